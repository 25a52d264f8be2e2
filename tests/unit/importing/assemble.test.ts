import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText, textsOf } from './read.ts'

const lines = [
  'The two ministers met on Monday, but failed to reach an agreement, officials said.',
  'More than 300,000 people were killed in the war, the observatory reported on Tuesday.',
  'No date was set for the next meeting of the two ministers in the capital, they added.'
]

test('a block that a person leaves out stands among what was left out, and comes back at its place', async () => {
  const source = lines.join('\n\n')
  const read = await readText(source)
  const [, second = ''] = read.blockIds ?? []
  const without = await readText(source, { leaveOut: [second] })
  expect(textsOf(without)).toEqual([lines[0], lines[2]])
  expect(without.removed).toMatchObject([{ id: second, text: lines[1], reason: 'by-hand', at: lines[0]?.length }])
  expect(without.blockIds).toEqual([read.blockIds?.[0], read.blockIds?.[2]])
})

test('of two blocks with the same words each can be left out by itself', async () => {
  const source = [lines[0], lines[1], lines[0]].join('\n\n')
  const ids = (await readText(source)).blockIds ?? []
  expect(new Set(ids).size).toBe(3)
  expect(textsOf(await readText(source, { leaveOut: [ids[2] ?? ''] }))).toEqual([lines[0], lines[1]])
  expect(textsOf(await readText(source, { leaveOut: [ids[0] ?? ''] }))).toEqual([lines[1], lines[0]])
})

test('blocks to leave out that are not there are told', async () => {
  const read = await readText(lines.join('\n\n'), { leaveOut: ['nothing'] })
  expect(read.warnings.map(({ code }) => code)).toContain('unknown-kept-item')
})

test('leaving out any blocks leaves exactly the others, word for word', async () => {
  const source = [...lines, ...lines].join('\n\n')
  const read = await readText(source)
  const ids = read.blockIds ?? []
  const texts = textsOf(read)
  await fc.assert(
    fc.asyncProperty(fc.subarray(ids), async (leaveOut) => {
      const left = await readText(source, { leaveOut })
      expect(textsOf(left)).toEqual(texts.filter((_, index) => !leaveOut.includes(ids[index] ?? '')))
      expect(left.removed.map(({ id }) => id)).toEqual(leaveOut)
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 30) }
  )
})
