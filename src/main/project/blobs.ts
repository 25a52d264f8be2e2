/** Content-addressed bytes inside the project file, staged before a command refers to them. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'

/** Size of one row's piece: a 500 MB file is never in memory whole. */
export const CHUNK_BYTES = 256 * 1024

/** Stores the bytes under their SHA-256, once; the connection must allow writing. Returns the hash. */
export function putBlob(database: Database, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = database
    .prepare<[string], { complete: number }>('SELECT complete FROM blob WHERE sha256 = ?')
    .get(sha256)
  if (known?.complete) return sha256
  database.transaction(() => {
    database.prepare('DELETE FROM blob_chunk WHERE sha256 = ?').run(sha256)
    database.prepare('INSERT OR REPLACE INTO blob VALUES (?, ?, 1)').run(sha256, bytes.byteLength)
    const insert = database.prepare('INSERT INTO blob_chunk VALUES (?, ?, ?)')
    for (let offset = 0, ordinal = 0; offset < bytes.byteLength; offset += CHUNK_BYTES, ordinal += 1) {
      insert.run(
        sha256,
        ordinal,
        Buffer.from(bytes.buffer, bytes.byteOffset + offset, Math.min(CHUNK_BYTES, bytes.byteLength - offset))
      )
    }
  })()
  return sha256
}

/** Reads a blob whole: for texts and layouts, whose size import bounds. Throws `damaged` where it is not there. */
export function getBlob(database: Database, sha256: string): Buffer {
  const row = database
    .prepare<[string], { bytes: number }>('SELECT bytes FROM blob WHERE sha256 = ? AND complete = 1')
    .get(sha256)
  if (!row)
    throw new CodedError('damaged', 'A part of the project file is missing: its stored text or document is gone.', {
      blob: sha256
    })
  const pieces = database
    .prepare<[string], { data: Buffer }>('SELECT data FROM blob_chunk WHERE sha256 = ? ORDER BY ordinal')
    .all(sha256)
  const bytes = Buffer.concat(pieces.map((piece) => piece.data))
  if (bytes.byteLength !== row.bytes) throw new CodedError('damaged', 'A stored document is cut off.', { blob: sha256 })
  return bytes
}

/** Whether every blob still hashes to its name; yields the ones that do not. Reads piece by piece. */
export function* damagedBlobs(database: Database): Generator<string> {
  const names = database
    .prepare<[], { sha256: string; bytes: number }>('SELECT sha256, bytes FROM blob WHERE complete = 1')
    .all()
  const pieces = database.prepare<[string], { data: Buffer }>(
    'SELECT data FROM blob_chunk WHERE sha256 = ? ORDER BY ordinal'
  )
  for (const { sha256, bytes } of names) {
    const hash = createHash('sha256')
    let length = 0
    for (const piece of pieces.iterate(sha256)) {
      hash.update(piece.data)
      length += piece.data.byteLength
    }
    if (length !== bytes || hash.digest('hex') !== sha256) yield sha256
  }
}
