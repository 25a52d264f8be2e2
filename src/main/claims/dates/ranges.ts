/**
 * Stretches between two days or periods ("from 2011 to May 2015", "between Oct. 2 and Oct. 22", "4–22 January"), and
 * what is open to one side ("since September 2015", "before 2018", "2012 or later").
 */
import { absoluteDay, dayOf, monthName } from './absolute.ts'
import { calendarOf, dayNumber, daysInMonth, existsDay, shiftDay, unitStretch } from './calendar.ts'
import { dayItems, length } from './durations.ts'
import { moment } from './moments.ts'
import { day } from './near.ts'
import { monthDay, year } from './numerals.ts'
import { relativeUnit } from './own-units.ts'
import {
  anyOf,
  longest,
  openSense,
  type Parts,
  type Read,
  type Run,
  rule,
  type Sense,
  sense,
  starts
} from './reader.ts'
import { timeMention } from './times.ts'
import { period } from './units.ts'

export const named = anyOf<Sense>(moment, day, period)

/** Anything that can be an end of a range. */
export const point = rule<Sense>(starts.any, (run, at) => {
  const now =
    run.text(at) === 'now'
      ? { to: at + 1, value: sense({ from: run.today, to: run.today }, 'day' as const, true) }
      : null
  const date =
    run.phrase(at, 'to date') === null && /^(?:current|today)$/.test(run.text(at)) && run.text(at + 1) === 'date'
      ? { to: at + 2, value: sense({ from: run.today, to: run.today }, 'day' as const, true) }
      : null
  return longest(now, date, named(run, at))
})

const joints = new Set(['to', 'until', 'till', 'through', 'thru', 'throughout'])

/** The place behind the word or dash between two ends; null where there is none. */
function behindJoint(run: Run, at: number, lead: string): number | null {
  if (joints.has(run.text(at))) return at + 1
  if (lead === 'between' && run.text(at) === 'and') return at + 1
  return run.isMark(at, '-–—~') ? at + 1 : null
}

/** A range of two full ends. */
const full = rule<Sense>(starts.any, (run, at) => {
  const lead = /^(?:from|between)$/.test(run.text(at)) ? run.text(at) : ''
  const start = lead ? at + 1 : at
  const first = point(run, start)
  if (!first || !canBeEnd(first.value, lead !== '')) return null
  const joint = behindJoint(run, first.to, lead)
  if (joint === null) return null
  const dash = run.isMark(joint - 1, '-–—~')
  const second = longest(bareDay(run, joint, first.value), point(run, joint))
  if (!second || !canBeEnd(second.value, lead !== '' || !dash)) return null
  if (first.value.weak === 'ordinal' && second.value.weak === 'ordinal') return null
  const isWeak = first.value.weak === 'year' && second.value.weak === 'year' && lead === '' && !dash
  const value = between(run, first.value, second.value)
  return value && { to: second.to, value: isWeak ? { ...value, weak: 'year' } : value }
})

function canBeEnd({ weak, precision }: Sense, led: boolean): boolean {
  if (precision === 'duration' || precision === 'recurring') return false
  if (weak === 'season') return led
  return weak !== 'word' && !(weak === 'ordinal' && !led)
}

/** "November 15th through 19th", "april 27th to the third", "November 19-20": the second end lends its month from the first. */
function bareDay(run: Run, at: number, first: Sense): Read<Sense> | null {
  const { parts } = first
  if (parts?.day === undefined || parts.month === undefined || first.from === null) return null
  const date = monthDay(run, run.past(at, 'the'))
  if (!date) return null
  const { year: inYear, month } = calendarOf(first.from)
  const next = date.value > parts.day ? month : month + 1
  const to = dayNumber(inYear, next, date.value)
  return {
    to: date.to,
    value: sense({ from: to, to }, 'day', first.relative, {
      parts: { month: next % 12, day: date.value, ...(parts.year === undefined ? {} : { year: calendarOf(to).year }) }
    })
  }
}

/** The stretch between two ends; what the one does not name it has from the other. Null where it would run backwards. */
function between(run: Run, first: Sense, second: Sense): Sense | null {
  let [a, b] = [atEdge(first), atEdge(second)]
  const [own, other] = [a.parts, b.parts]
  if (own && other && (own.month !== undefined || own.day !== undefined)) {
    if (own.year === undefined && other.year !== undefined) {
      a = inYear(run, own, other.year) ?? a
      if (a.from !== null && b.to !== null && a.from > b.to) a = inYear(run, own, other.year - 1) ?? a
    } else if (other.year === undefined && other.month !== undefined && a.from !== null) {
      const start = calendarOf(a.from).year
      b = inYear(run, other, start) ?? b
      if (b.to !== null && b.to < a.from) b = inYear(run, other, start + 1) ?? b
    }
  } else if (other && other.year === undefined && other.month !== undefined && a.from !== null) {
    const start = calendarOf(a.from).year
    for (const shift of [0, 1, 2]) {
      const later = inYear(run, other, start + shift)
      if (later && later.to !== null && later.to >= a.from) {
        b = later
        break
      }
    }
  } else if (own && own.year === undefined && own.month !== undefined && b.to !== null) {
    const end = calendarOf(b.to).year
    for (const shift of [0, -1]) {
      const earlier = inYear(run, own, end + shift)
      if (earlier && earlier.from !== null && earlier.from <= b.to) {
        a = earlier
        break
      }
    }
  } else if (a.from !== null && b.to !== null && b.to < a.from && b.precision === 'day' && b.relative && a.relative) {
    // "from next Monday to Friday"
    const later = b.to + Math.ceil((a.from - b.to) / 7) * 7
    b = { ...b, from: later, to: later }
  }
  if (a.from !== null && b.to !== null && b.to < a.from) return null
  return sense({ from: a.from, to: b.to }, 'period', a.relative || b.relative)
}

/** "the end of 2007" as an end of a range is a day rather than a part of the year. */
const atEdge = (end: Sense): Sense => (end.edge ? { ...end, from: end.edge.from, to: end.edge.to } : end)

/** A month or day set into a year that it does not name itself. */
function inYear(run: Run, parts: Parts, value: number): Sense | null {
  const { month } = parts
  if (month === undefined) return null
  if (parts.day === undefined) {
    const stretch = { from: dayNumber(value, month, 1), to: dayNumber(value, month, daysInMonth(value, month)) }
    return sense(stretch, 'month', false, { parts: { year: value, month } })
  }
  const at = dayOf({ year: value, month, day: parts.day }, run.today)
  return at === null
    ? null
    : sense({ from: at, to: at }, 'day', false, { parts: { year: value, month, day: parts.day } })
}

/** "4 to 22 January 2017", "from 3 until 12 of Sept", "between 4 and 22 this month", "9 to 12 of June". */
const daysThenMonth = rule<Sense>(
  starts.figure | starts.number | starts.ordinal | starts.article | starts.other,
  (run, at) => {
    const lead = /^(?:from|between)$/.test(run.text(at)) ? run.text(at) : ''
    const first = monthDay(run, run.past(lead ? at + 1 : at, 'the'))
    if (!first) return null
    const joint = behindJoint(run, first.to, lead)
    if (joint === null) return null
    const date = absoluteDay(run, joint)
    const parts = date?.value.parts
    if (
      date &&
      date.value.from !== null &&
      parts?.day !== undefined &&
      parts.month !== undefined &&
      isWritten(run, joint, date.to)
    ) {
      const { year: inYearOf, month } = calendarOf(date.value.from)
      const from =
        first.value < parts.day ? dayNumber(inYearOf, month, first.value) : dayNumber(inYearOf, month - 1, first.value)
      return { to: date.to, value: sense({ from, to: date.value.from }, 'period', date.value.relative) }
    }
    const second = monthDay(run, run.past(joint, 'the'))
    if (!second || second.value <= first.value) return null
    let to = run.past(second.to, 'in', 'of')
    to = run.past(to, 'the')
    const month = relativeUnit(run, to)
    if (!month || run.text(month.to - 1) !== 'month' || month.value.from === null) return null
    const { year: inYearOf, month: number } = calendarOf(month.value.from)
    if (!existsDay(inYearOf, number, second.value)) return null
    return {
      to: month.to,
      value: sense(
        { from: dayNumber(inYearOf, number, first.value), to: dayNumber(inYearOf, number, second.value) },
        'period',
        true
      )
    }
  }
)

/** Whether the date is written with its month's name. */
function isWritten(run: Run, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (monthName(run, at)) return true
  return false
}

/** "November 19-20", "Feb between 2-7 2018", "November between 19 and 20", "May 4 to 7, 2016". */
const monthThenDays = rule<Sense>(starts.month, (run, at) => {
  const month = monthName(run, at)
  if (!month) return null
  const lead = run.text(month.to) === 'between' || run.text(month.to) === 'from' ? run.text(month.to) : ''
  const first = monthDay(run, run.past(lead ? month.to + 1 : month.to, 'the'))
  const joint = first && behindJoint(run, first.to, lead)
  if (!first || joint == null) return null
  const second = monthDay(run, run.past(joint, 'the'))
  if (!second || second.value <= first.value || run.isMark(second.to, ':/')) return null
  if (/^(?:am|pm)$/.test(run.text(second.to)) || monthName(run, second.to)) return null
  const behind = run.past(second.to, ',', 'of', 'in')
  const named = year(run, behind)
  const own = named
    ? named.value
    : calendarOf(dayOf({ month: month.value, day: first.value }, run.today) ?? run.today).year
  if (!existsDay(own, month.value, second.value) || !existsDay(own, month.value, first.value)) return null
  return {
    to: named?.to ?? second.to,
    value: sense(
      { from: dayNumber(own, month.value, first.value), to: dayNumber(own, month.value, second.value) },
      'period',
      !named
    )
  }
})

/** "Jan-Feb 2017", "June to August 1992" are read by their ends; "this week between Wednesday and Friday" here. */
const withinWeek = rule<Sense>(starts.lead, (run, at) => {
  const week = relativeUnit(run, at)
  if (
    !week ||
    run.text(week.to - 1) !== 'week' ||
    week.value.from === null ||
    !/^(?:from|between)$/.test(run.text(week.to))
  )
    return null
  const ends = full(run, week.to)
  if (!ends || ends.value.from === null || ends.value.to === null || ends.value.precision !== 'period') return null
  const shift = week.value.from - (unitStretch(ends.value.from, 'week').from as number)
  return { to: ends.to, value: sense({ from: ends.value.from + shift, to: ends.value.to + shift }, 'period', true) }
})

/** "for 3 days from today", "2 weeks starting May 20th", "for 1 week, from 20th Dec". */
const lengthFrom = rule<Sense>(
  starts.other | starts.figure | starts.number | starts.article | starts.mark,
  (run, at) => {
    const led = run.text(at) === 'for'
    const by = length(run, led ? at + 1 : at)
    if (led && by && /^(?:starting|beginning|commencing)$/.test(run.text(by.to))) return null
    const items = by && dayItems(by.value)
    if (!by || !items) return null
    let to = run.isMark(by.to, ',') ? by.to + 1 : by.to
    const starting = /^(?:starting|beginning|commencing)$/.test(run.text(to))
    if (starting) to = run.past(to + 1, 'from', 'on')
    else if (led && run.text(to) === 'from' && run.text(to + 1) !== 'now') to += 1
    else return null
    const other = point(run, to)
    if (!other || other.value.from === null) return null
    let end = other.value.from
    for (const { count, unit } of items) {
      if (count === null) return { to: other.to, value: openSense('period') }
      end = shiftDay(end, count, unit)
    }
    const timed = timeMention(run, other.to - 1)
    return {
      to: other.to,
      value: sense({ from: other.value.from, to: timed ? end : end - 1 }, 'period', other.value.relative)
    }
  }
)

/** "within two weeks", "within 9 months from today". */
const within = rule<Sense>(starts.other, (run, at) => {
  if (run.text(at) !== 'within') return null
  const by = length(run, run.past(at + 1, 'the'))
  if (!by) return null
  const from = run.phrase(by.to, 'from today') ?? run.phrase(by.to, 'from now') ?? by.to
  const items = dayItems(by.value)
  if (!items) return { to: from, value: sense({ from: run.today, to: run.today }, 'day', true, { weak: 'hour' }) }
  // "within two years of the ban" counts from what is told.
  if (run.text(by.to) === 'of' || run.text(by.to) === 'after' || run.text(by.to) === 'before') return null
  let end = run.today
  for (const { count, unit } of items) {
    if (count === null) return { to: from, value: openSense('period') }
    end = shiftDay(end, count, unit)
  }
  return { to: from, value: sense({ from: run.today, to: from > by.to ? end : end - 1 }, 'period', true) }
})

export const range = rule<Sense>(starts.any, (run, at) =>
  longest(
    daysThenMonth(run, at),
    monthThenDays(run, at),
    full(run, at),
    withinWeek(run, at),
    lengthFrom(run, at),
    within(run, at)
  )
)
