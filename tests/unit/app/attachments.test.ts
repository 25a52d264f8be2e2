/** Sources' files: attached, read, noticed, taken away, given back; over the whole program and its parser. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HostServices } from '../../../src/main/app/app.ts'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import { projectsHere } from '../../../src/main/app/projects-here.ts'
import type { Answer, Input, MethodName, Output } from '../../../src/shared/contract/index.ts'
import { newChangeSet, resources } from '../../support/project.ts'

const report = `# The toll of the war

The monitor counts 301,781 dead since March 2011. It names 86,000 civilians among them.

Its method is described [elsewhere](https://example.org/).
`

let folder: string
let app: CompleteApp
let project: string

const host: HostServices = {
  kind: 'electron',
  native: { openDialog: false, saveDialog: true, menu: false },
  chooseProject: async () => null,
  placeProject: async (suggested) => suggested,
  saveTarget: async () => ({ kind: 'path', path: join(folder, 'saved') })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-attachments-'))
  for (const name of ['home', 'projects', 'temporary']) mkdirSync(join(folder, name))
  const places = {
    home: join(folder, 'home'),
    projects: join(folder, 'projects'),
    temporary: join(folder, 'temporary'),
    resources
  }
  app = createApp({ host, places, projectThreads: projectsHere, checkAnswers: true })
})
afterAll(async () => {
  await app.close()
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
let path: string
beforeEach(async (test) => {
  const { handle } = await call('projects.create', { title: `Sources ${test.task.id}`, scale: 'house-check' })
  await open(handle ?? '')
})
afterEach(() => call('projects.close', { project }))

async function open(handle: string): Promise<void> {
  project = ''
  project = (await call('projects.open', { handle })).project
  const { folder: place, fileName } = await call('project.overview', {})
  path = join(place, `${fileName}.claimbench`)
}

const send = (method: MethodName, input: unknown, changeSet = newChangeSet()): Promise<Answer> =>
  app.call({ method, input, ...(project ? { project } : {}), changeSet, client: 'window' })

async function call<M extends MethodName>(method: M, input: Input<M>, changeSet?: string): Promise<Output<M>> {
  const answer = await send(method, input, changeSet)
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value as Output<M>
}

const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code)

async function upload(bytes: Uint8Array | string, name: string): Promise<string> {
  const content = Buffer.from(bytes)
  const begun = await call('upload.begin', { name, bytes: content.byteLength, purpose: 'source' })
  await call('upload.append', { upload: begun.upload, base64: content.toString('base64') })
  return begun.upload
}

const attach = async (
  bytes: Uint8Array | string,
  name: string,
  more: Partial<Input<'source.attach'>> = {},
  changeSet?: string
) => call('source.attach', { project, upload: await upload(bytes, name), ...more }, changeSet)

const about = {
  kind: 'document',
  title: 'Toll',
  author: '',
  publisher: '',
  url: '',
  published: null,
  accessed: null,
  note: ''
} as const

describe('a file for a source', () => {
  it('gives its source no day of publication where its page says only when it was updated', async () => {
    const page = (line: string) =>
      `<html lang="en"><body><h1>Toll</h1><p>${line} May 4, 2020</p><p>${'The monitor counts the dead of the war. '.repeat(12)}</p></body></html>`
    const published = async (line: string) => {
      const { source } = await attach(page(line), `${line}.html`)
      return (await call('source.view', { source })).row.about.published
    }
    expect(await published('Published')).toBe('2020-05-04')
    expect(await published('Updated')).toBe(null)
  })

  it('is kept byte for byte, and its text can be read paragraph by paragraph', async () => {
    const { id: source } = await call('source.add', { about })
    expect(await attach(report, 'toll.md', { source })).toEqual({ source, already: false, alsoIn: null })
    const { row, file } = await call('source.view', { source })
    expect(row).toMatchObject({ fileName: 'toll.md', readable: true, about: { title: 'Toll' } })
    expect(file).toMatchObject({ name: 'toll.md', bytes: Buffer.byteLength(report), format: 'md', unread: null })
    const { blocks, total } = await call('source.blocks', { source, offset: 0, limit: 50 })
    expect(total).toBe(file?.blocks)
    expect(blocks.map(({ text, paragraph }) => [paragraph, text])).toEqual([
      [undefined, 'The toll of the war'],
      [1, 'The monitor counts 301,781 dead since March 2011. It names 86,000 civilians among them.'],
      [2, 'Its method is described elsewhere.']
    ])
    expect(await call('source.saveFile', { project, source })).toMatchObject({ saved: true })
    expect(readFileSync(join(folder, 'saved'), 'utf8')).toBe(report)
  })

  it('makes a source of its own where none is named, called as the document calls itself', async () => {
    const { source } = await attach(report, 'toll.md')
    expect((await call('source.view', { source })).row.about).toMatchObject({
      kind: 'document',
      title: 'The toll of the war'
    })
  })

  it('that cannot be read is kept all the same, and says why it has no text', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])
    const { source } = await attach(picture, 'street.png')
    const { row, file } = await call('source.view', { source })
    expect(row).toMatchObject({ fileName: 'street.png', readable: false, about: { title: 'street' } })
    expect(file).toMatchObject({
      mediaType: 'image/png',
      format: null,
      blocks: 0,
      unread: { code: 'unsupported-format' }
    })
    expect((await call('source.blocks', { source, offset: 0, limit: 10 })).total).toBe(0)
    await call('source.saveFile', { project, source })
    expect(readFileSync(join(folder, 'saved'))).toEqual(picture)
  })

  it('that is empty is refused, and one that is cancelled leaves nothing', async () => {
    const nothing = await upload('', 'nothing.txt')
    expect(codeOf(await send('source.attach', { project, upload: nothing }))).toBe('empty')
    const given = await upload(report, 'toll.md')
    const stopped = app.subscribe((event) => {
      if (event.type === 'progress') void call('job.cancel', { job: event.job })
    })
    const answer = await app.call({
      method: 'source.attach',
      input: { project, upload: given },
      job: 'attaching',
      client: 'window'
    })
    stopped()
    expect(codeOf(answer)).toBe('cancelled')
    expect((await call('source.list', { words: '', offset: 0, limit: 10 })).total).toBe(0)
  })

  it('once more with the same call answers the same, also from the log, and writes nothing again', async () => {
    const changeSet = newChangeSet()
    const first = await attach(report, 'toll.md', {}, changeSet)
    expect(await call('source.attach', { project, upload: 'gone' }, changeSet)).toEqual(first)
    await call('projects.close', { project })
    await open(app.registerProject(path))
    expect(await call('source.attach', { project, upload: 'gone' }, changeSet)).toEqual(first)
    expect((await call('project.overview', {})).sources).toBe(1)
  })

  it('with the same bytes is noticed: in the same source nothing is written, in another it is said', async () => {
    const { source } = await attach(report, 'toll.md')
    const history = () => call('history.list', { claim: null, offset: 0, limit: 50 })
    const before = (await history()).total
    expect(await attach(report, 'again.md')).toEqual({ source, already: true, alsoIn: null })
    expect(await attach(report, 'again.md', { source })).toEqual({ source, already: true, alsoIn: null })
    expect((await history()).total).toBe(before)
    const { id: other } = await call('source.add', { about })
    expect(await attach(report, 'toll.md', { source: other })).toEqual({
      source: other,
      already: false,
      alsoIn: { kind: 'source', id: source, title: 'The toll of the war' }
    })
  })

  it('twice at once makes one source: the second finds the first', async () => {
    const [first, second] = await Promise.all([attach(report, 'toll.md'), attach(report, 'again.md')])
    expect([first.already, second.already].sort()).toEqual([false, true])
    expect(second.source).toBe(first.source)
    expect((await call('project.overview', {})).sources).toBe(1)
  })

  it('goes and comes back with undo', async () => {
    const { source } = await attach(report, 'toll.md')
    await call('source.detach', { source })
    expect((await call('source.view', { source })).file).toBeNull()
    expect(codeOf(await send('source.saveFile', { project, source }))).toBe('not-found')
    expect(codeOf(await send('source.detach', { source }))).toBe('refused')
    await call('history.undo', {})
    expect((await call('source.view', { source })).file).toMatchObject({ name: 'toll.md' })
    await call('history.undo', {})
    expect((await call('project.overview', {})).sources).toBe(0)
    await call('history.redo', {})
    expect((await call('source.blocks', { source, offset: 0, limit: 10 })).total).toBe(3)
  })

  it('is rehashed by the full check, its text as well', async () => {
    const { source } = await attach(report, 'toll.md')
    expect((await call('project.verify', { project })).ok).toBe(true)
    await call('projects.close', { project })
    const file = new Database(path)
    const blobs = file.prepare<[], { file: string }>('SELECT file FROM source').all()
    const { blob, reading } = JSON.parse(blobs[0]?.file ?? '{}')
    for (const sha256 of [blob, reading.text]) {
      file.prepare(`UPDATE blob_chunk SET data = zeroblob(length(data)) WHERE sha256 = ?`).run(sha256)
    }
    file.prepare('DELETE FROM blob WHERE sha256 = ?').run(reading.layout)
    file.close()
    await open(app.registerProject(path))
    const { ok, findings } = await call('project.verify', { project })
    expect(ok).toBe(false)
    expect(findings.map(({ code, place }) => [code, place?.id])).toEqual(Array(3).fill(['attachment', source]))
  })
})

it('a file of this computer is attached by its path, as the command line does', async () => {
  writeFileSync(join(folder, 'toll.md'), report)
  const given = app.registerFile(join(folder, 'toll.md'))
  const { source } = await call('source.attach', { project, upload: given })
  expect((await call('source.view', { source })).file?.name).toBe('toll.md')
})
