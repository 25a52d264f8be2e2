/** Reports in a noun: "Trump's claim that …", "his promise to …", "calls for …", "my impression is that …". */
import { contentEnd } from './content-end.ts'
import { cueNouns } from './cue-lexicon.ts'
import type { TokenRange } from './draft.ts'
import { beForms, isFiniteAuxiliary, verbForms } from './morphology.ts'
import { beforeAdverbs, hasPredicateBefore, opensSentence, type Report } from './report-source.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { isNominal } from './verbs.ts'

/** Prepositions by which a noun of saying or feeling names what it is about, whoever says or feels it. */
const matters: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    about:
      /^(?:concern|fear|worry|question|doubt|debate|speculation|talk|rumor|rumour|complaint|comment|remark|statement|claim|report|opinion|view|warning|skepticism|scepticism|discussion|argument|allegation|misgiving|suspicion|anxiety|optimism|pessimism|conversation|gossip|joke|prediction|advice|dispute|expectation|curiosity|uncertainty|lie|tweet|thought|idea|belief|feeling|misconception|assumption|accusation|reservation|qualm)$/,
    over: /^(?:concern|fear|worry|debate|anger|outrage|criticism|dispute|controversy|furor|frustration|anxiety|argument|clash|question|alarm|disagreement|backlash|uproar)$/,
    for: /^(?:call|demand|request|support|plan|proposal|argument|plea|hope|enthusiasm|preference|praise|admiration|respect|disdain|contempt|expectation|desire|appeal|petition|endorsement)$/,
    of: /^(?:criticism|accusation|allegation|fear|condemnation|denunciation|endorsement|praise|suspicion|critique|warning|claim|prediction|talk|depiction|portrayal|perception|mention|rumor|rumour|description|characterization|rejection|embrace|disapproval|approval|acknowledgment|acknowledgement|admission|denial)$/,
    to: /^(?:opposition|objection|resistance|aversion|allegiance)$/,
    on: /^(?:view|opinion|comment|emphasis|criticism|speculation|focus|statement|remark)$/,
    against: /^(?:accusation|allegation|argument|complaint|warning|protest|threat)$/,
    with: /^(?:frustration|disagreement|dissatisfaction|disappointment|anger|disgust)$/,
    toward: /^(?:hostility|attitude|anger|animosity|resentment|disdain|contempt)$/
  })
)

/** "Trump's claim that …", "his promise to …", "concerns about …", "the idea that …". */
export function readNoun(tokens: readonly Token[], at: number): Report | null {
  const noun = tokens[at]
  const next = tokens[at + 1]
  if (!noun || !next) return null
  const word = singular(noun.lower)
  const isMatter = matters.get(next.lower)?.test(word) === true
  if (!isMatter && !(cueNouns.has(word) && /^(?:that|to|of|for|about|over|against|on)$/.test(next.lower)))
    return cueNouns.has(word) ? readCopula(tokens, at) : null
  const first = phraseStart(tokens, at)
  const source = ownerOf(tokens, first)
  const isClause = next.lower === 'that' && tokens[at + 2]?.pos !== 'VERB' && tokens[at + 2]?.pos !== 'AUX'
  if (!source && !isClause && !isMatter) return null
  const isInfinitive = next.lower === 'to' && /^(?:VERB|AUX|ADV)$/.test(tokens[at + 2]?.pos ?? '')
  const start = isClause || !(isInfinitive || (source && next.lower === 'to')) ? at + 2 : at + 1
  const to = hasPredicateBefore(tokens, first)
    ? contentEnd(tokens, start, { inLead: opensSentence(tokens, at), isClause })
    : subjectEnd(tokens, start, isClause)
  if (to <= start) return null
  return {
    source,
    cue: { from: source ? first : at, to: start > at + 1 && !isClause ? at + 2 : at + 1 },
    content: { from: start, to }
  }
}

/** "The question is whether …", "my impression is that …". */
function readCopula(tokens: readonly Token[], at: number): Report | null {
  let verb = at + 1
  while (tokens[verb]?.pos === 'AUX' && !beForms.has(tokens[verb]?.lower ?? '')) verb += 1
  if (!beForms.has(tokens[verb]?.lower ?? '')) return null
  const opener = tokens[verb + 1]
  if (!opener || !/^(?:that|whether|how|if|why)$/.test(opener.lower)) return null
  const first = phraseStart(tokens, at)
  const source = ownerOf(tokens, first)
  const from = opener.lower === 'that' ? verb + 2 : verb + 1
  const to = contentEnd(tokens, from, { isClause: true })
  return to > from ? { source, cue: { from: source ? first : at, to: verb + 1 }, content: { from, to } } : null
}

function phraseStart(tokens: readonly Token[], at: number): number {
  let first = at
  while (first > 0 && /^(?:ADJ|NOUN|NUM)$/.test(tokens[first - 1]?.pos ?? '')) first -= 1
  return first
}

/** Whose it is: "his", "Trump's". */
function ownerOf(tokens: readonly Token[], first: number): TokenRange | null {
  const owner = tokens[first - 1]
  if (!owner) return null
  if (/^(?:his|her|their|my|our|its)$/.test(owner.lower)) return { from: first - 1, to: first }
  return /^(?:'s|’s|'|’)$/.test(owner.lower) ? nounPhraseBefore(tokens, first - 1) : null
}

/** "His promise to cut taxes drew applause": as part of the subject the content ends before the verb of the sentence. */
function subjectEnd(tokens: readonly Token[], from: number, isClause: boolean): number {
  const end = contentEnd(tokens, from)
  let verbs = isClause ? 1 : 0
  for (let at = from + 1; at < end; at += 1) {
    const token = tokens[at]
    const before = tokens[beforeAdverbs(tokens, at)]
    if (!token || !before || !isNominal(before) || relative.test(before.lower)) continue
    const { past, third } = verbForms(token.lower)
    const isPredicate = token.pos === 'AUX' ? isFiniteAuxiliary(token.lower) : token.pos === 'VERB' && (past || third)
    if (!isPredicate) continue
    if (verbs === 0) return at
    verbs -= 1
  }
  return end
}

const relative = /^(?:who|which|that|they|he|she|it|we|i|you)$/

function singular(lower: string): string {
  return cueNouns.has(lower) ? lower : lower.replace(/ies$/, 'y').replace(/s$/, '')
}
