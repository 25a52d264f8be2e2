/**
 * Sign-off. A review stores what it covers: for each field what stood, and a digest of the value shown. Approved is
 * derived: true only while exactly those fields stand, unchanged and without conflict.
 */
import { fieldDefinition } from '../model/entities.ts'
import type { ReviewCovers } from '../model/values.ts'
import { digestOf, type Sha256 } from './canonical.ts'
import { compareStamps, compareText, type Stamp } from './heads.ts'
import type { EntityState, ProjectState } from './log.ts'
import type { FieldState } from './types.ts'

/** A field that a sign-off is about. */
export interface CoveredField {
  readonly entity: string
  readonly entityId: string
  readonly field: string
  readonly state: FieldState
  /** Its entity is edited and deleted at once: nothing can be signed off until somebody decides. */
  readonly disputed?: boolean
}

export type ReviewState = 'approved' | 'stale' | 'changes-requested'

/** A review as far as it counts here. */
export interface ReviewOf {
  readonly decision: { readonly kind: 'approve' | 'request-changes' }
  readonly covers: ReviewCovers
}

/** The fields of a claim and of what hangs on it that a sign-off covers. */
export const coveredByReview = {
  claim: ['statement', 'anchor', 'house'],
  verdict: ['value'],
  evidence: ['content']
} as const

/** All fields that a sign-off of a claim covers now: of the claim, and of its visible verdicts and evidence. */
export function coveredFields(state: ProjectState, claimId: string): readonly CoveredField[] {
  const found: CoveredField[] = []
  for (const [entity, fields] of Object.entries(coveredByReview)) {
    const owner = entity === 'claim' ? null : 'claim'
    for (const [entityId, row] of state.get(entity) ?? []) {
      if (!row.visible || (owner ? row.fields[owner]?.value !== claimId : entityId !== claimId)) continue
      for (const field of fields) found.push(coveredField(entity, entityId, field, row))
    }
  }
  return found
}

function coveredField(entity: string, entityId: string, field: string, row: EntityState): CoveredField {
  if (!fieldDefinition(entity, field)) throw new RangeError(`no such field: ${entity}.${field}`)
  return { entity, entityId, field, state: row.fields[field] as FieldState, disputed: row.deleted === 'conflict' }
}

/**
 * What a review stores that is made of these fields now. Keys `entity/id/field`, sorted. What is in conflict gets an
 * empty digest, which nothing ever matches: the reviewer signed off neither side.
 */
export function coversOf(fields: readonly CoveredField[], sha256: Sha256): ReviewCovers {
  const covers: ReviewCovers = {}
  for (const { entity, entityId, field, state, disputed } of fields.toSorted((a, b) =>
    compareText(nameOf(a), nameOf(b))
  )) {
    covers[nameOf({ entity, entityId, field })] = {
      heads: [...state.stands],
      digest: state.conflict || disputed ? '' : digestOf(state.value, sha256)
    }
  }
  return covers
}

function nameOf({ entity, entityId, field }: Pick<CoveredField, 'entity' | 'entityId' | 'field'>): string {
  return `${entity}/${entityId}/${field}`
}

/**
 * What a review says of a claim whose covered fields are `fields` now: all of them, so that evidence added since makes
 * it stale. A withheld value counts while its very writes stand: their leaves prove it. An empty cover approves nothing.
 * A copy in which the record of a piece of evidence is withheld cannot know whose it is: there, approved says that what
 * the copy shows was signed off; whoever makes such a copy should state what the full log says.
 */
export function approvalState(review: ReviewOf, fields: readonly CoveredField[], sha256: Sha256): ReviewState {
  if (fields.length === 0 || fields.length !== Object.keys(review.covers).length) return 'stale'
  if (!fields.every((field) => stillStands(review.covers, field, sha256))) return 'stale'
  return review.decision.kind === 'approve' ? 'approved' : 'changes-requested'
}

function stillStands(covers: ReviewCovers, field: CoveredField, sha256: Sha256): boolean {
  const { state } = field
  const name = nameOf(field)
  const cover = Object.hasOwn(covers, name) ? covers[name] : undefined
  if (!cover || state.conflict || field.disputed) return false
  const seen = new Set(cover.heads)
  if (seen.size !== state.stands.length || !state.stands.every((write) => seen.has(write))) return false
  return state.withheld ? seen.size > 0 && cover.digest !== '' : cover.digest === digestOf(state.value, sha256)
}

/** A review with who gave it and when, by the stamp of its creation. */
export interface StampedReview extends ReviewOf {
  readonly person: string
  readonly stamp: Stamp
}

export type ClaimApproval = 'none' | ReviewState

/**
 * What the reviews of a claim say together. Of each person the newest counts; a standing request for changes outweighs
 * any sign-off.
 */
export function claimApproval(
  reviews: readonly StampedReview[],
  fields: readonly CoveredField[],
  sha256: Sha256
): ClaimApproval {
  const newest = new Map<string, StampedReview>()
  for (const review of reviews) {
    const other = newest.get(review.person)
    if (!other || compareStamps(other.stamp, review.stamp) < 0) newest.set(review.person, review)
  }
  const states = new Set([...newest.values()].map((review) => approvalState(review, fields, sha256)))
  for (const state of ['changes-requested', 'approved', 'stale'] as const) if (states.has(state)) return state
  return 'none'
}
