import { expect, test } from 'vitest'
import { blocksOf, readBytes, readText } from './read.ts'

const read = (text: string) => readBytes(Buffer.from(text))

test('Markdown gives its structure, and its marks are no part of the text', async () => {
  const found = await read(
    '---\ntitle: "Talks end"\nauthor: Ann Lee\ndate: 2016-09-05\nlang: en\ntags: [a, b]\n---\n\n# Talks end\n\nThe **two** ministers met in [Geneva](https://example.org/x) on\nMonday, but *failed*.[^1]\n\n## What comes next\n\n- One\n  - Two\n- [x] Done\n\n> We will not `give` in.\n\n| Place | Dead |\n|---|---|\n| Aleppo | 1,200 |\n\n![A picture](x.png)\n\n<!-- a remark -->\n\n[^1]: Report, page 4.\n'
  )
  expect(found).toMatchObject({
    format: 'md',
    title: 'Talks end',
    byline: 'Ann Lee',
    published: '2016-09-05',
    language: 'en'
  })
  expect(blocksOf(found)).toEqual([
    ['headline', 'Talks end'],
    ['lede', 'The two ministers met in Geneva on Monday, but failed.'],
    ['heading', 'What comes next'],
    ['list-item', 'One'],
    ['list-item', 'Two'],
    ['list-item', 'Done'],
    ['quote', 'We will not give in.'],
    ['table', 'Place\tDead\nAleppo\t1,200']
  ])
  expect(found.removed.map(({ text, reason }) => [text, reason])).toEqual([['Report, page 4.', 'footnote']])
  expect(found.warnings.map(({ code }) => code)).toEqual(['footnotes', 'images-skipped'])
})

test('a plain text with a star or a number sign is no Markdown, and pasted text never is', async () => {
  expect((await read('# 1 in the charts\n\nThe song * was played, they said.')).format).toBe('txt')
  expect((await readText('# Title\n\n**Bold** words.')).format).toBe('paste')
})
