/**
 * Says whether a project is what its history says: SQLite's own check, every hash, the chain, every signature,
 * the tables, heads and conflicts against a replay of the log, and every stored document.
 *
 * What it cannot see, and says: a cut-off newest end, or a history rewritten by the holder of the key. Only a witness
 * (a report or a colleague's copy) shows those.
 */
import type { Database } from 'better-sqlite3'
import type { VerifyCode } from '../../shared/contract/index.ts'
import { conflictsIn } from '../../shared/history/conflicts.ts'
import { checkLog, logHeads } from '../../shared/history/integrity.ts'
import {
  createLog as createMemoryLog,
  type EntityState,
  type Log as MemoryLog,
  replay
} from '../../shared/history/log.ts'
import { readField } from '../../shared/history/reader.ts'
import { type ChangeSet, DELETED } from '../../shared/history/types.ts'
import { type Json, jsonEqual } from '../../shared/json.ts'
import { type EntityName, entities, entityNames } from '../../shared/model/entities.ts'
import { fromColumn, isTextField, tablesOf, toColumn } from '../../shared/model/storage.ts'
import { damagedBlobs } from './blobs.ts'
import { sha256 } from './ids.ts'
import type { ProjectLog } from './log.ts'
import { fingerprintOf, signatureHolds } from './signing.ts'
import { recordsIn } from './tables.ts'

export interface Finding {
  readonly code: VerifyCode
  readonly message: string
  /** The change set that shows it. */
  readonly changeSet?: string
  /** The record that shows it, and the field where it is about one. */
  readonly about?: { readonly entity: EntityName; readonly id: string; readonly field?: string }
}

export interface VerifyReport {
  readonly ok: boolean
  readonly changeSets: number
  readonly replicas: number
  readonly records: number
  readonly blobs: number
  /** At most 200 of them. */
  readonly findings: readonly Finding[]
  /** How many there are in all. */
  readonly found: number
  readonly limits: string
}

/** Findings that a report lists at most. */
const MOST_FINDINGS = 200

/**
 * Checks everything, for as long as it takes. `progress` hears null while SQLite checks the file, which cannot be measured,
 * then how much of the rest is done, from 0 to 1: changes, signatures, rows and stored pieces count alike.
 */
export function verifyProject(
  database: Database,
  log: ProjectLog,
  progress: (done: number | null) => void = () => undefined
): VerifyReport {
  const findings: Finding[] = []
  let all = 0
  const found = (finding: Finding): void => {
    all += 1
    if (findings.length < MOST_FINDINGS) findings.push(finding)
  }

  /** What cannot even be read is a finding, and the other checks go on. */
  const guarded = (what: string, check: () => void): void => {
    try {
      check()
    } catch (thrown) {
      found({ code: 'file', message: `${what} cannot be read: ${thrown instanceof Error ? thrown.message : thrown}` })
    }
  }

  progress(null)
  guarded('The file', () => {
    for (const row of database.pragma('integrity_check(20)') as { integrity_check: string }[]) {
      if (row.integrity_check !== 'ok') found({ code: 'file', message: row.integrity_check })
    }
  })
  let step: Step = () => undefined
  guarded('The tables', () => {
    step = steps(database, progress)
  })
  const changeSets: ChangeSet[] = []
  guarded('The list of changes', () => {
    for (const id of log.ids()) {
      guarded(`Change set ${id}`, () => {
        const changeSet = log.read(id)
        if (changeSet) changeSets.push(changeSet)
        step(changeSet?.changes.length ?? 0)
      })
    }
  })
  let memory = createMemoryLog()
  guarded('The chain', () => {
    memory = createMemoryLog(changeSets)
    for (const finding of checkLog([...memory.changeSets.values()], sha256)) {
      found({ code: finding.code, message: finding.message, changeSet: finding.changeSet })
    }
  })
  guarded('The signatures', () => checkSignatures(database, memory.changeSets.values(), found, step))
  let records = 0
  guarded('The tables', () => {
    records = compareTables(database, memory, found, step)
  })
  guarded('The newest changes', () => {
    if (!jsonEqual(logHeads(memory.changeSets.values()), log.heads()))
      found({ code: 'replay', message: 'The list of newest change sets is false.' })
  })
  let owners: ReturnType<typeof ownersOfBlobs> = new Map()
  guarded('What names the stored documents', () => {
    owners = ownersOfBlobs(database)
  })
  guarded('The stored documents', () => {
    const attachment = (message: string, blob: string): void => {
      const about = owners.get(blob)
      found({ code: 'attachment', message: `${message} (${blob}).`, ...(about ? { about } : {}) })
    }
    for (const blob of damagedBlobs(database, () => step(1))) attachment('A stored document is altered', blob)
    const complete = new Set(
      database.prepare<[], string>('SELECT sha256 FROM blob WHERE complete = 1').pluck().iterate()
    )
    for (const blob of owners.keys()) if (!complete.has(blob)) attachment('A stored document or text is missing', blob)
  })
  const blobs = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM blob').get()?.n ?? 0
  return {
    ok: findings.length === 0,
    changeSets: memory.changeSets.size,
    replicas: new Set(changeSets.map((set) => set.replica)).size,
    records,
    blobs,
    findings,
    found: all,
    limits:
      'A cut-off newest end of the history, or one rewritten by the holder of its key, shows only against a report or a colleague’s copy.'
  }
}

/** So many of the things that are checked are done. */
type Step = (things: number) => void

function steps(database: Database, progress: (done: number) => void): Step {
  const counts = ['change', 'change_set', 'blob_chunk', ...entityNames].map(
    (table) => `(SELECT count(*) FROM "${table}")`
  )
  const all = database.prepare<[], { n: number }>(`SELECT ${counts.join(' + ')} AS n`).get()?.n ?? 0
  let done = 0
  return (things) => {
    done += things
    progress(Math.min(1, done / Math.max(1, all)))
  }
}

/** The signature of every change set, not only the newest of each replica: so a false one is found wherever it stands. */
function checkSignatures(
  database: Database,
  changeSets: Iterable<ChangeSet>,
  found: (finding: Finding) => void,
  step: Step
): void {
  const keyOf = database.prepare<[string], { spki: Buffer }>('SELECT spki FROM public_key WHERE fingerprint = ?')
  const keys = new Map<string, Buffer | null>()
  for (const { id, author, hash, signature } of changeSets) {
    step(1)
    let spki = keys.get(author.key)
    if (spki === undefined) {
      spki = keyOf.get(author.key)?.spki ?? null
      if (spki && fingerprintOf(spki) !== author.key) spki = null
      keys.set(author.key, spki)
    }
    if (!spki) {
      found({ code: 'signature', message: 'The public key of a signature is missing or false.', changeSet: id })
    } else if (!signatureHolds(spki, hash, signature)) {
      found({ code: 'signature', message: 'A signature does not belong to its change set.', changeSet: id })
    }
  }
}

/** The record behind each blob that a visible or hidden record names: the article or source whose document or text it is. */
function ownersOfBlobs(database: Database): Map<string, NonNullable<Finding['about']>> {
  const rows = database
    .prepare<[], { sha256: string | null; entity: 'article' | 'source'; id: string }>(
      `SELECT text AS sha256, 'article' AS entity, article AS id FROM revision
       UNION ALL SELECT layout, 'article', article FROM revision
       UNION ALL SELECT json_extract(original, '$.blob'), 'article', id FROM article
       UNION ALL SELECT json_extract(file, '$.blob'), 'source', id FROM source
       UNION ALL SELECT json_extract(file, '$.reading.text'), 'source', id FROM source
       UNION ALL SELECT json_extract(file, '$.reading.layout'), 'source', id FROM source`
    )
    .all()
  return new Map(rows.flatMap(({ sha256, entity, id }) => (sha256 === null ? [] : [[sha256, { entity, id }]])))
}

/** Holds every table against what replaying the log gives; the number of records compared. */
function compareTables(database: Database, log: MemoryLog, found: (finding: Finding) => void, step: Step): number {
  const state = replay(log)
  const wrong = (message: string, entity?: EntityName, id = '', field?: string): void => {
    const about = entity && { entity, id, ...(field === undefined ? {} : { field }) }
    const where = entity ? ` (${[`${entity} ${id}`, ...(field === undefined ? [] : [field])].join(', ')})` : ''
    found({ code: 'replay', message: `${message}${where}.`, ...(about ? { about } : {}) })
  }
  const heads = new RowSet(database, 'SELECT entity, entity_id, field, change_set AS last FROM head')
  const conflicts = new RowSet(database, 'SELECT entity, entity_id, field, kind AS last FROM conflict')
  const expectHeads = (entity: EntityName, id: string, field: string, ids: readonly string[]): void => {
    for (const head of ids) {
      if (!heads.take(entity, id, field, head)) wrong('A newest write is not marked as such', entity, id, field)
    }
  }
  let compared = 0
  for (const entity of entityNames) {
    const expected = state.get(entity) ?? new Map<string, EntityState>()
    const seen = new Set<string>()
    for (const raw of database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${recordsIn(entity)}`).iterate()) {
      const id = String(raw.id)
      seen.add(id)
      compared += 1
      step(1)
      const row = expected.get(id)
      if (!row) {
        wrong('A record stands in the tables that the history does not know', entity, id)
        continue
      }
      if (row.visible !== (raw.visible === 1)) wrong('A record is shown or hidden against its history', entity, id)
      for (const field of Object.keys(entities[entity])) {
        if (!columnEquals(entity, field, raw[field], row.fields[field]?.value)) {
          wrong('A value differs from its history', entity, id, field)
        }
      }
    }
    for (const id of ownerless(database, entity))
      wrong('A value stands in the tables whose record the history does not know', entity, id)
    for (const [id, row] of expected) {
      if (!seen.has(id) && row.created === 'yes') {
        wrong('A record of the history is missing in the tables', entity, id)
      }
      for (const [field, { heads: ids }] of Object.entries(row.fields)) expectHeads(entity, id, field, ids)
      expectHeads(entity, id, DELETED, readField(log, { entity, entityId: id }, DELETED).heads)
      for (const { field, kind } of conflictsIn(row)) {
        if (!conflicts.take(entity, id, field, kind)) wrong(`A conflict is not shown: ${kind}`, entity, id, field)
      }
    }
  }
  for (const row of heads.left(entityNames)) wrong(`A write is marked as the newest that is not: ${row}`)
  for (const row of conflicts.left(entityNames)) wrong(`A conflict is shown that is none: ${row}`)
  return compared
}

/** Ids of rows that hold a long field of an entity, and no record. */
function ownerless(database: Database, entity: EntityName): string[] {
  const [, ...apart] = tablesOf(entity)
  return apart.flatMap(({ table }) =>
    database
      .prepare<[], { id: string }>(`SELECT id FROM "${table}" WHERE id NOT IN (SELECT id FROM "${entity}")`)
      .all()
      .map(({ id }) => id)
  )
}

/**
 * Whether a column holds the value; one that cannot be read does not. Nearly all are what this program would write: then
 * the long ones need not be read.
 */
function columnEquals(entity: string, field: string, column: unknown, value: Json | undefined): boolean {
  const readable = typeof value === 'string' || !isTextField(entity, field)
  if (readable && toColumn(entity, field, value) === column) return true
  try {
    return jsonEqual(fromColumn(entity, field, column as string | null), value ?? null)
  } catch {
    return false
  }
}

/** Rows of a derived table, ticked off one by one. */
class RowSet {
  private readonly rows = new Set<string>()

  constructor(database: Database, sql: string) {
    type Row = { entity: string; entity_id: string; field: string; last: string }
    for (const row of database.prepare<[], Row>(sql).iterate()) {
      this.rows.add([row.entity, row.entity_id, row.field, row.last].join(' '))
    }
  }

  take(...parts: readonly string[]): boolean {
    return this.rows.delete(parts.join(' '))
  }

  /** What is left of entities that this program knows. */
  left(known: readonly string[]): string[] {
    return [...this.rows].filter((row) => known.includes(row.split(' ')[0] ?? ''))
  }
}
