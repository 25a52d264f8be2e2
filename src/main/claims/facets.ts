/** Parts of a claim that a checker ticks one by one: names, titles, numbers, dates, places, quotations, causes. */
import type { DateMention, FacetKind, FacetProposal, Quantity, Span } from '../../shared/detection.ts'
import { isMonthOrDay } from './calendar-words.ts'
import type { Token } from './tokens.ts'

const titleWords =
  /^(?:president|chancellor|premier|prime|minister|secretary|senator|governor|mayor|king|queen|prince|princess|pope|judge|justice|general|colonel|captain|admiral|chairman|chairwoman|chair|ceo|director|spokesman|spokeswoman|spokesperson|ambassador|envoy|leader|professor|commissioner|mr|mrs|ms|dr|mr\.|mrs\.|ms\.|dr\.|sir|lord|lady|counterpart|official|chief|head|founder)$/i
/** Prepositions before a capitalised word that mostly make it a place. */
const placeBefore =
  /^(?:in|near|across|outside|inside|into|toward|towards|throughout|via|northern|southern|eastern|western|central)$/
const causeWords =
  /\b(?:because(?: of)?|due to|caused by|as a result of|led to|leading to|resulted in|resulting in|thanks to|owing to|blamed on|attributed to|triggered(?: by)?|making|prompted by|so that|in order to|in the hope (?:that|of))\b/gi

/** Facets inside the ranges of one claim, in text order. */
export function findFacets(
  source: string,
  ranges: readonly Span[],
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  dates: readonly DateMention[]
): FacetProposal[] {
  const out: FacetProposal[] = []
  const add = (start: number, end: number, kind: FacetKind) => {
    const inside = ranges.some((range) => range.start <= start && end <= range.end)
    if (inside && end > start) out.push({ start, end, text: source.slice(start, end), kind })
  }
  for (const quantity of quantities) add(quantity.start, quantity.end, 'number')
  for (const date of dates)
    if (
      date.precision !== 'recurring' &&
      !quantities.some((quantity) => quantity.start <= date.start && date.end <= quantity.end)
    )
      add(date.start, date.end, 'date')
  for (const range of ranges) {
    if (/[“«"]/.test(range.text)) addMatches(range, quotation, 'quotation', add)
    addMatches(range, causeWords, 'cause', add)
  }
  addNames(tokens, dates, add)
  return out.sort((a, b) => a.start - b.start || b.end - a.end)
}

const quotation = /[“«]([^”»]{2,400})[”»]|"([^"]{2,400})"/gu

function addMatches(
  { text, start }: Span,
  pattern: RegExp,
  kind: FacetKind,
  add: (start: number, end: number, kind: FacetKind) => void
): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    add(start + match.index, start + match.index + match[0].length, kind)
}

function addNames(
  tokens: readonly Token[],
  dates: readonly DateMention[],
  add: (start: number, end: number, kind: FacetKind) => void
): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token?.pos !== 'PROPN' || !/^\p{Lu}|^al-/u.test(token.text) || isMonthOrDay(token.lower)) {
      if (token?.pos === 'NOUN' && tokens[at + 1]?.pos === 'PROPN' && titleWords.test(token.text))
        add(titleStart(tokens, at), token.end, 'title')
      continue
    }
    let end = at + 1
    while (end < tokens.length && continuesName(tokens, end)) end += 1
    const first = token
    let titleEnd = at
    for (let index = at; index < end; index += 1) if (titleWords.test(tokens[index]?.text ?? '')) titleEnd = index + 1
    if (titleEnd > at && tokens[titleEnd]?.lower === 'of' && titleEnd + 2 < end) titleEnd += 2
    if (titleEnd > at) add(first.start, tokens[titleEnd - 1]?.end ?? first.end, 'title')
    if (titleEnd < end) {
      const start = tokens[titleEnd]
      const last = tokens[end - 1]
      const inDate = start && dates.some((date) => date.start <= start.start && start.end <= date.end)
      const before = tokens[titleEnd - 1]
      const article = before?.pos === 'DET' ? tokens[titleEnd - 2] : before
      if (start && last && !inDate && !isDemonym(tokens, titleEnd, end) && !insideTitle(tokens, titleEnd, end))
        add(start.start, last.end, article && placeBefore.test(article.lower) ? 'place' : 'name')
    }
    at = end - 1
  }
}

/** "Syrian war", "British officials": an adjective of a country, nothing to tick by itself. */
function isDemonym(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to]
  return (
    to - from === 1 &&
    /(?:ian|ean|ish|ese|ican|nch|utch|aqi|aeli|ani|mani|ni)$/.test(tokens[from]?.text ?? '') &&
    (next?.pos === 'NOUN' || next?.pos === 'ADJ')
  )
}

/** The capitalised words of a title that ends in a common noun ("White House spokesman Ned Price") are part of the title. */
function insideTitle(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = to; at < to + 3; at += 1) {
    const token = tokens[at]
    if (!token || (token.pos !== 'NOUN' && token.pos !== 'ADJ')) return false
    if (titleWords.test(token.text)) return from < to && tokens[at + 1]?.pos === 'PROPN'
  }
  return false
}

function titleStart(tokens: readonly Token[], at: number): number {
  let from = at
  while (
    from > 0 &&
    (tokens[from - 1]?.pos === 'ADJ' || tokens[from - 1]?.pos === 'PROPN' || tokens[from - 1]?.pos === 'NOUN')
  )
    from -= 1
  return tokens[from]?.start ?? 0
}

function continuesName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token) return false
  if (isMonthOrDay(token.lower)) return false
  if (
    /^\p{Lu}/u.test(token.text) &&
    (token.pos === 'PROPN' || token.pos === 'NOUN' || token.pos === 'ADJ' || token.pos === 'VERB')
  )
    return true
  if (
    /^(?:de|van|von|bin|al|el|der|den|du|da|di|al-[\p{L}]+)$/u.test(token.text) &&
    (next === undefined || /^\p{Lu}/u.test(next.text) || token.pos === 'PROPN')
  )
    return true
  return (
    token.lower === 'of' &&
    tokens[at - 1]?.pos === 'PROPN' &&
    next !== undefined &&
    /^\p{Lu}/u.test(next.text) &&
    next.pos === 'PROPN' &&
    /^(?:Secretary|Bank|House|University|Ministry|Department|Minister|Republic|Kingdom|State|States|Union|Council|Court|City|Isle|Church|Chamber|Board|Institute)$/.test(
      tokens[at - 1]?.text ?? ''
    )
  )
}
