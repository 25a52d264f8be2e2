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
  let next = at + 1 + particles
  while (tokens[next]?.pos === 'ADV' && !clauseOpeners.test(tokens[next]?.lower ?? '')) next += 1
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
  if (token.lower === 'to' && takes(lemma, 'infinitive') && isBase(tokens[next + 1])) return whole(next, at + 1)
  if (takes(lemma, 'clause') || takes(lemma, 'marked') || lemma === 'point') {
    const opener = openerAfter(tokens, next)
    if (
      opener !== null &&
      (opener > next || token.lower !== 'that' || tokens[next + 1]?.pos !== 'PUNCT' || opensQuote(tokens[next + 1]))
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
  if (takes(lemma, 'gerund') && token.lower.endsWith('ing') && token.pos === 'VERB') return whole(next, at + 1)
  if (takes(lemma, 'object') && objectStarts(token))
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
