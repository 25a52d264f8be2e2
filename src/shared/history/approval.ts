/**
 * Sign-off by a second person. A review stores what it covers: for each field what stood, and a digest of the value
 * shown. Approved is derived: true only while exactly those fields stand, unchanged and without conflict, and where the
 * house verdict is not the reviewer's own.
 */
import { fieldDefinition } from '../model/entities.ts'
import type { ReviewCovers } from '../model/values.ts'
import { digestOf, type Sha256 } from './canonical.ts'
import { compareStamps, compareText, type Stamp } from './heads.ts'
import type { EntityState, Log, ProjectState } from './log.ts'
import type { FieldState, WriteId } from './types.ts'

/** A field that a sign-off is about. */
export interface CoveredField {
  readonly entity: string
  readonly entityId: string
  readonly field: string
  readonly state: FieldState
  /** Its entity is edited and deleted at once: nothing can be signed off until somebody decides. */
  readonly disputed?: boolean
  /** Of a verdict: who gave it, and who wrote what stands in it (`verdictAuthors`). */
  readonly authors?: readonly string[]
}

/** `own-verdict`: it covers what stands, but whoever gave it is an author of the house verdict. It counts for nothing. */
export type ReviewState = 'approved' | 'stale' | 'own-verdict' | 'changes-requested'

/** A review as far as it counts here. */
export interface ReviewOf {
  readonly person: string
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
export function coveredFields(log: Log, state: ProjectState, claimId: string): readonly CoveredField[] {
  const found: CoveredField[] = []
  for (const [entity, fields] of Object.entries(coveredByReview)) {
    const owner = entity === 'claim' ? null : 'claim'
    for (const [entityId, row] of state.get(entity) ?? []) {
      if (!row.visible || (owner ? row.fields[owner]?.value !== claimId : entityId !== claimId)) continue
      for (const field of fields) found.push(coveredField(log, entity, entityId, field, row))
    }
  }
  return found
}

function coveredField(log: Log, entity: string, entityId: string, field: string, row: EntityState): CoveredField {
  if (!fieldDefinition(entity, field)) throw new RangeError(`no such field: ${entity}.${field}`)
  const state = row.fields[field] as FieldState
  const covered = { entity, entityId, field, state, disputed: row.deleted === 'conflict' }
  if (entity !== 'verdict') return covered
  const person = String(row.fields.person?.value)
  const authorOf = (write: WriteId): string | undefined => log.changeSets.get(write)?.author.person
  return { ...covered, authors: verdictAuthors(person, state, log.creations(entity, entityId), authorOf) }
}

/**
 * Whose verdict it is: the person who gave it, and everybody who wrote what stands in it now (a conflict that a
 * colleague settled has the colleague's words). Not who made it the house verdict: choosing what somebody else found is
 * what a second person may do. Read from headers only, so it is the same where values are withheld.
 *
 * @param creations  the change sets that created the verdict
 */
export function verdictAuthors(
  person: string,
  value: FieldState,
  creations: readonly WriteId[],
  authorOf: (write: WriteId) => string | undefined
): readonly string[] {
  const writers = (value.stands.length > 0 ? value.stands : creations).map(authorOf)
  return [...new Set([person, ...writers.filter((writer) => writer !== undefined)])].sort(compareText)
}

/**
 * The authors of the house verdict among what a sign-off covers: none of them can be the second person. Null where no
 * visible verdict is the house verdict, or this copy withholds which one is: then there is nothing to sign off.
 */
export function houseAuthors(fields: readonly CoveredField[]): readonly string[] | null {
  const house = fields.find(({ entity, field }) => entity === 'claim' && field === 'house')?.state
  if (!house || house.withheld || typeof house.value !== 'string') return null
  return fields.find(({ entity, entityId }) => entity === 'verdict' && entityId === house.value)?.authors ?? null
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
 * it stale. A withheld value counts while its very writes stand: their leaves prove it. An empty cover approves nothing,
 * nor does one without a house verdict, nor a person's approval of a verdict of their own.
 * A copy in which the record of a piece of evidence is withheld cannot know whose it is: there, approved says that what
 * the copy shows was signed off; whoever makes such a copy should state what the full log says.
 */
export function approvalState(review: ReviewOf, fields: readonly CoveredField[], sha256: Sha256): ReviewState {
  if (fields.length === 0 || fields.length !== Object.keys(review.covers).length) return 'stale'
  if (!fields.every((field) => stillStands(review.covers, field, sha256))) return 'stale'
  if (review.decision.kind === 'request-changes') return 'changes-requested'
  const authors = houseAuthors(fields)
  if (!authors) return 'stale'
  return authors.includes(review.person) ? 'own-verdict' : 'approved'
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

/** A review with when it was given, by the stamp of its creation. */
export interface StampedReview extends ReviewOf {
  readonly stamp: Stamp
}

export type ClaimApproval = 'none' | ReviewState

/**
 * What the reviews of a claim say together. Of each person the newest counts; a standing request for changes outweighs
 * any sign-off. So a claim is approved where somebody vouches for what stands now who is no author of its house verdict.
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
  for (const state of ['changes-requested', 'approved', 'stale', 'own-verdict'] as const)
    if (states.has(state)) return state
  return 'none'
}
