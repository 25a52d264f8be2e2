import { createHash } from 'node:crypto'
import {
  BLOCK_SEPARATOR,
  type Block,
  type Extraction,
  type ExtractionFormat,
  type ExtractionWarning,
  type ExtractOptions,
  type Extractor,
  type Removed
} from '../../shared/extraction.ts'
import type { Draft, Piece } from './importer.ts'

/** Id of something left out: what it is, and which of its likes in the document, whatever else is left out or kept. */
function removedId(piece: Piece, occurrence: number): string {
  const hash = createHash('sha256').update(`${piece.removal?.reason}\n${piece.text}`).digest('hex')
  return `${hash.slice(0, 16)}-${occurrence}`
}

/** A piece's text in its final form: no line holds only white space, none begins or ends the piece. */
function cleanText(text: string): string {
  return text.replace(/[^\S\n]*\n\s*/g, '\n').trim()
}

/** Gives the pieces their places: the text, the blocks' offsets, and where each left-out piece would stand. */
export function assemble(
  format: ExtractionFormat,
  draft: Draft,
  options: ExtractOptions,
  extractor: Extractor
): Extraction {
  const wanted = new Set(options.keep ?? [])
  const seen = new Map<string, number>()
  const parts: string[] = []
  const blocks: Block[] = []
  const removed: Removed[] = []
  let length = 0
  for (const piece of draft.pieces) {
    // Of a table's rows, tabs at the beginning of a line are empty cells.
    const text = piece.sheet ? piece.text.normalize('NFC') : cleanText(piece.text.normalize('NFC'))
    if (text === '') continue
    if (piece.removal !== undefined) {
      const key = `${piece.removal.reason}\n${text}`
      const occurrence = (seen.get(key) ?? 0) + 1
      seen.set(key, occurrence)
      const id = removedId({ ...piece, text }, occurrence)
      if (!wanted.delete(id)) {
        removed.push({ id, text, reason: piece.removal.reason, message: piece.removal.message, at: length })
        continue
      }
    }
    const start = length === 0 ? 0 : length + BLOCK_SEPARATOR.length
    const end = start + text.length
    parts.push(text)
    blocks.push({
      kind: piece.kind,
      start,
      end,
      ...(piece.level === undefined ? {} : { level: piece.level }),
      ...(piece.time === undefined ? {} : { time: piece.time }),
      ...(piece.page === undefined ? {} : { page: piece.page }),
      ...(piece.sheet === undefined ? {} : { sheet: piece.sheet })
    })
    length = end
  }
  const warnings: ExtractionWarning[] = [...draft.warnings]
  if (wanted.size > 0) {
    warnings.push({
      code: 'unknown-kept-item',
      message: `${wanted.size} of the items to keep ${wanted.size === 1 ? 'is' : 'are'} not among what was left out.`
    })
  }
  return {
    format,
    ...draft.metadata,
    encoding: draft.encoding,
    extractor,
    text: parts.join(BLOCK_SEPARATOR),
    blocks,
    removed,
    warnings
  }
}
