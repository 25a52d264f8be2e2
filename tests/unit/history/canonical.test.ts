import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfHex, canonicalText, digestOf, hexOf } from '../../../src/shared/history/canonical.ts'
import type { Json } from '../../../src/shared/json.ts'

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const keys = fc.oneof(fc.constantFrom('10', '9', '__proto__', 'toJSON', '', 'é', '\u{1f600}', '\uffff'), fc.string())
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false, 0, -0, 1e21, 5e-324, '\\ud800', '"\\'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 5 })
  )
})).value

test('canonical text is what the RFC 8785 library writes, for every JSON value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalText(value)).toBe(canonicalize(value))
    }),
    { numRuns: 3000 }
  )
})

test('an object of many keys is written in the same order', () => {
  const many = fc.dictionary(fc.string({ minLength: 1 }), fc.integer(), { minKeys: 25, maxKeys: 45 })
  fc.assert(
    fc.property(many, (value) => {
      expect(canonicalText({ z: value, a: 1 })).toBe(canonicalize({ z: value, a: 1 }))
    }),
    { numRuns: 300 }
  )
})

test('what canonical JSON cannot hold is refused', () => {
  expect(() => canonicalText({ a: '\ud800' })).toThrow()
  expect(() => canonicalText({ '\udc00': 1 })).toThrow()
  expect(() => canonicalText([Number.NaN])).toThrow()
  expect(() => canonicalText([Number.POSITIVE_INFINITY])).toThrow()
})

test('a digest does not depend on the order of keys', () => {
  expect(digestOf({ a: 1, b: [2] }, sha256)).toBe(digestOf({ b: [2], a: 1 }, sha256))
  expect(digestOf('é', sha256)).toBe(createHash('sha256').update('"é"', 'utf8').digest('hex'))
})

test('hex goes both ways and only takes lower-case digits', () => {
  expect(hexOf(bytesOfHex('00ff10'))).toBe('00ff10')
  for (const wrong of ['0', 'FF', 'xy', '0x']) expect(() => bytesOfHex(wrong)).toThrow(RangeError)
})
