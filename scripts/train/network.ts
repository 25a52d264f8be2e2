/**
 * Trains the network of src/main/claims/worth/network.ts: Adam over mini-batches, dropout of words and of filters, a second
 * output ("is there any fact?") that only helps the filters to learn. Random numbers come from one seeded generator, sums
 * run in a fixed order: the same weights to the last bit on every run.
 *
 * What makes it quick: in a batch the answers of the filters are worked out once for each distinct word, and going back
 * only the place where a filter answered strongest has a gradient.
 */
import { addProducts, extraInputs, places, tagInput, widths } from '../../src/main/claims/worth/network.ts'
import { partsOfSpeech } from '../../src/main/claims/worth/terms.ts'
import type { WordVectors } from '../../src/main/claims/worth/word-vectors.ts'
import type { Example } from './data.ts'
import { createRandom } from './random.ts'

export type NetworkSettings = {
  readonly filters: number
  readonly epochs: number
  readonly batch: number
  readonly rate: number
  readonly decay: number
  /** Share of filters, and of words, left out of a step. */
  readonly dropout: number
  readonly wordDropout: number
  /** Weight of the second output. */
  readonly second: number
  readonly seed: number
}

export type Trained = {
  readonly filters: number
  readonly convolution: Float64Array
  readonly bias: Float64Array
  readonly output: Float64Array
  /** Weights of the features, which the network has beside its filters, and its bias. */
  readonly features: Float64Array
  readonly base: number
}

const firstPlace = [0, 1, 3] as const

export function fitNetwork(
  examples: readonly Example[],
  verdicts: readonly number[],
  vectors: WordVectors,
  settings: NetworkSettings
): Trained {
  const { filters, epochs, batch, rate, decay, dropout, wordDropout, second, seed } = settings
  const random = createRandom(seed)
  const { dimensions } = vectors
  const inputs = dimensions + extraInputs
  const perWord = places * filters
  const answers = widths.length * filters
  const width = examples[0]?.features.length ?? 0
  const outputs = answers + width + 1
  const convSize = perWord * inputs
  const size = convSize + answers + 2 * outputs
  const w = new Float64Array(size)
  const gradient = new Float64Array(size)
  const m1 = new Float64Array(size)
  const m2 = new Float64Array(size)
  const biasAt = convSize
  const outAt = convSize + answers
  for (let at = 0; at < convSize; at += 1) w[at] = (random() * 2 - 1) * 0.6 * Math.sqrt(6 / (inputs * 2.5))
  for (let at = outAt; at < size; at += 1) w[at] = (random() * 2 - 1) * 0.1
  const { mean, deviation } = momentsOf(examples, width)
  const table = new Map<number, Float64Array>()
  const vectorOf = (word: number): Float64Array => {
    let found = table.get(word)
    if (!found) {
      found = new Float64Array(dimensions)
      if (word >= 0) vectors.read(word, found)
      table.set(word, found)
    }
    return found
  }
  const order = Int32Array.from(examples, (_, at) => at)
  const best = new Float64Array(answers)
  const where = new Int32Array(answers)
  const mask = new Float64Array(answers)
  const standard = new Float64Array(width)
  let step = 0
  const steps = epochs * Math.ceil(examples.length / batch)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1))
      const kept = order[at] as number
      order[at] = order[other] as number
      order[other] = kept
    }
    for (let begin = 0; begin < order.length; begin += batch) {
      const members = order.subarray(begin, begin + batch)
      const rows = new Map<number, Float64Array>()
      for (const member of members) {
        const { words, features } = examples[member] as Example
        const dropped = words.map(() => random() < wordDropout)
        const read = words.map((word, at) => (dropped[at] ? null : rowOf(rows, word)))
        answer(read, best, where)
        const verdict = verdicts[member] as number
        let z0 = w[outAt + outputs - 1] as number
        let z1 = w[outAt + 2 * outputs - 1] as number
        for (let k = 0; k < answers; k += 1) {
          mask[k] = random() < dropout ? 0 : 1 / (1 - dropout)
          const value = Math.max(0, (best[k] as number) + (w[biasAt + k] as number)) * (mask[k] as number)
          best[k] = value
          z0 += value * (w[outAt + k] as number)
          z1 += value * (w[outAt + outputs + k] as number)
        }
        for (let k = 0; k < width; k += 1) {
          standard[k] = ((features[k] as number) - (mean[k] as number)) / (deviation[k] as number)
          z0 += (standard[k] as number) * (w[outAt + answers + k] as number)
          z1 += (standard[k] as number) * (w[outAt + outputs + answers + k] as number)
        }
        const d0 = (1 / (1 + Math.exp(-z0)) - (verdict === 1 ? 1 : 0)) / members.length
        const d1 = (second * (1 / (1 + Math.exp(-z1)) - (verdict >= 0 ? 1 : 0))) / members.length
        for (let k = 0; k < answers; k += 1) {
          const value = best[k] as number
          if (value <= 0) continue
          const back = (d0 * (w[outAt + k] as number) + d1 * (w[outAt + outputs + k] as number)) * (mask[k] as number)
          add(outAt + k, d0 * value)
          add(outAt + outputs + k, d1 * value)
          add(biasAt + k, back)
          const kind = Math.floor(k / filters)
          for (let place = 0; place < (widths[kind] as number); place += 1) {
            const at = (where[k] as number) + place
            const word = words[at]
            if (!word || dropped[at]) continue
            const base = (((firstPlace[kind] as number) + place) * filters + (k % filters)) * inputs
            const vector = vectorOf(word.word)
            for (let input = 0; input < dimensions; input += 1)
              gradient[base + input] = (gradient[base + input] as number) + back * (vector[input] as number)
            add(base + dimensions + word.tag, back * tagInput)
            if (word.capital) add(base + dimensions + partsOfSpeech.length, back)
          }
        }
        for (let k = 0; k < width; k += 1) {
          add(outAt + answers + k, d0 * (standard[k] as number))
          add(outAt + outputs + answers + k, d1 * (standard[k] as number))
        }
        add(outAt + outputs - 1, d0)
        add(outAt + 2 * outputs - 1, d1)
      }
      step += 1
      descend()
    }
  }
  const features = new Float64Array(width)
  let base = w[outAt + outputs - 1] as number
  for (let k = 0; k < width; k += 1) {
    features[k] = (w[outAt + answers + k] as number) / (deviation[k] as number)
    base -= (features[k] as number) * (mean[k] as number)
  }
  return {
    filters,
    convolution: w.slice(0, convSize),
    bias: w.slice(biasAt, biasAt + answers),
    output: w.slice(outAt, outAt + answers),
    features,
    base
  }

  function add(at: number, value: number): void {
    gradient[at] = (gradient[at] as number) + value
  }

  /** What the word adds to every filter at every place, worked out once a batch. */
  function rowOf(rows: Map<number, Float64Array>, word: Example['words'][number]): Float64Array {
    const key = ((word.word + 1) * partsOfSpeech.length + word.tag) * 2 + (word.capital ? 1 : 0)
    const found = rows.get(key)
    if (found) return found
    const row = new Float64Array(perWord)
    const vector = vectorOf(word.word)
    for (let k = 0; k < perWord; k += 1) {
      const base = k * inputs + dimensions
      row[k] = (w[base + word.tag] as number) * tagInput
      if (word.capital) row[k] = (row[k] as number) + (w[base + partsOfSpeech.length] as number)
    }
    addProducts(row, w, inputs, vector)
    rows.set(key, row)
    return row
  }

  /** The strongest answer of every filter, and the place where its first word would stand. */
  function answer(read: readonly (Float64Array | null)[], best: Float64Array, where: Int32Array): void {
    best.fill(Number.NEGATIVE_INFINITY)
    for (let kind = 0; kind < widths.length; kind += 1) {
      const span = widths[kind] as number
      const base = (firstPlace[kind] as number) * filters
      for (let from = 1 - span; from < Math.max(1, read.length); from += 1) {
        const a = read[from]
        const b = span > 1 ? read[from + 1] : null
        const c = span > 2 ? read[from + 2] : null
        for (let k = 0; k < filters; k += 1) {
          let sum = 0
          if (a) sum += a[base + k] as number
          if (b) sum += b[base + filters + k] as number
          if (c) sum += c[base + 2 * filters + k] as number
          if (sum > (best[kind * filters + k] as number)) {
            best[kind * filters + k] = sum
            where[kind * filters + k] = from
          }
        }
      }
    }
  }

  /** One step of Adam with decoupled decay (Loshchilov and Hutter 2019); the rate falls to nothing in a straight line. */
  function descend(): void {
    const now = rate * (1 - step / (steps + 1))
    const c1 = 1 - 0.9 ** step
    const c2 = 1 - 0.999 ** step
    for (let at = 0; at < size; at += 1) {
      const g = gradient[at] as number
      const first = 0.9 * (m1[at] as number) + 0.1 * g
      const square = 0.999 * (m2[at] as number) + 0.001 * g * g
      m1[at] = first
      m2[at] = square
      w[at] = (w[at] as number) - now * (first / c1 / (Math.sqrt(square / c2) + 1e-8) + decay * (w[at] as number))
      gradient[at] = 0
    }
  }
}

export function scoreNetwork(trained: Trained, filterSum: number, { features }: Example): number {
  let sum = filterSum + trained.base
  features.forEach((value, at) => {
    sum += value * (trained.features[at] ?? 0)
  })
  return sum
}

function momentsOf(examples: readonly Example[], width: number): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(width)
  const deviation = new Float64Array(width)
  for (let k = 0; k < width; k += 1) {
    let sum = 0
    let squares = 0
    for (const { features } of examples) {
      sum += features[k] as number
      squares += (features[k] as number) ** 2
    }
    mean[k] = sum / examples.length
    deviation[k] = Math.sqrt(Math.max(0, squares / examples.length - (mean[k] as number) ** 2)) + 1e-6
  }
  return { mean, deviation }
}
