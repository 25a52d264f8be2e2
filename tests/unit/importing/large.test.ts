import { expect, test } from 'vitest'
import { readBytes, readText } from './read.ts'

test('a line of ten million characters is read in seconds', async () => {
  const started = performance.now()
  const read = await readText('The talks ended without agreement, officials said. '.repeat(200_000))
  expect(read.blocks).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(15_000)
})

test('ten million characters without a space or a stop are read in seconds', async () => {
  const started = performance.now()
  const read = await readBytes(Buffer.alloc(10_000_000, 'a'))
  expect(read.text).toHaveLength(10_000_000)
  expect(performance.now() - started).toBeLessThan(15_000)
})

test('fifty thousand broken lines are rejoined in seconds', async () => {
  const started = performance.now()
  const read = await readText(`The talks went on ${'and on for days, with\nno end to them in '.repeat(25_000)}sight.`)
  expect(read.text).not.toContain('\n')
  expect(performance.now() - started).toBeLessThan(15_000)
})
