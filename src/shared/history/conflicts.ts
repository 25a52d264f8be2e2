/** All that waits for a person's decision. */
import { dismissalOf } from './dismissal.ts'
import type { ProjectState } from './log.ts'
import type { EntityKey } from './reader.ts'

/**
 * `values`: several values stand in a field. `deleted`: edited and deleted, `field` is `deleted`. `dismissed`: a claim
 * was dismissed and edited elsewhere, `field` is the edited one.
 */
export interface Conflict extends EntityKey {
  readonly kind: 'values' | 'deleted' | 'dismissed'
  readonly field: string
}

/** The conflicts of what is visible. */
export function conflictsOf(state: ProjectState): readonly Conflict[] {
  const found: Conflict[] = []
  for (const [entity, rows] of state) {
    for (const [entityId, row] of rows) {
      if (!row.visible) continue
      if (row.deleted === 'conflict') found.push({ kind: 'deleted', entity, entityId, field: 'deleted' })
      for (const [field, value] of Object.entries(row.fields)) {
        if (value.conflict) found.push({ kind: 'values', entity, entityId, field })
      }
      if (entity !== 'claim') continue
      for (const field of dismissalOf(row.fields).unseen) found.push({ kind: 'dismissed', entity, entityId, field })
    }
  }
  return found
}
