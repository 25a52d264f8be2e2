/** Everything that the tables of a project show, as one value: for comparing states. */
import Database from 'better-sqlite3'
import { recordsIn } from '../../src/main/project/tables.ts'
import { entities, entityNames } from '../../src/shared/model/entities.ts'

export type Shown = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** entity → id → fields, of visible records; optionally of hidden ones too. Reads through a connection of its own. */
export function shownIn(path: string): Shown {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const shown: Record<string, Record<string, unknown>> = {}
    for (const entity of entityNames) {
      const columns = ['id', ...Object.keys(entities[entity]).map((field) => `"${field}"`)].join(', ')
      const rows = database.prepare(`SELECT ${columns} FROM ${recordsIn(entity)} WHERE visible = 1 ORDER BY id`).all()
      for (const row of rows as { id: string }[]) {
        const { id, ...fields } = row
        shown[entity] = { ...shown[entity], [id]: fields }
      }
    }
    shown.conflict = Object.fromEntries(
      database
        .prepare('SELECT entity, entity_id, field, kind FROM conflict')
        .all()
        .map((row) => [JSON.stringify(row), true])
    )
    return shown
  } finally {
    database.close()
  }
}

/** Changes the file the way a clumsy or hostile program would: straight in its tables. */
export function tamper(
  path: string,
  ...statements: readonly (string | readonly [sql: string, ...values: unknown[]])[]
) {
  const database = new Database(path)
  try {
    database.unsafeMode()
    database.pragma('foreign_keys = OFF')
    for (const statement of statements) {
      if (typeof statement === 'string') database.exec(statement)
      else database.prepare(statement[0]).run(...statement.slice(1))
    }
  } finally {
    database.close()
  }
}
