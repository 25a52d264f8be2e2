/** Reports and checks of a large project: what the desk can do meanwhile, and what is left of them when they end early. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { HostServices } from '../../../src/main/app/app.ts'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import type { JobStage } from '../../../src/main/app/jobs.ts'
import type { Answer, AppEvent } from '../../../src/shared/contract/index.ts'
import { makeLargeProject } from '../../support/large-project.ts'
import { openDesk, resources } from '../../support/project.ts'

const NOW = Date.UTC(2026, 0, 2)
/** Two claims each. */
const SENTENCES = 1500

let model: { readonly folder: string; readonly path: string; readonly claims: readonly string[] }
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-large-'))
  model = { folder, ...(await makeLargeProject(folder, SENTENCES)) }
}, 120_000)
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

let folder: string
let path: string
let app: CompleteApp
let project: string
const saved = (): string => join(folder, 'report')
const host: HostServices = {
  kind: 'electron',
  native: { openDialog: false, saveDialog: true, menu: false },
  chooseProject: async () => null,
  placeProject: async (suggested) => suggested,
  saveTarget: async () => ({ kind: 'path', path: saved() })
}
const places = () => ({
  home: join(folder, 'home'),
  projects: join(folder, 'projects'),
  temporary: join(folder, 'temporary'),
  resources
})
/** Files below the temporary folder, of copies above all. */
const left = (): string[] =>
  readdirSync(join(folder, 'temporary'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-readings-'))
  for (const name of ['home', 'projects', 'temporary']) mkdirSync(join(folder, name))
  path = join(folder, 'large.claimbench')
  copyFileSync(model.path, path)
  app = createApp({ host, places: places(), now: () => NOW, checkAnswers: true })
  project = (await value<{ project: string }>(call('projects.open', { handle: app.registerProject(path) }))).project
})
afterEach(async () => {
  await app.close()
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

const call = (method: string, input: unknown, more: { project?: string; job?: string } = {}): Promise<Answer> =>
  app.call({ method, input, client: 'window', ...more })
const value = async <T>(answer: Promise<Answer>): Promise<T> => {
  const given = await answer
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`)
  return given.value as T
}
const code = async (answer: Promise<Answer>): Promise<string> => {
  const given = await answer
  return given.ok ? 'ok' : given.error.code
}
const exported = (format: 'html' | 'json' = 'json') =>
  call('report.export', { project, format, profile: 'internal' }, { job: 'export' })
const note = (text: string) => call('note.add', { claim: model.claims[9], text }, { project })

/** Does something once, as soon as the job is at a stage. */
function at(stage: JobStage, act: () => void): void {
  const stop = app.subscribe((event: AppEvent) => {
    if (event.type !== 'progress' || event.stage !== stage) return
    stop()
    act()
  })
}

/** The report that nothing interfered with. */
function alone(format: string): string {
  const { version } = JSON.parse(readFileSync(join(resources, '../package.json'), 'utf8'))
  const desk = openDesk(path, { readOnly: true, programVersion: version })
  try {
    return desk.session.export({ format, profile: 'internal' }, NOW)
  } finally {
    desk.close()
  }
}

it.each(['html', 'json'] as const)(
  'an %s report is made while commands and queries are answered, and shows none of what comes after its copy',
  async (format) => {
    const expected = alone(format)
    const order: string[] = []
    const then = (name: string) => (answer: Answer) => order.push(answer.ok ? name : answer.error.code)
    const others: Promise<unknown>[] = []
    at('gathering', () => {
      order.push('begun')
      others.push(note('While it is written.').then(then('command')))
      others.push(call('claim.list', { filter: {}, offset: 0, limit: 100 }, { project }).then(then('query')))
    })
    await exported(format).then(then('report'))
    await Promise.all(others)
    expect(order).toEqual(['begun', 'command', 'query', 'report'])
    expect(readFileSync(saved(), 'utf8')).toBe(expected)
    expect(left()).toEqual([])
  },
  120_000
)

it('a command that comes while the project is copied is answered at once, and the copy is of one moment', async () => {
  const order: string[] = []
  let asked: Promise<unknown> = Promise.resolve()
  at('copying', () => {
    asked = note('While it is copied.').then(({ position }) => order.push(`command ${position}`))
  })
  at('gathering', () => order.push('copied'))
  await exported()
  await asked
  expect(order[1]).toBe('copied')
  const report = JSON.parse(readFileSync(saved(), 'utf8'))
  expect(order[0]).toBe(`command ${report.log.position}`)
  expect(readFileSync(saved(), 'utf8')).toBe(alone('json'))
}, 120_000)

it.each(['copying', 'gathering', 'writing'] as const)(
  'an export that is cancelled while it is %s leaves no file and no copy, and the project goes on',
  async (stage) => {
    at(stage, () => void call('job.cancel', { job: 'export' }))
    expect(await code(exported())).toBe('cancelled')
    expect(left()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.includes('report'))).toEqual([])
    expect(await code(note('After it was cancelled.'))).toBe('ok')
    expect(await code(exported())).toBe('ok')
  },
  120_000
)

it('closing the project ends its export', async () => {
  const closed: Promise<unknown>[] = []
  at('gathering', () => void closed.push(call('projects.close', { project })))
  expect(await code(exported())).toBe('not-found')
  await Promise.all(closed)
  expect(left()).toEqual([])
  expect(existsSync(saved())).toBe(false)
}, 120_000)

it('closing the project while it is copied ends its export', async () => {
  const closed: Promise<unknown>[] = []
  at('copying', () => void closed.push(call('projects.close', { project })))
  expect(await code(exported())).toBe('not-found')
  await Promise.all(closed)
  expect(left()).toEqual([])
}, 120_000)

it('closing the program ends an export, and waits until nothing of it is left', async () => {
  let closed: Promise<void> = Promise.resolve()
  at('gathering', () => {
    closed = app.close()
  })
  expect(await code(exported())).not.toBe('ok')
  await closed
  expect(existsSync(saved())).toBe(false)
}, 120_000)

it('the full check of a project says how far it is, and holds up no command', async () => {
  const order: string[] = []
  const shares: (number | null)[] = []
  let asked: Promise<unknown> = Promise.resolve()
  const progress = (stage: JobStage, done: number | null): void => {
    if (stage !== 'checking') return
    if (shares.length === 0) asked = note('While it is checked.').then(({ ok }) => order.push(`command ${ok}`))
    shares.push(done)
  }
  const report = await app.verify(project, { signal: new AbortController().signal, progress })
  order.push('verified')
  await asked
  expect(report).toMatchObject({ ok: true, findings: [] })
  expect(order).toEqual(['command true', 'verified'])
  const told = shares.filter((share) => share !== null)
  expect(told.length).toBeGreaterThan(1)
  expect(told).toEqual([...told].sort((a, b) => a - b))
}, 120_000)

it('a window that asks for the full check is told how far it is, can stop it, and ends it by going', async () => {
  const stages: string[] = []
  const stop = app.subscribe((event) => event.type === 'progress' && stages.push(event.stage))
  const check = () => call('project.verify', { project }, { job: 'check' })
  expect(await value(check())).toMatchObject({ ok: true, found: 0, findings: [] })
  stop()
  expect([...new Set(stages)]).toEqual(['copying', 'checking'])
  at('checking', () => void call('job.cancel', { job: 'check' }))
  expect(await code(check())).toBe('cancelled')
  at('checking', () => app.clientGone('window'))
  expect(await code(check())).toBe('cancelled')
  expect(left()).toEqual([])
}, 120_000)

it('the full check can be stopped', async () => {
  const stop = new AbortController()
  const progress = (stage: JobStage): void => {
    if (stage === 'checking') stop.abort()
  }
  await expect(app.verify(project, { signal: stop.signal, progress })).rejects.toMatchObject({
    error: { code: 'cancelled' }
  })
  expect(left()).toEqual([])
}, 120_000)

it('a program that is killed while it exports leaves a copy, which the next start removes, and no half report', async () => {
  const target = join(folder, 'killed.json')
  const script = join(import.meta.dirname, '../../support/exporting.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(places()), path, target], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await ended
  expect(left()).toContain('project.claimbench')
  expect(readdirSync(folder).filter((name) => name.includes('killed'))).toEqual([])
  const next = createApp({ host, places: places() })
  await expect.poll(left, { timeout: 60_000 }).toEqual([])
  await next.close()
}, 120_000)

it.skipIf(process.platform === 'win32')(
  'Ctrl+C ends an export of the command line, which leaves neither a report nor a copy',
  async () => {
    const cli = join(import.meta.dirname, '../../../src/main/hosts/cli/main.ts')
    const child = spawn(process.execPath, [cli, 'export', path, '--format', 'json', '--out', saved()], {
      env: { ...process.env, CLAIMBENCH_HOME: join(folder, 'home'), TMPDIR: join(folder, 'temporary') }
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const ended = once(child, 'close')
    await expect.poll(left, { timeout: 60_000, interval: 5 }).toContain('project.claimbench')
    child.kill('SIGINT')
    expect(await ended).toEqual([1, null])
    expect(said).toContain('[cancelled]')
    expect(left()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.includes('report'))).toEqual([])
  },
  120_000
)
