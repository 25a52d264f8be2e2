/** Reports of one paragraph beside its quotations: which holds which, which comes last, where one ends for the next. */
import type { AttributionLink, Offsets } from '../../shared/detection.ts'

export function holds(outer: Offsets, inner: Offsets): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** "He said X, adding that Y", "She called X and urged Y": what the first cue reports ends where the second begins. */
export function cutAtNextCue(text: string, links: readonly AttributionLink[]): AttributionLink[] {
  return links.map((link) => {
    const { content, cue, source } = link
    if (!content || !cue) return link
    const next = links
      .filter(
        (other) =>
          other !== link &&
          other.cue &&
          Math.max(content.start, cue.end) < other.cue.start &&
          other.cue.end <= content.end &&
          other.source?.start === source?.start
      )
      .map((other) => other.cue?.start ?? 0)
      .sort((a, b) => a - b)[0]
    if (next === undefined) return link
    const kept = text.slice(content.start, next)
    const joint =
      /(?:,\s*(?:and|but|while|then|also|or)?|\s(?:and|but|or))\s+(?:[a-z]+ly\s+|then\s+|also\s+|has\s+|had\s+)*$/.exec(
        kept
      )
    if (!joint || joint.index < 2) return link
    const end = content.start + joint.index
    return { ...link, content: { start: content.start, end, text: text.slice(content.start, end) } }
  })
}

/** "A deal, which Hall called “a disgrace”": what is said of it begins with the pronoun that stands for it. */
export function fromRelative(text: string, link: AttributionLink): AttributionLink {
  const { source, cue, content } = link
  if (!source || !cue || !content || source.end > cue.start || content.start < cue.end) return link
  if (!/["“”]/.test(text.slice(content.start - 1, content.end + 1))) return link
  const pronoun = /\b(?:which|whom|what)\s+$/.exec(text.slice(Math.max(0, source.start - 8), source.start))
  if (!pronoun) return link
  const start = source.start - pronoun[0].length
  return { ...link, content: { start, end: content.end, text: text.slice(start, content.end) } }
}

/** Of links that all hold the quotation the one whose cue stands right before it; else the first. */
export function nearest(links: readonly AttributionLink[], quote: Offsets): AttributionLink | undefined {
  const before = links.filter(({ cue }) => cue && cue.end <= quote.start)
  return before.sort((a, b) => (b.cue?.start ?? 0) - (a.cue?.start ?? 0))[0] ?? links[0]
}

/** A report that stands in quoted words ("She told me that …") is part of what their speaker says. */
export function isWithin(
  { cue, content }: AttributionLink,
  quotes: readonly Offsets[],
  spoken: readonly Offsets[]
): boolean {
  const quote = cue && quotes.find((other) => holds(other, cue))
  return quote ? spoken.some((other) => holds(other, quote) && (!content || holds(other, content))) : false
}

/** What of the paragraph stands outside its quotations. */
export function outsideOf(text: string, span: Offsets, quotes: readonly Offsets[]): string {
  let from = span.start
  let out = ''
  for (const quote of quotes) {
    out += `${text.slice(from, quote.start)} `
    from = quote.end
  }
  return out + text.slice(from, span.end)
}

/** The report that ends last; wants and judgements (`minor`) count where nothing else is reported. */
export function lastOf(links: readonly AttributionLink[], minor: ReadonlySet<AttributionLink>): AttributionLink | null {
  const reports = links.filter((link) => !minor.has(link))
  return (reports.length > 0 ? reports : links).reduce<AttributionLink | null>(
    (last, link) => (last && endOf(last) > endOf(link) ? last : link),
    null
  )
}

const endOf = ({ cue, content }: AttributionLink): number => Math.max(content?.end ?? 0, cue?.end ?? 0)

export function meets(a: Offsets, b: Offsets): boolean {
  return a.start < b.end && b.start < a.end
}

export function placeOf({ content, cue }: AttributionLink): number {
  return content?.start ?? cue?.start ?? 0
}

/** What the sentences tell of wants and judgements. */
export const attitudesOf = (
  sentences: readonly { readonly attitudes: readonly AttributionLink[] }[]
): ReadonlySet<AttributionLink> => new Set(sentences.flatMap(({ attitudes }) => attitudes))
