import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzyFilter, fuzzyScore } from '../../../src/renderer/features/palette/fuzzy.ts'

const names = ['Export report…', 'Import article…', 'Go to history', 'Dismiss the claim', 'Next claim', 'Exécuter']
const find = (query: string) => fuzzyFilter(query, names, (name) => name)

describe('finding an action by a few letters', () => {
  test('nothing typed keeps everything in its order', () => {
    expect(find('  ')).toEqual(names)
  })
  test('the beginning of the name comes before the inside of a word', () => {
    expect(find('exp')[0]).toBe('Export report…')
    expect(find('claim')).toEqual(['Next claim', 'Dismiss the claim'])
  })
  test('letters of several words in their order are enough', () => {
    expect(find('exrep')).toEqual(['Export report…'])
    expect(find('ia')[0]).toBe('Import article…')
  })
  test('several words may come in any order', () => {
    expect(find('report export')).toEqual(['Export report…'])
  })
  test('accents and case do not matter', () => {
    expect(find('EXEC')).toEqual(['Exécuter'])
  })
  test('letters that are not there find nothing', () => {
    expect(find('xyz')).toEqual([])
  })
})

test('what is found always has every letter of the query', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abc de') }),
      fc.string({ unit: fc.constantFrom(...'abc de') }),
      (query, text) => {
        if (fuzzyScore(query, text) === null) return
        for (const letter of query.trim().replace(/\s+/g, '')) expect(text).toContain(letter)
      }
    )
  )
})

test('a text always answers to itself', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '')
      expect(fuzzyScore(text, text)).not.toBeNull()
    })
  )
})
