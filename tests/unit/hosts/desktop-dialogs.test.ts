/** The native dialogs as the screens reach them: the real program behind the desktop host's calls. No path ever crosses. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/main/app/create-app.ts'
import type { Answer, MethodName, Opened } from '../../../src/shared/contract/index.ts'
import { newProjectFile, resources } from '../../support/project.ts'
import { createDesktop, type Desktop, soon } from './desktop-program.ts'
import { type StandIn, standInElectron } from './stand-in-electron.ts'

let desktop: Desktop
let folder: string
let electron: StandIn
beforeEach(async () => {
  desktop = createDesktop()
  folder = join(desktop.home, '..', 'secret-folder')
  mkdirSync(folder)
  const places = { home: desktop.home, projects: folder, temporary: folder, resources }
  electron = standInElectron()
  await desktop.run(electron, undefined, { createApp: ({ host }) => createApp({ host, places, checkAnswers: true }) })
}, 60_000)
afterEach(async () => {
  electron.app.emit('before-quit', { preventDefault: () => {} })
  await soon(() => expect(electron.did.at(-1)).toBe('quit'))
  desktop.remove()
}, 60_000)

/** One call of the page. The screens show the folder of a known project to people; nothing else names a place. */
async function call(method: MethodName, input: object, project?: string): Promise<Answer> {
  const answer = await electron.call({ method, input, client: 'page', ...(project ? { project } : {}) })
  expect(JSON.stringify(answer)).not.toContain('secret-folder')
  return answer
}
async function value<T>(answer: Promise<Answer>): Promise<T> {
  const given = await answer
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`)
  return given.value as T
}
async function opened(): Promise<string> {
  const path = join(folder, 'Elections.claimbench')
  newProjectFile(folder, undefined, basename(path))
  electron.chosen.push(path)
  const { handle } = await value<{ handle: string }>(call('projects.choose', {}))
  return (await value<Opened>(call('projects.open', { handle }))).project
}
const report = { format: 'html', profile: 'internal' } as const

describe('choosing a project', () => {
  it('gives nothing where the person cancels', async () => {
    expect(await value(call('projects.choose', {}))).toEqual({ handle: null })
  })

  it('gives a handle that opens it', async () => {
    expect(await opened()).toEqual(expect.any(String))
  })

  it('of what is no project says so', async () => {
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear editor,')
    electron.chosen.push(path)
    const { handle } = await value<{ handle: string }>(call('projects.choose', {}))
    expect(await call('projects.open', { handle })).toMatchObject({ ok: false, error: { code: 'not-a-database' } })
  })

  it('says where the system cannot show its dialog', async () => {
    vi.spyOn(electron.dialog, 'open').mockRejectedValueOnce(new Error('no portal'))
    expect(await call('projects.choose', {})).toMatchObject({ ok: false, error: { code: 'not-supported' } })
    expect(await value(call('projects.choose', {}))).toEqual({ handle: null })
  })

  it('holds its dialog to the window also while the person is in another program', async () => {
    for (const window of electron.opened) window.focused = false
    await call('projects.choose', {})
    expect(electron.fileDialogs).toMatchObject([{ attached: true }])
  })
})

describe('placing a new project', () => {
  const create = () => call('projects.create', { title: 'Elections', scale: 'house-check', chooseFolder: true })

  it('makes nothing where the person cancels', async () => {
    expect(await value(create())).toEqual({ handle: null })
    expect(readdirSync(folder).filter((name) => name.endsWith('.claimbench'))).toEqual([])
  })

  it('makes it where the person said, with the ending of a project', async () => {
    electron.chosen.push(join(folder, 'Mine'))
    const { handle } = await value<{ handle: string }>(create())
    expect(existsSync(join(folder, 'Mine.claimbench'))).toBe(true)
    expect(await call('projects.open', { handle })).toMatchObject({ ok: true })
  })

  it('never replaces a project', async () => {
    const path = join(folder, 'Mine.claimbench')
    newProjectFile(folder, undefined, basename(path))
    const before = readFileSync(path)
    electron.chosen.push(path)
    expect(await create()).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(readFileSync(path)).toEqual(before)
  })
})

describe('exporting a report', () => {
  it('writes nothing where the person cancels', async () => {
    const project = await opened()
    const before = readdirSync(folder)
    const answer = await value(call('report.export', { project, ...report }))
    expect(answer).toMatchObject({ saved: false, bytes: 0, download: null })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('writes it where the person said, and gives its name alone', async () => {
    const project = await opened()
    electron.chosen.push(join(folder, 'check.html'))
    const answer = await value<{ bytes: number }>(call('report.export', { project, ...report }))
    const written = readFileSync(join(folder, 'check.html'))
    expect(answer).toEqual({ saved: true, name: 'check.html', bytes: written.length, download: null })
    expect(written.toString()).toContain('<!doctype html>')
  })

  it.each([
    ['missing', 'a folder that is gone', () => join(folder, 'gone', 'check.html')],
    ['exists', 'the project itself', () => join(folder, 'Elections.claimbench')]
  ])('says “%s” of %s', async (code, _what, path) => {
    const project = await opened()
    electron.chosen.push(path())
    expect(await call('report.export', { project, ...report })).toMatchObject({ ok: false, error: { code } })
  })

  it('says where the system cannot show its dialog', async () => {
    const project = await opened()
    vi.spyOn(electron.dialog, 'save').mockRejectedValueOnce(new Error('no portal'))
    const answer = await call('report.export', { project, ...report })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-supported' } })
  })
})
