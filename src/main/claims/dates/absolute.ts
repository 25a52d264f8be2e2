/** Dates that name their day by the calendar: in figures, written out, with weekday. */
import { calendarOf, dayNumber, existsDay, weekdayOf } from './calendar.ts'
import { figureDay, figureYear, fullYear, monthDay, ordinalDay, shortYear, year } from './numerals.ts'
import {
  anyOf,
  longest,
  openSense,
  type Parts,
  type Read,
  type Rule,
  type Run,
  rule,
  type Sense,
  sense,
  starts
} from './reader.ts'
import { months, weekdays } from './words.ts'

/** A month's name, with the full stop of an abbreviation. */
export const monthName = rule<number>(starts.month, (run, at) => {
  const month = months.get(run.text(at))
  if (month === undefined) return null
  return { to: isDotted(run, at) ? at + 2 : at + 1, value: month }
})

/** Whether the full stop behind an abbreviation belongs to it: a figure, an ordinal or a comma goes on. */
function isDotted(run: Run, at: number): boolean {
  if (run.text(at).length > 5 || !run.isMark(at + 1, '.') || !run.touches(at + 1)) return false
  const next = run.lexemes[at + 2]
  if (!next) return false
  if (next.kind === 'figure') return next.spaced || next.text.length < 3
  return (
    run.isMark(at + 2, ',') ||
    ordinalDay(run, at + 2) !== null ||
    months.has(next.text) ||
    /^(?:the|of)$/.test(next.text)
  )
}

/** A weekday's name, with the full stop of an abbreviation. */
export const weekdayName = rule<number>(starts.weekday, (run, at) => {
  const weekday = weekdays.get(run.text(at))
  if (weekday === undefined) return null
  const isShort = run.text(at).length < 6
  // "sat" and "sun" are words of their own.
  if (
    isShort &&
    !run.lexemes[at]?.capital &&
    /^(?:sat|sun|wed|mon|fri)$/.test(run.text(at)) &&
    !monthDay(run, run.past(at + 1, ','))
  )
    return null
  return { to: isShort && isDotted(run, at) ? at + 2 : at + 1, value: weekday }
})

type Field = 'year' | 'month' | 'day'

/** Value of one field between separators: a figure or a month's name. */
function field(run: Run, at: number, which: Field): Read<number> | null {
  const lexeme = run.lexemes[at]
  if (!lexeme) return null
  if (lexeme.kind === 'word') return which === 'month' ? monthName(run, at) : null
  if (lexeme.kind !== 'figure') return null
  if (which === 'year') {
    if (lexeme.text.length === 4) return lexeme.value > 0 ? { to: at + 1, value: lexeme.value } : null
    return lexeme.text.length === 2 ? { to: at + 1, value: fullYear(lexeme.value) } : null
  }
  if (lexeme.text.length > 2) return null
  const value = which === 'month' ? lexeme.value - 1 : lexeme.value
  return value < 0 || value > (which === 'month' ? 11 : 31) || (which === 'day' && value < 1)
    ? null
    : { to: at + 1, value }
}

const separators = '/-.–'
const orders: readonly (readonly Field[])[] = [
  ['year', 'month', 'day'],
  ['year', 'day', 'month'],
  ['day', 'month', 'year'],
  ['month', 'day', 'year'],
  ['month', 'year', 'day'],
  ['day', 'year', 'month'],
  ['day', 'month'],
  ['month', 'day']
]

/** "2016-09-05", "22/04/16", "4.22", "23/Sep/2020": fields with one separator between; "5/7, 2020" too. */
const separated = rule<Parts>(starts.figure | starts.month, (run, at) => {
  const first = run.lexemes[at]
  if (!first || first.kind === 'mark') return null
  const mark = run.text(at + 1)
  const blank = first.kind === 'figure' && first.text.length === 4 && run.lexemes[at + 1]?.kind === 'figure'
  if (!blank && !(run.isMark(at + 1, separators) && run.touches(at + 1))) return null
  let best: Read<Parts> | null = null
  for (const order of orders) {
    const read = blank ? spacedFields(run, at, order) : separatedFields(run, at, order, mark)
    if (!read || !isPossible(read.value)) continue
    if (!best || read.to > best.to || (read.to === best.to && prefers(run, at, order))) best = read
  }
  return best
})

/** Of two orders that both give a date: the region's, and month before day after a year. */
function prefers(run: Run, at: number, order: readonly Field[]): boolean {
  const [first, second] = order
  if (run.lexemes[at]?.text.length === 4 || run.lexemes[at]?.kind === 'word') return false
  if (first === 'year') return false
  // A full stop parts day from month wherever figures are written so, save that a region with the month first may mean that.
  return first === (run.monthFirst ? 'month' : 'day') && second === (run.monthFirst ? 'day' : 'month')
}

function separatedFields(run: Run, at: number, order: readonly Field[], mark: string): Read<Parts> | null {
  const parts: { year?: number; month?: number; day?: number } = {}
  let to = at
  for (const [index, which] of order.entries()) {
    if (index > 0) {
      const isComma = which === 'year' && run.isMark(to, ',') && (run.text(to + 1).length === 4 || run.touches(to + 1))
      if (!isComma && !(run.text(to) === mark && run.touches(to))) return null
      to += 1
      if (!isComma && !run.touches(to) && !(run.lexemes[to]?.kind === 'word')) return null
    }
    const read = field(run, to, which)
    if (!read) return null
    // Two figures are a year only where all three are written, and never between others.
    if (which === 'year' && run.text(to).length === 2 && (order.length < 3 || index !== 2)) return null
    parts[which] = read.value
    to = read.to
    if (which === 'day' && run.touches(to) && /^(?:st|nd|rd|th)$/.test(run.text(to))) to += 1
  }
  return { to, value: parts }
}

function spacedFields(run: Run, at: number, order: readonly Field[]): Read<Parts> | null {
  if (order[0] !== 'year' || order[1] !== 'month') return null
  const [month, date] = [run.lexemes[at + 1], run.lexemes[at + 2]]
  if (month?.text.length !== 2 || date?.text.length !== 2 || date.kind !== 'figure') return null
  return { to: at + 3, value: { year: run.lexemes[at]?.value ?? 0, month: month.value - 1, day: date.value } }
}

/** "20161016". */
const compact = rule<Parts>(starts.figure, (run, at) => {
  const lexeme = run.lexemes[at]
  if (lexeme?.kind !== 'figure' || lexeme.text.length !== 8) return null
  const parts = {
    year: Number(lexeme.text.slice(0, 4)),
    month: Number(lexeme.text.slice(4, 6)) - 1,
    day: Number(lexeme.text.slice(6))
  }
  return parts.year >= 1900 && parts.year < 2100 && isPossible(parts) ? { to: at + 1, value: parts } : null
})

/** Whether there is such a day in some year: 29 February without a year may be. */
export function isPossible({ year: inYear, month, day }: Parts): boolean {
  if (month === undefined || day === undefined) return true
  return existsDay(inYear ?? 2000, month, day)
}

/** ", 2016", " of 2016", " in 2016", " nineteen seventy eight" behind a date. */
function yearAfter(run: Run, at: number, behindDay: boolean): Read<number> | null {
  let to = at
  if (run.isMark(to, ',')) to += 1
  if (run.text(to) === 'of' || run.text(to) === 'in') to += 1
  const full = year(run, to)
  if (full) return isCounted(run, full.to) ? null : full
  const mark = run.isMark(to, "'’")
  const short =
    mark || (behindDay ? run.text(to).length === 2 : to > at && run.text(to - 1) === 'of') ? shortYear(run, to) : null
  return short && !isTimeAhead(run, short.to) && !(behindDay && !mark && !endsAfter(run, short.to)) ? short : null
}

/** "June 2000 people": rather the people are counted. Words that no date holds end the run, so that units remain. */
const isCounted = (run: Run, to: number): boolean =>
  run.isMark(to, ',.') && run.touches(to) && run.touches(to + 1) && run.lexemes[to + 1]?.kind === 'figure'

const isTimeAhead = (run: Run, to: number): boolean =>
  (run.isMark(to, ':.') && run.touches(to) && run.lexemes[to + 1]?.kind === 'figure') ||
  /^(?:am|pm|a|p|h|o)$/.test(run.text(to))

const endsAfter = (run: Run, to: number): boolean => {
  const next = run.lexemes[to]
  return next === undefined || next.kind === 'mark' || next.kind === 'word'
}

/** "5 September 2016", "the 4th of July", "twenty-second of June, 2017", "22april". */
const dayMonth = rule<Parts>(starts.figure | starts.number | starts.ordinal | starts.article, (run, at) => {
  const start = run.past(at, 'the')
  const date = start > at ? ordinalDay(run, start) : monthDay(run, start)
  if (!date) return null
  let to = date.to
  if (run.isMark(to, '.') && run.touches(to) && run.spaced(to + 1)) to += 1
  if (run.text(to) === 'day') to += 1
  if (run.text(to) === 'of') to += 1
  else if (run.isMark(to, '-') && run.touches(to)) to += 1
  const month = monthName(run, to)
  if (!month) return null
  // "One may ask": the verb.
  if (
    run.text(to) === 'may' &&
    !run.lexemes[to]?.capital &&
    date.to === start + 1 &&
    date.value < 10 &&
    run.lexemes[start]?.kind === 'word' &&
    ordinalDay(run, start) === null
  )
    return null
  return withYear(run, month.to, { month: month.value, day: date.value })
})

/** "September 5, 2016", "May the eleventh", "Oct. 2", "dec31", "october, 1st". */
const monthDate = rule<Parts>(starts.month, (run, at) => {
  const month = monthName(run, at)
  if (!month) return null
  let to = month.to
  if (run.isMark(to, ',') && ordinalDay(run, to + 1)) to += 1
  else if (run.isMark(to, '.') && run.touches(to)) to += 1
  to = run.past(to, 'the')
  // "May 2016" and "August two thousand" are months of years.
  const inWords = year(run, to)
  const date = monthDay(run, to)
  if (!date || (inWords && inWords.to > date.to && run.lexemes[to]?.kind === 'word' && inWords.value >= 1500))
    return null
  if (
    run.isMark(date.to, ',.') &&
    run.touches(date.to) &&
    run.touches(date.to + 1) &&
    run.text(date.to + 1).length === 3 &&
    run.lexemes[date.to + 1]?.kind === 'figure'
  )
    return null
  if (run.isMark(date.to, ':') && run.touches(date.to) && run.touches(date.to + 1)) return null
  return withYear(run, date.to, { month: month.value, day: date.value })
})

/** "2016 September 5". */
const yearMonthDay = rule<Parts>(starts.figure, (run, at) => {
  const first = figureYear(run, at)
  const month = first && monthName(run, first.to)
  const date = month && monthDay(run, month.to)
  return first && month && date
    ? { to: date.to, value: { year: first.value, month: month.value, day: date.value } }
    : null
})

function withYear(run: Run, at: number, parts: Parts): Read<Parts> | null {
  const own = yearAfter(run, at, true)
  const value = own ? { ...parts, year: own.value } : parts
  return { to: own?.to ?? at, value }
}

const bare: Rule<Parts> = anyOf(separated, compact, dayMonth, monthDate, yearMonthDay)

/** A date with its weekday before or behind it: "Monday, January 12th", "friday-jun-15", "may/22(tue)". */
export const namedDay = rule<Parts>(
  starts.figure | starts.number | starts.ordinal | starts.article | starts.month | starts.weekday,
  (run, at) => {
    const weekday = weekdayName(run, at)
    if (!weekday) {
      const date = bare(run, at)
      if (!date) return null
      const open = run.isMark(date.to, '(') ? date.to + 1 : null
      const behind = open === null ? null : weekdayName(run, open)
      return behind && run.isMark(behind.to, ')') ? { to: behind.to + 1, value: date.value } : date
    }
    let to = weekday.to
    if (run.isMark(to, ',-(')) to += 1
    const date = bare(run, to)
    if (date) {
      const opened = run.isMark(to - 1, '(')
      if (opened && !run.isMark(date.to, ')')) return null
      const inFigures = date.value.year === undefined && separated(run, to)?.to === date.to
      // "Monday 3-8" are hours or a score, unless 8 March is a Monday; "Monday 3/8 pm" are hours in any case.
      if (
        inFigures &&
        (/^(?:am|pm|p|a)$/.test(run.text(date.to)) || !isNear(run, date.value, weekday.value, run.isMark(to + 1, '-')))
      )
        return null
      // "this Friday June 23", which is a Thursday: two mentions.
      if (!agrees(run, date.value, weekday.value))
        return run.text(at - 1) === 'this' ? null : { to: date.to, value: date.value }
      return { to: opened ? date.to + 1 : date.to, value: { ...date.value, weekday: weekday.value } }
    }
    if (run.isMark(weekday.to, '-(')) return null
    const start = run.past(to, 'the')
    const numbered = start > to ? monthDay(run, start) : longest(ordinalDay(run, to), figureDay(run, to))
    if (!numbered || (to > weekday.to && start === to)) return null
    if (isTimeAhead(run, numbered.to) || run.isMark(numbered.to, '-–/')) return null
    // "Monday 3" is rather an hour or a score; with "the" or an ending it is a day.
    if (start === to && numbered.to === to + 1 && numbered.value < 13 && run.lexemes[to]?.kind === 'figure') return null
    return { to: numbered.to, value: { day: numbered.value, weekday: weekday.value } }
  }
)

/** Whether the nearest such date falls on the weekday; without a hyphen any year does. */
function isNear(run: Run, parts: Parts, weekday: number, strictly: boolean): boolean {
  const near = dayOf(parts, run.today)
  return !strictly || (near !== null && weekdayOf(near) === weekday)
}

function agrees(run: Run, parts: Parts, weekday: number): boolean {
  if (parts.year !== undefined) return true
  const { year: now } = calendarOf(run.today)
  return [-1, 0, 1].some((shift) => weekdayOf(dayNumber(now + shift, parts.month ?? 0, parts.day ?? 1)) === weekday)
}

/** "20160905" and all other dates by themselves. */
export const absoluteDay = rule<Sense>(
  starts.figure | starts.number | starts.ordinal | starts.article | starts.month | starts.weekday | starts.lead,
  (run, at) => {
    const lead = /^(?:this|next)$/.test(run.text(at)) ? at + 1 : at
    const read = namedDay(run, lead)
    if (!read) return null
    const ahead = run.text(at) === 'next' && read.value.weekday === undefined
    const day = ahead ? upcoming(run, read.value) : dayOf(read.value, run.today)
    // "30 February": a date by its words, and none by the calendar.
    if (day === null) return { to: read.to, value: openSense('relative') }
    const isWeak =
      read.value.month !== undefined && read.value.year === undefined && separated(run, lead)?.to === read.to
    return {
      to: read.to,
      value: sense({ from: day, to: day }, 'day', read.value.year === undefined, {
        ...(lead === at ? { parts: read.value } : {}),
        ...(isWeak &&
        lead === at &&
        months.get(run.text(at)) === undefined &&
        months.get(run.text(read.to - 1)) === undefined
          ? { weak: 'numeric' as const }
          : {})
      })
    }
  }
)

function upcoming(run: Run, parts: Parts): number | null {
  const { year: now } = calendarOf(run.today)
  const days = [0, 1].map((shift) => dayOf({ ...parts, year: parts.year ?? now + shift }, run.today))
  return days.find((day) => day !== null && day > run.today) ?? null
}

/**
 * The day with these fields. Where the year is not named it is the article's, or the nearest if that lies far off; where the month is not
 * either, the nearest month that has such a day on such a weekday. Null where there is no such day.
 */
export function dayOf(parts: Parts, today: number): number | null {
  const { year: now, month: current } = calendarOf(today)
  const { day } = parts
  if (day === undefined) return null
  const { month } = parts
  if (month === undefined) {
    let best: number | null = null
    const shifts = Array.from({ length: 2 * 14 + 1 }, (_, index) => index - 14)
    for (const shift of parts.weekday === undefined ? [-1, 0, 1] : shifts) {
      const first = calendarOf(dayNumber(now, current + shift, 1))
      if (!existsDay(first.year, first.month, day)) continue
      const candidate = dayNumber(first.year, first.month, day)
      if (parts.weekday !== undefined && weekdayOf(candidate) !== parts.weekday) continue
      if (best === null || Math.abs(candidate - today) < Math.abs(best - today)) best = candidate
    }
    return best
  }
  if (parts.year !== undefined) return existsDay(parts.year, month, day) ? dayNumber(parts.year, month, day) : null
  const days = [0, -1, 1, -2, 2, -3, 3, -4, 4].flatMap((shift) =>
    existsDay(now + shift, month, day) ? [dayNumber(now + shift, month, day)] : []
  )
  const near = days.slice(0, 3)
  const named = parts.weekday === undefined ? undefined : near.find((own) => weekdayOf(own) === parts.weekday)
  if (named !== undefined) return named
  // A date without a year is one of the article's year, unless that lies far off.
  const own = days.find((one) => calendarOf(one).year === now)
  if (own !== undefined && own - today <= farAhead && today - own <= farBack) return own
  return days.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - today) < Math.abs(best - today) ? one : best),
    null
  )
}

/** Days ahead and back beyond which a date without a year is rather one of the year before or after. */
const farAhead = 183
const farBack = 270
