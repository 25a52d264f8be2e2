/**
 * Periods counted from the article's: "last year", "the next three months", "the week of 10 April", "the first week of
 * 2015", "early next week", "the end of 2000", "rest of the week".
 */
import { absoluteDay } from './absolute.ts'
import {
  calendarOf,
  dayNumber,
  isoWeek,
  lastWeekOfMonth,
  type Stretch,
  shiftDay,
  unitStretch,
  weekdayOf,
  weekOfMonth,
  weeksOf
} from './calendar.ts'
import { dayItems, length } from './durations.ts'
import { holiday, holidayName } from './holidays.ts'
import { amount, figureYear, monthDay, ordinal } from './numerals.ts'
import { after, before, ownUnit, precisionOf, relativeUnit, sized } from './own-units.ts'
import { anyOf, longest, openSense, type Read, type Run, rule, type Sense, sense, starts, stretchOf } from './reader.ts'
import { restOf, sectioned } from './sections.ts'
import { bareMonth, countOf, namedPeriod } from './spans.ts'
import { units } from './words.ts'

/** "the last three months", "next 3 days", "2 upcoming months", "past few weeks", "the next couple of weeks". */
const countedUnits = rule<Sense>(starts.any, (run, at) => {
  const read = unitsCounted(run, at)
  if (!read || run.text(at) !== 'the' || /^(?:decade|centur)/.test(run.text(read.to - 1))) return read
  return { to: read.to, value: { ...read.value, bare: true } }
})

function unitsCounted(run: Run, at: number): Read<Sense> | null {
  // "it shouldn't last two hours": the verb.
  if (run.text(at) === 'last' && isVerb(run, at)) return null
  let start = run.past(at, 'within')
  start = run.past(start, 'the')
  let lead = run.text(start)
  let count: Read<number | null> | null = null
  let to = start
  if (before.has(lead) || after.has(lead)) {
    count = countOf(run, start + 1)
    if (count) to = count.to
  } else {
    count = countOf(run, start)
    if (!count || count.to === start) return null
    lead = run.text(count.to)
    if (!before.has(lead) && !after.has(lead)) return null
    to = count.to + 1
  }
  if (!count) return null
  const business = /^(?:business|working)$/.test(run.text(to))
  if (business) to += 1
  const unit = units.get(run.text(to))
  if (unit === undefined || run.text(to) === 'h') return null
  if (count.value !== 1 && !run.text(to).endsWith('s')) return null
  const ahead = after.has(lead)
  const more = run.text(to + 1) === 'and' ? length(run, to + 2) : null
  const extra = more && !/^(?:ago|later|earlier|hence)$/.test(run.text(more.to)) ? dayItems(more.value) : null
  const end = more && extra ? more.to : to + 1
  if (!sized(unit)) {
    if (unit === 'weekend') return { to: end, value: openSense('period') }
    return {
      to: end,
      value: count.value === null ? openSense('period') : sense(unitStretch(run.today, 'day'), 'day', true)
    }
  }
  if (count.value === null || lead === 'following') {
    if (count.value === null || run.text(at) === 'the') return { to: end, value: openSense('period') }
  }
  const number = count.value
  if (business) return { to: end, value: businessDays(run.today, ahead ? number : -number) }
  if (unit === 'quarter' || unit === 'decade' || unit === 'century') {
    const first = unitStretch(run.today, unit, ahead ? 1 : -number)
    const last = unitStretch(run.today, unit, ahead ? number : -1)
    return { to: end, value: sense({ from: first.from, to: last.to }, 'period', true) }
  }
  let far = shiftDay(ahead && run.text(at) !== 'within' ? run.today + 1 : run.today, ahead ? number : -number, unit)
  for (const item of extra ?? []) far = shiftDay(far, (ahead ? 1 : -1) * (item.count ?? 0), item.unit)
  const stretch = ahead
    ? { from: run.text(at) === 'within' ? run.today : run.today + 1, to: far - 1 }
    : { from: far, to: run.today - 1 }
  return { to: end, value: sense(stretch, 'period', true) }
}

const isVerb = (run: Run, at: number): boolean => {
  const start = run.lexemes[at]?.start ?? 0
  return /\b(?:to|will|would|shall|should|can|could|may|might|must|did|does|do|not|cannot|n['’]t)\s$/i.test(
    run.source.slice(Math.max(0, start - 10), start)
  )
}

/** Monday to Friday, the so-many nearest after or before the day. */
function businessDays(today: number, count: number): Sense {
  const step = Math.sign(count)
  let left = Math.abs(count)
  let day = today
  let first: number | null = null
  while (left > 0 && left < 1000) {
    day += step
    if (weekdayOf(day) === 0 || weekdayOf(day) === 6) continue
    first ??= day
    left -= 1
  }
  const [a, b] = [first ?? today, day]
  return sense({ from: Math.min(a, b), to: Math.max(a, b) }, 'period', true)
}

/** "week 31", "week 3 of 2027", "week 27 of last year". */
const numberedWeek = rule<Sense>(starts.article | starts.unit, (run, at) => {
  const start = run.past(at, 'the')
  if (run.text(start) !== 'week') return null
  const lexeme = run.lexemes[start + 1]
  if (lexeme?.kind !== 'figure' || lexeme.text.length > 2 || lexeme.value < 1) return null
  const { year } = calendarOf(run.today)
  const of = run.text(start + 2) === 'of' ? start + 3 : start + 2
  const whose = figureYear(run, of)
  const shift = { last: -1, this: 0, next: 1 }[run.text(of)]
  const own = whose ? whose.value : shift !== undefined && run.text(of + 1) === 'year' ? year + shift : null
  if (lexeme.value > weeksOf(own ?? year)) return null
  return {
    to: own === null ? start + 2 : whose ? whose.to : of + 2,
    value: sense(isoWeek(own ?? year, lexeme.value), 'period', !whose, { bare: true })
  }
})

/** "the week of April 10th", "w/c 4 February", "the week commencing …", "the week of the 18th". */
const weekOf = rule<Sense>(starts.article | starts.unit | starts.other, (run, at) => {
  let to = run.past(at, 'the')
  if (run.text(to) === 'w' && run.isMark(to + 1, '/') && run.text(to + 2) === 'c') to += 3
  else if (run.text(to) === 'week' || run.text(to) === 'weekend' || run.text(to) === 'month') {
    to += 1
    if (!/^(?:of|beginning|starting|commencing|ending)$/.test(run.text(to))) return null
    to = run.past(run.past(to + 1, 'on'), 'on')
  } else return null
  const word = run.text(run.past(at, 'the'))
  const whole = longest(absoluteDay(run, to), holiday(run, to))
  const bare = run.text(to) === 'the' ? monthDay(run, to + 1) : null
  const day = whole?.value.from ?? (bare ? nearestDay(run, bare.value) : null)
  const end = whole?.to ?? bare?.to
  if (day === null || end === undefined) return null
  if (word === 'weekend') return { to: end, value: sense(weekendAt(day), 'period', whole?.value.relative ?? true) }
  if (word === 'month')
    return { to: end, value: sense(unitStretch(day, 'month'), 'month', whole?.value.relative ?? true) }
  return { to: end, value: sense(unitStretch(day, 'week'), 'period', whole?.value.relative ?? true) }
})

/** The weekend that a holiday falls on or is joined to: Thursday to Sunday, Saturday to Monday. */
function weekendAt(day: number): Stretch {
  const weekday = weekdayOf(day)
  const saturday = weekday === 0 || weekday === 1 ? day - weekday - 1 : day + (6 - weekday)
  const joined = weekday === 4 || weekday === 5 || weekday === 1
  return { from: joined ? Math.min(day, saturday) : saturday, to: joined ? Math.max(day, saturday + 1) : saturday + 1 }
}

/** "Labor Day weekend 2021", "Thanksgiving 2023 weekend". */
const holidayWeekend = rule<Sense>(starts.holiday | starts.lead | starts.article, (run, at) => {
  const named = holiday(run, at)
  if (!named || named.value.from === null) return null
  if (run.text(named.to) !== 'weekend') return null
  const year = figureYear(run, named.to + 1)
  const name = year && holidayName(run, run.past(at, 'the'))
  const day = year && name ? name.value(year.value) : named.value.from
  return { to: year?.to ?? named.to + 1, value: sense(weekendAt(day), 'period', !year && named.value.relative) }
})

function nearestDay(run: Run, day: number): number | null {
  const { year, month } = calendarOf(run.today)
  const candidates = [-1, 0, 1].map((shift) => dayNumber(year, month + shift, day))
  return candidates.reduce((best, next) => (Math.abs(next - run.today) < Math.abs(best - run.today) ? next : best))
}

/** A period that can hold parts: "2015", "July", "next year", "this month", "the year". */
const whole = anyOf<Sense>(namedPeriod, bareMonth, relativeUnit, ownUnit)

/** "the first week of 2015", "last week of July", "first ten days of last year", "the third month of 2021", "15th day of June". */
const partOfWhole = rule<Sense>(
  starts.article | starts.lead | starts.ordinal | starts.figure | starts.number | starts.other,
  (run, at) => {
    const start = run.past(at, 'the')
    const last = run.text(start) === 'last' || run.text(start) === 'final'
    const nth = last ? { to: start + 1, value: -1 } : ordinal(run, start)
    if (!nth) return null
    const count = nth.value === 1 || last ? amount(run, nth.to) : null
    const unitAt = count ? count.to : nth.to
    const unit = units.get(run.text(unitAt))
    if (unit !== 'day' && unit !== 'week' && unit !== 'month' && unit !== 'year') return null
    const counted = count?.value ?? 1
    const joint = run.text(unitAt + 1)
    const of =
      joint === 'of' || joint === 'in' ? unitAt + 2 : /^(?:this|next|last)$/.test(joint) && !last ? unitAt + 1 : null
    if (of === null || counted > 60) return null
    const own = whole(run, of)
    if (!own) return null
    const relative = own.value.relative || own.value.weak === 'month'
    const stretch = stretchOf(own.value)
    if (!stretch) return { to: own.to, value: openSense('period') }
    const found = partStretch(stretch, own.value.precision, unit, nth.value, counted)
    if (!found || found.from > stretch.to + 6) return null
    return { to: own.to, value: sense(found, counted === 1 ? precisionOf(unit) : 'period', relative) }
  }
)

function partStretch(
  stretch: Stretch,
  precision: Sense['precision'],
  unit: 'day' | 'week' | 'month' | 'year',
  nth: number,
  count: number
): Stretch | null {
  const { year, month } = calendarOf(stretch.from)
  if (unit === 'week') {
    const isYear = precision === 'year'
    if (!isYear && precision !== 'month') return null
    if (nth < 0) {
      const end = isYear ? isoWeek(year, weeksOf(year)) : lastWeekOfMonth(year, month)
      return { from: end.from - 7 * (count - 1), to: end.to }
    }
    const first = isYear ? isoWeek(year, nth) : weekOfMonth(year, month, nth)
    return { from: first.from, to: first.to + 7 * (count - 1) }
  }
  if (unit === 'day') {
    if (nth < 0) return { from: stretch.to - count + 1, to: stretch.to }
    return { from: stretch.from + nth - 1, to: stretch.from + nth - 2 + count }
  }
  if (nth < 0) return { from: shiftDay(stretch.to + 1, -count, unit), to: stretch.to }
  const from = shiftDay(stretch.from, nth - 1, unit)
  return { from, to: shiftDay(from, count, unit) - 1 }
}

/** "the week after next", "the year before". */
const unitAround = rule<Sense>(starts.article, (run, at) => {
  const start = run.past(at, 'the')
  const unit = units.get(run.text(start))
  if (start === at || unit === undefined || !sized(unit) || unit === 'day') return null
  const word = run.text(start + 1)
  if (word === 'after' && run.text(start + 2) === 'next')
    return { to: start + 3, value: sense(unitStretch(run.today, unit, 2), precisionOf(unit), true) }
  if (word === 'before' && run.text(start + 2) === 'last')
    return { to: start + 3, value: sense(unitStretch(run.today, unit, -2), precisionOf(unit), true) }
  if ((word === 'before' || word === 'after') && isClosed(run, start + 2))
    return { to: start + 2, value: openSense('relative') }
  return null
})

/** Whether the phrase ends here: at a mark, the end of the text or a word that no date holds. */
export function isClosed(run: Run, at: number): boolean {
  const next = run.lexemes[at]
  const last = run.lexemes[at - 1]
  if (next) return next.kind === 'mark' && /[.,:)]/.test(next.text)
  return last === undefined || /^\s*(?:$|[^\s\p{L}\p{N}])/u.test(run.source.slice(last.end, last.end + 3))
}

/** Any period but a bare month or the article's own "the year". */
export const period = anyOf<Sense>(
  namedPeriod,
  bareMonth,
  relativeUnit,
  countedUnits,
  ownUnit,
  numberedWeek,
  weekOf,
  holidayWeekend,
  partOfWhole,
  sectioned,
  restOf,
  unitAround
)
