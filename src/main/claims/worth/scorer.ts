/**
 * The model at work: tagged words to the logit and what each feature and each stretch of words added to it. The logit is
 * a plain sum, so the reasons are terms of it and nothing else.
 */
import type { Reason } from '../../../shared/detection.ts'
import type { Token } from '../tokens.ts'
import { featureCodes, featuresOf, traitsOf, type WordTraits } from './features.ts'
import { labels } from './labels.ts'
import { isForeign } from './language.ts'
import { type Model, readModel } from './model.ts'
import { createNetwork, inputOf, type Response } from './network.ts'
import { createTerms, hashesOf, termScale, termsOf, type WordHashes } from './terms.ts'

export type Scorer = {
  readonly score: (tokens: readonly Token[]) => { logit: number; reasons: Reason[] }
  /** Whether the words are of another language than the model's: then it has nothing to say. */
  readonly isForeign: (tokens: readonly Token[]) => boolean
}

/** Reasons that add less than this to the logit are nobody's reason. */
const least = 0.1
/** A reason in words is a stretch of at most so many. */
const longestStretch = 4

const featureAt = new Map(featureCodes.map((code, at) => [code, at]))

/** All that a tagged word is to the model, worked out when it first comes. */
type KnownWord = { readonly traits: WordTraits; readonly hashes: WordHashes; readonly response: Response }

/** Words kept at once: a book's, in some twenty megabytes. */
const mostKept = 16_384

export function createScorer(model: Model): Scorer {
  const network = createNetwork(model.network, model.vectors)
  const kept = new Map<string, Map<string, KnownWord>>()
  let count = 0
  const terms = createTerms()
  const know = (token: Token): KnownWord => {
    const found = kept.get(token.pos)?.get(token.text)
    if (found) return found
    const response = network.responseTo(inputOf(token, model.vectors))
    const word = { traits: traitsOf(token), hashes: hashesOf(token), response }
    if (count >= mostKept) {
      kept.clear()
      count = 0
    }
    const ofTag = kept.get(token.pos) ?? new Map<string, KnownWord>()
    kept.set(token.pos, ofTag.set(token.text, word))
    count += 1
    return word
  }
  function score(tokens: readonly Token[]): { logit: number; reasons: Reason[] } {
    const words = tokens.map(know)
    const shares = new Float64Array(tokens.length)
    termsOf(
      words.map((word) => word.hashes),
      terms
    )
    const scale = termScale(terms.length)
    let logit = model.bias
    for (let at = 0; at < terms.length; at += 1) {
      const weight = model.termWeight(terms.hash[at] as number) * scale
      if (weight === 0) continue
      logit += weight
      const from = terms.from[at] as number
      const to = terms.to[at] as number
      for (let word = from; word < to; word += 1) shares[word] = (shares[word] as number) + weight / (to - from)
    }
    const answer = network.answer(words.map((word) => word.response))
    logit += answer.sum
    answer.shares.forEach((share, at) => {
      shares[at] = (shares[at] as number) + share
    })
    const reasons: Reason[] = []
    const traits = words.map((word) => word.traits)
    for (const { code, value, text } of featuresOf(tokens, traits)) {
      const weight = (model.features[featureAt.get(code) as number] as number) * value
      logit += weight
      if (Math.abs(weight) >= least)
        reasons.push({ feature: code, label: labels[code], weight, ...(text === undefined ? {} : { text }) })
    }
    return { logit, reasons: [...reasons, ...wordReasons(tokens, shares)] }
  }
  return { score, isForeign: (tokens) => isForeign(tokens, model.vectors) }
}

/** Neighbouring words that speak for the same side are one reason, in the words as they stand. */
function wordReasons(tokens: readonly Token[], shares: Float64Array): Reason[] {
  const out: Reason[] = []
  let from = 0
  while (from < tokens.length) {
    const positive = (shares[from] as number) > 0
    let to = from
    let weight = 0
    while (to < tokens.length && to - from < longestStretch && (shares[to] as number) > 0 === positive) {
      weight += shares[to] as number
      to += 1
    }
    const stretch = tokens.slice(from, to)
    const text = textOf(stretch)
    if (Math.abs(weight) >= least && /[\p{L}\p{N}]/u.test(text))
      out.push({ feature: `words:${text.toLowerCase()}`, label: labels.words, weight, text })
    from = to
  }
  return out
}

function textOf(tokens: readonly Token[]): string {
  let text = ''
  tokens.forEach((token, at) => {
    text += (at > 0 && token.start > (tokens[at - 1] as Token).end ? ' ' : '') + token.text
  })
  return text
}

let loaded: Scorer | undefined

/** The scorer over the model that ships; read at first use, so that a process that never scores never pays for it. */
export function shippedScorer(): Scorer {
  loaded ??= createScorer(readModel())
  return loaded
}
