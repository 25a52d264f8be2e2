/** Makes the SQLite file of a new project. */
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { fileError } from './header.ts'
import { APPLICATION_ID, type Migration, packVersions, migrations as programMigrations } from './migrations/index.ts'
import { configure } from './open-database.ts'
import { exists, placeNew } from './place-file.ts'

/**
 * Creates a project file: complete and synced under a temporary name, then given its own, so that a crash leaves no half
 * project and an existing file is never overwritten. `fill` writes the first rows in the same transaction.
 * Throws a `CodedError` and leaves nothing behind.
 */
export function createDatabase(
  path: string,
  fill: (database: Database.Database) => void,
  migrations: readonly Migration[] = programMigrations
): void {
  if (existsSync(path)) throw exists()
  // Nobody else's, whoever makes the same file at this moment; and short, whatever the project is called.
  const temporary = join(dirname(path), `.new-${randomUUID()}`)
  let database: Database.Database | undefined
  try {
    database = new Database(temporary, { timeout: 0 })
    database.pragma('page_size = 4096')
    database.pragma('journal_mode = DELETE')
    database.pragma('synchronous = EXTRA')
    database.pragma(`application_id = ${APPLICATION_ID}`)
    configure(database)
    const open = database
    open.transaction(() => {
      for (const migration of migrations) migration.run(open)
      const compatibility = migrations.at(-1)?.compatibility ?? migrations.length
      open.pragma(`user_version = ${packVersions(migrations.length, compatibility)}`)
      fill(open)
    })()
    open.close()
    placeNew(temporary, path)
  } catch (thrown) {
    database?.close()
    for (const left of [temporary, `${temporary}-journal`]) remove(left)
    throw fileError(thrown)
  }
}

/** Removing must not hide what went wrong: where the folder is none, it fails too. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // said above
  }
}
