/**
 * Fits the weights of the check-worthiness features on the ClaimBuster crowdsourced sentences and reports F1 and average
 * precision on its groundtruth. Prints the weights as JSON for src/main/claims/model.ts; deterministic.
 *
 *   node scripts/with-node.cjs scripts/fit-claim-model.ts FOLDER   (holds crowdsourced.csv and groundtruth.csv)
 */
import fs from 'node:fs'
import path from 'node:path'
import { findDates } from '../src/main/claims/dates.ts'
import { featuresOf } from '../src/main/claims/features.ts'
import { findQuantities } from '../src/main/claims/quantities/index.ts'
import { tagChunk } from '../src/main/claims/tokens.ts'

type Row = { text: string; positive: number; weight: number }

/** Fields of a CSV file with quoted fields. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        field += '"'
        at += 1
      } else if (char === '"') quoted = false
      else field += char
    } else if (char === '"') quoted = true
    else if (char === ',') {
      row.push(field)
      field = ''
    } else if (char === '\n') {
      row.push(field.replace(/\r$/, ''))
      rows.push(row)
      row = []
      field = ''
    } else field += char
  }
  if (field || row.length > 0) rows.push([...row, field])
  return rows
}

function load(file: string): Row[] {
  const [header = [], ...rows] = parseCsv(fs.readFileSync(file, 'utf8'))
  const textAt = header.indexOf('Text')
  const verdictAt = header.indexOf('Verdict')
  return rows
    .filter((row) => row[textAt])
    .map((row) => ({ text: row[textAt] ?? '', positive: row[verdictAt] === '1' ? 1 : 0, weight: 1 }))
}

function vectorOf(text: string): Map<string, number> {
  const dates = findDates(text, 0, null)
  const tokens = tagChunk(text, 0)
  return new Map(
    featuresOf(text, tokens, findQuantities(text, 0, 'en', tokens, dates), dates).map((entry) => [
      entry.code,
      entry.value
    ])
  )
}

function fitWeights(
  vectors: Map<string, number>[],
  labels: number[],
  codes: string[]
): { bias: number; weights: Record<string, number> } {
  const dense = vectors.map((vector) => codes.map((code) => vector.get(code) ?? 0))
  const weights = codes.map(() => 0)
  let bias = 0
  const velocity = codes.map(() => 0)
  let biasVelocity = 0
  for (let epoch = 0; epoch < 1500; epoch += 1) {
    const gradient = codes.map((_, k) => 0.001 * (weights[k] ?? 0))
    let biasGradient = 0
    for (let i = 0; i < dense.length; i += 1) {
      const row = dense[i] ?? []
      let z = bias
      for (let k = 0; k < row.length; k += 1) z += (weights[k] ?? 0) * (row[k] ?? 0)
      const error = (1 / (1 + Math.exp(-z)) - (labels[i] ?? 0)) / dense.length
      biasGradient += error
      for (let k = 0; k < row.length; k += 1) if (row[k]) gradient[k] = (gradient[k] ?? 0) + error * (row[k] ?? 0)
    }
    for (let k = 0; k < weights.length; k += 1) {
      velocity[k] = 0.9 * (velocity[k] ?? 0) - 0.3 * (gradient[k] ?? 0)
      weights[k] = (weights[k] ?? 0) + (velocity[k] ?? 0)
    }
    biasVelocity = 0.9 * biasVelocity - 0.3 * biasGradient
    bias += biasVelocity
  }
  return {
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(codes.map((code, k) => [code, Number((weights[k] ?? 0).toFixed(3))]))
  }
}

function evaluate(rows: { score: number; positive: number }[]): string {
  const ranked = [...rows].sort((a, b) => b.score - a.score)
  const total = rows.filter((row) => row.positive).length
  let hits = 0
  let precisionSum = 0
  let bestF1 = 0
  ranked.forEach((row, index) => {
    if (!row.positive) return
    hits += 1
    precisionSum += hits / (index + 1)
    bestF1 = Math.max(bestF1, (2 * hits) / (index + 1 + total))
  })
  const picked = rows.filter((row) => row.score >= 0.5)
  const true5 = picked.filter((row) => row.positive).length
  return `AP ${(precisionSum / total).toFixed(3)}, F1 at 0.5 ${((2 * true5) / (picked.length + total)).toFixed(3)}, best F1 ${bestF1.toFixed(3)} (${total} of ${rows.length})`
}

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('usage: fit-claim-model.ts FOLDER\n')
  process.exit(2)
}
const train = load(path.join(folder, 'crowdsourced.csv'))
const test = load(path.join(folder, 'groundtruth.csv'))
const vectors = train.map((row) => vectorOf(row.text))
const codes = [...new Set(vectors.flatMap((vector) => [...vector.keys()]))].sort()
const fitted = fitWeights(
  vectors,
  train.map((row) => row.positive),
  codes
)
const scored = test.map((row) => {
  let z = fitted.bias
  for (const [code, value] of vectorOf(row.text)) z += (fitted.weights[code] ?? 0) * value
  return { score: 1 / (1 + Math.exp(-z)), positive: row.positive }
})
process.stderr.write(`groundtruth: ${evaluate(scored)}\n`)
process.stdout.write(`${JSON.stringify(fitted, null, 2)}\n`)
