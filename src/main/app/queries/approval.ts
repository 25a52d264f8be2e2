/** Sign-off, read from the project file: what a review covers now, and whether it still stands. */
import { createHash } from 'node:crypto'
import {
  approvalState,
  type CoveredField,
  claimApproval,
  coveredByReview,
  type ReviewState,
  type StampedReview
} from '../../../shared/history/approval.ts'
import { deletionOf } from '../../../shared/history/deletion.ts'
import { readField } from '../../../shared/history/reader.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

/** The fields that a sign-off of a claim covers now. */
export function coveredFieldsOf(view: ReadView, claim: string): CoveredField[] {
  const reader = view.history()
  const found: CoveredField[] = []
  const cover = (entity: keyof typeof coveredByReview, entityId: string): void => {
    const disputed = deletionOf(reader, { entity, entityId }) === 'conflict'
    for (const field of coveredByReview[entity]) {
      found.push({ entity, entityId, field, state: readField(reader, { entity, entityId }, field), disputed })
    }
  }
  cover('claim', claim)
  for (const child of view.tables.children('claim', claim)) {
    if (child.entity === 'verdict' || child.entity === 'evidence') cover(child.entity, child.id)
  }
  return found
}

export interface ReviewReading {
  readonly id: string
  readonly record: EntityRecord<'review'>
  readonly state: ReviewState
}

/** Every review of a claim with its present state, and what they say together. */
export function reviewsOf(view: ReadView, claim: string): { reviews: ReviewReading[]; approved: boolean } {
  const ids = prepared<[string], { id: string }>(
    view.database,
    'SELECT id FROM review WHERE claim = ? AND visible = 1'
  ).all(claim)
  if (ids.length === 0) return { reviews: [], approved: false }
  const fields = coveredFieldsOf(view, claim)
  const stamped: StampedReview[] = []
  const reviews = ids.map(({ id }) => {
    const record = view.require('review', id)
    const creation = view.log.writesOf('review', id).find((write) => write.field === null)
    if (creation) {
      stamped.push({ person: record.person, decision: record.decision, covers: record.covers, stamp: creation })
    }
    return { id, record, state: approvalState(record, fields, sha256) }
  })
  return { reviews, approved: claimApproval(stamped, fields, sha256) === 'approved' }
}
