/**
 * Reports besides those that make claims of their own (attribution.ts): what somebody wants, promises, thinks of or blames
 * ("vowed to build", "accused him of lying", "criticised the plan"), what a participle reports ("adding that …"), nouns and
 * adjectives of saying ("Trump's claim that …", "is confident that …"). They are attributions of the text.
 *
 * Each word that can be a cue is judged by what stands before and after it, not by what the tagger takes it for.
 */
import type { AttributionLink, Span } from '../../shared/detection.ts'
import { complementAt } from './complement.ts'
import { contentEnd } from './content-end.ts'
import { type CueForm, cueForm, statedAdjectives } from './cue-lexicon.ts'
import type { TokenRange } from './draft.ts'
import { readIdiom } from './idioms.ts'
import { readAsked, readPassive, readSeeming } from './impersonal.ts'
import { beForms } from './morphology.ts'
import { readNoun } from './report-nouns.ts'
import {
  beforeAdverbs,
  groupStart,
  hasPredicateBefore,
  isQuantifier,
  isReduced,
  opensSentence,
  type Report,
  sourceOf
} from './report-source.ts'
import { strandedContent } from './stranded.ts'
import type { Token } from './tokens.ts'
import { isComma, isNominal } from './verbs.ts'

/** Attributions of one sentence besides those that `taken` holds already, in text order. */
export function findAttitudes(
  source: string,
  tokens: readonly Token[],
  taken: readonly AttributionLink[]
): AttributionLink[] {
  const out: AttributionLink[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const found = readAt(tokens, at)
    if (!found || words(tokens, found.content) < 1) continue
    const content = beforeNextReport(source, tokens, found.content, taken)
    const link = {
      source: found.source ? spanOf(source, tokens, found.source) : null,
      cue: spanOf(source, tokens, found.cue),
      content: spanOf(source, tokens, content)
    }
    if (![...taken, ...out].some((other) => sameCue(other, link))) out.push(link)
  }
  return out
}

/** "… because they could press him to pay, Smith said": the words end before the report that frames them. */
function beforeNextReport(
  source: string,
  tokens: readonly Token[],
  content: TokenRange,
  taken: readonly AttributionLink[]
): TokenRange {
  let to = content.to
  for (const link of taken) {
    if (!link.cue) continue
    const start = Math.min(link.cue.start, link.source?.start ?? link.cue.start)
    const at = tokens.findIndex((token) => token.start >= start)
    if (at > content.from && at < to && /[,”"']\s*$/.test(source.slice(tokens[at - 1]?.start ?? 0, start))) to = at
  }
  while (to > content.from + 1 && isComma(tokens[to - 1])) to -= 1
  return { from: content.from, to }
}

function readAt(tokens: readonly Token[], at: number): Report | null {
  const token = tokens[at]
  if (!token || token.pos === 'PUNCT' || token.pos === 'DET' || token.pos === 'PROPN') return null
  const impersonal = readAsked(tokens, at) ?? readSeeming(tokens, at) ?? readIdiom(tokens, at)
  if (impersonal) return impersonal
  const form = cueForm(token.lower)
  if (form && isVerb(tokens, at, form)) return readVerb(tokens, at, form)
  if (token.pos === 'ADJ' || token.pos === 'VERB') {
    if (statedAdjectives.has(token.lower)) return readAdjective(tokens, at)
  }
  return token.pos === 'NOUN' ? readNoun(tokens, at) : null
}

/** The tagger takes "plans" in "The mayor plans to" for a noun: what stands before and after it tells. */
function isVerb(tokens: readonly Token[], at: number, { form }: CueForm): boolean {
  const token = tokens[at]
  const before = tokens[beforeAdverbs(tokens, at)]
  const next = tokens[at + 1]
  if (!token || !before) return token?.pos === 'VERB'
  if (token.pos === 'VERB') return before.pos !== 'DET' || form === 'ing' || isQuantifier(before)
  if (form === 'ing') return isComma(before) && next?.pos !== 'NOUN'
  if (token.pos !== 'NOUN' || (form !== 'third' && form !== 'base')) return false
  if (/^(?:his|her|its|their|my|our|your)$/.test(before.lower)) return false
  const opens = next?.lower === 'that' || (next?.lower === 'to' && tokens[at + 2]?.pos === 'VERB')
  const isRelative = /^(?:that|which|who)$/.test(before.lower) && isNominal(tokens[at - 2])
  if (agrees(before, form) && !hasPredicateBefore(tokens, at) && (opens || startsObject(next))) return true
  const isSubject = before.pos === 'PROPN' || before.pos === 'PRON' || isQuantifier(before) || isRelative
  if (before.pos === 'AUX' || before.lower === 'to') return opens || next?.pos === 'DET' || next?.pos === 'PRON'
  if (isSubject || (before.pos === 'NOUN' && opens && form === 'third'))
    return (opens || next?.pos === 'DET') && !hasPredicateBefore(tokens, at)
  return false
}

/** "records show", "prince mocks": a plural before the base form, a singular before the one in -s. */
function agrees(subject: Token, form: CueForm['form']): boolean {
  if (subject.pos !== 'NOUN') return false
  return form === 'base' ? /[^su]s$/.test(subject.lower) : !/s$/.test(subject.lower)
}

const startsObject = (token: Token | undefined) =>
  token !== undefined && (/^(?:DET|PROPN|PRON)$/.test(token.pos) || /^(?:how|whether|why|“)$/.test(token.lower))

function readVerb(tokens: readonly Token[], at: number, { lemma, form }: CueForm): Report | null {
  const from = groupStart(tokens, at)
  const lead = tokens[from]
  const auxiliary = tokens[beforeAdverbs(tokens, at)]
  const isPassive =
    (form === 'past' || form === 'participle') && auxiliary !== undefined && beForms.has(auxiliary.lower)
  if (isPassive) return readPassive(tokens, at, from, lemma)
  if (form === 'participle' && auxiliary?.pos !== 'AUX') return null
  if ((form === 'past' || form === 'participle') && isReduced(tokens, from)) return null
  if (isHypothetical(tokens, from, at)) return null
  const complement = complementAt(tokens, at, lemma)
  if (!lead) return null
  const source = sourceOf(tokens, from, form)
  if (!complement) {
    const stranded = source && form !== 'ing' ? strandedContent(tokens, at, source, lemma) : null
    return stranded && { ...stranded, cue: { from, to: at + 1 } }
  }
  if (!source && form !== 'ing' && form !== 'base') return null
  if (
    source &&
    /^(?:i|we|you)$/i.test(tokens[source.from]?.text ?? '') &&
    /^(?:think|believe|hope|guess|suppose|know|mean|say|like|love|see)$/.test(lemma)
  )
    return null
  const start = fusedRelative(tokens, source, lemma) ?? complement.from
  return { source, cue: { from, to: Math.max(at + 1, complement.cueTo) }, content: { from: start, to: complement.to } }
}

/** "could call on", "might seek": nobody has done it. */
function isHypothetical(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (/^(?:could|can|may|might|should|must)$/.test(tokens[at]?.lower ?? '')) return true
  return false
}

/** "what he called a “rant”": the words are his from "what" on. */
function fusedRelative(tokens: readonly Token[], source: TokenRange | null, lemma: string): number | null {
  if (!source || !/^(?:call|label|dub|brand|term|describe|deem|say)$/.test(lemma)) return null
  return tokens[source.from - 1]?.lower === 'what' ? source.from - 1 : null
}

/** "is confident that …", "was critical of …". */
function readAdjective(tokens: readonly Token[], at: number): Report | null {
  const copula = beforeAdverbs(tokens, at)
  const verb = tokens[copula]
  if (
    !verb ||
    !(beForms.has(verb.lower) || /^(?:seems?|seemed|remains?|remained|felt|feels?|became|’s|'s)$/.test(verb.lower))
  )
    return null
  const next = tokens[at + 1]
  if (!next || !/^(?:that|to|of|about|over|with|in|for|by|on|at|toward|towards|how|whether|why|if)$/.test(next.lower))
    return null
  const from = groupStart(tokens, copula)
  const source = sourceOf(tokens, from, 'past')
  if (!source) return null
  const isClause = /^(?:that|to|how|whether|why|if)$/.test(next.lower)
  const start = next.lower === 'to' || (isClause && next.lower !== 'that') ? at + 1 : at + 2
  return {
    source,
    cue: { from, to: isClause ? at + 1 : at + 2 },
    content: {
      from: start,
      to: contentEnd(tokens, start, {
        inLead: opensSentence(tokens, at),
        isClause: isClause && next.lower !== 'to',
        cue: copula
      })
    }
  }
}

function words(tokens: readonly Token[], { from, to }: TokenRange): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (tokens[at]?.pos !== 'PUNCT') count += 1
  return count
}

function spanOf(source: string, tokens: readonly Token[], range: TokenRange): Span {
  const start = tokens[range.from]?.start ?? 0
  const end = tokens[range.to - 1]?.end ?? start
  return { start, end, text: source.slice(start, end) }
}

function sameCue(a: AttributionLink, b: AttributionLink): boolean {
  return a.cue !== null && b.cue !== null && a.cue.start < b.cue.end && b.cue.start < a.cue.end
}
