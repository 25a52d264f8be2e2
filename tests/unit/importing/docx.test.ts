import { expect, test } from 'vitest'
import { extract } from '../../../src/main/importing/extract.ts'
import { commentsPart, footnotesPart, makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
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

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const changed = `<w:p>${run('They were ')}<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">300 </w:delText></w:r></w:del><w:ins w:id="2">${run('400 ')}</w:ins>${run('people.')}</w:p>`

test('what was deleted with tracked changes stands apart with its words; rejected, what was inserted does', async () => {
  const accepted = await readBytes(makeDocx(changed))
  expect(accepted.text).toBe('They were 400 people.')
  expect(accepted.removed.map(({ text, reason }) => [text, reason])).toEqual([['300', 'deleted-change']])
  expect(accepted.warnings).toContainEqual({
    code: 'tracked-changes',
    message: expect.stringMatching(/1 insertion and 1 deletion.*accepted/)
  })
  const rejected = await readBytes(makeDocx(changed), { changes: 'reject' })
  expect(rejected.text).toBe('They were 300 people.')
  expect(rejected.removed.map(({ text, reason }) => [text, reason])).toEqual([['400', 'inserted-change']])
})

test('a table of short cells has one line a row; one that only lays out paragraphs gives paragraphs', async () => {
  const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`
  const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
  const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
  const data = await readBytes(makeDocx(table(row('Place', 'Dead'), row('Aleppo', '1,200'))))
  expect(blocksOf(data)).toEqual([['table', 'Place\tDead\nAleppo\t1,200']])
  const long = `${sentence} ${sentence} ${sentence}`
  const layout = await readBytes(makeDocx(table(row(long, long), row(long, long))))
  expect(layout.blocks).toHaveLength(4)
})

test('a moved paragraph stands where it went, and apart where it was', async () => {
  const moved = `<w:p><w:moveFrom w:id="1"><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>${wordParagraph(sentence)}<w:p><w:moveTo w:id="2">${run('Moved.')}</w:moveTo></w:p>`
  const read = await readBytes(makeDocx(moved))
  expect(read.text).toBe(`${sentence}\n\nMoved.`)
  expect(read.removed).toMatchObject([{ text: 'Moved.', reason: 'deleted-change', at: 0 }])
})

test('hidden words stand apart; those that are shown after all do not', async () => {
  const body = `<w:p>${run('Seen. ')}${run('Secret. ', '<w:vanish/>')}${run('Shown.', '<w:vanish w:val="false"/>')}</w:p>`
  const read = await readBytes(makeDocx(body))
  expect(read.text).toBe('Seen. Shown.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([['Secret.', 'hidden']])
})

test('every comment stands behind what it is anchored in, with who wrote it, also one that is anchored nowhere', async () => {
  const comment = (id: number, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}"><w:p>${run(text)}</w:p></w:comment>`
  const comments = `<w:comments ${namespace}>${comment(0, 'Ann', 'Check this.')}${comment(1, '', 'Lost.')}</w:comments>`
  const body = `<w:p>${run('More than 300,000 people are dead.')}<w:r><w:commentReference w:id="0"/></w:r></w:p>${wordParagraph(sentence)}`
  const read = await readBytes(makeDocx(body, [commentsPart(comments)]))
  expect(read.text).toBe(`More than 300,000 people are dead.\n\n${sentence}`)
  expect(read.removed).toMatchObject([
    { text: 'Check this.', reason: 'margin-comment', message: 'Comment in the margin by Ann', at: 34 },
    { text: 'Lost.', reason: 'margin-comment', at: read.text.length }
  ])
  expect(read.warnings).toContainEqual({ code: 'word-comments', message: expect.stringContaining('2 comments') })
})

test('an initial set as a drop cap goes back to its word', async () => {
  const cap = `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>${run('T')}</w:p><w:p>${run(sentence.slice(1))}</w:p>`
  expect((await readBytes(makeDocx(cap))).text).toBe(sentence)
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

test('a file in which another program keeps parts of its own, under any name, is read', async () => {
  const own = { name: 'mammoth/style-map', content: 'p => h1' }
  const read = await readBytes(makeDocx(wordParagraph(sentence), [own]))
  expect(blocksOf(read)).toEqual([['lede', sentence]])
})

test('a bold line that is promoted to a heading keeps apart what was deleted in it or is hidden', async () => {
  const bold = (text: string, tag = 't') =>
    `<w:r><w:rPr><w:b/></w:rPr><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
  const deleted = (text: string) => `<w:del w:id="1" w:author="Ann">${bold(text, 'delText')}</w:del>`
  const body = [
    wordParagraph(sentence),
    `<w:p>${deleted('The old heading')}</w:p>`,
    `<w:p>${deleted('What came before')}${bold('What comes next')}</w:p>`,
    `<w:p>${run('Not for print', '<w:b/><w:vanish/>')}</w:p>`,
    wordParagraph(sentence)
  ].join('')
  const read = await readBytes(makeDocx(body))
  expect(blocksOf(read).map(([, text]) => text)).toEqual([sentence, 'What comes next', sentence])
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['The old heading', 'deleted-change'],
    ['What came before', 'deleted-change'],
    ['Not for print', 'hidden']
  ])
})

test('notes and comments of one paragraph are told in their order', async () => {
  const comment = (id: number, text: string) =>
    `<w:comment w:id="${id}" w:author="Ann"><w:p>${run(text)}</w:p></w:comment>`
  const comments = `<w:comments ${namespace}>${[1, 2, 3].map((id) => comment(id, `Comment ${id}.`)).join('')}</w:comments>`
  const note = (id: number) => `<w:footnote w:id="${id}">${wordParagraph(`Note ${id}.`)}</w:footnote>`
  const notes = `<w:footnotes ${namespace}>${[1, 2, 3].map(note).join('')}</w:footnotes>`
  const marks = (name: string) =>
    [1, 2, 3].map((id) => `${run(`word ${id} `)}<w:r><w:${name} w:id="${id}"/></w:r>`).join('')
  const body = `<w:p>${marks('footnoteReference')}</w:p><w:p>${marks('commentReference')}</w:p>`
  const read = await readBytes(makeDocx(body, [commentsPart(comments), { name: 'word/footnotes.xml', content: notes }]))
  expect(read.removed.map(({ text }) => text)).toEqual([
    'Note 1.',
    'Note 2.',
    'Note 3.',
    'Comment 1.',
    'Comment 2.',
    'Comment 3.'
  ])
})

test('words that were hidden before their look was changed with tracked changes are in the text', async () => {
  const shown = run('shown ', '<w:b/><w:rPrChange w:id="1" w:author="Ann"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')
  const hidden = run('hidden ', '<w:vanish/>')
  const changed = `<w:ins w:id="2" w:author="Ann">${run('now')}</w:ins>`
  const read = await readBytes(makeDocx(`<w:p>${run('Words ')}${shown}${hidden}${changed}</w:p>`))
  expect(read.text).toBe('Words shown now')
  expect(read.removed.map(({ text }) => text)).toEqual(['hidden'])
  expect(read.changes?.[0]?.place).toEqual({ start: 12, end: 15 })
})
