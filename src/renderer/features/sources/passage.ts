/** What a stretch of a file's text means as a quote. */
import type { BlockView } from '../../../shared/contract/index.ts'
import { BLOCK_SEPARATOR } from '../../../shared/extraction.ts'
import { locatorOf } from '../../../shared/locator.ts'
import type { Locator, Range } from '../../../shared/model/values.ts'

export interface FoundPassage {
  readonly quote: string
  readonly locator: Locator
}

/** Characters that a quote may have. */
const LONGEST = 100_000

/**
 * The words of a stretch, from the blocks that are there, and where they begin. Null where nothing is chosen, or nothing
 * but white space.
 */
export function passageOf(blocks: readonly BlockView[], range: Range | null): FoundPassage | null {
  if (!range) return null
  const touched = blocks
    .filter(({ start, end }) => start < range.end && end > range.start)
    .sort((a, b) => a.start - b.start)
    .map((block) => ({
      block,
      words: block.text.slice(Math.max(0, range.start - block.start), Math.max(0, range.end - block.start))
    }))
    .filter(({ words }) => words.trim() !== '')
  const [first] = touched
  if (!first) return null
  const quote = touched
    .map(({ block, words }, index) => (index === 0 ? '' : block.continued ? '' : BLOCK_SEPARATOR) + words)
    .join('')
    .trim()
  const { block } = first
  const within = {
    text: block.text,
    start: Math.max(0, range.start - block.start),
    end: Math.min(block.text.length, range.end - block.start)
  }
  return { quote: quote.slice(0, LONGEST).toWellFormed(), locator: locatorOf(block, within) }
}
