import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, failureOf, readBytes, textsOf } from './read.ts'

const rtf = (body: string, head = '') => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252${head}${body}}`, 'latin1')

test('paragraphs, headings, lists and tables are told by their words of control', async () => {
  const styles = '{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 Quote;}}'
  const body = [
    '\\pard\\s1 What comes next\\par',
    '\\pard\\plain The ministers met on Monday, but failed to reach an agreement.\\par',
    '\\pard\\ls1\\ilvl0{\\listtext 1.\\tab}One\\par\\pard\\ls1\\ilvl1{\\listtext a.\\tab}Two\\par',
    '\\pard\\s2 We will not give in.\\par',
    '\\trowd\\pard\\intbl Place\\cell Dead\\cell\\row\\trowd\\pard\\intbl Aleppo\\cell 1,200\\cell\\row',
    '\\pard After.\\par'
  ].join('\n')
  const read = await readBytes(rtf(body, styles))
  expect(read.format).toBe('rtf')
  expect(blocksOf(read)).toEqual([
    ['headline', 'What comes next'],
    ['lede', 'The ministers met on Monday, but failed to reach an agreement.'],
    ['list-item', 'One'],
    ['list-item', 'Two'],
    ['quote', 'We will not give in.'],
    ['table', 'Place\tDead\nAleppo\t1,200'],
    ['paragraph', 'After.']
  ])
})

test('letters are read in the character set of the document, of the font, and in Unicode', async () => {
  const fonts = '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset128 Mincho;}}'
  const body =
    "caf\\'e9 {\\f1\\'cc\\'e8\\'f0} {\\f2\\'93\\'fa\\'96\\'7b} \\u8220\\'93so\\u8221\\'94 \\uc0\\u-10179\\u-8694 \\~x\\emdash\\par"
  expect((await readBytes(rtf(body, fonts))).text).toBe('café Мир 日本 “so” 😊\u00a0x—')
})

test('notes, comments, deleted and hidden words stand apart; what the reader of Word never sees is gone', async () => {
  const body =
    '{\\*\\generator Word;}{\\info{\\title The paper}{\\author Bob}}{\\header Page head\\par}Dead{\\super\\chftn{\\footnote\\pard Report, page 4.}} are {\\deleted gone }{\\v secret }{\\*\\atnid A}{\\*\\atnauthor Ann}\\chatn{\\*\\annotation\\pard Check this.}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt many}}{\\pict\\pngblip 0102}.\\par'
  const read = await readBytes(rtf(body))
  expect(read.text).toBe('Dead are many.')
  expect(read.title).toBe('The paper')
  expect(read.byline).toBeNull()
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['Page head', 'page-margin'],
    ['Report, page 4.', 'footnote'],
    ['gone', 'deleted-change'],
    ['secret', 'hidden'],
    ['Check this.', 'margin-comment']
  ])
  expect(read.warnings.map(({ code }) => code).sort()).toEqual([
    'footnotes',
    'headers-footers',
    'images-skipped',
    'tracked-changes',
    'word-comments'
  ])
})

test('a text box in the middle of a paragraph follows it, with paragraphs and notes of its own', async () => {
  const box =
    '{\\shp{\\*\\shpinst{\\sp{\\sn txflTextFlow}{\\sv 0}}{\\shptxt First in the box{\\footnote Seen there.}.\\par Second{\\shptxt an inner one\\par}.\\par}}}'
  const read = await readBytes(rtf(`Hello ${box}world again.\\par Next.\\par`))
  expect(read.blocks.map(({ start, end }) => read.text.slice(start, end))).toEqual([
    'Hello world again.',
    'First in the box.',
    'Second.',
    'an inner one',
    'Next.'
  ])
  expect(read.removed.map(({ text }) => text)).toEqual(['Seen there.'])
  expect(read.warnings.map(({ code }) => code).sort()).toEqual(['footnotes', 'text-boxes'])
})

test('a comment within a note keeps its own words and its author, and the note its own', async () => {
  const read = await readBytes(
    rtf('Dead{\\footnote Note one{\\*\\atnauthor Ann Lee}{\\*\\annotation A comment} goes on.} again.\\par')
  )
  expect(read.text).toBe('Dead again.')
  expect(read.removed.map(({ text }) => text)).toEqual(['A comment', 'Note one goes on.'])
  expect(read.removed[0]?.message).toContain('Ann Lee')
})

test('boxes and notes that never end lose no words', async () => {
  const read = await readBytes(rtf('One {\\shptxt\\shptxt two {\\footnote\\footnote three'))
  expect(`${read.text} ${read.removed.map(({ text }) => text).join(' ')}`).toBe('One\n\ntwo three')
})

test('binary data is passed over, whatever braces it holds', async () => {
  expect((await readBytes(rtf('{\\pict\\bin8 }}}{{\\\\x}After it.\\par'))).text).toBe('After it.')
})

test('a document nested without end is refused', async () => {
  expect(await failureOf(readBytes(rtf('{'.repeat(100_000))))).toBe('limit-expansion')
})

test('any run of controls and bytes is read to its end', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '\\',
      "\\'",
      "\\'e9",
      '\\u8217 ?',
      '\\*',
      '\\par ',
      '\\cell',
      '\\row',
      '\\bin3 ',
      '\\uc2 ',
      '\\footnote ',
      '\\f1 ',
      '\\info',
      '\\v',
      '\\v0 ',
      '\\fonttbl'
    ),
    fc.string({ maxLength: 8 })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 60 }), async (parts) => {
      const bytes = Buffer.from(`{\\rtf1 Known words. ${parts.join('')}`, 'latin1')
      const read = await readBytes(bytes)
      expect([...textsOf(read), ...read.removed.map(({ text }) => text)].join(' ')).toContain('Known words.')
    })
  )
})

test('a star names a destination only where its group begins; elsewhere the words after it are text', async () => {
  const read = await readBytes(
    Buffer.from('{\\rtf1\\ansi {\\b0\\*\\cs7\\cf0 The quick brown fox}{\\*\\unheard of}}', 'latin1')
  )
  expect(read.text).toBe('The quick brown fox')
})

test('a word of control that is named like a part of the language is none', async () => {
  const words = 'Dead \\constructor are\\toString  \\hasOwnProperty many.'
  expect((await readBytes(rtf(`${words}\\par`))).text).toBe('Dead are many.')
})

test('hidden words between which words of the text stand are told one by one', async () => {
  const read = await readBytes(rtf('One {\\v hid}two{\\v den }three{\\v\\b  and}{\\v  more}.\\par'))
  expect(read.text).toBe('One twothree.')
  expect(read.removed.map(({ text }) => text)).toEqual(['hid', 'den', 'and more'])
})

test('words that are written twice, for readers without Unicode and for others, are read once', async () => {
  const twice = (word: string) => `{\\upr{${word}An old name}{\\*\\ud{${word}A new name}}}`
  const source = `{\\rtf1\\ansi{\\info{\\title ${twice('')}}} Here ${twice('')} stands.\\par}`
  const read = await readBytes(Buffer.from(source))
  expect(read.title).toBe('A new name')
  expect(read.text).toBe('Here A new name stands.')
})
