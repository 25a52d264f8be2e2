/**
 * Arithmetic of the Gregorian calendar on day numbers: whole days since 1 January 1970, so that spans of days are sums.
 * Months count from 0 to 11, weekdays from 0 (Sunday) to 6.
 */

const dayLength = 86_400_000

/** A day in its calendar. */
export interface Calendar {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** First and last day of a stretch of days, both inclusive. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Day number of a date; days beyond a month's end and months beyond a year's run on into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return Math.floor(date.getTime() / dayLength)
}

export function calendarOf(day: number): Calendar {
  const date = new Date(day * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
}

export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Whether there is such a day: 31 February is none. */
export function existsDay(year: number, month: number, day: number): boolean {
  return month >= 0 && month <= 11 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  return calendarOf(dayNumber(year, month + 1, 0)).day
}

/** ISO 8601; null for what four digits of a year cannot write. */
export function isoDay(day: number): string | null {
  const { year, month, day: date } = calendarOf(day)
  if (!(year >= 1 && year <= 9999)) return null
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The day number of an ISO date or date and time; null for anything else. */
export function parseDay(date: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '')
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])]
  return existsDay(year, month, day) ? dayNumber(year, month, day) : null
}

/** Whole years from one day to a later one. */
export function wholeYears(from: number, to: number): number {
  const [a, b] = [calendarOf(from), calendarOf(to)]
  const isBefore = b.month < a.month || (b.month === a.month && b.day < a.day)
  return b.year - a.year - (isBefore ? 1 : 0)
}

export const monthStretch = (year: number, month: number): Stretch => ({
  from: dayNumber(year, month, 1),
  to: dayNumber(year, month + 1, 0)
})

export const yearStretch = (year: number, last = year): Stretch => ({
  from: dayNumber(year, 0, 1),
  to: dayNumber(last, 11, 31)
})

/** `quarter` 0 to 3. */
export const quarterStretch = (year: number, quarter: number): Stretch => ({
  from: dayNumber(year, 3 * quarter, 1),
  to: dayNumber(year, 3 * quarter + 3, 0)
})

/** Monday of the week that holds the day. */
export const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7)

/** The week of a year after ISO 8601: week 1 holds 4 January. */
export function isoWeek(year: number, week: number): Stretch {
  const from = mondayOf(dayNumber(year, 0, 4)) + 7 * (week - 1)
  return { from, to: from + 6 }
}

/** How many weeks a year has after ISO 8601. */
export function weeksOf(year: number): number {
  return (isoWeek(year + 1, 1).from - isoWeek(year, 1).from) / 7
}

/** The weeks of a month are those whose Thursday lies in it, as those of a year are. */
export function weekOfMonth(year: number, month: number, week: number): Stretch {
  const from = mondayOf(dayNumber(year, month, 4)) + 7 * (week - 1)
  return { from, to: from + 6 }
}

export function lastWeekOfMonth(year: number, month: number): Stretch {
  const from = mondayOf(dayNumber(year, month + 1, 4)) - 7
  return { from, to: from + 6 }
}

/** The so-many-th such weekday of a month; -1 is the last. Null where the month has fewer. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number | null {
  if (nth < 0) {
    const last = dayNumber(year, month + 1, 0)
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
  const first = dayNumber(year, month, 1)
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
  return calendarOf(day).month === month ? day : null
}

export type Unit = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year' | 'decade' | 'century'

const monthsOf: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }
const daysOf: Partial<Record<Unit, number>> = { day: 1, week: 7, fortnight: 14 }

/** `count` units later (negative: earlier). The last day of a longer month becomes the last of a shorter. */
export function shiftDay(day: number, count: number, unit: Unit): number {
  const days = daysOf[unit]
  if (days !== undefined) return day + Math.round(count * days)
  const months = count * (monthsOf[unit] ?? 0)
  const whole = Math.trunc(months)
  const { year, month, day: date } = calendarOf(day)
  const moved = dayNumber(year, month + whole, Math.min(date, daysInMonth(year, month + whole)))
  return moved + Math.round((months - whole) * 30)
}

/** The calendar unit that holds the day, moved by whole units: the month before is -1. Weeks begin on Monday. */
export function unitStretch(day: number, unit: Unit, by = 0): Stretch {
  const { year, month } = calendarOf(day)
  switch (unit) {
    case 'day':
      return { from: day + by, to: day + by }
    case 'week':
      return { from: mondayOf(day) + 7 * by, to: mondayOf(day) + 7 * by + 6 }
    case 'fortnight':
      return { from: mondayOf(day) + 14 * by, to: mondayOf(day) + 14 * by + 13 }
    case 'month':
      return monthStretch(year, month + by)
    case 'quarter':
      return quarterStretch(year, Math.floor(month / 3) + by)
    case 'year':
      return yearStretch(year + by)
    case 'decade': {
      const first = Math.floor(year / 10) * 10 + 10 * by
      return yearStretch(first, first + 9)
    }
    case 'century': {
      const first = Math.floor((year - 1) / 100) * 100 + 1 + 100 * by
      return yearStretch(first, first + 99)
    }
  }
}

/** Easter Sunday of the western churches, by the anonymous Gregorian computation. */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return dayNumber(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)
}
