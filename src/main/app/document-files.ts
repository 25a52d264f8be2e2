/**
 * Documents on their way into a project, as files of this run: whatever they come from, their bytes lie in a temporary file
 * whose SHA-256 was taken while it was written, so what is read, shown and stored are the same bytes. None is in memory whole.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CodedError } from '../../shared/errors.ts'
import { tooLarge } from '../importing/limits.ts'
import { packedPage } from '../importing/saved-page-files.ts'
import type { FileToStage } from '../project/blobs.ts'
import { fileError } from '../project/header.ts'

/** A document that lies ready. `path` is nobody else's. */
export interface DocumentFile extends FileToStage {
  /** What the person calls it. */
  readonly name: string
  /** Removes the file; its caller needs it no longer. */
  remove(): Promise<void>
}

/** A document that is being written. */
export interface DocumentDraft {
  readonly path: string
  readonly bytes: number
  /** Pieces are taken in the order of the calls. */
  write(bytes: Uint8Array): Promise<void>
  /** Nothing more comes. */
  finish(): Promise<DocumentFile>
  /** Lets go of what was written. */
  discard(): Promise<void>
}

export interface DocumentFiles {
  begin(name: string): Promise<DocumentDraft>
  /**
   * Copies a file of the person's, which may change or go while it is worked on; a page that a browser saved with a folder beside it
   * together with the pages of that folder (`packedPage`). What is longer than `mostBytes` is refused
   * (`too-large`) before a byte is copied, and so is what is no file.
   */
  fromPath(path: string, mostBytes: number, signal?: AbortSignal): Promise<DocumentFile>
  /** Removes every file that is left. */
  close(): Promise<void>
}

/** Bytes that are copied and hashed at once: a few milliseconds of the thread. */
const PIECE_BYTES = 1024 * 1024

export function createDocumentFiles(folder: string): DocumentFiles {
  const begin = async (name: string): Promise<DocumentDraft> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, randomUUID())
    return writing(path, name, await open(path, 'wx', 0o600))
  }
  return {
    begin,
    fromPath: async (path, mostBytes, signal) => {
      const name = basename(path)
      await refuseUnread(path, mostBytes)
      const packed = await packedPage(path, mostBytes).catch((thrown) => Promise.reject(unreadable(thrown, name)))
      const draft = await begin(packed?.name ?? name)
      try {
        if (packed) {
          await draft.write(packed.bytes)
          return await draft.finish()
        }
        for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
          if (signal?.aborted) throw new CodedError('cancelled', 'Reading was cancelled.')
          // It may have grown since it was measured.
          if (draft.bytes + (piece as Buffer).byteLength > mostBytes)
            throw new CodedError('too-large', tooLarge(name, mostBytes))
          await draft.write(piece as Buffer)
        }
        return await draft.finish()
      } catch (thrown) {
        await draft.discard()
        throw thrown instanceof CodedError ? thrown : unreadable(thrown, name)
      }
    },
    close: () => rm(folder, { recursive: true, force: true })
  }
}

function writing(path: string, name: string, file: FileHandle): DocumentDraft {
  const hash: Hash = createHash('sha256')
  let bytes = 0
  let last: Promise<void> = Promise.resolve()
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= last.catch(() => undefined).then(() => file.close())
    return closed
  }
  return {
    path,
    get bytes() {
      return bytes
    },
    write: (piece) => {
      const at = bytes
      bytes += piece.byteLength
      hash.update(piece)
      last = last.then(() => writeWhole(file, piece, at)).catch((thrown) => Promise.reject(fileError(thrown)))
      return last
    },
    finish: async () => {
      await last
      await close()
      return { path, name, bytes, sha256: hash.digest('hex'), remove: () => rm(path, { force: true }) }
    },
    discard: async () => {
      await close().catch(() => undefined)
      await rm(path, { force: true })
    }
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done)
    done += bytesWritten
  }
}

/** Before it is opened: opening a pipe waits for its writer. */
async function refuseUnread(path: string, mostBytes: number): Promise<void> {
  const name = basename(path)
  const about = await stat(path).catch((thrown) => Promise.reject(unreadable(thrown, name)))
  if (!about.isFile()) throw new CodedError('unsupported-format', `“${name}” is not a file.`)
  if (about.size > mostBytes)
    throw new CodedError('too-large', tooLarge(name, mostBytes), { limit: 'inputBytes', mostBytes, bytes: about.size })
}

function unreadable(thrown: unknown, name: string): CodedError {
  const { code } = thrown as NodeJS.ErrnoException
  if (code === 'ENOENT') return new CodedError('missing', `There is no file “${name}”.`)
  if (code === 'ENOSPC' || code === 'EDQUOT') return fileError(thrown)
  return new CodedError('no-access', `“${name}” cannot be read.`)
}
