import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCK_SEPARATOR } from '../../../src/shared/extraction.ts'
import { blocksOf, failureOf, readBytes, textsOf } from './read.ts'

const prose =
  'The council met on Tuesday evening to decide about the bridge, which had been closed for repairs since the spring flood. '

function page(body: string): Buffer {
  return Buffer.from(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>${body}</body></html>`)
}

const story = `<h1>The bridge stays shut</h1><p>${prose.repeat(3)}</p><p>${prose.repeat(2)}</p>`

test('a story whose parts stand in sections of their own is read whole', async () => {
  const sections = Array.from(
    { length: 6 },
    (_, index) =>
      `<section><div><h2>Part ${index + 1}</h2><div><p>Part ${index + 1} says: ${prose.repeat(2)}</p></div></div></section>`
  )
  const read = await readBytes(page(`<main><h1>The bridge stays shut</h1>${sections.join('')}</main>`))
  for (let part = 1; part <= 6; part += 1) expect(read.text).toContain(`Part ${part} says:`)
})

test('a newsletter box, share buttons and a box about the author inside the text are left out, each with its reason', async () => {
  const inside = `<div class="newsletter-signup"><p>Our best stories every Friday, free of charge, in your inbox before breakfast.</p></div>
    <div class="share-buttons"><p>Pass this story on to friends</p></div>
    <div class="author-bio"><p>Ann Lee has written about towns and their rivers since she left school in 2004.</p></div>`
  const read = await readBytes(page(`<article>${story}${inside}<p>${prose.repeat(4)}</p></article>`))
  const reasonOf = (start: string) => read.removed.find((item) => item.text.startsWith(start))?.reason
  expect(reasonOf('Our best stories')).toBe('subscription')
  expect(reasonOf('Pass this story')).toBe('sharing')
  expect(reasonOf('Ann Lee has written')).toBe('byline')
})

test('rows of linked titles below the story are pointers to others', async () => {
  const card = (name: string) =>
    `<div class="card"><a href="/${name}"><h3>Why the ${name} was never built at all</h3></a><p>Two minutes</p></div>`
  const cards = ['tunnel', 'ferry', 'tower', 'harbour'].map(card).join('')
  const read = await readBytes(page(`<main>${story}<p>${prose.repeat(3)}</p><div>${cards}</div></main>`))
  expect(read.text).not.toContain('never built')
  expect(read.removed.filter((item) => item.text.includes('never built'))).toHaveLength(4)
})

test('a heading whose id is made of its words keeps its section, whatever the words', async () => {
  const section = `<section id="comments"><h2 id="related-cookies">On comments</h2><p>${prose.repeat(2)}</p></section>`
  const read = await readBytes(page(`<article>${story}${section}</article>`))
  expect(blocksOf(read)).toContainEqual(['heading', 'On comments'])
})

test('a caption stays, the bare credit of a picture goes', async () => {
  const figure = (caption: string) => `<figure><img src="x.jpg"><figcaption>${caption}</figcaption></figure>`
  const body = `${figure('The bridge in May')}<p>${prose.repeat(3)}</p>${figure('Photo: Bo Ek')}<p>${prose.repeat(3)}</p>`
  const read = await readBytes(page(`<article>${story}${body}</article>`))
  expect(blocksOf(read)).toContainEqual(['caption', 'The bridge in May'])
  expect(read.removed.map((item) => item.text)).toContain('Photo: Bo Ek')
})

test('what a page hides stays hidden beside what it shows, however long it is', async () => {
  const secret = `<div style="display:none"><p>Secret ${prose.repeat(9)}</p></div>`
  const read = await readBytes(page(`<article>${story}</article>${secret}`))
  expect(read.text).not.toContain('Secret')
  expect(read.removed.find((item) => item.text.startsWith('Secret'))?.reason).toBe('hidden')
})

test('whatever a page is made of, its blocks tile the text exactly and every text is either kept or told', async () => {
  const word = fc.constantFrom('river', 'bridge', 'Tuesday', 'cost', 'the', 'of', 'said', '1,200', 'née', '“yes”')
  const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => `${words.join(' ')}.`)
  const name = fc.constantFrom('', 'related', 'comments', 'share', 'content', 'newsletter', 'author-bio', 'entry-meta')
  const tag = fc.constantFrom('p', 'div', 'section', 'h2', 'li', 'blockquote', 'aside', 'figcaption', 'span', 'td')
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      sentence,
      fc
        .tuple(tag, name, fc.array(tie('node'), { maxLength: 4 }))
        .map(([element, own, inner]) => `<${element} class="${own}">${inner.join(' ')}</${element}>`)
    )
  }))
  await fc.assert(
    fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 8 }), async (parts) => {
      const read = await readBytes(page(`<main><h1>Bridge over the river</h1>${parts.join('')}</main>`))
      expect(textsOf(read).join(BLOCK_SEPARATOR)).toBe(read.text)
      const letters = (text: string) => [...text.replace(/\s+/g, '')].sort().join('')
      const source = parts.join(' ').replace(/<[^>]*>/g, ' ')
      const told = [read.text, ...read.removed.map((item) => item.text)].join('')
      expect(letters(told)).toBe(letters(`${source}Bridgeovertheriver`))
    }),
    { numRuns: 60 }
  )
})

test('a page of one line of two million characters is read, and one of fifty thousand links side by side', async () => {
  const long = await readBytes(page(`<p class="${'x-'.repeat(50_000)}">${'word '.repeat(400_000)}</p>`))
  expect(long.text).toContain('word word')
  const wide = await readBytes(page(`<div>${`<a href="/author/x">By By By</a>, `.repeat(50_000)}</div><p>${prose}</p>`))
  expect(wide.text).toContain('The council met')
}, 60_000)

test('ten thousand elements in one another end with a coded failure; nine hundred are read', async () => {
  const nested = (depth: number) =>
    page(`${'<div class="author">'.repeat(depth)}<p>${prose.repeat(5)}</p>${'</div>'.repeat(depth)}`)
  expect(await failureOf(readBytes(nested(10_000)))).toBe('limit-expansion')
  expect((await readBytes(nested(900))).text).toContain('The council met')
}, 60_000)

test('a class that says how the page is laid out, or of what building block a part is made, does not hide the part', async () => {
  const parts = ['first', 'second', 'third'].map(
    (name) => `<div class="product-widget"><h2>The ${name}</h2><p>The ${name} of them: ${prose.repeat(4)}</p></div>`
  )
  const layout = `<div class="layout-sidebar-left"><p>${prose.repeat(3)}</p>${parts.join('')}</div>`
  const read = await readBytes(page(`<main><h1>The bridge stays shut</h1>${layout}</main>`))
  for (const name of ['first', 'second', 'third']) expect(read.text).toContain(`The ${name} of them:`)
})

test.each([
  ['Lea: El puente sigue cerrado', 'related'],
  ['Weiterführende Links', 'related'],
  ['Follow The Gleaner on Twitter and Instagram @Gleaner', 'sharing'],
  ['By signing up, you agree to receive recurring messages from us.', 'subscription'],
  ['Do you want to be informed of our actions? Sign up here', 'subscription'],
  ['Zurück zur Übersicht', 'navigation']
])('what a page says about itself below its text is left out: %s', async (line, reason) => {
  const read = await readBytes(page(`<article>${story}<p>${prose.repeat(4)}</p><p>${line}</p></article>`))
  expect(read.removed.map((item) => [item.text, item.reason])).toContainEqual([line, reason])
})

test('a sentence of the article that begins like such a line stays', async () => {
  const line =
    'Follow the river on foot and you will see why the council met: the bridge is gone, and nobody knows when it returns.'
  const read = await readBytes(page(`<article>${story}<p>${line}</p><p>${prose.repeat(4)}</p></article>`))
  expect(read.text).toContain(line)
})

test('a standfirst between the headline and the text belongs to the article, a notice there in furniture does not', async () => {
  const standfirst = 'Repairs take longer than promised, and nobody on the council will say what they cost the town.'
  const head = `<header><h1>The bridge stays shut</h1><div><span>${standfirst}</span></div>
    <div class="newsletter-signup"><p>Our best stories every Friday, free of charge, in your inbox before breakfast.</p></div></header>`
  const read = await readBytes(
    page(`${head}<div class="body"><p>${prose.repeat(3)}</p><p>${prose.repeat(3)}</p></div>`)
  )
  expect(read.text).toContain(standfirst)
  expect(read.text).not.toContain('Our best stories')
})

test('a button beside the text is left out, a linked item of a list stays', async () => {
  const button = '<section><a href="/quote">Ask for an offer</a></section>'
  const list = '<ul><li><a href="/plan">The plan of the council</a></li><li>The vote of the mayor</li></ul>'
  const read = await readBytes(
    page(`<article>${story}${button}<p>${prose.repeat(3)}</p>${list}<p>${prose}</p></article>`)
  )
  expect(read.removed).toContainEqual(expect.objectContaining({ text: 'Ask for an offer', reason: 'navigation' }))
  expect(read.text).toContain('The plan of the council')
})

test('a heading at the end goes with the part below it that was left out, and stays where nothing was', async () => {
  const related = '<h2>Our readers liked</h2><div class="related"><a href="/a">Why the tunnel was never built</a></div>'
  const read = await readBytes(page(`<article>${story}<p>${prose.repeat(3)}</p>${related}</article>`))
  expect(read.text).not.toContain('Our readers liked')
  expect(read.removed.map((item) => item.text)).toContain('Our readers liked')
  const bare = await readBytes(page(`<article>${story}<p>${prose.repeat(3)}</p><h2>The river answers</h2></article>`))
  expect(bare.text).toContain('The river answers')
})

test('a notice about paid links goes, what somebody says about commissions stays', async () => {
  const notice = 'When you buy through links on our site, we may earn an affiliate commission. Learn more.'
  const said =
    'When people buy through those links, we earn a commission of ten per cent on every sale, “which pays for the boats”.'
  const read = await readBytes(
    page(`<article>${story}<p>${notice}</p><p>${said}</p><p>${prose.repeat(3)}</p></article>`)
  )
  expect(read.removed).toContainEqual(expect.objectContaining({ text: notice, reason: 'advertisement' }))
  expect(read.text).toContain(said)
})

test('a paragraph of which a part belongs to the article is read whole, so that no sentence is cut', async () => {
  const mixed = `<p>The mayor said <span class="extra">on Friday, before the vote,</span> that it stays shut. ${prose}</p>`
  const read = await readBytes(page(`<main>${story}${mixed}<p>${prose.repeat(4)}</p></main>`))
  expect(read.text).toContain('The mayor said on Friday, before the vote, that it stays shut.')
})

test('text that stands in the body itself, between its paragraphs, belongs to the article', async () => {
  const formula = '<x-sum><math><mi>a</mi></math></x-sum>'
  const body = `<h1>The bridge stays shut</h1><p>When</p>${formula}, there are two ways over<h2>What the mayor says</h2>
    <p>The vote is late.</p>${formula} is what the council says. ${prose}`
  const read = await readBytes(page(body))
  expect(read.text).toContain('there are two ways over')
  expect(read.text).toContain('is what the council says.')
})
