/** The log in the project file, read the way the pure rules of history read it. */
import type { Database } from 'better-sqlite3'
import type { Stamp, StampedWrite } from '../../shared/history/heads.ts'
import { initialLayer } from '../../shared/history/log.ts'
import { createPast } from '../../shared/history/past.ts'
import type { EntityKey, HistoryReader } from '../../shared/history/reader.ts'
import { type Change, DELETED } from '../../shared/history/types.ts'
import type { JsonObject } from '../../shared/json.ts'
import { storedJson } from '../../shared/model/storage.ts'
import { among, bound, type Creations, createRecordWrites, listIn, type RecordEdits } from './record-writes.ts'
import { prepared } from './statements.ts'
import { ownedBy, ownersOf } from './tables.ts'

/** From so many records on, reading them in one go is worth its preparation. */
const MANY = 16

const nothing: readonly StampedWrite[] = []
const noCreations: Creations = { ids: [], created: 'withheld' }
const noEdits: RecordEdits = new Map()
const nobody: readonly EntityKey[] = []
const noFields: readonly string[] = []

/** What a change set that has just been appended wrote, and when: the order among writes of one field. */
export interface Appended {
  readonly stamp: Stamp
  readonly undoOf: string | null
  readonly changes: readonly Change[]
}

/** A reader for one command: it goes on being right when the command's own change set is in the log. */
export interface GrowingReader extends HistoryReader {
  /** Tells it what log and tables have taken in since it began to read. What it has read is not read again. */
  grow(appended: Appended): void
}

/** Answers once for each record, of a prepared group for all in one go. */
interface Kept<V> {
  get(entity: string, id: string): V
  /** Puts another answer in the place of one that was given. */
  change(entity: string, id: string, to: (known: V) => V): void
  /** Takes an answer that came with another one, unless it is known. */
  learn(entity: string, id: string, answer: V): void
  forget(entity: string, id: string): void
}

/** Reads each record's writes once per reader: when the log has grown, make a new one or `grow` this one. */
export function createHistoryReader(database: Database): GrowingReader {
  const writes = createRecordWrites(database)
  /** entity → id → the ids of that entity which are asked for together. */
  const groups = new Map<string, Map<string, readonly string[]>>()
  const kept = <V>(read: (entity: string, ids: readonly string[]) => ReadonlyMap<string, V>, empty: V): Kept<V> => {
    const caches = new Map<string, Map<string, V>>()
    /** Groups that were read: who is in one and not in the cache has nothing. */
    const readGroups = new Set<readonly string[]>()
    const knownOf = (entity: string, id: string): V | undefined => {
      const known = caches.get(entity)?.get(id)
      if (known !== undefined) return known
      const group = groups.get(entity)?.get(id)
      return group && readGroups.has(group) ? empty : undefined
    }
    return {
      get: (entity, id) => {
        const known = knownOf(entity, id)
        if (known !== undefined) return known
        const cache = mapIn(caches, entity)
        const group = groups.get(entity)?.get(id)
        if (!group) {
          const answer = read(entity, [id]).get(id) ?? empty
          cache.set(id, answer)
          return answer
        }
        const found = read(entity, cache.size > 0 ? group.filter((one) => !cache.has(one)) : group)
        for (const [one, answer] of found) cache.set(one, answer)
        readGroups.add(group)
        return cache.get(id) ?? empty
      },
      change: (entity, id, to) => {
        const known = knownOf(entity, id)
        if (known !== undefined) mapIn(caches, entity).set(id, to(known))
      },
      learn: (entity, id, answer) => {
        const cache = mapIn(caches, entity)
        if (!cache.has(id)) cache.set(id, answer)
      },
      forget: (entity, id) => {
        caches.get(entity)?.delete(id)
        groups.get(entity)?.delete(id)
      }
    }
  }
  const creations = kept<Creations>(writes.creations, noCreations)
  const records = kept<readonly StampedWrite[]>(writes.records, nothing)
  const edits = kept<RecordEdits>(writes.edits, noEdits)
  const owners = kept<readonly EntityKey[]>((entity, ids) => ownersIn(database, entity, ids), nobody)
  const children = kept<readonly EntityKey[]>((entity, ids) => {
    const found = childrenOf(database, entity, ids)
    // Whoever can belong to one record only, and was found under it, has no other owner.
    for (const [entityId, list] of found) {
      const owner = [{ entity, entityId }]
      for (const child of list) {
        if (ownersOf.get(child.entity)?.length === 1) owners.learn(child.entity, child.entityId, owner)
      }
    }
    return found
  }, nobody)

  const parents = prepared<[string], string>(database, 'SELECT parents FROM change_set WHERE id = ?').pluck()
  const past = createPast((id) => {
    const stored = parents.get(id)
    return stored === undefined ? undefined : (storedJson(stored) as string[])
  })
  /** The change set that was just appended: it was made on all log heads, so on everything that this file holds. */
  let newest: string | undefined

  /** A new record is read when somebody asks for it, and so is what its owners own. */
  const growBy = ({ entity, entityId, new: record }: Change): void => {
    for (const cache of [creations, records, owners]) cache.forget(entity, entityId)
    for (const [field, owner] of ownersOf.get(entity) ?? []) {
      const ownerId = (record as JsonObject)[field]
      if (typeof ownerId === 'string') children.forget(owner, ownerId)
    }
  }

  return {
    writes: (entity, id, field) => ({
      initial: new InitialLayer(records, entity, id, field),
      edits: edits.get(entity, id).get(field) ?? nothing
    }),
    editedFields: (entity, id) => {
      const fields = edits.get(entity, id)
      return fields.size === 0 ? noFields : [...fields.keys()].filter((field) => field !== DELETED).sort()
    },
    creations: (entity, id) => creations.get(entity, id).ids,
    created: (entity, id) => {
      const made = creations.get(entity, id)
      return made === noCreations ? 'missing' : made.created
    },
    children: children.get,
    owners: owners.get,
    knew: (later, earlier) => later === newest || past(later, earlier),
    prepare: (keys) => {
      const unknown = new Map<string, Set<string>>()
      for (const { entity, entityId } of keys) {
        if (groups.get(entity)?.has(entityId)) continue
        const ids = unknown.get(entity)
        if (ids) ids.add(entityId)
        else unknown.set(entity, new Set([entityId]))
      }
      for (const [entity, set] of unknown) {
        if (set.size < MANY) continue
        const ids = [...set]
        const group = mapIn(groups, entity)
        for (const id of ids) group.set(id, ids)
      }
    },
    grow: ({ stamp: { id, hlc, replica }, undoOf, changes }) => {
      newest = id
      for (const change of changes) {
        const { entity, entityId, field, new: value, also, bases } = change
        if (field === null) {
          growBy(change)
          continue
        }
        const write: StampedWrite = { id, hlc, replica, undoOf, bases, new: value, withheld: false }
        const edit = also === undefined ? write : { ...write, also }
        edits.change(entity, entityId, (known) => new Map(known).set(field, [...(known.get(field) ?? nothing), edit]))
      }
    }
  }
}

/** What creations gave a field: read when, and only when, somebody goes through it. */
class InitialLayer implements Iterable<StampedWrite> {
  readonly #records: Kept<readonly StampedWrite[]>
  readonly #entity: string
  readonly #id: string
  readonly #field: string

  constructor(records: Kept<readonly StampedWrite[]>, entity: string, id: string, field: string) {
    this.#records = records
    this.#entity = entity
    this.#id = id
    this.#field = field
  }

  [Symbol.iterator](): Iterator<StampedWrite> {
    return initialLayer(this.#records.get(this.#entity, this.#id), this.#field)[Symbol.iterator]()
  }
}

/** Everything ever created with an owner field pointing to one of these records, deleted or not. */
function childrenOf(database: Database, entity: string, ids: readonly string[]): Map<string, EntityKey[]> {
  const found = new Map<string, EntityKey[]>()
  for (const [child, field] of ownedBy.get(entity) ?? []) {
    // Handing over thousands of ids costs more than a look whether anything is there at all.
    if (ids.length > 1 && prepared(database, `SELECT 1 FROM "${child}" LIMIT 1`).get() === undefined) continue
    const rows = prepared<[string], { id: string; owner: string }>(
      database,
      `SELECT id, "${field}" AS owner FROM "${child}" WHERE "${field}" ${among(ids)}`
    ).all(bound(ids))
    for (const { id, owner } of rows) listIn(found, owner).push({ entity: child, entityId: id })
  }
  return found
}

/** The records that own these, by the owner fields of their rows; an empty id where a field names none. */
function ownersIn(database: Database, entity: string, ids: readonly string[]): Map<string, readonly EntityKey[]> {
  const fields = ownersOf.get(entity)
  if (!fields) return new Map()
  const columns = fields.map(([field]) => `"${field}"`).join(', ')
  const rows = prepared<[string], Record<string, string | null>>(
    database,
    `SELECT id, ${columns} FROM "${entity}" WHERE id ${among(ids)}`
  ).all(bound(ids))
  return new Map(
    rows.map((row) => [
      row.id ?? '',
      fields.map(([field, owner]): EntityKey => ({ entity: owner, entityId: row[field] ?? '' }))
    ])
  )
}

function mapIn<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key)
  if (!map) {
    map = new Map()
    maps.set(key, map)
  }
  return map
}
