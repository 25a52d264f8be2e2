/** Opens and creates the SQLite file of a project, treating what is there as hostile until it has been checked. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { fileError, readHeader } from './header.ts'
import { APPLICATION_ID, migrations, packVersions, SCHEMA_VERSION } from './migrations/index.ts'

/** Settings that every connection to a project file has. `EXTRA` also syncs the folder once the journal is gone. */
function configure(database: Database.Database): void {
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('foreign_keys = OFF')
  database.pragma('temp_store = MEMORY')
  database.pragma('cache_size = -16000')
  database.pragma('mmap_size = 0')
}

/** The schema as SQL text by name, with white space folded: what a file of this version must hold, nothing else. */
function schemaOf(database: Database.Database): Map<string, string> {
  const rows = database
    .prepare<[], { type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema')
    .all()
  const found = new Map<string, string>()
  for (const row of rows) {
    if (row.sql === null && row.name.startsWith('sqlite_autoindex_')) continue
    found.set(`${row.type} ${row.name}`, (row.sql ?? '').replace(/\s+/g, ' ').trim())
  }
  return found
}

const expectedSchemas = new Map<number, Map<string, string>>()

/** The schema that the migrations up to `version` give. */
function expectedSchema(version: number): Map<string, string> {
  let expected = expectedSchemas.get(version)
  if (!expected) {
    const scratch = new Database(':memory:')
    try {
      for (const migration of migrations.slice(0, version)) migration.run(scratch)
      expected = schemaOf(scratch)
    } finally {
      scratch.close()
    }
    expectedSchemas.set(version, expected)
  }
  return expected
}

function assertSchema(database: Database.Database, version: number): void {
  const expected = expectedSchema(version)
  const found = schemaOf(database)
  const wrong = [
    ...[...found].filter(([name, sql]) => expected.get(name) !== sql).map(([name]) => name),
    ...[...expected.keys()].filter((name) => !found.has(name))
  ]
  if (wrong.length > 0) {
    throw new CodedError(
      'unsafe-file',
      'This file’s tables are not those of a Claimbench project, so it is not opened.',
      {
        different: wrong.slice(0, 10)
      }
    )
  }
}

/** Whether a rollback journal of a crashed writer stands beside the file: SQLite must be able to write to repair it. */
function hasHotJournal(path: string): boolean {
  try {
    const journal = `${path}-journal`
    if (statSync(journal).size === 0) return false
    return readFileSync(journal)
      .subarray(0, 8)
      .some((byte) => byte !== 0)
  } catch {
    return false
  }
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return true
  } catch {
    return false
  }
}

export interface OpenedDatabase {
  readonly database: Database.Database
  readonly schema: number
}

/**
 * Opens an existing project file. Reads the header first, then opens SQLite defensively, compares the schema, and runs
 * the full check when asked (foreign files, files not closed cleanly). Throws a `CodedError`; a file that is refused is
 * left as it was.
 */
export function openDatabase(
  path: string,
  options: { readonly readOnly: boolean; readonly fullCheck: boolean }
): OpenedDatabase {
  const header = readHeader(path)
  if (hasHotJournal(path) && !canWrite(path)) {
    throw new CodedError(
      'hot-journal',
      'The last change of this project was cut off, and it can only be repaired where it may be written. Copy the project together with its “-journal” file to a folder of your own.'
    )
  }
  if (existsSync(`${path}-wal`)) {
    throw new CodedError('unsafe-file', 'A write-ahead log stands beside this project: another program wrote to it.')
  }
  let database: Database.Database | undefined
  try {
    database = new Database(path, { readonly: options.readOnly, fileMustExist: true, timeout: 2000 })
    configure(database)
    if (!options.readOnly) {
      database.pragma('journal_mode = DELETE')
      database.pragma('synchronous = EXTRA')
    } else {
      database.pragma('query_only = ON')
    }
    assertSchema(database, header.schema)
    if (options.fullCheck) {
      const check = database.pragma('integrity_check(5)', { simple: false }) as { integrity_check: string }[]
      if (check.length !== 1 || check[0]?.integrity_check !== 'ok') {
        throw new CodedError('damaged', 'This project file is damaged. Restore a backup or a colleague’s copy.', {
          findings: check.map((row) => row.integrity_check)
        })
      }
    }
    return { database, schema: header.schema }
  } catch (thrown) {
    database?.close()
    throw fileError(thrown)
  }
}

/**
 * Creates a project file: complete and synced under a temporary name, then renamed, so that a crash leaves no half file
 * and an existing file is never overwritten. `fill` writes the first rows in the same transaction.
 */
export function createDatabase(path: string, fill: (database: Database.Database) => void): void {
  if (existsSync(path)) throw new CodedError('exists', 'A file of this name is there already. Choose another name.')
  if (!existsSync(dirname(path))) throw new CodedError('missing', 'There is no such folder to put the project in.')
  const temporary = `${path}.new-${process.pid}`
  let database: Database.Database | undefined
  try {
    rmSync(temporary, { force: true })
    database = new Database(temporary, { timeout: 0 })
    database.pragma('page_size = 4096')
    database.pragma('journal_mode = DELETE')
    database.pragma('synchronous = EXTRA')
    database.pragma('auto_vacuum = INCREMENTAL')
    database.pragma(`application_id = ${APPLICATION_ID}`)
    configure(database)
    const last = migrations[SCHEMA_VERSION - 1]
    const open = database
    open.transaction(() => {
      for (const migration of migrations) migration.run(open)
      open.pragma(`user_version = ${packVersions(SCHEMA_VERSION, last?.compatibility ?? SCHEMA_VERSION)}`)
      fill(open)
    })()
    open.close()
    if (existsSync(path)) throw new CodedError('exists', 'A file of this name is there already. Choose another name.')
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (thrown) {
    database?.close()
    rmSync(temporary, { force: true })
    rmSync(`${temporary}-journal`, { force: true })
    throw fileError(thrown)
  }
}

/** Makes a rename durable. Windows has no such call and does it by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
