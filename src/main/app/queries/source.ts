/** Queries on sources and the text of their files. */
import type { AttachmentView, BlockView, SourceRow } from '../../../shared/contract/index.ts'
import { CodedError } from '../../../shared/errors.ts'
import type { SourceFile } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'
import { type Piece, pieces, shownPieces } from './pieces.ts'

/** Characters of a heading that a list of places shows. */
const LONGEST_LABEL = 200

export function sourceRow(view: ReadView, id: string): SourceRow {
  const record = view.tables.get('source', id)?.record
  if (!record) throw new CodedError('not-found', 'This source is not in the project.')
  const used = prepared<[string], { n: number }>(
    view.database,
    'SELECT count(*) AS n FROM evidence WHERE source = ? AND visible = 1'
  ).get(id)
  return {
    id,
    about: record.about,
    fileName: record.file?.name ?? null,
    readable: Boolean(record.file?.reading),
    evidence: used?.n ?? 0
  }
}

export function sourceView(view: ReadView, id: string): { row: SourceRow; file: AttachmentView | null } {
  const { file } = view.require('source', id)
  return { row: sourceRow(view, id), file: file && attachmentView(view, file) }
}

export function sourceBlocks(
  view: ReadView,
  id: string,
  offset: number,
  limit: number
): { blocks: BlockView[]; total: number } {
  const reading = view.require('source', id).file?.reading
  if (!reading) return { blocks: [], total: 0 }
  const text = view.storedText(reading)
  return shownPieces(pieces(view.storedLayout(reading), text), text, offset, limit)
}

function attachmentView(view: ReadView, { name, bytes, mediaType, reading, unread }: SourceFile): AttachmentView {
  const bare = { name, bytes, mediaType, unread }
  if (!reading) {
    return {
      ...bare,
      format: null,
      encoding: null,
      language: null,
      length: 0,
      blocks: 0,
      places: [],
      removed: [],
      warnings: []
    }
  }
  const layout = view.storedLayout(reading)
  const text = view.storedText(reading)
  const all = pieces(layout, text)
  return {
    ...bare,
    format: reading.format,
    encoding: layout.encoding,
    language: reading.language,
    length: reading.length,
    blocks: all.length,
    places: placesIn(all, text),
    removed: layout.removed,
    warnings: layout.warnings
  }
}

/** The first piece of each page; of a document without pages, its headings. */
function placesIn(all: readonly Piece[], text: string): AttachmentView['places'] {
  const paged = all.flatMap(({ page }, block) =>
    page && page.index !== all[block - 1]?.page?.index ? [{ block, label: page.label, kind: 'page' as const }] : []
  )
  if (paged.length > 0) return paged
  return all.flatMap((piece, block) =>
    (piece.kind === 'heading' || piece.kind === 'headline') && !piece.continued
      ? [
          {
            block,
            label: text.slice(piece.start, Math.min(piece.end, piece.start + LONGEST_LABEL)).toWellFormed(),
            kind: 'heading' as const
          }
        ]
      : []
  )
}
