/** A project of schema 1 under this program: what the engine read in a claim moves to a table of its own, nothing else changes. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { readHeader } from '../../src/main/project/header.ts'
import { migrations } from '../../src/main/project/migrations/index.ts'
import { recordsIn } from '../../src/main/project/tables.ts'
import { type EntityName, entities, entityNames } from '../../src/shared/model/entities.ts'
import { pictureOf } from '../support/files.ts'
import { openDesk, refused, temporaryFolder } from '../support/project.ts'

const old = gunzipSync(readFileSync(join(import.meta.dirname, '../fixtures/projects/v1.claimbench.gz')))
const folder = temporaryFolder()
afterAll(() => folder.remove())
let count = 0
let place: string
let path: string
beforeEach(() => {
  count += 1
  place = join(folder.path, String(count))
  mkdirSync(place)
  path = join(place, 'p.claimbench')
  writeFileSync(path, old)
})

const logTables = ['meta', 'public_key', 'change_set', 'change', 'log_head', 'head', 'conflict', 'blob', 'blob_chunk']

/** All that the file holds: the log as its rows stand, and every record, hidden ones too, in the order in which they came. */
function contents(file: string, from: (entity: EntityName) => string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const rows = (sql: string): unknown[] => database.prepare(sql).all()
    const records = entityNames.map((entity): [string, unknown[]] => {
      const columns = ['id', 'visible', ...Object.keys(entities[entity]).map((field) => `"${field}"`)].join(', ')
      return [
        entity,
        rows(`SELECT ${columns} FROM ${from(entity)} ORDER BY ${entity === 'claim' ? '"claim".rowid' : 'id'}`)
      ]
    })
    return Object.fromEntries([
      ...records,
      ...logTables.map((table): [string, unknown[]] => [table, rows(`SELECT * FROM ${table}`)])
    ])
  } finally {
    database.close()
  }
}

it('every record and the whole history are what they were, and prove it', () => {
  const before = contents(path, (entity) => `"${entity}"`)
  expect(before.claim?.length).toBeGreaterThan(20)
  expect(before.conflict?.length).toBe(3)
  const desk = openDesk(path, { fullCheck: true })
  expect(desk.session.readOnly).toBe(false)
  expect(desk.session.verify()).toMatchObject({ ok: true, findings: [], changeSets: before.change_set?.length })
  desk.close()
  expect(contents(path, recordsIn)).toEqual(before)
  expect(readHeader(path).schema).toBe(migrations.length)
})

it('the claims’ own rows are rid of it, and the file has hardly grown', () => {
  openDesk(path).close()
  const database = new Database(path, { readonly: true })
  const columns = database.prepare(`SELECT name FROM pragma_table_info('claim')`).pluck().all()
  database.close()
  expect(columns).not.toContain('detection')
  expect(statSync(path).size).toBeLessThan(old.byteLength * 1.2)
})

it('work goes on: claims are listed, an article is deleted, and brought back', () => {
  const desk = openDesk(path)
  const all = () => desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
  const before = all()
  const article = before[0]?.article ?? ''
  expect(before.some((row) => row.score > 0)).toBe(true)
  desk.run('article.delete', { article })
  expect(all().length).toBeLessThan(before.length)
  desk.run('history.undo', {})
  expect(all()).toEqual(before)
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})

it('the file as it was stands beside it; read only, it is left alone and the answer says why', () => {
  const untouched = pictureOf(place)
  expect(refused(() => openDesk(path, { readOnly: true })).code).toBe('needs-migration')
  expect(pictureOf(place)).toEqual(untouched)
  openDesk(path).close()
  const backup = join(place, 'p.backup-v1.claimbench')
  expect(contents(backup, (entity) => `"${entity}"`)).toEqual(contents(path, recordsIn))
  expect(readHeader(backup).schema).toBe(1)
})

it('a step that fails on the way leaves the file as it was', () => {
  const before = pictureOf(place)
  const failing = migrations.map((migration) => ({
    ...migration,
    run: (database: Database.Database) => {
      migration.run(database)
      // The schema to compare with is made in memory.
      if (migration.version === 2 && database.name === path) throw new Error('the step failed')
    }
  }))
  expect(refused(() => openDesk(path, { migrations: failing })).message).toContain('the step failed')
  const { '.p.claimbench.lock': _, ...after } = pictureOf(place)
  expect(after).toEqual(before)
})
