/**
 * Quotations across sentences: who speaks the words between quotation marks, over a whole paragraph and beyond.
 *
 * A speaker named once in a paragraph speaks all its quotations; "He said:" speaks the paragraph after it; a quotation
 * that is not closed goes on in the next paragraph; "NAME: …" is a line of a transcript.
 */
import type { AttributionLink, Offsets, Span } from '../../shared/detection.ts'
import { speakerAfter } from './direct-speech.ts'
import { quotesOf } from './quote-marks.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { contentBefore, findVerbGroups, isNominal, type VerbGroup } from './verbs.ts'
import { wordRuns } from './word-runs.ts'

/** A sentence as the engine has read it. */
export interface ReadSentence {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  readonly links: readonly AttributionLink[]
  /** What the sentence says besides of somebody's wants, judgements and claims; quoted words in them may be theirs. */
  readonly attitudes: readonly AttributionLink[]
}

type Speaker = { source: Span | null; cue: Span | null }

/** Titles of works are set in quotation marks, too: nobody says "American Skin". */
const fewestWords = 2

/** Sentences of a paragraph read at once: a text without line breaks is read in pieces, so that the work stays linear. */
const longestParagraph = 300

/** Takes the sentences of a text in order and gives its attributions, quotations joined to their speakers. */
export class QuotationReader {
  private readonly text: string
  private readonly found: AttributionLink[] = []
  private paragraph: ReadSentence[] = []
  /** Who speaks on: the paragraph before ended in a colon, or with a quotation that is still open. */
  private carried: { speaker: Speaker; open: boolean } | null = null

  constructor(text: string) {
    this.text = text
  }

  add(sentence: ReadSentence): void {
    const last = this.paragraph.at(-1)
    if (last && (this.paragraph.length >= longestParagraph || /\n/.test(this.text.slice(last.end, sentence.start))))
      this.flush()
    this.paragraph.push(sentence)
  }

  /** All attributions, in text order of their contents. Ends the reading. */
  finish(): AttributionLink[] {
    this.flush()
    return this.found.sort((a, b) => placeOf(a) - placeOf(b))
  }

  private flush(): void {
    const sentences = this.paragraph
    this.paragraph = []
    const first = sentences[0]
    const last = sentences.at(-1)
    if (!first || !last) return
    const span = { start: first.start, end: last.end }
    const carried = this.carried
    this.carried = null
    const label = transcriptLabel(this.text, span)
    if (label) {
      this.found.push(label)
      return
    }
    const { quotes, open } = quotesOf(this.text, span)
    const links = cutAtNextCue(
      this.text,
      sentences.flatMap((sentence) => this.linksOf(sentence, quotes))
    )
    const introduced = carried && !carried.open && quotes.length === 0 && links.length === 0 && this.isBlockQuote(span)
    if (carried && introduced) {
      this.found.push({ ...carried.speaker, content: this.spanOf(span.start, span.end) })
      return
    }
    const spoken = this.speak(quotes, sentences, links, carried)
    this.carried = this.carryOn(sentences, links, spoken, open)
  }

  /** Links of a sentence; where it quotes without a verb of saying, its own verb introduces the words. */
  private linksOf(sentence: ReadSentence, quotes: readonly Offsets[]): AttributionLink[] {
    const own = [
      ...sentence.links,
      ...sentence.attitudes.filter(({ cue }) => !cue || !quotes.some((q) => holds(q, cue)))
    ]
    if (own.length > 0) return own
    const ended = quotes.find(
      (other) => other.end <= sentence.start && /^\s*$/.test(this.text.slice(other.end, sentence.start))
    )
    const speech = speakerAfter(sentence.tokens, 0)
    const said = ended ?? this.announced(sentence, quotes)
    if (speech && said) {
      const { source, cue } = speech
      return [
        {
          source: this.spanOfTokens(sentence.tokens, source.from, source.to),
          cue: this.spanOfTokens(sentence.tokens, cue.from, cue.to),
          content: this.spanOf(said.start, said.end)
        }
      ]
    }
    const quote = quotes.find((other) => sentence.start < other.start && other.start < sentence.end)
    if (!quote || this.isTitle(quote)) return []
    const link = this.byVerb(sentence, quote)
    return link ? [link] : []
  }

  /** "Said Ellis: “…”": the quotation after the colon. */
  private announced(sentence: ReadSentence, quotes: readonly Offsets[]): Offsets | undefined {
    return quotes.find(
      (quote) =>
        sentence.start < quote.start &&
        quote.start < sentence.end &&
        /:\s*$/.test(this.text.slice(sentence.start, quote.start))
    )
  }

  private isTitle({ start, end }: Offsets): boolean {
    const words = this.text.slice(start, end).match(/[\p{L}\p{N}’'-]+/gu) ?? []
    return words.length < fewestWords
      ? !/\p{Ll}/u.test(words[0]?.[0] ?? '')
      : words.every((word) => /^\p{Lu}/u.test(word) || word.length < 4)
  }

  /** "Clinton called half of his supporters “deplorables.”": subject, verb, and all that follows to the end of the quote. */
  private byVerb({ tokens, end }: ReadSentence, quote: Offsets): AttributionLink | null {
    const before = tokens.filter((token) => token.end <= quote.start)
    const group = findVerbGroups(before)
      .filter((other) => other.kind === 'finite')
      .at(-1)
    const source = group && subjectOf(before, group)
    const next = group && before[group.last + 1]
    if (!group || !source || notSaying.test(before[group.head]?.lower ?? '')) return null
    const names = next && next.lower !== ':' && next.text !== ',' && !this.afterColon(next.start, quote)
    const contentStart = names ? next.start : quote.start
    return {
      source: this.spanOfTokens(before, source.from, source.to),
      cue: this.spanOfTokens(before, group.first, group.last + 1),
      content: this.spanOf(contentStart, Math.min(end, quote.end))
    }
  }

  /** Gives each quotation its speaker and emits what belongs together as one attribution. Answers who spoke last. */
  private speak(
    quotes: readonly Offsets[],
    sentences: readonly ReadSentence[],
    links: readonly AttributionLink[],
    carried: { speaker: Speaker; open: boolean } | null
  ): Speaker | null {
    const reach = new Map<AttributionLink, Offsets>()
    let last: Speaker | null = carried?.speaker ?? null
    let current: AttributionLink | null = carried ? { ...carried.speaker, content: null } : null
    for (const quote of quotes) {
      const signed = this.signature(quote)
      if (signed) {
        this.found.push(signed)
        continue
      }
      const outside = links.filter(({ cue }) => !cue || !holds(quote, cue))
      const own =
        nearest(
          outside.filter(({ content }) => content && meets(content, quote)),
          quote
        ) ??
        outside.find((link) => this.frames(link, quote, sentences)) ??
        this.closest(outside, quote, current)
      if (own) current = own
      const inContent = own?.content ? meets(own.content, quote) : false
      if (!current || (this.isTitle(quote) && !inContent) || (this.wordsIn(quote) < 3 && !inContent)) continue
      const earlier = reach.get(current)
      if (earlier && !this.goesOn(earlier, quote, current)) {
        this.found.push({ source: current.source, cue: current.cue, content: this.spanOf(quote.start, quote.end) })
        continue
      }
      const so = earlier ?? this.ownReach(current, quote)
      reach.set(
        current,
        so ? { start: Math.min(so.start, quote.start), end: Math.max(so.end, quote.end) } : { ...quote }
      )
      last = { source: current.source, cue: current.cue }
    }
    for (const link of new Set([...links, ...reach.keys()])) {
      const extent = reach.get(link)
      if (extent)
        this.found.push({ source: link.source, cue: link.cue, content: this.spanOf(extent.start, extent.end) })
      else if (links.includes(link)) this.found.push(link)
    }
    return last
  }

  /** Whether the quotation goes on with the one before: nothing but its speaker stands between them. */
  private goesOn(before: Offsets, quote: Offsets, { cue, content }: AttributionLink): boolean {
    if (quote.start <= before.end || (content && meets(content, quote))) return true
    const gap = this.text.slice(before.end, quote.start)
    // "“You winning?” she said, but Kevin was asleep, and as Trump went on about “the system” …": told of somebody else.
    if (
      cue &&
      /^[^.!?]*,\s(?:but|and|while|as|when)\s/.test(this.text.slice(cue.end, quote.start)) &&
      cue.end <= quote.start
    )
      return false
    return (
      (gap.match(/\p{L}+/gu)?.length ?? 0) <= 3 || (cue !== null && before.end <= cue.start && cue.end <= quote.start)
    )
  }

  /** What the link itself has as content: all of it, or, for words that are quoted in full, nothing beyond the quotation. */
  private ownReach({ content }: AttributionLink, quote: Offsets): Offsets | null {
    if (!content || !meets(content, quote)) return content ? { start: content.start, end: content.end } : null
    if (content.start < quote.start && this.afterColon(content.start, quote) && content.end <= quote.end + 1)
      return null
    const isDirect = quote.start - content.start <= 2 && this.isWhole(quote)
    return isDirect ? null : { start: content.start, end: content.end }
  }

  /** "“…” — Jane Smith": whose words stand by themselves is named after a dash. */
  private signature(quote: Offsets): AttributionLink | null {
    const match =
      /^(\s*)([—–―]|--|-\s)(\s*)(\p{Lu}[\p{L}.'’]*(?:\s(?:[\p{Lu}]|de |von |van )[\p{L}.'’]*){1,4})\s*(?=$|\n|[“"„])/u.exec(
        this.text.slice(quote.end, quote.end + 90)
      )
    if (!match?.[4]) return null
    const dash = quote.end + (match[1]?.length ?? 0)
    const name = dash + (match[2]?.length ?? 0) + (match[3]?.length ?? 0)
    return {
      source: this.spanOf(name, name + match[4].length),
      cue: this.spanOf(dash, dash + (match[2]?.trimEnd().length ?? 0)),
      content: this.spanOf(quote.start, quote.end)
    }
  }

  private wordsIn({ start, end }: Offsets): number {
    return wordRuns(this.text.slice(start, end), false).length
  }

  /** Whether the link's content meets the quotation, or its sentence does and holds no other link. */
  private frames(link: AttributionLink, quote: Offsets, sentences: readonly ReadSentence[]): boolean {
    const content = link.content
    if (content && meets(content, quote)) return true
    const cue = link.cue
    if (!cue) return false
    // "Exhorted them to “vote your conscience” and said he …": what was said stands after its verb, the quotation before.
    if (content && quote.end <= cue.start && cue.end <= content.start && !this.isWhole(quote)) return false
    const home = sentences.find((sentence) => sentence.start <= cue.start && cue.end <= sentence.end)
    return home !== undefined && home.links.length <= 1 && quote.start < home.end && home.start < quote.end
  }

  /** "Has a new message: “It’s about me.”": what stands before the colon tells of the words, and is none of them. */
  private afterColon(from: number, quote: Offsets): boolean {
    return /:\s*$/.test(this.text.slice(from, quote.start))
  }

  /** Whether the quotation ends as speech does, with a mark of its own. */
  private isWhole({ start, end }: Offsets): boolean {
    return /[,.?!…—–-]['’]?["”»]?'{0,2}$/.test(this.text.slice(start, end))
  }

  /** A quotation without words around it: spoken on by who spoke, or by whom the next words name. */
  private closest(
    links: readonly AttributionLink[],
    quote: Offsets,
    current: AttributionLink | null
  ): AttributionLink | null {
    if (current && links.includes(current)) return null
    const after = links.find((link) => (link.cue?.start ?? 0) >= quote.end)
    return after && this.quoted(after) ? after : null
  }

  private quoted({ content }: AttributionLink): boolean {
    return content !== null && /["“”«»]|''/.test(this.text.slice(Math.max(0, content.start - 1), content.end + 1))
  }

  /** After "He said:" whole paragraphs without marks are quoted, as long as they stand by themselves. */
  private isBlockQuote({ start, end }: Offsets): boolean {
    return end - start > 40
  }

  private carryOn(
    sentences: readonly ReadSentence[],
    links: readonly AttributionLink[],
    spoken: Speaker | null,
    open: boolean
  ): { speaker: Speaker; open: boolean } | null {
    const last = sentences.at(-1)
    if (!last) return null
    if (open && spoken) return { speaker: spoken, open: true }
    if (!/:\s*$/.test(this.text.slice(last.start, last.end))) return null
    const link = links.at(-1)
    if (link?.cue && link.cue.start >= last.start)
      return { speaker: { source: link.source, cue: link.cue }, open: false }
    const group = findVerbGroups(last.tokens)
      .filter((other) => other.kind === 'finite')
      .at(-1)
    const source = group && subjectOf(last.tokens, group)
    if (!group || !source) return null
    return {
      speaker: {
        source: this.spanOfTokens(last.tokens, source.from, source.to),
        cue: this.spanOfTokens(last.tokens, group.first, group.last + 1)
      },
      open: false
    }
  }

  private spanOf(start: number, end: number): Span {
    return { start, end, text: this.text.slice(start, end) }
  }

  private spanOfTokens(tokens: readonly Token[], from: number, to: number): Span {
    return this.spanOf(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
  }
}

/** Verbs that introduce no words of anybody, whatever stands in quotation marks after them. */
const notSaying =
  /^(?:is|are|was|were|be|been|has|have|had|does|do|did|requires?|required|includes?|included|became|becomes?|remains?|remained)$/

function holds(outer: Offsets, inner: Offsets): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** "He said X, adding that Y", "She called X and urged Y": what the first cue reports ends where the second begins. */
function cutAtNextCue(text: string, links: readonly AttributionLink[]): AttributionLink[] {
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

/** Of links that all hold the quotation the one whose cue stands right before it; else the first. */
function nearest(links: readonly AttributionLink[], quote: Offsets): AttributionLink | undefined {
  const before = links.filter(({ cue }) => cue && cue.end <= quote.start)
  return before.sort((a, b) => (b.cue?.start ?? 0) - (a.cue?.start ?? 0))[0] ?? links[0]
}

function meets(a: Offsets, b: Offsets): boolean {
  return a.start < b.end && b.start < a.end
}

function placeOf({ content, cue }: AttributionLink): number {
  return content?.start ?? cue?.start ?? 0
}

/** The subject right before a verb: a noun phrase, a pronoun, or what a comma aside parts from it. */
function subjectOf(tokens: readonly Token[], group: VerbGroup): { from: number; to: number } | null {
  const at = contentBefore(tokens, group.first)
  const token = tokens[at]
  if (!token) return null
  if (token.pos === 'PRON')
    return /^(?:that|which|who|what|it|there)$/.test(token.lower) ? null : { from: at, to: at + 1 }
  return isNominal(token) ? nounPhraseBefore(tokens, at + 1) : null
}

/** "PENCE: Well, look …", "Host: …": a line of a transcript, its speaker before the colon. */
function transcriptLabel(text: string, { start, end }: Offsets): AttributionLink | null {
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
