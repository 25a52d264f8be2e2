/** Claims as rows of lists, in the order of the text. */
import type { ClaimFilter, ClaimRow, Output, RatingView } from '../../../shared/contract/index.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { ClaimState } from '../../../shared/model/values.ts'
import { prepared as preparedOn } from '../../project/statements.ts'
import { recordsIn, rowToRecord } from '../../project/tables.ts'
import type { EvidenceAlarms } from '../evidence-alarms.ts'
import type { ReadView } from '../read-view.ts'
import { alarmCount } from './alarms.ts'
import { createReviewedClaims, signOffOf } from './approval.ts'
import { fold } from './claim-filter.ts'
import { createClaimOrder } from './claim-order.ts'
import { facetCounts } from './facets.ts'

/** Characters of a claim's words that a row carries. */
const EXCERPT = 400

export interface ClaimRows {
  list(filter: ClaimFilter, offset: number, limit: number): { rows: ClaimRow[]; total: number }
  ids(filter: ClaimFilter, offset: number, limit: number): { ids: string[]; total: number }
  tally(claims: readonly string[]): Output<'claim.tally'>
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

export function createClaimRows(view: ReadView, evidence: EvidenceAlarms): ClaimRows {
  const { database } = view
  const prepared = (sql: string) => preparedOn(database, sql)

  const speaker = (id: string, record: EntityRecord<'claim'>): string | null => {
    const own = prepared('SELECT chain FROM attribution WHERE claim = ? AND visible = 1').get(id) as
      | { chain: string }
      | undefined
    if (own) return (storedJson(own.chain) as { source: string }[])[0]?.source || null
    return record.detection.attribution.find((link) => link.source)?.source?.text ?? null
  }

  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null))
  const order = createClaimOrder(view, { reviewed: createReviewedClaims(view), contradicted: evidence.claims })

  const rating = (verdict: string | null): RatingView | null => {
    if (verdict === null) return null
    const record = view.find('verdict', verdict)
    if (!record) return null
    return ratingOf(view, record.value.scale, record.value.rating)
  }

  const toRow = (raw: Record<string, unknown>): ClaimRow => {
    const id = String(raw.id)
    const record = rowToRecord('claim', raw)
    const counts = prepared(
      `SELECT (SELECT count(*) FROM evidence WHERE claim = @id AND visible = 1) AS evidence,
              (SELECT count(*) FROM correction WHERE claim = @id AND visible = 1
                AND json_extract(answer, '$.state') IN ('open', 'answered')) AS corrections,
              (SELECT count(*) FROM conflict WHERE entity_id = @id) AS conflicts`
    ).get({ id }) as { evidence: number; corrections: number; conflicts: number }
    const text = record.anchor.exact.join(' … ')
    const signOff = signOffOf(view, id, record)
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
      facets: facetCounts(view, id, record),
      evidence: counts.evidence,
      corrections: counts.corrections,
      approved: signOff === 'approved',
      signOff,
      conflict: counts.conflicts > 0,
      alarms: alarmCount(view, evidence, id, record),
      parent: record.parent,
      group: record.group
    }
  }

  const row = (id: string): ClaimRow | undefined => {
    const raw = prepared(`SELECT * FROM ${recordsIn('claim')} WHERE id = +? AND visible = 1`).get(id) as
      | Record<string, unknown>
      | undefined
    return raw && toRow(raw)
  }

  return {
    rating,
    speaker,
    row,
    list: (filter, offset, limit) => ({
      rows: (order.page(filter, offset, limit) as Record<string, unknown>[]).map(toRow),
      total: order.total(filter)
    }),
    ids: (filter, offset, limit) => ({ ids: order.ids(filter, offset, limit), total: order.total(filter) }),
    tally: (claims) => {
      const found = prepared(
        'SELECT id, state FROM claim WHERE visible = 1 AND id IN (SELECT value FROM json_each(?))'
      ).all(JSON.stringify(claims)) as { id: string; state: ClaimState }[]
      const states = { candidate: 0, open: 0, checking: 0, checked: 0, dismissed: 0 }
      for (const { state } of found) states[state] += 1
      const there = new Set(found.map(({ id }) => id))
      return { states, missing: claims.filter((claim) => !there.has(claim)) }
    },
    step: (filter, from, direction) => {
      const { claim, index, total } = order.step(filter, from, direction)
      return { row: claim === null ? null : (row(claim) ?? null), index, total }
    },
    index: (filter, claim) => order.index(filter, claim)
  }
}

/** A rating with its label and tone; an unknown one (a scale that this copy lacks) shows its id. */
export function ratingOf(view: ReadView, scale: string, rating: string): RatingView {
  const found = view.scale(scale)?.definition.ratings.find((item) => item.id === rating)
  return { scale, rating, label: found?.label ?? rating, tone: found?.tone ?? 'other' }
}
