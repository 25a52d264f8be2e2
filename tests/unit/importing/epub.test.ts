import { expect, test } from 'vitest'
import { makeZip, type ZipEntry } from '../../fixtures/importing/zip.ts'
import { blocksOf, failureOf, readBytes } from './read.ts'

const mimetype: ZipEntry = { name: 'mimetype', content: 'application/epub+zip', stored: true }
const container: ZipEntry = {
  name: 'META-INF/container.xml',
  content: '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
}
const page = (body: string) => `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`

function makeBook(
  chapters: Readonly<Record<string, string>>,
  extra: readonly ZipEntry[] = [],
  spine = Object.keys(chapters)
): Buffer {
  const items = Object.keys(chapters).map(
    (name) => `<item id="${name}" href="text/${name}.xhtml"${name === 'nav' ? ' properties="nav"' : ''}/>`
  )
  const opf = `<package><metadata xmlns:dc="x"><dc:title>The book</dc:title><dc:creator>Ann Lee</dc:creator><dc:publisher>House</dc:publisher><dc:date>2009-10-07</dc:date><dc:language>en</dc:language></metadata><manifest>${items.join('')}</manifest><spine>${spine.map((name) => `<itemref idref="${name}"/>`).join('')}</spine></package>`
  const files = Object.entries(chapters).map(([name, content]) => ({ name: `OEBPS/text/${name}.xhtml`, content }))
  return makeZip([mimetype, container, { name: 'OEBPS/book.opf', content: opf }, ...files, ...extra])
}

test('a book gives its chapters in the order of its spine, with what it says of itself', async () => {
  const one = page('<h1>One</h1><p>It was a cold day in April.</p><aside epub:type="footnote"><p>A note.</p></aside>')
  const two = page('<h1>Two</h1><p>The clocks were striking.</p>')
  const read = await readBytes(
    makeBook({ two, one, nav: page('<nav><ol><li>One</li></ol></nav>') }, [], ['nav', 'one', 'two'])
  )
  expect(read).toMatchObject({
    format: 'epub',
    title: 'The book',
    byline: 'Ann Lee',
    publisher: 'House',
    published: '2009-10-07',
    language: 'en'
  })
  expect(blocksOf(read).map(([, text]) => text)).toEqual([
    'One',
    'It was a cold day in April.',
    'Two',
    'The clocks were striking.'
  ])
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['One', 'navigation'],
    ['A note.', 'footnote']
  ])
})

test('a chapter that is missing is told, and a path that leads out of the book is not followed', async () => {
  const book = makeBook({ one: page('<p>Here.</p>') }, [], ['one', '../../etc/passwd'])
  const read = await readBytes(book)
  expect(read.text).toBe('Here.')
  expect(read.warnings.map(({ code }) => code)).toContain('unreadable-part')
})

test('a book with a lock on its text is encrypted; obfuscated fonts are none', async () => {
  const lock = (uri: string) => ({
    name: 'META-INF/encryption.xml',
    content: `<encryption><CipherReference URI="${uri}"/></encryption>`
  })
  const chapters = { one: page('<p>Here.</p>') }
  expect(await failureOf(readBytes(makeBook(chapters, [lock('OEBPS/text/one.xhtml')])))).toBe('encrypted')
  expect((await readBytes(makeBook(chapters, [lock('OEBPS/fonts/a.otf')]))).text).toBe('Here.')
})

test('a zip that says it is a book and holds none is damaged', async () => {
  expect(await failureOf(readBytes(makeZip([mimetype])))).toBe('damaged')
})
