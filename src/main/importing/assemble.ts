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
import type { Draft, Removal } from './importer.ts'

/** Id of a piece: what it is (why it is left out, or a block), and which of its likes in the document, whatever else is decided. */
function idOf(name: string, text: string, seen: Map<string, number>): string {
  const key = `${name}\n${text}`
  const occurrence = (seen.get(key) ?? 0) + 1
  seen.set(key, occurrence)
  return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}-${occurrence}`
}

const byHand: Removal = { reason: 'by-hand', message: 'Left out by hand' }

/** A piece's text in its final form: no line holds only white space, none begins or ends the piece. */
function cleanText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Gives the pieces their places: the text, the blocks' offsets, and where each left-out piece would stand. */
export function assemble(
  format: ExtractionFormat,
  draft: Draft,
  options: ExtractOptions,
  extractor: Extractor
): Extraction {
  const wanted = new Set(options.keep ?? [])
  const unwanted = new Set(options.leaveOut ?? [])
  const seen = new Map<string, number>()
  const parts: string[] = []
  const blocks: Block[] = []
  const blockIds: string[] = []
  const removed: Removed[] = []
  /** What the removed comments and notes are called by their reader, by their places in the list. */
  const anchored = new Map<number, string>()
  let length = 0
  for (const piece of draft.pieces) {
    // Of a table's rows, tabs at the beginning of a line are empty cells.
    const text = piece.sheet ? piece.text.normalize('NFC') : cleanText(piece.text.normalize('NFC'))
    if (text === '') continue
    const id = idOf(piece.removal?.reason ?? 'block', text, seen)
    const removal = piece.removal === undefined && unwanted.delete(id) ? byHand : piece.removal
    if (removal !== undefined && !wanted.delete(id)) {
      if (removal.anchor !== undefined) anchored.set(removed.length, removal.anchor)
      removed.push({ id, text, reason: removal.reason, message: removal.message, at: length })
      continue
    }
    const start = length === 0 ? 0 : length + BLOCK_SEPARATOR.length
    const end = start + text.length
    parts.push(text)
    blockIds.push(id)
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
  const unknown = wanted.size + unwanted.size
  if (unknown > 0) {
    warnings.push({
      code: 'unknown-kept-item',
      message: `${unknown} of the items to keep or leave out ${unknown === 1 ? 'is' : 'are'} not in the document as it is read now.`
    })
  }
  const text = parts.join(BLOCK_SEPARATOR)
  const places = anchored.size > 0 ? draft.anchors?.find(text) : undefined
  for (const [index, key] of anchored) {
    const [about, piece] = [places?.get(key), removed[index]]
    if (about && piece) removed[index] = { ...piece, about }
  }
  return {
    format,
    ...draft.metadata,
    encoding: draft.encoding,
    extractor,
    text,
    blocks,
    blockIds,
    removed,
    warnings
  }
}
