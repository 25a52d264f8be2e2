/** Which claims what is noted beside a text belongs to: a comment on some words, a note at the end of a sentence. */
import type { Detection } from '../../shared/detection.ts'

/** Claims that one comment becomes a note of at most: one on a whole page is about none of them. */
export const MOST_BESIDE = 12

interface Offsets {
  readonly start: number
  readonly end: number
}

/**
 * The claims that touch these words, by their places in the list; of one claim inside another only the inner one, and none where
 * there are more than `MOST_BESIDE`. A place without words stands for the sentence that ends there or goes on.
 */
export function claimsBeside(
  place: Offsets,
  { sentences, claims }: Pick<Detection, 'sentences' | 'claims'>
): readonly number[] {
  const span = place.start < place.end ? place : sentenceAt(sentences, place.start)
  if (span === undefined) return []
  const touching: number[] = []
  const outer = new Set<number | null>()
  for (const [index, { ranges, parent }] of claims.entries()) {
    if (!ranges.some(({ start, end }) => start < span.end && end > span.start)) continue
    touching.push(index)
    outer.add(parent)
  }
  const inner = touching.filter((index) => !outer.has(index))
  return inner.length > MOST_BESIDE ? [] : inner
}

function sentenceAt(sentences: readonly Offsets[], at: number): Offsets | undefined {
  return (
    sentences.find(({ start, end }) => start < at && at <= end) ??
    sentences.find(({ start, end }) => start <= at && at < end)
  )
}
