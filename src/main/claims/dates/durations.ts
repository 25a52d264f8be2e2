/** Lengths of time: "more than five years", "a year and a half", "30-minute", "2 days and 3 hours", "all week". */
import type { Unit } from './calendar.ts'
import { amount, withFraction } from './numerals.ts'
import { openSense, type Read, type Run, rule, type Sense, starts } from './reader.ts'
import { countOf } from './spans.ts'
import { type AnyUnit, unitLetters, units } from './words.ts'

/** One or several amounts that add up; a count is null where the words give none ("a few days"). */
export interface Length {
  readonly items: readonly { readonly count: number | null; readonly unit: AnyUnit; readonly business: boolean }[]
  /** "a year" by itself: as often a rate as a length. */
  readonly article: boolean
}

const clock: ReadonlySet<AnyUnit> = new Set(['second', 'minute', 'hour', 'night', 'weekend'])

/** Units of whole days, or null where one of them is of the clock. */
export function dayItems(length: Length): { count: number | null; unit: Unit; business: boolean }[] | null {
  const out: { count: number | null; unit: Unit; business: boolean }[] = []
  for (const item of length.items) {
    if (clock.has(item.unit)) return null
    out.push({ ...item, unit: item.unit as Unit })
  }
  return out
}

export const unitName = rule<AnyUnit>(starts.unit, (run, at) => {
  const unit = units.get(run.text(at))
  if (unit === undefined || run.text(at) === 'h') return null
  return { to: at + 1, value: unit }
})

/** One amount with its unit. */
const item = rule<Length>(
  starts.other | starts.figure | starts.number | starts.article | starts.mark | starts.ordinal,
  (run, at) => {
    const word = run.text(at)
    const make = (
      count: number | null,
      unit: AnyUnit,
      to: number,
      article = false,
      business = false
    ): Read<Length> => ({
      to,
      value: { items: [{ count, unit, business }], article }
    })
    const joined = (to: number): number => (run.isMark(to, '-') && run.touches(to) && run.touches(to + 1) ? to + 1 : to)
    if (/^(?:all|full|whole|another|entire)$/.test(word)) {
      const start = joined(at + 1)
      const business = /^(?:business|working)$/.test(run.text(start))
      const unit = unitName(run, business ? start + 1 : start)
      return unit && !/s$/.test(run.text(unit.to - 1)) && unit.value !== 'second' && unit.value !== 'quarter'
        ? make(1, unit.value, unit.to, false, business)
        : null
    }
    if (word === 'half' || word === '½') {
      const start = run.past(joined(at + 1), 'a', 'an')
      const business = run.text(start) === 'business'
      const unit = unitName(run, business ? start + 1 : start)
      return unit && unit.value !== 'second' && unit.value !== 'quarter'
        ? make(0.5, unit.value, unit.to, false, business)
        : null
    }
    if (word === 'a' || word === 'an' || word === 'the') {
      if (run.text(at + 1) === 'half') {
        const unit = unitName(run, joined(at + 2))
        return unit && unit.value !== 'second' && unit.value !== 'quarter' ? make(0.5, unit.value, unit.to) : null
      }
      if (word === 'the') return null
      const unit = unitName(run, at + 1)
      if (unit) {
        const single = !/s$/.test(run.text(at + 1)) && unit.value !== 'second' && unit.value !== 'quarter'
        return single ? withHalf(run, make(1, unit.value, unit.to, true)) : null
      }
    }
    const count = countOf(run, at)
    if (!count) return null
    const figure = run.lexemes[count.to - 1]?.kind === 'figure'
    if (figure && run.touches(count.to)) {
      const letter = unitLetters.get(run.text(count.to))
      if (letter) return make(count.value, letter, count.to + 1)
    }
    let to = joined(count.to)
    if (to === count.to && unitLetters.get(run.text(to)) === 'year' && run.text(to) === 'ys')
      return make(count.value, 'year', to + 1)
    if (figure && /^(?:h)$/.test(run.text(to)) && run.spaced(to)) return make(count.value, 'hour', to + 1)
    const business = /^(?:business|working)$/.test(run.text(to))
    if (business) to += 1
    const straight = /^(?:straight|consecutive|successive|more|full|long|whole)$/.test(run.text(to)) ? to + 1 : to
    const unit = unitName(run, straight)
    if (!unit) return null
    if (unit.value === 'night' && count.value !== 1 && !/s$/.test(run.text(straight)) && to === count.to) return null
    if (unit.value === 'quarter' && !/s$/.test(run.text(straight))) return null
    // "the two second-half goals", "a 10 second": a plain word "second" behind a word is rather an ordinal.
    if (run.text(straight) === 'second' && run.lexemes[count.to - 1]?.kind !== 'figure' && count.value !== 1)
      return null
    return withHalf(run, make(count.value, unit.value, unit.to, false, business))
  }
)

/** "and a half", "and a quarter" behind the unit. */
function withHalf(run: Run, read: Read<Length>): Read<Length> {
  const first = read.value.items[0]
  if (!first || first.count === null) return read
  const more = withFraction(run, { to: read.to, value: first.count })
  if (more.to === read.to || unitName(run, more.to)) return read
  return { to: more.to, value: { items: [{ ...first, count: more.value }], article: false } }
}

/** Amounts side by side: "2 years 1 month 21 days", "an hour and ten minutes". */
export const length = rule<Length>(
  starts.other | starts.figure | starts.number | starts.article | starts.mark | starts.ordinal,
  (run, at) => {
    const first = item(run, at)
    if (!first) return null
    let { to } = first
    const items = [...first.value.items]
    for (let next = run.past(to, ',', 'and'); items.length < 6; next = run.past(to, ',', 'and')) {
      const more = item(run, next)
      if (!more || /^(?:half|another|all)$/.test(run.text(next))) break
      const unit = more.value.items[0]?.unit
      // "three weeks and two days ago": what is ago, later or hence is a moment of its own beside another unit's length.
      if (items.some((own) => own.unit === unit)) break
      to = more.to
      items.push(...more.value.items)
    }
    if (isAge(run, to)) return null
    return { to, value: { items, article: first.value.article && items.length === 1 } }
  }
)

/** "five years old", "five-year-old": an age. */
function isAge(run: Run, to: number): boolean {
  return (
    run.text(run.isMark(to, '-') ? to + 1 : to) === 'old' ||
    (run.text(to) === 'of' &&
      /^\s*age\b/.test(run.source.slice(run.lexemes[to]?.end ?? 0, (run.lexemes[to]?.end ?? 0) + 6)))
  )
}

const bounds = [
  'more than',
  'less than',
  'no more than',
  'no less than',
  'longer than',
  'at least',
  'at most',
  'up to',
  'over',
  'under',
  'about',
  'around',
  'nearly',
  'almost',
  'roughly',
  'approximately',
  'some',
  'just over',
  'just under',
  'a further',
  'well over'
]

/** The place behind words that limit an amount; `at` where there are none. */
export function pastBound(run: Run, at: number): number {
  let best = at
  for (const words of bounds) best = Math.max(best, run.phrase(at, words) ?? at)
  return best
}

/** "between three and five years", "two to three weeks", "3-4 days". */
const rangeLength = rule<Length>(starts.other | starts.figure | starts.number, (run, at) => {
  const start = run.past(at, 'between', 'from')
  const low = amount(run, start)
  if (!low) return null
  const joint = /^(?:to|and|or)$/.test(run.text(low.to)) || run.isMark(low.to, '-–') ? low.to + 1 : null
  if (joint === null || (run.text(low.to) === 'and' && start === at)) return null
  const high = length(run, joint)
  const unit = high?.value.items[0]
  if (!high || !unit || high.value.article || high.value.items.length > 1) return null
  return { to: high.to, value: { items: [{ ...unit, count: null }], article: false } }
})

/** A length with the words that limit it, as a mention of its own. */
export const duration = rule<Sense>(starts.any, (run, at) => {
  const ranged = rangeLength(run, at)
  if (ranged) return { to: ranged.to, value: openSense('duration') }
  const bounded = pastBound(run, at)
  const start = length(run, bounded) ? bounded : at
  const read = length(run, start)
  if (!read) return null
  // "about an hour later": the moment is the mention, without the word.
  if (start > at && /^(?:ago|later|earlier|hence|from)$/.test(run.text(read.to))) return null
  return {
    to: read.to,
    value: openSense('duration', read.value.article && start === at ? { weak: 'word' } : {})
  }
})
