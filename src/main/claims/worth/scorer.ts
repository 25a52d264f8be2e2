/**
 * The model at work: tagged words to the logit and what each feature and each stretch of words added to it. The logit is
 * a plain sum, so the reasons are terms of it and nothing else.
 */
import type { Reason } from '../../../shared/detection.ts'
import type { Token } from '../tokens.ts'
import { eachFeature, featureCodes, traitsOf, type WordTraits } from './features.ts'
import { labels } from './labels.ts'
import { isForeign, languageOf, type WordLanguage } from './language.ts'
import { type Model, readModel } from './model.ts'
import { createNetwork, inputOf, longestRead, type Response } from './network.ts'
import { createTerms, hashesOf, termScale, termsOf, type WordHashes } from './terms.ts'

/** What a sentence adds up to. `isForeign`: in another language than the model's, where the sum says nothing. */
export type Sum = { readonly isForeign: boolean; readonly logit: number; readonly reasons: Reason[] }

export type Scorer = { readonly score: (tokens: readonly Token[]) => Sum }

/** Reasons that add less than this to the logit are nobody's reason. */
const least = 0.1
/** A reason in words is a stretch of at most so many. */
const longestStretch = 4

/** All that a tagged word is to the model, worked out when it first comes. */
type KnownWord = WordTraits & WordHashes & WordLanguage & { readonly response: Response }

/** Words kept at once: those of a book of 1,000,000 characters and half as many, in some thirty megabytes. */
const mostKept = 24_576

export function createScorer(model: Model): Scorer {
  const network = createNetwork(model.network, model.vectors)
  const kept = new Map<string, Map<string, KnownWord>>()
  let count = 0
  const terms = createTerms()
  let shares = new Float64Array(256)
  const know = (token: Token): KnownWord => {
    const found = kept.get(token.pos)?.get(token.text)
    if (found) return found
    const word = {
      ...traitsOf(token),
      ...hashesOf(token),
      ...languageOf(token, model.vectors),
      response: network.responseTo(inputOf(token, model.vectors))
    }
    if (count >= mostKept) {
      kept.clear()
      count = 0
    }
    const ofTag = kept.get(token.pos) ?? new Map<string, KnownWord>()
    kept.set(token.pos, ofTag.set(token.text, word))
    count += 1
    return word
  }
  /** Adds what each term says to the logit, and each word's part of it to its share. */
  function addTerms(words: readonly KnownWord[], bias: number): number {
    termsOf(words, terms)
    const scale = termScale(terms.length)
    let logit = bias
    for (let at = 0; at < terms.length; at += 1) {
      const weight = model.termWeight(terms.hash[at] as number) * scale
      if (weight === 0) continue
      logit += weight
      const from = terms.from[at] as number
      const to = terms.to[at] as number
      for (let word = from; word < to; word += 1) shares[word] = (shares[word] as number) + weight / (to - from)
    }
    return logit
  }
  function score(tokens: readonly Token[]): Sum {
    const words = tokens.map(know)
    if (shares.length < words.length) shares = new Float64Array(words.length * 2)
    shares.fill(0, 0, words.length)
    let logit = addTerms(words, model.bias)
    const answer = network.answer(words.map((word) => word.response))
    logit += answer.sum
    for (let at = 0; at < words.length && at < longestRead; at += 1)
      shares[at] = (shares[at] as number) + (answer.shares[at] as number)
    const reasons: Reason[] = []
    eachFeature(tokens, words, (code, value, at) => {
      const weight = (model.features[code] as number) * value
      logit += weight
      if (Math.abs(weight) < least) return
      const feature = featureCodes[code] as (typeof featureCodes)[number]
      const label = labels[feature]
      reasons.push(at < 0 ? { feature, label, weight } : { feature, label, weight, text: (tokens[at] as Token).text })
    })
    addWordReasons(tokens, shares, reasons)
    return { isForeign: isForeign(words), logit, reasons }
  }
  return { score }
}

/** Neighbouring words that speak for the same side are one reason, in the words as they stand. */
function addWordReasons(tokens: readonly Token[], shares: Float64Array, reasons: Reason[]): void {
  for (let from = 0; from < tokens.length; ) {
    const positive = (shares[from] as number) > 0
    let to = from
    let weight = 0
    while (to < tokens.length && to - from < longestStretch && (shares[to] as number) > 0 === positive) {
      weight += shares[to] as number
      to += 1
    }
    if (Math.abs(weight) >= least) {
      const text = textOf(tokens, from, to)
      if (/[\p{L}\p{N}]/u.test(text))
        reasons.push({ feature: `words:${text.toLowerCase()}`, label: labels.words, weight, text })
    }
    from = to
  }
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = (tokens[from] as Token).text
  for (let at = from + 1; at < to; at += 1) {
    const token = tokens[at] as Token
    text += token.start > (tokens[at - 1] as Token).end ? ` ${token.text}` : token.text
  }
  return text
}

let loaded: Scorer | undefined

/** The scorer over the model that ships; read at first use, so that a process that never scores never pays for it. */
export function shippedScorer(): Scorer {
  loaded ??= createScorer(readModel())
  return loaded
}
