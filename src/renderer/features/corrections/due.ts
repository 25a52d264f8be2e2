/** Whether a deadline, a day as YYYY-MM-DD, is over by the calendar of this computer. */
export function isPast(deadline: string, now: Date): boolean {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return deadline < today.map((part) => String(part).padStart(2, '0')).join('-')
}
