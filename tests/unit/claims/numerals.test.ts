import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numeralsOf } from '../../../src/main/claims/quantities/numerals.ts'

const valuesOf = (text: string, language = 'en') => numeralsOf(text, language).map(({ value }) => value)

describe('numbers as they are written', () => {
  it.each([
    ['two hundred and fifty thousand homes', [250_000]],
    ['five and a half million trees', [5_500_000]],
    ['half a dozen eggs', [6]],
    ['two thirds of a million', [2e6 / 3]],
    ['three quarters of a billion', [750_000_000]],
    ['one million and a half', [1_500_000]],
    ['twenty-three fifths', [4.6]],
    ['eighty-one point nought five', [81.05]],
    ['7 1/2 acres', [7.5]],
    ['2½ hours', [2.5]],
    ['12,34,567.5 rupees', [1_234_567.5]],
    ['6.5 lakh', [650_000]],
    ['1 250 000 people', [1_250_000]],
    ['4.2e3', [4200]],
    ['2^-1', [0.5]],
    ['2^--3', [8]],
    ['minus six degrees', [-6]],
    ['4 thousand 3 hundred and 21', [4321]],
    ['a hundred or more', [100]],
    ['chapters 3,14,15 and 27', [3, 14, 15, 27]],
    ['an aid of 5 millions', [5_000_000]],
    ['in room two-nought-four', [2, 0, 4]],
    ['one one-thousandth of an inch', [0.001]],
    ['two one hundred and fifths', [2 / 105]],
    ['lenses of 75 -300 mm', [75, 300]]
  ])('reads “%s”', (text, expected) => {
    const values = valuesOf(text)
    expect(values).toHaveLength(expected.length)
    values.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] as number, 6)
    })
  })

  it('keeps apart what “between” and “and” part', () => {
    expect(valuesOf('between two hundred and three hundred people')).toEqual([200, 300])
    expect(valuesOf('between one hundred and twenty years')).toEqual([100, 20])
  })

  it('takes no number out of names, dates, scores of a game or halves of one', () => {
    for (const text of [
      'the G20 and the F-16',
      'on 9/11',
      'open 24/7',
      'in the second half of the game',
      'a half-time break',
      'a half hour later'
    ])
      expect(
        numeralsOf(text, 'en').filter(({ fraction }) => fraction),
        text
      ).toEqual([])
  })

  it('takes no decimal out of an address or a version, and no number out of “hundreds” alone', () => {
    for (const text of ['at 10.0.0.1', 'version 3.4.2 of the app', 'hundreds of them', 'in their thousands'])
      expect(valuesOf(text), text).toEqual([])
  })

  it('reads every number that it can write: words to a million, figures with groups', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        expect(valuesOf(value.toLocaleString('en'))).toEqual([value])
        expect(valuesOf(value.toLocaleString('de'), 'de')).toEqual([value])
        if (value >= 2) expect(valuesOf(inWords(value))).toEqual([value])
      }),
      { numRuns: 500 }
    )
  })

  it('reads an endless number in time that grows with its length only', () => {
    expect(numeralsOf('one hundred and one thousand and '.repeat(20_000), 'en').length).toBeGreaterThan(1000)
  })

  it('gives exact spans in order, whatever the text', () => {
    const piece = fc.constantFrom(
      'two',
      'hundred',
      'and',
      ' ',
      '-',
      '3',
      '.',
      ',',
      'million',
      'a',
      'half',
      'thirds',
      'point',
      '/',
      'over',
      '½',
      '\u00a0',
      'minus',
      'x'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('')
        let cursor = 0
        for (const { start, end, value } of numeralsOf(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(cursor)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(Number.isNaN(value)).toBe(false)
          cursor = end
        }
      }),
      { numRuns: 500 }
    )
  })
})

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const tens = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function inWords(value: number): string {
  if (value < 20) return small[value] as string
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${small[value % 10]}` : ''}`
  if (value < 1000)
    return `${small[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inWords(value % 100)}` : ''}`
  for (const [scale, name] of [
    [1e6, 'million'],
    [1e3, 'thousand']
  ] as const)
    if (value >= scale) {
      const rest = value % scale
      return `${inWords(Math.floor(value / scale))} ${name}${rest ? ` ${rest < 100 ? 'and ' : ''}${inWords(rest)}` : ''}`
    }
  return ''
}
