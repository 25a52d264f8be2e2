/** Whom a paragraph or a quotation names as its speaker by its layout: a label before it, a signature after it. */
import type { AttributionLink, Offsets, Span } from '../../shared/detection.ts'

/** "“…” — Jane Smith": whose words stand by themselves is named after a dash. */
export function signature(text: string, quote: Offsets): AttributionLink | null {
  const match =
    /^(\s*)([—–―]|--|-\s)(\s*)(\p{Lu}[\p{L}.'’]*(?:\s(?:[\p{Lu}]|de |von |van )[\p{L}.'’]*){1,4})\s*(?=$|\n|[“"„])/u.exec(
      text.slice(quote.end, quote.end + 90)
    )
  if (!match?.[4]) return null
  const dash = quote.end + (match[1]?.length ?? 0)
  const name = dash + (match[2]?.length ?? 0) + (match[3]?.length ?? 0)
  return {
    source: spanOf(text, name, name + match[4].length),
    cue: spanOf(text, dash, dash + (match[2]?.trimEnd().length ?? 0)),
    content: spanOf(text, quote.start, quote.end)
  }
}

/** "PENCE: Well, look …", "Host: …": a line of a transcript, its speaker before the colon. */
export function transcriptLabel(text: string, { start, end }: Offsets): AttributionLink | null {
  const match = /^["“]?(\p{Lu}[\p{Lu}.'’ -]{2,30}|\p{Lu}[\p{Ll}.]+(?:\s\p{Lu}[\p{L}.]+){0,2})(:)\s+(?=\S)/u.exec(
    text.slice(start, Math.min(end, start + 60))
  )
  if (!match?.[1]) return null
  const from = start + match[0].length
  if (
    end - from < 20 ||
    /^(?:Said|Says|Added|Adds|Asked|Asks|Wrote|Writes|Replied)\s/.test(match[1]) ||
    /^(?:Note|Update|Updated|Correction|Photo|Image|Video|Watch|Listen|Read|Related|Source|Sources|Editor|Question|Answer|Latest|The Latest|Previously|Exclusive|Breaking|PREVIOUSLY|EXCLUSIVE|BREAKING|LATEST|NOTE|UPDATED|WATCH|READ|RELATED|UPDATE|PHOTO|VIDEO)$/.test(
      match[1]
    )
  )
    return null
  const from0 = start + (match[0].startsWith(match[1]) ? 0 : 1)
  const colon = from0 + match[1].length
  return {
    source: { start: from0, end: colon, text: match[1] },
    cue: { start: colon, end: colon + 1, text: ':' },
    content: { start: from, end, text: text.slice(from, end) }
  }
}

const spanOf = (text: string, start: number, end: number): Span => ({ start, end, text: text.slice(start, end) })
