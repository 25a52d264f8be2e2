import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { APPLICATION_ID, packVersions, SCHEMA_VERSION } from '../../../src/main/project/migrations/index.ts'
import { toAppError } from '../../../src/shared/errors.ts'
import { randomNumbers } from '../../crash/random.ts'
import { pictureOf } from '../../support/files.ts'
import { deskWithArticle, newProjectFile, openDesk, refused, temporaryFolder } from '../../support/project.ts'
import { tamper } from '../../support/shown.ts'

const folder = temporaryFolder()
let model: string
let place: string
let path: string
let count = 0

beforeAll(async () => {
  const { desk } = await deskWithArticle(folder.path)
  desk.close()
  model = desk.path
})
afterAll(() => folder.remove())

/** A folder of its own with a good project. */
beforeEach(() => {
  count += 1
  place = join(folder.path, `case ${count}`)
  mkdirSync(place)
  path = join(place, 'p.claimbench')
  copyFileSync(model, path)
})

/** Opens for writing, which has to be refused soon, with everything in the folder as it was. Gives the error's code. */
function refusal(at = path, fullCheck = false): string {
  const before = pictureOf(place)
  const began = performance.now()
  const error = refused(() => openDesk(at, { fullCheck }))
  const took = performance.now() - began
  expect(pictureOf(place)).toEqual(before)
  expect(took).toBeLessThan(2000)
  expect(error.message).toMatch(/[.]$/)
  return error.code
}

const header = (change: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(path)
  change(bytes)
  writeFileSync(path, bytes)
}

describe('what is no project is refused, and left as it was', () => {
  it('a file that is not there', () => {
    rmSync(path)
    expect(refusal()).toBe('missing')
    expect(refusal(join(place, 'no folder', 'p.claimbench'))).toBe('missing')
  })

  it('a folder', () => {
    mkdirSync(join(place, 'folder.claimbench'))
    expect(refusal(join(place, 'folder.claimbench'))).toBe('not-a-database')
  })

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a short file', Buffer.from('SQLite format 3\u0000')],
    ['a text', Buffer.from('Once upon a time. '.repeat(1000))],
    ['zeroes', Buffer.alloc(8192)]
  ])('%s', (_, bytes) => {
    writeFileSync(path, bytes)
    expect(refusal()).toBe('not-a-database')
  })

  it('a huge empty file, without reading it', () => {
    writeFileSync(path, '')
    truncateSync(path, 2 ** 40)
    expect(refusal()).toBe('not-a-database')
  })

  it('a huge file that begins like a project', () => {
    truncateSync(path, 2 ** 38)
    const before = pictureOf(place)
    // SQLite goes by the pages that the header counts, so what hangs behind is ignored.
    openDesk(path, { readOnly: true }).close()
    expect(pictureOf(place)).toEqual(before)
  })

  it('a pipe, without waiting for a writer', () => {
    const pipe = join(place, 'pipe.claimbench')
    if (spawnSync('mkfifo', [pipe]).status !== 0) return
    expect(refusal(pipe)).toBe('not-a-database')
  })

  it('a link that leads nowhere', () => {
    symlinkSync(join(place, 'nothing'), join(place, 'link.claimbench'))
    symlinkSync(join(place, 'circle.claimbench'), join(place, 'circle.claimbench'))
    expect(refusal(join(place, 'link.claimbench'))).toBe('missing')
    expect(refusal(join(place, 'circle.claimbench'))).toBe('missing')
  })

  it('a database of another program', () => {
    rmSync(path)
    tamper(path, 'CREATE TABLE bookmark (url TEXT)', 'INSERT INTO bookmark VALUES (1)')
    expect(refusal()).toBe('not-a-project')
  })

  it('a database with another application id', () => {
    tamper(path, `PRAGMA application_id = ${APPLICATION_ID + 1}`)
    expect(refusal()).toBe('not-a-project')
  })
})

describe('versions', () => {
  it('refuses a file that only newer programs understand, and says so', () => {
    tamper(path, `PRAGMA user_version = ${packVersions(SCHEMA_VERSION + 1, SCHEMA_VERSION + 1)}`)
    expect(refusal()).toBe('too-new')
  })

  it('opens a newer file that calls itself compatible and only adds tables', () => {
    tamper(
      path,
      'CREATE TABLE later (id TEXT)',
      `PRAGMA user_version = ${packVersions(SCHEMA_VERSION + 1, SCHEMA_VERSION)}`
    )
    const desk = openDesk(path)
    desk.run('project.rename', { title: 'By an older program' })
    desk.close()
  })

  it('refuses a newer file that calls itself compatible but changed a table, or acts by itself', () => {
    tamper(
      path,
      'ALTER TABLE note ADD COLUMN later TEXT',
      `PRAGMA user_version = ${packVersions(SCHEMA_VERSION + 1, SCHEMA_VERSION)}`
    )
    expect(refusal()).toBe('too-new')
    tamper(path, 'CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM claim; END')
    expect(refusal()).toBe('unsafe-file')
  })

  it('refuses a file without a version', () => {
    tamper(path, 'PRAGMA user_version = 0')
    expect(refusal()).toBe('damaged')
  })
})

describe('damage', () => {
  it('is found wherever the file was cut off at a page', () => {
    const whole = readFileSync(path)
    expect(whole.length).toBeGreaterThan(40 * 4096)
    const codes = new Set<string>()
    for (let length = 0; length < whole.length; length += 4096) {
      writeFileSync(path, whole.subarray(0, length))
      codes.add(`${length === 0 ? 'nothing' : 'cut'}: ${refusal()}`)
    }
    expect([...codes]).toEqual(['nothing: not-a-database', 'cut: damaged'])
  }, 60_000)

  it('of any byte of the header is refused or does no harm, and is never an unknown error', () => {
    const whole = readFileSync(path)
    const next = randomNumbers(11)
    for (let at = 0; at < 100; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 + next(255))
      writeFileSync(path, bytes)
      opensOrIsRefused(bytes)
    }
  }, 60_000)

  it('of bytes anywhere is refused, found by verify, or lies in unused room; never an unknown error', () => {
    const whole = readFileSync(path)
    const next = randomNumbers(12)
    const ends = new Map<string, number>()
    for (let round = 0; round < 120; round += 1) {
      const bytes = Buffer.from(whole)
      for (let flips = next(round % 2 ? 2 : 40); flips >= 0; flips -= 1) {
        const at = 100 + next(bytes.length - 100)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8))
      }
      writeFileSync(path, bytes)
      const end = opensOrIsRefused(bytes)
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    expect(ends.get('found by verify') ?? 0).toBeGreaterThan(20)
  }, 120_000)

  it('is found by the full check where only an index is wrong', () => {
    tamper(path, 'PRAGMA writable_schema = ON', `UPDATE sqlite_schema SET rootpage = 5 WHERE name = 'claim_in_text'`)
    expect(refusal(path, true)).toMatch(/damaged/)
  })
})

/** Reading only: whatever happens, nothing changes on the disk, and every error is coded. */
function opensOrIsRefused(bytes: Buffer): string {
  const before = pictureOf(place)
  let end = 'as if nothing were'
  try {
    const desk = openDesk(path, { readOnly: true })
    try {
      if (!desk.session.verify().ok) end = 'found by verify'
      // Without the check of answers that tests do: a wrong word in a text is no error of the program.
      const ask = (method: string, input: object) => desk.session.answer({ method, input, client: 'window' })
      ask('project.overview', {})
      ask('claim.list', { filter: {}, offset: 0, limit: 500 })
      ask('history.list', { claim: null, offset: 0, limit: 100 })
    } finally {
      desk.close()
    }
  } catch (thrown) {
    const { code, message } = toAppError(thrown)
    expect(['internal', 'disk-full', 'no-access'], `${message} (${thrown})`).not.toContain(code)
    if (end === 'as if nothing were') end = code
  }
  expect(pictureOf(place)).toEqual(before)
  expect(readFileSync(path).equals(bytes)).toBe(true)
  return end
}

describe('what another program may have done to a project', () => {
  it('switched it to write-ahead logging', () => {
    header((bytes) => {
      bytes[18] = 2
      bytes[19] = 2
    })
    expect(refusal()).toBe('unsafe-file')
  })

  it('left a write-ahead log beside it', () => {
    writeFileSync(`${path}-wal`, 'x')
    expect(refusal()).toBe('unsafe-file')
  })

  it('left something that is no file under the name of its journal', () => {
    if (spawnSync('mkfifo', [`${path}-journal`]).status !== 0) return
    expect(refusal()).toBe('unsafe-file')
  })

  it.each([
    ['a trigger', 'CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM claim; END'],
    ['a view', 'CREATE VIEW sly AS SELECT * FROM note'],
    ['a table', 'CREATE TABLE sly (x TEXT)'],
    ['an index', 'CREATE INDEX sly ON note("text")'],
    ['a column', 'ALTER TABLE note ADD COLUMN sly TEXT'],
    ['a full-text table', 'CREATE VIRTUAL TABLE sly USING fts5(x)']
  ])('added %s', (_, sql) => {
    tamper(path, sql)
    expect(refusal()).toBe('unsafe-file')
  })

  it('removed a table or changed what a column computes', () => {
    tamper(path, 'DROP TABLE tag_link')
    expect(refusal()).toBe('unsafe-file')
    copyFileSync(model, path)
    tamper(
      path,
      'PRAGMA writable_schema = ON',
      `UPDATE sqlite_schema SET sql = replace(sql, '$.ranges[0].start', '$.ranges[0].end') WHERE name = 'claim'`
    )
    expect(refusal()).toBe('unsafe-file')
  })
})

describe('a change that was cut off', () => {
  /** The file and its journal as they stand in the middle of a commit. */
  const cutOff = (): void => {
    const database = new Database(path)
    database.pragma('journal_mode = DELETE')
    database.pragma('cache_size = 1')
    // The first page comes first, so that it stands in the journal.
    database.exec('BEGIN IMMEDIATE; PRAGMA application_id = 1')
    database.exec(`UPDATE claim SET statement = 'torn'; UPDATE change SET bases = 'torn' || bases`)
    const journal = readFileSync(`${path}-journal`)
    const torn = readFileSync(path)
    database.exec('ROLLBACK')
    database.close()
    writeFileSync(path, torn)
    writeFileSync(`${path}-journal`, journal)
  }

  it('is taken back at the next opening, for writing or for reading', () => {
    for (const readOnly of [false, true]) {
      copyFileSync(model, path)
      cutOff()
      const desk = openDesk(path, { readOnly })
      expect(desk.session.verify().findings).toEqual([])
      desk.close()
      expect(Object.keys(pictureOf(place))).not.toContain('p.claimbench-journal')
      expect(readFileSync(path).equals(readFileSync(model))).toBe(true)
    }
  })

  it('is taken back also where the file had begun to grow', () => {
    cutOff()
    header((bytes) => bytes.writeUInt32BE(bytes.readUInt32BE(28) + 7, 28))
    const desk = openDesk(path)
    expect(desk.session.verify().findings).toEqual([])
    desk.close()
  })
})

describe('links', () => {
  it('lead to one project with one lock', () => {
    const elsewhere = join(place, 'elsewhere')
    mkdirSync(elsewhere)
    const link = join(elsewhere, 'alias.claimbench')
    symlinkSync(path, link)
    const first = openDesk(link)
    const second = openDesk(path)
    expect(first.session.readOnly).toBe(false)
    expect(second.session.readOnly).toBe(true)
    first.run('project.rename', { title: 'Through a link' })
    second.close()
    first.close()
    expect(pictureOf(elsewhere)).toEqual({ 'alias.claimbench': `link to ${path}` })
  })

  it('a second name of the same file opens it too', () => {
    linkSync(path, join(place, 'second.claimbench'))
    openDesk(join(place, 'second.claimbench')).close()
    expect(basename(path)).toBe('p.claimbench')
  })
})

it('a good project still opens after all these', () => {
  openDesk(newProjectFile(place, undefined, 'good.claimbench')).close()
})
