import { expect, test } from 'vitest'
import { isPast } from '../../../src/renderer/features/corrections/due.ts'

test('a deadline is over on the day after it, by the calendar of this computer', () => {
  expect(isPast('2016-09-06', new Date(2016, 8, 6, 23, 59))).toBe(false)
  expect(isPast('2016-09-06', new Date(2016, 8, 7, 0, 0))).toBe(true)
  expect(isPast('2016-10-01', new Date(2016, 8, 30, 12, 0))).toBe(false)
})
