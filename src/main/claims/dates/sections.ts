/** Parts of a period by word: "mid-November", "early next week", "the end of 2000", "rest of the week", "year to date". */
import { calendarOf, dayNumber, type Stretch, unitStretch } from './calendar.ts'
import { ownUnit, precisionOf, relativeUnit } from './own-units.ts'
import { longest, openSense, rule, type Sense, sense, starts, stretchOf } from './reader.ts'
import { bareMonth, namedPeriod } from './spans.ts'

type Section = 'start' | 'mid' | 'end'
const sectionWords: ReadonlyMap<string, Section> = new Map([
  ['early', 'start'],
  ['beginning', 'start'],
  ['start', 'start'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'end'],
  ['end', 'end']
])

/** "mid-November", "early next week", "late 2015", "the end of the year", "beginning of next week", "earlier this month". */
export const sectioned = rule<Sense>(starts.article | starts.other, (run, at) => {
  const { today } = run
  const clipped = /^(?:earlier|later)$/.exec(run.text(at))?.[0]
  if (clipped) {
    const to = run.past(at + 1, 'in')
    const own = longest(relativeUnit(run, to), to > at + 1 ? ownUnit(run, to) : null)
    const stretch = own && stretchOf(own.value)
    if (!own || !stretch) return null
    if (stretch.from <= today && today <= stretch.to)
      return {
        to: own.to,
        value: sense(
          clipped === 'earlier'
            ? { from: stretch.from, to: Math.max(stretch.from, today - 1) }
            : { from: today, to: stretch.to },
          'period',
          true
        )
      }
    return { to: own.to, value: sectionSense(own.value, stretch, clipped === 'earlier' ? 'start' : 'end', false) }
  }
  const start = run.past(at, 'the')
  const section = sectionWords.get(run.text(start))
  if (section === undefined) return null
  const noun = /^(?:beginning|start|middle|end)$/.test(run.text(start))
  let to = start + 1
  if (run.isMark(to, '-') && !noun) to += 1
  const of = noun ? run.text(to) === 'of' : run.text(to) === 'in'
  // "could start this week": the verb.
  if (noun && !of && run.text(start) !== 'end') return null
  if (of) to += 1
  else if (!noun && start > at && run.text(to) === 'the') return null
  const own = longest(
    namedPeriod(run, to),
    bareMonth(run, to),
    relativeUnit(run, to),
    of ? ownUnit(run, to) : null,
    noun ? bareUnit(run, to) : null
  )
  if (!own) return null
  const stretch = stretchOf(own.value)
  if (own.value.precision === 'day') return null
  if (!stretch) return { to: own.to, value: openSense(own.value.precision === 'relative' ? 'relative' : 'period') }
  const isYear = own.value.precision === 'year' && !own.value.relative
  if (noun && !of && start > at && own.value.weak) return null
  const value = sectionSense(own.value, stretch, section, isYear)
  const middle = Math.ceil((stretch.from + stretch.to) / 2)
  const edge =
    section === 'start'
      ? { from: stretch.from, to: stretch.from }
      : section === 'end'
        ? { from: stretch.to + 1, to: stretch.to }
        : { from: middle, to: middle }
  return { to: own.to, value: { ...value, bare: true, ...(noun ? { edge } : {}) } }
})

/** "end of month", "end of year". */
const bareUnit = rule<Sense>(starts.unit, (run, at) => {
  const word = run.text(at)
  if (word !== 'week' && word !== 'month' && word !== 'year') return null
  return { to: at + 1, value: sense(unitStretch(run.today, word), precisionOf(word), true) }
})

function sectionSense(own: Sense, stretch: Stretch, section: Section, inThirds: boolean): Sense {
  const { from, to } = stretch
  const size = to - from + 1
  const { year, month } = calendarOf(from)
  const of = (first: number, last: number): Sense => sense({ from: first, to: last }, 'period', own.relative)
  if (size === 7)
    return section === 'start' ? of(from, from + 2) : section === 'end' ? of(from + 3, to) : of(from + 1, from + 3)
  if (size <= 31)
    return section === 'start' ? of(from, from + 14) : section === 'end' ? of(from + 15, to) : of(from + 9, from + 19)
  const months = (first: number, last: number): Sense =>
    of(dayNumber(year, month + first, 1), dayNumber(year, month + last, 0))
  if (size > 360 && size < 370) {
    if (section === 'mid') return months(4, 8)
    if (inThirds) return section === 'start' ? months(0, 4) : months(8, 12)
    return section === 'start' ? months(0, 6) : months(6, 12)
  }
  if (size > 3600 && size < 3700)
    return section === 'start' ? months(0, 36) : section === 'end' ? months(84, 120) : months(36, 84)
  const third = Math.floor(size / 3)
  return section === 'start'
    ? of(from, from + third)
    : section === 'end'
      ? of(to - third, to)
      : of(from + third, to - third)
}

/** "rest of the week", "the remainder of this year", "EOY", "year to date", "end of year". */
export const restOf = rule<Sense>(starts.article | starts.unit | starts.other, (run, at) => {
  const start = run.past(at, 'the')
  const word = run.text(start)
  if (word === 'eoy' || word === 'eom') {
    const stretch = unitStretch(run.today, word === 'eoy' ? 'year' : 'month')
    return {
      to: start + 1,
      value: { ...sectionSense(sense(stretch, 'period', true), stretch, 'end', false), bare: true }
    }
  }
  if (word === 'year' && run.text(start + 1) === 'to' && run.text(start + 2) === 'date' && start === at)
    return { to: start + 3, value: sense({ from: unitStretch(run.today, 'year').from, to: run.today }, 'period', true) }
  if (!/^(?:rest|remaining|remainder)$/.test(word)) return null
  let to = run.past(start + 1, 'of')
  to = run.past(to, 'my', 'our', 'their', 'its', 'his', 'her')
  const own = longest(relativeUnit(run, to), ownUnit(run, to), bareUnit(run, to), namedPeriod(run, to))
  const stretch = own && stretchOf(own.value)
  if (!own || !stretch) return null
  return {
    to: own.to,
    value: sense({ from: Math.max(run.today, stretch.from), to: stretch.to }, 'period', own.value.relative, {
      bare: true
    })
  }
})
