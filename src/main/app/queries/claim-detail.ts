/** Everything about one claim, for the inspector and the report. */
import type { ClaimDetail, CorrectionView, EvidenceView, VerdictView } from '../../../shared/contract/index.ts'
import { CodedError } from '../../../shared/errors.ts'
import type { EntityName, EntityRecord } from '../../../shared/model/entities.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { ClaimState } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import { recordsIn, rowToRecord } from '../../project/tables.ts'
import type { EvidenceAlarms } from '../evidence-alarms.ts'
import type { ReadView } from '../read-view.ts'
import { approvalRight, coveredFieldsOf, type ReviewReading, reviewsOf } from './approval.ts'
import { type ClaimRows, ratingOf } from './claim-rows.ts'
import { conflictsOfClaim } from './conflicts.ts'
import { facetsOf } from './facets.ts'
import { sourceRow } from './source.ts'

/** Characters of text shown around a claim. */
const CONTEXT = 240
/** How many claims that say the same one names. */
export const MOST_REPEATS = 200

/** @param me  the person entity of this installation */
export function claimDetail(
  view: ReadView,
  rows: ClaimRows,
  evidence: EvidenceAlarms,
  id: string,
  me: string
): ClaimDetail {
  const claim = view.require('claim', id)
  const row = rows.row(id)
  if (!row) throw new CodedError('not-found', 'This claim is not in the project any more.')
  const { chain, ...hanging } = hangingOn(view, evidence, id, claim)
  const parent = claim.parent === null ? undefined : view.find('claim', claim.parent)
  const statementOf = (raw: { id: string; statement: string }) => ({
    id: raw.id,
    statement: (storedJson(raw.statement) as { text: string }).text
  })
  return {
    row,
    anchor: claim.anchor,
    context: contextOf(view, claim),
    statement: claim.statement,
    detection: claim.detection,
    origin: claim.origin,
    attribution: attributionOf(claim, chain),
    attributionByPerson: chain !== undefined,
    facets: facetsOf(view, id, claim),
    ...hanging,
    reviews: reviewsOf(view, id).reviews.map(reviewView),
    mayApprove: claim.house === null ? 'no-verdict' : approvalRight(coveredFieldsOf(view, id), me),
    parent: parent && claim.parent !== null ? { id: claim.parent, statement: parent.statement.text } : null,
    children: prepared<[string, string], { id: string; statement: string }>(
      view.database,
      'SELECT id, statement FROM claim WHERE article = +? AND parent = +? AND visible = 1 ORDER BY start'
    )
      .all(claim.article, id)
      .map(statementOf),
    repeats:
      claim.group === null
        ? []
        : prepared<
            [string, string, string, number],
            { id: string; anchor: string; start: number; state: ClaimState; house: string | null }
          >(
            view.database,
            'SELECT id, anchor, start, state, house FROM claim WHERE article = +? AND "group" = +? AND id <> ? AND visible = 1 ORDER BY start LIMIT ?'
          )
            .all(claim.article, claim.group, id, MOST_REPEATS)
            .map((raw) => ({
              id: raw.id,
              text: (storedJson(raw.anchor) as { exact: string[] }).exact.join(' … '),
              start: raw.start,
              state: raw.state,
              rating: rows.rating(raw.house)
            }))
  }
}

/** The claim's own words and some around them. */
export function contextOf(view: ReadView, { anchor }: EntityRecord<'claim'>): ClaimDetail['context'] {
  const text = view.text(anchor.revision)
  const start = anchor.ranges[0]?.start ?? 0
  const end = anchor.ranges.at(-1)?.end ?? 0
  return {
    before: text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
    hull: text.slice(start, end),
    after: text.slice(end, end + CONTEXT).toWellFormed()
  }
}

/** Who says it: as a person put it, else as the engine read it. */
export const attributionOf = (
  { detection }: EntityRecord<'claim'>,
  chain: EntityRecord<'attribution'>['chain'] | undefined
): ClaimDetail['attribution'] =>
  chain ??
  detection.attribution.map((link) => ({
    source: link.source?.text ?? '',
    cue: link.cue?.text ?? '',
    anonymous: false
  }))

export const reviewView = ({ id, record, state }: ReviewReading): ClaimDetail['reviews'][number] => ({
  id,
  person: record.person,
  decision: record.decision,
  state
})

/** What people made on a claim, reviews apart. */
export interface Hanging extends Pick<ClaimDetail, 'evidence' | 'verdicts' | 'corrections' | 'notes' | 'conflicts'> {
  readonly chain: EntityRecord<'attribution'>['chain'] | undefined
}

export function hangingOn(view: ReadView, evidence: EvidenceAlarms, id: string, claim: EntityRecord<'claim'>): Hanging {
  const alarms = evidence.of(id)
  const owned = <E extends EntityName>(entity: E): { id: string; record: EntityRecord<E>; conflict: boolean }[] =>
    prepared<[string], Record<string, unknown>>(
      view.database,
      `SELECT *, (SELECT count(*) FROM conflict WHERE conflict.entity_id = "${entity}".id) AS conflicts
         FROM ${recordsIn(entity)} WHERE claim = +? AND visible = 1 ORDER BY id`
    )
      .all(id)
      .map((raw) => ({ id: String(raw.id), record: rowToRecord(entity, raw), conflict: Number(raw.conflicts) > 0 }))
  return {
    chain: owned('attribution')[0]?.record.chain,
    evidence: owned('evidence').map(
      ({ id: piece, record, conflict }): EvidenceView => ({
        id: piece,
        claim: id,
        source: sourceRow(view, record.source),
        content: record.content,
        alarms: [...(alarms.get(piece) ?? [])],
        conflict
      })
    ),
    verdicts: owned('verdict').map(
      ({ id: verdict, record, conflict }): VerdictView => ({
        id: verdict,
        person: record.person,
        value: record.value,
        rating: ratingOf(view, record.value.scale, record.value.rating),
        house: claim.house === verdict,
        conflict
      })
    ),
    corrections: owned('correction').map(
      ({ id: correction, record, conflict }): CorrectionView => ({ id: correction, ...record, conflict })
    ),
    notes: owned('note').map(({ id: note, record }) => ({ id: note, person: record.person, text: record.text })),
    conflicts: conflictsOfClaim(view, id)
  }
}
