import { expect, test } from 'vitest'
import { failureOf, readBytes } from './read.ts'

const prose =
  'The council met on Tuesday evening to decide about the bridge, which had been closed for repairs since the spring flood. '

function page(body: string, head = ''): Buffer {
  return Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
  )
}

test('elements a hundred thousand deep end with a coded failure, whatever they are', async () => {
  for (const name of ['div', 'span', 'b', 'blockquote'])
    expect(await failureOf(readBytes(page(`${`<${name}>`.repeat(100_000)}${prose}`)))).toBe('limit-expansion')
}, 60_000)

test('elements nested without end behind a quotation mark out of place are refused too', async () => {
  const hidden = `<html lang="en><p><a href="x">y</a>${'<table>'.repeat(3000)}<td>${prose}</td><p title="z">`
  expect(await failureOf(readBytes(Buffer.from(hidden)))).toBe('limit-expansion')
}, 60_000)

test('hundreds of tables in one another are read, without asking who would take minutes', async () => {
  const tables = '<table><tr><td>'.repeat(150)
  const link = '<td><a href="a.html">boilerplate</a></td>'
  const read = await readBytes(
    page(`${tables}${link}<p>${prose.repeat(3)}</p>${tables}${link}<p>${prose.repeat(3)}</p>`)
  )
  expect([read.text, ...read.removed.map((item) => item.text)].join('')).toContain('The council met')
}, 60_000)

test('a page of five megabytes in one line is read whole', async () => {
  const read = await readBytes(page(`<p>${prose.repeat(42_000)}</p>`))
  expect(read.text).toHaveLength(prose.length * 42_000 - 1)
}, 60_000)

test('tags that never end, quotation marks that never close and comments that stay open are no hang', async () => {
  for (const body of [
    '<a "'.repeat(400_000),
    `<a ${'"<a" '.repeat(300_000)}`,
    `<a ${'x=y '.repeat(300_000)}`,
    '<!--'.repeat(400_000)
  ]) {
    const read = readBytes(page(`<p>${prose.repeat(3)}</p>${body}`))
    expect((await read).text).toContain('The council met')
  }
}, 60_000)

test('tags closed in the wrong order, twice or never lose no words', async () => {
  const body = `<article><p><b>One ${prose}<i>two</b> three ${prose}</i></p></p></div><p>four ${prose}<ul><li>five<li>six</ol>
    <table><tr><td>seven</p></table><p>eight ${prose}`
  const { text, removed } = await readBytes(page(body))
  const told = [text, ...removed.map((item) => item.text)].join(' ')
  for (const word of ['One', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) expect(told).toContain(word)
})

test('a page of frames alone says what it does not hold, and fetches none of them', async () => {
  const frames = Buffer.from(
    '<html><head><title>Frames</title></head><frameset cols="20%,80%"><frame src="http://127.0.0.1:9/a.html"><frame src="file:///etc/passwd"></frameset></html>'
  )
  expect(await failureOf(readBytes(frames))).toBe('empty')
  const inner = await readBytes(
    page(`<iframe src="http://127.0.0.1:9/">inside the frame</iframe><p>${prose.repeat(3)}</p>`)
  )
  expect(inner.text).not.toContain('inside the frame')
})

test('addresses that run or carry something are never the address of the page', async () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,<p>x</p>', 'file:///etc/passwd', 'vbscript:x', '//']) {
    const head = `<link rel="canonical" href="${address}"><meta property="og:url" content="${address}">`
    const read = await readBytes(page(`<p><a href="${address}">A link</a> and ${prose.repeat(3)}</p>`, head))
    expect(read.url).toBe(null)
    expect(read.text).toContain('A link and The council met')
    expect(read.text).not.toContain(address)
  }
})

test('a page that sends the reader elsewhere is read as it is', async () => {
  const head = '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/">'
  expect((await readBytes(page(`<p>${prose.repeat(3)}</p>`, head))).text).toBe(prose.repeat(3).trim())
})

test('entities that a page declares are not built out of one another', async () => {
  const declared = Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`)
  const bomb = `<!DOCTYPE x [<!ENTITY a0 "lol"><!ENTITY file SYSTEM "file:///etc/hostname">${declared.join('')}]>`
  const read = await readBytes(Buffer.from(`${bomb}<html><body><p>&a9; &file; ${prose.repeat(3)}</p></body></html>`))
  expect(read.text).toContain('The council met')
  expect(read.text.length).toBeLessThan(2 * bomb.length)
  expect(read.text).not.toContain('lollol')
})

test('fifty thousand entities in a row are as many characters', async () => {
  const read = await readBytes(
    page(`<p>${prose.repeat(3)}</p><p>${'&eacute;'.repeat(50_000)}</p><p>${prose.repeat(3)}</p>`)
  )
  expect([read.text, ...read.removed.map((item) => item.text)].join('')).toContain('é'.repeat(50_000))
}, 60_000)

test.each([
  ['< ', '< '],
  ['<', '<'],
  ['&amp;lt;', '&lt;'],
  ['a < b &amp; c &#8217; &#x201c; ', 'a < b & c ’ “ ']
])(
  'bare signs and entities by the hundred thousand (%s) are one text, and a script or title keeps its own',
  async (written, read) => {
    const script = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"A &lt; B","datePublished":"2020-01-02"}</script>`
    const page = `<html><head><title>A &lt; B</title>${script}</head><body><p title="a < b">${prose.repeat(3)}</p><!-- < --><p>x${written.repeat(100_000)}.</p><p>${prose}</p></body></html>`
    const found = await readBytes(Buffer.from(page))
    const all = [found.text, ...found.removed.map((item) => item.text)].join('\n')
    expect(all.includes(`x${read.repeat(100_000)}.`)).toBe(true)
    expect(found).toMatchObject({ title: 'A < B', published: '2020-01-02' })
  },
  60_000
)

test('NULs inside words, tags and entities are taken out and told', async () => {
  const read = await readBytes(
    page(`<p>${prose.repeat(3)}The brid\0ge</p><scr\0ipt>bad()</scr\0ipt><p on\0click="x">${prose}</p>`)
  )
  expect(read.text).toContain('The bridge')
  expect(read.text).not.toContain('\0')
  expect(read.warnings.map((warning) => warning.code)).toContain('control-characters-removed')
})

test('nothing but scripts, styles and pictures is empty', async () => {
  expect(await failureOf(readBytes(page('<script>let x = 1</script><style>p {}</style><img src="x.png">')))).toBe(
    'empty'
  )
})

test('a tag whose name does not end is read at once', async () => {
  const read = await readBytes(page(`<p>${prose.repeat(3)}</p><${'a'.repeat(500_000)} AB=1`))
  expect(read.text).toContain('The council met')
})
