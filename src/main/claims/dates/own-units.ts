/** One unit of the calendar as the article's date has it: "last year", "this working week", "the weekend". */
import { mondayOf, type Stretch, type Unit, unitStretch } from './calendar.ts'
import { openSense, rule, type Sense, sense, starts } from './reader.ts'
import { type AnyUnit, units } from './words.ts'

export const before = new Set(['last', 'past', 'previous'])
export const after = new Set(['next', 'coming', 'upcoming', 'following'])
const now = new Set(['this', 'current', 'same', 'that'])

export const precisionOf = (unit: AnyUnit): Sense['precision'] =>
  unit === 'day' || unit === 'month' || unit === 'year' || unit === 'decade' ? unit : 'period'

export const sized = (unit: AnyUnit): unit is Unit => !['second', 'minute', 'hour', 'night', 'weekend'].includes(unit)

/** Saturday and Sunday of the week that holds the day, moved by weeks. */
const weekend = (day: number, by: number): Stretch => ({
  from: mondayOf(day) + 7 * by + 5,
  to: mondayOf(day) + 7 * by + 6
})

/** "last year", "this week", "next quarter", "the same month", "this working week", "last fiscal year". */
export const relativeUnit = rule<Sense>(starts.article | starts.lead, (run, at) => {
  const article = run.text(at) === 'the'
  let start = article ? at + 1 : at
  const lead = run.text(start)
  let by: number | null = before.has(lead) ? -1 : after.has(lead) ? 1 : now.has(lead) ? 0 : null
  if (by === null) return null
  if (lead === 'this' && /^(?:past|last|coming|next|upcoming)$/.test(run.text(start + 1))) {
    start += 1
    by = before.has(run.text(start)) ? -1 : 1
  }
  let to = start + 1
  const kind = run.text(to)
  if (/^(?:calendar|fiscal|school|academic|financial|business|working|work)$/.test(kind)) to += 1
  const word = run.text(to) === 'workweek' ? 'week' : run.text(to)
  const unit = units.get(word)
  if (unit === undefined || (word.endsWith('s') && unit !== 'century') || word === 'h' || /^(?:sec|min|hr)$/.test(word))
    return null
  const end = to + 1
  if (/^(?:fiscal|school|academic|financial)$/.test(kind)) return { to: end, value: openSense('period') }
  const bare = unit === 'decade' ? {} : ({ bare: true } as const)
  // In a story "the following week", "that year" and "the same day" hang on what was told before.
  if ((lead === 'following' && (article || run.text(start - 1) === 'the')) || lead === 'same' || lead === 'that')
    return sized(unit) || unit === 'weekend' ? { to: end, value: openSense('relative', bare) } : null
  if (unit === 'weekend') return { to: end, value: sense(weekend(run.today, by), 'period', true, bare) }
  if (!sized(unit))
    return unit === 'hour' || unit === 'minute'
      ? { to: end, value: sense(unitStretch(run.today, 'day'), 'day', true, bare) }
      : null
  if (unit === 'day' && by === 0) return null
  const stretch = unitStretch(run.today, unit, by)
  const working = /^(?:working|work)$/.test(kind) || run.text(to) === 'workweek'
  return {
    to: end,
    value: sense(working ? { from: stretch.from, to: stretch.from + 4 } : stretch, precisionOf(unit), true, bare)
  }
})

/** "the year", "the week": of a story, or the article's own. */
export const ownUnit = rule<Sense>(starts.article, (run, at) => {
  const start = run.past(at, 'the')
  if (start === at) return null
  const unit = units.get(run.text(start))
  if (unit === undefined || !/^(?:day|week|weekend|fortnight|month|year|decade|hour)$/.test(run.text(start)))
    return null
  if (run.text(start + 1) === 'to' && run.text(start + 2) === 'date') return null
  if (unit === 'hour') return { to: start + 1, value: openSense('duration', { weak: 'word' }) }
  const stretch = unit === 'weekend' ? weekend(run.today, 0) : sized(unit) ? unitStretch(run.today, unit) : null
  return stretch ? { to: start + 1, value: sense(stretch, precisionOf(unit), true, { weak: 'word' }) } : null
})
