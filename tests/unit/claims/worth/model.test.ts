import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tagChunk } from '../../../../src/main/claims/tokens.ts'
import { featureCodes, featuresOf } from '../../../../src/main/claims/worth/features.ts'
import { labels } from '../../../../src/main/claims/worth/labels.ts'
import { decodeModel, encodeModel, modelFolder, readModel } from '../../../../src/main/claims/worth/model.ts'
import { createScorer } from '../../../../src/main/claims/worth/scorer.ts'
import { hashesOf, termsOf, wordForm } from '../../../../src/main/claims/worth/terms.ts'
import { decodeWordVectors } from '../../../../src/main/claims/worth/word-vectors.ts'

const folder = modelFolder()
const modelBytes = readFileSync(join(folder, 'check-worthiness.bin'))
const vectorBytes = readFileSync(join(folder, 'word-vectors.bin'))
const { dimensions } = decodeWordVectors(vectorBytes)

describe('the model that ships', () => {
  it('is whole, fits the features of the code, and takes at most a megabyte', () => {
    const model = decodeModel(modelBytes, dimensions)
    expect(model.features).toHaveLength(featureCodes.length)
    expect(model.terms.hashes.length).toBeGreaterThan(1000)
    const total = ['check-worthiness.bin', 'word-vectors.bin'].reduce(
      (sum, name) => sum + statSync(join(folder, name)).size,
      0
    )
    expect(total).toBeLessThanOrEqual(1_000_000)
  })

  it('survives being written and read again, byte by byte', () => {
    const again = encodeModel(decodeModel(modelBytes, dimensions))
    expect(Buffer.compare(again, modelBytes)).toBe(0)
  })

  it('is refused when a single byte of it has changed, or its end is missing', () => {
    for (const at of [0, 5, 20, 500, modelBytes.length - 1]) {
      const damaged = Uint8Array.from(modelBytes)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      expect(() => decodeModel(damaged, dimensions)).toThrow()
    }
    expect(() => decodeModel(modelBytes.subarray(0, 1000), dimensions)).toThrow()
    expect(() => decodeWordVectors(vectorBytes.subarray(0, 1000))).toThrow()
  })

  it('has words for people for every feature', () => {
    for (const code of featureCodes) expect(labels[code]).toMatch(/\w/)
  })
})

describe('the scorer', () => {
  const model = readModel()
  const { score } = createScorer(model)
  const sentence = 'Unemployment in Ohio rose by 12 percent last year, and I think that is a terrible shame.'

  it('gives reasons that are terms of the sum: what is left unsaid is small', () => {
    const { logit, reasons } = score(tagChunk(sentence, 0))
    const said = reasons.reduce((sum, reason) => sum + reason.weight, model.bias)
    expect(Math.abs(logit - said)).toBeLessThan(0.1 * 12)
    expect(reasons.every((reason) => Math.abs(reason.weight) >= 0.1)).toBe(true)
  })

  it('shows words as they stand in the sentence', () => {
    const { reasons } = score(tagChunk(sentence, 0))
    const worded = reasons.filter((reason) => reason.feature.startsWith('words:'))
    expect(worded.length).toBeGreaterThan(0)
    for (const { text } of worded) expect(sentence).toContain(text)
  })

  it('gives the same answer where the sentence stands later in a text', () => {
    expect(score(tagChunk(sentence, 5000)).logit).toBe(score(tagChunk(sentence, 0)).logit)
  })

  it('takes nothing, and very long text, without harm', () => {
    expect(score([]).logit).toBe(score([]).logit)
    expect(Number.isFinite(score(tagChunk('word '.repeat(2000), 0)).logit)).toBe(true)
  })
})

describe('what the model reads', () => {
  it('takes names, numbers and years by their kind, so that other names and figures are the same terms', () => {
    const terms = (text: string) => {
      const found = termsOf(tagChunk(text, 0).map(hashesOf))
      return [...found.hash.subarray(0, found.length)]
    }
    expect(terms('In 1984 Ohio lost 12,000 jobs.')).toEqual(terms('In 2016 Essex lost 900 jobs.'))
    expect([wordForm('1984'), wordForm('12,000'), wordForm('Don’t')]).toEqual(['<year>', '<num>', "don't"])
  })

  it('finds figures, shares and questions among the words', () => {
    const codes = (text: string) => featuresOf(tagChunk(text, 0)).map((feature) => feature.code)
    expect(codes('The debt grew by 12 percent to $19 trillion.')).toEqual(
      expect.arrayContaining(['number', 'percent', 'money', 'large-number', 'change'])
    )
    expect(codes('Why did you do that?')).toContain('question')
    expect(codes('Thank you.')).toContain('short')
  })
})

describe('the words for reasons', () => {
  it('are in the language file of the desk, code by code', () => {
    const desk = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../src/renderer/i18n/en/desk.json'), 'utf8')
    ) as { reasons: { features: Record<string, string> } }
    expect(desk.reasons.features).toEqual(labels)
  })
})
