/**
 * Deletion that loses nothing. A tombstone tells what the person saw; it takes effect only while nothing stands in the
 * entity, or in anything under it, that no deleting person saw. Otherwise it is an "edited and deleted" conflict and
 * the entity stays visible.
 */
import type { Json } from '../json.ts'
import { candidatesOf, compareText, headsOf } from './heads.ts'
import { KeyMap } from './key-map.ts'
import { type EntityKey, type HistoryReader, readField } from './reader.ts'
import { DELETED, type Tombstone, type WriteId } from './types.ts'

export type DeletionState = 'no' | 'yes' | 'conflict'

/** A write or a child that the deletion did not see. `field` null: the entity itself was not known. */
export interface Unseen extends EntityKey {
  readonly field: string | null
  readonly writes: readonly WriteId[]
}

/** Keeps answers within one reading of an unchanging log. */
export type DeletionMemo = KeyMap<DeletionState>

const nobody: readonly EntityKey[] = []

/** Whether an entity is deleted by its own tombstones (owners are not looked at). */
export function deletionOf(reader: HistoryReader, key: EntityKey, memo: DeletionMemo = new KeyMap()): DeletionState {
  const known = memo.get(key)
  if (known) return known
  memo.set(key, 'no')
  const state = decide(reader, key, memo)
  memo.set(key, state)
  return state
}

function decide(reader: HistoryReader, key: EntityKey, memo: DeletionMemo): DeletionState {
  const tombstones = standingTombstones(reader, key)
  if (tombstones === 'conflict') return 'conflict'
  if (tombstones.length === 0) return 'no'
  return unseenBy(reader, key, tombstones, memo).length > 0 ? 'conflict' : 'yes'
}

/** What nobody who deleted the entity saw: the reason for the conflict. Empty where there is no tombstone. */
export function unseenByDeletion(reader: HistoryReader, key: EntityKey): readonly Unseen[] {
  const tombstones = standingTombstones(reader, key)
  return tombstones === 'conflict' || tombstones.length === 0 ? [] : unseenBy(reader, key, tombstones, new KeyMap())
}

/** A tombstone that sees all that stands now, in the entity and in everything `under` it that is not deleted itself. */
export function tombstoneOf(
  reader: HistoryReader,
  key: EntityKey,
  under: readonly EntityKey[] = undeletedUnder(reader, key)
): Tombstone {
  const saw: Record<string, readonly WriteId[]> = {}
  for (const item of standingIn(reader, key)) saw[item.name] = item.writes
  const children: string[] = []
  for (const child of under) {
    children.push(child.entityId)
    for (const item of standingUnder(reader, child)) saw[item.name] = item.writes
  }
  return { saw, children: [...new Set(children)].sort(compareText) }
}

/** All that is under an entity and not deleted itself, at any depth, each once. */
export function undeletedUnder(
  reader: HistoryReader,
  key: EntityKey,
  memo: DeletionMemo = new KeyMap()
): readonly EntityKey[] {
  if (reader.children(key.entity, key.entityId).length === 0) return nobody
  const found: EntityKey[] = []
  const seen = new KeyMap<true>()
  const open = [key]
  for (let owner = open.pop(); owner; owner = open.pop()) {
    const children = reader.children(owner.entity, owner.entityId)
    reader.prepare(children)
    for (const child of children) {
      if (seen.get(child) || deletionOf(reader, child, memo) === 'yes') continue
      seen.set(child, true)
      found.push(child)
      open.push(child)
    }
  }
  return found
}

/** The tombstones that stand; `conflict` where somebody restored it meanwhile or a value cannot be read. */
function standingTombstones(reader: HistoryReader, key: EntityKey): readonly Tombstone[] | 'conflict' {
  const { edits } = reader.writes(key.entity, key.entityId, DELETED)
  if (edits.length === 0) return []
  const candidates = candidatesOf(headsOf(edits)).map(({ value }) => value)
  if (candidates.every((value) => value === false)) return []
  return candidates.every(isTombstone) ? candidates : 'conflict'
}

function unseenBy(
  reader: HistoryReader,
  key: EntityKey,
  tombstones: readonly Tombstone[],
  memo: DeletionMemo
): readonly Unseen[] {
  const unseen: Unseen[] = []
  const compare = (standing: readonly Standing[], owner: EntityKey) => {
    for (const { field, name, writes } of standing) {
      const saw = new Set(
        tombstones.flatMap((tombstone) => (Object.hasOwn(tombstone.saw, name) ? tombstone.saw[name] : []) ?? [])
      )
      const missed = writes.filter((write) => !saw.has(write))
      if (missed.length > 0) unseen.push({ ...owner, field, writes: missed })
    }
  }
  compare(standingIn(reader, key), key)
  const under = undeletedUnder(reader, key, memo)
  if (under.length === 0) return unseen
  const children = new Set(tombstones.flatMap((tombstone) => tombstone.children))
  for (const child of under) {
    if (children.has(child.entityId)) compare(standingUnder(reader, child), child)
    else unseen.push({ ...child, field: null, writes: reader.creations(child.entity, child.entityId) })
  }
  return unseen
}

/** What was written in an entity and stands, with its names in a tombstone of that entity. */
function standingIn(reader: HistoryReader, key: EntityKey): readonly Standing[] {
  const fields = reader.editedFields(key.entity, key.entityId)
  if (fields.length === 0) return nothing
  return fields
    .map((field) => ({ field, name: field, writes: readField(reader, key, field).stands }))
    .filter((item) => item.writes.length > 0)
}

/** The same with its names in a tombstone of what the entity is under. */
const standingUnder = (reader: HistoryReader, key: EntityKey): readonly Standing[] =>
  standingIn(reader, key).map((item) => ({ ...item, name: `${key.entity}/${key.entityId}/${item.field}` }))

interface Standing {
  readonly field: string
  readonly name: string
  readonly writes: readonly WriteId[]
}

const nothing: readonly Standing[] = []

function isTombstone(value: Json): value is Tombstone & Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const { saw, children } = value as { saw?: Json; children?: Json }
  return isTextList(children) && saw !== null && typeof saw === 'object' && Object.values(saw).every(isTextList)
}

function isTextList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
