/** Places that do not take writes: read-only files, folders and disks, other users, full disks. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readIds } from '../../crash/state.ts'
import { pictureOf } from '../../support/files.ts'
import {
  deskWithArticle,
  newChangeSet,
  newProjectFile,
  openDesk,
  reading,
  refused,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
const isRoot = process.getuid?.() === 0
let model: string
let claim: string

beforeAll(async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  claim = claims[0] ?? ''
  desk.close()
  model = desk.path
})
afterAll(() => folder.remove())

const run = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0

/** A small file system of its own, or null where none may be mounted. Its end is registered. */
const mounted: string[] = []
afterEach(() => {
  for (const place of mounted.splice(0)) run('umount', '-l', place)
})
function smallDisk(kilobytes: number): string | null {
  const place = join(folder.path, `disk ${mounted.length} ${newChangeSet()}`)
  mkdirSync(place)
  if (!isRoot || !run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'claimbench-test', place)) return null
  mounted.push(place)
  return place
}
const remount = (place: string, options: string): boolean => run('mount', '-o', `remount,${options}`, place)

/** What a project that can only be read must do. */
function expectReading(path: string): void {
  const place = join(path, '..')
  const before = pictureOf(place)
  const desk = openDesk(path)
  expect(desk.session).toMatchObject({ readOnly: true, holder: null })
  expect(desk.ask('project.overview', {})).toMatchObject({ readOnlyReason: 'no-access', title: 'Project' })
  expect(desk.session.verify().ok).toBe(true)
  expect(refused(() => desk.run('project.rename', { title: 'x' })).code).toBe('read-only')
  desk.close()
  expect(pictureOf(place)).toEqual(before)
}

describe('a place that cannot be written', () => {
  it('opens for reading on a read-only disk, and nothing is left there', (test) => {
    const place = smallDisk(2000)
    if (!place) return test.skip('no file system can be mounted here')
    copyFileSync(model, join(place, 'p.claimbench'))
    expect(remount(place, 'ro')).toBe(true)
    expectReading(join(place, 'p.claimbench'))
    expect(refused(() => newProjectFile(place, undefined, 'new.claimbench')).code).toBe('no-access')
  })

  it('says what to do where a change was cut off on a read-only disk', (test) => {
    const place = smallDisk(8000)
    if (!place) return test.skip('no file system can be mounted here')
    const path = join(place, 'p.claimbench')
    copyFileSync(model, path)
    const database = new Database(path)
    database.pragma('cache_size = 1')
    database.exec(`BEGIN IMMEDIATE; UPDATE claim SET statement = 'torn'; UPDATE change SET bases = 'torn' || bases`)
    copyFileSync(path, `${path}.torn`)
    copyFileSync(`${path}-journal`, `${path}.torn-journal`)
    database.close()
    rmSync(path)
    expect(remount(place, 'ro')).toBe(true)
    const before = pictureOf(place)
    const error = refused(() => openDesk(`${path}.torn`))
    expect(error.code).toBe('hot-journal')
    expect(error.message).toContain('-journal')
    expect(pictureOf(place)).toEqual(before)
    remount(place, 'rw')
    const desk = openDesk(`${path}.torn`)
    expect(desk.session.verify().findings).toEqual([])
    desk.close()
  })

  it('opens for reading by somebody who may not write the file or the folder', (test) => {
    // Whoever runs the tests as root may write everything; another user may not.
    const place = join(folder.path, 'of others')
    mkdirSync(place)
    const path = join(place, 'p.claimbench')
    for (const [file, directory] of [
      [0o444, 0o777],
      [0o666, 0o555],
      [0o444, 0o555]
    ] as const) {
      chmodSync(place, 0o777)
      copyFileSync(model, path)
      chmodSync(path, file)
      chmodSync(place, directory)
      if (!isRoot) {
        expectReading(path)
        continue
      }
      chmodSync(folder.path, 0o755)
      const child = spawnSync(process.execPath, [join(import.meta.dirname, '../../support/read-as-nobody.ts'), path], {
        encoding: 'utf8',
        env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
      })
      if (child.status === 77) return test.skip('another user cannot read the program here')
      expect(child.stderr).toBe('')
      expect(JSON.parse(child.stdout)).toEqual({ reason: 'no-access', refused: 'read-only', verified: true })
      expect(Object.keys(pictureOf(place))).toEqual(['p.claimbench'])
    }
    chmodSync(place, 0o777)
  }, 60_000)

  it('is refused where the file may not even be read', (test) => {
    const path = join(folder.path, 'secret.claimbench')
    copyFileSync(model, path)
    chmodSync(path, 0o000)
    if (isRoot) {
      const child = spawnSync(process.execPath, [join(import.meta.dirname, '../../support/read-as-nobody.ts'), path], {
        encoding: 'utf8'
      })
      if (child.status === 77) return test.skip('another user cannot read the program here')
      expect(JSON.parse(child.stdout)).toEqual({ error: 'no-access' })
    } else expect(refused(() => openDesk(path)).code).toBe('no-access')
    rmSync(path, { force: true })
  })
})

describe('a full disk', () => {
  /** Fills what room there is. */
  const fill = (place: string): void => {
    for (let size = 1 << 20; size >= 512; size /= 2) {
      for (let index = 0; index < 64; index += 1) {
        const path = join(place, `filler ${size} ${index}`)
        try {
          writeFileSync(path, Buffer.alloc(size))
        } catch {
          if (existsSync(path)) truncateSync(path, 0)
          break
        }
      }
    }
  }
  const makeRoom = (place: string): boolean => run('sh', '-c', `rm -f "${place}"/filler*`)

  it('refuses a command, loses nothing that was acknowledged, and takes the next one once there is room', async (test) => {
    const place = smallDisk(2600)
    if (!place) return test.skip('no file system can be mounted here')
    const path = join(place, 'p.claimbench')
    copyFileSync(model, path)
    const desk = openDesk(path)
    const acknowledged: string[] = []
    fill(place)
    // Small changes find room inside the file for a while; large ones do not.
    const codes = new Set<string>()
    for (let round = 0; round < 40; round += 1) {
      const changeSet = newChangeSet()
      try {
        desk.run('note.add', { claim, text: 'x'.repeat(20_000) }, { changeSet })
        acknowledged.push(changeSet)
      } catch {
        codes.add(refused(() => desk.run('note.add', { claim, text: 'x'.repeat(20_000) }, { changeSet })).code)
      }
    }
    expect([...codes]).toEqual(['disk-full'])
    const request = await reading(`${'Prices rose by 4 percent in 2014. '.repeat(3000)}\n`, 'long.txt')
    expect(refused(() => desk.import(request)).code).toBe('disk-full')
    expect(desk.session.verify().findings).toEqual([])
    expect(readIds(path)).toEqual(expect.arrayContaining(acknowledged))
    // Also whoever opens it now finds it whole.
    const second = openDesk(path)
    expect(second.session.verify().findings).toEqual([])
    second.close()
    makeRoom(place)
    desk.run('note.add', { claim, text: 'There is room again.' })
    expect(desk.session.verify().findings).toEqual([])
    desk.close()
    const later = openDesk(path)
    expect(later.session.readOnly).toBe(false)
    expect(later.ask('claim.detail', { claim }).notes).toHaveLength(acknowledged.length + 1)
    later.close()
  }, 60_000)

  it('lets a project be opened and worked on as soon as there is room', (test) => {
    const place = smallDisk(2600)
    if (!place) return test.skip('no file system can be mounted here')
    const path = join(place, 'p.claimbench')
    copyFileSync(model, path)
    fill(place)
    const desk = openDesk(path)
    expect(desk.session.readOnly).toBe(false)
    expect(refused(() => desk.run('note.add', { claim, text: 'x'.repeat(20_000) })).code).toBe('disk-full')
    makeRoom(place)
    desk.run('note.add', { claim, text: 'x'.repeat(20_000) })
    desk.close()
  })

  it('takes no new project, and nothing of it is left', (test) => {
    const place = smallDisk(100)
    if (!place) return test.skip('no file system can be mounted here')
    expect(refused(() => newProjectFile(place)).code).toBe('disk-full')
    expect(pictureOf(place)).toEqual({})
  })
})
