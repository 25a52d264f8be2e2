/** How a project file is opened for work: checked, locked, brought up to date, and only then for writing. */
import { realpathSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Holder } from '../../shared/contract/index.ts'
import { fileError } from '../project/header.ts'
import { isHeldBy, type ProjectLock, takeLock } from '../project/lock.ts'
import { migrateProject, needsMigration } from '../project/migrate.ts'
import type { Migration } from '../project/migrations/index.ts'
import { canWrite, openDatabase } from '../project/open-database.ts'

export interface Opening {
  readonly database: Database
  /** Held where the project was opened for writing. */
  readonly lock: ProjectLock | undefined
  /** Who has it, where somebody else does. */
  readonly holder: Holder | null
  /** Why it is open for reading only; null where it can be written. */
  readonly reason: 'locked' | 'no-access' | 'asked' | null
}

export interface OpenForSession {
  readonly path: string
  /** Ask for reading only, although it could be written. */
  readonly readOnly: boolean
  /** Nothing says that the file is sound: it is foreign, or was not closed cleanly. */
  readonly fullCheck: boolean
  /**
   * Process of this installation that opened the file for writing, having checked it, and has not closed it since. While
   * it lives and holds the lock, the file is as sound as it left it and needs no full check.
   */
  readonly writer?: number
}

/**
 * Opens the file at `path` for `me`: for writing where that was asked for and can be had, else for reading. Throws a
 * `CodedError`; a file that is refused is left as it was, and nothing is left beside it.
 */
export function openForSession(
  { path, readOnly, fullCheck, writer }: OpenForSession,
  migrations: readonly Migration[],
  me: Holder
): Opening {
  // One file has one lock, whatever links lead to it.
  const real = realPath(path)
  // The file is judged before a lock is made beside something that is no project.
  const held = fullCheck && writer !== undefined && isHeldBy(real, writer)
  const first = openDatabase(real, { readOnly: true, fullCheck: fullCheck && !held, migrations })
  first.database.close()
  const old = first.schema < migrations.length
  const forReading = (reason: Exclude<Opening['reason'], null>, holder: Holder | null): Opening => {
    if (old) throw needsMigration(first.schema, migrations.length)
    const { database } = openDatabase(real, { readOnly: true, fullCheck: false, migrations })
    return { database, lock: undefined, holder, reason }
  }
  if (readOnly) return forReading('asked', null)
  if (!canWrite(real)) return forReading('no-access', null)
  const attempt = takeLock(real, me)
  if (attempt.kind === 'taken') return forReading('locked', attempt.holder)
  if (attempt.kind === 'impossible') return forReading('no-access', null)
  const { lock } = attempt
  try {
    if (old) migrateProject(real, migrations)
    const { database, readOnly: only } = openDatabase(real, { readOnly: false, fullCheck: false, migrations })
    if (!only) return { database, lock, holder: null, reason: null }
    database.close()
  } catch (thrown) {
    lock.release()
    const failed = fileError(thrown)
    if (failed.error.code === 'no-access') return forReading('no-access', null)
    throw failed
  }
  lock.release()
  return forReading('no-access', null)
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (thrown) {
    throw fileError(thrown)
  }
}
