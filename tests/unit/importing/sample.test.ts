import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blocksOf, readBytes } from './read.ts'

const sample = readFileSync(new URL('../../../resources/samples/syria-talks.txt', import.meta.url))

test('the sample article reads as its eleven paragraphs, the first its lede', async () => {
  const read = await readBytes(sample)
  expect(read).toMatchObject({ format: 'txt', language: 'en', title: null, byline: null, published: null })
  expect(blocksOf(read)).toHaveLength(11)
  expect(blocksOf(read)[0]).toEqual([
    'lede',
    'New talks between John Kerry and his Russian counterpart Sergei Lavrov ended without agreement.'
  ])
})

test('sentences of the sample are whole across its broken lines', async () => {
  const { text } = await readBytes(sample)
  for (const whole of [
    'U.S. Secretary of State John Kerry and his',
    'Details of their private meeting',
    'The Syrian war has left more than 300,000 people dead, forced millions to flee the country',
    'Moscow is backing the regime',
    'Putin’s forces are involved',
    'Despite agreed ceasefires, conflict has continued'
  ]) {
    expect(text).toContain(whole)
  }
  expect(text).not.toMatch(/[^\n]\n[^\n]/)
})

test('the blog’s furniture is taken out of the sample, with a reason, and can be put back', async () => {
  const read = await readBytes(sample)
  expect(read.removed.map((item) => [item.text, item.reason, item.at])).toEqual([
    ['No comments:', 'comments', read.text.length],
    ['Post a Comment', 'comments', read.text.length]
  ])
  const kept = await readBytes(sample, { keep: [read.removed[0]?.id ?? ''] })
  expect(kept.text).toBe(`${read.text}\n\nNo comments:`)
  expect(kept.removed.map((item) => item.id)).toEqual([read.removed[1]?.id])
})
