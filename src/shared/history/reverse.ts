/**
 * The inverse of a change set: what an undo appends. It needs every field to stand exactly as the change set left it
 * (later commands that were undone do not count) and otherwise says what is in the way. An undo is reversed the same
 * way, which is redo.
 */
import type { Json } from '../json.ts'
import { type DeletionMemo, tombstoneOf, undeletedUnder } from './deletion.ts'
import { previousOf, standing } from './heads.ts'
import { KeyMap } from './key-map.ts'
import { type EntityKey, type HistoryReader, readField, writesOf } from './reader.ts'
import { type Change, type ChangeSetOutline, DELETED } from './types.ts'

export interface ReverseLookup extends HistoryReader {
  /** Fingerprint of this installation's key: only its own change sets are undone. */
  readonly ownKey: string
}

/**
 * - `changed-since`: somebody wrote the field, or added something under the entity, after it;
 * - `imported`: it was made by another installation;
 * - `withheld`: the earlier value is not in this file;
 * - `nothing`: there is no earlier state to go back to.
 */
export type ReverseRefusal = 'changed-since' | 'imported' | 'withheld' | 'nothing'

export type Reversal =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | {
      readonly ok: false
      readonly reason: ReverseRefusal
      readonly entity: string
      readonly entityId: string
      readonly field: string | null
    }

type Step = Change | ReverseRefusal

/** The changes that bring back the state before `changeSet`, last change first, or why not. */
export function reverse(changeSet: ChangeSetOutline, lookup: ReverseLookup): Reversal {
  const refuse = (reason: ReverseRefusal, change?: ChangeSetOutline['changes'][number]): Reversal => ({
    ok: false,
    reason,
    entity: change?.entity ?? '',
    entityId: change?.entityId ?? '',
    field: change?.field ?? null
  })
  if (changeSet.author.key !== lookup.ownKey) return refuse('imported', changeSet.changes[0])
  lookup.prepare(changeSet.changes)
  const restored = new KeyMap<true>()
  for (const change of changeSet.changes) if (change.field === DELETED) restored.set(change, true)
  const memo: DeletionMemo = new KeyMap()
  const changes: Change[] = []
  for (const change of changeSet.changes.toReversed()) {
    // Created again after a deletion: the restored `deleted` is what is reversed then.
    if (change.field === null && restored.get(change)) continue
    const step =
      change.field === null
        ? reverseCreation(changeSet, change, lookup, memo)
        : reverseEdit(changeSet, change, change.field, lookup)
    if (typeof step === 'string') return refuse(step, change)
    changes.push(step)
  }
  return changes.length > 0 ? { ok: true, changes } : refuse('nothing')
}

function reverseEdit(changeSet: ChangeSetOutline, key: EntityKey, field: string, lookup: ReverseLookup): Step {
  const { initial, edits } = writesOf(lookup, key, field)
  const byId = new Map(edits.map((edit) => [edit.id, edit]))
  const own = byId.get(changeSet.id)
  if (!own) return 'nothing'
  const now = readField(lookup, key, field)
  if (!sameIds(now.stands, standing([own], initial, edits))) return 'changed-since'
  const before = previousOf(own, initial, byId)
  if (before.length === 0) return 'nothing'
  if (before.some((candidate) => candidate.withheld)) return 'withheld'
  const [value, ...also] = before.map((candidate) => candidate.value) as [Json, ...Json[]]
  const change = { entity: key.entity, entityId: key.entityId, field, new: value, bases: now.heads }
  return also.length > 0 ? { ...change, also } : change
}

function reverseCreation(changeSet: ChangeSetOutline, key: EntityKey, lookup: ReverseLookup, memo: DeletionMemo): Step {
  const { entity, entityId } = key
  const deleted = readField(lookup, key, DELETED)
  if (deleted.stands.length > 0) return 'changed-since'
  const under = undeletedUnder(lookup, key, memo)
  for (const part of [key, ...under]) {
    const foreign = (ids: readonly string[]) => ids.some((id) => id !== changeSet.id)
    if (foreign(lookup.creations(part.entity, part.entityId))) return 'changed-since'
    for (const field of lookup.editedFields(part.entity, part.entityId)) {
      if (foreign(readField(lookup, part, field).stands)) return 'changed-since'
    }
  }
  const tombstone = tombstoneOf(lookup, key, under)
  return {
    entity,
    entityId,
    field: DELETED,
    new: { saw: tombstone.saw, children: tombstone.children },
    bases: deleted.heads
  }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
