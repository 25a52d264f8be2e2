/**
 * Reports that name nobody, or name him last: "is expected to …", "is seen as …", "was endorsed by …", "seems to …",
 * "reportedly", "asked about …".
 */

import { complementAt } from './complement.ts'
import { contentEnd } from './content-end.ts'
import { takes } from './cue-lexicon.ts'
import { beForms } from './morphology.ts'
import { beforeAdverbs, groupStart, opensSentence, type Report, sourceOf } from './report-source.ts'
import type { Token } from './tokens.ts'

const expected =
  /^(?:expect|believe|think|say|report|allege|estimate|know|suspect|accuse|suppose|consider|claim|understand|project|predict)$/

/** Done in words alone: what is announced, denied or mocked is so by somebody. */
const voiced =
  /^(?:announce|reveal|report|confirm|deny|disclose|mention|note|propose|criticize|criticise|praise|mock|deride|condemn|denounce|question|discuss|debate|dismiss|reject|endorse|welcome|dispute|contradict|cite|recommend|demand|request|ridicule|challenge|defend|attack|applaud|describe|predict|warn|suggest)$/

/** Participles of how somebody is seen: "is viewed as a reformer", "was called a liar". */
const seenAs: ReadonlySet<string> = new Set(
  (
    'seen viewed regarded described perceived portrayed depicted characterized characterised known remembered ' +
    'recognized recognised hailed touted cited dismissed denounced interpreted branded labeled labelled dubbed deemed ' +
    'considered called'
  ).split(' ')
)

const seeming: ReadonlySet<string> = new Set(
  'seem seems seemed appear appears appeared reportedly allegedly purportedly'.split(' ')
)
const asking: ReadonlySet<string> = new Set(['asked', 'pressed', 'questioned', 'quizzed'])

/** "would be denied", "was not disclosed", "to be announced": nobody has said so. */
function isUndone(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (/^(?:not|n't|n’t|never|to|could|can|may|might|should|must|would|will)$/.test(tokens[at]?.lower ?? ''))
      return true
  return false
}

const naming = /^(?:branded|labeled|labelled|dubbed|deemed|considered|called)$/

/** Whether the word at `at` is the participle of how something is seen, after a form of "be". */
function isSeenAs(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  const next = tokens[at + 1]
  if (!next || !seenAs.has(word)) return false
  return next.lower === 'as' || (naming.test(word) && /^(?:DET|ADJ)$/.test(next.pos))
}

/**
 * "is expected to be …", "is seen as …", "has been criticised for …" without a source: the clause is what is reported. "was
 * endorsed by …" names its source last.
 */
export function readPassive(tokens: readonly Token[], at: number, from: number, lemma: string): Report | null {
  const next = tokens[at + 1]
  const subject = sourceOf(tokens, from, 'past')
  if (!next || !subject) return null
  const end = (start: number, isClause = false) =>
    contentEnd(tokens, start, { inLead: opensSentence(tokens, at), isClause, cue: at })
  if (next.lower === 'by' && (takes(lemma, 'object') || takes(lemma, 'clause')))
    return { source: { from: at + 2, to: end(at + 2) }, cue: { from, to: at + 2 }, content: subject }
  if (next.lower === 'that' && expected.test(lemma) && tokens[subject.from]?.lower === 'it')
    return { source: null, cue: { from, to: at + 1 }, content: { from: at + 2, to: end(at + 2, true) } }
  // "has been told that …", "is convinced the …": who learns it is the one who holds it.
  if (/^(?:convince|persuade|assure|inform|remind|determine|commit|dedicate|tempt)$/.test(lemma)) {
    const own = complementAt(tokens, at, lemma)
    if (own) return { source: subject, cue: { from, to: at + 1 }, content: { from: own.from, to: own.to } }
  }
  const bidden =
    next.lower === 'to' &&
    (takes(lemma, 'bidden') || lemma === 'intend') &&
    /^(?:VERB|AUX)$/.test(tokens[at + 2]?.pos ?? '')
  const reported =
    bidden ||
    (next.lower === 'to' && expected.test(lemma)) ||
    (next.lower === 'of' && /^(?:accuse|suspect)$/.test(lemma)) ||
    (next.lower === 'for' && takes(lemma, 'charge'))
  if (reported || next.lower === 'as')
    return { source: null, cue: { from, to: at + 1 }, content: { from: subject.from, to: end(at + 2) } }
  return voiced.test(lemma) && !isUndone(tokens, from, at) && !/^(?:it|there)$/.test(tokens[subject.from]?.lower ?? '')
    ? { source: null, cue: { from, to: at + 1 }, content: subject }
    : null
}

/** "seems to have …", "appears ready to …", "is seen as …", "has reportedly …": the whole clause is what is reported. */
export function readSeeming(tokens: readonly Token[], at: number): Report | null {
  const token = tokens[at]
  if (!token) return null
  const isSeen = isSeenAs(tokens, at) && beForms.has(tokens[beforeAdverbs(tokens, at)]?.lower ?? '')
  if (!isSeen && !seeming.has(token.lower)) return null
  const isAdverb = token.lower.endsWith('ly')
  if (!isSeen && !isAdverb && !introducesState(tokens, at)) return null
  const from = isAdverb ? verbAround(tokens, at) : groupStart(tokens, at)
  if (from === null || tokens[from]?.lower === 'to') return null
  const subject = sourceOf(tokens, from, 'past')
  if (!subject) return null
  const isClause = tokens[at + 1]?.lower === 'that'
  const start = isClause ? at + 2 : subject.from
  const to = contentEnd(tokens, at + 1, { inLead: opensSentence(tokens, at), isClause, cue: at })
  return to > at + 1
    ? { source: null, cue: isAdverb ? { from: at, to: at + 1 } : { from, to: at + 1 }, content: { from: start, to } }
    : null
}

/** "seems to", "appears likely", "seemed as if": not "appeared on television". */
function introducesState(tokens: readonly Token[], at: number): boolean {
  let next = at + 1
  while (tokens[next]?.pos === 'ADV') next += 1
  const token = tokens[next]
  if (!token) return false
  if (/^(?:to|that|like|as)$/.test(token.lower))
    return token.lower !== 'as' ? true : /^(?:if|though)$/.test(tokens[next + 1]?.lower ?? '')
  return token.pos === 'ADJ' || (token.pos === 'VERB' && !token.lower.endsWith('ing'))
}

/** Where the verb group begins that the adverb stands in or before: "has reportedly been", "reportedly met". */
function verbAround(tokens: readonly Token[], at: number): number | null {
  const next = tokens[at + 1]
  return next && /^(?:VERB|AUX)$/.test(next.pos) ? groupStart(tokens, at) : null
}

/** "Asked about the plan, Smith said", "was asked whether he would go", "pressed by reporters on the vote". */
export function readAsked(tokens: readonly Token[], at: number): Report | null {
  if (!asking.has(tokens[at]?.lower ?? '')) return null
  const before = tokens[at - 1]?.lower === 'when' ? tokens[at - 1] : tokens[beforeAdverbs(tokens, at)]
  if (before && !beForms.has(before.lower) && !/^(?:when|if|,|“|—|–)$/.test(before.lower)) return null
  let next = at + 1
  let source: Report['source'] = null
  if (tokens[next]?.lower === 'by') {
    let to = next + 1
    while (/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[to]?.pos ?? '') || /^(?:'s|’s)$/.test(tokens[to]?.lower ?? ''))
      to += 1
    source = { from: next + 1, to }
    next = to
  }
  // "asked on Monday whether …": a time or place between.
  const opener = /^(?:about|whether|if|what|why|how|who|which|where|when)$/
  let found = next
  while (
    found < next + 6 &&
    !opener.test(tokens[found]?.lower ?? '') &&
    /^(?:ADP|DET|NOUN|PROPN|ADJ|NUM|ADV)$/.test(tokens[found]?.pos ?? '')
  )
    found += 1
  const word = tokens[found]
  const isThing = tokens[at]?.lower !== 'asked' && tokens[next]?.lower === 'on'
  if (!isThing && (!word || !opener.test(word.lower))) return null
  const start = isThing ? next + 1 : word?.lower === 'about' ? found + 1 : found
  const isLead = !before || !beForms.has(before.lower)
  const to = contentEnd(tokens, start, { inLead: isLead || opensSentence(tokens, at), isClause: false, cue: at })
  return to > start
    ? {
        source,
        cue: {
          from: groupStart(tokens, at),
          to: isThing || word?.lower !== 'about' ? at + 1 : found === at + 1 ? found + 1 : at + 1
        },
        content: { from: start, to }
      }
    : null
}
