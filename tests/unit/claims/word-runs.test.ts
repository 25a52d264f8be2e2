import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordRuns } from '../../../src/main/claims/word-runs.ts'
import { createShapes } from '../../../src/main/claims/word-shapes.ts'

const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'aé1.,’- 中½𝐀\u0301\ud835') }),
  fc.lorem()
)

describe('runs of letters and figures', () => {
  it('are those that the pattern for them finds, in any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(wordRuns(text, false)).toEqual(text.match(/[\p{L}\p{N}]+/gu) ?? [])
        expect(wordRuns(text, true)).toEqual(text.match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? [])
      })
    )
  })
})

describe('a look at the shape of a word', () => {
  it('never turns away a word of the list, in letters of either case and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.string(),
        fc.nat(),
        (words, before, pick) => {
          const mayBe = createShapes(words.map((word) => word.toLowerCase()))
          const word = words[pick % words.length] as string
          for (const written of [word, word.toLowerCase(), word.toUpperCase()]) {
            if (written.toLowerCase() !== word.toLowerCase()) continue
            expect(mayBe(before + written, before.length, before.length + written.length)).toBe(true)
          }
        }
      )
    )
  })

  it('turns away what no word of the list begins like or is as long as', () => {
    const mayBe = createShapes(['may', 'march', 'x'.repeat(40)])
    const isTold = (word: string) => !mayBe(word, 0, word.length)
    expect(['mayor', 'june', 'm', ''].filter(isTold)).toEqual(['june', 'm', ''])
    expect(['May', 'MARCH', 'mayor', 'x'.repeat(35)].filter(isTold)).toEqual([])
  })
})
