/** Words between quotation marks, in every way that European languages and Arabic set them. */
import type { Offsets } from '../../../shared/detection.ts'

/** A quotation is longer than a title or a word used with irony. */
const fewestWords = 3
/** Characters after which an open mark is taken for a slip. */
const longestQuote = 4000

const closers: Record<string, string> = { '«': '»', '»': '«', '„': '“”"', '“': '”', '”': '”', '"': '"', '‹': '›' }

/** Offsets of quoted words without their marks, in text order, none nested. What is not closed in its paragraph is none. */
export function quotesIn(text: string): Offsets[] {
  const out: Offsets[] = []
  const nextOf = createSearch(text)
  const marks = /[«»„“”"‹]/gu
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const mark = match[0]
    const start = match.index + 1
    // A mark right after a letter closes something that was never opened.
    if (/[\p{L}\p{N}]/u.test(text[match.index - 1] ?? ' ')) continue
    const end = Math.min(...[...(closers[mark] ?? mark)].map((close) => nextOf(close, start)))
    if (end > start + longestQuote || end > nextOf('\n\n', start)) continue
    marks.lastIndex = end + 1
    const trimmed = trim(text, start, end)
    if (wordsIn(text.slice(trimmed.start, trimmed.end)) >= fewestWords) out.push(trimmed)
  }
  return out
}

/** Where a string stands next, from rising places on; each stretch of the text is searched once. */
function createSearch(text: string): (wanted: string, from: number) => number {
  const next = new Map<string, number>()
  return (wanted, from) => {
    const known = next.get(wanted) ?? -1
    if (known >= from) return known
    const at = text.indexOf(wanted, from)
    const found = at < 0 ? Number.POSITIVE_INFINITY : at
    next.set(wanted, found)
    return found
  }
}

function trim(text: string, start: number, end: number): Offsets {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1
  while (to > from && /[\s,]/u.test(text[to - 1] ?? '')) to -= 1
  return { start: from, end: to }
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0
}
