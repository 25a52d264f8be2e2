/**
 * What the log holds of single records. A creation holds a whole record, kilobytes of it, which undo, deletion and
 * visibility hardly ever need: it is read only where somebody asks for the values that it gave.
 */
import type { Database, Statement } from 'better-sqlite3'
import type { StampedWrite } from '../../shared/history/heads.ts'
import type { Json } from '../../shared/json.ts'
import { storedJson } from '../../shared/model/storage.ts'
import { prepared } from './statements.ts'

/** The creations of a record, without what it was created with: one, unless two installations imported the same file. */
export interface Creations {
  readonly ids: readonly string[]
  /** Whether the record of any of them is here. */
  readonly created: 'yes' | 'withheld'
}

/** The edits of one record by field. */
export type RecordEdits = ReadonlyMap<string, readonly StampedWrite[]>

/** Reads writes of records of one entity, by the record's id; records without any are left out. */
export interface RecordWrites {
  creations(entity: string, ids: readonly string[]): Map<string, Creations>
  /** The creations with their records. */
  records(entity: string, ids: readonly string[]): Map<string, StampedWrite[]>
  edits(entity: string, ids: readonly string[]): Map<string, Map<string, StampedWrite[]>>
}

interface SetRow {
  id: string
  hlc: string
  replica: string
  undoOf: string | null
}

type WriteRow = [
  entityId: string,
  position: number,
  field: string,
  value: string | null,
  also: string | null,
  bases: string
]

export function createRecordWrites(database: Database): RecordWrites {
  const sets = new Map<number, SetRow>()
  const setAt = prepared<[number], SetRow>(
    database,
    'SELECT id, hlc, replica, undo_of AS undoOf FROM change_set WHERE position = ?'
  )
  const changeSetOf = (position: number): SetRow => {
    let set = sets.get(position)
    if (!set) {
      set = setAt.get(position) as SetRow
      sets.set(position, set)
    }
    return set
  }
  /** One answer for the thousands of records that one change set made. */
  const once = new Map<string, Creations>()
  const onceAt = (position: number, withheld: boolean): Creations => {
    const name = `${position} ${withheld}`
    let creations = once.get(name)
    if (!creations) {
      creations = { ids: [changeSetOf(position).id], created: withheld ? 'withheld' : 'yes' }
      once.set(name, creations)
    }
    return creations
  }
  /** Rows as lists: thousands are read at once. */
  const select = <Row>(columns: string, ids: readonly string[], condition: string): Statement<[string, string], Row> =>
    prepared<[string, string], Row>(
      database,
      `SELECT ${columns} FROM change WHERE entity_id ${among(ids)} AND entity = ? AND ${condition}`
    ).raw()
  const stamped = ([, position, , value, also, bases]: WriteRow): StampedWrite => {
    const { id, hlc, replica, undoOf } = changeSetOf(position)
    const write: StampedWrite = {
      id,
      hlc,
      replica,
      undoOf,
      bases: bases === '[]' ? [] : (storedJson(bases) as string[]),
      new: value === null ? null : storedJson(value),
      withheld: value === null
    }
    return also === null ? write : { ...write, also: storedJson(also) as Json[] }
  }
  const whole = 'entity_id, position, field, new, also, bases'

  return {
    creations: (entity, ids) => {
      const found = new Map<string, Creations>()
      // The index holds all of this: the creations themselves, kilobytes each, are not read.
      const rows = select<[string, number, 0 | 1]>('entity_id, position, leaf IS NOT NULL', ids, `field = ''`)
      for (const [id, position, withheld] of rows.all(bound(ids), entity)) {
        const one = onceAt(position, withheld === 1)
        const before = found.get(id)
        found.set(id, before ? bothOf(before, one) : one)
      }
      return found
    },
    records: (entity, ids) => {
      const found = new Map<string, StampedWrite[]>()
      const rows = select<WriteRow>(whole, ids, `field = ''`).all(bound(ids), entity)
      for (const row of rows) listIn(found, row[0]).push(stamped(row))
      return found
    },
    edits: (entity, ids) => {
      const found = new Map<string, Map<string, StampedWrite[]>>()
      for (const row of select<WriteRow>(whole, ids, `field <> ''`).all(bound(ids), entity)) {
        let fields = found.get(row[0])
        if (!fields) {
          fields = new Map()
          found.set(row[0], fields)
        }
        listIn(fields, row[2]).push(stamped(row))
      }
      return found
    }
  }
}

const bothOf = (a: Creations, b: Creations): Creations => ({
  ids: [...a.ids, ...b.ids],
  created: a.created === 'yes' ? 'yes' : b.created
})

/** The condition that a column holds one of these ids, and the one value to bind for it. */
export const among = (ids: readonly string[]): string =>
  ids.length === 1 ? '= ?' : 'IN (SELECT value FROM json_each(?))'
export const bound = (ids: readonly string[]): string => (ids.length === 1 ? (ids[0] as string) : JSON.stringify(ids))

export function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key)
  if (!list) {
    list = []
    lists.set(key, list)
  }
  return list
}
