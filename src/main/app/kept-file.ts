/**
 * A small JSON file that several programs of one installation keep: whoever changes it reads it, changes it and replaces it
 * under a lock, so nobody's change is lost, and whenever a program or the computer stops, the old file is there or the new one.
 * Nothing of this waits for the disk in the calling thread.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CodedError } from '../../shared/errors.ts'
import { isAlive } from '../project/alive.ts'
import { fileError } from '../project/header.ts'
import { type LockFile, takeLockFile } from './lock-file.ts'

export interface KeptFile<T> {
  /** What stands in the file, with the changes that are on their way to it. */
  read(): Promise<T>
  /**
   * Changes it, and resolves when that is on the disk, with what stands there then. `change` makes a new value and may run more
   * than once. Rejects with `no-access` or `disk-full` where it cannot be written, and the change is dropped.
   */
  change(change: (now: T) => T): Promise<T>
  /** When every change that was asked for until now is on the disk, or refused. */
  settled(): Promise<void>
}

export interface KeptFileParts<T> {
  readonly path: string
  /** What is taken for the content where there is no file, or none that can be read. */
  readonly empty: T
  /** Throws where the text is not the content of such a file. */
  readonly parse: (text: string) => T
}

/** A change takes milliseconds: who has had the lock for longer than this hangs. */
const LONGEST_TURN_MS = 5000
const LOOK_AGAIN_MS = 10

/** A file that cannot be read counts as empty, and is kept beside as `.unreadable` before it is replaced. */
export function createKeptFile<T>({ path, empty, parse }: KeptFileParts<T>): KeptFile<T> {
  const folder = dirname(path)
  let waiting: Waiting<T>[] = []
  let writing: Promise<void> | undefined
  let swept = false

  const look = async (): Promise<{ readonly content: T; readonly unreadable: boolean }> => {
    try {
      return { content: parse(await readFile(path, 'utf8')), unreadable: false }
    } catch (thrown) {
      return { content: empty, unreadable: (thrown as NodeJS.ErrnoException).code !== 'ENOENT' }
    }
  }

  /** Resolves with what stands in the file after the changes. */
  const write = async (changes: readonly Waiting<T>[]): Promise<T> => {
    await mkdir(folder, { recursive: true })
    const lock = await untilLocked(`${path}.lock`)
    const temporary = `${path}.new-${process.pid}`
    try {
      if (!swept) await sweep(path)
      swept = true
      const { content, unreadable } = await look()
      const next = changes.reduce((now, { change }) => change(now), content)
      const file = await open(temporary, 'w')
      try {
        await file.writeFile(`${JSON.stringify(next, null, 2)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      if (unreadable) await rename(path, `${path}.unreadable`)
      await rename(temporary, path)
      return next
    } catch (thrown) {
      await rm(temporary, { force: true }).catch(() => undefined)
      throw thrown
    } finally {
      await lock.release()
    }
  }

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      // What comes while the lock is waited for goes along with the next turn.
      const changes = [...waiting]
      try {
        const next = await write(changes)
        for (const { resolve } of changes) resolve(next)
      } catch (thrown) {
        const refused = refusal(thrown)
        for (const { reject } of changes) reject(refused)
      }
      waiting = waiting.filter((one) => !changes.includes(one))
    }
    writing = undefined
  }

  return {
    read: async () => {
      const changes = [...waiting]
      const { content } = await look()
      return changes.reduce((now, { change }) => change(now), content)
    },
    change: (change) => {
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      waiting.push({ change, resolve, reject })
      writing ??= writeAll()
      return promise
    },
    settled: async () => {
      await writing
    }
  }
}

interface Waiting<T> {
  readonly change: (now: T) => T
  readonly resolve: (next: T) => void
  readonly reject: (thrown: unknown) => void
}

async function untilLocked(path: string): Promise<LockFile> {
  for (;;) {
    const lock = await takeLockFile(path, LONGEST_TURN_MS)
    if (lock) return lock
    await wait(LOOK_AGAIN_MS)
  }
}

/** Removes what programs that were ended while they wrote have left beside the file. */
async function sweep(path: string): Promise<void> {
  const start = `${basename(path)}.new-`
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(start) || isAlive(Number(name.slice(start.length)))) continue
    await rm(join(dirname(path), name), { force: true })
  }
}

function refusal(thrown: unknown): CodedError {
  const { code } = fileError(thrown).error
  if (code === 'disk-full') return new CodedError(code, 'The disk is full: this choice could not be kept.')
  return new CodedError('no-access', 'This choice could not be kept: the program’s own folder cannot be written.')
}
