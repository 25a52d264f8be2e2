/** Anchors of claims and passages: where they stand, and the quote that finds them again. */
import { CodedError } from '../../shared/errors.ts'
import type { Anchor, Range } from '../../shared/model/values.ts'

/** Characters of prefix and suffix that an anchor keeps (DESIGN §5). */
const CONTEXT = 32

/** Sorted, merged where they touch, checked against the text; throws `invalid-input` for what cannot be a range. */
export function normaliseRanges(ranges: readonly Range[], length: number): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Range[] = []
  for (const range of sorted) {
    if (range.start >= range.end || range.end > length) {
      throw new CodedError('invalid-input', 'This stretch lies outside the text, or is empty.', { ...range, length })
    }
    const last = merged.at(-1)
    if (last && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else merged.push({ start: range.start, end: range.end })
  }
  return merged
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Moves both ends inward over white space, and outward where they would cut a grapheme. */
export function trimRange(text: string, range: Range): Range {
  let { start, end } = range
  const around = text.slice(Math.max(0, start - 64), Math.min(text.length, end + 64))
  const base = Math.max(0, start - 64)
  for (const { index, segment } of segmenter.segment(around)) {
    const from = base + index
    const to = from + segment.length
    if (from < start && start < to) start = from
    if (from < end && end < to) end = to
    if (from >= end) break
  }
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1
  return { start, end }
}

export function anchorOf(revision: string, text: string, ranges: readonly Range[]): Anchor {
  const start = ranges[0]?.start ?? 0
  const end = ranges.at(-1)?.end ?? 0
  return {
    revision,
    ranges: ranges.map(({ start: from, end: to }) => ({ start: from, end: to })),
    exact: ranges.map((range) => text.slice(range.start, range.end)),
    prefix: text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
    suffix: text.slice(end, end + CONTEXT).toWellFormed()
  }
}

/** The ranges on both sides of cuts: each part keeps the pieces that lie between two cuts. */
export function cutRanges(ranges: readonly Range[], cuts: readonly number[]): Range[][] {
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  const limits = [0, ...sorted, Number.MAX_SAFE_INTEGER]
  const parts: Range[][] = []
  for (let index = 0; index + 1 < limits.length; index += 1) {
    const from = limits[index] ?? 0
    const to = limits[index + 1] ?? 0
    const part = ranges
      .map((range) => ({ start: Math.max(range.start, from), end: Math.min(range.end, to) }))
      .filter((range) => range.start < range.end)
    if (part.length > 0) parts.push(part)
  }
  return parts
}
