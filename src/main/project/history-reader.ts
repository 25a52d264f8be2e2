/** The log in the project file, read the way the pure rules of history read it. */
import type { Database } from 'better-sqlite3'
import type { StampedWrite } from '../../shared/history/heads.ts'
import { initialLayer } from '../../shared/history/log.ts'
import type { EntityKey, HistoryReader } from '../../shared/history/reader.ts'
import { DELETED } from '../../shared/history/types.ts'
import { among, bound, type Creation, createRecordWrites, listIn, type RecordEdits } from './record-writes.ts'
import { prepared } from './statements.ts'
import { ownedBy, ownersOf } from './tables.ts'

/** From so many records on, reading them in one go is worth its preparation. */
const MANY = 16

const nothing: readonly StampedWrite[] = []
const noCreations: readonly Creation[] = []
const noEdits: RecordEdits = new Map()
const nobody: readonly EntityKey[] = []
const noFields: readonly string[] = []

/** Reads each record's writes once per reader: make a new one after the log has grown. */
export function createHistoryReader(database: Database): HistoryReader {
  const writes = createRecordWrites(database)
  /** entity → id → the ids of that entity which are asked for together. */
  const groups = new Map<string, Map<string, readonly string[]>>()
  /** Asks once for each record; of a prepared group for all in one go. */
  const kept = <V>(
    read: (entity: string, ids: readonly string[]) => ReadonlyMap<string, V>,
    empty: V
  ): ((entity: string, id: string) => V) => {
    const caches = new Map<string, Map<string, V>>()
    return (entity, id) => {
      const cache = mapIn(caches, entity)
      const known = cache.get(id)
      if (known !== undefined) return known
      const ids = groups.get(entity)?.get(id) ?? [id]
      const found = read(entity, ids)
      for (const one of ids) cache.set(one, found.get(one) ?? empty)
      return found.get(id) ?? empty
    }
  }
  const creations = kept<readonly Creation[]>(writes.creations, noCreations)
  const records = kept<readonly StampedWrite[]>(writes.records, nothing)
  const edits = kept<RecordEdits>(writes.edits, noEdits)
  const children = kept<readonly EntityKey[]>((entity, ids) => childrenOf(database, entity, ids), nobody)
  const owners = kept<readonly EntityKey[]>((entity, ids) => ownersIn(database, entity, ids), nobody)

  return {
    writes: (entity, id, field) => ({
      initial: lazily(() => initialLayer(records(entity, id), field)),
      edits: edits(entity, id).get(field) ?? nothing
    }),
    editedFields: (entity, id) => {
      const fields = edits(entity, id)
      return fields.size === 0 ? noFields : [...fields.keys()].filter((field) => field !== DELETED).sort()
    },
    creations: (entity, id) => creations(entity, id).map((creation) => creation.id),
    created: (entity, id) => {
      const made = creations(entity, id)
      if (made.length === 0) return 'missing'
      return made.some((creation) => !creation.withheld) ? 'yes' : 'withheld'
    },
    children,
    owners,
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
    }
  }
}

/** A list that is read when, and only when, somebody goes through it. */
function lazily<T>(read: () => readonly T[]): Iterable<T> {
  return { [Symbol.iterator]: () => read()[Symbol.iterator]() }
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
