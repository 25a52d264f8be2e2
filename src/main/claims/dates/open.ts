/** What is open to one side: "since September 2015", "before 2018", "by the end of June", "2012 or later", "to date". */

import { shiftDay } from './calendar.ts'
import { duration } from './durations.ts'
import { named, point, range } from './ranges.ts'
import { byFirstWord, longest, type Read, type Run, rule, type Sense, sense, starts } from './reader.ts'
import { strong } from './spans.ts'
import { timeMention } from './times.ts'
import { isClosed } from './units.ts'

type Side = 'from' | 'after' | 'before' | 'until' | 'around'
const sides = byFirstWord<Side>([
  ['since', 'from'],
  ['starting', 'from'],
  ['starting on', 'from'],
  ['starting from', 'from'],
  ['beginning', 'from'],
  ['beginning on', 'from'],
  ['as early as', 'from'],
  ['no earlier than', 'from'],
  ['after', 'after'],
  ['later than', 'after'],
  ['greater than', 'after'],
  ['before', 'before'],
  ['earlier than', 'before'],
  ['prior to', 'before'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'until'],
  ['no later than', 'until'],
  ['not later than', 'until'],
  ['as late as', 'until'],
  ['around', 'around'],
  ['circa', 'around']
])

/** "since September 2015", "before 2018", "by the end of this month", "around 10 May". */
const sided = rule<Sense>(starts.any, (run, at) => {
  let lead: Read<Side> | null = null
  for (const [words, side] of sides.get(run.text(at)) ?? []) {
    const to = run.phrase(at, words)
    if (to !== null && (!lead || to > lead.to)) lead = { to, value: side }
  }
  if (
    run.text(at) === 'year' &&
    run.text(at - 1) !== 'the' &&
    /^(?:greater|later|earlier|less|before|after)$/.test(run.text(at + 1))
  )
    return shifted(run, at)
  if (!lead) return null
  const other = point(run, run.past(lead.to, 'around', 'about'))
  if (!other || other.value.precision === 'recurring') return null
  const { weak, precision } = other.value
  const { from, to, edge } = turned(run, other.value, run.text(at))
  if (/^['’]s\b/.test(run.source.slice(run.lexemes[other.to - 1]?.end ?? 0, (run.lexemes[other.to - 1]?.end ?? 0) + 3)))
    return null
  if (weak === 'word' || weak === 'season' || weak === 'numeric') return null
  if (weak === 'ordinal' && lead.value !== 'from') return null
  if (lead.value === 'around')
    return precision === 'day' && weak === undefined ? { to: other.to, value: other.value } : null
  if (from === null && to === null)
    return other.value.precision === 'relative' ? null : { to: other.to, value: other.value }
  const relative = other.value.relative
  // "after Friday" begins where Friday does: what follows on the day itself is not before it.
  const value: Record<Exclude<Side, 'around'>, Sense> = {
    from: sense({ from, to: null }, 'period', relative),
    after: sense(
      { from: edge ? edge.from : precision === 'day' || to === null ? from : to + 1, to: null },
      'period',
      relative
    ),
    before: sense(
      { from: null, to: edge ? Math.max(edge.to, edge.from - 1) : from === null ? null : from - 1 },
      'period',
      relative
    ),
    until: sense({ from: null, to: edge?.to ?? to }, 'period', relative)
  }
  const yearBare = weak === 'year' && lead.value === 'until' && run.text(at) === 'by'
  return { to: other.to, value: { ...value[lead.value], ...(weak === 'month' || yearBare ? { weak } : {}) } }
})

/** A month without a year lies behind the article for "since", before it for "by". */
function turned(run: Run, value: Sense, lead: string): Sense {
  const { from, to } = value
  if (!value.relative || from === null || to === null || (precisionless(value) && value.weak !== 'month')) return value
  const months = lead === 'since' && from > run.today ? -12 : lead === 'by' && to < run.today ? 12 : 0
  if (months === 0) return value
  const { edge: _edge, ...rest } = value
  return { ...rest, from: shiftDay(from, months, 'month'), to: shiftDay(to, months, 'month') }
}

/** Days and years are resolved by other means than the name of a month. */
const precisionless = ({ precision }: Sense): boolean => precision === 'day' || precision === 'year'

/** "year greater than 2012". */
function shifted(run: Run, at: number): Read<Sense> | null {
  const read = sided(run, at + 1)
  return read && { to: read.to, value: strong(read.value) }
}

/** "2012 or later", "1/1/2016 and later", "year 2016 and greater". */
const openBehind = rule<Sense>(starts.any, (run, at) => {
  const own = point(run, at)
  if (!own || own.value.from === null || own.value.to === null || own.value.weak === 'word') return null
  if (!/^(?:or|and)$/.test(run.text(own.to))) return null
  const word = run.text(own.to + 1)
  const value = own.value
  if (/^(?:later|after|greater|above)$/.test(word) && (word !== 'after' || isClosed(run, own.to + 2)))
    return { to: own.to + 2, value: sense({ from: value.from, to: null }, 'period', value.relative) }
  if (/^(?:earlier|before|less|below)$/.test(word) && (word !== 'before' || isClosed(run, own.to + 2)))
    return { to: own.to + 2, value: sense({ from: null, to: value.to }, 'period', value.relative) }
  return null
})

/** "to date", "till date". */
const toDate = rule<Sense>(starts.other, (run, at) => {
  const led = run.text(at) === 'from' ? point(run, at + 1) : null
  const start = led ? led.to : at
  if (
    !/^(?:to|till)$/.test(run.text(start)) ||
    run.text(start + 1) !== 'date' ||
    (run.spaced(start + 2) && /\d/.test(run.text(start + 2)))
  )
    return null
  if (!led && /^(?:up|equals|equal)$/.test(run.text(at - 1))) return null
  if (!led && run.text(start) === 'to' && run.text(start + 2) === 'from') return null
  return {
    to: start + 2,
    value: sense({ from: led?.value.from ?? null, to: led ? run.today : run.today - 1 }, 'period', true)
  }
})

export const open = rule<Sense>(starts.any, (run, at) => longest(sided(run, at), openBehind(run, at), toDate(run, at)))

/** All that can be a mention, the most telling first. */
export const mention = rule<Sense>(starts.any, (run, at) =>
  longest(range(run, at), open(run, at), named(run, at), duration(run, at), timeMention(run, at))
)
