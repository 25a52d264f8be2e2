/**
 * All claims of an article for a report. They say what `claim.detail` says of each, read for thousands at once: what hangs
 * on a claim is asked for only where anything does, and of its relatives nothing but their ids.
 */
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { prepared } from '../../project/statements.ts'
import { ownedBy, recordsIn, rowToRecord } from '../../project/tables.ts'
import type { ReportedClaim } from '../../reports/index.ts'
import type { EvidenceAlarms } from '../evidence-alarms.ts'
import type { ReadView } from '../read-view.ts'
import { reviewsOf } from './approval.ts'
import { attributionOf, contextOf, type Hanging, hangingOn, MOST_REPEATS, reviewView } from './claim-detail.ts'
import { facetsOf } from './facets.ts'

const nothing: Hanging = {
  chain: undefined,
  evidence: [],
  verdicts: [],
  corrections: [],
  notes: [],
  conflicts: []
}

const unreviewed: ReturnType<typeof reviewsOf> = { reviews: [], together: 'none' }

/** In the order of the text. The project must not change while they are read. */
export function* reportClaims(view: ReadView, evidence: EvidenceAlarms, article: string): Generator<ReportedClaim> {
  const worked = workedOn(view)
  const children = idsBy(view, article, 'parent')
  const repeats = idsBy(view, article, 'group')
  const ids = prepared<[string], { id: string }>(
    view.database,
    'SELECT id FROM claim WHERE article = ? AND visible = 1 ORDER BY start, "end", id'
  ).all(article)
  const read = prepared<[string], Record<string, unknown>>(
    view.database,
    `SELECT * FROM ${recordsIn('claim')} WHERE id = +?`
  )
  for (const { id } of ids) {
    const claim: EntityRecord<'claim'> = rowToRecord('claim', read.get(id) ?? {})
    const { chain, ...hanging } = worked.has(id) ? hangingOn(view, evidence, id, claim) : nothing
    const { reviews, together } = worked.has(id) ? reviewsOf(view, id) : unreviewed
    const alike = claim.group === null ? [] : (repeats.get(claim.group) ?? [])
    yield {
      id,
      anchor: claim.anchor,
      context: contextOf(view, claim),
      statement: claim.statement,
      types: claim.types,
      status: claim.status.state,
      approved: together === 'approved',
      detection: claim.detection,
      origin: claim.origin,
      attribution: attributionOf(claim, chain),
      facets: facetsOf(view, id, claim),
      ...hanging,
      reviews: reviews.map(reviewView),
      parent: claim.parent,
      children: children.get(id) ?? [],
      repeats: alike
        .slice(0, MOST_REPEATS + 1)
        .filter((other) => other !== id)
        .slice(0, MOST_REPEATS)
    }
  }
}

/** The claims on which anything hangs, a conflict of their own included. */
function workedOn(view: ReadView): ReadonlySet<string> {
  const made = (ownedBy.get('claim') ?? []).map(
    ([child, field]) => `SELECT "${field}" AS id FROM "${child}" WHERE visible = 1`
  )
  const rows = prepared<[], { id: string }>(
    view.database,
    [...made, `SELECT entity_id AS id FROM conflict WHERE entity = 'claim'`].join(' UNION ')
  ).all()
  return new Set(rows.map(({ id }) => id))
}

/** The visible claims of an article by what they have in common, each list in the order of the text. */
function idsBy(view: ReadView, article: string, field: 'parent' | 'group'): ReadonlyMap<string, string[]> {
  const rows = prepared<[string], { id: string; key: string }>(
    view.database,
    `SELECT id, "${field}" AS key FROM claim WHERE article = ? AND "${field}" IS NOT NULL AND visible = 1
     ORDER BY "${field}", start, rowid`
  ).all(article)
  const lists = new Map<string, string[]>()
  for (const { id, key } of rows) {
    const list = lists.get(key)
    if (list) list.push(id)
    else lists.set(key, [id])
  }
  return lists
}
