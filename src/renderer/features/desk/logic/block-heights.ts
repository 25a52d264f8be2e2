/** How tall a block will be before it was ever drawn, so that the scroll bar is right about a long article. */
import type { BlockKind } from '../../../../shared/extraction.ts'

/** Measures of the reading column, in pixels; `characters` is how many fit on a full line. */
export interface ColumnMeasure {
  readonly characters: number
  readonly lineHeight: number
  readonly gap: number
}

export const readingColumn: ColumnMeasure = { characters: 66, lineHeight: 30, gap: 14 }

const scale: Partial<Record<BlockKind, { readonly characters: number; readonly line: number; readonly gap: number }>> =
  {
    headline: { characters: 0.58, line: 1.27, gap: 1.7 },
    heading: { characters: 0.8, line: 1.1, gap: 2.2 },
    lede: { characters: 0.9, line: 1.06, gap: 1.3 },
    byline: { characters: 1.25, line: 0.8, gap: 1.4 },
    'list-item': { characters: 0.94, line: 1, gap: 0.5 },
    quote: { characters: 0.92, line: 1, gap: 1 },
    caption: { characters: 1.2, line: 0.8, gap: 1 }
  }

/**
 * Estimated height in pixels of a block of `length` characters. Where the kind is not known yet (its text was not
 * fetched), a paragraph is assumed. Never less than one line.
 */
export function estimateBlockHeight(length: number, kind: BlockKind = 'paragraph', column = readingColumn): number {
  const shape = scale[kind] ?? { characters: 1, line: 1, gap: 1 }
  const lines = Math.max(1, Math.ceil((length * 1.02) / (column.characters * shape.characters)))
  return Math.round(lines * column.lineHeight * shape.line + column.gap * shape.gap)
}

/** Lengths of the blocks, of which `starts` and the text's length are known. The separator counts to the block before. */
export function blockLengths(starts: readonly number[], length: number): readonly number[] {
  return starts.map((start, index) => (starts[index + 1] ?? length) - start)
}
