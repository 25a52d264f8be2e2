/**
 * Locks that are files, for things of the installation that no database holds: a browser profile, a small file that several
 * programs write. Such a file names the process that has it; that of a process that is gone is taken over.
 */
import { open, readFile, rm, stat } from 'node:fs/promises'
import { isAlive } from '../project/alive.ts'

export interface LockFile {
  release(): Promise<void>
}

/** A lock is empty for a moment, between being made and being written; one that stays so is of a program that died there. */
const LONGEST_EMPTY_MS = 5000

/** What this process holds: any other lock with its number is left from a process that had the number before it. */
const mine = new Set<string>()

/**
 * Takes the lock at `path`, or gives null where another has it. Rejects where no file can be made there.
 *
 * @param longestMs  who has had it for longer than that is taken to hang, and loses it; by default nobody does
 */
export async function takeLockFile(path: string, longestMs = Number.POSITIVE_INFINITY): Promise<LockFile | null> {
  if (mine.has(path)) return null
  mine.add(path)
  try {
    // Two that find the same left lock at the same moment may both have it; what is guarded has to bear that.
    if (await isLeft(path, longestMs)) await rm(path, { force: true })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(String(process.pid))
    } finally {
      await file.close()
    }
  } catch (thrown) {
    mine.delete(path)
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw thrown
  }
  return {
    release: async () => {
      await rm(path, { force: true })
      mine.delete(path)
    }
  }
}

async function isLeft(path: string, longestMs: number): Promise<boolean> {
  const content = await readFile(path, 'utf8').catch(() => '')
  const made = await stat(path).catch(() => null)
  if (made === null) return false
  const age = Date.now() - made.mtimeMs
  if (content === '') return age > LONGEST_EMPTY_MS
  const pid = Number(content)
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return true
  return !isAlive(pid) || age > longestMs
}
