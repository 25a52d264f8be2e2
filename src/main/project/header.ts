/**
 * The first look at a project file: its 100 header bytes, read with plain file access, before SQLite touches it.
 *
 * Reading a file that SQLite holds open in this process would drop SQLite's POSIX locks on it when the descriptor is
 * closed; so this is only for files that are not open here.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { CodedError, damaged } from '../../shared/errors.ts'
import { APPLICATION_ID, COMPATIBLE_WITH, unpackVersions } from './migrations/index.ts'

export interface ProjectHeader {
  readonly schema: number
  readonly compatibility: number
  readonly pageSize: number
  /** Pages that the header counts; 0 where it is not to be trusted (written by a very old library). */
  readonly pageCount: number
  readonly fileBytes: number
}

const MAGIC = 'SQLite format 3\u0000'

export interface HeaderRules {
  /** Newest compatibility version that is understood; this program's own by default. */
  readonly supported?: number
  /**
   * A rollback journal stands beside the file: a change is under way or was cut off, and until SQLite has taken it back
   * the file may well be shorter than its header says.
   */
  readonly journal?: boolean
}

/** Reads and judges the header. Throws a `CodedError`; the file is not changed. Format: sqlite.org/fileformat2.html §1.3. */
export function readHeader(
  path: string,
  { supported = COMPATIBLE_WITH, journal = false }: HeaderRules = {}
): ProjectHeader {
  const bytes = Buffer.alloc(100)
  let size: number
  let read: number
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new CodedError('not-a-database', 'This is not a file.')
    size = stat.size
    const descriptor = openSync(path, 'r')
    try {
      read = readSync(descriptor, bytes, 0, 100, 0)
    } finally {
      closeSync(descriptor)
    }
  } catch (thrown) {
    throw fileError(thrown)
  }
  if (read === 0) throw new CodedError('not-a-database', 'This file is empty, so it is no Claimbench project.')
  if (read < 100 || bytes.toString('latin1', 0, 16) !== MAGIC) {
    throw new CodedError('not-a-database', 'This file is not a Claimbench project, nor any SQLite database.')
  }
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) {
    throw new CodedError('not-a-project', 'This is a SQLite database, but not a Claimbench project.')
  }
  const { schema, compatibility } = unpackVersions(bytes.readUInt32BE(60))
  if (schema === 0)
    throw new CodedError('damaged', 'This project file carries no schema version; its creation was cut off.')
  if (compatibility > supported) {
    throw new CodedError(
      'too-new',
      'This project was made by a newer version of Claimbench. Update the program to open it.',
      {
        schema,
        compatibility,
        supported
      }
    )
  }
  if (bytes[18] !== 1 || bytes[19] !== 1) {
    throw new CodedError(
      'unsafe-file',
      'This project file was switched to write-ahead logging by another program, so part of it may be missing. ' +
        'Ask for a copy shared from Claimbench.'
    )
  }
  const rawPageSize = bytes.readUInt16BE(16)
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize
  const trusted = bytes.readUInt32BE(24) === bytes.readUInt32BE(92)
  const pageCount = trusted ? bytes.readUInt32BE(28) : 0
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0)
    throw new CodedError('damaged', 'The file’s header is damaged.')
  if (!journal && pageCount > 0 && size < pageCount * pageSize) {
    throw new CodedError(
      'damaged',
      'This project file is cut off: it is shorter than it says. Restore a backup or a colleague’s copy.',
      {
        expectedBytes: pageCount * pageSize,
        bytes: size
      }
    )
  }
  return { schema, compatibility, pageSize, pageCount, fileBytes: size }
}

/** The file ends early or cannot be read where it should hold something. */
const readFailures = new Set(['SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_CORRUPTFS', 'EIO'])

/** A coded error from what the file system or SQLite threw. */
export function fileError(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown
  const code = (thrown as { code?: string }).code ?? ''
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (code === 'ENOENT' || code === 'ENOTDIR' || message.includes('directory does not exist'))
    return new CodedError('missing', 'There is no such file any more.')
  if (code === 'SQLITE_READONLY_ROLLBACK') {
    return new CodedError(
      'hot-journal',
      'The last change of this project was cut off, and it can only be repaired where it may be written. Copy the project together with its “-journal” file to a folder of your own.'
    )
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code.startsWith('SQLITE_READONLY') ||
    code === 'SQLITE_CANTOPEN'
  ) {
    return new CodedError(
      'no-access',
      'The file cannot be written or read: the system denies access to it or to its folder.'
    )
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return new CodedError('disk-full', 'The disk is full. Nothing was changed; make room and try again.')
  }
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') {
    return new CodedError('locked', 'Another program is using this file at the moment.')
  }
  if (
    code.startsWith('SQLITE_CORRUPT') ||
    code === 'SQLITE_NOTADB' ||
    readFailures.has(code) ||
    (code === 'SQLITE_ERROR' && /malformed|unsupported file format/.test(message))
  ) {
    return damaged({ sqlite: message })
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new CodedError('disk-full', `The disk did not take the change (${code}). Nothing was changed.`, {
      sqlite: message
    })
  }
  // The native part of better-sqlite3 is missing, or is one for another computer or another Node.
  if (code === 'ERR_DLOPEN_FAILED' || (code === 'MODULE_NOT_FOUND' && message.includes('better_sqlite3'))) {
    return new CodedError(
      'broken-install',
      'The part of Claimbench that reads project files is missing or does not fit this computer. Install Claimbench again.',
      { cause: message }
    )
  }
  if (code === 'ELOOP') return new CodedError('missing', 'This link leads nowhere.')
  if (code === 'EISDIR') return new CodedError('not-a-database', 'This is a folder.')
  return new CodedError('internal', message)
}
