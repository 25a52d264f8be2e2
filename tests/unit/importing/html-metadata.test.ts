import { expect, test } from 'vitest'
import type { Extraction } from '../../../src/shared/extraction.ts'
import { readBytes } from './read.ts'

const prose =
  'The council met on Tuesday evening to decide about the bridge, which had been closed for repairs since the spring flood. '

function readPage(credits: string, head = ''): Promise<Extraction> {
  return readBytes(
    Buffer.from(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>
      <article><h1>The bridge stays shut</h1>${credits}<p>${prose.repeat(3)}</p><p>${prose.repeat(4)}</p></article></body></html>`)
  )
}

const jsonLd = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

test('the author of a graph is found where the article only points to the person', async () => {
  const head = jsonLd({
    '@graph': [
      { '@type': 'WebPage', '@id': '#page', datePublished: '2020-05-04' },
      { '@type': 'NewsArticle', headline: 'The bridge stays shut', author: { '@id': '#ann' } },
      { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' }
    ]
  })
  expect(await readPage('', head)).toMatchObject({ byline: 'Ann Lee', published: '2020-05-04' })
})

test('JSON-LD with line ends in its texts and commas too many is read all the same', async () => {
  const head = `<script type="application/ld+json">{"@type":"Article","headline":"The bridge
    stays shut","author":[{"name":"Ann Lee"},{"name":"Bo Ek"},],}</script>`
  expect((await readPage('', head)).byline).toBe('Ann Lee, Bo Ek')
})

test.each([
  '<p class="meta">By <a href="/people/lee">Ann Lee</a> in <a href="/news">News</a></p>',
  '<p>Written by</p><p>Ann Lee</p>',
  '<div class="post-author"><span>Ann Lee</span></div>',
  '<p>By Ann Lee | 5 May 2020</p>',
  '<a rel="author" href="/x">Ann Lee</a>'
])('the byline is read where the page shows it: %s', async (credits) => {
  expect((await readPage(credits)).byline).toBe('Ann Lee')
})

test.each([
  '<p>By the time the council met, all was decided.</p>',
  '<div class="author"><a href="/x">Share this</a></div>',
  '<p>By Tuesday</p>',
  ''
])('what is no name is no byline: %s', async (credits) => {
  expect((await readPage(credits)).byline).toBe(null)
})

test('an address that is none, and names of meta tags without end, keep no page out', async () => {
  const names = Array.from({ length: 150_000 }, (_, at) => `<meta name="a${at}.date" content="-">`).join('')
  const head = `<link rel="canonical" href='https://a"b.example/x'>${names}`
  expect((await readPage('<p>By Ann Lee</p>', head)).byline).toBe('Ann Lee')
})

test.each([
  ['<time datetime="2020-05-04T10:00:00+02:00">yesterday</time>', '2020-05-04T10:00:00+02:00'],
  ['<p class="date">May 4, 2020</p>', '2020-05-04'],
  ['<p>Published on 4 May 2020</p>', '2020-05-04'],
  ['<span>2020/5/4</span>', '2020-05-04']
])('the date is read where the page shows it: %s', async (credits, day) => {
  expect((await readPage(credits)).published).toBe(day)
})

test.each([
  ['<p>Updated May 4, 2020</p>', ''],
  ['<p>Last modified: <time datetime="2020-05-04">4 May</time></p>', ''],
  ['<p>Last updated on:</p><p>May 4, 2020</p>', ''],
  ['<p><time class="post-updated" datetime="2020-05-04">4 May</time></p>', ''],
  ['', '<meta property="article:modified_time" content="2020-05-04">'],
  ['', jsonLd({ '@type': 'WebPage', dateModified: '2020-05-04' })]
])(
  'where a page states only when it was last changed, that day is its date and told as such: %s%s',
  async (credits, head) => {
    const { published, publishedAs, warnings } = await readPage(credits, head)
    expect({ published, publishedAs }).toEqual({ published: '2020-05-04', publishedAs: 'update' })
    expect(warnings).toEqual([
      { code: 'date-of-update', message: expect.stringContaining('2020-05-04 is the day of its last update') as string }
    ])
  }
)

test('a day of publication, wherever the page states it, goes before that of an update', async () => {
  const updated = '<meta property="article:modified_time" content="2021-01-01"><p>Updated January 1, 2021</p>'
  const link = '<link rel="canonical" href="https://example.org/2020/05/04/bridge">'
  const meta = '<meta property="article:published_time" content="2020-05-04">'
  for (const read of [readPage(updated, link), readPage(updated, meta), readPage(`${updated}<p>May 4, 2020</p>`)]) {
    const { published, publishedAs, warnings } = await read
    expect({ published, publishedAs, warnings }).toEqual({
      published: '2020-05-04',
      publishedAs: undefined,
      warnings: []
    })
  }
})

test('a date that a person gives is the day of publication, whatever the page calls its own', async () => {
  const page = `<html lang="en"><body><h1>The bridge stays shut</h1><p>Updated May 4, 2020</p><p>${prose.repeat(5)}</p></body></html>`
  const { published, publishedAs, warnings } = await readBytes(Buffer.from(page), { published: '2020-05-01' })
  expect({ published, publishedAs, warnings }).toEqual({
    published: '2020-05-01',
    publishedAs: undefined,
    warnings: []
  })
})

test('what is neither a day of publication nor of an update gives no date', async () => {
  expect((await readPage('<p>Reviewed May 4, 2020</p>')).published).toBe(null)
  const told = `<p>The bridge was closed on May 4, 2020, when the river rose. ${prose}</p>`
  expect((await readPage(told)).published).toBe(null)
})

test('the day in the address serves where the page shows none, and settles the day of a time in UTC', async () => {
  const link = '<link rel="canonical" href="https://example.org/2020/05/04/bridge">'
  expect((await readPage('', link)).published).toBe('2020-05-04')
  const meta = '<meta property="article:published_time" content="2020-05-05T01:10:00Z">'
  expect((await readPage('', link + meta)).published).toBe('2020-05-04')
})

test('a login name in the page’s data gives way to the person that the page names', async () => {
  const read = await readPage('<p>By Ann Lee</p>', jsonLd({ '@type': 'Article', author: { name: 'alee.42' } }))
  expect(read.byline).toBe('Ann Lee')
})

test('what a heading holds beside its title, a date or a mark to link to it, is no part of the title', async () => {
  const read = (heading: string) =>
    readBytes(
      Buffer.from(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The bridge stays shut</title></head>
        <body><article><h1>${heading}</h1><p>${prose.repeat(9)}</p></article></body></html>`)
    )
  expect((await read('The bridge stays shut <small>May 4, 2020</small>')).title).toBe('The bridge stays shut')
  expect((await read('The bridge stays shut<a href="#x">¶</a>')).title).toBe('The bridge stays shut')
})

test('the name of the site is cut off a title that only the head of the page says', async () => {
  const bytes =
    Buffer.from(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Flood | Rivers Daily</title>
    <link rel="canonical" href="https://www.riversdaily.example/flood"></head><body><p>${prose.repeat(9)}</p></body></html>`)
  expect((await readBytes(bytes)).title).toBe('Flood')
})

test('a title keeps its colon and its dash where they are its own', async () => {
  const head = `<meta property="og:site_name" content="The Paper"><title>Bridge: a history – in pictures | The Paper</title>`
  const bytes = Buffer.from(
    `<html lang="en"><head><meta charset="utf-8">${head}</head><body><p>${prose.repeat(9)}</p></body></html>`
  )
  expect((await readBytes(bytes)).title).toBe('Bridge: a history – in pictures')
})

test('names of attributes in capitals mean what they mean in small letters', async () => {
  const credits =
    '<meta itemProp="datePublished" content="2020-05-04"/><P CLASS="post-author"><A HREF="/x">Ann Lee</A></P>'
  expect(await readPage(credits)).toMatchObject({ byline: 'Ann Lee', published: '2020-05-04' })
  const quoted = '<p title="dateTime=1 HREF=2">A page that dateTime="x" is written on.</p>'
  expect((await readPage(quoted)).text).toContain('dateTime="x" is written on.')
})

test.each([
  ['<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">', 'Ann Lee'],
  ['<meta name="citation_author" content="Ann Lee"><meta name="citation_author" content="Bo Ek">', 'Ann Lee, Bo Ek'],
  ['<meta name="author" content="Ann Lee, The Paper"><meta property="og:site_name" content="The Paper">', 'Ann Lee'],
  ['<meta name="author" content="Ann Lee, Head of Research">', 'Ann Lee'],
  ['<meta name="author" content="262588213843476">', null],
  ['<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Five minutes">', null]
])('the byline is read from the head: %s', async (head, byline) => {
  expect((await readPage('', head)).byline).toBe(byline)
})

test('JSON-LD whose quotation marks are escaped as in HTML is read', async () => {
  const head = jsonLd({ '@type': 'Article', author: { name: 'Ann Lee' } })
    .replaceAll('"A', '&quot;A')
    .replaceAll('"', '&quot;')
  const script = head.replace('type=&quot;application/ld+json&quot;', 'type="application/ld+json"')
  expect((await readPage('', script)).byline).toBe('Ann Lee')
})

test('all names of a line are read, and one that the page spells out further is given as there', async () => {
  const credits = '<p>Written by <span>Dr Ann Lee</span>, <span>Bo Ek</span></p>'
  expect((await readPage(credits, jsonLd({ '@type': 'Article', author: 'Ann Lee' }))).byline).toBe('Dr Ann Lee, Bo Ek')
})

test('a name beside the date is the byline; a linked one, a product of the title or a lone one is not', async () => {
  expect((await readPage('<p><span>May 4, 2020</span> · <span>Ann Lee</span></p>')).byline).toBe('Ann Lee')
  expect((await readPage('<p><span>May 4, 2020</span> · <a href="/topics/x">Public Finance</a></p>')).byline).toBe(null)
  expect((await readPage('<p><span>May 4, 2020</span> · <span>The Bridge</span></p>')).byline).toBe(null)
  expect((await readPage('<p><span>Public Finance</span></p>')).byline).toBe(null)
})

test('who wrote it and when it was published is found below the text as well, where the page says it of one alone', async () => {
  const below = (credits: string) =>
    readBytes(
      Buffer.from(`<html lang="en"><head><meta charset="utf-8"></head><body><article><h1>The bridge stays shut</h1>
        <p>${prose.repeat(8)}</p><p>${prose.repeat(8)}</p>${credits}</article></body></html>`)
    )
  const one = '<p>This post was written by Ann Lee, editor of the paper.</p><p>Posted on May 4, 2020</p>'
  expect(await below(one)).toMatchObject({ byline: 'Ann Lee', published: '2020-05-04' })
  const other = '<p>This part was written by Bo Ek.</p><p>Posted on June 1, 2020</p>'
  expect(await below(one + other)).toMatchObject({ byline: null, published: null })
})

test('a site’s own date of publication in the head counts, one of a review or an end does not', async () => {
  expect((await readPage('', '<meta name="w-published-date" content="2020-05-04">')).published).toBe('2020-05-04')
  expect((await readPage('', '<meta name="ms.date" content="2020-05-04">')).published).toBe('2020-05-04')
  expect((await readPage('', '<meta name="site.review.date" content="2020-05-04">')).published).toBe(null)
  expect((await readPage('', '<meta name="offer.expiry.date" content="2020-05-04">')).published).toBe(null)
})

test('a printed day of publication that is earlier than that of the data is the older edition’s, and counts', async () => {
  const moved = '<meta property="article:published_time" content="2021-06-01T10:00:00+02:00">'
  expect((await readPage('<p>Published May 4, 2020</p>', moved)).published).toBe('2020-05-04')
  expect((await readPage('<p>May 4, 2022</p>', moved)).published).toBe('2021-06-01T10:00:00+02:00')
})

test('a day beside who wrote it, or the only one of the article’s times, is found below the text', async () => {
  const foot = (credits: string) => readPage(`<p>${prose.repeat(4)}</p><p>${prose.repeat(4)}</p>${credits}`)
  expect((await foot('<p>Written by Ann Lee</p><p>April 8, 2024</p>')).published).toBe('2024-04-08')
  expect((await foot('<p>Tags</p><time datetime="2024-04-08">last week</time>')).published).toBe('2024-04-08')
  const cards = '<div class="related-card"><time datetime="2024-04-08">April 8, 2024</time></div>'
  expect((await foot(cards)).published).toBe(null)
  const two = '<time datetime="2024-04-08">one day</time><time datetime="2024-04-09">another</time>'
  expect((await foot(two)).published).toBe(null)
})

test.each([
  ['<p>By: Bo Ek</p>', 'Ann Lee', 'Bo Ek'],
  ['<p>By Ann M. Lee</p>', 'Ann Lee', 'Ann Lee'],
  ['<p>Reviewed</p><p>by Bo Ek</p>', 'Ann Lee', 'Ann Lee'],
  ['<p>By</p><p><a href="/category/weddings">Wedding Lists</a></p>', 'Ann Lee', 'Ann Lee']
])(
  'where the page names another after “by” than its data do, the page is right: %s',
  async (credits, stated, byline) => {
    expect((await readPage(credits, jsonLd({ '@type': 'Article', author: { name: stated } }))).byline).toBe(byline)
  }
)

test.each([
  ['<p>Dec. 19, 2025 · Ann Lee on behalf of</p><p>the council</p>', 'Ann Lee'],
  ['<p>Ann Lee</p><p>Staff Software Engineer</p>', 'Ann Lee'],
  ['<p>Ann Lee</p><div class="about-author-description">M.A. Journalism</div>', 'Ann Lee'],
  ['<span>Dec 17, 2025</span><span>Ann K. Lee</span>', 'Ann K. Lee'],
  ['<p>Ann Lee</p><p>The council met.</p>', null],
  ['<p class="post-author"><span>Last Updated</span></p>', null]
])('a name alone near the headline is the byline where the page tells that it is one: %s', async (credits, byline) => {
  expect((await readPage(credits)).byline).toBe(byline)
})

test('a name alone near the headline is the byline where the page marks it as the author’s further down', async () => {
  const below = `<p>${prose.repeat(4)}</p><div class="author-box"><b>Ann Lee</b> runs.</div>`
  expect((await readPage(`<p>Ann Lee</p>${below}`)).byline).toBe('Ann Lee')
})

test.each([
  ['<h1>Quickstart</h1>', 'Quickstart — Handbook (3.1)', 'Quickstart'],
  ['<h1>The Handbook</h1><h1>Quick Start</h1>', 'Quick Start — The Handbook', 'Quick Start'],
  [
    '<h1>The Handbook</h1><main><h2>Sharing what is known</h2></main>',
    'Sharing what is known - The Handbook',
    'Sharing what is known'
  ],
  ['', 'Sharing what is known | Some Blog', 'Sharing what is known'],
  ['<h1>Bridge overview <small>Save for later</small></h1>', 'Bridge overview | Handbook', 'Bridge overview'],
  ['<h1>Bridge overview <button>Copy path</button></h1>', 'bridge - Handbook', 'Bridge overview'],
  ['<h1>25 people share a bridge <button>2</button><button>Share</button></h1>', '', '25 people share a bridge'],
  ['<h1>The bridge stays shut | Opinion</h1>', 'The bridge stays shut | Opinion', 'The bridge stays shut'],
  [
    '<h1><a href="/">Town Notes</a></h1><h3>Sharing what is known</h3>',
    'Town Notes | Sharing what is known',
    'Sharing what is known'
  ],
  ['<a href="/">Ann at Work</a><p>Hello</p>', 'Sharing what is known – Ann at Work', 'Sharing what is known'],
  ['<h2>Seven ways to help you share</h2>', 'Seven ways to share', 'Seven ways to share']
])('the title is told from the name of the site around it: %s, %s', async (headings, head, title) => {
  const bytes = Buffer.from(
    `<html lang="en"><head><meta charset="utf-8"><title>${head}</title></head><body>${headings}<p>${prose.repeat(9)}</p></body></html>`
  )
  expect((await readBytes(bytes)).title).toBe(title)
})

test.each([
  ['<p>December 17, 2025</p><h1>The bridge stays shut</h1>', '', null],
  ['<p>December 17, 2025</p><p>Ann Lee</p><h1>The bridge stays shut</h1>', '', 'Ann Lee'],
  ['<div class="entry-author-name">Ann Lee</div>', '', 'Ann Lee'],
  ['<p>Authors: Ann Lee and Bo Ek, gardeners of the town</p>', '', 'Ann Lee and Bo Ek'],
  [
    '',
    '<meta name="author" content="https://example.org/lee"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">',
    'Ann Lee'
  ],
  ['<p>Written by Ann Lee</p>', '<meta name="author" content="Team Town Paper">', 'Ann Lee'],
  ['', '<meta name="author" content="Site Admin">', null]
])('a byline is read behind, ahead of and beside the headline: %s %s', async (credits, head, names) => {
  const body = `<p>${prose.repeat(3)}</p><p>${prose.repeat(4)}</p>`
  const own = credits.includes('<h1>') ? credits : `<h1>The bridge stays shut</h1>${credits}`
  const read = await readBytes(
    Buffer.from(
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body><main>${own}${body}</main></body></html>`
    )
  )
  expect(read.byline).toBe(names)
})

test('who comments below a page has not written it', async () => {
  const comment = '<div class="comment"><b class="comment-author-name">Ann Lee</b> Quite right.</div>'
  const body = `<h1>The bridge stays shut</h1><p>${prose.repeat(3)}</p><p>${prose.repeat(4)}</p>${comment}`
  expect((await readBytes(Buffer.from(`<html lang="en"><body><main>${body}</main></body></html>`))).byline).toBe(null)
})

test('the day that the page prints counts where its time in UTC falls on the next, and in the foot of an article as well', async () => {
  const late = '<time datetime="2020-05-05T01:10:00Z">May 4, 2020</time>'
  expect((await readPage(late)).published).toBe('2020-05-04')
  expect((await readPage(`<footer>${late}</footer>`)).published).toBe('2020-05-04')
})

test('a page without a heading of the first rank has that of the second which opens its title', async () => {
  const read = await readBytes(
    Buffer.from(`<!DOCTYPE html><html lang="en"><head><title>The bridge stays shut | Town Notes</title></head><body>
      <h2>The bridge stays shut</h2><p>By Ann Lee</p><p>${prose.repeat(3)}</p><p>${prose.repeat(4)}</p></body></html>`)
  )
  expect(read).toMatchObject({ title: 'The bridge stays shut', byline: 'Ann Lee' })
})
