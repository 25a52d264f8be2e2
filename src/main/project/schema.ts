/** What tables a project file must hold, and whether it holds them and nothing that could act by itself. */
import Database from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import type { Migration } from './migrations/index.ts'

/** Type and name → SQL text with white space folded. */
type Schema = Map<string, string>

function schemaOf(database: Database.Database): Schema {
  const rows = database
    .prepare<[], { type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema')
    .all()
  const found: Schema = new Map()
  for (const row of rows) {
    if (row.sql === null && row.name.startsWith('sqlite_autoindex_')) continue
    found.set(`${row.type} ${row.name}`, (row.sql ?? '').replace(/\s+/g, ' ').trim())
  }
  return found
}

const expectedSchemas = new WeakMap<readonly Migration[], Map<number, Schema>>()

/** The schema that the steps up to `version` give. */
function expectedSchema(version: number, migrations: readonly Migration[]): Schema {
  const known = expectedSchemas.get(migrations) ?? new Map<number, Schema>()
  expectedSchemas.set(migrations, known)
  let expected = known.get(version)
  if (!expected) {
    const scratch = new Database(':memory:')
    try {
      for (const migration of migrations.slice(0, version)) migration.run(scratch)
      expected = schemaOf(scratch)
    } finally {
      scratch.close()
    }
    known.set(version, expected)
  }
  return expected
}

/**
 * Throws `unsafe-file` unless the file has exactly the tables and indexes of its version. Of a newer version that calls
 * itself compatible, more tables and indexes are taken, but nothing that acts by itself and no other form of a known
 * table (`too-new`).
 */
export function assertSchema(database: Database.Database, version: number, migrations: readonly Migration[]): void {
  const expected = expectedSchema(version, migrations)
  const found = schemaOf(database)
  const newer = version > migrations.length
  const acting = [...found].filter(([name, sql]) => /^(trigger|view) /.test(name) || /^CREATE VIRTUAL/i.test(sql))
  const different = [
    ...[...found].filter(([name, sql]) => (newer ? expected.has(name) : true) && expected.get(name) !== sql),
    ...[...expected].filter(([name]) => !found.has(name))
  ]
  if (newer && acting.length === 0 && different.length > 0) {
    throw new CodedError(
      'too-new',
      'This project was made by a newer version of Claimbench. Update the program to open it.',
      { schema: version }
    )
  }
  const wrong = newer ? acting : different
  if (wrong.length > 0) {
    throw new CodedError(
      'unsafe-file',
      'This file’s tables are not those of a Claimbench project, so it is not opened.',
      { different: wrong.slice(0, 10).map(([name]) => name) }
    )
  }
}
