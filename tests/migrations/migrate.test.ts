import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readHeader } from '../../src/main/project/header.ts'
import { migrateProject } from '../../src/main/project/migrate.ts'
import { assertMigrationOrder, type Migration, migrations } from '../../src/main/project/migrations/index.ts'
import { pictureOf } from '../support/files.ts'
import { deskWithArticle, openDesk, refused, temporaryFolder } from '../support/project.ts'
import { shownIn, tamper } from '../support/shown.ts'

const folder = temporaryFolder()
let model: string
let place: string
let path: string
let count = 0

/** A step after the present ones, as a release may bring it. */
const next = (run: Migration['run'], compatibility = 1): Migration[] => [
  ...migrations,
  { version: migrations.length + 1, name: 'next', compatibility, run }
]
const adding = next((database) => {
  database.exec('CREATE TABLE mood (id TEXT PRIMARY KEY NOT NULL, colour TEXT) WITHOUT ROWID, STRICT')
  database.exec('ALTER TABLE note ADD COLUMN mood TEXT')
  database.exec(`INSERT INTO mood SELECT id, 'grey' FROM note`)
})

beforeAll(async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  desk.run('note.add', { claim: claims[0] ?? '', text: 'Before' })
  desk.close()
  model = desk.path
})
afterAll(() => folder.remove())
beforeEach(() => {
  count += 1
  place = join(folder.path, String(count))
  mkdirSync(place)
  path = join(place, 'p.claimbench')
  copyFileSync(model, path)
})

const schemaOf = (file: string): number => readHeader(file, { supported: 99 }).schema
const present = migrations.length
const backupName = `p.backup-v${present}.claimbench`

describe('the list of steps', () => {
  it('of this program is in order', () => {
    assertMigrationOrder(migrations)
  })

  it('is refused with a gap, a repetition, a wrong order or a step that shuts itself out', () => {
    const step = (version: number, compatibility = 1): Migration => ({
      version,
      name: `step ${version}`,
      compatibility,
      run: () => {}
    })
    for (const list of [[step(2)], [step(1), step(3)], [step(1), step(1)], [step(2), step(1)], [step(1, 2)]]) {
      expect(() => assertMigrationOrder(list)).toThrow(/migration step/)
    }
    assertMigrationOrder([step(1), step(2, 2), step(3, 2)])
  })
})

describe('an older project, opened for writing', () => {
  it('is brought up to date, keeps what it holds, and the file as it was stands beside it', () => {
    const before = shownIn(path)
    const desk = openDesk(path, { migrations: adding })
    expect(desk.session.readOnly).toBe(false)
    expect(desk.session.verify().findings).toEqual([])
    desk.run('project.rename', { title: 'After' })
    desk.run('history.undo', {})
    desk.run('history.undo', {})
    desk.close()
    expect(schemaOf(path)).toBe(present + 1)
    const after = new Database(path, { readonly: true })
    expect(after.prepare('SELECT colour FROM mood').all()).toEqual([{ colour: 'grey' }])
    after.close()
    expect(readdirSync(place).sort()).toEqual(['.p.claimbench.lock', backupName, 'p.claimbench'])
    expect(shownIn(join(place, backupName))).toEqual(before)
    expect(schemaOf(join(place, backupName))).toBe(present)
  })

  it('can be opened again from its backup by the older program', () => {
    openDesk(path, { migrations: adding }).close()
    const old = openDesk(join(place, backupName))
    expect(old.session.verify().findings).toEqual([])
    old.run('project.rename', { title: 'Still works' })
    old.close()
  })

  it('is not touched again once it is up to date', () => {
    openDesk(path, { migrations: adding }).close()
    const once = pictureOf(place)
    openDesk(path, { migrations: adding }).close()
    expect(pictureOf(place)).toEqual(once)
  })

  it('keeps older backups', () => {
    writeFileSync(join(place, backupName), 'a backup of last year')
    openDesk(path, { migrations: adding }).close()
    expect(readFileSync(join(place, backupName), 'utf8')).toBe('a backup of last year')
    expect(existsSync(join(place, `p.backup-v${present}-2.claimbench`))).toBe(true)
  })

  it('is as it was, byte for byte, when a step fails after it has written', () => {
    const before = pictureOf(place)
    const failing = next((database) => {
      database.exec(`CREATE TABLE half (x TEXT); UPDATE claim SET statement = 'half'`)
      throw new Error('the step failed')
    })
    expect(refused(() => openDesk(path, { migrations: failing })).message).toContain('the step failed')
    const { '.p.claimbench.lock': _, ...after } = pictureOf(place)
    expect(after).toEqual(before)
    openDesk(path).close()
  })

  it('is not migrated where it is damaged: it is refused, and nothing changes', () => {
    tamper(path, 'PRAGMA writable_schema = ON', `UPDATE sqlite_schema SET rootpage = 5 WHERE name = 'claim_in_text'`)
    const before = pictureOf(place)
    expect(refused(() => migrateProject(path, adding)).code).toBe('damaged')
    expect(pictureOf(place)).toEqual(before)
  })

  it('is too new for the older program afterwards where a step says so', () => {
    const shutting = next(() => {}, present + 1)
    openDesk(path, { migrations: shutting }).close()
    expect(refused(() => openDesk(path)).code).toBe('too-new')
  })
})

describe('an older project that cannot be brought up to date now', () => {
  it('says so when it is opened for reading, and stays as it is', () => {
    const before = pictureOf(place)
    expect(refused(() => openDesk(path, { migrations: adding, readOnly: true })).code).toBe('needs-migration')
    expect(pictureOf(place)).toEqual(before)
  })

  it('says so while somebody else has it open', () => {
    const holder = openDesk(path)
    expect(refused(() => openDesk(path, { migrations: adding })).code).toBe('needs-migration')
    holder.run('project.rename', { title: 'Undisturbed' })
    holder.close()
    expect(schemaOf(path)).toBe(present)
  })
})
