/** All that waits for a person's decision. */
import type { EntityState, ProjectState } from './log.ts'
import type { EntityKey } from './reader.ts'
import { DELETED } from './types.ts'

/**
 * `values`: several values stand in a field. `edited-and-deleted`: a write escaped what the deleting person saw, `field` is
 * `deleted`. `edited-and-dismissed`: one escaped what was seen by the person who dismissed a claim, `field` is the edited one.
 */
export type ConflictKind = 'values' | 'edited-and-deleted' | 'edited-and-dismissed'

export interface FieldConflict {
  readonly kind: ConflictKind
  readonly field: string
}

export interface Conflict extends EntityKey, FieldConflict {}

/** The conflicts of one entity, visible or not: what the project file's table holds. */
export function conflictsIn(row: EntityState): readonly FieldConflict[] {
  const found: FieldConflict[] = []
  if (row.deleted === 'conflict') found.push({ kind: 'edited-and-deleted', field: DELETED })
  for (const [field, value] of Object.entries(row.fields)) if (value.conflict) found.push({ kind: 'values', field })
  for (const field of row.dismissed.unseen) found.push({ kind: 'edited-and-dismissed', field })
  return found
}

/** The conflicts of what is visible. */
export function conflictsOf(state: ProjectState): readonly Conflict[] {
  const found: Conflict[] = []
  for (const [entity, rows] of state) {
    for (const [entityId, row] of rows) {
      if (row.visible) for (const conflict of conflictsIn(row)) found.push({ ...conflict, entity, entityId })
    }
  }
  return found
}
