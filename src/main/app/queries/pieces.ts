/** A text as screens show it: its blocks, the very long ones in pieces, each with where it stands in its document. */
import type { BlockView } from '../../../shared/contract/index.ts'
import type { Block } from '../../../shared/extraction.ts'
import type { BlockPlace } from '../../../shared/locator.ts'
import type { Layout } from '../read-view.ts'

/** A longer block is shown in pieces, so that a text without paragraphs still scrolls. */
const LONGEST_PIECE = 4000

export type Piece = Omit<BlockView, 'text' | 'index'>

const piecesOf = new WeakMap<object, Piece[]>()

/** Kinds of blocks that people count when they say "third paragraph". */
const COUNTED: ReadonlySet<string> = new Set(['lede', 'paragraph', 'list-item', 'quote'])

/** The display blocks of a text: its blocks, the very long ones cut at white space. */
export function pieces(layout: Layout, text: string): readonly Piece[] {
  const known = piecesOf.get(layout)
  if (known) return known
  const found: Piece[] = []
  let paragraphs = 0
  for (const block of layout.blocks) {
    if (COUNTED.has(block.kind)) paragraphs += 1
    const place = placeOf(block, COUNTED.has(block.kind) ? paragraphs : null)
    let start = block.start
    while (start < block.end) {
      let end = block.end
      // Rows are as short as they can be, and each line is one.
      if (end - start > LONGEST_PIECE && !block.sheet) {
        const space = text.lastIndexOf(' ', start + LONGEST_PIECE)
        end = space > start ? space + 1 : start + LONGEST_PIECE
        // Not between the halves of a character.
        if (/^[\udc00-\udfff]/.test(text.slice(end, end + 1))) end -= 1
      }
      found.push({ kind: block.kind, level: block.level ?? 0, continued: start > block.start, start, end, ...place })
      start = end
    }
  }
  piecesOf.set(layout, found)
  return found
}

function placeOf({ page, time, sheet }: Block, paragraph: number | null): BlockPlace {
  return {
    ...(page ? { page } : {}),
    ...(time ? { time } : {}),
    ...(sheet ? { sheet } : {}),
    ...(paragraph === null ? {} : { paragraph })
  }
}

/** So many pieces from `offset` on, with their words. */
export function shownPieces(
  all: readonly Piece[],
  text: string,
  offset: number,
  limit: number
): { blocks: BlockView[]; total: number } {
  return {
    total: all.length,
    blocks: all.slice(offset, offset + limit).map((piece, index) => ({
      ...piece,
      index: offset + index,
      text: text.slice(piece.start, piece.end)
    }))
  }
}
