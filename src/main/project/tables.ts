/** The entity tables: what the log says now, for reading. Only the door, merge and verify write or compare them. */
import type { Database } from 'better-sqlite3'
import type { ConflictKind } from '../../shared/history/conflicts.ts'
import type { EntityKey } from '../../shared/history/reader.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import {
  type EntityName,
  type EntityRecord,
  entities,
  entityNames,
  type FieldName
} from '../../shared/model/entities.ts'
import { fromColumn, tablesOf, toColumn } from '../../shared/model/storage.ts'
import { among, bound } from './record-writes.ts'
import { prepared as preparedOn } from './statements.ts'

export interface Tables {
  /** The record and whether it is there for people (not deleted); undefined where no such id was ever made. */
  get<E extends EntityName>(entity: E, id: string): { record: EntityRecord<E>; visible: boolean } | undefined
  /** One field of a record: a claim as a whole is kilobytes. Undefined where no such id was ever made. */
  getField<E extends EntityName, F extends FieldName<E>>(
    entity: E,
    id: string,
    field: F
  ): { value: EntityRecord<E>[F]; visible: boolean } | undefined
  /** Ids of visible records that `id` owns, by entity. */
  children(entity: string, id: string): { entity: EntityName; id: string }[]
  /** The records that one belongs to, deleted or not, and whether it is hidden itself. */
  placeOf(entity: string, id: string): RecordPlace
  insert(entity: string, id: string, record: JsonObject, visible: boolean): void
  setField(entity: string, id: string, field: string, value: Json): void
  /** Gives the ids of those that were not so before. */
  setVisible(entity: string, ids: readonly string[], visible: boolean): readonly string[]
  /** All records that are deleted and edited at once, as `entity/id`. */
  inDispute(): ReadonlySet<string>
  /** Whether a field is in conflict: `values`, several values stand in it. */
  inConflict(entity: string, id: string, field: string, kind: ConflictKind): boolean
  setConflict(entity: string, id: string, field: string, kind: ConflictKind, stands: boolean): void
  /** How many conflicts stand in what people see. */
  openConflicts(): number
  /** Takes back all conflicts of one kind on a record, whichever its fields. */
  clearConflicts(entity: string, id: string, kind: ConflictKind): void
  /** Whether the status that a claim shows is "dismissed". */
  isDismissed(claim: string): boolean
}

export interface RecordPlace {
  readonly hidden: boolean
  readonly owners: readonly EntityKey[]
}

const nowhere: RecordPlace = { hidden: false, owners: [] }

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
export const ownersOf: ReadonlyMap<string, readonly (readonly [field: string, owner: string])[]> = owned()

function owned(): Map<string, [field: string, owner: string][]> {
  const found = new Map<string, [field: string, owner: string][]>()
  for (const [owner, children] of ownedBy) {
    for (const [child, field] of children) found.set(child, [...(found.get(child) ?? []), [field, owner]])
  }
  return found
}

/** The records of an entity with all their fields, for the FROM of a query. A row whose long fields are missing stays one. */
export function recordsIn(entity: EntityName): string {
  const [own, ...others] = tablesOf(entity).map(({ table }) => `"${table}"`)
  return [own, ...others.map((table) => `LEFT JOIN ${table} USING (id)`)].join(' ')
}

/** A field of the row at hand of an entity's table, as an expression: wherever the field stands. */
export function fieldIn<E extends EntityName>(entity: E, field: FieldName<E>): string {
  const table = tablesOf(entity).find(({ fields }) => fields.includes(field))?.table ?? entity
  if (table === entity) return `"${entity}"."${field}"`
  return `(SELECT "${table}"."${field}" FROM "${table}" WHERE "${table}".id = "${entity}".id)`
}

export function createTables(database: Database): Tables {
  const prepared = (sql: string) => preparedOn(database, sql)
  const addConflict = 'INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?)'
  const standing = 'SELECT 1 FROM conflict WHERE entity_id = ? AND entity = ? AND field = ? AND kind = ?'
  const dropConflict = 'DELETE FROM conflict WHERE entity_id = ? AND entity = ? AND field = ? AND kind = ?'

  return {
    get: <E extends EntityName>(entity: E, id: string) => {
      const row = prepared(`SELECT * FROM ${recordsIn(entity)} WHERE id = +?`).get(id) as
        | Record<string, string | number | null>
        | undefined
      return row && { record: rowToRecord(entity, row), visible: row.visible === 1 }
    },
    getField: <E extends EntityName, F extends FieldName<E>>(entity: E, id: string, field: F) => {
      const row = prepared(`SELECT ${fieldIn(entity, field)} AS value, visible FROM "${entity}" WHERE id = ?`).get(
        id
      ) as { value: string | null; visible: number } | undefined
      return row && { value: fromColumn(entity, field, row.value) as EntityRecord<E>[F], visible: row.visible === 1 }
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
    placeOf: (entity, id) => {
      if (!isKnown(entity)) return nowhere
      const fields = ownersOf.get(entity) ?? []
      const columns = ['visible', ...fields.map(([field]) => `"${field}"`)].join(', ')
      const row = prepared(`SELECT ${columns} FROM "${entity}" WHERE id = ?`).get(id) as
        | Record<string, string | number | null>
        | undefined
      if (!row) return nowhere
      return {
        hidden: row.visible === 0,
        owners: fields.flatMap(([field, owner]) => {
          const ownerId = row[field]
          return typeof ownerId === 'string' ? [{ entity: owner, entityId: ownerId }] : []
        })
      }
    },
    insert: (entity, id, record, visible) => {
      if (!isKnown(entity)) return
      for (const { table, fields } of tablesOf(entity)) {
        const values: Record<string, string | number | null> = { id }
        for (const field of fields) values[`"${field}"`] = toColumn(entity, field, record[field])
        if (table === entity) values.visible = visible ? 1 : 0
        const columns = Object.keys(values)
        const marks = columns.map(() => '?').join(', ')
        prepared(`INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${marks})`).run(
          ...Object.values(values)
        )
      }
    },
    setField: (entity, id, field, value) => {
      if (!isKnown(entity)) return
      const table = tablesOf(entity).find(({ fields }) => fields.includes(field))?.table
      if (table === undefined) return
      prepared(`UPDATE "${table}" SET "${field}" = ? WHERE id = ?`).run(toColumn(entity, field, value), id)
    },
    setVisible: (entity, ids, visible) => {
      const to = visible ? 1 : 0
      if (!isKnown(entity)) return []
      const update = `UPDATE "${entity}" SET visible = ? WHERE id ${among(ids)} AND visible <> ? RETURNING id`
      return prepared(update).pluck().all(to, bound(ids), to) as string[]
    },
    inDispute: () =>
      new Set(
        (
          prepared(
            `SELECT entity || '/' || entity_id AS name FROM conflict WHERE kind = 'edited-and-deleted'`
          ).all() as {
            name: string
          }[]
        ).map((row) => row.name)
      ),
    inConflict: (entity, id, field, kind) => prepared(standing).get(id, entity, field, kind) !== undefined,
    setConflict: (entity, id, field, kind, stands) => {
      prepared(stands ? addConflict : dropConflict).run(id, entity, field, kind)
    },
    openConflicts: () => {
      const rows = prepared('SELECT entity, entity_id AS id FROM conflict').all() as { entity: string; id: string }[]
      return rows.filter(
        ({ entity, id }) =>
          isKnown(entity) && prepared(`SELECT 1 FROM "${entity}" WHERE id = ? AND visible = 1`).get(id) !== undefined
      ).length
    },
    clearConflicts: (entity, id, kind) => {
      prepared('DELETE FROM conflict WHERE entity_id = ? AND entity = ? AND kind = ?').run(id, entity, kind)
    },
    isDismissed: (claim) =>
      prepared(`SELECT 1 FROM claim WHERE id = ? AND state = 'dismissed'`).get(claim) !== undefined
  }
}

/** A record from a row of `recordsIn`. */
export function rowToRecord<E extends EntityName>(entity: E, row: Record<string, unknown>): EntityRecord<E> {
  const record: Record<string, Json> = {}
  for (const field of Object.keys(entities[entity])) {
    const column = row[field] as string | null | undefined
    if (column === undefined) throw new Error(`the row was read without ${entity}.${field}`)
    record[field] = fromColumn(entity, field, column)
  }
  return record as EntityRecord<E>
}
