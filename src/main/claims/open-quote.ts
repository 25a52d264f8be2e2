/** Whether a quotation goes on from one sentence to the next, and whose it is. */
import type { AttributionLink, Offsets } from '../../shared/detection.ts'

export type OpenQuote = { open: boolean; link: AttributionLink | null; end: number }

/** Whether the sentence goes on with the quotation of the one before: still open, or reopened in the same paragraph. */
export function continuesQuote(text: string, sentence: Offsets, quote: OpenQuote): boolean {
  if (!quote.link) return false
  const gap = text.slice(quote.end, sentence.start)
  if (/\n/.test(gap)) return quote.open && /^[“"«]/.test(text.slice(sentence.start, sentence.start + 1))
  return quote.open || /^[“"«]/.test(text.slice(sentence.start, sentence.start + 1))
}

export function nextQuote(text: string, sentence: Offsets, quote: OpenQuote, link: AttributionLink | null): OpenQuote {
  let open = quote.open
  const piece = text.slice(sentence.start, sentence.end)
  for (const match of /[“”«»"]/.test(piece) ? piece.matchAll(/[“”«»"]/gu) : []) {
    const at = sentence.start + match.index
    const touchesWord = /[\p{L}\p{N}.,!?…]/u.test(text[at - 1] ?? '')
    open = /[“«]/.test(match[0]) || (match[0] === '"' && !touchesWord)
  }
  return { open, link: link ?? (open ? quote.link : null), end: sentence.end }
}
