/**
 * The part of the check-worthiness model that reads words by their meaning: filters over one, two and three neighbouring
 * words (Kim 2014). Each filter gives its strongest answer in the sentence; the answers are weighed and summed, so that
 * each word's share in the sum can be told.
 *
 * A filter is linear in the words it covers. So what every word adds to every filter is worked out once for a word and
 * kept; a sentence costs sums alone.
 */

import type { Token } from '../tokens.ts'
import { partsOfSpeech, wordForm } from './terms.ts'
import type { WordVectors } from './word-vectors.ts'

/** Words that a filter covers, by kind; a kind of width w has w places. */
export const widths = [1, 2, 3] as const
/** Places of all three kinds together. */
export const places = 6
/** First place of each kind. */
const firstPlace = [0, 1, 3] as const
/** Inputs beside the vector: the part of speech, and whether the word begins with a capital. */
export const extraInputs = partsOfSpeech.length + 1
export const tagInput = 1.5
/** Words of a sentence that are read: nobody's sentence is longer. */
export const longestRead = 120

export type NetworkWeights = {
  /** Filters of each kind. */
  readonly filters: number
  /** [place][filter][input]; inputs are the vector, the parts of speech, the capital. */
  readonly convolution: Float64Array
  /** [kind][filter]. */
  readonly bias: Float64Array
  /** [kind][filter], on the scale of the model's logit. */
  readonly output: Float64Array
}

export type NetworkInput = { readonly word: number; readonly tag: number; readonly capital: boolean }

/** What a tagged word is to the network: −1 for a word without a vector. */
export function inputOf(token: Token, vectors: WordVectors): NetworkInput {
  const tag = partsOfSpeech.indexOf(token.pos)
  return {
    word: vectors.indexOf(wordForm(token.text)),
    tag: tag === -1 ? partsOfSpeech.length - 1 : tag,
    capital: /^\p{Lu}/u.test(token.text)
  }
}

/**
 * Adds to each `out[k]` the product of row k of `matrix` (rows of `stride`) with the vector. Four rows at a time, because
 * one sum has to wait for itself; each row's sum runs in the same order whatever the number of rows.
 */
export function addProducts(out: Float64Array, matrix: Float64Array, stride: number, vector: Float64Array): void {
  let k = 0
  for (; k + 4 <= out.length; k += 4) {
    const a = k * stride
    const b = a + stride
    const c = b + stride
    const d = c + stride
    let sumA = 0
    let sumB = 0
    let sumC = 0
    let sumD = 0
    for (let at = 0; at < vector.length; at += 1) {
      const value = vector[at] as number
      sumA += (matrix[a + at] as number) * value
      sumB += (matrix[b + at] as number) * value
      sumC += (matrix[c + at] as number) * value
      sumD += (matrix[d + at] as number) * value
    }
    out[k] = (out[k] as number) + sumA
    out[k + 1] = (out[k + 1] as number) + sumB
    out[k + 2] = (out[k + 2] as number) + sumC
    out[k + 3] = (out[k + 3] as number) + sumD
  }
  for (; k < out.length; k += 1) {
    let sum = 0
    for (let at = 0; at < vector.length; at += 1) sum += (matrix[k * stride + at] as number) * (vector[at] as number)
    out[k] = (out[k] as number) + sum
  }
}

/**
 * What the network adds to the logit, and how much of it each word that is read brought. The shares are good until the next
 * answer: they stand in one array for all, since a book has hundreds of thousands of answers.
 */
export type NetworkAnswer = { readonly sum: number; readonly shares: Float64Array }

/** What a word adds to each filter at each place, in steps of 1/1024: whole numbers, because they are summed so often. */
export type Response = Int16Array

const stepsPerUnit = 1024
const mostSteps = 32_767

/**
 * A filter's best answer so far and where it began are kept in one number, the place in the lowest bits: the greater of
 * two such numbers is the stronger answer or, of equals, the earlier. So the better of two is found without a branch, which
 * no processor could foretell.
 */
const placeBits = 7
const placeMask = (1 << placeBits) - 1

export type Network = {
  /** To be kept by the caller for words that come again. Words that are the same to the network share one response. */
  readonly responseTo: (input: NetworkInput) => Response
  /** The answer to a sentence, from its words' responses; what stands after the first 120 words is not read. */
  readonly answer: (rows: readonly Response[]) => NetworkAnswer
}

export function createNetwork(weights: NetworkWeights, vectors: WordVectors): Network {
  const { filters, convolution, bias, output } = weights
  const { dimensions } = vectors
  const inputs = dimensions + extraInputs
  const perWord = places * filters
  const row = new Float64Array(perWord)
  const vector = new Float64Array(dimensions)
  const best = new Int32Array(widths.length * filters)
  const shares = new Float64Array(longestRead)
  const nothing = new Int16Array(perWord)
  const parts = new Map<number, Float32Array>()
  const nameless = new Map<number, Response>()
  const grammar = Array.from({ length: partsOfSpeech.length * 2 }, (_, kind) => grammarPart(kind >> 1, kind % 2 === 1))

  /** What the word itself adds, whatever its part of speech. */
  function partOf(word: number): Float32Array {
    const found = parts.get(word)
    if (found) return found
    vectors.read(word, vector)
    row.fill(0)
    addProducts(row, convolution, inputs, vector)
    const part = Float32Array.from(row)
    parts.set(word, part)
    return part
  }

  /** What the part of speech and a capital add, whatever the word. */
  function grammarPart(tag: number, capital: boolean): Float64Array {
    const part = new Float64Array(perWord)
    for (let k = 0; k < perWord; k += 1) {
      const base = k * inputs + dimensions
      const value = (convolution[base + tag] as number) * tagInput
      part[k] = capital ? value + (convolution[base + partsOfSpeech.length] as number) : value
    }
    return part
  }

  function responseTo({ word, tag, capital }: NetworkInput): Response {
    const kind = tag * 2 + (capital ? 1 : 0)
    const known = word < 0 ? nameless.get(kind) : undefined
    if (known) return known
    const base = grammar[kind] as Float64Array
    const part = word >= 0 ? partOf(word) : null
    const response = new Int16Array(perWord)
    for (let k = 0; k < perWord; k += 1) {
      const value = part ? (base[k] as number) + (part[k] as number) : (base[k] as number)
      response[k] = Math.max(-mostSteps, Math.min(mostSteps, Math.round(value * stepsPerUnit)))
    }
    if (word < 0) nameless.set(kind, response)
    return response
  }

  /** The strongest answer of each filter of a kind; beyond the ends of the sentence stands nothing. */
  function slide(rows: readonly Response[], length: number, kind: number): void {
    const width = widths[kind] as number
    const rowAt = (at: number): Response => (at >= 0 && at < length ? (rows[at] as Response) : nothing)
    const to = kind * filters
    const atA = (firstPlace[kind] as number) * filters
    const atB = atA + filters
    const atC = atB + filters
    for (let from = 1 - width; from < Math.max(1, length); from += 1) {
      const place = placeMask - (from + width)
      const a = rowAt(from)
      if (width === 1) {
        for (let k = 0; k < filters; k += 1) keep(to + k, a[atA + k] as number, place)
        continue
      }
      const b = rowAt(from + 1)
      if (width === 2) {
        for (let k = 0; k < filters; k += 1) keep(to + k, (a[atA + k] as number) + (b[atB + k] as number), place)
        continue
      }
      const c = rowAt(from + 2)
      for (let k = 0; k < filters; k += 1)
        keep(to + k, (a[atA + k] as number) + (b[atB + k] as number) + (c[atC + k] as number), place)
    }
  }

  /** Keeps the answer of a filter where it is better than its best. */
  function keep(filter: number, sum: number, place: number): void {
    const so = best[filter] as number
    const gain = ((sum << placeBits) | place) - so
    best[filter] = so + (gain & ~(gain >> 31))
  }

  function answer(rows: readonly Response[]): NetworkAnswer {
    const length = Math.min(rows.length, longestRead)
    best.fill(-0x3fffffff)
    shares.fill(0, 0, length)
    let sum = 0
    for (let kind = 0; kind < widths.length; kind += 1) {
      const width = widths[kind] as number
      slide(rows, length, kind)
      for (let k = kind * filters; k < (kind + 1) * filters; k += 1) {
        const strength = ((best[k] as number) >> placeBits) / stepsPerUnit + (bias[k] as number)
        if (strength <= 0) continue
        const part = strength * (output[k] as number)
        sum += part
        const where = placeMask - ((best[k] as number) & placeMask) - width
        const from = Math.max(0, where)
        const to = Math.min(length, where + width)
        for (let at = from; at < to; at += 1) shares[at] = (shares[at] as number) + part / (to - from)
      }
    }
    return { sum, shares }
  }

  return { responseTo, answer }
}
