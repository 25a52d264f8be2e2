import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockLengths,
  estimateBlockHeight,
  readingColumn
} from '../../../../src/renderer/features/desk/logic/block-heights.ts'
import { leftBehindText } from '../../../../src/renderer/features/desk/logic/left-behind.ts'
import {
  claimFilter,
  claimForClick,
  nextOpenFacet,
  toggleCut,
  wholeList
} from '../../../../src/renderer/features/desk/logic/navigation.ts'
import { movePick, type PickBlock, pickAt, pickedRange } from '../../../../src/renderer/features/desk/logic/picking.ts'
import { lastAtOrBefore, textWindows, windowOfBlock } from '../../../../src/renderer/features/desk/logic/windows.ts'
import { cutPoints, tidyRange, wholeWords, wordSpans } from '../../../../src/renderer/features/desk/logic/words.ts'

describe('words', () => {
  test('a tidied selection begins and ends on neither white space nor the middle of a grapheme', () => {
    const text = '  a family 👩‍👩‍👧 in Ale\u0301ppo  '
    const inside = text.indexOf('👩') + 2
    expect(text.slice(...bounds(tidyRange(text, { start: 0, end: inside })))).toBe('a family 👩‍👩‍👧')
    expect(tidyRange(text, { start: 0, end: 2 })).toBeNull()
  })

  test('tidying twice changes nothing more, and never leaves the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const once = tidyRange(text, { start: Math.min(a, b), end: Math.max(a, b) })
        if (!once) return
        expect(once.start).toBeGreaterThanOrEqual(0)
        expect(once.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(once.start, once.end).trim()).not.toBe('')
        expect(tidyRange(text, once)).toEqual(once)
      })
    )
  })

  test('a selection that ends inside a word takes the whole word', () => {
    const text = 'a small number of 300,000 people.'
    expect(text.slice(...bounds(wholeWords(text, { start: 4, end: 11 }, 'en')))).toBe('small number')
    expect(text.slice(...bounds(wholeWords(text, { start: 20, end: 27 }, 'en')))).toBe('300,000 people')
    expect(text.slice(...bounds(wholeWords(text, { start: 26, end: 33 }, 'en')))).toBe('people.')
  })

  test('whole words cover the selection without its outer white space, and stay what they are', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 8 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) }
        const tidy = tidyRange(text, range)
        const whole = wholeWords(text, range, 'en')
        expect(whole === null).toBe(tidy === null)
        if (!tidy || !whole) return
        expect(whole.start).toBeLessThanOrEqual(tidy.start)
        expect(whole.end).toBeGreaterThanOrEqual(tidy.end)
        expect(wholeWords(text, whole, 'en')).toEqual(whole)
      })
    )
  })

  const whole = [
    ...[
      'U.S.',
      'J.F.K.',
      'e.g.',
      'U.S.-led',
      'well-known',
      'mid\u20111990s',
      'COVID-19',
      'AT&T',
      'don\u2019t',
      "l'homme"
    ],
    ...[
      '3.5',
      '1,000',
      '$1,000',
      'US$1,000',
      '£1.5bn',
      '50€',
      '3.5%',
      '\u22125',
      '20°C',
      '9/11',
      '10:30',
      '#MeToo',
      '@ada'
    ],
    ...['北京', '東京', 'ประเทศไทย', 'Алеппо', 'الولايات']
  ]

  test.each(whole)('%s is one word, wherever in it a selection begins and ends', (word) => {
    for (const text of [`the ${word} talks`, word, `(${word}, then`, `“${word}”`]) {
      const at = text.indexOf(word)
      expect(wordSpans(text).map(({ start, end }) => text.slice(start, end))).toContain(word)
      for (let start = at; start < at + word.length; start += 1) {
        for (let end = start + 1; end <= at + word.length; end += 1) {
          expect(text.slice(...bounds(wholeWords(text, { start, end })))).toBe(word)
        }
      }
    }
  })

  test('what only stands side by side stays apart', () => {
    const words = (text: string) => wordSpans(text).map(({ start, end }) => text.slice(start, end))
    expect(words('He left. Then A. Smith came – 2010–2015 – and/or not: yes')).toEqual(
      'He left Then A Smith came 2010 2015 and or not yes'.split(' ')
    )
    expect(words('中国人民很好')).toEqual(['中国', '人民', '很好'])
  })

  test('words are in order, apart, never part what the standard has as a word, and cover every letter and digit', () => {
    const piece = fc.oneof(
      fc.constantFrom(...whole, ' ', '.', '-', '$', '%', '/', '’', ', ', '。'),
      fc.string({ unit: 'grapheme' })
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const words = wordSpans(text)
        words.forEach(({ start, end }, index) => {
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0)
        })
        for (const part of new Intl.Segmenter([], { granularity: 'word' }).segment(text)) {
          if (!part.isWordLike) continue
          const end = part.index + part.segment.length
          expect(words.filter((word) => word.start <= part.index && word.end >= end)).toHaveLength(1)
        }
      })
    )
  })

  test('a claim may be cut where words begin, never at its own start', () => {
    expect(cutPoints('Moscow backs, Kerry said')).toEqual([7, 14, 20])
  })

  test('words hold letters and digits, without the signs around them', () => {
    const text = '“300,000” dead – U.S. talks'
    expect(wordSpans(text).map((word) => text.slice(word.start, word.end))).toContain('300,000')
  })
})

describe('picking words from the keyboard', () => {
  const blocks: PickBlock[] = [
    { index: 0, start: 0, text: 'One two three.' },
    { index: 1, start: 16, text: '***' },
    { index: 2, start: 21, text: 'Four five.' }
  ]
  const at = (index: number) => blocks[index]
  const first = pickAt(blocks[0] as PickBlock, 0, 'en')

  test('goes from word to word and over a block without words into the next', () => {
    let pick = first
    for (let step = 0; step < 3; step += 1) if (pick) pick = movePick(pick, 'next-word', false, at, 'en')
    expect(pick && pickedRange(pick)).toEqual({ start: 21, end: 25 })
    if (pick) pick = movePick(pick, 'previous-word', false, at, 'en')
    expect(pick && pickedRange(pick)).toEqual({ start: 8, end: 13 })
  })

  test('Shift stretches the pick in both directions from its anchor', () => {
    let pick = pickAt(blocks[0] as PickBlock, 4, 'en')
    if (pick) pick = movePick(pick, 'next-word', true, at, 'en')
    expect(pick && pickedRange(pick)).toEqual({ start: 4, end: 13 })
    if (pick) pick = movePick(pick, 'block-start', true, at, 'en')
    expect(pick && pickedRange(pick)).toEqual({ start: 0, end: 7 })
  })

  test('stays at the ends of the article', () => {
    expect(first && movePick(first, 'previous-word', false, at, 'en')).toBe(first)
  })
})

describe('clicks and keys', () => {
  const marks = [
    { id: 'outer', ranges: [{ start: 0, end: 50 }] },
    { id: 'inner', ranges: [{ start: 10, end: 20 }] },
    { id: 'middle', ranges: [{ start: 5, end: 30 }] }
  ]

  test('a first click selects the innermost claim, further clicks go outwards and round again', () => {
    const visited: (string | null)[] = []
    let selected: string | null = null
    for (let click = 0; click < 4; click += 1) {
      selected = claimForClick(marks, 12, selected)
      visited.push(selected)
    }
    expect(visited).toEqual(['inner', 'middle', 'outer', 'inner'])
  })

  test('a click where no claim is selects nothing', () => {
    expect(claimForClick(marks, 60, 'outer')).toBeNull()
  })

  test('repeated clicks reach every claim over the place, once a round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 8 }),
        fc.nat(20),
        (list, offset) => {
          const claims = list.map(([start, size], index) => ({
            id: `c${index}`,
            ranges: [{ start, end: start + size }]
          }))
          const here = claims.filter(({ ranges: [r] }) => r && r.start <= offset && offset < r.end)
          const seen = new Set<string>()
          let selected: string | null = null
          for (let click = 0; click < here.length; click += 1) {
            selected = claimForClick(claims, offset, selected)
            if (selected) seen.add(selected)
          }
          expect(seen.size).toBe(here.length)
        }
      )
    )
  })

  test('Space ticks the first open facet of the text', () => {
    const facets = [
      { start: 30, state: 'open' },
      { start: 2, state: 'ok' },
      { start: 12, state: 'open' }
    ]
    expect(nextOpenFacet(facets)).toEqual({ start: 12, state: 'open' })
    expect(nextOpenFacet(facets.slice(1, 2))).toBeNull()
  })

  test('the list hides dismissed claims unless they are asked for', () => {
    expect(claimFilter('a', wholeList).states).not.toContain('dismissed')
    expect(claimFilter('a', { ...wholeList, name: 'dismissed' }).states).toEqual(['dismissed'])
    expect(claimFilter('a', { ...wholeList, words: '  ' }).words).toBeUndefined()
  })

  test('setting a cut twice takes it away', () => {
    expect(toggleCut(toggleCut([30], 10), 20)).toEqual([10, 20, 30])
    expect(toggleCut([10, 20], 10)).toEqual([20])
  })
})

describe('windows of an article', () => {
  const startsArb = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 60 }).map((gaps) => {
    const starts = [0]
    for (const gap of gaps) starts.push((starts.at(-1) as number) + gap)
    return starts
  })

  test('hold every block once and stay within the limits where a block allows it', () => {
    fc.assert(
      fc.property(
        startsArb,
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 1, max: 20 }),
        (starts, characters, blocks) => {
          const length = (starts.at(-1) as number) + 100
          const windows = textWindows(starts, length, { blocks, characters })
          expect(windows.reduce((sum, window) => sum + window.blocks, 0)).toBe(starts.length)
          expect(windows[0]?.start).toBe(0)
          expect(windows.at(-1)?.end).toBe(length)
          windows.forEach((window, index) => {
            expect(window.blocks).toBeLessThanOrEqual(blocks)
            if (window.blocks > 1) expect(window.end - window.start).toBeLessThanOrEqual(characters)
            if (index > 0) expect(window.start).toBe(windows[index - 1]?.end)
          })
        }
      )
    )
  })

  test('the window of a block is the one that holds it', () => {
    const windows = textWindows([0, 10, 20, 30, 40], 50, { blocks: 2, characters: 1000 })
    expect([0, 1, 2, 3, 4].map((block) => windowOfBlock(windows, block)?.index)).toEqual([0, 0, 1, 1, 2])
  })

  test('an article without blocks has no windows', () => {
    expect(textWindows([], 0)).toEqual([])
  })

  test('the last start at or before an offset is found', () => {
    expect([0, 5, 9, 10, 99].map((at) => lastAtOrBefore([0, 5, 10], at))).toEqual([0, 1, 1, 2, 2])
  })
})

describe('estimated heights', () => {
  test('never shrink with length and are never less than a line', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)]
        expect(estimateBlockHeight(long)).toBeGreaterThanOrEqual(estimateBlockHeight(short))
        expect(estimateBlockHeight(short)).toBeGreaterThanOrEqual(readingColumn.lineHeight)
      })
    )
  })

  test('lengths of blocks add up to the text', () => {
    expect(blockLengths([0, 12, 40], 100)).toEqual([12, 28, 60])
  })
})

const bounds = (range: { start: number; end: number } | null): [number, number] => [range?.start ?? 0, range?.end ?? 0]

test('what a merge leaves behind is named in its order, without what is none', () => {
  const words = (thing: string, count: number): string => `${count} ${thing}`
  expect(leftBehindText({ id: 'c', left: { verdicts: 1, reviews: 0, ticks: 2 } }, words)).toBe('1 verdicts, 2 ticks')
  expect(leftBehindText({ id: 'c' }, words)).toBe('')
})
