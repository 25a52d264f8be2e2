/**
 * Takes what one project file's history holds into another file, the way a merge does: the union of the logs, and tables,
 * heads, visibility and conflicts that follow from replaying it. Both files must be closed.
 */
import Database from 'better-sqlite3'
import { createLog, type ProjectLog } from '../../src/main/project/log.ts'
import { createTables } from '../../src/main/project/tables.ts'
import { conflictsIn } from '../../src/shared/history/conflicts.ts'
import { createLog as createMemoryLog, replay } from '../../src/shared/history/log.ts'
import { missing } from '../../src/shared/history/merge.ts'
import { readField } from '../../src/shared/history/reader.ts'
import { type ChangeSet, DELETED } from '../../src/shared/history/types.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import { entities } from '../../src/shared/model/entities.ts'

const setsIn = (log: ProjectLog): ChangeSet[] => log.ids().flatMap((id) => log.read(id) ?? [])

export function mergeInto(path: string, from: string): void {
  const database = new Database(path)
  try {
    database.prepare('ATTACH ? AS other').run(from)
    const other = new Database(from, { readonly: true })
    const theirs = setsIn(createLog(other))
    other.close()
    database.transaction(() => {
      for (const table of ['public_key', 'blob', 'blob_chunk']) {
        database.exec(`INSERT OR IGNORE INTO main.${table} SELECT * FROM other.${table}`)
      }
      const log = createLog(database)
      for (const changeSet of missing(setsIn(log), theirs)) log.append((log.end()?.position ?? 0) + 1, changeSet)
      deriveTables(database, log)
    })()
  } finally {
    database.close()
  }
}

/** Writes every table that follows from the log anew. */
function deriveTables(database: Database.Database, log: ProjectLog): void {
  const tables = createTables(database)
  const memory = createMemoryLog(setsIn(log))
  database.exec('DELETE FROM head; DELETE FROM conflict')
  for (const [entity, rows] of replay(memory)) {
    for (const [id, row] of rows) {
      const fields = Object.keys(entities[entity as keyof typeof entities])
      const record = Object.fromEntries(fields.map((field) => [field, row.fields[field]?.value ?? null]))
      tables.insert(entity, id, record as JsonObject, row.visible)
      for (const field of fields) log.setFieldHeads(entity, id, field, row.fields[field]?.heads ?? [])
      log.setFieldHeads(entity, id, DELETED, readField(memory, { entity, entityId: id }, DELETED).heads)
      for (const { field, kind } of conflictsIn(row)) tables.setConflict(entity, id, field, kind, true)
    }
  }
}
