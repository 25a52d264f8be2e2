/**
 * The claim engine: a text to its claims, with who says them, what numbers and dates they hold, and how much each
 * deserves a checker's time. Pure: no input or output, no clock, no randomness; the same text gives the same answer.
 */
import type {
  AttributionLink,
  DateMention,
  DetectedClaim,
  Detection,
  DetectionBlock,
  DetectOptions,
  Offsets,
  Quantity,
  Span
} from '../../shared/detection.ts'
import { analyseSentence, type Carry, hasPredicate } from './analysis.ts'
import { arithmeticAlarms, findMismatches } from './arithmetic.ts'
import { findAttitudes } from './attitudes.ts'
import type { Attribution } from './attribution.ts'
import { markWorth, type Score, scoreTokens, unranked } from './check-worthiness.ts'
import { contentEnd } from './content-end.ts'
import { findContradictions } from './contradictions.ts'
import { joinDoubledMarks } from './doubled-marks.ts'
import type { Draft, TokenRange } from './draft.ts'
import { findFacets } from './facets.ts'
import { groupRepeats } from './groups.ts'
import { languageOf, longestSentence, measure, tagOf } from './measuring.ts'
import type { Mismatch } from './mismatch.ts'
import { verbForms } from './morphology.ts'
import { NameBook } from './names.ts'
import { continuesQuote, nextQuote, type OpenQuote } from './open-quote.ts'
import { isTelegram, type Place, placesOf } from './places.ts'
import { QuotationReader } from './quotations.ts'
import { opensSentence } from './report-source.ts'
import { segment } from './sentences/index.ts'
import { lengthOf, within } from './spans.ts'
import { createSpeechLookup, findSpeech } from './speech/index.ts'
import { createSentenceTagger } from './tagging.ts'
import { plainWords, type Token, tagChunk } from './tokens.ts'
import { nameTopic, topicOf } from './topic.ts'
import { typesOf } from './types.ts'
import { isImperative } from './verbs.ts'
import { modelVersion } from './worth/model.ts'
import { type Standing, standingsOf } from './worth/standing.ts'

export const engine = { name: 'claimbench', version: `1.0+model${modelVersion}` } as const

/** What the engine works out before it knows the claim's place in the list. */
export type ClaimCore = Omit<DetectedClaim, 'parent' | 'group' | 'worth' | 'alarms'>

type Working = { claim: ClaimCore; parent: Working | null }

/** Finds every claim of the text. Accepts any string; blocks are clamped to the text. */
export function detect(text: string, options: DetectOptions = {}): Detection {
  const language = languageOf(text, options.language ?? null)
  const sentences = segment(text, language, options.blocks)
  const english = language === 'en'
  const places = placesOf(text, sentences, options)
  const tag = tagOf(language, options)
  const working: Working[] = []
  const all: Pick<Detection, 'attributions' | 'quantities' | 'dates'> = { attributions: [], quantities: [], dates: [] }
  const titled = new Set<string>()
  const topic = english ? topicOf(options.title, text) : null
  const names = new NameBook(text)
  if (topic) names.learn(topic.text)
  let carry: Carry = { antecedent: topic, people: topic ? 1 : 0 }
  let quote: OpenQuote = { open: false, link: null, end: 0 }
  const quotations = new QuotationReader(text)
  const speech = english ? [] : findSpeech(text, language, sentences)
  const speechOf = createSpeechLookup(speech)
  const standings = english ? standingsOf(text, sentences) : []
  const isTagged = (sentence: Offsets) => english && sentence.end - sentence.start <= longestSentence
  const tokensOf = createSentenceTagger(text, sentences, isTagged)
  sentences.forEach((sentence, index) => {
    const { role, namesOnly } = places[index] ?? { role: 'body', namesOnly: false }
    const piece = text.slice(sentence.start, sentence.end)
    const plain = !isTagged(sentence)
    const lead = english ? datelineLength(piece) : 0
    const read = plain
      ? plainWords(piece, sentence.start)
      : lead > 0
        ? tagChunk(piece.slice(lead), sentence.start + lead)
        : tokensOf(index)
    const tokens = piece.includes("''") ? joinDoubledMarks(read) : read
    const { dates, quantities } = measure(piece, sentence.start, tag, plain ? null : tokens, options.date)
    all.dates.push(...dates)
    all.quantities.push(...quantities)
    if (role === 'skip' || isFurniture(piece)) return
    const report = (links: AttributionLink[]): void => {
      if (!plain) quotations.add({ ...sentence, tokens, links, attitudes: findAttitudes(text, tokens, links) })
    }
    const context = { text, sentence, role, tokens, quantities, dates, english, ...standingOf(standings[index]) }
    if (plain) {
      if (isStatement(piece, tokens)) working.push({ claim: wholeSentence(context, speechOf(sentence)), parent: null })
      return
    }
    const asks = /\?["”’)]*$/.test(piece)
    const isBare = !hasPredicate(tokens)
    if (
      asks ||
      (isBare &&
        !isWholeAssertion(piece, tokens) &&
        !isOverlooked(piece, tokens, role) &&
        (namesOnly ||
          !(role === 'headline' ? isTelegram(tokens, quantities) : quantities.length > 1 && tokens.length > 4)))
    ) {
      report([])
      quote = nextQuote(text, sentence, quote, null)
      return
    }
    const startsParagraph = /\n\s*$/.test(text.slice(Math.max(0, sentence.start - 4), sentence.start))
    const analysis = analyseSentence(
      text,
      tokens,
      startsParagraph && carry.people > 1 ? { antecedent: topic, people: topic ? 1 : 0 } : carry,
      role === 'headline' || isBare
    )
    carry = analysis.carry.antecedent ? analysis.carry : { antecedent: topic, people: topic ? 1 : 0 }
    for (const draft of analysis.drafts) {
      draft.statement = names.expand(draft.statement)
      if (topic && !draft.titleKey) draft.statement = nameTopic(draft.statement, topic)
      if (draft.titleKey) names.learn(/^(.*?) is /.exec(draft.statement)?.[1] ?? '')
    }
    for (const { source } of analysis.links) if (source) names.learn(spanOfTokens(text, tokens, source).text)
    const links = analysis.links.map((link) => linkOf(text, tokens, link))
    report(links)
    const inherited = links.length === 0 && continuesQuote(text, sentence, quote) ? quote.link : null
    const made = analysis.drafts
      .filter((draft) => !draft.titleKey || !titled.has(draft.titleKey))
      .map((draft) => ({
        draft,
        entry: {
          claim: claimOf(context, draft, inherited ? [inherited] : links.slice(0, draft.links)),
          parent: null
        } as Working
      }))
    if (made.length === 0 && !inherited && isOverlooked(piece, tokens, role))
      working.push({ claim: wholeSentence(context, links), parent: null })
    for (const { draft, entry } of made) {
      if (draft.titleKey) titled.add(draft.titleKey)
      const parent = draft.parent === null ? undefined : analysis.drafts[draft.parent]
      entry.parent = made.find((other) => other.draft === parent)?.entry ?? null
      if (entry.claim.ranges.length > 0) working.push(entry)
    }
    quote = nextQuote(text, sentence, quote, links.at(-1) ?? inherited)
  })
  all.attributions = [...quotations.finish(), ...speech]
  return {
    engine: { ...engine },
    language,
    sentences,
    claims: finish(working, english ? findMismatches({ text, sentences, ...all, articleDate: options.date }) : []),
    ...all
  }
}

/** Check-worthiness of one sentence by itself, with the reasons. */
export function score(sentence: string): Score {
  return scoreTokens(tagChunk(sentence, 0))
}

/** Length of "HEMPSTEAD, N.Y. — " or "LONDON (Reuters) - " before the first word of the report. */
function datelineLength(piece: string): number {
  return (
    /^\p{Lu}[\p{Lu}.'’ -]{2,24}(?:,\s[\p{L}.]{2,14})?(?:\s\([\p{L}. ]{2,20}\))?\s?[—―–-]{1,2}\s/u.exec(piece)?.[0]
      .length ?? 0
  )
}

/** A full sentence whose predicate the tagger took for something else ("Christianity spread to Africa."): it is taken whole. */
function isWholeAssertion(piece: string, tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  if (
    words.length < 6 ||
    isImperative(tokens) ||
    !/[\p{L}\p{N})][.…]["”’)]*$/u.test(piece) ||
    !words.some((token) => token.pos === 'NOUN' || token.pos === 'PROPN')
  )
    return false
  return words.some(
    (token, index) => index > 0 && (token.pos === 'VERB' || (token.pos === 'NOUN' && verbForms(token.lower).past))
  )
}

/** A finished sentence that holds a check-worthy assertion by its words, though no predicate of it was found: taken whole. */
function isOverlooked(piece: string, tokens: readonly Token[], role: Place['role']): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  if (role === 'headline' || words.length < 5 || !/[.…]["”’)]*$/u.test(piece)) return false
  return !isImperative(tokens) && scoreTokens(tokens).score >= 0.5
}

/** Lines of a page rather than of a report. */
function isFurniture(piece: string): boolean {
  return (
    piece.length < 120 &&
    /^(?:(?:click|tap|read more|share|follow|subscribe|sign up|sign in|log in|advertisement|related|photo|image|video|copyright|©|all rights reserved|post a comment|no comments|comments?:|posted by|labels?:|tags?:|filed under|getty|by\s+\p{Lu}\p{L}+\s+\p{Lu}\p{L}+$)\b)/iu.test(
      piece
    )
  )
}

/** For text without tags: enough words, not a question. */
function isStatement(piece: string, tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.pos === 'X').length
  return (
    !/[?？؟]["”’»)]*$/u.test(piece) &&
    (words >= 4 || (words <= 2 && piece.length >= 12 && /[\u0e00-\u0eff\u3040-\u9fff]/u.test(piece)))
  )
}

const standingOf = (standing: Standing | undefined) => (standing ? { standing } : {})

export type SentenceContext = {
  text: string
  sentence: Offsets
  role: Place['role']
  tokens: readonly Token[]
  quantities: readonly Quantity[]
  dates: readonly DateMention[]
  english: boolean
  /** What its place in the text says; none where only a part of the text is looked at. */
  standing?: Standing
}

function wholeSentence(context: SentenceContext, attribution: AttributionLink[]): ClaimCore {
  const span = spanOf(context.text, context.sentence.start, context.sentence.end)
  return claimFromRanges(
    context,
    [span],
    span.text.replace(/\s+/gu, ' '),
    context.english ? [] : ['language-limited'],
    [],
    attribution
  )
}

function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

function spanOfTokens(text: string, tokens: readonly Token[], range: TokenRange): Span {
  return spanOf(text, tokens[range.from]?.start ?? 0, tokens[range.to - 1]?.end ?? 0)
}

function linkOf(text: string, tokens: readonly Token[], link: Attribution): AttributionLink {
  const before = link.content.filter((range) => range.to <= link.cue.from)
  // "S, according to X, which …": what follows the source of a whole statement is the article's own.
  const content =
    link.frame.from === link.cue.from &&
    tokens[link.cue.from]?.lower === 'according' &&
    before.some((range) => hasPredicate(tokens.slice(range.from, range.to)))
      ? before
      : link.content
  const first = content[0]
  const last = content.at(-1)
  const end =
    first && last === first && first.from >= link.cue.to
      ? Math.min(
          first.to,
          contentEnd(tokens, first.from, {
            inLead: opensSentence(tokens, link.cue.to - 1),
            isClause: true,
            cue: link.cue.to - 1
          })
        )
      : last?.to
  return {
    source: link.source ? spanOfTokens(text, tokens, link.source) : null,
    cue: spanOfTokens(text, tokens, link.cue),
    content: first && end ? spanOfTokens(text, tokens, { from: first.from, to: end }) : null
  }
}

function claimOf(context: SentenceContext, draft: Draft, attribution: AttributionLink[]): ClaimCore {
  const spans = draft.ranges
    .filter((range) => range.to > range.from)
    .map((range) => spanOfTokens(context.text, context.tokens, range))
  return claimFromRanges(
    context,
    mergeSpans(context.text, spans),
    draft.statement,
    draft.flags,
    draft.types,
    attribution
  )
}

/** Sorted, disjoint, and joined where only white space lies between. */
export function mergeSpans(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1)
    if (last && (span.start <= last.end || /^\s*$/u.test(text.slice(last.end, span.start)))) {
      if (span.end > last.end) out[out.length - 1] = spanOf(text, last.start, span.end)
    } else out.push(span)
  }
  return out
}

/** Completes a claim for given ranges: what lies inside them, its types, facets and score. */
export function claimFromRanges(
  context: SentenceContext,
  ranges: Span[],
  statement: string,
  flags: string[],
  types: Draft['types'],
  attribution: AttributionLink[]
): ClaimCore {
  const { text, tokens } = context
  const start = ranges[0]?.start ?? 0
  const end = ranges.at(-1)?.end ?? 0
  const own = within(tokens, ranges)
  const quantities = within(context.quantities, ranges)
  const dates = within(context.dates, ranges)
  const role = context.role === 'skip' ? 'body' : context.role
  const allTypes = context.english
    ? typesOf(statement, quantities, types)
    : quantities.length > 0
      ? ['statistical' as const]
      : []
  // A restored subject or pronoun is part of what is asserted, so the statement is tagged where it says more than its ranges.
  const isReport = types.includes('utterance') || types.includes('position')
  const restored = context.english && !isReport && statement.length > lengthOf(own) + 8
  const scored = context.english
    ? scoreTokens(isReport || !restored ? own : tagChunk(statement, 0), {
        role,
        types: allTypes,
        ...standingOf(context.standing)
      })
    : unranked()
  return {
    start,
    end,
    text: text.slice(start, end),
    ranges,
    statement,
    flags: [...new Set(flags)],
    sentence: { ...context.sentence },
    types: allTypes,
    role,
    ...scored,
    attribution,
    quantities,
    dates,
    facets: findFacets(text, ranges, own, quantities, dates)
  }
}

/** Text order, duplicates out, parents by index, repeats, marks and what does not fit. */
function finish(working: readonly Working[], mismatches: readonly Mismatch[]): DetectedClaim[] {
  const ordered = [...working].sort(
    (a, b) =>
      a.claim.start - b.claim.start || a.claim.end - b.claim.end || a.claim.ranges.length - b.claim.ranges.length
  )
  const seen = new Map<string, Working>()
  const replaced = new Map<Working, Working>()
  const kept = ordered.filter((entry) => {
    const key = entry.claim.ranges.map((range) => `${range.start}-${range.end}`).join()
    const other = seen.get(key)
    if (other) replaced.set(entry, other)
    else seen.set(key, entry)
    return other === undefined
  })
  const indexOf = new Map(kept.map((entry, index) => [entry, index]))
  const groups = groupRepeats(kept.map((entry) => entry.claim))
  const alarms = findContradictions(kept.map((entry) => entry.claim))
  const sums = arithmeticAlarms(
    kept.map((entry) => entry.claim),
    mismatches
  )
  const marks = markWorth(kept.map((entry) => entry.claim.score))
  return kept.map((entry, index) => {
    const parent = entry.parent ? (replaced.get(entry.parent) ?? entry.parent) : null
    return {
      ...entry.claim,
      parent: parent && parent !== entry ? (indexOf.get(parent) ?? null) : null,
      group: groups[index] ?? null,
      worth: marks[index] ?? false,
      alarms: [...(alarms[index] ?? []), ...(sums[index] ?? [])]
    }
  })
}

/** Blocks as the engine takes them, for callers that hold none. */
export type { DetectionBlock }
