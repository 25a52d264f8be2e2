/**
 * Picking words of the article from the keyboard: a word is the cursor, Shift stretches from an anchor word. Blocks are
 * looked up by index, because the article is never in memory whole.
 */
import type { Range } from '../../../../shared/model/values.ts'
import { wordAt, wordSpans } from './words.ts'

export interface PickBlock {
  readonly index: number
  readonly start: number
  readonly text: string
}

/** Both are words, in offsets of the revision; they are equal until the pick is stretched. */
export interface Pick {
  readonly anchor: Range
  readonly head: Range
  readonly headBlock: number
}

export type PickMove = 'next-word' | 'previous-word' | 'next-block' | 'previous-block' | 'block-start' | 'block-end'

/** The stretch of text that a pick covers. */
export function pickedRange(pick: Pick): Range {
  return { start: Math.min(pick.anchor.start, pick.head.start), end: Math.max(pick.anchor.end, pick.head.end) }
}

const absolute = (block: PickBlock, word: Range): Range => ({
  start: block.start + word.start,
  end: block.start + word.end
})

/** A pick of the word at an offset, or null for a block without words. */
export function pickAt(block: PickBlock, offset: number, language: string | null): Pick | null {
  const words = wordSpans(block.text, language)
  const word = words[wordAt(words, offset - block.start)]
  if (!word) return null
  const head = absolute(block, word)
  return { anchor: head, head, headBlock: block.index }
}

/**
 * Moves the pick's head. Past the end of a block it goes on in the next one that has words; at the ends of the article,
 * and where the next block is not there to look at, the pick stays.
 */
export function movePick(
  pick: Pick,
  move: PickMove,
  extend: boolean,
  blockAt: (index: number) => PickBlock | undefined,
  language: string | null
): Pick {
  const head = moveHead(pick, move, blockAt, language)
  if (!head) return pick
  return { anchor: extend ? pick.anchor : head.word, head: head.word, headBlock: head.block }
}

function moveHead(
  pick: Pick,
  move: PickMove,
  blockAt: (index: number) => PickBlock | undefined,
  language: string | null
): { readonly word: Range; readonly block: number } | null {
  const block = blockAt(pick.headBlock)
  if (!block) return null
  const words = wordSpans(block.text, language)
  const here = wordAt(words, pick.head.start - block.start)
  const inBlock = (index: number): { word: Range; block: number } | null => {
    const word = words[index]
    return word ? { word: absolute(block, word), block: block.index } : null
  }
  switch (move) {
    case 'next-word':
      return inBlock(here + 1) ?? edgeOf(block.index, 1, 'first', blockAt, language)
    case 'previous-word':
      return (here > 0 ? inBlock(here - 1) : null) ?? edgeOf(block.index, -1, 'last', blockAt, language)
    case 'block-start':
      return inBlock(0)
    case 'block-end':
      return inBlock(words.length - 1)
    case 'next-block':
      return edgeOf(block.index, 1, 'first', blockAt, language)
    case 'previous-block':
      return edgeOf(block.index, -1, 'first', blockAt, language)
  }
}

function edgeOf(
  from: number,
  step: 1 | -1,
  edge: 'first' | 'last',
  blockAt: (index: number) => PickBlock | undefined,
  language: string | null
): { readonly word: Range; readonly block: number } | null {
  for (let index = from + step; ; index += step) {
    const block = blockAt(index)
    if (!block) return null
    const words = wordSpans(block.text, language)
    const word = edge === 'first' ? words[0] : words.at(-1)
    if (word) return { word: absolute(block, word), block: index }
  }
}
