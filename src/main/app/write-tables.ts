/**
 * The tables follow the log: what a change set just appended changes in records, heads, visibility and conflicts. What
 * each of them has to hold is said by the rules of `shared/history`, and compared with them by `verify`.
 */
import { type DeletionMemo, deletionOf } from '../../shared/history/deletion.ts'
import { dismissalIn, isConcerned } from '../../shared/history/dismissal.ts'
import { KeyMap } from '../../shared/history/key-map.ts'
import { isVisible } from '../../shared/history/log.ts'
import type { EntityKey, HistoryReader } from '../../shared/history/reader.ts'
import { DELETED } from '../../shared/history/types.ts'
import type { JsonObject } from '../../shared/json.ts'
import { fieldRule } from '../../shared/model/entities.ts'
import type { Appended, GrowingReader } from '../project/history-reader.ts'
import { listIn } from '../project/record-writes.ts'
import type { Tables } from '../project/tables.ts'
import type { ReadView } from './read-view.ts'

/**
 * Writes what a change set, which the log holds already, gives. The bases of its changes name all heads. `reader` is the
 * one that the command read with; it is told of what is new.
 *
 * Gives the records that people see otherwise than before: those written, and those that came, went or fell into dispute
 * with them (the evidence of a deleted source).
 */
export function writeTables(view: ReadView, reader: GrowingReader, appended: Appended): readonly EntityKey[] {
  const { log, tables } = view
  const { changes, stamp } = appended
  for (const { entity, entityId, field, new: record } of changes) {
    if (field === null) tables.insert(entity, entityId, record as JsonObject, true)
  }
  reader.grow(appended)
  log.replaceFieldHeads(changes, stamp.id)
  const disputes = tables.inDispute()
  const inDeletion = ownersInDeletion(tables, disputes)
  const unsettled: EntityKey[] = []
  const settle = (key: EntityKey): unknown => unsettled.push(key)
  const dismissals = new Set<string>()
  reader.prepare(changes.filter((change) => change.field === DELETED))
  for (const change of changes) {
    const { entity, entityId, field } = change
    // A deleted record is settled whatever stood before; of another it matters whether it hangs on a deleted one.
    const touched = field === DELETED ? reader.owners(entity, entityId) : [change]
    for (const key of touched) for (const owner of inDeletion(key)) settle(owner)
    if (field === null) continue
    if (field === DELETED) {
      settle(change)
      continue
    }
    tables.setField(entity, entityId, field, change.new)
    const several = fieldRule(entity, field) === 'meaning' && (change.also?.length ?? 0) > 0
    tables.setConflict(entity, entityId, field, 'values', several)
    if (entity === 'claim' && (field === 'status' || isConcerned(field))) dismissals.add(entityId)
  }
  const came = unsettled.length > 0 ? settleDeletions(tables, reader, unsettled, disputes) : []
  for (const claim of dismissals) settleDismissal(tables, reader, claim)
  return [...changes, ...came]
}

const isIn = (disputes: ReadonlySet<string>, { entity, entityId }: EntityKey): boolean =>
  disputes.size > 0 && disputes.has(`${entity}/${entityId}`)

/**
 * The record of a change and those it belongs to, as far as they are deleted, or deleted and edited: a write or a child
 * that a deletion did not see changes what it does (another installation may have deleted the claim meanwhile).
 */
function ownersInDeletion(tables: Tables, disputes: ReadonlySet<string>): (key: EntityKey) => readonly EntityKey[] {
  const known = new KeyMap<readonly EntityKey[]>()
  const find = (key: EntityKey): readonly EntityKey[] => {
    const { entity, entityId } = key
    const before = known.get(key)
    if (before) return before
    const place = tables.placeOf(entity, entityId)
    const found = place.owners.flatMap(find)
    const all = place.hidden || isIn(disputes, key) ? [...found, { entity, entityId }] : found
    known.set(key, all)
    return all
  }
  return find
}

/**
 * Visibility follows the rules of deletion, for the records and for all that belongs to them, deleted itself or not. Gives
 * those whose visibility or dispute changed.
 */
function settleDeletions(
  tables: Tables,
  reader: HistoryReader,
  keys: readonly EntityKey[],
  disputes: ReadonlySet<string>
): readonly EntityKey[] {
  const affected: EntityKey[] = []
  const memo: DeletionMemo = new KeyMap()
  const visible = new KeyMap<boolean>()
  const shown = new Map<string, string[]>()
  const hidden = new Map<string, string[]>()
  const settled = new KeyMap<true>()
  const open = [...keys]
  reader.prepare(open)
  for (let key = open.pop(); key; key = open.pop()) {
    const { entity, entityId } = key
    if (settled.get(key)) continue
    settled.set(key, true)
    listIn(isVisible(reader, key, memo, visible) ? shown : hidden, entity).push(entityId)
    const disputed = deletionOf(reader, key, memo) === 'conflict'
    if (disputed !== isIn(disputes, key)) {
      tables.setConflict(entity, entityId, DELETED, 'edited-and-deleted', disputed)
      affected.push(key)
    }
    const children = reader.children(entity, entityId)
    if (children.length === 0) continue
    reader.prepare(children)
    open.push(...children)
  }
  for (const [ids, to] of [
    [shown, true],
    [hidden, false]
  ] as const) {
    for (const [entity, list] of ids) {
      for (const entityId of tables.setVisible(entity, list, to)) affected.push({ entity, entityId })
    }
  }
  return affected
}

/** Marks the fields of a claim that somebody wrote and whoever dismissed it had not seen. */
function settleDismissal(tables: Tables, reader: HistoryReader, claim: string): void {
  tables.clearConflicts('claim', claim, 'edited-and-dismissed')
  if (!tables.isDismissed(claim)) return
  for (const field of dismissalIn(reader, claim).unseen) {
    tables.setConflict('claim', claim, field, 'edited-and-dismissed', true)
  }
}
