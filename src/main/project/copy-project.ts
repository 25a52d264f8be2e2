/**
 * A copy of an open project as one transaction left it, for work that takes longer than anybody waits: taken in slices by
 * the project's own connection, between which calls have their turn.
 */
import { open, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { fileError } from './header.ts'

export interface CopyWatch {
  /** Aborted with a `CodedError` as its reason, or with any other: then the copy is `cancelled`. */
  readonly signal: AbortSignal
  /** `done` from 0 to 1. */
  progress(done: number): void
}

/** What a slice should take, milliseconds: less than anybody notices between a key and its answer. */
const SLICE_MS = 6
const FIRST_PAGES = 64
const FEWEST_PAGES = 16
const MOST_PAGES = 2048
/** The system is asked to write so many pages out while the rest is copied, so that the end has not all of them to wait for. */
const PAGES_A_FLUSH = 4096
/** How often another program may change or hold the file before it is said that it does not come to rest. */
const MOST_SETBACKS = 20
/** How often a copy is begun of a file that another program holds; for each, SQLite itself waits as long as for any call. */
const MOST_ATTEMPTS = 5
/** After what time it is begun again, milliseconds. */
const HELD_MS = 50

/**
 * Copies the project to a new file at `path`, in a folder that is nobody else's. What this connection writes meanwhile is
 * in the copy too: it is the project at the moment at which the copy is complete. After a change by another program
 * SQLite begins anew. Rejects with a `CodedError`, and then leaves no file.
 */
export async function copyProject(database: Database, path: string, { signal, progress }: CopyWatch): Promise<void> {
  const flush = createFlush(path)
  let pages = FIRST_PAGES
  /** Pages asked for in the slice that ended last. */
  let asked = 0
  let copied = 0
  let setbacks = 0
  let since = performance.now()
  const afterSlice = (total: number, remaining: number): number => {
    if (signal.aborted) throw reasonOf(signal)
    const now = total - remaining
    if (now < Math.min(total, copied + asked)) setbacks += 1
    if (setbacks > MOST_SETBACKS)
      throw new CodedError('locked', 'Another program keeps changing this project. Try again.')
    copied = now
    progress(copied / total)
    flush.written(asked)
    const took = performance.now() - since
    const fitting = pages * Math.min(2, SLICE_MS / Math.max(took, 0.5))
    pages = Math.round(Math.min(MOST_PAGES, Math.max(FEWEST_PAGES, fitting)))
    since = performance.now()
    asked = pages
    return pages
  }
  try {
    for (let attempt = 1; ; attempt += 1) {
      if (signal.aborted) throw reasonOf(signal)
      await database.backup(path, {
        progress: ({ totalPages, remainingPages }) => afterSlice(totalPages, remainingPages)
      })
      // Held by another program before the first page came, nothing is left to copy, as far as it knows: it "ends".
      if (await stands(path)) break
      if (attempt === MOST_ATTEMPTS)
        throw new CodedError('locked', 'Another program is using this project at the moment. Try again.')
      await setTimeout(HELD_MS)
    }
    progress(1)
  } catch (thrown) {
    throw signal.aborted ? reasonOf(signal) : fileError(thrown)
  } finally {
    await flush.end()
  }
}

const stands = async (path: string): Promise<boolean> => {
  const about = await stat(path).catch(() => undefined)
  return about !== undefined && about.size > 0
}

/** Why the work at hand was stopped. */
export const reasonOf = (signal: AbortSignal): CodedError =>
  signal.reason instanceof CodedError ? signal.reason : new CodedError('cancelled', 'It was cancelled.')

/**
 * Has the system write a growing file out in the background. SQLite waits for all of it at the end; of 500 MB that was
 * 0.4 s in which nothing was answered, and is 0.05 s this way.
 */
function createFlush(path: string) {
  let waiting = 0
  let running: Promise<void> | undefined
  const flush = async (): Promise<void> => {
    const file = await open(path, 'r+')
    try {
      await file.datasync()
    } finally {
      await file.close()
    }
  }
  return {
    written: (pages: number): void => {
      waiting += pages
      if (running || waiting < PAGES_A_FLUSH) return
      waiting = 0
      // Where this fails, SQLite's own sync does, and says so.
      running = flush()
        .catch(() => undefined)
        .then(() => {
          running = undefined
        })
    },
    end: async (): Promise<void> => running
  }
}
