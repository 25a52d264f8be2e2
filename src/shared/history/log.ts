/** A log in memory, and what replaying it gives. Used by merge, verify and tests; the project file keeps the same in tables. */
import type { Json } from '../json.ts'
import { entities, fieldDefinition } from '../model/entities.ts'
import { combineCopies } from './copies.ts'
import { type DeletionMemo, type DeletionState, deletionOf } from './deletion.ts'
import { type Dismissal, dismissalIn, notDismissed } from './dismissal.ts'
import { compareStamps, compareText, fieldState, type StampedWrite } from './heads.ts'
import { KeyMap } from './key-map.ts'
import { createPast } from './past.ts'
import { type Created, type EntityKey, type FieldWrites, type HistoryReader, readField } from './reader.ts'
import type { ChangeSet, FieldState, LoggedChange } from './types.ts'

/** What stands in one entity. */
export interface EntityState {
  /** The fields that this program knows. */
  readonly fields: { readonly [field: string]: FieldState }
  /** Created, not deleted, and so is all that owns it. */
  readonly visible: boolean
  /** By its own tombstones. `conflict`: edited and deleted; it stays visible. */
  readonly deleted: DeletionState
  /** Of anything but a claim, `no`. */
  readonly dismissed: Dismissal
  readonly created: Created
}

/** entity → id → state, of the entities that this program knows. */
export type ProjectState = ReadonlyMap<string, ReadonlyMap<string, EntityState>>

export interface Log extends HistoryReader {
  /** By id, ascending by (hlc, replica, id). */
  readonly changeSets: ReadonlyMap<string, ChangeSet>
  /** This log with more change sets, in any order; known ones are ignored, or disclose what was withheld. */
  with(changeSets: Iterable<ChangeSet>): Log
  /** Entities that were ever created or written, of the given name. */
  ids(entity: string): readonly string[]
}

interface EntityWrites {
  readonly creations: StampedWrite[]
  readonly edits: Map<string, StampedWrite[]>
}

const nothing: readonly StampedWrite[] = []

/** A log of these change sets, whatever their order and however often each is given. Takes time linear in the log. */
export function createLog(changeSets: Iterable<ChangeSet> = []): Log {
  const known = new Map<string, ChangeSet>()
  for (const changeSet of changeSets) {
    const mine = known.get(changeSet.id)
    known.set(changeSet.id, mine ? combineCopies(mine, changeSet) : changeSet)
  }
  const ordered = new Map([...known.values()].sort(compareStamps).map((changeSet) => [changeSet.id, changeSet]))
  const index = indexWrites(ordered.values())
  const children = indexChildren(index)
  const find = (entity: string, entityId: string) => index.get(entity)?.get(entityId)
  return {
    changeSets: ordered,
    with: (more) => createLog([...ordered.values(), ...more]),
    ids: (entity) => [...(index.get(entity)?.keys() ?? [])],
    creations: (entity, entityId) => find(entity, entityId)?.creations.map((write) => write.id) ?? [],
    created: (entity, entityId) => {
      const creations = find(entity, entityId)?.creations ?? nothing
      if (creations.length === 0) return 'missing'
      return creations.some((creation) => !creation.withheld) ? 'yes' : 'withheld'
    },
    children: (entity, entityId) => children.get(`${entity}/${entityId}`) ?? [],
    knew: createPast((id) => ordered.get(id)?.parents),
    owners: (entity, entityId) => ownersOf(entity, find(entity, entityId)?.creations ?? nothing),
    prepare: () => {},
    editedFields: (entity, entityId) =>
      [...(find(entity, entityId)?.edits.keys() ?? [])].filter((field) => field !== 'deleted').sort(compareText),
    writes: (entity, entityId, field): FieldWrites => {
      const writes = find(entity, entityId)
      if (!writes) return { initial: nothing, edits: nothing }
      return { initial: initialLayer(writes.creations, field), edits: writes.edits.get(field) ?? nothing }
    }
  }
}

/** Replays a log: what stands in every entity. A function of the set of change sets. */
export function replay(changeSets: Iterable<ChangeSet> | Log): ProjectState {
  const log = isLog(changeSets) ? changeSets : createLog(changeSets)
  const memo: DeletionMemo = new KeyMap()
  const visible = new KeyMap<boolean>()
  const state = new Map<string, Map<string, EntityState>>()
  for (const entity of Object.keys(entities)) {
    const rows = new Map<string, EntityState>()
    for (const entityId of log.ids(entity).toSorted(compareText)) {
      rows.set(entityId, entityStateOf(log, { entity, entityId }, memo, visible))
    }
    if (rows.size > 0) state.set(entity, rows)
  }
  return state
}

/** What stands in one entity of a log. The maps keep answers between calls on the same log. */
export function entityStateOf(
  reader: HistoryReader,
  key: EntityKey,
  memo: DeletionMemo = new KeyMap(),
  visible: KeyMap<boolean> = new KeyMap()
): EntityState {
  const fields: Record<string, FieldState> = {}
  for (const field of Object.keys(entities[key.entity as keyof typeof entities] ?? {})) {
    fields[field] = readField(reader, key, field)
  }
  return {
    fields,
    visible: isVisible(reader, key, memo, visible),
    deleted: deletionOf(reader, key, memo),
    dismissed: key.entity === 'claim' ? dismissalIn(reader, key.entityId) : notDismissed,
    created: reader.created(key.entity, key.entityId)
  }
}

/** Whether an entity is there for people: created, not deleted, and so is all that owns it. */
export function isVisible(
  reader: HistoryReader,
  key: EntityKey,
  memo: DeletionMemo = new KeyMap(),
  known: KeyMap<boolean> = new KeyMap()
): boolean {
  const before = known.get(key)
  if (before !== undefined) return before
  known.set(key, false)
  const answer =
    reader.created(key.entity, key.entityId) === 'yes' &&
    deletionOf(reader, key, memo) !== 'yes' &&
    reader.owners(key.entity, key.entityId).every((owner) => isVisible(reader, owner, memo, known))
  known.set(key, answer)
  return answer
}

/** The entities that own one with these creations, by the owner fields of its record. */
function ownersOf(entity: string, creations: readonly StampedWrite[]): readonly EntityKey[] {
  const owners: EntityKey[] = []
  for (const field of Object.keys(entities[entity as keyof typeof entities] ?? {})) {
    const owner = fieldDefinition(entity, field)?.owner
    if (!owner) continue
    const { value } = fieldState(initialLayer(creations, field), nothing, 'fixed')
    owners.push({ entity: owner, entityId: typeof value === 'string' ? value : '' })
  }
  return owners
}

/** The initial layer of a field from the creations of its entity, whose `new` is the record. */
export function initialLayer(creations: readonly StampedWrite[], field: string): readonly StampedWrite[] {
  const initial: StampedWrite[] = []
  for (const creation of creations) {
    if (creation.withheld) initial.push(creation)
    else {
      const record = creation.new
      if (record === null || typeof record !== 'object' || !Object.hasOwn(record, field)) continue
      initial.push({ ...creation, new: (record as { readonly [field: string]: Json })[field] as Json })
    }
  }
  return initial
}

/** A logged change with the stamp of its change set. */
export function stampedWrite(changeSet: ChangeSet, change: LoggedChange): StampedWrite {
  const { id, hlc, replica, undoOf } = changeSet
  if ('leaf' in change) return { id, hlc, replica, undoOf, new: null, bases: change.bases, withheld: true }
  const write = { id, hlc, replica, undoOf, new: change.new, bases: change.bases }
  return change.also ? { ...write, also: change.also } : write
}

function indexWrites(changeSets: Iterable<ChangeSet>): Map<string, Map<string, EntityWrites>> {
  const index = new Map<string, Map<string, EntityWrites>>()
  for (const changeSet of changeSets) {
    for (const change of changeSet.changes) {
      const rows = getOrMake(index, change.entity, () => new Map<string, EntityWrites>())
      const writes = getOrMake(rows, change.entityId, () => ({ creations: [], edits: new Map() }))
      const list = change.field === null ? writes.creations : getOrMake(writes.edits, change.field, () => [])
      if (list.at(-1)?.id !== changeSet.id) list.push(stampedWrite(changeSet, change))
    }
  }
  return index
}

function indexChildren(index: Map<string, Map<string, EntityWrites>>): Map<string, EntityKey[]> {
  const children = new Map<string, EntityKey[]>()
  for (const [entity, rows] of index) {
    for (const field of Object.keys(entities[entity as keyof typeof entities] ?? {})) {
      const owner = fieldDefinition(entity, field)?.owner
      if (!owner) continue
      for (const [entityId, writes] of rows) {
        const { value } = fieldState(initialLayer(writes.creations, field), nothing, 'fixed')
        if (typeof value === 'string') getOrMake(children, `${owner}/${value}`, () => []).push({ entity, entityId })
      }
    }
  }
  for (const list of children.values()) {
    list.sort((a, b) => compareText(a.entity, b.entity) || compareText(a.entityId, b.entityId))
  }
  return children
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

function isLog(value: Iterable<ChangeSet> | Log): value is Log {
  return 'changeSets' in value
}
