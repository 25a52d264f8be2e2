/**
 * One writer per project file.
 *
 * The lock is a write transaction held open on a small SQLite file beside the project. The operating system frees it
 * when the process dies, so it can never be stuck. It is a RESERVED lock (BEGIN IMMEDIATE): it shuts out a second
 * writer, and still lets others read who holds it from the same file. The file stays when the lock is freed: removing it
 * would let two programs hold locks on two files of the same name.
 */
import { utimesSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Holder } from '../../shared/contract/index.ts'
import { fileError } from './header.ts'

export interface ProjectLock {
  /** Shows other computers that the holder is alive; the lock itself does not depend on it. */
  beat(now: Date): void
  release(): void
}

export type LockAttempt =
  | { readonly kind: 'held'; readonly lock: ProjectLock }
  | { readonly kind: 'taken'; readonly holder: Holder | null }
  | { readonly kind: 'impossible' }

/** Where the lock of a project file stands: hidden, beside it. */
export function lockPath(projectPath: string): string {
  return join(dirname(projectPath), `.${basename(projectPath)}.lock`)
}

/** Takes the lock, or says who has it, or that none can be taken here (the folder cannot be written). */
export function takeLock(projectPath: string, me: Holder): LockAttempt {
  const path = lockPath(projectPath)
  let database: Database.Database
  try {
    database = new Database(path, { timeout: 0 })
  } catch {
    return { kind: 'impossible' }
  }
  try {
    database.pragma('journal_mode = DELETE')
    database.pragma('synchronous = OFF')
    database.exec('BEGIN IMMEDIATE')
    database.exec('CREATE TABLE IF NOT EXISTS holder (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL)')
    database.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(JSON.stringify(me))
    database.exec('COMMIT')
    // Between these two statements another opener may win: it then wrote its own name, and this one steps back.
    database.exec('BEGIN IMMEDIATE')
    if (readHolderRow(database)?.since !== me.since || readHolderRow(database)?.pid !== me.pid) {
      database.exec('ROLLBACK')
      database.close()
      return { kind: 'taken', holder: readHolder(projectPath) }
    }
  } catch (thrown) {
    database.close()
    const { code } = fileError(thrown).error
    return code === 'locked' ? { kind: 'taken', holder: readHolder(projectPath) } : { kind: 'impossible' }
  }
  return {
    kind: 'held',
    lock: {
      beat: (now) => {
        try {
          utimesSync(path, now, now)
        } catch {
          // Only for display: a folder that became unreachable shows in the next command.
        }
      },
      release: () => database.close()
    }
  }
}

/** Who holds, or last held, the lock; null where nothing is known. */
export function readHolder(projectPath: string): Holder | null {
  let database: Database.Database | undefined
  try {
    database = new Database(lockPath(projectPath), { readonly: true, fileMustExist: true, timeout: 200 })
    return readHolderRow(database)
  } catch {
    return null
  } finally {
    database?.close()
  }
}

function readHolderRow(database: Database.Database): Holder | null {
  const row = database.prepare<[], { value: string }>('SELECT value FROM holder').get()
  return row ? (JSON.parse(row.value) as Holder) : null
}
