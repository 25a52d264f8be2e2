import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stretchChoice, toggleChoice } from '../../../../src/renderer/features/desk/logic/choice.ts'

describe('a choice of several claims', () => {
  test('is stretched step by step, and shrinks on the way back', () => {
    const two = stretchChoice([], 'a', 'b')
    const three = stretchChoice(two, 'b', 'c')
    expect([two, three]).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c']
    ])
    expect(stretchChoice(three, 'c', 'b')).toEqual(['a', 'b'])
    expect(stretchChoice(stretchChoice(three, 'c', 'b'), 'b', 'a')).toEqual([])
  })

  test('begins with the selected claim, takes one in or out, and ends with the last but one', () => {
    expect(toggleChoice([], 'a', 'c')).toEqual({ several: ['a', 'c'], claim: 'c' })
    expect(toggleChoice([], null, 'c')).toEqual({ several: [], claim: 'c' })
    expect(toggleChoice(['a', 'c'], 'c', 'd').several).toEqual(['a', 'c', 'd'])
    expect(toggleChoice(['a', 'c', 'd'], 'd', 'c')).toEqual({ several: ['a', 'd'], claim: 'd' })
  })

  test('leaves the other claim selected when the second one is taken out again', () => {
    expect(toggleChoice(['a', 'c'], 'c', 'c')).toEqual({ several: [], claim: 'a' })
    expect(toggleChoice([], 'a', 'a')).toEqual({ several: [], claim: 'a' })
  })

  test('never holds a claim twice, and never one alone', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const steps = fc.array(fc.tuple(fc.boolean(), id))
    fc.assert(
      fc.property(steps, (all) => {
        let at = 'a'
        let several: readonly string[] = []
        for (const [stretch, to] of all) {
          several = stretch ? stretchChoice(several, at, to) : toggleChoice(several, at, to).several
          at = to
          expect(new Set(several).size).toBe(several.length)
          expect(several.length).not.toBe(1)
        }
      })
    )
  })
})
