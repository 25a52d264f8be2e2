/** How long the whole engine takes over a book. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detect } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure } from '../measure.ts'

const length = 1_000_000

/** News of the training part, one article after the other, as one text. */
function bookOf(folder: string): string {
  const home = dataFile(folder, 'attribution', 'polnear', 'train', 'text')
  let text = ''
  for (const name of readdirSync(home).sort()) {
    if (text.length >= length) break
    text += `${readFileSync(join(home, name), 'utf8').replace(/\r/g, '')}\n\n`
  }
  return text.slice(0, length)
}

/** Seconds of processor time, not of the clock: other work on the machine counts little. */
function secondsOf(work: () => void): number {
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}

export const measures: readonly Measure[] = [
  {
    id: 'speed.book',
    title: 'The whole engine: seconds (of one core) for a book of 1,000,000 characters',
    reach: { atMost: 4 },
    run: (folder) => {
      const book = bookOf(folder)
      // Loads tagger and model, which a process does once.
      detect(book.slice(0, length / 20), { language: 'en' })
      const half = secondsOf(() => detect(book.slice(0, length / 2), { language: 'en' }))
      return { figure: secondsOf(() => detect(book, { language: 'en' })), note: `half of it ${half.toFixed(2)}` }
    }
  }
]
