/**
 * Numbered steps that bring a project file from one schema version to the next. Order is the number's, nothing else.
 * After the first release a step only adds: an older program that may still write (`compatibility`) must not break.
 */
import type { Database } from 'better-sqlite3'
import { initialSchema } from './0001-initial.ts'
import { setDetectionApart } from './0002-detection-apart.ts'

export interface Migration {
  /** The schema version that the file has afterwards. */
  readonly version: number
  readonly name: string
  /** Oldest program schema that may still open the file afterwards. */
  readonly compatibility: number
  run(database: Database): void
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'initial', compatibility: 1, run: (database) => database.exec(initialSchema) },
  { version: 2, name: 'detection-apart', compatibility: 2, run: setDetectionApart }
]

/** The schema version that this program writes. */
export const SCHEMA_VERSION = migrations.length
/** Newest compatibility version that this program can work with. */
export const COMPATIBLE_WITH = SCHEMA_VERSION
/** "CLMB": marks a SQLite file as a project. */
export const APPLICATION_ID = 0x434c4d42

/** The header's `user_version` holds both numbers: compatibility in the high half, schema in the low. */
export function packVersions(schema: number, compatibility: number): number {
  return compatibility * 0x10000 + schema
}

export function unpackVersions(userVersion: number): { schema: number; compatibility: number } {
  return { schema: userVersion & 0xffff, compatibility: userVersion >>> 16 }
}

/** Refuses a list whose numbers are not 1, 2, 3…: an unstable order of steps corrupts files slowly. */
export function assertMigrationOrder(list: readonly Migration[]): void {
  for (const [index, migration] of list.entries()) {
    if (migration.version !== index + 1)
      throw new Error(`migration ${migration.name} has number ${migration.version}, not ${index + 1}`)
    if (migration.compatibility > migration.version)
      throw new Error(`migration ${migration.name} is incompatible with itself`)
  }
}
