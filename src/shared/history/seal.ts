/**
 * The proof: one salted leaf per change, and one hash over the header, the parents with their hashes, and the leaves.
 *
 * - leaf = SHA-256(salt ‖ canonical change), with 16 bytes of salt, so that a withheld value cannot be guessed.
 * - hash = SHA-256(canonical {header, parents: [[id, hash]…], changes: [{entity, entityId, field, bases, leaf}…]}).
 *
 * Parents go in with their hashes, so a signature over the newest hash of a replica covers everything before it. What
 * stays readable of a withheld change (where, over which writes) is hashed beside its leaf, so it cannot be altered.
 */
import type { Json } from '../json.ts'
import { bytesOfHex, canonicalText, hexOf, type Sha256, utf8Bytes } from './canonical.ts'
import type { Change, ChangeSet, LoggedChange, UnsealedChangeSet, WithheldChange } from './types.ts'

/** Finds the hash of a change set by its id. */
export type HashOf = (id: string) => string | undefined

/** `form`: a salt, leaf or number is no such thing; `parents`: a parent is unknown; `hash`: something was altered. */
export type SealCheck = { readonly ok: true } | { readonly ok: false; readonly part: 'form' | 'parents' | 'hash' }

/** The leaf of one change; `salt` is 32 hex digits. 64 hex digits. */
export function leafOf(change: Change, salt: string, sha256: Sha256): string {
  const { entity, entityId, field, bases, also } = change
  // Keys in the order of the RFC, here and below: thousands of changes then need no copies.
  const content = { bases, entity, entityId, field, new: change.new }
  const text = utf8Bytes(canonicalText(also === undefined ? content : { also, ...content }))
  const saltBytes = bytesOfHex(salt)
  const data = new Uint8Array(saltBytes.length + text.length)
  data.set(saltBytes)
  data.set(text, saltBytes.length)
  return hexOf(sha256(data))
}

/** The leaves of logged changes, in their order; a withheld change has its own. */
export function leavesOf(changes: readonly LoggedChange[], sha256: Sha256): readonly string[] {
  return changes.map((change) => ('leaf' in change ? change.leaf : leafOf(change, change.salt, sha256)))
}

/** The bytes that a change set's hash is taken over. `parentHashes` in the order of `parents`, `leaves` of `changes`. */
export function sealInput(
  unsealed: UnsealedChangeSet,
  leaves: readonly string[],
  parentHashes: readonly string[]
): Uint8Array {
  if (leaves.length !== unsealed.changes.length) throw new RangeError('one leaf for each change is needed')
  if (parentHashes.length !== unsealed.parents.length) throw new RangeError('one hash for each parent is needed')
  const { id, replica, counter, hlc, author, command, params, undoOf, schema } = unsealed
  const { person, key } = author
  const header: Json = { id, replica, counter, hlc, author: { person, key }, command, params, undoOf, schema }
  const parents: Json = unsealed.parents.map((parent, index) => [parent, parentHashes[index] as string])
  const changes: Json = unsealed.changes.map(({ entity, entityId, field, bases }, index) => ({
    bases,
    entity,
    entityId,
    field,
    leaf: leaves[index] as string
  }))
  return utf8Bytes(canonicalText({ changes, header, parents }))
}

/** A change set's hash; 64 hex digits. */
export function headerHash(
  unsealed: UnsealedChangeSet,
  leaves: readonly string[],
  parentHashes: readonly string[],
  sha256: Sha256
): string {
  return hexOf(sha256(sealInput(unsealed, leaves, parentHashes)))
}

/** Leaves and hash in one step, for a change set that is about to be signed. */
export function sealHash(unsealed: UnsealedChangeSet, parentHashes: readonly string[], sha256: Sha256): string {
  return headerHash(unsealed, leavesOf(unsealed.changes, sha256), parentHashes, sha256)
}

/** Whether a change set is what its hash says. The signature is the host's to check. */
export function checkSeal(changeSet: ChangeSet, hashOf: HashOf, sha256: Sha256): SealCheck {
  if (!wellShaped(changeSet)) return { ok: false, part: 'form' }
  const parentHashes: string[] = []
  for (const parent of changeSet.parents) {
    const hash = hashOf(parent)
    if (hash === undefined) return { ok: false, part: 'parents' }
    parentHashes.push(hash)
  }
  try {
    return sealHash(changeSet, parentHashes, sha256) === changeSet.hash ? { ok: true } : { ok: false, part: 'hash' }
  } catch {
    return { ok: false, part: 'form' }
  }
}

/**
 * A copy in which the values of the changes that `predicate` picks are replaced by their leaves. The hash, and so the
 * signature and all that was built on it, still holds. The header stays as it is: whatever may have to be withheld
 * one day must not be put into `params`.
 */
export function withhold(
  changeSet: ChangeSet,
  predicate: (change: LoggedChange) => boolean,
  sha256: Sha256
): ChangeSet {
  const changes = changeSet.changes.map((change): LoggedChange => {
    if ('leaf' in change || !predicate(change)) return change
    const { entity, entityId, field, bases, salt } = change
    return {
      entity,
      entityId,
      field,
      bases,
      leaf: leafOf(change, salt, sha256),
      withheld: true
    } satisfies WithheldChange
  })
  return { ...changeSet, changes }
}

function wellShaped(changeSet: ChangeSet): boolean {
  return (
    Number.isSafeInteger(changeSet.counter) &&
    Number.isSafeInteger(changeSet.schema) &&
    changeSet.changes.every((change) =>
      'leaf' in change
        ? /^[0-9a-f]{64}$/.test(change.leaf) && change.withheld === true && !('new' in change)
        : /^[0-9a-f]{32}$/.test(change.salt)
    )
  )
}
