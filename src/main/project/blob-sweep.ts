/**
 * Finds stored documents that nothing names: those of imports that failed, were cancelled or were cut off. Only reads;
 * what it finds is removed through `blobs.ts`.
 *
 * A blob is named when its SHA-256 stands anywhere in the log, in whatever entity or field, deleted, undone, overwritten
 * or written by a newer program: undo, redo, audit and merge may still ask for it. What somebody is staging now stays too.
 */
import type { Database } from 'better-sqlite3'
import { dropSlice } from './blobs.ts'
import { prepared } from './statements.ts'

export interface BlobSweep {
  /** Does one slice of the work, a few milliseconds. False when there is nothing (more) to do. */
  step(): boolean
  /** Begins anew: something may have become unnamed since. */
  restart(): void
}

/** Changes read in one step. */
const SLICE_CHANGES = 500

interface Place {
  readonly position: number
  readonly ordinal: number
}

/** `held` says whether somebody is staging a blob now. The connection must be the project's only writer. */
export function createBlobSweep(database: Database, held: (sha256: string) => boolean): BlobSweep {
  const version = database.pragma('data_version', { simple: true })
  /** Blobs that no name was found of yet; undefined before the first step. */
  let unnamed: Set<string> | undefined
  /** The log is read up to here. */
  let read: Place = { position: -1, ordinal: -1 }
  /** The blob that is being removed: its first slice is gone. */
  let going: string | undefined

  /** Reads on in the log; true when its end is reached. */
  const readOn = (names: Set<string>): boolean => {
    const rows = prepared<[Place & { most: number }], Place & { id: string; new: string | null; also: string | null }>(
      database,
      `SELECT position, ordinal, entity_id AS id, new, also FROM change
       WHERE (position, ordinal) > ($position, $ordinal) ORDER BY position, ordinal LIMIT $most`
    ).all({ ...read, most: SLICE_CHANGES })
    for (const { position, ordinal, id, new: value, also } of rows) {
      for (const [name] of `${id} ${value ?? ''} ${also ?? ''}`.matchAll(/[0-9a-f]{64}/g)) names.delete(name)
      read = { position, ordinal }
    }
    return rows.length < SLICE_CHANGES
  }

  /** Whether a blob may still go: in the transaction in which it goes, with everything read that was logged meanwhile. */
  const mayGo = (sha256: string): boolean => {
    if (!unnamed || held(sha256)) return false
    let atEnd = false
    while (!atEnd) atEnd = readOn(unnamed)
    return unnamed.has(sha256)
  }

  return {
    restart: () => {
      unnamed = undefined
      read = { position: -1, ordinal: -1 }
      going = undefined
    },
    step: () => {
      // Another program wrote to the file, against the lock: it may be staging what nothing names yet.
      if (database.pragma('data_version', { simple: true }) !== version) return false
      unnamed ??= new Set(
        prepared<[], { sha256: string }>(database, UNNAMED_IN_TABLES)
          .all()
          .map(({ sha256 }) => sha256)
      )
      if (unnamed.size === 0) return false
      if (!readOn(unnamed)) return true
      const sha256 = going ?? [...unnamed].find((name) => !held(name))
      if (sha256 === undefined) return false
      if (dropSlice(database, sha256, () => mayGo(sha256))) {
        going = sha256
        return true
      }
      going = undefined
      unnamed.delete(sha256)
      return unnamed.size > 0
    }
  }
}

/** Most blobs are named in the tables: only for others is the log read. */
const UNNAMED_IN_TABLES = `
  SELECT blob.sha256 FROM blob LEFT JOIN (
    SELECT text AS sha256 FROM revision UNION SELECT layout FROM revision
    UNION SELECT json_extract(original, '$.blob') FROM article
    UNION SELECT json_extract(file, '$.blob') FROM source
    UNION SELECT json_extract(file, '$.reading.text') FROM source
    UNION SELECT json_extract(file, '$.reading.layout') FROM source
  ) AS named ON named.sha256 = blob.sha256
  WHERE named.sha256 IS NULL`
