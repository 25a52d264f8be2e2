import { expect, test } from 'vitest'
import { blocksOf, failureOf, readBytes } from './read.ts'

const sentence =
  'The two ministers met on Monday on the sidelines of the summit, but failed to reach an agreement, officials said. '

function page(body: string, head = ''): Buffer {
  return Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
  )
}

const article = `<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article><h1>Talks end without a deal</h1><p>${sentence.repeat(2)}</p>
<h2>What comes next</h2><p>${sentence}<a href="https://example.org/x">A link</a> stays as its words. ${sentence}</p>
<ul><li>${sentence}</li><li>Second point of the list, which is short.</li></ul>
<blockquote><p>“${sentence.trim()}”</p></blockquote>
<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2015</td><td>55,000</td></tr></table>
<p>${sentence.repeat(3)}</p></article></main>
<aside class="related"><h3>Related articles</h3><a href="/1">Ten dead in Aleppo</a></aside>
<footer>© 2016 The Daily Paper</footer>`

const jsonLd = `<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Talks end without a deal',
  author: [{ '@type': 'Person', name: 'Ann Lee' }],
  publisher: { '@type': 'Organization', name: 'The Daily Paper' },
  datePublished: '2016-09-05T14:00:00+0200'
})}</script>`

test('a page gives its article: headline, headings, list, quotation and table, links as their words', async () => {
  const read = await readBytes(page(article, jsonLd))
  expect(blocksOf(read).map(([kind]) => kind)).toEqual([
    'headline',
    'lede',
    'heading',
    'paragraph',
    'list-item',
    'list-item',
    'quote',
    'table',
    'paragraph'
  ])
  expect(read.text).toContain('officials said. A link stays as its words.')
  expect(read.text).toContain('Year\tDead\n2015\t55,000')
})

test('what the page says of itself is its metadata', async () => {
  const read = await readBytes(page(article, `${jsonLd}<link rel="canonical" href="https://example.org/talks">`))
  expect(read).toMatchObject({
    title: 'Talks end without a deal',
    byline: 'Ann Lee',
    publisher: 'The Daily Paper',
    published: '2016-09-05T14:00:00+02:00',
    language: 'en',
    url: 'https://example.org/talks'
  })
})

test('meta tags serve where there is no JSON-LD, and what nobody says stays null', async () => {
  const head = '<meta property="og:title" content="Talks end"><meta name="date" content="2016-09-05">'
  const untitled = article.replace('<h1>Talks end without a deal</h1>', '')
  const read = await readBytes(page(untitled, head))
  expect(read).toMatchObject({ title: 'Talks end', published: '2016-09-05', byline: null, publisher: null, url: null })
})

test('the title is the headline that the page shows, where its head words it otherwise', async () => {
  const read = await readBytes(page(article, '<meta property="og:title" content="Talks end | The Daily Paper">'))
  expect(read.title).toBe('Talks end without a deal')
})

test('navigation, related articles and footer are left out, each with its reason, in the page’s order', async () => {
  const read = await readBytes(page(article, jsonLd))
  expect(read.removed.map((item) => [item.text, item.reason])).toEqual([
    ['Home World', 'navigation'],
    ['Related articles', 'related'],
    ['Ten dead in Aleppo', 'related'],
    ['© 2016 The Daily Paper', expect.any(String)]
  ])
  expect(read.removed[0]?.at).toBe(0)
})

test('what was left out of a page can be put back, verbatim and in its place', async () => {
  const bytes = page(article, jsonLd)
  const item = (await readBytes(bytes)).removed[2]
  const kept = await readBytes(bytes, { keep: [item?.id ?? ''] })
  expect(blocksOf(kept).at(-1)?.[1]).toBe('Ten dead in Aleppo')
})

test('scripts are not run, nothing is fetched, and hidden text stays hidden', async () => {
  const fetched: unknown[] = []
  const original = globalThis.fetch
  globalThis.fetch = (async (input: unknown) => fetched.push(input)) as unknown as typeof fetch
  try {
    const read = await readBytes(
      page(
        `<script>globalThis.ran = true; document.write('<p>written</p>')</script><img src="http://127.0.0.1:9/x.png" onerror="globalThis.ran = true">
         <link rel="stylesheet" href="http://127.0.0.1:9/x.css"><iframe src="http://127.0.0.1:9/"></iframe>${article}
         <p style="display: none">hidden words</p>`
      )
    )
    expect('ran' in globalThis).toBe(false)
    expect(fetched).toEqual([])
    expect(read.text).not.toMatch(/written|hidden words/)
    expect(read.removed.find((item) => item.text === 'hidden words')?.reason).toBe('hidden')
  } finally {
    globalThis.fetch = original
  }
})

test('a page with markup after its body, or none around it, is read all the same', async () => {
  const stray = Buffer.from(
    `<html><head></head><body><p>${sentence.repeat(3)}</p></body><script>1</script><p>${sentence}</p></html>`
  )
  expect((await readBytes(stray)).text).toContain(sentence.trim())
  const bare = Buffer.from(`<p>${sentence}</p><p>${sentence.repeat(2)}</p>`)
  expect((await readBytes(bare)).text).toContain(sentence.trim())
})

test('what a server wrote before the page does not hide the page', async () => {
  const bytes = Buffer.concat([Buffer.from('<br />\n<b>Warning</b>: no database<br />\n'), page(article, jsonLd)])
  expect(blocksOf(await readBytes(bytes))[0]).toEqual(['headline', 'Talks end without a deal'])
})

test('line breaks inside a paragraph are rejoined as those of a text are', async () => {
  const wrapped =
    'Police in<br>London have arrested<br>two men after a shop was robbed on<br>Friday evening, a spokesman<br>said.'
  const read = await readBytes(
    page(`<article><p>${sentence.repeat(4)}</p><p>${wrapped}</p><p>${sentence.repeat(3)}</p></article>`)
  )
  expect(read.text).toContain(
    'Police in London have arrested two men after a shop was robbed on Friday evening, a spokesman said.'
  )
})

test('HTML nested far too deeply ends with a coded failure, soon', async () => {
  const deep = Buffer.from(`<html><body>${'<div>'.repeat(200_000)}text${'</div>'.repeat(200_000)}</body></html>`)
  expect(await failureOf(readBytes(deep))).toBe('limit-expansion')
})
