import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toExtractionError } from '../../src/main/importing/coded-error.ts'
import { extract } from '../../src/main/importing/extract.ts'
import {
  BLOCK_SEPARATOR,
  type Extraction,
  type ExtractOptions,
  extractionErrorCodeSchema,
  extractionSchema
} from '../../src/shared/extraction.ts'

/** Lines of the sort that texts are made of, furniture and odd characters among them. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    'No comments:',
    'Post a Comment',
    'Advertisement',
    'Read more',
    'By Ann Lee',
    '5 September 2016',
    '- a point',
    '1. first',
    '> quoted',
    'a\tb\tc',
    '| x | y |',
    '# Title',
    '=====',
    'He said that the',
    'talks had failed.',
    'The war has left more than 300,000 people dead, officials said on Monday.',
    'cut-',
    '\ud800',
    '\u0000',
    'Cafe\u0301'
  ),
  fc.lorem({ maxCount: 14, mode: 'words' }),
  fc.string({ unit: 'binary', maxLength: 40 })
)
const text = fc
  .array(line, { maxLength: 40 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)))
const html = fc
  .array(fc.tuple(fc.constantFrom('p', 'div', 'li', 'h1', 'h2', 'nav', 'span', 'td', 'blockquote', 'br'), line), {
    maxLength: 30
  })
  .map(
    (parts) =>
      `<html><body>${parts.map(([tag, words]) => `<${tag} class="x">${words}</${tag}>`).join('')}</body></html>`
  )

function check(read: Extraction): void {
  extractionSchema.parse(read)
  expect(read.text.isWellFormed()).toBe(true)
  expect(read.text).toBe(read.text.normalize('NFC'))
  expect(read.text).not.toMatch(/[\r\0]/)
  expect(read.blocks.map((block) => read.text.slice(block.start, block.end)).join(BLOCK_SEPARATOR)).toBe(read.text)
  let end = -BLOCK_SEPARATOR.length
  for (const block of read.blocks) {
    expect(block.start).toBe(end + BLOCK_SEPARATOR.length)
    expect(block.end).toBeGreaterThan(block.start)
    end = block.end
  }
  for (const item of read.removed) expect(item.at).toBeLessThanOrEqual(read.text.length)
  expect(new Set(read.removed.map((item) => item.id)).size).toBe(read.removed.length)
}

/** The extraction, or null where the document holds nothing; any other failure must be coded. */
async function read(bytes: Uint8Array, options: ExtractOptions): Promise<Extraction | null> {
  try {
    return await extract(bytes, 'file', options)
  } catch (thrown) {
    expect(extractionErrorCodeSchema.options).toContain(toExtractionError(thrown).code)
    return null
  }
}

const documents = fc.oneof(
  fc.tuple(text, fc.record({ paste: fc.constant(true), rejoinLines: fc.boolean() })),
  fc.tuple(html, fc.constant({}))
)

test('offsets are exact, blocks cover the text in order, and the text is in its normal form', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ([source, options]) => {
      const found = await read(Buffer.from(source), options)
      if (found !== null) check(found)
    }),
    { numRuns: 150 }
  )
})

test('reading the same bytes again gives the same extraction', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ([source, options]) => {
      const bytes = Buffer.from(source)
      expect(await read(bytes, options)).toEqual(await read(bytes, options))
    }),
    { numRuns: 60 }
  )
})

test('keeping what was left out puts each item back verbatim, as a block of its own, and changes no other block', async () => {
  await fc.assert(
    fc.asyncProperty(documents, fc.nat(), async ([source, options], pick) => {
      const bytes = Buffer.from(source)
      const before = await read(bytes, options)
      const item = before?.removed[pick % Math.max(1, before.removed.length)]
      if (before === null || item === undefined) return
      const after = await read(bytes, { ...options, keep: [item.id] })
      if (after === null) throw new Error('the document vanished')
      check(after)
      const texts = (from: Extraction) => from.blocks.map((block) => from.text.slice(block.start, block.end))
      const left = texts(after)
      const place = before.blocks.filter((block) => block.end <= item.at).length
      expect(left[place]).toBe(item.text)
      expect(left.toSpliced(place, 1)).toEqual(texts(before))
      expect(after.removed.map((other) => other.id)).toEqual(
        before.removed.filter((other) => other !== item).map((other) => other.id)
      )
    }),
    { numRuns: 120 }
  )
})

test('any bytes at all are read or refused with a code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const found = await read(bytes, {})
      if (found !== null) check(found)
    }),
    { numRuns: 150 }
  )
})
