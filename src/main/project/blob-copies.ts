/** Stored documents written out to files of this computer, slice by slice and verified. */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { readBlobSlice, SLICE_BYTES } from './blobs.ts'

export interface BlobCopies {
  /**
   * Writes the next slice of a blob to the file at `path`, which is there and of its caller alone, and says how many
   * bytes are written; again and again until those are all. Throws `damaged` where the stored bytes are not the right ones.
   */
  step(copy: CopyToFile): number
  /** A copy that will not be ended. */
  end(path: string): void
}

export interface CopyToFile {
  readonly sha256: string
  readonly bytes: number
  readonly path: string
}

export function createBlobCopies(database: Database): BlobCopies {
  const under = new Map<string, { readonly hash: Hash; readonly slices: number }>()
  return {
    step: ({ sha256, bytes, path }) => {
      const { hash, slices } = under.get(path) ?? { hash: createHash('sha256'), slices: 0 }
      const pieces = readBlobSlice(database, sha256, slices)
      const written = writeWhole(path, pieces, slices * SLICE_BYTES)
      const next = hash.copy()
      for (const piece of pieces) next.update(piece)
      if (written < bytes) {
        under.set(path, { hash: next, slices: slices + 1 })
        return written
      }
      under.delete(path)
      if (written !== bytes || next.digest('hex') !== sha256) {
        throw new CodedError('damaged', 'A stored document is altered; it cannot be given back as it came.', {
          blob: sha256
        })
      }
      return written
    },
    end: (path) => void under.delete(path)
  }
}

/** Writes the pieces one after the other from `position` on; where it ended. */
function writeWhole(path: string, pieces: readonly Uint8Array[], position: number): number {
  const file = openSync(path, 'r+')
  let end = position
  try {
    for (const piece of pieces) {
      for (let done = 0; done < piece.byteLength; ) {
        const written = writeSync(file, piece, done, piece.byteLength - done, end)
        done += written
        end += written
      }
    }
    return end
  } finally {
    closeSync(file)
  }
}
