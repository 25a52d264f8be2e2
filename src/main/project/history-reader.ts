/** The log in the project file, read the way the pure rules of history read it. */

import type { Database } from 'better-sqlite3'
import type { StampedWrite } from '../../shared/history/heads.ts'
import { initialLayer } from '../../shared/history/log.ts'
import type { EntityKey, HistoryReader } from '../../shared/history/reader.ts'
import { DELETED } from '../../shared/history/types.ts'
import type { ProjectLog, RecordWrite } from './log.ts'
import { prepared } from './statements.ts'
import { ownedBy } from './tables.ts'

/** Reads each record's writes once per reader: make a new one after the log has grown. */
export function createHistoryReader(database: Database, log: ProjectLog): HistoryReader {
  const cache = new Map<string, readonly RecordWrite[]>()
  const recordWrites = (entity: string, id: string): readonly RecordWrite[] => {
    const key = `${entity}/${id}`
    let writes = cache.get(key)
    if (!writes) {
      writes = log.writesOf(entity, id)
      cache.set(key, writes)
    }
    return writes
  }
  return {
    writes: (entity, id, field) => {
      const writes = recordWrites(entity, id)
      return {
        initial: initialLayer(writes.filter((write) => write.field === null).map(stamped), field),
        edits: writes.filter((write) => write.field === field).map(stamped)
      }
    },
    editedFields: (entity, id) => {
      const fields = new Set(recordWrites(entity, id).map((write) => write.field))
      return [...fields].filter((field): field is string => field !== null && field !== DELETED).sort()
    },
    creations: (entity, id) =>
      recordWrites(entity, id)
        .filter((write) => write.field === null)
        .map((write) => write.id),
    children: (entity, id) => childrenOf(database, entity, id)
  }
}

function stamped(write: RecordWrite): StampedWrite {
  const { id, hlc, replica, bases, withheld, undoOf } = write
  const base = { id, hlc, replica, bases, undoOf, withheld, new: write.new }
  return write.also ? { ...base, also: write.also } : base
}

/** Everything ever created with an owner field pointing to a record, deleted or not. */
function childrenOf(database: Database, entity: string, id: string): EntityKey[] {
  return (ownedBy.get(entity) ?? []).flatMap(([child, field]) =>
    prepared<[string], { id: string }>(database, `SELECT id FROM "${child}" WHERE "${field}" = ?`)
      .all(id)
      .map((row): EntityKey => ({ entity: child, entityId: row.id }))
  )
}
