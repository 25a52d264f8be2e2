/** The sentences that the model learns from: ClaimBuster's crowdsourced.csv. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tagChunk } from '../../src/main/claims/tokens.ts'
import { type Feature, featureCodes, featuresOf } from '../../src/main/claims/worth/features.ts'
import { inputOf, longestRead, type NetworkInput } from '../../src/main/claims/worth/network.ts'
import { hashesOf, termsOf } from '../../src/main/claims/worth/terms.ts'
import type { WordVectors } from '../../src/main/claims/worth/word-vectors.ts'
import { parseCsv } from './csv.ts'

export type Sentence = {
  readonly text: string /** The debate's file, its date first. */
  readonly debate: string
  readonly verdict: number
}

export const howToGet = `The training data are not here. Get crowdsourced.csv of the ClaimBuster data set (Zenodo, doi 10.5281/zenodo.3609356)
and name it: npm run train -- PATH/crowdsourced.csv`

/** Path of crowdsourced.csv: the one named, else in CLAIMBENCH_EVAL or ../shared/eval beside the checkout; null where none is. */
export function trainingFile(named?: string): string | null {
  const folder = process.env.CLAIMBENCH_EVAL ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'eval')
  const path = named ?? join(folder, 'check-worthiness', 'crowdsourced.csv')
  return existsSync(path) ? path : null
}

/** In the file's order. Verdict: 1 check-worthy, 0 a fact nobody would check, −1 no fact. */
export function readSentences(path: string): Sentence[] {
  return parseCsv(readFileSync(path, 'utf8')).map((row) => ({
    text: row.Text ?? '',
    debate: row.File_id ?? '',
    verdict: Number(row.Verdict)
  }))
}

/** What the model sees of a sentence. */
export type Example = {
  readonly features: Float64Array
  readonly terms: readonly number[]
  readonly words: readonly NetworkInput[]
}

export function exampleOf(text: string, vectors: WordVectors): Example {
  const tokens = tagChunk(text, 0)
  const terms = termsOf(tokens.map(hashesOf))
  return {
    features: denseOf(featuresOf(tokens)),
    terms: [...terms.hash.subarray(0, terms.length)],
    words: tokens.slice(0, longestRead).map((token) => inputOf(token, vectors))
  }
}

function denseOf(features: readonly Feature[]): Float64Array {
  const out = new Float64Array(featureCodes.length)
  for (const { code, value } of features) out[featureCodes.indexOf(code)] = value
  return out
}
