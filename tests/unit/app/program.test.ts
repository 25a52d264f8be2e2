import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HostServices } from '../../../src/main/app/app.ts'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import { createThreadLauncher } from '../../../src/main/app/project-thread.ts'
import { saveFile } from '../../../src/main/app/saved-files.ts'
import type { Answer, Draft, Opened } from '../../../src/shared/contract/index.ts'
import { newProjectFile, resources } from '../../support/project.ts'

const host: HostServices = {
  kind: 'browser',
  native: { openDialog: false, saveDialog: false, menu: false },
  chooseProject: async () => null,
  placeProject: async (path) => path,
  saveTarget: async () => ({ kind: 'download' })
}

let folder: string
let app: CompleteApp
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-program-'))
  const of = (name: string) => {
    mkdirSync(join(folder, name))
    return join(folder, name)
  }
  app = createApp({
    host,
    places: { home: of('home'), projects: of('projects'), temporary: of('temporary'), resources },
    checkAnswers: true
  })
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const call = (method: string, input: unknown, project?: string): Promise<Answer> =>
  app.call({ method, input, client: 'window', ...(project ? { project } : {}) })
const value = async <T>(answer: Promise<Answer>): Promise<T> => {
  const given = await answer
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`)
  return given.value as T
}
const code = async (answer: Promise<Answer>): Promise<string> => {
  const given = await answer
  return given.ok ? 'ok' : given.error.code
}
const open = (path: string) => value<Opened>(call('projects.open', { handle: app.registerProject(path) }))

it('a project that is opened twice at once, and by another name of its file, is opened once and for writing', async () => {
  const path = newProjectFile(folder)
  symlinkSync(path, join(folder, 'other-name.claimbench'))
  const [first, second, third] = await Promise.all([
    open(path),
    open(path),
    open(join(folder, 'other-name.claimbench'))
  ])
  expect(first.readOnly).toBe(false)
  expect([second, third]).toEqual([first, first])
})

it('projects of the same title that are made at once are two, and the sample is one', async () => {
  const make = () => value<{ handle: string }>(call('projects.create', { title: 'Same', scale: 'house-check' }))
  const sample = () => value<{ handle: string }>(call('projects.sample', {}))
  const [first, second, third, fourth] = await Promise.all([make(), make(), sample(), sample()])
  expect(first.handle).not.toBe(second.handle)
  expect(fourth).toEqual(third)
  const files = readdirSync(join(folder, 'projects')).filter((name) => !/^[.].*[.](lock|holder)$/.test(name))
  expect(files.sort()).toEqual(['Same 2.claimbench', 'Same.claimbench', 'Sample Syria talks.claimbench'])
  for (const { handle } of [first, second, third]) {
    const { project } = await value<Opened>(call('projects.open', { handle }))
    expect((await app.verify(project)).findings).toEqual([])
    const { articles } = await value<{ articles: unknown[] }>(call('project.overview', {}, project))
    expect(articles).toHaveLength(handle === third.handle ? 1 : 0)
  }
})

it('a project that is opened again while it is being closed is opened for writing', async () => {
  const path = newProjectFile(folder)
  const { project } = await open(path)
  const [, again] = await Promise.all([call('projects.close', { project }), open(path)])
  expect(again.readOnly).toBe(false)
  expect(again.project).not.toBe(project)
})

it('a call that is under way when its project’s worker is ended is refused, not left waiting', async () => {
  const worker = new URL('../../../src/main/workers/project-worker.ts', import.meta.url)
  const threads = createThreadLauncher(worker, { home: join(folder, 'home'), resources, programVersion: '0.0.0' })
  const thread = threads.launch(() => undefined)
  const waiting = thread.call('verify', null)
  const refused = expect(waiting).rejects.toMatchObject({ error: { code: 'not-found' } })
  await thread.end()
  await refused
})

it('a project opens although a value in it is damaged, so that it can be verified', async () => {
  const path = newProjectFile(folder)
  const database = new Database(path)
  database.prepare(`UPDATE scale SET definition = 'no JSON'`).run()
  database.close()
  const { project } = await open(path)
  expect(await code(call('project.overview', {}, project))).toBe('damaged')
  expect((await app.verify(project)).findings).toMatchObject([{ code: 'replay' }])
})

it('closing the program leaves nothing in the temporary folder', async () => {
  const { project } = await open(newProjectFile(folder))
  await value(call('upload.begin', { name: 'left.txt', bytes: 10 }))
  await value(call('report.export', { project, format: 'html', profile: 'internal' }))
  expect(readdirSync(join(folder, 'temporary'))).toHaveLength(1)
  await app.close()
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
})

it('an upload that cannot be stored is refused, and the program goes on', async () => {
  const { upload } = await value<{ upload: string }>(call('upload.begin', { name: 'a.txt', bytes: 4 }))
  await value(call('upload.append', { upload, base64: 'YQ==' }))
  rmSync(join(folder, 'temporary'), { recursive: true })
  writeFileSync(join(folder, 'temporary'), '')
  expect(await code(call('upload.begin', { name: 'b.txt', bytes: 4 }))).not.toBe('ok')
  expect(await code(call('app.status', {}))).toBe('ok')
  rmSync(join(folder, 'temporary'))
})

it('a document that was read is let go of when its project is closed', async () => {
  const { project } = await open(newProjectFile(folder))
  const text = 'The ministry said 300 people died on 3 March 2015.'
  const { draft } = await value<Draft>(call('import.readText', { project, text, options: {} }))
  await call('projects.close', { project })
  expect(await code(call('import.reread', { draft, options: {} }))).toBe('not-found')
})

it.skipIf(process.platform === 'win32')('what is no file, or larger than any document, is refused unread', async () => {
  const { project } = await open(newProjectFile(folder))
  const pipe = join(folder, 'pipe.txt')
  execFileSync('mkfifo', [pipe])
  const huge = join(folder, 'huge.txt')
  execFileSync('truncate', ['-s', '3G', huge])
  const read = (path: string) => code(call('import.read', { project, upload: app.registerFile(path), options: {} }))
  expect(await read(pipe)).toBe('unsupported-format')
  expect(await read('/dev/zero')).toBe('unsupported-format')
  expect(await read(huge)).toBe('too-large')
  const announced = await call('upload.begin', { name: 'huge.txt', bytes: 64 * 1024 * 1024 + 1 })
  expect(announced).toMatchObject({
    ok: false,
    error: { code: 'too-large', message: expect.stringContaining('64 MB'), details: { limit: 'inputBytes' } }
  })
  expect(temporaryFiles()).toEqual([])
})

/** What the run keeps in its temporary folder. */
const temporaryFiles = (): string[] =>
  readdirSync(join(folder, 'temporary'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, 'temporary', name)).isFile()
  )

it('a document lies in one temporary file while it is a draft, whose bytes are those that are stored and given back', async () => {
  const { project } = await open(newProjectFile(folder))
  const bytes = Buffer.from('\uFEFFThe ministry said 300 people died on 3 March 2015.\r\n', 'utf16le')
  const path = join(folder, 'ministry.txt')
  writeFileSync(path, bytes)
  const read = () => value<Draft>(call('import.read', { project, upload: app.registerFile(path), options: {} }))
  const draft = await read()
  // It may change or go while a person looks at the draft.
  writeFileSync(path, 'Something else.')
  expect(temporaryFiles()).toHaveLength(1)
  const meta = { title: 'M', byline: '', publisher: '', published: null, language: 'en', url: '' }
  const { article } = await value<{ article: string }>(call('import.commit', { project, draft: draft.draft, meta }))
  expect(temporaryFiles()).toEqual([])
  const saved = await value<{ name: string; download: string }>(call('original.save', { project, article }))
  expect(saved).toMatchObject({ saved: true, name: 'ministry.txt', bytes: bytes.byteLength })
  const download = await app.takeDownload(saved.download)
  expect(readFileSync(download?.path ?? '')).toEqual(bytes)
  await download?.release()
  const other = await read()
  await value(call('import.discard', { draft: other.draft }))
  await expect.poll(temporaryFiles).toEqual([])
})

it('a document that cannot be read, or whose import is cancelled while it is stored, leaves nothing behind', async () => {
  const { project } = await open(newProjectFile(folder))
  const { upload } = await value<{ upload: string }>(call('upload.begin', { name: 'a.bin', bytes: 4 }))
  await value(call('upload.append', { upload, base64: Buffer.from([0, 1, 2, 3]).toString('base64') }))
  expect(await code(call('import.read', { project, upload, options: {} }))).toBe('unsupported-format')
  expect(temporaryFiles()).toEqual([])
  const text = 'The ministry said 300 people died on 3 March 2015. '.repeat(60_000)
  const path = join(folder, 'long.html')
  writeFileSync(path, `<p>The ministry said 300 people died.</p><!-- ${text} -->`)
  const { draft } = await value<Draft>(call('import.read', { project, upload: app.registerFile(path), options: {} }))
  app.subscribe((event) => {
    if (event.type === 'progress' && event.stage === 'storing') void call('job.cancel', { job: event.job })
  })
  const meta = { title: 'M', byline: '', publisher: '', published: null, language: 'en', url: '' }
  const commit = (job: string) =>
    app.call({ method: 'import.commit', input: { project, draft, meta }, client: 'window', job })
  expect(await code(commit('first'))).toBe('cancelled')
  const blobs = async () => (await app.verify(project)).blobs
  await expect.poll(blobs, { timeout: 10_000 }).toBe(0)
  expect((await app.verify(project)).findings).toEqual([])
})

it('a report replaces an older report but no project, and no folder', async () => {
  const report = join(folder, 'report.html')
  const writeReport = (path: string, text: string) => saveFile(path, (temporary) => writeFile(temporary, text))
  await writeReport(report, 'old')
  await writeReport(report, 'new')
  expect(readFileSync(report, 'utf8')).toBe('new')
  const path = newProjectFile(folder)
  const before = readFileSync(path)
  await expect(writeReport(path, 'x')).rejects.toMatchObject({ error: { code: 'exists' } })
  await expect(writeReport(join(folder, 'home'), 'x')).rejects.toMatchObject({ error: { code: 'exists' } })
  expect(readFileSync(path)).toEqual(before)
  expect(existsSync(join(folder, 'home'))).toBe(true)
  expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
})

it('the next start removes what a killed run left in the temporary folder, and nothing else', async () => {
  const temporary = join(folder, 'temporary')
  const left = join(temporary, `claimbench-999999999-${randomUUID()}`)
  const running = join(temporary, `claimbench-${process.ppid}-${randomUUID()}`)
  for (const path of [left, running, join(temporary, 'claimbench-notes')]) mkdirSync(path, { recursive: true })
  const second = createApp({
    host,
    places: { home: join(folder, 'home'), projects: join(folder, 'projects'), temporary, resources }
  })
  await expect.poll(() => existsSync(left)).toBe(false)
  expect(existsSync(running)).toBe(true)
  expect(existsSync(join(temporary, 'claimbench-notes'))).toBe(true)
  await second.close()
})

it('a home folder that takes no writing keeps no project from being closed and opened again', async () => {
  const path = newProjectFile(folder)
  const { project } = await open(path)
  const told: string[] = []
  app.subscribe((event) => told.push(event.type))
  const kept = join(folder, 'home', 'installation.json')
  rmSync(kept)
  for (const place of [kept, `${kept}.unreadable`]) mkdirSync(join(place, 'in the way'), { recursive: true })
  expect(await code(call('projects.close', { project }))).toBe('ok')
  expect(told).toContain('closed')
  const again = await open(path)
  expect(again).toMatchObject({ readOnly: false })
  expect(await code(call('projects.close', { project: again.project }))).toBe('ok')
})

it('a sample whose import was cut off gets its article when it is opened again', async () => {
  const create = call('projects.create', { title: 'Sample Syria talks', scale: 'house-check' })
  const first = await value<{ handle: string }>(create)
  const { handle } = await value<{ handle: string }>(call('projects.sample', {}))
  expect(handle).toBe(first.handle)
  const { project } = await value<Opened>(call('projects.open', { handle }))
  expect(await value(call('project.overview', {}, project))).toMatchObject({ articles: [expect.anything()] })
})
