import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from '../../../src/main/app/queries/pieces.ts'

test('a long block is cut into pieces that follow each other, never within a character', () => {
  const word = fc.string({ unit: fc.constantFrom('a', ' ', '語', '😊'), minLength: 1, maxLength: 3000 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const text = words.join('').repeat(3)
      const layout = { blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }] }
      const found = pieces({ ...layout, removed: [], warnings: [], encoding: null, options: {} }, text)
      expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
      for (const { start, end } of found) expect(text.slice(start, end).isWellFormed()).toBe(true)
    })
  )
})

test('a long block of characters in two halves, without a space, is cut between them', () => {
  const text = `a${'😊'.repeat(5000)}`
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }]
  const found = pieces({ blocks, removed: [], warnings: [], encoding: null, options: {} }, text)
  expect(found.length).toBeGreaterThan(1)
  for (const { start, end } of found) expect(text.slice(start, end).isWellFormed()).toBe(true)
})
