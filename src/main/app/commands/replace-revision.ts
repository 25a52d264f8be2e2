/**
 * When an article gets another text (read again with other options), what people did on the old one goes along: a claim
 * whose words stand exactly once in the new text moves there; one that cannot be placed for certain stays on the old
 * text and is listed, never attached to a lookalike (DESIGN §5). Candidates that nobody touched are not carried over.
 */
import type { Anchor, Range } from '../../../shared/model/values.ts'
import { anchorOf } from '../anchors.ts'
import type { CommandContext } from '../command-context.ts'

/** The place of an anchor's words in another text: every range in order, unambiguous; undefined otherwise. */
export function placeAgain(anchor: Anchor, text: string): Range[] | undefined {
  const [first] = anchor.exact
  if (first === undefined) return undefined
  const withContext = anchor.prefix + first
  const lead = onlyIndex(text, withContext)
  const begin = lead === undefined ? onlyIndex(text, first) : lead + anchor.prefix.length
  if (begin === undefined) return undefined
  let at = begin
  const ranges: Range[] = []
  for (const [index, words] of anchor.exact.entries()) {
    const start: number = index === 0 ? at : text.indexOf(words, at)
    if (start < 0) return undefined
    ranges.push({ start, end: start + words.length })
    at = start + words.length
  }
  // The pieces of one claim keep their distance; a piece found much further away is another sentence's.
  const hull = (list: readonly Range[]): number => (list.at(-1)?.end ?? 0) - (list[0]?.start ?? 0)
  return hull(ranges) === hull(anchor.ranges) ? ranges : undefined
}

/** The offset of words that stand exactly once, or undefined. */
function onlyIndex(text: string, words: string): number | undefined {
  const index = text.indexOf(words)
  return index >= 0 && text.indexOf(words, index + 1) < 0 ? index : undefined
}

export interface Moved {
  /** Ranges (as `start-end,…`) that a carried claim now takes in the new text. */
  readonly taken: ReadonlySet<string>
  readonly moved: number
  readonly left: number
}

export const rangesKey = (ranges: readonly Range[]): string =>
  ranges.map((range) => `${range.start}-${range.end}`).join(',')

/** Carries claims and passages of an article over to another revision of it. */
export function moveToRevision(context: CommandContext, article: string, revision: string, text: string): Moved {
  const taken = new Set<string>()
  let moved = 0
  let left = 0
  for (const child of context.view.tables.children('article', article)) {
    const { entity, id } = child
    if (entity !== 'claim' && entity !== 'passage') continue
    const { anchor } = context.view.require(entity, id)
    if (anchor.revision === revision) continue
    if (entity === 'claim' && context.view.require(entity, id).status.state === 'candidate') {
      context.remove(entity, id)
      continue
    }
    const ranges = placeAgain(anchor, text)
    if (!ranges) {
      left += 1
      continue
    }
    context.set(entity, id, 'anchor', anchorOf(revision, text, ranges))
    if (entity === 'claim') taken.add(rangesKey(ranges))
    moved += 1
  }
  return { taken, moved, left }
}
