import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hlcMillis, isHlc, observe, tick } from '../../../src/shared/history/clock.ts'

test('a first reading holds the wall clock and sorts as text', () => {
  expect(tick(null, 0x1234)).toBe('000000001234-0000')
  expect(hlcMillis('000000001234-00ff')).toBe(0x1234)
})

test('a wall clock that goes back, stands still or is no number never takes the reading back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 50 }), (times) => {
      let last: string | null = null
      for (const now of times) {
        const next: string = tick(last, now)
        expect(isHlc(next)).toBe(true)
        if (last !== null) expect(next > last).toBe(true)
        last = next
        if (hlcMillis(next) >= 2 ** 48 - 2) return
      }
    })
  )
})

test('a counter that is full carries into the milliseconds', () => {
  expect(tick('000000000001-ffff', 0)).toBe('000000000002-0000')
})

test('a foreign reading pulls the local one forward, but only so far ahead of the wall clock', () => {
  expect(observe('000000000001-0000', '000000000050-0007', 0x10, 0x100)).toBe('000000000050-0007')
  expect(observe('000000000001-0000', 'ffffffffffff-ffff', 0x10, 0x100)).toBe('000000000110-0000')
  expect(observe('000000000050-0000', '000000000010-0000', 0x10, 0x100)).toBe('000000000050-0000')
  expect(observe(null, 'nonsense', 0x10, 0x100)).toBeNull()
  expect(observe('000000009999-0000', 'ffffffffffff-ffff', 0x10, 0x100)).toBe('000000009999-0000')
})

test('an own reading that is none is an error, not a restart of the clock', () => {
  expect(() => tick('yesterday', 1)).toThrow(RangeError)
  expect(() => tick('ffffffffffff-ffff', 1)).toThrow(RangeError)
})
