/** Names of the months and of the days of the week. */
const monthsAndDays =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** Whether the lower-case word names a month or a day of the week. */
export function isMonthOrDay(lower: string): boolean {
  return monthsAndDays.test(lower)
}
