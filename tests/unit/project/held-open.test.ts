/** How much of a file is checked at its opening, seen by what only the full check notices: a wrong count of free pages. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, copyFileSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/main/app/create-app.ts'
import { createInstallation } from '../../../src/main/app/installation.ts'
import { projectsHere } from '../../../src/main/app/projects-here.ts'
import { headless } from '../../../src/main/hosts/cli/here.ts'
import { createCaller } from '../../../src/main/hosts/cli/session.ts'
import { defaultPlaces } from '../../../src/main/hosts/places.ts'
import { isHeldBy } from '../../../src/main/project/lock.ts'
import { newProjectFile, openDesk, refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

function placeFor(name: string): string {
  const place = join(folder.path, name)
  mkdirSync(place)
  return place
}

/** Damage that no query meets: the header counts a free page that is not there (file format, offset 36). */
function miscount(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.from([0, 0, 0, 1]), 0, 4, 36)
  closeSync(file)
}

/** Opens for reading with the whole check, unless the given process of ours has the file open. */
const look = (path: string, writer?: number) => {
  const desk = openDesk(path, { readOnly: true, fullCheck: true, ...(writer === undefined ? {} : { writer }) })
  const { title } = desk.ask('project.overview', {})
  desk.close()
  return title
}

describe('a file that was not closed cleanly', () => {
  it('is checked wholly, unless the process of ours that has it open for writing is alive', async () => {
    const path = newProjectFile(placeFor('held'))
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../support/rival.ts'), path], {
      stdio: ['pipe', 'pipe', 'inherit']
    })
    await once(child.stdout, 'data')
    const pid = child.pid ?? 0
    miscount(path)
    expect(look(path, pid)).not.toBe('')
    expect(refused(() => look(path)).code).toBe('damaged')
    expect(refused(() => look(path, process.pid)).code).toBe('damaged')
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(refused(() => look(path, pid)).code).toBe('damaged')
  })

  it('is not taken for held where only a holder’s name was left behind, and asking leaves the lock free', () => {
    const path = newProjectFile(placeFor('left'))
    const desk = openDesk(path)
    expect(isHeldBy(path, process.pid)).toBe(true)
    expect(isHeldBy(path, process.pid + 1)).toBe(false)
    desk.close()
    expect(isHeldBy(path, process.pid)).toBe(false)
    const next = openDesk(path)
    expect(next.session.readOnly).toBe(false)
    next.close()
  })
})

it('a reader neither clears nor sets the mark of a writer that goes on beside it', async () => {
  const place = placeFor('beside')
  const path = newProjectFile(place)
  const places = { ...defaultPlaces(), home: join(place, 'home'), projects: place, temporary: place }
  const program = () => createApp({ host: headless, places, projectThreads: projectsHere })
  const open = (app: ReturnType<typeof program>, readOnly: boolean) =>
    createCaller(app).call('projects.open', { handle: app.registerProject(path), readOnly })
  const mark = async () => {
    const { closedCleanly, writer } = (await createInstallation(places.home, 'x').recent())[0] ?? {}
    return { closedCleanly, writer }
  }
  const [writing, reading, later] = [program(), program(), program()]
  try {
    await open(writing, false)
    expect(await mark()).toEqual({ closedCleanly: false, writer: process.pid })
    miscount(path)
    expect(await open(reading, true)).toMatchObject({ readOnly: true })
    await reading.close()
    expect(await mark()).toEqual({ closedCleanly: false, writer: process.pid })
    await writing.close()
    expect(await mark()).toEqual({ closedCleanly: true, writer: undefined })
    const left = { title: null, openedAt: '', closedCleanly: false, writer: process.pid }
    await createInstallation(places.home, 'x').remember(path, () => left)
    await expect(open(later, true)).rejects.toMatchObject({ error: { code: 'damaged' } })
  } finally {
    for (const app of [writing, reading, later]) await app.close()
  }
})

it('another file at the path of one that was closed cleanly is checked wholly', async () => {
  const place = placeFor('exchanged')
  const path = newProjectFile(place)
  const foreign = newProjectFile(placeFor('foreign'))
  miscount(foreign)
  const places = { ...defaultPlaces(), home: join(place, 'home'), projects: place, temporary: place }
  const app = createApp({ host: headless, places, projectThreads: projectsHere })
  try {
    const { call } = createCaller(app)
    const handle = app.registerProject(path)
    const { project } = await call('projects.open', { handle })
    await call('projects.close', { project })
    copyFileSync(foreign, path)
    await expect(call('projects.open', { handle })).rejects.toMatchObject({ error: { code: 'damaged' } })
  } finally {
    await app.close()
  }
})
