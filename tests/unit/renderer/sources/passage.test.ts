import { describe, expect, it } from 'vitest'
import { sizeText } from '../../../../src/renderer/features/sources/file-facts.ts'
import { passageOf } from '../../../../src/renderer/features/sources/passage.ts'
import type { BlockView } from '../../../../src/shared/contract/index.ts'

const block = (index: number, start: number, text: string, place: Partial<BlockView> = {}): BlockView => ({
  index,
  kind: 'paragraph',
  level: 0,
  continued: false,
  start,
  end: start + text.length,
  text,
  ...place
})
const first = block(0, 0, 'It counts the dead.', { page: { index: 1, label: 'iii' }, paragraph: 1 })
const second = block(1, 21, 'It names 86,000.', { page: { index: 2, label: 'iv' }, paragraph: 2 })

describe('words chosen in a source’s file', () => {
  it('are the quote, with the page on which they begin, as printed and as counted from nought', () => {
    expect(passageOf([second, first], { start: 3, end: 9 })).toEqual({
      quote: 'counts',
      locator: { pageLabel: 'iii', pageIndex: 0, paragraph: '', timeCode: null, other: '' }
    })
  })
  it('over several paragraphs keep the line between them', () => {
    expect(passageOf([first, second], { start: 14, end: 29 })).toMatchObject({
      quote: 'dead.\n\nIt names',
      locator: { pageLabel: 'iii' }
    })
  })
  it('that begin in the space between two paragraphs begin with the second', () => {
    expect(passageOf([first, second], { start: 19, end: 37 })).toMatchObject({ locator: { pageLabel: 'iv' } })
  })
  it('of a block that was cut for the screen run on', () => {
    const rest = block(1, 19, ' And more.', { continued: true })
    expect(passageOf([block(0, 0, 'It counts the dead.'), rest], { start: 0, end: 28 })?.quote).toBe(
      'It counts the dead. And more'
    )
  })
  it('of captions have their time, of a table its cells, else the paragraph', () => {
    const locator = (place: Partial<BlockView>) =>
      passageOf([block(0, 5, 'a\tb\nc\td', place)], { start: 7, end: 10 })?.locator
    expect(locator({ time: { from: 65.4, to: 70 } })).toMatchObject({ timeCode: 65 })
    expect(locator({ sheet: { name: 'Sum', row: 2, column: 1 } })).toMatchObject({ other: 'Sum!A2:B3' })
    expect(locator({ paragraph: 7 })).toMatchObject({ paragraph: '7' })
  })
  it('are nothing where nothing or only space is chosen', () => {
    expect(passageOf([first], null)).toBeNull()
    expect(passageOf([first, second], { start: 19, end: 21 })).toBeNull()
  })
})

it('sizes are said as people say them', () => {
  expect([0, 999, 1234, 5_600_000, 2_000_000_000].map((bytes) => sizeText(bytes, 'en'))).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '5.6 MB',
    '2 GB'
  ])
})
