import { expect, test } from 'vitest'
import { extract } from '../../../src/main/importing/extract.ts'
import { footnotesPart, makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { blocksOf, failureOf, readBytes } from './read.ts'

const sentence = 'The two ministers met on Monday, but failed to reach an agreement, officials said.'

test('a Word file gives title, byline, date, headings and paragraphs by its styles', async () => {
  const body = [
    wordParagraph('Talks end without a deal', 'Titel'),
    wordParagraph('By Ann Lee'),
    wordParagraph('5 September 2016'),
    wordParagraph(sentence),
    wordParagraph('What comes next', 'Heading1'),
    wordParagraph(sentence),
    wordParagraph('We will not give in.', 'Quote')
  ].join('')
  const read = await readBytes(makeDocx(body))
  expect(read).toMatchObject({
    format: 'docx',
    title: 'Talks end without a deal',
    byline: 'Ann Lee',
    published: '2016-09-05',
    language: 'en',
    encoding: null
  })
  expect(blocksOf(read).map(([kind]) => kind)).toEqual([
    'headline',
    'byline',
    'byline',
    'lede',
    'heading',
    'paragraph',
    'quote'
  ])
})

test('a short bold paragraph is a heading to those who use no styles', async () => {
  const body = wordParagraph(sentence) + wordParagraph('What comes next', undefined, true) + wordParagraph(sentence)
  expect(blocksOf(await readBytes(makeDocx(body)))[1]).toEqual(['heading', 'What comes next'])
})

test('tracked changes, comments and boxes are counted and told', async () => {
  const inserted = `<w:p><w:ins w:id="1"><w:r><w:t>${sentence}</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>`
  const comment = '<w:comment w:id="0"/><w:comment w:id="1"/>'
  const read = await readBytes(
    makeDocx(inserted, [
      {
        name: 'word/comments.xml',
        content: `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comment}</w:comments>`
      }
    ])
  )
  expect(read.text).toBe(sentence)
  expect(read.warnings).toContainEqual({
    code: 'tracked-changes',
    message: expect.stringContaining('1 insertion and 1 deletion')
  })
  expect(read.warnings).toContainEqual({ code: 'word-comments', message: expect.stringContaining('2 comments') })
})

test('a footnote is set apart, and its mark taken out of the sentence', async () => {
  const body = `<w:p><w:r><w:t>More than 300,000 people are dead</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>, the report said.</w:t></w:r></w:p>`
  const read = await readBytes(makeDocx(body, [footnotesPart('Report of the observatory, page 4.')]))
  expect(read.text).toBe('More than 300,000 people are dead, the report said.')
  expect(read.removed.map((item) => [item.text, item.reason])).toEqual([
    ['Report of the observatory, page 4.', 'footnote']
  ])
  expect(read.warnings.map((warning) => warning.code)).toContain('footnotes')
})

test('a truncated file, a zip that is none of Word’s, and XML that is none are damaged', async () => {
  const whole = makeDocx(wordParagraph(sentence))
  for (const share of [0.3, 0.5, 0.9]) {
    expect(await failureOf(readBytes(whole.subarray(0, Math.floor(whole.length * share))))).toBe('damaged')
  }
  expect(await failureOf(readBytes(makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }])))).toBe('damaged')
  expect(await failureOf(readBytes(makeZip([{ name: 'word/document.xml', content: 'no xml' }])))).toBe('damaged')
})

test('a broken Word document is called one, and no zip, with what to do', async () => {
  const whole = makeDocx(wordParagraph(sentence))
  const broken = [
    whole.subarray(0, Math.floor(whole.length / 2)),
    makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }]),
    makeZip([{ name: 'a.txt', content: 'a' }])
  ]
  for (const bytes of broken) {
    const failure = extract(bytes, 'talks.docx')
    await expect(failure).rejects.toMatchObject({ error: { code: 'damaged' } })
    await expect(failure).rejects.toThrow(/^The Word document is damaged .* paste its text\.$/)
  }
  await expect(extract(broken[2] as Buffer, 'talks.zip')).rejects.toMatchObject({
    error: { code: 'unsupported-format' }
  })
})

test('a zip that unpacks to far more than its size is stopped, also where it lies about its sizes', async () => {
  const bomb = Buffer.alloc(160 * 1024 * 1024, 0x20)
  expect(await failureOf(readBytes(makeDocx(wordParagraph('x'), [{ name: 'word/extra.xml', content: bomb }])))).toBe(
    'limit-expansion'
  )
  const lying = makeDocx(wordParagraph('x'), [{ name: 'word/extra.xml', content: bomb, claimedSize: 10 }])
  expect(await failureOf(readBytes(lying))).toMatch(/damaged|limit-expansion/)
})

test('an encrypted entry, declared entities and deep nesting are refused with their codes', async () => {
  expect(await failureOf(readBytes(makeZip([{ name: 'word/document.xml', content: '<a/>', encrypted: true }])))).toBe(
    'encrypted'
  )
  const entities = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
  expect(await failureOf(readBytes(makeZip([{ name: 'word/document.xml', content: entities }])))).toBe('damaged')
  const deep = '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)
  expect(await failureOf(readBytes(makeDocx(deep)))).toBe('limit-expansion')
})
