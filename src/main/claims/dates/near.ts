/**
 * Days counted from the article's or from another: "yesterday", "next Friday", "Tuesday of last week", "two weeks ago",
 * "3 days after Christmas", "the first Friday in July", "on the 18th".
 */
import { absoluteDay, dayOf, weekdayName } from './absolute.ts'
import { calendarOf, isoDay, mondayOf, nthWeekday, shiftDay, unitStretch, weekdayOf } from './calendar.ts'
import { dayItems, type Length, length, pastBound } from './durations.ts'
import { holiday } from './holidays.ts'
import { amount, monthDay, ordinal, ordinalDay } from './numerals.ts'
import { relativeUnit } from './own-units.ts'
import {
  anyOf,
  byFirstWord,
  longest,
  openSense,
  type Read,
  type Run,
  rule,
  type Sense,
  sense,
  starts,
  stretchOf
} from './reader.ts'
import { bareMonth, monthOfYear } from './spans.ts'
import { isClosed, period } from './units.ts'
import { months, weekdays } from './words.ts'

const oneDay = (day: number, relative = true): Sense => sense({ from: day, to: day }, 'day', relative)

const words = byFirstWord<number>([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['the day after tmrw', 2],
  ['right now', 0],
  ['at the moment', 0],
  ['at this moment', 0],
  ['at the minute', 0],
  ['at the present time', 0],
  ['at this time', 0],
  ['at present', 0]
])

/** "today", "the day after tomorrow", "at the moment". */
const wordDay = rule<Sense>(starts.other | starts.article | starts.lead, (run, at) => {
  let best: Read<Sense> | null = null
  for (const [phrase, shift] of words.get(run.text(at)) ?? []) {
    const to = run.phrase(at, phrase)
    if (to !== null && (!best || to > best.to)) best = { to, value: oneDay(run.today + shift) }
  }
  if (best) return best
  if (run.text(at) === 'now') return { to: at + 1, value: { ...oneDay(run.today), weak: 'word' } }
  const start = run.past(at, 'the')
  // In a story "the next day" is the one after what was told.
  if ((run.text(start) === 'next' || run.text(start) === 'last') && run.text(start + 1) === 'day')
    return { to: start + 2, value: openSense('relative') }
  if (
    start > at &&
    run.text(start) === 'day' &&
    /^(?:before|after)$/.test(run.text(start + 1)) &&
    isClosed(run, start + 2)
  )
    return { to: start + 2, value: openSense('relative') }
  return null
})

/** Words before a weekday that say which one. */
const leads = new Set(['this', 'next', 'last', 'past', 'previous', 'following', 'coming', 'upcoming'])

/** "Friday", "next Friday", "this past Wednesday", "Friday next week", "this week on Saturday", "Tuesday of last week". */
const weekday = rule<Sense>(starts.weekday | starts.lead, (run, at) => {
  let to = at
  let lead = ''
  if (leads.has(run.text(to))) {
    lead = run.text(to)
    to += 1
    if (lead === 'this' && /^(?:past|coming|upcoming|last|next)$/.test(run.text(to))) {
      lead = run.text(to) === 'past' ? 'past' : 'coming'
      to += 1
    }
  }
  const name = weekdayName(run, to)
  if (!name) return null
  const named = name.value
  if (lead === '') {
    let of = run.past(name.to, ',', 'of')
    of = run.past(of, 'the')
    const week = relativeUnit(run, of)
    if (week && run.text(week.to - 1) === 'week' && week.value.precision === 'relative')
      return { to: week.to, value: openSense('relative') }
    if (week && /^weeks?$/.test(run.text(week.to - 1)) && week.value.from !== null && !run.isMark(week.to, "'’"))
      return { to: week.to, value: oneDay(week.value.from + ((named + 6) % 7)) }
  }
  return { to: name.to, value: onWeekday(run, at, named, lead) }
})

function onWeekday(run: Run, at: number, named: number, lead: string): Sense {
  const { today } = run
  const monday = mondayOf(today)
  const offset = (named + 6) % 7
  const back = (weekdayOf(today) - named + 7) % 7
  switch (lead) {
    case 'this':
      return oneDay(monday + offset)
    case 'next':
    case 'following':
      return oneDay(nextWeekday(today, named))
    case 'coming':
    case 'upcoming':
      return oneDay(today + (back === 0 ? 7 : 7 - back))
    case 'past':
      return oneDay(today - (back === 0 ? 7 : back))
    case 'last':
    case 'previous':
      return oneDay(today - (back === 0 ? 7 : back))
    default:
      return back > 0 && looksAhead(run, at) ? oneDay(today + 7 - back) : oneDay(today - back)
  }
}

function nextWeekday(today: number, named: number): number {
  const back = (weekdayOf(today) - named + 7) % 7
  return today + (back === 0 ? 7 : 7 - back)
}

/** Whether the words before speak of what is to come: news reports what has happened, unless it says otherwise. */
export function looksAhead(run: Run, at: number): boolean {
  const start = run.lexemes[at]?.start ?? 0
  const clause = run.source.slice(Math.max(0, start - 80), start)
  return /(?:\bwill|['’]ll|\b(?:scheduled|due|set|planned|plans|planning|going|hopes?|is|are) to|\bexpect\w*)\b[^.;]*$/i.test(
    clause
  )
}

/** "next week on Friday", "this week - Monday", "last week Sunday". */
const weekThenDay = rule<Sense>(starts.lead, (run, at) => {
  const week = relativeUnit(run, at)
  if (!week || run.text(week.to - 1) !== 'week' || week.value.from === null) return null
  let to = run.isMark(week.to, '-,') ? week.to + 1 : week.to
  to = run.past(to, 'on')
  const name = weekdayName(run, to)
  return name ? { to: name.to, value: oneDay(week.value.from + ((name.value + 6) % 7)) } : null
})

/** "the first Friday in July", "second Monday of next month", "last Sunday of 2015". */
const nthOfPeriod = rule<Sense>(
  starts.article | starts.ordinal | starts.lead | starts.figure | starts.number,
  (run, at) => {
    const start = run.past(at, 'the')
    const nth = run.text(start) === 'last' ? { to: start + 1, value: -1 } : ordinal(run, start)
    const name = nth && weekdayName(run, nth.to)
    if (!nth || !name || nth.value > 53) return null
    const joint = run.text(name.to)
    const of = /^(?:of|in)$/.test(joint) ? name.to + 1 : null
    const own = of === null ? null : longest(monthOfYear(run, of), bareMonth(run, of), relativeUnit(run, of))
    const stretch = own && stretchOf(own.value)
    if (own && stretch && own.value.precision === 'month') {
      const { year, month } = calendarOf(stretch.from)
      const day = nthWeekday(year, month, name.value, nth.value)
      return day === null ? null : { to: own.to, value: oneDay(day, own.value.relative) }
    }
    return null
  }
)

/** "the 18th", "the twenty-seventh": a day of a month that is not named. */
const numberedDay = rule<Sense>(starts.article | starts.ordinal | starts.figure | starts.number, (run, at) => {
  const start = run.past(at, 'the')
  const date = longest(ordinalDay(run, start), start > at ? monthDay(run, start) : null)
  if (!date) return null
  const to = run.text(date.to) === 'day' ? date.to + 1 : date.to
  // "20th of next month", "the 21st this month", "the 15th day of the month"
  const of = run.past(to, 'of')
  const month = relativeUnit(run, of)
  const own =
    run.text(of) === 'the' && run.text(of + 1) === 'month'
      ? { to: of + 2, from: unitStretch(run.today, 'month').from }
      : null
  const held =
    month && run.text(month.to - 1) === 'month' && month.value.from !== null
      ? { to: month.to, from: month.value.from }
      : own
  if (held) {
    const inside = calendarOf(held.from)
    const day = dayOf({ year: inside.year, month: inside.month, day: date.value }, run.today)
    return day === null ? null : { to: held.to, value: oneDay(day) }
  }
  if (to > date.to) return null
  const day = dayOf({ day: date.value }, run.today)
  return day === null ? null : { to, value: { ...oneDay(day), weak: 'ordinal', parts: { day: date.value } } }
})

/** A day by any of its names. */
export const plainDay = anyOf<Sense>(absoluteDay, holiday, wordDay, weekday, weekThenDay, nthOfPeriod, numberedDay)

/** `by` lengths after (1) or before (-1) a day; as exact as the length is, or to the day. */
function away(day: number, by: Length, direction: 1 | -1, relative: boolean, exactly = false): Sense {
  const items = dayItems(by)
  if (!items) return sense({ from: day, to: day }, 'day', relative)
  let at = day
  for (const { count, unit, business } of items) {
    if (count === null) return openSense('relative')
    at = business ? businessDay(at, direction * count) : shiftDay(at, direction * count, unit)
  }
  if (isoDay(at) === null) return openSense('relative')
  const coarse = items.length === 1 && !exactly ? items[0]?.unit : undefined
  if (coarse === 'year' || coarse === 'decade' || coarse === 'century')
    return sense(unitStretch(at, 'year'), 'year', relative)
  if (coarse === 'month') return sense(unitStretch(at, 'month'), 'month', relative)
  return sense({ from: at, to: at }, 'day', relative)
}

function businessDay(day: number, count: number): number {
  let at = day
  for (let left = Math.min(1000, Math.abs(Math.round(count))); left > 0; ) {
    at += Math.sign(count)
    if (weekdayOf(at) !== 0 && weekdayOf(at) !== 6) left -= 1
  }
  return at
}

const openEnds: ReadonlyMap<string, boolean> = new Map([
  ['more', true],
  ['over', true],
  ['longer', true],
  ['less', false],
  ['under', false]
])

/** "two weeks ago", "3 days from now", "in two months", "a month later", "two days after Christmas", "2 weeks since 2011". */
const counted = rule<Sense>(starts.any, (run, at) => {
  const led = run.text(at) === 'in' ? at + 1 : at
  const limited = openEnds.get(run.text(led)) === undefined ? led : pastBound(run, led)
  const start = length(run, limited) ? limited : led
  const by = length(run, start)
  if (!by) return null
  const bound = start > led ? openEnds.get(run.text(led)) : undefined
  const word = run.text(by.to)
  const end = (to: number, value: Sense, base = run.today): Read<Sense> => ({ to, value: clipped(base, value, bound) })
  if (word === 'ago' || word === 'back') {
    if (word === 'back' && !isClosed(run, by.to + 1)) return null
    return end(by.to + 1, { ...away(run.today, by.value, -1, true, bound !== undefined) })
  }
  if (word === 'hence') return end(by.to + 1, away(run.today, by.value, 1, true, bound !== undefined))
  if (word === 'in' && run.phrase(by.to, 'in the future')) return end(by.to + 3, away(run.today, by.value, 1, true))
  if ((word === 'earlier' || word === 'later') && !/^(?:this|in)$/.test(run.text(by.to + 1)))
    return { to: by.to + 1, value: openSense('relative') }
  if (run.phrase(by.to, 'from now')) return end(by.to + 2, away(run.today, by.value, 1, true, bound !== undefined))
  if (word === 'before' || word === 'after' || word === 'from' || word === 'since') {
    const to = by.to + 1
    const other = longest(
      plainDay(run, to),
      word === 'since' || word === 'after' || word === 'before' ? dated(run, to) : null
    )
    if (other && other.value.from !== null && (dayItems(by.value) || word !== 'from')) {
      if (other.value.weak === 'ordinal' || other.value.weak === 'word') return null
      if (word === 'from' && led > at) return null
      return end(
        other.to,
        away(other.value.from, by.value, word === 'before' ? -1 : 1, other.value.relative, bound !== undefined),
        other.value.from
      )
    }
  }
  if (led === at || run.text(at) !== 'in') return null
  // "in three days": for a while, or at its end; only a month and more is told to the month.
  if (run.isMark(by.to, "'’") && run.text(by.to + 1) === 's' && run.text(by.to + 2) === 'time')
    return { to: by.to + 3, value: away(run.today, by.value, 1, true) }
  return { to: by.to, value: { ...away(run.today, by.value, 1, true), weak: 'word' } }
})

/** Behind "since" and "after", a year or month counts from its first day. */
const dated = rule<Sense>(starts.any, (run, at) => {
  const read = period(run, at)
  return read && (read.value.precision === 'year' || read.value.precision === 'month') && read.value.weak !== 'word'
    ? read
    : null
})

/** "more than two weeks ago" is open to the one side, "less than two weeks from today" reaches from today. */
function clipped(base: number, value: Sense, bound: boolean | undefined): Sense {
  if (bound === undefined || value.from === null || value.to === null) return value
  const past = value.from < base
  if (bound)
    return past
      ? { ...value, from: null, to: value.from - 1, precision: 'period' }
      : { ...value, to: null, precision: 'period' }
  return past
    ? sense({ from: value.from, to: base }, 'period', value.relative)
    : sense({ from: base, to: value.from - 1 }, 'period', value.relative)
}

/** "two Sundays from now", "Monday two weeks from now", "3 weeks after Christmas on Friday". */
const withWeekday = rule<Sense>(starts.any, (run, at) => {
  const name = weekdayName(run, at)
  if (name) {
    const by = counted(run, run.past(name.to, ','))
    if (by?.value.from != null && by.value.weak === undefined && by.value.precision === 'day')
      return { to: by.to, value: oneDay(nearestTo(by.value.from, name.value)) }
  }
  const by = counted(run, at)
  if (by?.value.from != null && by.value.precision === 'day' && run.text(by.to) === 'on') {
    const behind = weekdayName(run, by.to + 1)
    if (behind) return { to: behind.to, value: oneDay(nearestTo(by.value.from, behind.value)) }
  }
  const count = amount(run, at)
  const plural = count && weekdays.get(run.text(count.to).replace(/s$/, ''))
  if (count && plural !== undefined && plural !== null) {
    if (run.phrase(count.to + 1, 'from now'))
      return { to: count.to + 3, value: oneDay(nextWeekday(run.today, plural) + 7 * (count.value - 1)) }
    if (run.text(count.to + 1) === 'later') return { to: count.to + 2, value: openSense('relative') }
  }
  return null
})

/** The weekday nearest to the day. */
const nearestTo = (day: number, named: number): number => day + ((named - weekdayOf(day) + 10) % 7) - 3

/** "1st week of October on Friday". */
const weekOnDay = rule<Sense>(starts.any, (run, at) => {
  const week = period(run, at)
  if (!week || week.value.from === null || week.value.to !== week.value.from + 6) return null
  let to = months.has(run.text(week.to - 1)) ? run.past(week.to, '.', ',') : week.to
  to = run.past(to, 'on')
  const name = to > week.to ? weekdayName(run, to) : null
  return name ? { to: name.to, value: oneDay(week.value.from + ((name.value + 6) % 7), week.value.relative) } : null
})

/** Any phrase for one day, or for what is as exact as the words allow. */
export const day = anyOf<Sense>(plainDay, counted, withWeekday, weekOnDay)
