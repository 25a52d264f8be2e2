/** Opens the SQLite file of a project, treating what is there as hostile until it has been checked. */
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { CodedError, damaged } from '../../shared/errors.ts'
import { fileError, readHeader } from './header.ts'
import { type Migration, migrations as programMigrations } from './migrations/index.ts'
import { assertSchema } from './schema.ts'

const USUAL_CACHE_KB = 16_000
const LARGE_CACHE_KB = 64_000
const MANY_CHANGES = 1000

/** Settings that every connection to a project file has. */
export function configure(database: Database.Database): void {
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('foreign_keys = OFF')
  database.pragma('temp_store = MEMORY')
  database.pragma(`cache_size = -${USUAL_CACHE_KB}`)
  database.pragma('mmap_size = 0')
}

/**
 * Does what changes so many records. An import's records do not fit into the usual cache: without more room for them, pages
 * are written out and read again before the change is complete. Afterwards the memory is given back.
 */
export function withRoomFor<T>(database: Database.Database, changes: number, work: () => T): T {
  if (changes < MANY_CHANGES) return work()
  database.pragma(`cache_size = -${LARGE_CACHE_KB}`)
  try {
    return work()
  } finally {
    database.pragma(`cache_size = -${USUAL_CACHE_KB}`)
    database.pragma('shrink_memory')
  }
}

/** Settings of a connection that writes. `EXTRA` also syncs the folder once the journal is gone. */
function configureWriting(database: Database.Database): void {
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = EXTRA')
}

/**
 * Whether a rollback journal with content stands beside the file: a change is under way in another process, or one was
 * cut off and has to be taken back. Throws `unsafe-file` for a thing of that name that is no file (reading it may hang).
 */
function hasJournal(path: string): boolean {
  const journal = `${path}-journal`
  try {
    const stat = statSync(journal, { throwIfNoEntry: false })
    if (stat === undefined) return false
    if (!stat.isFile())
      throw new CodedError('unsafe-file', 'What stands beside this project as its journal is no file.')
    if (stat.size === 0) return false
    const start = Buffer.alloc(8)
    const descriptor = openSync(journal, 'r')
    try {
      readSync(descriptor, start, 0, 8, 0)
    } finally {
      closeSync(descriptor)
    }
    return start.some((byte) => byte !== 0)
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown
    // Gone meanwhile: its writer has finished.
    return false
  }
}

/** Whether file and folder can be written: the folder too, since the journal stands there. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return true
  } catch {
    return false
  }
}

export interface OpenOptions {
  readonly readOnly: boolean
  /** Runs SQLite's whole check: for foreign files and files that were not closed cleanly. */
  readonly fullCheck: boolean
  /** The schema steps to hold the file against; the program's own by default. */
  readonly migrations?: readonly Migration[]
}

export interface OpenedDatabase {
  readonly database: Database.Database
  readonly schema: number
  /** Reading was all that could be had, or all that was asked for. */
  readonly readOnly: boolean
}

/**
 * Opens an existing project file. Reads the header first, then opens SQLite defensively, compares the schema, and runs
 * the full check when asked. Throws a `CodedError`; a file that is refused is left as it was. A change that was cut off
 * is taken back first, where the file can be written.
 */
export function openDatabase(path: string, options: OpenOptions): OpenedDatabase {
  const migrations = options.migrations ?? programMigrations
  const supported = migrations.length
  const writable = canWrite(path)
  const journal = hasJournal(path)
  let header = readHeader(path, { supported, journal })
  if (existsSync(`${path}-wal`)) {
    throw new CodedError('unsafe-file', 'A write-ahead log stands beside this project: another program wrote to it.')
  }
  if (journal && writable) {
    takeBack(path)
    header = readHeader(path, { supported, journal: hasJournal(path) })
  }
  const readOnly = options.readOnly || !writable
  let database: Database.Database | undefined
  try {
    database = new Database(path, { readonly: readOnly, fileMustExist: true, timeout: 2000 })
    configure(database)
    if (readOnly) database.pragma('query_only = ON')
    else configureWriting(database)
    assertSchema(database, header.schema, migrations)
    if (options.fullCheck) assertSound(database)
    if (!readOnly) {
      // SQLite opens what it may not write for reading, without a word: this finds out.
      database.exec('BEGIN IMMEDIATE')
      database.exec('ROLLBACK')
    }
    return { database, schema: header.schema, readOnly }
  } catch (thrown) {
    database?.close()
    throw fileError(thrown)
  }
}

/** Lets SQLite take back a change that was cut off: the first read through a connection that may write does it. */
function takeBack(path: string): void {
  let database: Database.Database | undefined
  try {
    database = new Database(path, { fileMustExist: true, timeout: 2000 })
    configure(database)
    configureWriting(database)
    database.pragma('schema_version')
  } catch (thrown) {
    throw fileError(thrown)
  } finally {
    database?.close()
  }
}

/** SQLite's own check of pages and indexes. Throws `damaged` with its first findings. */
export function assertSound(database: Database.Database): void {
  const check = database.pragma('integrity_check(5)') as { integrity_check: string }[]
  if (check.length === 1 && check[0]?.integrity_check === 'ok') return
  throw damaged({ findings: check.map((row) => row.integrity_check) })
}
