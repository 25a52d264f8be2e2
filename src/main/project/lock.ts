/**
 * One writer per project file.
 *
 * The lock is a write transaction held open on an empty SQLite file beside the project; nothing is ever written to that
 * file, so no crash can damage it. The operating system frees the lock when the process dies, so it can never be stuck.
 * The file stays when the lock is freed: removing it would let two programs hold locks on two files of the same name.
 * Who holds it stands in a second small file, for display only.
 */

import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type Holder, holderSchema } from '../../shared/contract/index.ts'
import { isAlive } from './alive.ts'
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

/** Where the lock of a project file stands: hidden, beside it. Give the file's real path: links have none of their own. */
export function lockPath(projectPath: string): string {
  return join(dirname(projectPath), `.${basename(projectPath)}.lock`)
}

/** Where the holder's name stands while the lock is held. */
export function holderPath(projectPath: string): string {
  return join(dirname(projectPath), `.${basename(projectPath)}.holder`)
}

/** Takes the lock, or says who has it, or that none can be taken here (the folder cannot be written). */
export function takeLock(projectPath: string, me: Holder): LockAttempt {
  const path = lockPath(projectPath)
  let database: Database.Database | undefined
  try {
    if (!isFileOrFree(path)) return { kind: 'impossible' }
    database = new Database(path, { timeout: 0 })
    // The journal that SQLite opens with a write transaction stays in memory: nothing is left beside after a crash.
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN IMMEDIATE')
  } catch (thrown) {
    database?.close()
    const { code } = fileError(thrown).error
    return code === 'locked' ? { kind: 'taken', holder: readHolder(projectPath) } : { kind: 'impossible' }
  }
  const held = database
  const holder = holderPath(projectPath)
  quietly(() => writeFileSync(holder, JSON.stringify(me)))
  return {
    kind: 'held',
    lock: {
      beat: (now) => quietly(() => utimesSync(holder, now, now)),
      release: () => {
        if (!held.open) return
        // Before the lock is freed: after that, the name may be the next holder's.
        quietly(() => rmSync(holder, { force: true }))
        held.close()
      }
    }
  }
}

/** Who holds, or last held, the lock; null where nothing is known. */
export function readHolder(projectPath: string): Holder | null {
  try {
    const path = holderPath(projectPath)
    if (!statSync(path).isFile()) return null
    const holder = holderSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return holder.success ? holder.data : null
  } catch {
    return null
  }
}

/**
 * Whether process `pid` of this computer lives and holds the lock. The lock itself is asked only where the holder's name
 * says so: where nobody has it, asking takes it for a moment.
 */
export function isHeldBy(projectPath: string, pid: number): boolean {
  const holder = readHolder(projectPath)
  const path = lockPath(projectPath)
  if (holder?.pid !== pid || holder.host !== hostname() || !isAlive(pid) || !isFileOrFree(path)) return false
  let database: Database.Database | undefined
  try {
    database = new Database(path, { timeout: 0, fileMustExist: true })
    database.exec('BEGIN IMMEDIATE')
    return false
  } catch (thrown) {
    return fileError(thrown).error.code === 'locked'
  } finally {
    database?.close()
  }
}

function isFileOrFree(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
}

/** The name is only for display: a full disk or an unreachable folder shows in the next command. */
function quietly(act: () => void): void {
  try {
    act()
  } catch {
    // said above
  }
}
