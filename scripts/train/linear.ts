/**
 * L2-regularised logistic regression over features and terms, by L-BFGS. Sums run in the order of the examples, so the
 * result is the same to the last bit wherever Math.exp and Math.log are (they are part of V8, not of the system).
 */
import { termScale } from '../../src/main/claims/worth/terms.ts'
import type { Example } from './data.ts'

export type Linear = {
  readonly bias: number
  readonly features: Float64Array
  /** Hash of a term → weight, idf included. */
  readonly terms: ReadonlyMap<number, number>
}

type Rows = { readonly starts: Int32Array; readonly columns: Int32Array; readonly values: Float64Array }

/** Fits all terms seen at least twice, keeps the `keep` that say most, and fits those again. */
export function fitLinear(
  examples: readonly Example[],
  positive: readonly boolean[],
  keep: number,
  cost: number
): Linear {
  const counts = new Map<number, number>()
  for (const { terms } of examples) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const all = [...counts]
    .filter(([, count]) => count > 1)
    .map(([term]) => term)
    .sort((a, b) => a - b)
  const idf = (term: number): number => (Math.log((1 + examples.length) / (1 + (counts.get(term) ?? 0))) + 1) / 8
  const first = fitWeights(examples, positive, all, idf, cost)
  const weight = (at: number): number => Math.abs(first.weights[at] ?? 0)
  const say = all.map((term, at) => ({ term, worth: weight(at) * idf(term) * Math.sqrt(counts.get(term) ?? 0) }))
  const kept = say
    .sort((a, b) => b.worth - a.worth || a.term - b.term)
    .slice(0, keep)
    .map(({ term }) => term)
    .sort((a, b) => a - b)
  const second = fitWeights(examples, positive, kept, idf, cost)
  const width = examples[0]?.features.length ?? 0
  return {
    bias: second.weights[kept.length + width] ?? 0,
    features: second.weights.slice(kept.length, kept.length + width),
    terms: new Map(kept.map((term, at) => [term, (second.weights[at] ?? 0) * idf(term)]))
  }
}

export function scoreLinear(linear: Linear, { features, terms }: Example): number {
  let sum = 0
  for (const term of terms) sum += linear.terms.get(term) ?? 0
  sum *= termScale(terms.length)
  features.forEach((value, at) => {
    sum += value * (linear.features[at] ?? 0)
  })
  return sum + linear.bias
}

function fitWeights(
  examples: readonly Example[],
  positive: readonly boolean[],
  terms: readonly number[],
  idf: (term: number) => number,
  cost: number
): { weights: Float64Array } {
  const column = new Map(terms.map((term, at) => [term, at]))
  const rows = rowsOf(examples, column, terms.map(idf))
  const width = examples[0]?.features.length ?? 0
  const size = terms.length + width + 1
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    for (let at = 0; at < size - 1; at += 1) {
      const weight = weights[at] as number
      gradient[at] = weight / cost
      loss += (weight * weight) / (2 * cost)
    }
    gradient[size - 1] = 0
    for (let row = 0; row < examples.length; row += 1) {
      const from = rows.starts[row] as number
      const to = rows.starts[row + 1] as number
      let sum = weights[size - 1] as number
      for (let at = from; at < to; at += 1)
        sum += (rows.values[at] as number) * (weights[rows.columns[at] as number] as number)
      const sign = positive[row] ? 1 : -1
      const margin = sign * sum
      loss += margin > 0 ? Math.log(1 + Math.exp(-margin)) : Math.log(1 + Math.exp(margin)) - margin
      const slope = -sign / (1 + Math.exp(margin))
      for (let at = from; at < to; at += 1) {
        const place = rows.columns[at] as number
        gradient[place] = (gradient[place] as number) + slope * (rows.values[at] as number)
      }
      gradient[size - 1] = (gradient[size - 1] as number) + slope
    }
    return loss
  }
  return { weights: minimise(objective, size, 80) }
}

function rowsOf(examples: readonly Example[], column: ReadonlyMap<number, number>, idf: readonly number[]): Rows {
  const columns: number[] = []
  const values: number[] = []
  const starts = new Int32Array(examples.length + 1)
  examples.forEach(({ terms, features }, row) => {
    const scale = termScale(terms.length)
    for (const term of terms) {
      const at = column.get(term)
      if (at === undefined) continue
      columns.push(at)
      values.push((idf[at] ?? 0) * scale)
    }
    features.forEach((value, at) => {
      if (value === 0) return
      columns.push(idf.length + at)
      values.push(value)
    })
    starts[row + 1] = columns.length
  })
  return { starts, columns: Int32Array.from(columns), values: Float64Array.from(values) }
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** L-BFGS (Nocedal and Wright 2006, algorithm 7.4) with a halving line search; stops after `steps` or when nothing gains. */
export function minimise(
  objective: (weights: Float64Array, gradient: Float64Array) => number,
  size: number,
  steps: number
): Float64Array {
  let weights = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = objective(weights, gradient)
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < steps; step += 1) {
    const direction = gradient.map((part) => -part)
    const alphas: number[] = []
    for (const { s, y, rho } of history) {
      const alpha = rho * dot(s, direction)
      alphas.push(alpha)
      for (let at = 0; at < size; at += 1) direction[at] = (direction[at] as number) - alpha * (y[at] as number)
    }
    const newest = history[0]
    const scale = newest ? 1 / (newest.rho * dot(newest.y, newest.y)) : 1 / Math.sqrt(dot(gradient, gradient))
    for (let at = 0; at < size; at += 1) direction[at] = (direction[at] as number) * scale
    for (let at = history.length - 1; at >= 0; at -= 1) {
      const entry = history[at]
      if (!entry) continue
      const beta = entry.rho * dot(entry.y, direction)
      const by = (alphas[at] ?? 0) - beta
      for (let k = 0; k < size; k += 1) direction[k] = (direction[k] as number) + by * (entry.s[k] as number)
    }
    const slope = dot(gradient, direction)
    let length = 1
    let next = weights
    let nextGradient = gradient
    let nextValue = value
    for (let tries = 0; tries < 20; tries += 1, length /= 2) {
      const by = length
      next = weights.map((weight, at) => weight + by * (direction[at] as number))
      nextGradient = new Float64Array(size)
      nextValue = objective(next, nextGradient)
      if (nextValue <= value + 1e-4 * length * slope) break
    }
    if (!(nextValue < value)) break
    const from = { weights, gradient }
    const s = next.map((weight, at) => weight - (from.weights[at] as number))
    const y = nextGradient.map((part, at) => part - (from.gradient[at] as number))
    const curvature = dot(s, y)
    if (curvature > 0) history.unshift({ s, y, rho: 1 / curvature })
    if (history.length > 8) history.pop()
    const gained = (value - nextValue) / Math.max(1, Math.abs(nextValue))
    weights = next
    gradient = nextGradient
    value = nextValue
    if (gained < 1e-6) break
  }
  return weights
}
