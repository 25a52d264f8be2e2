/** Stretches of a text beside each other. */
import type { Offsets } from '../../shared/detection.ts'
import type { Token } from './tokens.ts'

/** Those that lie inside one of the ranges. */
export function within<T extends Offsets>(spans: readonly T[], ranges: readonly Offsets[]): T[] {
  const out: T[] = []
  for (const span of spans)
    for (const range of ranges)
      if (range.start <= span.start && span.end <= range.end) {
        out.push(span)
        break
      }
  return out
}

/** Length of the words with a blank after each. */
export function lengthOf(tokens: readonly Token[]): number {
  let length = tokens.length
  for (const token of tokens) length += token.end - token.start
  return length
}
