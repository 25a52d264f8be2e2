/** Whether a text is a date of the calendar as far as it is known: "2016", "2016-05", "2016-05-17", or an instant. */
export function isPartialDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/.exec(text)
  if (!match) return false
  const [, year, month = '01', day = '01', time] = match
  if (time !== undefined && Number.isNaN(Date.parse(text))) return false
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // A day that the month does not have rolls over into the next one.
  return !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}
