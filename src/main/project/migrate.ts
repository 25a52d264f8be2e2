/**
 * Brings a project file of an older schema to this program's, in one transaction, after a backup. The caller holds the
 * file's lock.
 */
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import Database from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { fileError } from './header.ts'
import { assertMigrationOrder, type Migration, packVersions, unpackVersions } from './migrations/index.ts'
import { assertSound, openDatabase } from './open-database.ts'
import { placeNew, syncFile } from './place-file.ts'
import { assertSchema } from './schema.ts'

export interface Migrated {
  readonly from: number
  readonly to: number
  /** Path of the copy of the file as it was. */
  readonly backup: string
}

/**
 * Migrates the file at `path` to the last of `migrations`. Checks it whole first (a damaged file is not migrated), puts
 * a copy beside it as `NAME.backup-vN.claimbench`, and runs the steps. On any failure the file is as it was, the copy is
 * removed, and a `CodedError` says why.
 */
export function migrateProject(path: string, migrations: readonly Migration[]): Migrated {
  assertMigrationOrder(migrations)
  const { database, schema, readOnly } = openDatabase(path, { readOnly: false, fullCheck: true, migrations })
  let backup: string | undefined
  try {
    if (readOnly) throw needsMigration(schema, migrations.length)
    backup = backUp(database, path, `v${schema}`)
    runSteps(database, schema, migrations)
    return { from: schema, to: migrations.length, backup }
  } catch (thrown) {
    if (backup) rmSync(backup, { force: true })
    throw fileError(thrown)
  } finally {
    database.close()
  }
}

/** The file's schema is older than the program's, and it cannot be brought up to date as it is opened. */
export const needsMigration = (schema: number, program: number): CodedError =>
  new CodedError(
    'needs-migration',
    'This project was made by an older version of Claimbench and has to be brought up to date first. Open it where it can be written, and for writing.',
    { schema, program }
  )

function runSteps(database: Database.Database, from: number, migrations: readonly Migration[]): void {
  database.exec('BEGIN EXCLUSIVE')
  try {
    const standing = unpackVersions(database.pragma('user_version', { simple: true }) as number).schema
    if (standing !== from) throw new CodedError('log-moved', 'Another program changed this project meanwhile.')
    for (const migration of migrations.slice(from)) migration.run(database)
    const compatibility = migrations.at(-1)?.compatibility ?? migrations.length
    database.pragma(`user_version = ${packVersions(migrations.length, compatibility)}`)
    assertSchema(database, migrations.length, migrations)
    database.exec('COMMIT')
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw thrown
  }
}

/**
 * Copies the open project, as its last transaction left it, to a new file `NAME.backup-LABEL.claimbench` beside it; with
 * a number where that name is taken. The copy is checked and durable when its path is returned.
 * `VACUUM INTO` is SQLite's online copy that runs in one call; it does not sync, so this does.
 */
export function backUp(database: Database.Database, path: string, label: string): string {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.backup-${process.pid}`)
  const ending = extname(path)
  const name = basename(path, ending)
  try {
    rmSync(temporary, { force: true })
    database.prepare('VACUUM INTO ?').run(temporary)
    syncFile(temporary)
    assertSoundCopy(temporary)
    for (let number = 1; ; number += 1) {
      const target = join(folder, `${name}.backup-${label}${number === 1 ? '' : `-${number}`}${ending}`)
      if (existsSync(target)) continue
      placeNew(temporary, target)
      return target
    }
  } catch (thrown) {
    rmSync(temporary, { force: true })
    throw thrown
  }
}

function assertSoundCopy(path: string): void {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    assertSound(copy)
  } finally {
    copy.close()
  }
}
