import { expect, test } from 'vitest'
import { anchorOf, cutRanges, normaliseRanges, trimRange } from '../../../src/main/app/anchors.ts'
import { placeAgain, shiftDetection } from '../../../src/main/app/commands/replace-revision.ts'

const rangeOf = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}

test('words that stand once in the new text are found at their new place', () => {
  const before = 'The dam broke. Six people died.'
  const after = 'Updated at noon.\n\nThe dam broke. Six people died.'
  const anchor = anchorOf('r1', before, [rangeOf(before, 'Six people died')])
  expect(placeAgain(anchor, after)).toEqual([rangeOf(after, 'Six people died')])
})

test('of two lookalikes the one with the same words before it is taken', () => {
  const before = 'In Ulm it rained. In Bonn it rained.'
  const anchor = anchorOf('r1', before, [rangeOf(before, 'it rained', 20)])
  const after = `Correction. ${before}`
  expect(placeAgain(anchor, after)).toEqual([rangeOf(after, 'it rained', 35)])
})

test('words that stand twice with nothing to tell them apart are not placed', () => {
  const anchor = { revision: 'r1', ranges: [{ start: 0, end: 9 }], exact: ['it rained'], prefix: '', suffix: '' }
  expect(placeAgain(anchor, 'it rained, and then it rained')).toBeUndefined()
})

test('a claim in pieces is placed only with its pieces at the same distance', () => {
  const before = 'The war has killed many, forced others to flee.'
  const anchor = anchorOf('r1', before, [rangeOf(before, 'The war'), rangeOf(before, 'forced others to flee')])
  expect(placeAgain(anchor, `Note.\n\n${before}`)).toHaveLength(2)
  expect(placeAgain(anchor, 'The war has killed many people in the north, forced others to flee.')).toBeUndefined()
})

test('ranges are sorted, joined where they touch, and refused outside the text', () => {
  expect(
    normaliseRanges(
      [
        { start: 5, end: 9 },
        { start: 0, end: 5 }
      ],
      10
    )
  ).toEqual([{ start: 0, end: 9 }])
  expect(() => normaliseRanges([{ start: 5, end: 11 }], 10)).toThrow(/outside/)
  expect(() => normaliseRanges([{ start: 5, end: 5 }], 10)).toThrow(/empty/)
})

test('a selection never cuts a grapheme and carries no white space at its ends', () => {
  const text = 'One 👩‍👩‍👧 two'
  expect(trimRange(text, { start: 3, end: 6 })).toEqual({ start: 4, end: 12 })
  expect(trimRange(text, { start: 0, end: 4 })).toEqual({ start: 0, end: 3 })
})

test('cutting a claim in pieces keeps every piece on its side of the cut', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 20, end: 30 }
  ]
  expect(cutRanges(ranges, [25])).toEqual([
    [
      { start: 0, end: 10 },
      { start: 20, end: 25 }
    ],
    [{ start: 25, end: 30 }]
  ])
})

test('what was read in a claim moves with it, and what does not stand there is left out', () => {
  const span = (text: string, start: number) => ({ start, end: start + text.length, text })
  const detection = {
    engine: 'e',
    sentence: { start: 0, end: 20 },
    role: 'body' as const,
    score: 0.5,
    worth: false,
    reasons: [],
    attribution: [{ source: span('Ada', 14), cue: span('said', 18), content: null }],
    quantities: [],
    dates: [],
    facets: [{ ...span('Six', 0), kind: 'number' as const }]
  }
  const moved = shiftDetection(detection, 6, 'Note. Six people, Ada told us')
  expect(moved.facets).toEqual([{ start: 6, end: 9, text: 'Six', kind: 'number' }])
  expect(moved.attribution).toEqual([{ source: null, cue: null, content: null }])
  expect(moved.sentence).toEqual({ start: 6, end: 26 })
})
