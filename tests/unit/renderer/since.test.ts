import { expect, test } from 'vitest'
import { clockTime, sinceWhen } from '../../../src/renderer/features/start/since.ts'

const at = (day: number, hour: number, minute: number): number => new Date(2016, 8, day, hour, minute).getTime()
const iso = (time: number): string => new Date(time).toISOString()

test('a time of today is told to the minute, one of another day with its date', () => {
  expect(clockTime(iso(at(6, 9, 5)), at(6, 18, 0), 'en-GB')).toBe('09:05')
  expect(clockTime(iso(at(4, 9, 5)), at(6, 18, 0), 'en-GB')).toMatch(/^4 September.*09:05$/)
})

test('how long ago something was is told in the largest unit that fits, and as a date after a week', () => {
  const now = at(20, 12, 0)
  expect(sinceWhen(iso(now - 5 * 60_000), now, 'en-GB')).toBe('5 min ago')
  expect(sinceWhen(iso(now - 3 * 3_600_000), now, 'en-GB')).toBe('3 hr ago')
  expect(sinceWhen(iso(at(6, 12, 0)), now, 'en-GB')).toMatch(/^6 Sep.* 2016$/)
  expect(sinceWhen('never', now, 'en-GB')).toBe('')
})
