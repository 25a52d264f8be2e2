import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten } from '../../../../src/renderer/features/desk/labels.ts'
import {
  isLinkable,
  parseTimeCode,
  readPaste,
  timeCodeText,
  titleFromUrl
} from '../../../../src/renderer/features/desk/logic/clipboard.ts'
import { coverageBars, coveragePercent } from '../../../../src/renderer/features/desk/logic/coverage.ts'
import { findWords } from '../../../../src/renderer/features/desk/logic/find.ts'

describe('a paste into the evidence form', () => {
  test('of an address alone is a source', () => {
    expect(readPaste(' https://www.syriahr.com/en/50612/ ')).toEqual({
      quote: '',
      url: 'https://www.syriahr.com/en/50612/'
    })
    expect(readPaste('www.example.org/a')?.url).toBe('https://www.example.org/a')
  })

  test('of a quote with its address below is both, without the quotation marks', () => {
    expect(readPaste('“301,781 people died.”\nhttps://example.org/x')).toEqual({
      quote: '301,781 people died.',
      url: 'https://example.org/x'
    })
  })

  test('of a quote with its address on the same line is both as well', () => {
    const both = { quote: '301,781 people died.', url: 'https://example.org/x' }
    expect(readPaste('“301,781 people died.” https://example.org/x')).toEqual(both)
    expect(readPaste('https://example.org/x 301,781 people died.')).toEqual(both)
  })

  test('of words is left to the field', () => {
    expect(readPaste('301,781 people died.\nSee the report.')).toBeNull()
    expect(readPaste('Read https://example.org today')).toBeNull()
  })

  test('only pages and letters become links', () => {
    expect(
      ['https://a.org', 'mailto:a@b.org', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'].map(
        isLinkable
      )
    ).toEqual([true, true, false, false, false])
    expect(titleFromUrl('https://www.example.org/a/b')).toBe('example.org')
  })
})

describe('time codes', () => {
  test('are read as people write them', () => {
    expect(['1:02:03', '62:03', '75', '1:2:3:4', 'soon', ''].map(parseTimeCode)).toEqual([
      3723,
      3723,
      75,
      null,
      null,
      null
    ])
  })

  test('written and read again are the same second', () => {
    fc.assert(
      fc.property(fc.nat(360_000), (seconds) => {
        expect(parseTimeCode(timeCodeText(seconds))).toBe(seconds)
      })
    )
  })
})

describe('coverage', () => {
  test('is full only where nothing is left', () => {
    expect(coveragePercent({ covered: 9999, total: 10_000 })).toBe(99)
    expect(coveragePercent({ covered: 10_000, total: 10_000 })).toBe(100)
    expect(coveragePercent({ covered: 0, total: 0 })).toBe(0)
  })

  test('stretches of the line are in order, apart, and within the line', () => {
    const ranges = fc.array(
      fc
        .tuple(fc.nat(999), fc.integer({ min: 1, max: 200 }))
        .map(([start, size]) => ({ start, end: Math.min(1000, start + size) }))
    )
    fc.assert(
      fc.property(ranges, (covered) => {
        let last = -1
        for (const { from, to } of coverageBars(covered, 1000, 50)) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(1)
          last = to
        }
      })
    )
  })

  test('a text decided on from end to end is one stretch', () => {
    expect(
      coverageBars(
        [
          { start: 0, end: 700 },
          { start: 700, end: 1000 }
        ],
        1000
      )
    ).toEqual([{ from: 0, to: 1 }])
  })
})

describe('words searched in the article', () => {
  test('are found whatever their case and across a broken line', () => {
    expect(findWords('The Islamic\nState and the islamic state', 'islamic state', 100)).toEqual([
      { start: 104, end: 117 },
      { start: 126, end: 139 }
    ])
  })

  test('are taken by their letters, signs mean nothing special', () => {
    expect(findWords('costs 5.00 (net), not 5,00', '5.00 (net)')).toEqual([{ start: 6, end: 16 }])
    fc.assert(
      fc.property(fc.string(), (words) => {
        for (const { start, end } of findWords(`a ${words} b`, words)) expect(end).toBeGreaterThan(start)
      })
    )
  })
})

test('long words of a label are cut at a character, not in the middle of one', () => {
  expect(shorten('👩‍👩‍👧'.repeat(3), 4).isWellFormed()).toBe(true)
  expect(shorten('one  two\nthree')).toBe('one two three')
  expect([...shorten('x'.repeat(90), 60)]).toHaveLength(60)
})
