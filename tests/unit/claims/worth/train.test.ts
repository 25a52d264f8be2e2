import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitLine } from '../../../../scripts/train/calibrate.ts'
import { parseCsv } from '../../../../scripts/train/csv.ts'
import type { Sentence } from '../../../../scripts/train/data.ts'
import { fitModel } from '../../../../scripts/train/fit.ts'
import { createRandom } from '../../../../scripts/train/random.ts'
import { tagChunk } from '../../../../src/main/claims/tokens.ts'
import { decodeModel, encodeModel, modelFolder, readModel } from '../../../../src/main/claims/worth/model.ts'
import { createScorer } from '../../../../src/main/claims/worth/scorer.ts'
import { decodeWordVectors } from '../../../../src/main/claims/worth/word-vectors.ts'

const vectors = decodeWordVectors(readFileSync(join(modelFolder(), 'word-vectors.bin')))

/** Eight little debates of figures and courtesies. */
const sentences: Sentence[] = Array.from({ length: 160 }, (_, at) => {
  const debate = `${1960 + 4 * (at % 8)}-10-01.txt`
  return at % 2 === 0
    ? { text: `Unemployment rose by ${at} percent under his government in ${1950 + (at % 60)}.`, debate, verdict: 1 }
    : {
        text: `Thank you, I think that we should talk about ${['hope', 'love', 'dreams'][at % 3]}.`,
        debate,
        verdict: -1
      }
})

describe('training', () => {
  it('gives the same bytes from the same sentences, and tells facts from courtesies', { timeout: 120_000 }, () => {
    const train = () => encodeModel(fitModel(sentences, vectors, () => undefined))
    const bytes = train()
    expect(Buffer.compare(bytes, train())).toBe(0)
    const learned = decodeModel(bytes, vectors.dimensions)
    const terms = new Map(Array.from(learned.terms.hashes, (hash, at) => [hash, learned.terms.weights[at] ?? 0]))
    const { score } = createScorer({ ...readModel(), ...learned, termWeight: (hash) => terms.get(hash) ?? 0 })
    const logit = (text: string) => score(tagChunk(text, 0)).logit
    expect(logit('Inflation fell by 3 percent in 1984.')).toBeGreaterThan(logit('I think we should talk tonight.'))
  })

  it('finds the line that makes logits probabilities', () => {
    const random = createRandom(7)
    const logits = Array.from({ length: 4000 }, () => random() * 6 - 3)
    const positive = logits.map((logit) => random() < 1 / (1 + Math.exp(-(2 * logit + 0.5))))
    const { slope, offset } = fitLine(logits, positive, 1)
    expect(slope).toBeCloseTo(2, 0)
    expect(offset).toBeCloseTo(0.5, 0)
  })

  it('reads quoted fields, doubled quotation marks and line breaks inside them', () => {
    expect(parseCsv('a,b\r\n"x, ""y""\nz",2\r\n\r\n3,4')).toEqual([
      { a: 'x, "y"\nz', b: '2' },
      { a: '3', b: '4' }
    ])
  })
})
