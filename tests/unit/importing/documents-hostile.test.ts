/** Files made to take minutes: each ends with its text or a coded failure, well within the limit of a test. */
import { expect, test } from 'vitest'
import { commentsPart, footnotesPart, makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { bookPage, makeBook } from '../../fixtures/importing/epub.ts'
import { makeOdt, odtParagraph } from '../../fixtures/importing/odt.ts'
import { makePdf } from '../../fixtures/importing/pdf.ts'
import { failureOf, readBytes } from './read.ts'

const most = 120_000
const many = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join('')
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

test(
  'Word: a paragraph with properties by the ten thousand and an initial that never comes is read',
  async () => {
    const body = `<w:p w:dropCap="drop">${'<w:pPr/>'.repeat(50_000)}<w:framePr w:lines="1"/><w:r><w:t>Here.</w:t></w:r></w:p>`
    expect((await readBytes(makeDocx(body))).text).toBe('Here.')
  },
  most
)

test(
  'Word: document types by the ten thousand that open no list are no hang',
  async () => {
    const read = readBytes(makeDocx(wordParagraph('Here.') + '<!DOCTYPE '.repeat(200_000)))
    expect(
      await read.then(
        ({ text }) => text,
        () => 'refused'
      )
    ).toMatch(/^(?:Here\.|refused)$/)
  },
  most
)

test(
  'Word: changes by the ten thousand in one paragraph are told, each with the words around it',
  async () => {
    const change = (at: number) =>
      `<w:r><w:t xml:space="preserve">word${at} </w:t></w:r><w:del w:id="${at}" w:author="A${at}"><w:r><w:delText>x</w:delText></w:r></w:del>`
    const read = await readBytes(makeDocx(`<w:p>${many(20_000, change)}</w:p>`))
    expect(read.changes).toHaveLength(5000)
    expect(read.changes?.[4000]).toMatchObject({ before: expect.stringMatching(/word4000 $/), old: 'x' })
    expect(read.changes?.[4000]?.after).toMatch(/^word4001/)
  },
  most
)

test(
  'Word: changes within changes without end are refused, and marks of a paragraph’s end by the ten thousand are not',
  async () => {
    const nested = `<w:p>${'<w:ins w:id="1">'.repeat(900)}<w:r><w:t>a</w:t></w:r>${'</w:ins>'.repeat(900)}</w:p>`
    expect(await failureOf(readBytes(makeDocx(nested)))).toBe('limit-expansion')
    const marks = `<w:p><w:pPr><w:rPr>${'<w:ins w:id="1"/>'.repeat(60_000)}</w:rPr></w:pPr><w:r><w:t>Here.</w:t></w:r></w:p>`
    expect((await readBytes(makeDocx(marks))).text).toBe('Here.')
  },
  most
)

test(
  'Word: a long note that is named ten thousand times is read once',
  async () => {
    const note = footnotesPart('Long words of a note. '.repeat(5000))
    const body = `<w:p><w:r><w:t>Here.</w:t></w:r>${'<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(10_000)}</w:p>`
    const read = await readBytes(makeDocx(body, [note]))
    expect(read.text).toBe('Here.')
    expect(read.removed).toHaveLength(1)
  },
  most
)

test(
  'Word: comments in one another are one, and kinds of elements by the ten thousand are refused',
  async () => {
    const inside = wordParagraph('Some words.').repeat(5000)
    const comments = `<w:comments ${wordSpace}>${many(900, (at) => `<w:comment w:id="${at}">`)}${inside}${'</w:comment>'.repeat(900)}</w:comments>`
    expect((await readBytes(makeDocx(wordParagraph('Here.'), [commentsPart(comments)]))).removed).toHaveLength(1)
    const kinds = wordParagraph('Here.') + many(60_000, (at) => `<w:kind${at}/>`)
    expect(await failureOf(readBytes(makeDocx(kinds)))).toBe('limit-expansion')
  },
  most
)

test(
  'lines that are nothing but no-break spaces between two words are read, whatever they begin with',
  async () => {
    for (const word of ['Word', 'by', 'published'])
      expect((await readBytes(makeDocx(wordParagraph(`${word}${'\u00a0'.repeat(300_000)}end`)))).text).toMatch(
        new RegExp(`^${word}\u00a0+end$`)
      )
  },
  most
)

test(
  'OpenDocument: changes that begin and never end are refused; one whose place is named ten thousand times has one',
  async () => {
    const region = (id: string, what: string) => `<text:changed-region text:id="${id}">${what}</text:changed-region>`
    const tracked = (regions: string) => `<text:tracked-changes>${regions}</text:tracked-changes>`
    const begun = many(20_000, (at) => `<text:change-start text:change-id="c${at}"/>a `)
    const insertions = many(20_000, (at) => region(`c${at}`, '<text:insertion/>'))
    expect(await failureOf(readBytes(makeOdt(`${tracked(insertions)}<text:p>${begun}</text:p>`)))).toBe(
      'limit-expansion'
    )
    const gone = region('c', `<text:deletion>${odtParagraph('gone '.repeat(20_000))}</text:deletion>`)
    const named = '<text:change text:change-id="c"/>a '.repeat(20_000)
    for (const changes of ['accept', 'reject'] as const) {
      const read = await readBytes(makeOdt(`${tracked(gone)}<text:p>${named}</text:p>`), { changes })
      expect([read.text, ...read.removed.map(({ text }) => text)].join('').match(/gone/g)).toHaveLength(20_000)
    }
  },
  most
)

test(
  'mail: styles that are opened and never closed are no hang',
  async () => {
    const mail = (html: string) =>
      Buffer.from(
        `From: a@example.org\r\nTo: b@example.org\r\nSubject: Styles\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`
      )
    expect((await readBytes(mail(`<p>We met on Monday.</p>${'<style '.repeat(200_000)}`))).text).toBe(
      'We met on Monday.'
    )
    for (const piece of ['<style>', '<head '])
      expect(await failureOf(readBytes(mail(`<p>We met on Monday.</p>${piece.repeat(200_000)}`)))).toMatch(
        /limit-expansion|no failure/
      )
  },
  most
)

test(
  'EPUB: a chapter that the order names again and again, under whatever spelling, is read once',
  async () => {
    const chapters = { one: bookPage(many(500, (at) => `<p>Paragraph ${at} of the chapter.</p>`)), ONE: '' }
    const spine = Array.from({ length: 40_000 }, (_, at) => (at % 2 === 0 ? 'one' : 'ONE'))
    const { ONE: _second, ...first } = chapters
    expect(
      (
        await readBytes(
          makeBook(
            first,
            [],
            spine.map(() => 'one')
          )
        )
      ).blocks
    ).toHaveLength(500)
    const list = many(40_000, (at) => `<item id="i${at}" href="${at % 2 === 0 ? 'one' : 'ONE'}.xhtml"/>`)
    const order = many(40_000, (at) => `<itemref idref="i${at}"/>`)
    const guide = many(40_000, (at) => `<reference type="toc" href="x${at}.html"/>`)
    const opf = `<package><manifest>${list}</manifest><spine>${order}</spine><guide>${guide}</guide></package>`
    const again = makeBook({}, [
      { name: 'OEBPS/one.xhtml', content: first.one },
      { name: 'OEBPS/book.opf', content: opf }
    ])
    expect((await readBytes(again)).blocks).toHaveLength(500)
  },
  most
)

test(
  'EPUB: paragraphs by the ten thousand, hundreds of elements deep, are judged by each element once',
  async () => {
    const deep = '<div class="a" role="presentation">'.repeat(900) + '<p>x</p>'.repeat(20_000) + '</div>'.repeat(900)
    expect((await readBytes(makeBook({ one: bookPage(deep) }))).blocks).toHaveLength(20_000)
  },
  most
)

test(
  'captions of lines by the ten thousand that repeat nothing are read',
  async () => {
    const cue = (time: string, word: string) => `${time}\n${many(40_000, (at) => `${word}${at}\n`)}\n`
    const source = `1\n${cue('00:00:01,000 --> 00:00:02,000', 'first')}2\n${cue('00:00:02,000 --> 00:00:03,000', 'second')}`
    expect((await readBytes(Buffer.from(source))).text).toContain('second39999')
  },
  most
)

test(
  'PDF: words by the thousand that stand askew, each in a column and a line of its own, are read',
  async () => {
    const words = Array.from({ length: 6000 }, (_, at) => ({ text: 'w', x: at * 0.1, y: at * 0.13, size: 0.05 }))
    expect((await readBytes(makePdf([words]))).text.match(/w/g)).toHaveLength(6000)
  },
  most
)
