const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago an ISO instant is, in words; a date where it is more than a week. Empty for what is no instant. */
export function sinceWhen(instant: string, now: number, language: string): string {
  const then = Date.parse(instant)
  if (Number.isNaN(then)) return ''
  const age = Math.max(0, now - then)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (age < MINUTE) return words.format(0, 'second')
  if (age < HOUR) return words.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return words.format(-Math.floor(age / HOUR), 'hour')
  if (age < 7 * DAY) return words.format(-Math.floor(age / DAY), 'day')
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(then)
}

/** When an ISO instant was, to the minute: the time alone where it is today. */
export function clockTime(instant: string, now: number, language: string): string {
  const then = new Date(instant)
  const today = then.toDateString() === new Date(now).toDateString()
  return new Intl.DateTimeFormat(language, {
    ...(today ? {} : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit'
  }).format(then)
}
