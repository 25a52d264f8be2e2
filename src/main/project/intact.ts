/**
 * Whether a project file is what queries rely on: every value of the shape that its field has, pages and indexes sound. No hash
 * and no replay, so it takes a fraction of the full check, and it ends at the first thing that nobody could have written.
 */
import type { Database } from 'better-sqlite3'
import { type EntityName, entityNames, fieldDefinition } from '../../shared/model/entities.ts'
import { fromColumn, storedJson, tablesOf } from '../../shared/model/storage.ts'
import { assertSound } from './open-database.ts'
import { recordsIn } from './tables.ts'

/** False also where something cannot even be read. */
export function isIntact(database: Database): boolean {
  try {
    if (!logIsWellShaped(database)) return false
    if (!entityNames.every((entity) => recordsAreWellShaped(database, entity))) return false
    assertSound(database)
    return true
  } catch {
    return false
  }
}

/** What lists of the history read without going through a record. */
function logIsWellShaped(database: Database): boolean {
  type Row = { hlc: string; params: string; parents: string }
  const sets = database.prepare<[], Row>('SELECT hlc, params, parents FROM change_set')
  for (const { hlc, params, parents } of sets.iterate()) {
    if (!/^[0-9a-f]{12}-[0-9a-f]{4}$/.test(hlc) || !isObject(storedJson(params))) return false
    if (!Array.isArray(storedJson(parents))) return false
  }
  const writes = database.prepare<[], { bases: string; also: string | null }>('SELECT bases, also FROM change')
  for (const { bases, also } of writes.iterate()) {
    if (!Array.isArray(storedJson(bases)) || (also !== null && !Array.isArray(storedJson(also)))) return false
  }
  return true
}

function recordsAreWellShaped(database: Database, entity: EntityName): boolean {
  // A value that was withheld stands nowhere.
  const withheld = database.prepare<[string, string, string]>(
    `SELECT 1 FROM change WHERE entity_id = ? AND entity = ? AND field IN ('', ?) AND leaf IS NOT NULL`
  )
  const fields = tablesOf(entity).flatMap((table) => table.fields)
  const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${recordsIn(entity)}`)
  for (const row of rows.iterate()) {
    for (const field of fields) {
      const value = fromColumn(entity, field, row[field] as string | null)
      if (fieldDefinition(entity, field)?.schema.safeParse(value).success) continue
      if (value !== null || withheld.get(String(row.id), entity, field) === undefined) return false
    }
  }
  return true
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
