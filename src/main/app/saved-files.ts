/** Files that a person asked for, in the place that the person chose. */
import { randomUUID } from 'node:crypto'
import { access, constants, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CodedError } from '../../shared/errors.ts'

/**
 * Has a file written under a temporary name and renames it, so that a failure leaves what was there. Refuses (`exists`) to
 * put it in the place of a project or of anything that is no file. `write` fills the empty file at the path that it is
 * given; what it throws that is not coded is taken for the disk's refusal.
 */
export async function saveFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  // Short, so that it may be called anything that a file may be called.
  const temporary = join(dirname(path), `.new-${randomUUID()}`)
  try {
    await refuseToReplace(path)
    const file = await open(temporary, 'wx')
    try {
      await write(temporary)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw refusal(thrown)
  }
}

function refusal(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown
  const { code } = thrown as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new CodedError('disk-full', 'The disk is full; the file was not written.')
  if (code === 'ENOENT') return new CodedError('missing', 'There is no such folder to write the file to.')
  return new CodedError('no-access', 'The file cannot be written there.')
}

/** Throws before long work what `saveFile` would throw after it, as far as that can be known. */
export async function assertMaySave(path: string): Promise<void> {
  try {
    await refuseToReplace(path)
    await access(dirname(path), constants.W_OK)
  } catch (thrown) {
    throw refusal(thrown)
  }
}

async function refuseToReplace(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (!there) return
  if (!there.isFile()) throw new CodedError('exists', 'There is a folder, or no file, of this name. Choose another.')
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0)
    if (buffer.toString('latin1') === SQLITE_MAGIC) {
      throw new CodedError('exists', 'This is a project file, and would be replaced. Choose another name.')
    }
  } finally {
    await file.close()
  }
}

/** How a project file begins. */
const SQLITE_MAGIC = 'SQLite format 3\u0000'
