import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deskWithArticle, reading, talks, temporaryFolder } from '../../support/project.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const captions = `WEBVTT

00:01:05.000 --> 00:01:09.000
We counted 301,781 names in Génève.

00:02:10.000 --> 00:02:12.000
Nobody else has counted.
`

it('words are found in a source’s file with the place to cite, whatever case, accents and line breaks', async () => {
  const { desk, article } = await deskWithArticle(folder.path)
  const file = await desk.attach({ text: captions, name: 'interview.vtt' })
  const find = (words: string, scope: 'all' | 'files' = 'all') => desk.ask('text.search', { words, scope, limit: 10 })
  expect(find('NAMES  in geneve')).toMatchObject({
    total: 1,
    hits: [
      {
        kind: 'source',
        id: file.value.source,
        fileName: 'interview.vtt',
        match: 'names in Génève',
        before: 'We counted 301,781 ',
        after: '.',
        time: { from: 65 }
      }
    ]
  })
  expect(find('genev').hits.map(({ kind, id }) => [kind, id])).toEqual([
    ['source', file.value.source],
    ['article', article]
  ])
  expect(find('genev', 'files').total).toBe(1)
  expect(find(' ')).toEqual({ hits: [], total: 0 })
  expect(find('no such words anywhere').total).toBe(0)
  desk.close()
})

it('a file that is taken away is found no more, and again with undo', async () => {
  const { desk } = await deskWithArticle(folder.path)
  const { source } = (await desk.attach({ text: captions, name: 'interview.vtt' })).value
  const found = () => desk.ask('text.search', { words: 'names', scope: 'files', source, limit: 5 }).total
  expect(found()).toBe(1)
  desk.run('source.detach', { source })
  expect(found()).toBe(0)
  desk.run('history.undo', {})
  expect(found()).toBe(1)
  desk.run('source.delete', { source })
  expect(found()).toBe(0)
  desk.close()
})

it('what is made ready beforehand comes to an end and changes no answer', async () => {
  const { desk } = await deskWithArticle(folder.path)
  const ask = () => desk.ask('text.search', { words: 'the', scope: 'all', limit: 500 })
  const before = ask()
  let steps = 0
  while (desk.session.prepareSearch()) steps += 1
  expect(steps).toBeLessThan(10)
  expect(ask()).toEqual(before)
  desk.close()
})

it('every stretch of a text is found where it stands, and the match is those words', async () => {
  const { desk } = await deskWithArticle(folder.path)
  const { extraction } = await reading(talks)
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 1000 }), fc.integer({ min: 3, max: 40 }), (which, from, length) => {
      const block = extraction.blocks[which % extraction.blocks.length]
      if (!block) return
      const text = extraction.text.slice(block.start, block.end)
      const start = from % Math.max(1, text.length - length)
      const words = text.slice(start, start + length).trim()
      const { hits } = desk.ask('text.search', { words, scope: 'all', limit: 500 })
      expect(hits.some((hit) => hit.start >= block.start && hit.end <= block.end)).toBe(true)
      for (const { match } of hits) expect(match.toLowerCase()).toBe(words.toLowerCase())
    })
  )
  desk.close()
})
