import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, partsOf } from '../../../src/main/importing/pdf-layout.ts'
import { makePdf, pdfLines } from '../../fixtures/importing/pdf.ts'
import { blocksOf, failureOf, readBytes, textsOf } from './read.ts'

const left = [
  'The two ministers met on Monday but they',
  'failed to reach an agreement, as officials',
  'said after six hours of talks in Geneva, in',
  'which neither side gave way to the other.'
]
const right = [
  'The war has left more than 300,000 people',
  'dead and forced millions to flee their coun-',
  'try, while both sides blame each other for',
  'the attacks on the north of the country.'
]

test('columns are read one after the other, under a title that spans them', async () => {
  const page = [
    { text: 'Talks end without a deal', x: 50, y: 100, size: 22 },
    ...pdfLines(50, 150, left),
    ...pdfLines(320, 150, right)
  ]
  const read = await readBytes(makePdf([page]))
  expect(read.format).toBe('pdf')
  expect(blocksOf(read)).toEqual([
    ['headline', 'Talks end without a deal'],
    ['lede', left.join(' ')],
    [
      'paragraph',
      'The war has left more than 300,000 people dead and forced millions to flee their country, while both sides blame each other for the attacks on the north of the country.'
    ]
  ])
})

test('a paragraph that goes on over the page is one, with the page that it begins on', async () => {
  const second = ['who had come from the capital, and then they', 'left the town again in the early evening.']
  const read = await readBytes(
    makePdf([
      pdfLines(50, 300, [...left.slice(0, 3), 'which they spoke with people from the town']),
      pdfLines(50, 100, [...second, 'They will meet again.'])
    ])
  )
  expect(textsOf(read)[0]).toContain('people from the town who had come from the capital')
  expect(read.blocks[0]?.page).toEqual({ index: 1, label: '1' })
})

test('heads of the pages and their numbers stand apart', async () => {
  const pages = [1, 2, 3, 4].map((number) => [
    { text: `The Report ${number}`, x: 50, y: 30 },
    { text: `${number}`, x: 300, y: 780 },
    ...pdfLines(50, 200, left)
  ])
  const read = await readBytes(makePdf(pages))
  expect(read.text).not.toMatch(/The Report|^\d$/m)
  expect(read.removed.map(({ reason }) => reason).sort()).toEqual([
    ...Array(4).fill('furniture'),
    ...Array(4).fill('page-number')
  ])
  expect(read.blocks.map(({ page }) => page?.index)).toEqual([1, 2, 3, 4])
})

test('words that are drawn twice on one spot to look bold stand there once', async () => {
  const twice = left.flatMap((text, at) => [
    { text, x: 50, y: 100 + 12 * at },
    { text, x: 50.4, y: 100 + 12 * at }
  ])
  expect((await readBytes(makePdf([[...twice, ...pdfLines(50, 160, left)]]))).text).toBe(
    `${left.join(' ')}\n\n${left.join(' ')}`
  )
})

test('cells on one line are a row of a table', async () => {
  const rows = [
    ['Place', 'Dead', 'Year'],
    ['Aleppo', '1,200', '2016'],
    ['Homs', '900', '2015']
  ].flatMap((row, at) => row.map((text, column) => ({ text, x: 50 + 150 * column, y: 200 + 12 * at })))
  expect(blocksOf(await readBytes(makePdf([rows])))).toEqual([
    ['table', 'Place\tDead\tYear\nAleppo\t1,200\t2016\nHoms\t900\t2015']
  ])
})

test('a scan is recognised as one; a page of pictures among others is told', async () => {
  expect(await failureOf(readBytes(makePdf([[], []])))).toBe('empty')
  await expect(readBytes(makePdf([[]]))).rejects.toThrow(/OCR/)
  const read = await readBytes(makePdf([pdfLines(50, 200, left), []]))
  expect(read.warnings).toContainEqual({ code: 'pages-without-text', message: expect.stringContaining('1 page holds') })
})

test('a title that a person gave is taken, the name of a file is not, nor who made it', async () => {
  const page = [pdfLines(50, 200, left)]
  expect(await readBytes(makePdf(page, '/Title (Talks in Geneva) /Author (Bob)'))).toMatchObject({
    title: 'Talks in Geneva',
    byline: null,
    published: null
  })
  expect((await readBytes(makePdf(page, '/Title (Microsoft Word - talks.doc)'))).title).toBeNull()
})

test('a damaged file is damaged, and one cut short gives what it holds or says so', async () => {
  expect(await failureOf(readBytes(Buffer.from('%PDF-1.7\nnothing of a PDF')))).toBe('damaged')
  const whole = makePdf([pdfLines(50, 200, left)])
  expect(await failureOf(readBytes(whole.subarray(0, whole.length / 2)))).toMatch(/^(?:damaged|empty|no failure)$/)
})

test('every word of a page is in exactly one line, however the words stand', () => {
  const span = fc.record({
    text: fc.stringMatching(/^[a-z]{1,9}$/),
    left: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 800 }),
    size: fc.integer({ min: 5, max: 30 })
  })
  fc.assert(
    fc.property(fc.array(span, { maxLength: 80 }), (found) => {
      const spans = found.map((each) => ({ ...each, right: each.left + each.text.length * each.size * 0.5 }))
      const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
      const all = letters(spans.map(({ text }) => text).join(''))
      expect(
        letters(
          partsOf(spans)
            .flat()
            .map(({ text }) => text)
            .join('')
        )
      ).toBe(all)
      expect(
        letters(
          linesOf(spans)
            .map(({ text }) => text)
            .join('')
        )
      ).toBe(all)
    })
  )
})

test('a PDF whose pages cannot be read is damaged, and not a scan', async () => {
  const broken = makePdf([pdfLines(50, 100, ['The monitor publishes its count every spring.'])])
    .toString('latin1')
    .replace('/Kids [', '/Kids [(x) ')
  expect(await failureOf(readBytes(Buffer.from(broken, 'latin1')))).toBe('damaged')
})
