/** Numbers that belong together: "5 feet 2 inches", "3 dollars 50 cents", "between 5 and 10", "5 to 10 people". */
import type { QuantityDraft } from './draft.ts'

/** Parts of one measure, the larger first: how many of the smaller make one of the larger. */
const partsOf: Record<string, { unit: string; count: number }> = {
  feet: { unit: 'inches', count: 12 },
  yards: { unit: 'feet', count: 3 },
  metres: { unit: 'centimetres', count: 100 },
  kilograms: { unit: 'grams', count: 1000 },
  pounds: { unit: 'ounces', count: 16 },
  stone: { unit: 'pounds', count: 14 }
}

/** "5 feet 2 inches", "three dollars and fifty cents", "15 dollars 50" become one quantity in the larger unit. */
export function joinParts(text: string, drafts: readonly QuantityDraft[]): QuantityDraft[] {
  const out: QuantityDraft[] = []
  for (const draft of drafts) {
    const previous = out.at(-1)
    const share = previous ? shareOf(text, previous, draft) : null
    if (!previous || share === null || previous.value === null || draft.value === null) {
      out.push(draft)
      continue
    }
    const value = Number((previous.value + draft.value * share).toPrecision(15))
    previous.value = value
    if (previous.low !== null) previous.low = value
    if (previous.high !== null) previous.high = value
    previous.end = draft.end
  }
  return out
}

function shareOf(text: string, previous: QuantityDraft, draft: QuantityDraft): number | null {
  if (draft.bound !== 'exact' || previous.value === null || draft.value === null || draft.value < 0) return null
  const between = text.slice(previous.end, draft.start)
  if (!/^\s(?:and\s)?$/.test(between)) return null
  if (previous.kind === 'measure') {
    const part = partsOf[previous.unit ?? '']
    if (
      draft.kind === 'number' &&
      previous.unit === 'feet' &&
      /^\sin\b(?!\s(?!more or|tall|long|high|wide|deep)\p{L})/u.test(text.slice(draft.end)) &&
      draft.value < 12
    ) {
      draft.end += 3
      return 1 / 12
    }
    return part && draft.unit === part.unit && draft.value < part.count ? 1 / part.count : null
  }
  if (previous.kind !== 'money' || !Number.isInteger(previous.value) || draft.value >= 100) return null
  if (draft.kind === 'money' && draft.unit === 'cents') return 0.01
  const named = /\p{L}$/u.test(text.slice(previous.start, previous.end))
  const ends = /^\s*(?:[.,;!?)]|$|more\b)|^\smore\b/.test(text.slice(draft.end))
  const inWords = !/\d/.test(text.slice(draft.start, draft.end))
  return draft.kind === 'number' &&
    Number.isInteger(draft.value) &&
    (named || between.includes('and')) &&
    (ends || inWords)
    ? 0.01
    : null
}

/** A change is no range: "rose 5% to 8.4%", "from 5 to 7", "up 3 points to 12". */
const changes =
  /\b(?:from|by|rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grows|grown|growing|dropped?|drops|dropping|climbed|climbs?|climbing|jumped|jumps?|jumping|increased?|increases|increasing|decreased?|decreases|declined?|declines|gained|gains?|lost|up|down|slipped|slid|edged up|edged down|surged|surges?|plunged|tumbled|soared|added|advanced|eased)(?:\s(?:about|nearly|almost|some|another|more than|a further))?\s$/i

/** "between 5 and 10", "5 to 10 people", "5–10": two numbers become one range. */
export function joinRanges(text: string, drafts: readonly QuantityDraft[]): QuantityDraft[] {
  const out: QuantityDraft[] = []
  for (const draft of drafts) {
    const previous = out.at(-1)
    if (!previous || !joined(text, previous, draft)) out.push(draft)
  }
  return out
}

function joined(text: string, previous: QuantityDraft, draft: QuantityDraft): boolean {
  if (previous.value === null || draft.value === null || previous.kind === 'ordinal' || draft.kind === 'ordinal')
    return false
  if (previous.bound !== 'exact' || draft.bound !== 'exact') return false
  const between = text.slice(previous.end, draft.start)
  const before = text.slice(Math.max(0, previous.start - 26), previous.start)
  const isBetween = /^\sand\s$/.test(between) && /\bbetween\s$/i.test(before)
  const isTo = /^(?:\sto\s|\s?[-–—]\s?|\sor\s(?=\S))$/.test(between) && !changes.test(before)
  const alike = previous.unit === null || previous.unit === draft.unit || draft.unit === null
  if (!alike || !(isBetween || isTo)) return false
  if (/\sor\s/.test(between) && !(draft.value - previous.value === 1 && previous.unit === null)) return false
  const shared =
    previous.unit === null && draft.value >= 1e6 && previous.value < 1000 && previous.value * 1e6 < draft.value
  const low = shared ? previous.value * magnitude(draft.value) : previous.value
  if (low >= draft.value) return false
  previous.end = draft.end
  if (isBetween) previous.start -= 'between '.length
  Object.assign(previous, {
    bound: 'range',
    boundText: isBetween ? 'between' : between.trim(),
    low,
    high: draft.value,
    value: null,
    unit: draft.unit ?? previous.unit,
    kind: draft.kind === 'number' ? previous.kind : draft.kind
  })
  return true
}

function magnitude(value: number): number {
  return value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : 1e6
}
