/** Copies of an open project: of one moment, in slices, and gone when they are not wanted any more. */
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { copyProject } from '../../../src/main/project/copy-project.ts'
import { CodedError } from '../../../src/shared/errors.ts'
import { makeLargeProject } from '../../support/large-project.ts'
import { type Desk, openDesk, temporaryFolder } from '../../support/project.ts'

const model = temporaryFolder()
let claims: readonly string[]
beforeAll(async () => {
  claims = (await makeLargeProject(model.path, 700)).claims
}, 60_000)
afterAll(() => model.remove())

let folder: ReturnType<typeof temporaryFolder>
let desk: Desk
let target: string
beforeEach(() => {
  folder = temporaryFolder()
  copyFileSync(join(model.path, 'p.claimbench'), join(folder.path, 'p.claimbench'))
  desk = openDesk(join(folder.path, 'p.claimbench'))
  target = join(folder.path, 'copy.claimbench')
})
afterEach(() => {
  desk.close()
  folder.remove()
})

const note = (text: string) => desk.run('note.add', { claim: claims[5] ?? '', text })
const copies = (): string[] => readdirSync(folder.path).filter((name) => name.startsWith('copy'))

it('what is written while it is taken is in the copy, which is sound', async () => {
  let written = 0
  await desk.session.copyTo(target, {
    signal: new AbortController().signal,
    progress: (_stage, done) => {
      if (done === null || done === 1) return
      note(`At ${done}`)
      written += 1
    }
  })
  expect(written).toBeGreaterThan(2)
  const copy = openDesk(target, { readOnly: true })
  expect(copy.session.verify()).toMatchObject({ ok: true, findings: [] })
  expect(copy.position()).toBe(desk.position())
  copy.close()
  expect(copies()).toEqual(['copy.claimbench'])
})

it('what another program writes while it is taken is in the copy, which begins anew', async () => {
  const rival = new Database(desk.path)
  const reading = openDesk(desk.path, { readOnly: true })
  let told = 0
  await reading.session.copyTo(target, {
    signal: new AbortController().signal,
    progress: () => {
      told += 1
      // By now the page that this changes has been copied.
      if (told === 4) rival.exec(`UPDATE meta SET value = 'another' WHERE key = 'created'`)
    }
  })
  rival.close()
  reading.close()
  const copy = new Database(target, { readonly: true })
  expect(copy.prepare(`SELECT value FROM meta WHERE key = 'created'`).pluck().get()).toBe('another')
  copy.close()
})

it('a project that another program never leaves alone is refused, and nothing of the copy stays', async () => {
  const rival = new Database(desk.path)
  const reading = openDesk(desk.path, { readOnly: true })
  let count = 0
  const taken = reading.session.copyTo(target, {
    signal: new AbortController().signal,
    progress: () => {
      count += 1
      rival.exec(`UPDATE meta SET value = '${count}' WHERE key = 'created'`)
    }
  })
  await expect(taken).rejects.toMatchObject({ error: { code: 'locked' } })
  rival.close()
  reading.close()
  expect(copies()).toEqual([])
})

it('a project that another program holds before the first page is copied as soon as it lets go', async () => {
  const rival = new Database(desk.path)
  const database = new Database(desk.path, { readonly: true, timeout: 0 })
  rival.exec('BEGIN EXCLUSIVE')
  const backup = database.backup.bind(database)
  let attempts = 0
  database.backup = (async (...input: Parameters<typeof backup>) => {
    attempts += 1
    if (attempts === 3) rival.exec('ROLLBACK')
    return backup(...input)
  }) as typeof backup
  await copyProject(database, target, { signal: new AbortController().signal, progress: () => undefined })
  expect(attempts).toBe(3)
  database.close()
  rival.close()
  const copy = openDesk(target, { readOnly: true })
  expect(copy.session.verify()).toMatchObject({ ok: true, findings: [] })
  copy.close()
})

it('a project that another program holds from the first page on is refused, and never called copied', async () => {
  const rival = new Database(desk.path)
  const database = new Database(desk.path, { readonly: true, timeout: 0 })
  rival.exec('BEGIN EXCLUSIVE')
  const told: number[] = []
  const watch = { signal: new AbortController().signal, progress: (done: number) => told.push(done) }
  await expect(copyProject(database, target, watch)).rejects.toMatchObject({ error: { code: 'locked' } })
  expect(told).not.toContain(1)
  expect(copies()).toEqual([])
  database.close()
  rival.exec('ROLLBACK')
  rival.close()
})

it('a copy that is stopped, or whose project is closed, leaves nothing and says why', async () => {
  const stop = new AbortController()
  await expect(
    desk.session.copyTo(target, { signal: stop.signal, progress: () => stop.abort() })
  ).rejects.toMatchObject({ error: { code: 'cancelled' } })
  const closing = desk.session.copyTo(target, {
    signal: new AbortController().signal,
    progress: () => desk.session.close()
  })
  await expect(closing).rejects.toMatchObject({ error: { code: 'not-found' } })
  expect(copies()).toEqual([])
})

it('a copy for which there is no folder is refused with a code', async () => {
  const database = new Database(desk.path)
  const nowhere = join(folder.path, 'no such folder', 'copy.claimbench')
  const watch = { signal: new AbortController().signal, progress: () => undefined }
  const refused = copyProject(database, nowhere, watch).catch((thrown: unknown) => thrown)
  expect(await refused).toBeInstanceOf(CodedError)
  database.close()
  expect(existsSync(nowhere)).toBe(false)
})
