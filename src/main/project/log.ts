/** The log as it stands in the project file: change sets in, change sets out, and the heads that follow from them. */
import type { Database } from 'better-sqlite3'
import type { Change, ChangeSet, ChangeSetOutline, LoggedChange, WriteId } from '../../shared/history/types.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { storedJson } from '../../shared/model/storage.ts'

export interface LogEnd {
  readonly position: number
  readonly id: string
}

export interface ProjectLog {
  /** The newest change set of this file, null in an empty log. */
  end(): LogEnd | null
  /** Ids of change sets that no other names as a parent, sorted. */
  heads(): string[]
  positionOf(id: string): number | undefined
  /** Ids of the writes that stand in a field, sorted; empty where only the creation does. */
  fieldHeads(entity: string, id: string, field: string): WriteId[]
  append(position: number, changeSet: ChangeSet): void
  setFieldHeads(entity: string, id: string, field: string, heads: readonly WriteId[]): void
  /** Makes the writes of a change set heads of their fields, in place of those that each replaces. */
  replaceFieldHeads(
    writes: readonly Pick<Change, 'entity' | 'entityId' | 'field' | 'bases'>[],
    changeSet: WriteId
  ): void
  read(id: string): ChangeSet | undefined
  /** Where a change set wrote, without the values: an import wrote thousands of records. */
  outline(id: string): ChangeSetOutline | undefined
  /** What a change set is called in the history, without reading what it changed: an import changed thousands. */
  labelOf(id: string): { readonly command: string; readonly params: JsonObject } | undefined
  /** Ids of all change sets in this file's order. */
  ids(): string[]
  /** The writes on one record, oldest position first, with the change sets' stamps. */
  writesOf(entity: string, id: string): RecordWrite[]
  /** Records that were made after a position. */
  createdAfter(position: number): { readonly entityId: string; readonly changeSet: string }[]
  /** Links that undo needs, for one signing key, in this file's order. */
  undoLinks(key: string): UndoLink[]
  hashOf(id: string): string | undefined
}

export interface UndoLink {
  readonly id: string
  readonly author: { readonly person: string; readonly key: string }
  readonly command: string
  readonly undoOf: string | null
}

/** One write on a record together with what orders it. `new` is null where `withheld`. */
export interface RecordWrite {
  readonly id: WriteId
  readonly hlc: string
  readonly replica: string
  readonly position: number
  readonly field: string | null
  readonly new: Json
  readonly also?: readonly Json[]
  readonly bases: readonly WriteId[]
  readonly withheld: boolean
  /** The change set that this write's change set undoes. */
  readonly undoOf: string | null
}

/** A row of table `change_set`. */
export interface ChangeSetRow {
  position: number
  id: string
  replica: string
  counter: number
  hlc: string
  person: string
  key: string
  command: string
  params: string
  undo_of: string | null
  schema: number
  parents: string
  hash: Buffer
  signature: Buffer
}

interface ChangeRow {
  entity: string
  entity_id: string
  field: string
  new: string | null
  also: string | null
  bases: string
  salt: Buffer | null
  leaf: Buffer | null
}

/** The field name under which the log's table keeps a creation: SQL NULL cannot be compared. */
const CREATION = ''

export function createLog(database: Database): ProjectLog {
  const lastRow = database.prepare<[], LogEnd>('SELECT position, id FROM change_set ORDER BY position DESC LIMIT 1')
  const logHeads = database.prepare<[], { change_set: string }>('SELECT change_set FROM log_head ORDER BY change_set')
  const position = database.prepare<[string], { position: number }>('SELECT position FROM change_set WHERE id = ?')
  const heads = database.prepare<[string, string, string], { change_set: string }>(
    'SELECT change_set FROM head WHERE entity_id = +? AND entity = +? AND field = +? ORDER BY change_set'
  )
  const insertChangeSet = database.prepare(
    'INSERT INTO change_set VALUES (@position, @id, @replica, @counter, @hlc, @person, @key, @command, @params, @undo_of, @schema, @parents, @hash, @signature)'
  )
  const insertChange = database.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const dropLogHead = database.prepare('DELETE FROM log_head WHERE change_set = ?')
  const addLogHead = database.prepare('INSERT INTO log_head VALUES (?)')
  const clearHeads = database.prepare('DELETE FROM head WHERE entity_id = ? AND entity = ? AND field = ?')
  // Of an import thousands are written: handing them over as one list takes a fifth of the time of one after the other.
  const dropHeads = database.prepare(
    `DELETE FROM head WHERE (entity_id, entity, field, change_set) IN
     (SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?))`
  )
  const addHeads = database.prepare(
    'INSERT INTO head SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?)'
  )
  const addHead = database.prepare('INSERT INTO head VALUES (?, ?, ?, ?)')
  const byId = database.prepare<[string], ChangeSetRow>('SELECT * FROM change_set WHERE id = ?')
  const label = database.prepare<[string], { command: string; params: string }>(
    'SELECT command, params FROM change_set WHERE id = ?'
  )
  const inOrder = database.prepare<[], { id: string }>('SELECT id FROM change_set ORDER BY position')
  const changesOf = database.prepare<[number], ChangeRow>('SELECT * FROM change WHERE position = +? ORDER BY ordinal')
  const placesOf = database
    .prepare<[number], [entity: string, entityId: string, field: string]>(
      'SELECT entity, entity_id, field FROM change WHERE position = +? ORDER BY ordinal'
    )
    .raw()
  const onRecord = database.prepare<
    [string, string],
    ChangeRow & { position: number; id: string; hlc: string; replica: string; undo_of: string | null }
  >(
    `SELECT change.*, change_set.id AS id, change_set.hlc AS hlc, change_set.replica AS replica, change_set.undo_of AS undo_of
     FROM change JOIN change_set USING (position) WHERE entity_id = +? AND entity = +? ORDER BY position`
  )
  const links = database.prepare<
    [string],
    { id: string; person: string; key: string; command: string; undoOf: string | null }
  >('SELECT id, person, key, command, undo_of AS undoOf FROM change_set WHERE key = +? ORDER BY position')
  const creations = database.prepare<[number, string], { entityId: string; changeSet: string }>(
    `SELECT change.entity_id AS entityId, change_set.id AS changeSet FROM change JOIN change_set USING (position)
     WHERE position > ? AND field = +?`
  )
  const hash = database.prepare<[string], { hash: Buffer }>('SELECT hash FROM change_set WHERE id = ?')

  const read = (id: string): ChangeSet | undefined => {
    const row = byId.get(id)
    if (!row) return undefined
    return {
      id: row.id,
      replica: row.replica,
      counter: row.counter,
      hlc: row.hlc,
      author: { person: row.person, key: row.key },
      command: row.command,
      params: storedJson(row.params) as JsonObject,
      undoOf: row.undo_of,
      schema: row.schema,
      parents: storedJson(row.parents) as string[],
      changes: changesOf.all(row.position).map(toLoggedChange),
      hash: row.hash.toString('hex'),
      signature: row.signature.toString('base64')
    }
  }

  return {
    end: () => lastRow.get() ?? null,
    heads: () => logHeads.all().map((row) => row.change_set),
    positionOf: (id) => position.get(id)?.position,
    fieldHeads: (entity, id, field) => heads.all(id, entity, field).map((row) => row.change_set),
    append: (at, changeSet) => {
      insertChangeSet.run({
        position: at,
        id: changeSet.id,
        replica: changeSet.replica,
        counter: changeSet.counter,
        hlc: changeSet.hlc,
        person: changeSet.author.person,
        key: changeSet.author.key,
        command: changeSet.command,
        params: JSON.stringify(changeSet.params),
        undo_of: changeSet.undoOf,
        schema: changeSet.schema,
        parents: JSON.stringify(changeSet.parents),
        hash: Buffer.from(changeSet.hash, 'hex'),
        signature: Buffer.from(changeSet.signature, 'base64')
      })
      for (const [ordinal, change] of changeSet.changes.entries()) {
        const withheld = 'withheld' in change
        insertChange.run(
          at,
          ordinal,
          change.entity,
          change.entityId,
          change.field ?? CREATION,
          withheld ? null : JSON.stringify(change.new),
          withheld || change.also === undefined ? null : JSON.stringify(change.also),
          JSON.stringify(change.bases),
          withheld ? null : Buffer.from(change.salt, 'hex'),
          withheld ? Buffer.from(change.leaf, 'hex') : null
        )
      }
      for (const parent of changeSet.parents) dropLogHead.run(parent)
      addLogHead.run(changeSet.id)
    },
    setFieldHeads: (entity, id, field, list) => {
      clearHeads.run(id, entity, field)
      for (const head of list) addHead.run(id, entity, field, head)
    },
    replaceFieldHeads: (writes, changeSet) => {
      const edits = writes.filter(({ field }) => field !== null)
      const added = edits.map(({ entity, entityId, field }) => [entityId, entity, field])
      const dropped = edits.flatMap(({ entity, entityId, field, bases }) =>
        bases.map((base) => [entityId, entity, field, base])
      )
      if (dropped.length > 0) dropHeads.run(JSON.stringify(dropped))
      addHeads.run(changeSet, JSON.stringify(added))
    },
    read,
    outline: (id) => {
      const row = byId.get(id)
      return (
        row && {
          id,
          author: { person: row.person, key: row.key },
          command: row.command,
          params: storedJson(row.params) as JsonObject,
          changes: placesOf.all(row.position).map(([entity, entityId, field]) => ({
            entity,
            entityId,
            field: field === CREATION ? null : field
          }))
        }
      )
    },
    labelOf: (id) => {
      const row = label.get(id)
      return row && { command: row.command, params: storedJson(row.params) as JsonObject }
    },
    ids: () => inOrder.all().map((row) => row.id),
    writesOf: (entity, id) =>
      onRecord.all(id, entity).map((row) => ({
        id: row.id,
        hlc: row.hlc,
        replica: row.replica,
        position: row.position,
        field: row.field === CREATION ? null : row.field,
        new: row.new === null ? null : storedJson(row.new),
        ...(row.also === null ? {} : { also: storedJson(row.also) as Json[] }),
        bases: storedJson(row.bases) as string[],
        withheld: row.leaf !== null,
        undoOf: row.undo_of
      })),
    createdAfter: (at) => creations.all(at, CREATION),
    undoLinks: (key) =>
      links
        .all(key)
        .map(({ id, person, command, undoOf, ...row }) => ({ id, author: { person, key: row.key }, command, undoOf })),
    hashOf: (id) => hash.get(id)?.hash.toString('hex')
  }
}

function toLoggedChange(row: ChangeRow): LoggedChange {
  const common = {
    entity: row.entity,
    entityId: row.entity_id,
    field: row.field === CREATION ? null : row.field,
    bases: storedJson(row.bases) as string[]
  }
  if (row.new === null || row.salt === null) {
    return { ...common, leaf: (row.leaf ?? Buffer.alloc(0)).toString('hex'), withheld: true }
  }
  return {
    ...common,
    new: storedJson(row.new),
    ...(row.also === null ? {} : { also: storedJson(row.also) as Json[] }),
    salt: row.salt.toString('hex')
  }
}
