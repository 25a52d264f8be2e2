/** Text that comes in: well-formed whatever it was, and not copied where it was already. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Json, wellFormedJson } from '../../src/shared/json.ts'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\udc00b', '__proto__'))
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie('json')),
    fc.array(fc.tuple(text, tie('json'))).map((entries): Json => Object.fromEntries(entries))
  )
}))

/** The definition: everything copied, each string made well-formed. */
function copied(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed()
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(copied)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), copied(item)]))
}

const runs = Number(process.env.JSON_RUNS ?? 1) * 200

describe('well-formed JSON', () => {
  it('has every string and key well-formed, in the same order, and is otherwise the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(wellFormedJson(value))).toBe(JSON.stringify(copied(value)))
      }),
      { numRuns: runs }
    )
  })

  it('is the very value where nothing was wrong with it', () => {
    fc.assert(
      fc.property(json, (value) => {
        const clean = wellFormedJson(value)
        expect(wellFormedJson(clean)).toBe(clean)
      }),
      { numRuns: runs }
    )
  })

  it('takes one pass, however deep the one string lies that has to be mended', () => {
    let value: Json = '\ud800'
    for (let depth = 0; depth < 500; depth += 1) value = depth % 2 === 0 ? [value] : { inside: value }
    expect(JSON.stringify(wellFormedJson(value))).toContain('\ufffd')
  })
})
