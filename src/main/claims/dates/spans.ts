/** Months, years, decades, centuries, quarters, halves and seasons: periods that are named by the calendar. */
import { monthName } from './absolute.ts'
import { calendarOf, dayNumber, monthStretch, quarterStretch, type Stretch, yearStretch } from './calendar.ts'
import { amount, figureYear, ordinal, shortYear, wordNumber, wordYear, year } from './numerals.ts'
import { anyOf, longest, openSense, type Read, type Rule, type Run, rule, type Sense, sense, starts } from './reader.ts'
import { decadeNames, seasons } from './words.ts'

const monthSense = (inYear: number, month: number, relative = false): Sense =>
  sense(monthStretch(inYear, month), 'month', relative, {
    parts: relative ? { month } : { year: inYear, month }
  })

export const yearSense = (value: number, relative = false): Sense =>
  sense(yearStretch(value), 'year', relative, relative ? {} : { parts: { year: value } })

/** The month of that name in the article's year, or in the year before where it lies more than half a year ahead. */
function nearestMonth(run: Run, month: number): Sense {
  const { year: now, month: current } = calendarOf(run.today)
  return monthSense(now - (month - current > 6 ? 1 : 0), month, true)
}

/** "September 2015", "Sept., 2015", "June of nineteen ninety nine", "2016 November", "Dec/2018". */
export const monthOfYear = rule<Sense>(starts.figure | starts.month, (run, at) => {
  const month = monthName(run, at)
  if (month) {
    let to = month.to
    const joined = run.isMark(to, ',-/')
    if (joined) to += 1
    if (run.text(to) === 'of' || run.text(to) === 'in') to += 1
    const own = year(run, to)
    if (own && !(joined && run.isMark(month.to, '-') && run.spaced(month.to)))
      return { to: own.to, value: monthSense(own.value, month.value) }
    const short =
      run.isMark(to, "'’") || run.text(to - 1) === 'of' ? shortYear(run, to) : joined ? null : bareShort(run, to)
    return short ? { to: short.to, value: monthSense(short.value, month.value) } : null
  }
  const first = figureYear(run, at)
  if (!first) return null
  const to = run.isMark(first.to, ',-/') ? first.to + 1 : first.to
  const behind = monthName(run, to)
  return behind ? { to: behind.to, value: monthSense(first.value, behind.value) } : null
})

/** "August 99": no day has that number. */
function bareShort(run: Run, at: number): Read<number> | null {
  const short = shortYear(run, at)
  const value = run.lexemes[at]?.value ?? 0
  return short && value > 31 && run.spaced(at) ? short : null
}

/** "2015-3", "3/2015", "11 - 2016", "2015.3". */
const figureMonth = rule<Sense>(starts.figure, (run, at) => {
  const first = run.lexemes[at]
  const second = run.lexemes[at + 2]
  if (first?.kind !== 'figure' || second?.kind !== 'figure' || !run.isMark(at + 1, '/-.')) return null
  if (run.isMark(at + 1, '.') && (run.spaced(at + 1) || run.spaced(at + 2) || first.text.length !== 4)) return null
  const [inYear, month] = first.text.length === 4 ? [first, second] : [second, first]
  if (inYear.text.length !== 4 || month.text.length > 2 || inYear.value < 1900 || inYear.value > 2100) return null
  if (month.value < 1 || month.value > 12) return null
  return { to: at + 3, value: { ...monthSense(inYear.value, month.value - 1), weak: 'numeric' } }
})

/** "2015/16", "2011–12": the years of a season or of a budget. */
const yearPair = rule<Sense>(starts.figure, (run, at) => {
  const first = figureYear(run, at)
  const second = run.lexemes[at + 2]
  if (!first || second?.kind !== 'figure' || second.text.length !== 2 || !run.isMark(at + 1, '-–/')) return null
  const last = Math.floor(first.value / 100) * 100 + second.value
  if (last <= first.value || last > first.value + 20 || run.spaced(at + 1) || run.spaced(at + 2)) return null
  return { to: at + 3, value: sense(yearStretch(first.value, last), 'period', false) }
})

const kinds = new Set(['fiscal', 'school', 'academic', 'calendar', 'financial'])

/** "2015", "nineteen seventy eight", "the year 2008", "year 247", "fiscal year 2008", "CY18". */
const plainYear = rule<Sense>(
  starts.figure | starts.number | starts.article | starts.unit | starts.other,
  (run, at) => {
    const start = run.past(at, 'the')
    let to = start
    let kind = ''
    if (kinds.has(run.text(to))) {
      kind = run.text(to)
      to += 1
    }
    if (run.text(to) === 'year') {
      to = run.past(to + 1, 'of')
      const value = longest(year(run, to), anyYear(run, to))
      if (!value) return null
      if (run.text(to - 1) === 'of') return null
      return { to: value.to, value: { ...knownYear(value.value, kind), bare: true } }
    }
    if (kind !== '') return null
    if (/^(?:cy|fy|sy)$/.test(run.text(to))) {
      const value = longest(figureYear(run, to + 1), shortYear(run, to + 1))
      return value
        ? { to: value.to, value: { ...knownYear(value.value, run.text(to) === 'cy' ? '' : 'fiscal'), bare: true } }
        : null
    }
    if (start > at) return null
    const figure = figureYear(run, at)
    if (figure) return { to: figure.to, value: { ...yearSense(figure.value), weak: 'year' } }
    const words = wordYear(run, at)
    return words ? { to: words.to, value: { ...yearSense(words.value), weak: 'year' } } : null
  }
)

/** Which days a fiscal or school year has is not the calendar's to say. */
const knownYear = (value: number, kind: string): Sense =>
  kind === '' || kind === 'calendar' ? yearSense(value) : openSense('period')

function anyYear(run: Run, at: number): Read<number> | null {
  const lexeme = run.lexemes[at]
  if (lexeme?.kind === 'figure' && lexeme.text.length >= 3 && lexeme.text.length <= 4)
    return { to: at + 1, value: lexeme.value }
  const words = wordNumber(run, at)
  return words && words.value >= 100 && words.value < 2200 ? words : null
}

/** "1990s", "the 1970's", "the '40s", "the seventies", "the nineteen seventies", "the twenty-tens". */
export const decade = rule<Sense>(
  starts.article | starts.mark | starts.figure | starts.other | starts.number,
  (run, at) => {
    const start = run.past(at, 'the')
    const marked = run.isMark(start, "'’‘") ? start + 1 : start
    const lexeme = run.lexemes[marked]
    if (lexeme?.kind === 'figure' && lexeme.value % 10 === 0) {
      const touching = run.isMark(marked + 1, "'’") && run.touches(marked + 1) ? marked + 2 : marked + 1
      if (run.text(touching) !== 's' || (run.spaced(touching) && lexeme.text.length < 2)) return null
      if (lexeme.text.length === 4 && lexeme.value >= 1000 && lexeme.value < 2100)
        return { to: touching + 1, value: decadeSense(lexeme.value, false) }
      if (lexeme.text.length === 2 && (start > at || marked > start || run.spaced(touching) || lexeme.value >= 20))
        return {
          to: touching + 1,
          value: {
            ...decadeSense(nearestDecade(run, lexeme.value), true),
            ...(start > at || marked > start ? {} : { weak: 'word' as const })
          }
        }
      return null
    }
    // "the tens of millions"
    const named = run.text(start + 1) === 'of' ? undefined : decadeNames.get(run.text(start))
    if (named !== undefined)
      return {
        to: start + 1,
        value: { ...decadeSense(nearestDecade(run, named), true), ...(start > at ? {} : { weak: 'word' as const }) }
      }
    const century = wordNumber(run, start)
    if (!century) return null
    const joined = run.isMark(century.to, '-') ? century.to + 1 : run.past(century.to, 'and')
    const behind = decadeNames.get(run.text(joined))
    if (behind !== undefined) {
      const base =
        century.value === 2000 ? 2000 : century.value >= 11 && century.value <= 20 ? century.value * 100 : null
      return base === null ? null : { to: joined + 1, value: decadeSense(base + behind, false) }
    }
    return null
  }
)

/** "the two thousands". */
const thousands = rule<Sense>(starts.article, (run, at) => {
  const start = run.past(at, 'the')
  if (start === at || run.text(start) !== 'two' || run.text(start + 1) !== 'thousands') return null
  return { to: start + 2, value: decadeSense(2000, false) }
})

const decadeSense = (first: number, relative: boolean): Sense =>
  sense(yearStretch(first, first + 9), 'decade', relative)

/** The last decade of that number that has begun. */
function nearestDecade(run: Run, tens: number): number {
  const { year: now } = calendarOf(run.today)
  const century = Math.floor(now / 100) * 100
  return century + tens <= now ? century + tens : century - 100 + tens
}

const century = rule<Sense>(starts.article | starts.figure | starts.ordinal | starts.number, (run, at) => {
  const nth = ordinal(run, run.past(at, 'the'))
  if (!nth || nth.value > 30) return null
  const to = run.isMark(nth.to, '-') ? nth.to + 1 : nth.to
  if (run.text(to) !== 'century') return null
  return {
    to: to + 1,
    value: sense(
      { from: dayNumber((nth.value - 1) * 100 + 1, 0, 1), to: dayNumber(nth.value * 100, 11, 31) },
      'period',
      false
    )
  }
})

/** A year that a quarter or season can belong to: "of 2016", ", 2016", "-2017", "this year", "of the year". */
function ofYear(run: Run, at: number): { to: number; year: number; relative: boolean } | null {
  const { year: now } = calendarOf(run.today)
  let to = at
  if (run.isMark(to, ',-')) to += 1
  to = run.past(to, 'of', 'in')
  const full = year(run, to)
  if (full) return { to: full.to, year: full.value, relative: false }
  const shift = { last: -1, this: 0, the: 0, next: 1, previous: -1, current: 0 }[run.text(to)]
  if (shift !== undefined && run.text(to + 1) === 'year') return { to: to + 2, year: now + shift, relative: true }
  return null
}

/** "next year's", "2016", "2017-" before what belongs to it. */
function yearBefore(run: Run, at: number): { to: number; year: number; relative: boolean } | null {
  const { year: now } = calendarOf(run.today)
  const full = figureYear(run, at)
  if (full) return { to: run.isMark(full.to, '-,') ? full.to + 1 : full.to, year: full.value, relative: false }
  const shift = { last: -1, this: 0, next: 1 }[run.text(at)]
  if (shift === undefined || run.text(at + 1) !== 'year' || !run.isMark(at + 2, "'’") || run.text(at + 3) !== 's')
    return null
  return { to: at + 4, year: now + shift, relative: true }
}

/** "Q1", "H2", "first quarter", "third-quarter", "2nd half". */
const part = rule<{ of: 2 | 4; nth: number; named: boolean; last: boolean }>(
  starts.article | starts.lead | starts.ordinal | starts.figure | starts.number | starts.other,
  (run, at) => {
    if (/^[qh]$/.test(run.text(at))) {
      const nth = run.lexemes[at + 1]
      const of = run.text(at) === 'q' ? 4 : 2
      return nth?.kind === 'figure' && !nth.spaced && nth.value >= 1 && nth.value <= of
        ? { to: at + 2, value: { of, nth: nth.value, named: true, last: false } }
        : null
    }
    const start = run.past(at, 'the')
    const nth =
      run.text(start) === 'last' || run.text(start) === 'final' ? { to: start + 1, value: 0 } : ordinal(run, start)
    if (!nth) return null
    const to = run.isMark(nth.to, '-') ? nth.to + 1 : nth.to
    const of = run.text(to) === 'quarter' ? 4 : run.text(to) === 'half' ? 2 : null
    if (of === null || nth.value > of) return null
    return { to: to + 1, value: { of, nth: nth.value || of, named: false, last: nth.value === 0 } }
  }
)

const partOfYear = rule<Sense>(
  starts.article | starts.lead | starts.ordinal | starts.figure | starts.number | starts.other,
  (run, at) => {
    const { year: now } = calendarOf(run.today)
    const own = part(run, at)
    if (own) {
      const whose = ofYear(run, own.to)
      if (whose) return { to: whose.to, value: partSense(own.value, whose.year, whose.relative) }
      const isBare = !own.value.named && (own.value.of === 2 || run.text(own.to) === 'of' || own.value.last)
      if (isBare) return null
      return {
        to: own.to,
        value: { ...partSense(own.value, now, true), ...(own.value.named ? {} : { weak: 'word' as const }) }
      }
    }
    const before = yearBefore(run, at)
    const behind = before && part(run, before.to)
    return before && behind && (behind.value.of === 4 || behind.value.named)
      ? { to: behind.to, value: partSense(behind.value, before.year, before.relative) }
      : null
  }
)

function partSense({ of, nth }: { of: 2 | 4; nth: number }, inYear: number, relative: boolean): Sense {
  const stretch: Stretch =
    of === 4
      ? quarterStretch(inYear, nth - 1)
      : { from: dayNumber(inYear, (nth - 1) * 6, 1), to: dayNumber(inYear, nth * 6, 0) }
  return sense(stretch, 'period', relative)
}

/** "the summer", "summer of 2016", "this spring": which days it has depends on who says it. */
const season = rule<Sense>(starts.article | starts.lead | starts.other, (run, at) => {
  let start = at
  let led = false
  if (/^(?:this|last|next|past|previous|coming|that|early|mid|late|following)$/.test(run.text(at))) {
    start += 1
    led = true
  } else start = run.past(at, 'the')
  if (run.isMark(start, '-')) start += 1
  if (!seasons.has(run.text(start))) return null
  const to = start + 1
  const whose = ofYear(run, to)
  if (whose) return { to: whose.to, value: openSense('period', { parts: { year: whose.year } }) }
  return { to, value: openSense('period', led ? {} : { weak: 'season' }) }
})

/** Any period that the calendar names, but not a month alone. */
export const namedPeriod = anyOf<Sense>(
  monthOfYear,
  figureMonth,
  yearPair,
  plainYear,
  decade,
  thousands,
  century,
  partOfYear,
  season
)

/** A month by itself: "September", "this August", "next June", "June next year", "the month of May", "last Sept." */
export const bareMonth: Rule<Sense> = rule<Sense>(
  starts.month | starts.lead | starts.article | starts.unit,
  (run, at) => {
    const { year: now, month: current } = calendarOf(run.today)
    const of =
      run.text(run.past(at, 'the')) === 'month' && run.text(run.past(at, 'the') + 1) === 'of'
        ? run.past(at, 'the') + 2
        : null
    if (of !== null) {
      const inner: Read<Sense> | null = longest(monthOfYear(run, of), bareMonth(run, of))
      return inner ? { to: inner.to, value: strong(inner.value) } : null
    }
    const lead = run.text(at)
    const shift = { this: 0, last: -1, previous: -1, past: -1, next: 1, coming: 1, upcoming: 1 }[lead]
    const start = shift === undefined ? at : at + 1
    const month = monthName(run, start)
    if (!month) return null
    // "This may take longer": the verb.
    if (shift !== undefined && /^(?:may|march)$/.test(run.text(start)) && !run.lexemes[start]?.capital) return null
    const whose = /^(this|last|next) year$/.exec(
      `${run.text(run.past(month.to, 'of'))} ${run.text(run.past(month.to, 'of') + 1)}`
    )
    if (whose && shift === undefined) {
      const by = { this: 0, last: -1, next: 1 }[whose[1] ?? ''] ?? 0
      return { to: run.past(month.to, 'of') + 2, value: monthSense(now + by, month.value, true) }
    }
    if (shift !== undefined) {
      const year =
        shift === 0 ? now : shift > 0 ? now + (month.value > current ? 0 : 1) : now - (month.value < current ? 0 : 1)
      const { parts: _parts, ...value } = monthSense(year, month.value, true)
      return { to: month.to, value }
    }
    return { to: month.to, value: { ...nearestMonth(run, month.value), weak: 'month' } }
  }
)

export function strong(value: Sense): Sense {
  const { weak: _weak, ...rest } = value
  return rest
}

/** How many units a phrase counts; words such as "few" give none. */
export const countOf = rule<number | null>(
  starts.figure | starts.number | starts.mark | starts.article | starts.other,
  (run, at) => {
    const start = at
    if (/^(?:few|several|some)$/.test(run.text(start))) return { to: start + 1, value: null }
    if (run.text(start) === 'couple') return { to: run.past(start + 1, 'of'), value: 2 }
    if (run.text(start) === 'a' || run.text(start) === 'an') {
      if (run.text(start + 1) === 'few') return { to: start + 2, value: null }
      if (run.text(start + 1) === 'couple') return { to: run.past(start + 2, 'of'), value: 2 }
    }
    return amount(run, start)
  }
)
