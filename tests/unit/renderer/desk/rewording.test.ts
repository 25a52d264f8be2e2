import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PickBlock } from '../../../../src/renderer/features/desk/logic/picking.ts'
import {
  addStretch,
  chosenRanges,
  dropStretch,
  heldEnd,
  moveStretch,
  nextStretch,
  otherEnd,
  type PickText,
  type Stretches,
  stretchAt,
  stretchesOf,
  takeSelected
} from '../../../../src/renderer/features/desk/logic/rewording.ts'
import { wholeWords } from '../../../../src/renderer/features/desk/logic/words.ts'

const paragraphs = ['The war has killed many people, and displaced millions.', 'Talks ended without a deal.']
const words = paragraphs.join('\n')
const blocks: readonly PickBlock[] = paragraphs.map((text, index) => ({
  index,
  start: index === 0 ? 0 : (paragraphs[0] as string).length + 1,
  text
}))
const text: PickText = {
  blockAt: (index) => blocks[index],
  blockOf: (offset) => (offset >= (blocks[1] as PickBlock).start ? 1 : 0),
  language: 'en'
}

const at = (part: string) => ({ start: words.indexOf(part), end: words.indexOf(part) + part.length })
const of = (...parts: string[]): Stretches => stretchesOf(parts.map(at), text)
const shown = (chosen: Stretches): string[] => chosenRanges(chosen).map(({ start, end }) => words.slice(start, end))

describe('other words for a claim', () => {
  test('begin as the claim’s own, to the character', () => {
    expect(shown(of('has killed many', 'displaced millions.'))).toEqual(['has killed many', 'displaced millions.'])
  })

  test('stretch and shrink at the end in hand, and after the other end is taken at that one', () => {
    const more = moveStretch(of('has killed'), 'next-word', true, text)
    expect(shown(more)).toEqual(['has killed many'])
    expect(shown(moveStretch(more, 'previous-word', true, text))).toEqual(['has killed'])
    expect(shown(moveStretch(otherEnd(more, text), 'previous-word', true, text))).toEqual(['war has killed many'])
    expect(shown(moveStretch(otherEnd(more, text), 'next-word', true, text))).toEqual(['killed many'])
  })

  test('tell which end keys move, and none of a single word', () => {
    const chosen = of('has killed many')
    expect(heldEnd(chosen)).toEqual({ side: 'end', word: at('many') })
    expect(heldEnd(otherEnd(chosen, text))).toEqual({ side: 'start', word: at('has') })
    expect(heldEnd(of('Talks'))).toBeNull()
    const shrunk = ['previous-word', 'previous-word'] as const
    expect(heldEnd(shrunk.reduce((now, move) => moveStretch(now, move, true, text), chosen))).toBeNull()
  })

  test('may be in several stretches: one more is begun, moved and left out again', () => {
    const two = addStretch(of('has killed'), text)
    expect(shown(two)).toEqual(['has killed', 'many'])
    const moved = moveStretch(moveStretch(two, 'next-block', false, text), 'next-word', true, text)
    expect(shown(moved)).toEqual(['has killed', 'Talks ended'])
    expect(shown(dropStretch(moved))).toEqual(['has killed'])
    expect(shown(dropStretch(dropStretch(moved)))).toEqual(['has killed'])
  })

  test('go from stretch to stretch, around at the ends, and to the one that is clicked', () => {
    const two = of('has killed', 'displaced')
    expect(nextStretch(two, 1).at).toBe(1)
    expect(nextStretch(two, -1).at).toBe(1)
    expect(nextStretch(nextStretch(two, 1), 1).at).toBe(0)
    expect(stretchAt(two, at('displaced').start + 2).at).toBe(1)
    expect(stretchAt(two, at('Talks').start)).toBe(two)
  })

  test('taken with the mouse replace the stretch they touch, else the one in hand, or are one more', () => {
    const two = of('has killed', 'displaced')
    expect(shown(takeSelected(two, at('displaced millions'), false, text))).toEqual([
      'has killed',
      'displaced millions'
    ])
    expect(shown(takeSelected(two, at('Talks ended'), false, text))).toEqual(['displaced', 'Talks ended'])
    expect(shown(takeSelected(two, at('Talks ended'), true, text))).toEqual(['has killed', 'displaced', 'Talks ended'])
  })

  test('a stretch added at the end of the article is the word before', () => {
    expect(shown(addStretch(of('a deal'), text))).toEqual(['without', 'a deal'])
  })

  const rangeArb = fc
    .tuple(fc.nat(words.length), fc.nat(words.length))
    .map(([a, b]) => wholeWords(words, { start: Math.min(a, b), end: Math.max(a, b) }, 'en'))
    .filter((range) => range !== null)
  const stepArb = fc.constantFrom<(chosen: Stretches) => Stretches>(
    (chosen) => moveStretch(chosen, 'next-word', true, text),
    (chosen) => moveStretch(chosen, 'previous-word', true, text),
    (chosen) => moveStretch(chosen, 'next-block', false, text),
    (chosen) => moveStretch(chosen, 'block-start', false, text),
    (chosen) => otherEnd(chosen, text),
    (chosen) => addStretch(chosen, text),
    dropStretch,
    (chosen) => nextStretch(chosen, 1)
  )

  test('whatever is pressed: in order, apart, inside the text and never none', () => {
    fc.assert(
      fc.property(fc.array(rangeArb, { minLength: 1, maxLength: 3 }), fc.array(stepArb), (ranges, steps) => {
        const chosen = steps.reduce((now, step) => step(now), stretchesOf(ranges, text))
        const kept = chosenRanges(chosen)
        expect(kept.length).toBeGreaterThan(0)
        expect(chosen.picks[chosen.at]).toBeDefined()
        kept.forEach(({ start, end }, index) => {
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThan(kept[index - 1]?.end ?? -1)
          expect(end).toBeLessThanOrEqual(words.length)
        })
      })
    )
  })

  test('taking the other end changes no words', () => {
    fc.assert(
      fc.property(rangeArb, (range) => {
        const chosen = stretchesOf([range], text)
        expect(chosenRanges(chosen)).toEqual([range])
        expect(chosenRanges(otherEnd(chosen, text))).toEqual([range])
        expect(otherEnd(otherEnd(chosen, text), text)).toEqual(chosen)
      })
    )
  })
})
