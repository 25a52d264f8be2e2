import { expect, test } from 'vitest'
import { bookMimetype, bookPage, makeBook } from '../../fixtures/importing/epub.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { blocksOf, failureOf, readBytes } from './read.ts'

test('a book gives its chapters in the order of its spine, with what it says of itself', async () => {
  const one = bookPage(
    '<h1>One</h1><p>It was a cold day in April.</p><aside epub:type="footnote"><p>A note.</p></aside>'
  )
  const two = bookPage('<h1>Two</h1><p>The clocks were striking.</p>')
  const read = await readBytes(
    makeBook({ two, one, nav: bookPage('<nav><ol><li>One</li></ol></nav>') }, [], ['nav', 'one', 'two'])
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
  const book = makeBook({ one: bookPage('<p>Here.</p>') }, [], ['one', '../../etc/passwd'])
  const read = await readBytes(book)
  expect(read.text).toBe('Here.')
  expect(read.warnings.map(({ code }) => code)).toContain('unreadable-part')
})

test('a book with a lock on its text is encrypted; obfuscated fonts are none', async () => {
  const lock = (uri: string) => ({
    name: 'META-INF/encryption.xml',
    content: `<encryption><CipherReference URI="${uri}"/></encryption>`
  })
  const chapters = { one: bookPage('<p>Here.</p>') }
  expect(await failureOf(readBytes(makeBook(chapters, [lock('OEBPS/text/one.xhtml')])))).toBe('encrypted')
  expect((await readBytes(makeBook(chapters, [lock('OEBPS/fonts/a.otf')]))).text).toBe('Here.')
})

test('a zip that says it is a book and holds none is damaged', async () => {
  expect(await failureOf(readBytes(makeZip([bookMimetype])))).toBe('damaged')
})
