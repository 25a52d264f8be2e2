/**
 * Content-addressed bytes inside the project file, staged before a command refers to them. This file alone writes their
 * rows: whole texts at once, documents of any size slice by slice, and it removes what is not wanted any more.
 */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { sha256Hex } from './ids.ts'
import { prepared } from './statements.ts'

/** Size of one row's piece: a 500 MB file is never in memory whole. */
export const CHUNK_BYTES = 256 * 1024

/** Bytes that one step of staging, copying or removing moves; between two steps, other calls have their turn. */
export const SLICE_BYTES = 2 * 1024 * 1024

const SLICE_CHUNKS = SLICE_BYTES / CHUNK_BYTES

interface BlobRow {
  readonly bytes: number
  readonly complete: number
}

const rowOf = (database: Database, sha256: string): BlobRow | undefined =>
  prepared<[string], BlobRow>(database, 'SELECT bytes, complete FROM blob WHERE sha256 = ?').get(sha256)

/** Whether the bytes of this name are in the file, whole. */
export const hasBlob = (database: Database, sha256: string): boolean => rowOf(database, sha256)?.complete === 1

function insertChunks(database: Database, sha256: string, from: number, bytes: Uint8Array): number {
  const insert = prepared<[string, number, Buffer]>(database, 'INSERT INTO blob_chunk VALUES (?, ?, ?)')
  let ordinal = from
  for (let offset = 0; offset < bytes.byteLength; offset += CHUNK_BYTES, ordinal += 1) {
    const length = Math.min(CHUNK_BYTES, bytes.byteLength - offset)
    insert.run(sha256, ordinal, Buffer.from(bytes.buffer, bytes.byteOffset + offset, length))
  }
  return ordinal
}

/**
 * Stores bytes that are in memory anyway (texts, layouts) under their SHA-256, once and in one transaction; the
 * connection must allow writing. Returns the hash.
 */
export function putBlob(database: Database, bytes: Uint8Array): string {
  const sha256 = sha256Hex(bytes)
  if (hasBlob(database, sha256)) return sha256
  database
    .transaction(() => {
      prepared<[string]>(database, 'DELETE FROM blob_chunk WHERE sha256 = ?').run(sha256)
      prepared(database, 'INSERT OR REPLACE INTO blob VALUES (?, ?, 1)').run(sha256, bytes.byteLength)
      insertChunks(database, sha256, 0, bytes)
    })
    .immediate()
  return sha256
}

/** A document that lies ready in a file of this computer: what it is to be called in the project, and how long it is. */
export interface FileToStage {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

export interface BlobStaging {
  /**
   * Takes the next slice of the file into the project and says how many bytes are there; all of `file.bytes` means: done
   * and verified. Called again and again, also in turns for the same bytes by several holders. A file that is not
   * what its name says (any more) is `damaged`, and nothing of it will count. From its first step on the holder keeps
   * the blob from being swept, named by the log or not.
   */
  step(file: FileToStage, holder: string): number
  /** The holder's command is done, or will never come. True where it held anything. */
  release(holder: string): boolean
  /** Whether somebody is staging it, or has and not yet referred to it. */
  holds(sha256: string): boolean
}

/** What was taken of a file so far. */
interface Taken {
  readonly hash: Hash
  readonly offset: number
  readonly ordinal: number
}

/** Stages documents through a connection that writes. What is cut off leaves rows that count as nothing (`complete` 0). */
export function createBlobStaging(database: Database): BlobStaging {
  const under = new Map<string, Taken>()
  const held = new Map<string, Set<string>>()
  // One for all slices: a new one each would pile up until the memory is cleaned.
  let buffer: Buffer | undefined

  const take = (file: FileToStage, { hash, offset, ordinal }: Taken): Taken => {
    buffer ??= Buffer.allocUnsafeSlow(SLICE_BYTES)
    const slice = readSlice(file.path, offset, buffer.subarray(0, file.bytes - offset))
    const next = hash.copy().update(slice)
    const end = offset + slice.byteLength
    const last = end === file.bytes
    if ((!last && slice.byteLength < SLICE_BYTES) || (last && next.copy().digest('hex') !== file.sha256)) {
      throw new CodedError('damaged', 'The document changed while it was being stored. Import it again.')
    }
    let ordinalAfter = ordinal
    database
      .transaction(() => {
        if (offset === 0) prepared(database, 'INSERT INTO blob VALUES (?, ?, 0)').run(file.sha256, file.bytes)
        ordinalAfter = insertChunks(database, file.sha256, ordinal, slice)
        if (last) prepared(database, 'UPDATE blob SET complete = 1 WHERE sha256 = ?').run(file.sha256)
      })
      .immediate()
    return { hash: next, offset: end, ordinal: ordinalAfter }
  }

  return {
    step: (file, holder) => {
      const { sha256, bytes } = file
      const holds = held.get(holder) ?? new Set()
      held.set(holder, holds.add(sha256))
      const known = rowOf(database, sha256)
      if (known?.complete === 1) return bytes
      let taken = under.get(sha256)
      if (!taken) {
        // The rest of a staging that was cut off goes first.
        if (known && dropSlice(database, sha256)) return 0
        taken = { hash: createHash('sha256'), offset: 0, ordinal: 0 }
      }
      under.delete(sha256)
      try {
        const now = take(file, taken)
        if (now.offset < bytes) under.set(sha256, now)
        return now.offset
      } catch (thrown) {
        // What was taken stands; only a file that is not what it was called is begun anew.
        if (!(thrown instanceof CodedError) && taken.offset > 0) under.set(sha256, taken)
        throw thrown
      }
    },
    release: (holder) => {
      const holds = held.get(holder)
      held.delete(holder)
      const left = [...(holds ?? [])].filter((sha256) => !isHeld(held, sha256))
      for (const sha256 of left) under.delete(sha256)
      if (under.size === 0) buffer = undefined
      return holds !== undefined
    },
    holds: (sha256) => isHeld(held, sha256)
  }
}

function isHeld(held: ReadonlyMap<string, ReadonlySet<string>>, sha256: string): boolean {
  for (const holds of held.values()) if (holds.has(sha256)) return true
  return false
}

/** Bytes of a file from `offset` on, as many as the buffer takes, or fewer where the file ends before. */
function readSlice(path: string, offset: number, buffer: Buffer): Buffer {
  const file = openSync(path, 'r')
  try {
    let filled = 0
    while (filled < buffer.byteLength) {
      const read = readSync(file, buffer, filled, buffer.byteLength - filled, offset + filled)
      if (read === 0) break
      filled += read
    }
    return buffer.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}

/**
 * Removes a blob that nothing names, a slice at a time: from the first one on it counts as not there. True while there is
 * more to remove. `mayDrop` is asked inside the transaction that takes the slice away.
 */
export function dropSlice(database: Database, sha256: string, mayDrop: () => boolean = () => true): boolean {
  return database
    .transaction(() => {
      if (!mayDrop()) return false
      prepared(database, 'UPDATE blob SET complete = 0 WHERE sha256 = ?').run(sha256)
      const { changes } = prepared(
        database,
        'DELETE FROM blob_chunk WHERE rowid IN (SELECT rowid FROM blob_chunk WHERE sha256 = ? LIMIT ?)'
      ).run(sha256, SLICE_CHUNKS)
      if (changes === SLICE_CHUNKS) return true
      prepared(database, 'DELETE FROM blob WHERE sha256 = ?').run(sha256)
      return false
    })
    .immediate()
}

const missing = (sha256: string): CodedError =>
  new CodedError('damaged', 'A part of the project file is missing: its stored text or document is gone.', {
    blob: sha256
  })

const cutOff = (sha256: string): CodedError =>
  new CodedError('damaged', 'A stored document is cut off.', { blob: sha256 })

/** Reads a blob whole: for texts and layouts, whose size import bounds. Throws `damaged` where it is not there. */
export function getBlob(database: Database, sha256: string): Buffer {
  const row = rowOf(database, sha256)
  if (row?.complete !== 1) throw missing(sha256)
  const pieces = prepared<[string], { data: Buffer }>(
    database,
    'SELECT data FROM blob_chunk WHERE sha256 = +? ORDER BY ordinal'
  ).all(sha256)
  const bytes = Buffer.concat(pieces.map((piece) => piece.data))
  if (bytes.byteLength !== row.bytes) throw cutOff(sha256)
  return bytes
}

/**
 * Reads the slice number `index` of a blob, counted from 0, in its pieces: `SLICE_BYTES` together, the last slice less.
 * Throws `damaged` where it is not there or not as long as it must be; that its bytes are the right ones shows in the hash
 * of them all.
 */
export function readBlobSlice(database: Database, sha256: string, index: number): Buffer[] {
  const row = rowOf(database, sha256)
  if (row?.complete !== 1) throw missing(sha256)
  const pieces = prepared<[string, number, number], { data: Buffer }>(
    database,
    'SELECT data FROM blob_chunk WHERE sha256 = +? AND ordinal >= ? AND ordinal < ? ORDER BY ordinal'
  )
    .all(sha256, index * SLICE_CHUNKS, (index + 1) * SLICE_CHUNKS)
    .map(({ data }) => data)
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0)
  if (length !== Math.max(0, Math.min(SLICE_BYTES, row.bytes - index * SLICE_BYTES))) throw cutOff(sha256)
  return pieces
}

/** Whether every blob still hashes to its name; yields the ones that do not. Reads piece by piece, and tells each. */
export function* damagedBlobs(database: Database, tell: () => void = () => undefined): Generator<string> {
  const names = database
    .prepare<[], { sha256: string; bytes: number }>('SELECT sha256, bytes FROM blob WHERE complete = 1')
    .all()
  const pieces = database.prepare<[string], { data: Buffer }>(
    'SELECT data FROM blob_chunk WHERE sha256 = +? ORDER BY ordinal'
  )
  for (const { sha256, bytes } of names) {
    const hash = createHash('sha256')
    let length = 0
    for (const piece of pieces.iterate(sha256)) {
      hash.update(piece.data)
      length += piece.data.byteLength
      tell()
    }
    if (length !== bytes || hash.digest('hex') !== sha256) yield sha256
  }
}
