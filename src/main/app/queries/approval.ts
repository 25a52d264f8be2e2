/** Sign-off, read from the project file: what a review covers now, whether it still stands, and who may give one. */
import type { SignOff } from '../../../shared/contract/index.ts'
import {
  approvalState,
  type ClaimApproval,
  type CoveredField,
  claimApproval,
  coveredByReview,
  houseAuthors,
  type ReviewState,
  type StampedReview,
  verdictAuthors
} from '../../../shared/history/approval.ts'
import { deletionOf } from '../../../shared/history/deletion.ts'
import { readField } from '../../../shared/history/reader.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { sha256 } from '../../project/ids.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'

/** The fields that a sign-off of a claim covers now. */
export function coveredFieldsOf(view: ReadView, claim: string): CoveredField[] {
  const reader = view.history()
  const author = prepared<[string], { person: string }>(view.database, 'SELECT person FROM change_set WHERE id = ?')
  const authorOf = (write: string): string | undefined => author.get(write)?.person
  const found: CoveredField[] = []
  const cover = (entity: keyof typeof coveredByReview, entityId: string): void => {
    const disputed = deletionOf(reader, { entity, entityId }) === 'conflict'
    for (const field of coveredByReview[entity]) {
      const state = readField(reader, { entity, entityId }, field)
      const covered = { entity, entityId, field, state, disputed }
      if (entity !== 'verdict') found.push(covered)
      else {
        const { person } = view.require(entity, entityId)
        const creations = reader.creations(entity, entityId)
        found.push({ ...covered, authors: verdictAuthors(person, state, creations, authorOf) })
      }
    }
  }
  cover('claim', claim)
  for (const child of view.tables.children('claim', claim)) {
    if (child.entity === 'verdict' || child.entity === 'evidence') cover(child.entity, child.id)
  }
  return found
}

/** Whether a person may approve a claim, given what a sign-off of it covers; otherwise why not. */
export type ApprovalRight = 'yes' | 'no-verdict' | 'own-verdict'

/** A sign-off needs a house verdict, and a second person: nobody approves a verdict of their own. */
export function approvalRight(fields: readonly CoveredField[], person: string): ApprovalRight {
  const authors = houseAuthors(fields)
  if (!authors) return 'no-verdict'
  return authors.includes(person) ? 'own-verdict' : 'yes'
}

export interface ReviewReading {
  readonly id: string
  readonly record: EntityRecord<'review'>
  readonly state: ReviewState
}

/** Every review of a claim with its present state, and what they say together. */
export function reviewsOf(view: ReadView, claim: string): { reviews: ReviewReading[]; together: ClaimApproval } {
  const ids = prepared<[string], { id: string }>(
    view.database,
    'SELECT id FROM review WHERE claim = ? AND visible = 1'
  ).all(claim)
  if (ids.length === 0) return { reviews: [], together: 'none' }
  const fields = coveredFieldsOf(view, claim)
  const stamped: StampedReview[] = []
  const reviews = ids.map(({ id }) => {
    const record = view.require('review', id)
    const creation = view.log.writesOf('review', id).find((write) => write.field === null)
    if (creation) {
      stamped.push({ ...record, stamp: creation })
    }
    return { id, record, state: approvalState(record, fields, sha256) }
  })
  return { reviews, together: claimApproval(stamped, fields, sha256) }
}

/** How far the sign-off of a claim has come. */
export function signOffOf(view: ReadView, claim: string, record: EntityRecord<'claim'>): SignOff {
  const { together } = reviewsOf(view, claim)
  if (together === 'approved' || together === 'changes-requested') return together
  const rated = record.house !== null && view.find('verdict', record.house) !== undefined
  return rated && record.status.state === 'checked' ? 'awaiting' : 'none'
}

/**
 * The claims whose reviews together say one thing. What was worked out is kept and worked out anew only for claims that were
 * touched since, so that a list can be filtered by it as fast as by anything else.
 */
export function createReviewedClaims(view: ReadView): (state: 'approved' | 'changes-requested') => string[] {
  const known = new Map<string, ClaimApproval>()
  let upTo = -1
  const touched = prepared<[{ since: number }], { claim: string }>(
    view.database,
    `SELECT DISTINCT claim FROM (
       SELECT entity_id AS claim FROM change WHERE position > @since AND entity = 'claim'
       UNION SELECT review.claim FROM change JOIN review ON review.id = entity_id WHERE position > @since AND entity = 'review'
       UNION SELECT verdict.claim FROM change JOIN verdict ON verdict.id = entity_id WHERE position > @since AND entity = 'verdict'
       UNION SELECT evidence.claim FROM change JOIN evidence ON evidence.id = entity_id WHERE position > @since AND entity = 'evidence'
       UNION SELECT evidence.claim FROM change JOIN evidence ON evidence.source = entity_id WHERE position > @since AND entity = 'source')
     WHERE EXISTS (SELECT 1 FROM review WHERE review.claim = claim)`
  )
  return (state) => {
    const now = view.log.end()?.position ?? 0
    if (now !== upTo)
      for (const { claim } of touched.all({ since: upTo })) known.set(claim, reviewsOf(view, claim).together)
    upTo = now
    return [...known].flatMap(([claim, together]) => (together === state ? [claim] : []))
  }
}
