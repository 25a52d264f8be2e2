import { expect, test } from 'vitest'
import { findFurniture } from '../../../src/main/importing/furniture.ts'
import { readText } from './read.ts'

const body = [
  'The talks between the two ministers ended without agreement on Monday, officials said.',
  'They will meet again next week, according to a spokesman for the government.'
]

function reasonsOf(line: string, place: 'before' | 'middle' | 'after' = 'after'): string | null {
  const lines = { before: [line, ...body], middle: [body[0] ?? '', line, body[1] ?? ''], after: [...body, line] }[place]
  return findFurniture(lines.flatMap((text) => [text, '']))[2 * lines.indexOf(line)]?.reason ?? null
}

test.each([
  ['No comments:', 'comments'],
  ['23 Comments', 'comments'],
  ['Post a Comment', 'comments'],
  ['Keine Kommentare:', 'comments'],
  ['Kommentar veröffentlichen', 'comments'],
  ['Laisser un commentaire', 'comments'],
  ['Publicar un comentario', 'comments'],
  ['Share this:', 'sharing'],
  ['Facebook Twitter WhatsApp', 'sharing'],
  ['Artikel teilen', 'sharing'],
  ['Posted by Jane at 9:10 AM', 'furniture'],
  ['Labels: Syria, Russia', 'furniture'],
  ['Read more »', 'navigation'],
  ['Weiterlesen', 'navigation'],
  ['Related articles', 'related'],
  ['Das könnte Sie auch interessieren', 'related'],
  ['Advertisement', 'advertisement'],
  ['- Anzeige -', 'advertisement'],
  ['Sign up for our newsletter and get the news every morning.', 'subscription'],
  ['Subscribe to: Post Comments (Atom)', 'subscription'],
  ['We use cookies to improve your experience. Read our policy.', 'cookies'],
  ['© 2016 The Daily Paper. All rights reserved.', 'copyright']
])('%s is furniture: %s', (line, reason) => {
  expect(reasonsOf(line)).toBe(reason)
})

test.each([
  'Share prices fell by 3 per cent on Monday.',
  'More than 300,000 people have died.',
  'Comments by the minister angered many.',
  'Advertisement spending rose in May.',
  'Posted in Iraq for two years, he returned in 2009.',
  'Cookies are a popular snack.',
  'Read more books, the teacher said.',
  'Related crimes rose by 5 per cent.',
  'The subscription costs 5 euros a month.',
  'Search teams found 12 bodies.'
])('%s is a sentence of the article', (line) => {
  for (const place of ['before', 'middle', 'after'] as const) expect(reasonsOf(line, place)).toBeNull()
})

test('a line that the sentence before runs on into is no furniture', () => {
  expect(
    findFurniture([
      'The police asked the public to post pictures and to',
      'share this',
      'with as many people as they could.'
    ])
  ).toEqual([null, null, null])
})

test('a list of related articles after the end goes with its heading', () => {
  const lines = [...body, 'Related articles', 'Ten dead in Aleppo', 'Talks to go on', 'What comes next?']
  expect(findFurniture(lines).map((removal) => removal?.reason ?? null)).toEqual([
    null,
    null,
    'related',
    'related',
    'related',
    'related'
  ])
})

test('what was left out says where it would stand, and can be kept there', async () => {
  const text = `${body[0]}\n\nAdvertisement\n\n${body[1]}\n\nAdvertisement\n`
  const read = await readText(text)
  expect(read.text).toBe(body.join('\n\n'))
  expect(read.removed.map((item) => item.at)).toEqual([body[0]?.length, read.text.length])
  expect(new Set(read.removed.map((item) => item.id)).size).toBe(2)
  const kept = await readText(text, { keep: [read.removed[0]?.id ?? ''] })
  expect(kept.text).toBe(`${body[0]}\n\nAdvertisement\n\n${body[1]}`)
  expect(kept.removed.map((item) => item.id)).toEqual([read.removed[1]?.id])
})

test('an id that names nothing is told', async () => {
  const read = await readText(body.join('\n'), { keep: ['nothing-1'] })
  expect(read.warnings.map((warning) => warning.code)).toContain('unknown-kept-item')
})
