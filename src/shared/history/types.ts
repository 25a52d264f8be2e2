/**
 * The log's own types. The log is the truth; tables are what replaying it gives.
 *
 * Two ideas carry everything (DESIGN §4):
 * - State is a function of the *set* of changes, not of their order. Each write names in `bases` the writes it replaces;
 *   the writes that nobody replaced are the *heads* of a field.
 * - A creation is one change that writes the whole record (`field` null). Creations form the initial layer: any edit
 *   of a field stands over every creation, so two installations that import the same file agree without a conflict.
 */
import type { Json, JsonObject } from '../json.ts'

/** Names a write from outside: at most one per change set, entity and field, so the change set's id is enough. */
export type WriteId = string

/** The field name of a tombstone. Its value is `false` (not deleted) or a `Tombstone`. */
export const DELETED = 'deleted'

/**
 * A deletion with what the person saw: per field the writes that stood (`FieldState.stands`), and the ids of everything
 * under the entity that existed. `saw` names the entity's own fields plainly and those of what is under it as
 * `entity/id/field`, so that an edit deep below that nobody saw surfaces too. `tombstoneOf` in deletion.ts makes one.
 */
export type Tombstone = {
  readonly saw: { readonly [field: string]: readonly WriteId[] }
  readonly children: readonly string[]
}

/** One write. `field` null: creation, and `new` is the record. */
export interface Change {
  readonly entity: string
  readonly entityId: string
  readonly field: string | null
  readonly new: Json
  /** Further candidate values: only an undone resolution has them, it brings the conflict back. */
  readonly also?: readonly Json[]
  /** All heads of this field that the author's screen showed. Empty over the initial layer. */
  readonly bases: readonly WriteId[]
}

/** A change as the log holds it, with the salt that its leaf was hashed with. */
export interface SaltedChange extends Change {
  /** 32 hex digits. */
  readonly salt: string
}

/** A change whose value was withheld or erased: the leaf (64 hex digits) still proves the chain. */
export interface WithheldChange {
  readonly entity: string
  readonly entityId: string
  readonly field: string | null
  readonly bases: readonly WriteId[]
  readonly leaf: string
  readonly withheld: true
}

export type LoggedChange = SaltedChange | WithheldChange

/** Who made a change set: a person entity and the fingerprint of the installation's key. */
export interface Author {
  readonly person: string
  readonly key: string
}

/** What one command changed: the unit of undo, audit and merge. */
export interface ChangeSet {
  /** uuidv7, made by the client, so that a retry cannot apply twice. */
  readonly id: string
  /** One opening for writing of a project by one installation. */
  readonly replica: string
  /** 1, 2, 3… within the replica. */
  readonly counter: number
  /** Hybrid logical clock, `mmmmmmmmmmmm-cccc` in hex: milliseconds since 1970, then a counter; sorts as text. */
  readonly hlc: string
  readonly author: Author
  /** Code of the command; with `params` it makes the label, translated when shown. */
  readonly command: string
  readonly params: JsonObject
  readonly undoOf: string | null
  /** Schema version of the program that wrote it. */
  readonly schema: number
  /** Ids of all log heads it was made on, sorted. */
  readonly parents: readonly string[]
  readonly changes: readonly LoggedChange[]
  /** SHA-256 over header, parents and leaves; 64 hex digits. */
  readonly hash: string
  /** Ed25519 over the hash's 32 bytes, base64. */
  readonly signature: string
}

/** A change set without what it wrote: who wrote where. Enough to take it back, and small where it made thousands. */
export type ChangeSetOutline = Pick<ChangeSet, 'id' | 'author' | 'command' | 'params'> & {
  readonly changes: readonly Pick<Change, 'entity' | 'entityId' | 'field'>[]
}

/** A change set before it is hashed and signed. */
export type UnsealedChangeSet = Omit<ChangeSet, 'hash' | 'signature'>

/** What stands in one field: several candidates are a conflict where the field's rule is `meaning`. */
export interface FieldState {
  /** Sorted; empty where only the initial layer stands. A new write names these as its bases. */
  readonly heads: readonly WriteId[]
  /**
   * The heads, each undo or redo traced back to the writes that it brought back: sorted, empty for the initial layer.
   * What somebody saw, signed off or deleted is compared by these, so that a slip and its undo leave a sign-off alone.
   */
  readonly stands: readonly WriteId[]
  /** Distinct values of the heads, the shown one first. */
  readonly candidates: readonly Json[]
  /** What is shown: the greatest write's. */
  readonly value: Json
  readonly conflict: boolean
  /** The value was withheld; `value` is null then. */
  readonly withheld: boolean
}
