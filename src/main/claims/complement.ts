/** What a verb reports, by what can follow it: a clause, an infinitive, a thing, a person and what is laid to him. */
import { contentEnd, objectEnd } from './content-end.ts'
import { particlesAfter, takes, takesPreposition } from './cue-lexicon.ts'
import type { TokenRange } from './draft.ts'
import { opensQuotation } from './marks.ts'
import { isFiniteAuxiliary } from './morphology.ts'
import { opensSentence } from './report-source.ts'
import type { Token } from './tokens.ts'
import { isComma, isNominal } from './verbs.ts'

const opensQuote = (token: Token | undefined) => token !== undefined && opensQuotation(token.lower)

/** What follows the cue as its content; `cueTo`: end of the cue, which takes in a preposition. */
export type Complement = TokenRange & { cueTo: number }

const clauseOpeners = /^(?:that|how|whether|if|why|what|where|who|when)$/

/** Where what is reported stands after the cue, by what the verb can take. */
export function complementAt(tokens: readonly Token[], at: number, lemma: string): Complement | null {
  const particles = particlesAfter(lemma, tokens[at + 1]?.lower ?? '', tokens[at + 2]?.lower ?? '')
  const next = afterTime(tokens, at + 1 + particles)
  const token = tokens[next]
  if (!token) return null
  const inLead = opensSentence(tokens, at)
  const end = (from: number, isClause: boolean) => contentEnd(tokens, from, { inLead, isClause, cue: at })
  const whole = (from: number, cueTo = from, isClause = false): Complement | null => {
    const to = end(from, isClause)
    return to > from ? { from, to, cueTo } : null
  }
  if (particles > 0 && objectStarts(token))
    return { from: next, to: objectEnd(tokens, next, { inLead, cue: at }), cueTo: next }
  if (opensQuote(token)) return whole(next, at + 1)
  if (takes(lemma, 'clause')) {
    const quote = quoteAfter(tokens, next)
    if (quote !== null) return whole(quote, at + 1)
  }
  if (takesPreposition(lemma, token.lower) && token.pos !== 'PART') return whole(next + 1)
  if (token.lower === 'out' && takes(lemma, 'clause') && tokens[next + 1]?.lower === 'that')
    return whole(next + 2, next + 2, true)
  if (takes(lemma, 'infinitive')) {
    const to = /^(?:not|never)$/.test(token.lower) ? next + 1 : next
    if (tokens[to]?.lower === 'to' && isBase(tokens[to + 1])) return whole(next, at + 1)
  }
  if (takes(lemma, 'clause') || takes(lemma, 'marked') || lemma === 'point') {
    const opener = openerAfter(tokens, next)
    if (
      opener !== null &&
      (opener > next || token.lower !== 'that' || tokens[next + 1]?.pos !== 'PUNCT' || opensClause(tokens, next + 1))
    )
      return whole(tokens[opener]?.lower === 'that' ? opener + 1 : opener, at + 1, true)
  }
  if (takes(lemma, 'clause') && hasClause(tokens, next)) return whole(next, at + 1, true)
  if (takes(lemma, 'bidden')) {
    const to = infinitiveAfter(tokens, next)
    if (to !== null) return whole(next, at + 1)
  }
  if (takes(lemma, 'charge')) {
    const of = chargeAfter(tokens, next)
    if (of !== null) return whole(next, at + 1)
  }
  if (takes(lemma, 'rendering') && renderedAs(tokens, next)) return whole(next, at + 1)
  if (takes(lemma, 'pictured') && pictured(tokens, next)) return whole(next, at + 1)
  if (takes(lemma, 'gerund') && token.lower.endsWith('ing') && token.pos === 'VERB') return whole(next, at + 1)
  if ((takes(lemma, 'object') || isEcho(tokens, next)) && (objectStarts(token) || pointsBack(tokens, next)))
    return { from: next, to: objectEnd(tokens, next, { inLead, cue: at }), cueTo: at + 1 }
  return null
}

/** "saying during the debate last week, “…”": the words quoted, after when and where they were said. */
function quoteAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length, from + 12); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'VERB' || token.pos === 'AUX' || token.lower === 'that') return null
    if (opensQuote(token)) return /^[,:]$/.test(tokens[at - 1]?.text ?? '') ? at : null
  }
  return null
}

/** "that", "how", "whether" right after the cue or after a person and a time: "told the paper on Monday that". */
function openerAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length, from + 9); at += 1) {
    const token = tokens[at]
    if (!token) return null
    if (clauseOpeners.test(token.lower) && !(token.lower === 'that' && token.pos === 'DET' && at === from)) {
      if (at === from) return at
      return token.lower === 'that' ? at : null
    }
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PUNCT' || token.lower === 'to') return null
  }
  return null
}

/** What stands between a "that" and its clause: a quotation mark, an aside ("that, after the vote, he would go"). */
function opensClause(tokens: readonly Token[], at: number): boolean {
  return opensQuote(tokens[at]) || (isComma(tokens[at]) && /^(?:ADP|SCONJ|VERB)$/.test(tokens[at + 1]?.pos ?? ''))
}

const days =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|earlier|recently|again|publicly)$/

/** "promised Monday to …", "said last week the …", "recognised on Friday that …": where what is reported begins after adverbs and times. */
function afterTime(tokens: readonly Token[], from: number): number {
  let at = from
  for (;;) {
    const token = tokens[at]
    if (!token || clauseOpeners.test(token.lower)) return at
    const day = token.lower === 'on' ? tokens[at + 1] : token
    if (day && days.test(day.lower)) at += day === token ? 1 : 2
    else if (/^(?:last|this|earlier)$/.test(token.lower) && times.test(tokens[at + 1]?.lower ?? '')) at += 2
    else if (token.pos === 'ADV') at += 1
    else return at
  }
}

const times = /^(?:week|weekend|month|year|spring|summer|fall|autumn|winter|night|morning|afternoon|evening)$/

/** A clause of its own without a conjunction: "says the campaign violated the law". */
function hasClause(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]
  if (!first || !/^(?:DET|PRON|PROPN|NOUN|NUM|ADJ|ADV)$/.test(first.pos)) return false
  let nouns = 0
  for (let at = from; at < Math.min(tokens.length, from + 18); at += 1) {
    const token = tokens[at]
    if (!token || /^[;:“”]$/.test(token.lower)) return false
    if (isNominal(token) || token.pos === 'DET' || token.pos === 'ADJ') nouns += 1
    if (nouns === 0) continue
    if (token.pos === 'AUX' && isFiniteAuxiliary(token.lower)) return true
    if (
      token.pos === 'VERB' &&
      !token.lower.endsWith('ing') &&
      tokens[at - 1]?.lower !== 'to' &&
      tokens[at - 1]?.pos !== 'DET'
    )
      return true
    if (isComma(token) && at - from > 8) return false
  }
  return false
}

function isBase(token: Token | undefined): boolean {
  return (
    token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'ADV' || token.pos === 'NOUN')
  )
}

/** "to" within a noun phrase's reach: "urged the two parties to". */
function infinitiveAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length, from + 9); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT') return null
    if (token.lower === 'to' && /^(?:VERB|AUX)$/.test(tokens[at + 1]?.pos ?? '')) return at > from ? at : null
    if (token.pos === 'VERB' || token.pos === 'AUX') return null
  }
  return null
}

/** "the plan as a failure", "herself as the heir". */
function renderedAs(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]
  if (!first || !objectStarts(first)) return false
  for (let at = from + 1; at < Math.min(tokens.length, from + 10); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT' || token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'SCONJ')
      return token?.lower === 'as' && isNominal(tokens[at - 1]) && /^(?:DET|ADJ)$/.test(tokens[at + 1]?.pos ?? '')
    if (token.lower === 'as') return tokens[at + 1]?.lower !== 'well' && isNominal(tokens[at - 1])
  }
  return false
}

/** "Clinton leading by ten points", "his message chilling": somebody or something, and what it is seen to do or to be. */
function pictured(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]
  if (!first || !objectStarts(first)) return false
  for (let at = from + 1; at < Math.min(tokens.length, from + 9); at += 1) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (!token || token.pos === 'PUNCT' || token.pos === 'AUX' || token.lower === 'to') return false
    if (token.pos === 'VERB') return isNominal(before)
    if (token.pos === 'ADJ' && isNominal(before) && !isNominal(tokens[at + 1])) return true
  }
  return false
}

/** "said the same of Sanders": as much as was said before. */
function isEcho(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === 'the' && tokens[at + 1]?.lower === 'same'
}

/** "echoed that promise", "rejects that, too": the word points at a thing, and opens no clause. */
function pointsBack(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return /^(?:that|this|those|these)$/.test(tokens[at]?.lower ?? '') && (next?.pos === 'NOUN' || next?.pos === 'PUNCT')
}

/** "him of lying", "her for the loss". */
function chargeAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from + 1; at < Math.min(tokens.length, from + 9); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT' || token.pos === 'VERB' || token.pos === 'AUX') return null
    if (/^(?:of|for|as|on|over)$/.test(token.lower)) return at
  }
  return null
}

function objectStarts(token: Token): boolean {
  return (
    isNominal(token) || token.pos === 'DET' || token.pos === 'ADJ' || token.lower === 'what' || token.lower === 'how'
  )
}
