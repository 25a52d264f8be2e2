/** The entity tables: what the log says now, for reading. Only the door, merge and verify write or compare them. */
import type { Database } from 'better-sqlite3'
import { DELETED } from '../../shared/history/types.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { type EntityName, type EntityRecord, entities, entityNames } from '../../shared/model/entities.ts'
import { fromColumn, toColumn } from '../../shared/model/storage.ts'
import { prepared as preparedOn } from './statements.ts'

export type ConflictKind = 'values' | 'edited-and-deleted' | 'edited-and-dismissed'

export interface Tables {
  /** The record and whether it is there for people (not deleted); undefined where no such id was ever made. */
  get<E extends EntityName>(entity: E, id: string): { record: EntityRecord<E>; visible: boolean } | undefined
  /** Ids of visible records that `id` owns, by entity. */
  children(entity: string, id: string): { entity: EntityName; id: string }[]
  /** The records that one belongs to, deleted or not. */
  owners(entity: string, id: string): { entity: string; id: string }[]
  insert(entity: string, id: string, record: JsonObject, visible: boolean): void
  setField(entity: string, id: string, field: string, value: Json): void
  setVisible(entity: string, id: string, visible: boolean): void
  /** Whether a record is hidden, or deleted and edited at once: only then can a write under it change what is shown. */
  deletionStands(entity: string, id: string): boolean
  /** Whether several values stand in a field. */
  inConflict(entity: string, id: string, field: string): boolean
  setConflict(entity: string, id: string, field: string, kind: ConflictKind, stands: boolean): void
}

const isKnown = (entity: string): entity is EntityName => Object.hasOwn(entities, entity)

/** The fields through which records of one entity belong to another: owner entity → [child entity, field]. */
export const ownedBy: ReadonlyMap<string, readonly (readonly [child: EntityName, field: string])[]> = owners()

function owners(): Map<string, [EntityName, string][]> {
  const found = new Map<string, [EntityName, string][]>()
  for (const entity of entityNames) {
    for (const [field, definition] of Object.entries(entities[entity])) {
      const { owner } = definition as { owner?: string }
      if (owner) found.set(owner, [...(found.get(owner) ?? []), [entity, field]])
    }
  }
  return found
}

/** The same from the other side: entity → [field, owner entity]. */
const ownersOf = new Map<string, [field: string, owner: string][]>()
for (const [owner, children] of ownedBy) {
  for (const [child, field] of children) ownersOf.set(child, [...(ownersOf.get(child) ?? []), [field, owner]])
}

export function createTables(database: Database): Tables {
  const prepared = (sql: string) => preparedOn(database, sql)
  const addConflict = 'INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?)'
  const standing = 'SELECT 1 FROM conflict WHERE entity_id = ? AND entity = ? AND field = ? AND kind = ?'
  const dropConflict = 'DELETE FROM conflict WHERE entity_id = ? AND entity = ? AND field = ? AND kind = ?'

  return {
    get: <E extends EntityName>(entity: E, id: string) => {
      const row = prepared(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) as
        | Record<string, string | number | null>
        | undefined
      return row && { record: rowToRecord(entity, row), visible: row.visible === 1 }
    },
    children: (entity, id) =>
      (ownedBy.get(entity) ?? []).flatMap(([child, field]) =>
        (prepared(`SELECT id FROM "${child}" WHERE "${field}" = ? AND visible = 1`).all(id) as { id: string }[]).map(
          (row) => ({
            entity: child,
            id: row.id
          })
        )
      ),
    owners: (entity, id) =>
      (isKnown(entity) ? (ownersOf.get(entity) ?? []) : []).flatMap(([field, owner]) => {
        const row = prepared(`SELECT "${field}" AS owner FROM "${entity}" WHERE id = ?`).get(id) as
          | { owner: string | null }
          | undefined
        return row?.owner ? [{ entity: owner, id: row.owner }] : []
      }),
    insert: (entity, id, record, visible) => {
      if (!isKnown(entity)) return
      const fields = Object.keys(entities[entity])
      const columns = ['id', ...fields.map((field) => `"${field}"`), 'visible'].join(', ')
      const marks = new Array(fields.length + 2).fill('?').join(', ')
      prepared(`INSERT OR REPLACE INTO "${entity}" (${columns}) VALUES (${marks})`).run(
        id,
        ...fields.map((field) => toColumn(entity, field, record[field])),
        visible ? 1 : 0
      )
    },
    setField: (entity, id, field, value) => {
      if (!isKnown(entity) || !Object.hasOwn(entities[entity], field)) return
      prepared(`UPDATE "${entity}" SET "${field}" = ? WHERE id = ?`).run(toColumn(entity, field, value), id)
    },
    setVisible: (entity, id, visible) => {
      if (isKnown(entity)) prepared(`UPDATE "${entity}" SET visible = ? WHERE id = ?`).run(visible ? 1 : 0, id)
    },
    deletionStands: (entity, id) =>
      isKnown(entity) &&
      (prepared(`SELECT 1 FROM "${entity}" WHERE id = ? AND visible = 0`).get(id) !== undefined ||
        prepared(standing).get(id, entity, DELETED, 'edited-and-deleted') !== undefined),
    inConflict: (entity, id, field) => prepared(standing).get(id, entity, field, 'values') !== undefined,
    setConflict: (entity, id, field, kind, stands) => {
      prepared(stands ? addConflict : dropConflict).run(id, entity, field, kind)
    }
  }
}

/** A record from a table's row. */
export function rowToRecord<E extends EntityName>(entity: E, row: Record<string, unknown>): EntityRecord<E> {
  const record: Record<string, Json> = {}
  for (const field of Object.keys(entities[entity]))
    record[field] = fromColumn(entity, field, row[field] as string | null)
  return record as EntityRecord<E>
}
