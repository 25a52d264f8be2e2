/**
 * Choosing other words for a claim: its stretches as picks of which one is in hand. Nothing is written before a person keeps
 * it, so a stretch may be moved, stretched from either end, added and taken away freely.
 */
import type { Range } from '../../../../shared/model/values.ts'
import { movePick, type Pick, type PickBlock, type PickMove, pickedRange } from './picking.ts'
import { wordSpans } from './words.ts'

/** The article as far as it is fetched: blocks by their index, and which block an offset stands in. */
export interface PickText {
  readonly blockAt: (index: number) => PickBlock | undefined
  readonly blockOf: (offset: number) => number
  readonly language: string | null
}

export interface Stretches {
  readonly picks: readonly Pick[]
  /** Index of the pick in hand. */
  readonly at: number
}

/** The claim's words as they are, the first stretch in hand with its end to be moved. */
export function stretchesOf(ranges: readonly Range[], text: PickText): Stretches {
  return { picks: ranges.map((range) => pickOf(range, text)), at: 0 }
}

/** A pick of exactly these words: anchored at the first, its head at the last. */
export function pickOf(range: Range, { blockAt, blockOf, language }: PickText): Pick {
  const index = blockOf(Math.max(range.start, range.end - 1))
  const wordsOf = (block: PickBlock | undefined): readonly Range[] =>
    block
      ? wordSpans(block.text, language)
          .map((word) => ({ start: block.start + word.start, end: block.start + word.end }))
          .filter((word) => word.start < range.end && word.end > range.start)
      : []
  const first = wordsOf(blockAt(blockOf(range.start)))[0]
  const last = wordsOf(blockAt(index)).at(-1)
  return {
    anchor: { start: range.start, end: first && first.end < range.end ? first.end : range.end },
    head: { start: last && last.start > range.start ? last.start : range.start, end: range.end },
    headBlock: index
  }
}

/** What stands to be kept: in the order of the text, without a character twice. */
export function chosenRanges({ picks }: Stretches): readonly Range[] {
  const merged: Range[] = []
  for (const range of picks.map(pickedRange).sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, range.end) }
    else merged.push(range)
  }
  return merged
}

/** Moves the end in hand; without `extend` the stretch goes there as a whole. */
export function moveStretch(chosen: Stretches, move: PickMove, extend: boolean, text: PickText): Stretches {
  return withPick(chosen, (pick) => movePick(pick, move, extend, text.blockAt, text.language))
}

/** Takes the other end of the stretch in hand. */
export function otherEnd(chosen: Stretches, { blockOf }: PickText): Stretches {
  return withPick(chosen, ({ anchor, head }) => ({ anchor: head, head: anchor, headBlock: blockOf(anchor.start) }))
}

/** The end that Shift moves, and the word there; null while the stretch is a single word, which moves as a whole. */
export interface HeldEnd {
  readonly side: 'start' | 'end'
  readonly word: Range
}

export function heldEnd({ picks, at }: Stretches): HeldEnd | null {
  const pick = picks[at]
  if (!pick || (pick.anchor.start === pick.head.start && pick.anchor.end === pick.head.end)) return null
  return { side: pick.head.start < pick.anchor.start ? 'start' : 'end', word: pick.head }
}

/** Takes the next stretch in hand, or the one before; around at the ends. */
export function nextStretch(chosen: Stretches, step: 1 | -1): Stretches {
  const { picks, at } = chosen
  return picks.length < 2 ? chosen : { picks, at: (at + step + picks.length) % picks.length }
}

/** One more stretch: the word after the one in hand, or before it at the end of the article; from there it is moved. */
export function addStretch(chosen: Stretches, text: PickText): Stretches {
  const now = chosen.picks[chosen.at]
  if (!now) return chosen
  const { start, end } = pickedRange(now)
  const from = pickOf({ start: Math.max(start, end - 1), end }, text)
  const after = movePick(from, 'next-word', false, text.blockAt, text.language)
  const word =
    after === from
      ? movePick(pickOf({ start, end: start + 1 }, text), 'previous-word', false, text.blockAt, text.language)
      : after
  return { picks: [...chosen.picks, word], at: chosen.picks.length }
}

/** Takes the stretch in hand away; the last one stays. */
export function dropStretch(chosen: Stretches): Stretches {
  const { picks, at } = chosen
  if (picks.length < 2) return chosen
  return { picks: picks.filter((_, index) => index !== at), at: Math.max(0, at - 1) }
}

/** Words that the mouse has selected: they stand in for the stretch that they touch, else for the one in hand; or are one more. */
export function takeSelected(chosen: Stretches, range: Range, add: boolean, text: PickText): Stretches {
  const pick = pickOf(range, text)
  if (add) return { picks: [...chosen.picks, pick], at: chosen.picks.length }
  const touched = chosen.picks.findIndex((each) => {
    const { start, end } = pickedRange(each)
    return start < range.end && end > range.start
  })
  const at = touched < 0 ? chosen.at : touched
  return { picks: chosen.picks.map((each, index) => (index === at ? pick : each)), at }
}

/** Takes the stretch at an offset in hand; the same where none is there. */
export function stretchAt(chosen: Stretches, offset: number): Stretches {
  const at = chosen.picks.findIndex((pick) => {
    const { start, end } = pickedRange(pick)
    return start <= offset && offset < end
  })
  return at < 0 || at === chosen.at ? chosen : { ...chosen, at }
}

function withPick({ picks, at }: Stretches, change: (pick: Pick) => Pick): Stretches {
  return { picks: picks.map((pick, index) => (index === at ? change(pick) : pick)), at }
}
