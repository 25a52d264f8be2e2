/** Claims as rows of lists, in the order of the text. */
import type { ClaimFilter, ClaimRow, RatingView } from '../../../shared/contract/index.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { prepared as preparedOn } from '../../project/statements.ts'
import { rowToRecord } from '../../project/tables.ts'
import type { ReadView } from '../read-view.ts'
import { reviewsOf } from './approval.ts'

/** Characters of a claim's words that a row carries. */
const EXCERPT = 400

/** Who says a claim, in SQL: what a person entered, else the first source that the engine read. */
const SPEAKER = `coalesce(
  (SELECT nullif(json_extract(attribution.chain, '$[0].source'), '') FROM attribution
   WHERE attribution.claim = claim.id AND attribution.visible = 1),
  (SELECT json_extract(link.value, '$.source.text') FROM json_each(claim.detection, '$.attribution') AS link
   WHERE json_extract(link.value, '$.source') IS NOT NULL LIMIT 1))`

/** The SQL condition of a filter over table `claim`, with its parameters. */
function conditionOf(filter: ClaimFilter): { sql: string; values: (string | number)[] } {
  const parts = ['claim.visible = 1']
  const values: (string | number)[] = []
  const add = (sql: string, ...bound: (string | number)[]): void => {
    parts.push(sql)
    values.push(...bound)
  }
  if (filter.article) add('claim.article = ?', filter.article)
  if (filter.states) add(`claim.state IN (${filter.states.map(() => '?').join(', ') || 'NULL'})`, ...filter.states)
  if (filter.worth) add(`json_extract(claim.detection, '$.worth') = 1`)
  if (filter.type) add('EXISTS (SELECT 1 FROM json_each(claim.types) WHERE value = ?)', filter.type)
  if (filter.withNumber) add(`json_array_length(claim.detection, '$.quantities') > 0`)
  if (filter.conflict) add('EXISTS (SELECT 1 FROM conflict WHERE conflict.entity_id = claim.id)')
  if (filter.withCorrection) {
    add(`EXISTS (SELECT 1 FROM correction WHERE correction.claim = claim.id AND correction.visible = 1
         AND json_extract(correction.answer, '$.state') IN ('open', 'answered'))`)
  }
  if (filter.openFacets) {
    // Proposals are facets with content-derived ids (32 digits); a person's own have uuids.
    add(`json_array_length(claim.detection, '$.facets')
         - (SELECT count(*) FROM facet WHERE facet.claim = claim.id AND facet.visible = 1 AND length(facet.id) = 32
            AND json_extract(facet.mark, '$.state') <> 'open')
         + (SELECT count(*) FROM facet WHERE facet.claim = claim.id AND facet.visible = 1 AND length(facet.id) <> 32
            AND json_extract(facet.mark, '$.state') = 'open') > 0`)
  }
  if (filter.source !== undefined) {
    add(
      'EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id AND evidence.visible = 1 AND evidence.source = ?)',
      filter.source
    )
  }
  if (filter.speaker !== undefined) add(`${SPEAKER} = ?`, filter.speaker)
  if (filter.words?.trim()) {
    add(
      `(fold(json_extract(claim.statement, '$.text')) LIKE ? ESCAPE '\\' OR fold(json_extract(claim.anchor, '$.exact')) LIKE ? ESCAPE '\\')`,
      like(filter.words),
      like(filter.words)
    )
  }
  return { sql: parts.join(' AND '), values }
}

function like(words: string): string {
  return `%${fold(words.trim()).replace(/[\\%_]/g, (char) => `\\${char}`)}%`
}

/** Case and accents folded, for finding words the way people type them. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export interface ClaimRows {
  list(filter: ClaimFilter, offset: number, limit: number): { rows: ClaimRow[]; total: number }
  step(
    filter: ClaimFilter,
    from: string | null,
    direction: 'next' | 'previous'
  ): { row: ClaimRow | null; index: number | null; total: number }
  index(filter: ClaimFilter, claim: string): { index: number | null; total: number }
  row(id: string): ClaimRow | undefined
  rating(verdict: string | null): RatingView | null
  speaker(id: string, record: EntityRecord<'claim'>): string | null
}

/** The order of the text; of claims that begin together the shorter first, as they are read. */
const ORDER = 'claim.article, claim.start, claim."end", claim.id'

export function createClaimRows(view: ReadView): ClaimRows {
  const { database } = view
  const prepared = (sql: string) => preparedOn(database, sql)

  const speaker = (id: string, record: EntityRecord<'claim'>): string | null => {
    const own = prepared('SELECT chain FROM attribution WHERE claim = ? AND visible = 1').get(id) as
      | { chain: string }
      | undefined
    if (own) return (JSON.parse(own.chain) as { source: string }[])[0]?.source || null
    return record.detection.attribution.find((link) => link.source)?.source?.text ?? null
  }

  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null))

  const rating = (verdict: string | null): RatingView | null => {
    if (verdict === null) return null
    const record = view.find('verdict', verdict)
    if (!record) return null
    return ratingOf(view, record.value.scale, record.value.rating)
  }

  const toRow = (raw: Record<string, unknown>): ClaimRow => {
    const id = String(raw.id)
    const record = rowToRecord('claim', raw)
    const marks = prepared(
      `SELECT length(id) = 32 AS proposed, json_extract(mark, '$.state') AS state FROM facet WHERE claim = ? AND visible = 1`
    ).all(id) as { proposed: number; state: string }[]
    const removed = marks.filter((mark) => mark.state === 'removed').length
    const added = marks.filter((mark) => !mark.proposed).length
    const total = record.detection.facets.length + added - removed
    const ticked = marks.filter((mark) => mark.state === 'ok' || mark.state === 'wrong').length
    const counts = prepared(
      `SELECT (SELECT count(*) FROM evidence WHERE claim = @id AND visible = 1) AS evidence,
              (SELECT count(*) FROM correction WHERE claim = @id AND visible = 1
                AND json_extract(answer, '$.state') IN ('open', 'answered')) AS corrections,
              (SELECT count(*) FROM conflict WHERE entity_id = @id) AS conflicts`
    ).get({ id }) as { evidence: number; corrections: number; conflicts: number }
    const text = record.anchor.exact.join(' … ')
    return {
      id,
      article: record.article,
      revision: record.anchor.revision,
      start: record.anchor.ranges[0]?.start ?? 0,
      end: record.anchor.ranges.at(-1)?.end ?? 0,
      ranges: record.anchor.ranges,
      text: text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1).toWellFormed()}…` : text,
      statement: record.statement.text,
      status: record.status.state,
      rating: rating(record.house),
      score: record.detection.score,
      worth: record.detection.worth,
      types: record.types,
      role: record.detection.role,
      speaker: speaker(id, record),
      facets: { open: Math.max(0, total - ticked), total: Math.max(0, total) },
      evidence: counts.evidence,
      corrections: counts.corrections,
      approved: reviewsOf(view, id).approved,
      conflict: counts.conflicts > 0,
      parent: record.parent,
      group: record.group
    }
  }

  const count = (filter: ClaimFilter): number => {
    const { sql, values } = conditionOf(filter)
    return (prepared(`SELECT count(*) AS total FROM claim WHERE ${sql}`).get(...values) as { total: number }).total
  }

  /** Ids of all claims that the filter lets through, in order: small enough to hold even for a book. */
  const ids = (filter: ClaimFilter): string[] => {
    const { sql, values } = conditionOf(filter)
    return (
      prepared(`SELECT claim.id FROM claim WHERE ${sql} ORDER BY ${ORDER}`).all(...values) as { id: string }[]
    ).map((row) => row.id)
  }

  const row = (id: string): ClaimRow | undefined => {
    const raw = prepared('SELECT * FROM claim WHERE id = ? AND visible = 1').get(id) as
      | Record<string, unknown>
      | undefined
    return raw && toRow(raw)
  }

  /** Where a claim that the filter hides would stand among those it shows. */
  const insertionIndex = (filter: ClaimFilter, from: string): number => {
    const hidden = view.tables.get('claim', from)?.record
    if (!hidden) return 0
    const { sql, values } = conditionOf(filter)
    // The same order as of the list, to the last part: several claims often begin at the same word.
    const start = hidden.anchor.ranges[0]?.start ?? 0
    const end = hidden.anchor.ranges.at(-1)?.end ?? 0
    const found = prepared(`SELECT count(*) AS before FROM claim WHERE ${sql} AND (${ORDER}) < (?, ?, ?, ?)`).get(
      ...values,
      hidden.article,
      start,
      end,
      from
    ) as { before: number }
    return found.before
  }

  return {
    rating,
    speaker,
    row,
    list: (filter, offset, limit) => {
      const { sql, values } = conditionOf(filter)
      const raw = prepared(`SELECT * FROM claim WHERE ${sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`).all(
        ...values,
        limit,
        offset
      )
      return { rows: (raw as Record<string, unknown>[]).map(toRow), total: count(filter) }
    },
    step: (filter, from, direction) => {
      const all = ids(filter)
      const at = from === null ? -1 : all.indexOf(from)
      let index: number
      if (from === null) index = direction === 'next' ? 0 : all.length - 1
      else if (at >= 0) index = direction === 'next' ? at + 1 : at - 1
      else {
        const before = insertionIndex(filter, from)
        index = direction === 'next' ? before : before - 1
      }
      const id = all[index]
      return {
        row: id === undefined ? null : (row(id) ?? null),
        index: id === undefined ? null : index,
        total: all.length
      }
    },
    index: (filter, claim) => {
      const all = ids(filter)
      const index = all.indexOf(claim)
      return { index: index < 0 ? null : index, total: all.length }
    }
  }
}

/** A rating with its label and tone; an unknown one (a scale that this copy lacks) shows its id. */
export function ratingOf(view: ReadView, scale: string, rating: string): RatingView {
  const found = view.scale(scale)?.definition.ratings.find((item) => item.id === rating)
  return { scale, rating, label: found?.label ?? rating, tone: found?.tone ?? 'other' }
}
