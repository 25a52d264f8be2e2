/** What the rules of deletion and undo read of a log: the same for a log in memory and for the project file. */
import { fieldRule } from '../model/entities.ts'
import { fieldState, type StampedWrite } from './heads.ts'
import type { Knew } from './past.ts'
import { DELETED, type FieldState, type WriteId } from './types.ts'

export interface EntityKey {
  readonly entity: string
  readonly entityId: string
}

/** All writes of one field. `initial`: of each creation that gave the field a value, or was withheld. */
export interface FieldWrites {
  /** Read only where somebody goes through it: a creation is a whole record. */
  readonly initial: Iterable<StampedWrite>
  readonly edits: readonly StampedWrite[]
}

/** `withheld`: every creation's record is withheld. `missing`: it may be written to, but its creation is not here. */
export type Created = 'yes' | 'withheld' | 'missing'

export interface HistoryReader {
  /** For `deleted`, `initial` is not read. */
  writes(entity: string, entityId: string, field: string): FieldWrites
  /** Fields that have edits, `deleted` left out. Fields that this program does not know included. */
  editedFields(entity: string, entityId: string): readonly string[]
  /** The change sets that created it, withheld creations included. */
  creations(entity: string, entityId: string): readonly WriteId[]
  created(entity: string, entityId: string): Created
  /** Everything ever created with an owner field pointing to it, deleted or not. */
  children(entity: string, entityId: string): readonly EntityKey[]
  /** What its owner fields point to. */
  owners(entity: string, entityId: string): readonly EntityKey[]
  /** Whether whoever made `later` had `earlier` before them; see `past.ts`. */
  readonly knew: Knew
  /** Says that these will be asked for, so that a reader of a file reads them in one go. Changes no answer. */
  prepare(keys: Iterable<EntityKey>): void
}

/** The initial layer of `deleted`: everything starts undeleted. */
export const undeleted: readonly StampedWrite[] = [{ id: '', hlc: '', replica: '', new: false, bases: [] }]

/** The writes of a field; for `deleted` with its initial layer. */
export function writesOf(reader: HistoryReader, key: EntityKey, field: string): FieldWrites {
  const writes = reader.writes(key.entity, key.entityId, field)
  return field === DELETED ? { initial: undeleted, edits: writes.edits } : writes
}

/** What stands in a field, under its rule in the model. `deleted` conflicts like a field that carries meaning. */
export function readField(reader: HistoryReader, key: EntityKey, field: string): FieldState {
  const { initial, edits } = writesOf(reader, key, field)
  return fieldState(initial, edits, field === DELETED ? 'meaning' : fieldRule(key.entity, field))
}
