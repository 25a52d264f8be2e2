import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tagChunk } from '../../../src/main/claims/tokens.ts'

const words = [
  "McCain's",
  'McCain',
  "'s",
  '—',
  'Fooville',
  'said',
  'right.',
  "O'Brien's",
  'e-mail',
  '$5bn',
  'Ünal',
  '\n'
]

it('a text has the same words and tags whatever was read before it', () => {
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (one, others) => {
      const first = tagChunk(one, 0)
      for (const other of others) {
        tagChunk(other, 0)
        // Also joined up, as a broken text would have it.
        tagChunk(other.replaceAll(' ', ''), 0)
      }
      expect(tagChunk(one, 0)).toEqual(first)
    }),
    { numRuns: 300 }
  )
})
