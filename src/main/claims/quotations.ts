/**
 * Quotations across sentences: who speaks the words between quotation marks, over a whole paragraph and beyond.
 *
 * A speaker named once in a paragraph speaks all its quotations; "He said:" speaks the paragraph after it; a quotation
 * that is not closed goes on in the next paragraph; "NAME: …" is a line of a transcript.
 */
import type { AttributionLink, Offsets, Span } from '../../shared/detection.ts'
import { speakerAfter } from './direct-speech.ts'
import { signature, transcriptLabel } from './labelled-speech.ts'
import { isTitleCase } from './marks.ts'
import {
  attitudesOf,
  cutAtNextCue,
  fromRelative,
  holds,
  isWithin,
  lastOf,
  meets,
  nearest,
  outsideOf,
  placeOf
} from './paragraph-reports.ts'
import { quotesOf } from './quote-marks.ts'
import { subjectOf } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, speechVerbs } from './verbs.ts'
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

type LastReport = { link: AttributionLink; lastSentence: number }

type Carried = { speaker: Speaker; open: boolean }

/** Titles of works are set in quotation marks, too: nobody says "American Skin". */
const fewestWords = 2

const circumstance = /^(?:as|after|before|during|when|while|in|on|at|about|with)\s/i

/** Words of a quotation that is taken for somebody's though nothing introduces it. */
const fewestAlone = 4

/** Characters of a paragraph without marks that is quoted whole after "He said:". */
const shortestBlockQuote = 40

/** Sentences of a paragraph read at once: a text without line breaks is read in pieces, so that the work stays linear. */
const longestParagraph = 300

/** Takes the sentences of a text in order and gives its attributions, quotations joined to their speakers. */
export class QuotationReader {
  private readonly text: string
  private readonly found: AttributionLink[] = []
  private paragraph: ReadSentence[] = []
  /** Who speaks on: the paragraph before ended in a colon, or with a quotation that is still open. */
  private carried: Carried | null = null
  /** The last report of the paragraph before, and where the last sentence of that paragraph began. */
  private before: LastReport | null = null

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
    const { carried, before } = this
    this.carried = null
    this.before = null
    const label = transcriptLabel(this.text, span)
    if (label) {
      this.found.push(label)
      return
    }
    const { quotes, open } = quotesOf(this.text, span)
    const links = cutAtNextCue(
      this.text,
      sentences.flatMap((sentence) => this.linksOf(sentence, quotes).map((link) => fromRelative(this.text, link)))
    )
    const introduced =
      carried &&
      !carried.open &&
      quotes.length === 0 &&
      links.length === 0 &&
      span.end - span.start > shortestBlockQuote
    if (carried && introduced) {
      this.found.push({ ...carried.speaker, content: this.spanOf(span.start, span.end) })
      return
    }
    const goingOn = this.continued(before, span, quotes, links, carried)
    const known = this.found.length
    const spoken = this.speak(quotes, sentences, links, goingOn ?? carried?.speaker ?? null)
    this.carried = this.carryOn(sentences, links, spoken, open)
    const latest = lastOf(this.found.slice(goingOn ? known - 1 : known), attitudesOf(sentences))
    this.before = latest && { link: latest, lastSentence: last.start }
  }

  /**
   * The report of the paragraph before, where this one goes on with its words: a quotation left open there, or a
   * paragraph of nothing but quoted words right after it. It is taken out of what was found, to be found again.
   */
  private continued(
    before: LastReport | null,
    span: Offsets,
    quotes: readonly Offsets[],
    links: readonly AttributionLink[],
    carried: Carried | null
  ): AttributionLink | null {
    const first = quotes[0]
    const { link, lastSentence } = before ?? {}
    const content = link?.content
    if (!first || !link || !content || lastSentence === undefined || first.start > span.start + 1) return null
    if (carried && !carried.open) return null
    const alone =
      !links.some(({ cue }) => cue && !quotes.some((quote) => holds(quote, cue))) &&
      wordRuns(outsideOf(this.text, span, quotes), false).length === 0
    if (!alone && !carried) return null
    const reached = Math.max(content.end, link.source?.end ?? 0, link.cue?.end ?? 0)
    if (reached < lastSentence) return null
    this.found.splice(this.found.indexOf(link), 1)
    return link
  }

  /** Links of a sentence; where it quotes without a verb of saying, its own verb introduces the words. */
  private linksOf(sentence: ReadSentence, quotes: readonly Offsets[]): AttributionLink[] {
    const own = [
      ...sentence.links,
      ...sentence.attitudes.filter(({ cue }) => !cue || !quotes.some((q) => holds(q, cue)))
    ]
    const ended = quotes.find(
      (other) => other.end <= sentence.start && /^\s*$/.test(this.text.slice(other.end, sentence.start))
    )
    // "“Who knows?” Smith asked, hoping for …": what the sentence itself reports is another matter.
    if (own.length > 0 && !(ended && /[?!,][”"']+$/.test(this.text.slice(ended.start, ended.end)))) return own
    const after = speakerAfter(sentence.tokens, 0)
    // After a full stop of its own "Smith went home" tells of another matter, "Smith said" of the words.
    const isStopped = ended && /\.["”]?['’]*$/.test(this.text.slice(ended.start, ended.end))
    const speech = after && isStopped && !speechVerbs.has(after.lemma) ? null : after
    const said = ended ?? this.announced(sentence, quotes)
    if (speech && said) {
      const source = this.spanOfTokens(sentence.tokens, speech.source.from, speech.source.to)
      const cue = this.spanOfTokens(sentence.tokens, speech.cue.from, speech.cue.to)
      const same = own.find((link) => link.cue && meets(link.cue, cue))
      // "“Who knows?” Smith asked as he left": the words after the verb tell of how it was said.
      if (!same || (ended && circumstance.test(same.content?.text ?? '')))
        return [{ source, cue, content: this.spanOf(said.start, said.end) }, ...own.filter((link) => link !== same)]
    }
    if (own.length > 0) return own
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
    return words.length < fewestWords ? !/\p{Ll}/u.test(words[0]?.[0] ?? '') : isTitleCase(words)
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
    before: AttributionLink | Speaker | null
  ): Speaker | null {
    const reach = new Map<AttributionLink, Offsets>()
    let last: Speaker | null = before
    let current: AttributionLink | null = before && { content: null, ...before }
    if (current?.content) reach.set(current, current.content)
    for (const quote of quotes) {
      const signed = signature(this.text, quote)
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
        this.closest(outside, quote, current) ??
        (current ? null : this.standing(quote, sentences, outside, before))
      if (own) current = own
      const inContent = own?.content ? meets(own.content, quote) : false
      if (!current || (this.isTitle(quote) && !inContent) || (this.wordsIn(quote) < 3 && !inContent)) continue
      const earlier = reach.get(current)
      if (earlier && !this.goesOn(earlier, quote, current, sentences)) {
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
      else if (links.includes(link) && !isWithin(link, quotes, [...reach.values()])) this.found.push(link)
    }
    return last
  }

  /**
   * Who speaks a whole sentence in quotation marks that stands by itself: whose words were reported right before it,
   * or whom the sentence before it tells of ("The mayor disagreed. “…”").
   */
  private standing(
    quote: Offsets,
    sentences: readonly ReadSentence[],
    links: readonly AttributionLink[],
    before: AttributionLink | Speaker | null
  ): AttributionLink | null {
    if (!this.isWhole(quote) || this.wordsIn(quote) < fewestAlone || this.isTitle(quote)) return null
    const lead = this.text.slice(sentences[0]?.start ?? quote.start, quote.start)
    if (!/(?:^|[.!?…]["”’)]*\s+|:\s*)$/.test(lead)) return null
    const told = links.filter(({ cue }) => cue && cue.end <= quote.start)
    const last = lastOf(told, attitudesOf(sentences))
    if (last) return last
    const previous = sentences.findLast(({ start }) => start < quote.start)
    const named = previous && this.subjectIn(previous.tokens.filter(({ end }) => end <= quote.start))
    const speaker = named ?? before ?? { source: null, cue: null }
    return { source: speaker.source, cue: speaker.cue, content: null }
  }

  /** Whether the quotation goes on with the one before: nothing but its speaker stands between them. */
  private goesOn(
    before: Offsets,
    quote: Offsets,
    { cue, content }: AttributionLink,
    sentences: readonly ReadSentence[]
  ): boolean {
    if (quote.start <= before.end || (content && meets(content, quote))) return true
    const gap = this.text.slice(before.end, quote.start)
    // "“You winning?” she said, but Kevin was asleep, and as Trump went on about “the system” …": told of somebody else.
    if (
      cue &&
      /^[^.!?]*,\s(?:but|and|while|as|when)\s[^.!?]*$/.test(this.text.slice(cue.end, quote.start)) &&
      cue.end <= quote.start
    )
      return false
    if ((gap.match(/\p{L}+/gu)?.length ?? 0) <= 3) return true
    // "“…,” says Melissa Cole. Cole supports the plan. “…”": a sentence of the report's own stands between.
    const told = cue ? Math.max(cue.end, before.end) : before.end
    if (sentences.some(({ start, end }) => told < start && end <= quote.start)) return false
    return cue !== null && before.end <= cue.start && cue.end <= quote.start
  }

  /** What the link itself has as content: all of it, or, for words that are quoted in full, nothing beyond the quotation. */
  private ownReach({ content }: AttributionLink, quote: Offsets): Offsets | null {
    if (!content || !meets(content, quote)) return content ? { start: content.start, end: content.end } : null
    if (content.start < quote.start && this.afterColon(content.start, quote) && content.end <= quote.end + 1)
      return null
    const isDirect = quote.start - content.start <= 2 && this.isWhole(quote)
    return isDirect ? null : { start: content.start, end: content.end }
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
    const named = speakerAfter(last.tokens, 0)
    const speaker = named
      ? {
          source: this.spanOfTokens(last.tokens, named.source.from, named.source.to),
          cue: this.spanOfTokens(last.tokens, named.cue.from, named.cue.to)
        }
      : this.subjectIn(last.tokens)
    return speaker && { speaker, open: false }
  }

  /** Subject and verb of the last predicate. */
  private subjectIn(tokens: readonly Token[]): Speaker | null {
    const group = findVerbGroups(tokens).findLast((other) => other.kind === 'finite')
    const source = group && subjectOf(tokens, group)
    if (!group || !source) return null
    return {
      source: this.spanOfTokens(tokens, source.from, source.to),
      cue: this.spanOfTokens(tokens, group.first, group.last + 1)
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
