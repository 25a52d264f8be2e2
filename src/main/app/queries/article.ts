/** Queries for reading an article: its outline, its blocks, the marks in a stretch of it. */
import { shownTitle } from '../../../shared/article-title.ts'
import type { ArticleRow, ArticleView, BlockView, Mark, Marks, PassageView } from '../../../shared/contract/index.ts'
import { CodedError } from '../../../shared/errors.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { Anchor } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import { recordsIn, rowToRecord } from '../../project/tables.ts'
import type { ReadView } from '../read-view.ts'
import { reviewsOf } from './approval.ts'
import type { ClaimRows } from './claim-rows.ts'
import { coverageOf, IS_REPLACED } from './coverage.ts'
import { facetsOf } from './facets.ts'
import { type Piece, pieces, shownPieces } from './pieces.ts'

const piecesOfRevision = (view: ReadView, revision: string): readonly Piece[] =>
  pieces(view.layout(revision), view.text(revision))

export function articleRows(view: ReadView): ArticleRow[] {
  const articles = prepared<[], Record<string, unknown>>(
    view.database,
    'SELECT * FROM article WHERE visible = 1 ORDER BY "order", id'
  ).all()
  const states = prepared<[string], { state: keyof ArticleRow['claims']; n: number }>(
    view.database,
    'SELECT state, count(*) AS n FROM claim WHERE article = ? AND visible = 1 GROUP BY state'
  )
  const replaced = prepared<[string], { n: number }>(
    view.database,
    `SELECT count(*) AS n FROM claim WHERE article = ? AND visible = 1 AND ${IS_REPLACED}`
  )
  return articles.map((raw) => {
    const id = String(raw.id)
    const record = rowToRecord('article', raw)
    const claims = { candidate: 0, open: 0, checking: 0, checked: 0, dismissed: 0 }
    for (const { state, n } of states.all(id)) claims[state] = n
    claims.dismissed -= replaced.get(id)?.n ?? 0
    return {
      id,
      revision: record.revision,
      title: shownTitle(record.meta.title, record.original.name),
      format: record.format,
      claims,
      coverage: coverageOf(view, record.revision).coverage
    }
  })
}

export function articleView(view: ReadView, id: string): ArticleView {
  const record = view.require('article', id)
  const layout = view.layout(record.revision)
  const text = view.text(record.revision)
  const blocks = pieces(layout, text)
  return {
    id,
    revision: record.revision,
    meta: record.meta,
    format: record.format,
    encoding: layout.encoding,
    fileName: record.original.name,
    bytes: record.original.bytes,
    length: text.length,
    blockStarts: blocks.map((block) => block.start),
    headings: blocks.flatMap((block, index) =>
      (block.kind === 'heading' || block.kind === 'headline') && !block.continued
        ? [
            {
              block: index,
              level: block.level,
              text: text.slice(block.start, Math.min(block.end, block.start + 200)).toWellFormed()
            }
          ]
        : []
    ),
    removed: [...layout.removed],
    warnings: [...layout.warnings],
    coverage: coverageOf(view, record.revision).coverage
  }
}

export function articleBlocks(
  view: ReadView,
  revision: string,
  offset: number,
  limit: number
): { blocks: BlockView[]; total: number } {
  return shownPieces(piecesOfRevision(view, revision), view.text(revision), offset, limit)
}

/** Largest stretch of text whose marks one call gives. */
const WIDEST_WINDOW = 200_000

export function articleMarks(view: ReadView, rows: ClaimRows, revision: string, start: number, end: number): Marks {
  if (end - start > WIDEST_WINDOW)
    throw new CodedError('invalid-input', 'Ask for a smaller stretch of the text.', { most: WIDEST_WINDOW })
  const conflicts = new Set(
    prepared<[], { entity_id: string }>(view.database, 'SELECT entity_id FROM conflict')
      .all()
      .map((row) => row.entity_id)
  )
  const claims = prepared<[string, number, number], Record<string, unknown>>(
    view.database,
    `SELECT * FROM ${recordsIn('claim')} WHERE revision = +? AND start < ? AND "end" > ? AND visible = 1
     ORDER BY start, "end" DESC, id`
  ).all(revision, end, start)
  const passages = prepared<[string, number, number], { id: string; anchor: string; kind: PassageView['kind'] }>(
    view.database,
    'SELECT id, anchor, kind FROM passage WHERE revision = +? AND start < ? AND "end" > ? AND visible = 1 ORDER BY start'
  ).all(revision, end, start)
  return {
    claims: claims.map((raw): Mark => {
      const id = String(raw.id)
      const record = rowToRecord('claim', raw)
      return {
        id,
        ranges: record.anchor.ranges,
        state: record.status.state,
        rating: rows.rating(record.house),
        worth: record.detection.worth,
        approved: reviewsOf(view, id).together === 'approved',
        conflict: conflicts.has(id),
        facets: facetsOf(view, id, record).map((facet) => ({
          start: facet.start,
          end: facet.end,
          kind: facet.kind,
          state: facet.state
        }))
      }
    }),
    passages: passages.flatMap(({ id, anchor, kind }) =>
      (storedJson(anchor) as Anchor).ranges.map((range) => ({ id, start: range.start, end: range.end, kind }))
    )
  }
}
