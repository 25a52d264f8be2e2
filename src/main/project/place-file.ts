/** Puts a finished file in its place: whole or not at all, never over another, and durably. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { CodedError } from '../../shared/errors.ts'

/** File systems without hard links (FAT, some network shares) say so with one of these. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'])

/**
 * Gives the complete, synced file `temporary` the name `path` in the same folder. Throws `exists` where something has
 * that name already, also when it came at the very same moment; `temporary` is then still there.
 */
export function placeNew(temporary: string, path: string): void {
  try {
    // A link fails where the name is taken; a rename would overwrite.
    linkSync(temporary, path)
    rmSync(temporary)
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST' || existsSync(path)) throw exists()
    if (!noLinks.has(code)) throw thrown
    renameSync(temporary, path)
  }
  syncFolder(dirname(path))
}

export const exists = (): CodedError =>
  new CodedError('exists', 'A file of this name is there already. Choose another name.')

/** Makes a new name durable. Windows has no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes the content of a file durable. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
