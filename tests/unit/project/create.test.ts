import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase } from '../../../src/main/project/create-database.ts'
import { readHeader } from '../../../src/main/project/header.ts'
import { placeNew } from '../../../src/main/project/place-file.ts'
import { loadSigner } from '../../../src/main/project/signing.ts'
import { pictureOf } from '../../support/files.ts'
import { newProjectFile, openDesk, ourSigner, refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
let place: string
let count = 0
beforeEach(() => {
  count += 1
  place = join(folder.path, String(count))
  mkdirSync(place)
})

describe('a new project', () => {
  it('is one file that opens, verifies and can be worked on at once', () => {
    const path = newProjectFile(place)
    expect(readdirSync(place)).toEqual(['p.claimbench'])
    const desk = openDesk(path)
    expect(desk.ask('project.overview', {})).toMatchObject({ title: 'Project', undo: null, readOnly: false })
    desk.run('project.rename', { title: 'Renamed' })
    expect(desk.session.verify()).toMatchObject({ ok: true, changeSets: 2, findings: [] })
    desk.close()
  })

  it('never replaces a file, whatever that is', () => {
    writeFileSync(join(place, 'p.claimbench'), 'a letter')
    const before = pictureOf(place)
    expect(refused(() => newProjectFile(place)).code).toBe('exists')
    expect(pictureOf(place)).toEqual(before)
  })

  it('does not replace a file that came in the last moment', () => {
    const path = join(place, 'p.claimbench')
    expect(refused(() => createDatabase(path, () => writeFileSync(path, 'a letter'))).code).toBe('exists')
    expect(readFileSync(path, 'utf8')).toBe('a letter')
    expect(readdirSync(place)).toEqual(['p.claimbench'])
    writeFileSync(join(place, 'other'), 'other')
    expect(refused(() => placeNew(join(place, 'other'), path)).code).toBe('exists')
  })

  it('is not touched by another that is made at the same path at the same time', () => {
    const path = join(place, 'p.claimbench')
    const inner = refused(() =>
      createDatabase(path, (database) => {
        createDatabase(path, (other) => other.exec(`INSERT INTO meta VALUES ('who', 'the other')`))
        database.exec(`INSERT INTO meta VALUES ('who', 'this')`)
      })
    )
    expect(inner.code).toBe('exists')
    expect(readdirSync(place)).toEqual(['p.claimbench'])
    const made = new Database(path, { readonly: true })
    expect(made.prepare(`SELECT value FROM meta WHERE key = 'who'`).pluck().get()).toBe('the other')
    made.close()
  })

  it('leaves nothing behind when it fails in the middle', () => {
    const failure = refused(() =>
      createDatabase(join(place, 'p.claimbench'), () => {
        throw new Error('in the middle')
      })
    )
    expect(failure.message).toContain('in the middle')
    expect(readdirSync(place)).toEqual([])
  })

  it('is refused with a code where the folder is missing or is a file', () => {
    writeFileSync(join(place, 'file'), '')
    expect(refused(() => newProjectFile(join(place, 'no folder'))).code).toBe('missing')
    expect(['missing', 'no-access']).toContain(refused(() => newProjectFile(join(place, 'file'))).code)
  })

  it('has a new identity every time', () => {
    const first = openDesk(newProjectFile(place, ourSigner, 'a.claimbench'))
    const second = openDesk(newProjectFile(place, ourSigner, 'b.claimbench'))
    expect(first.session.projectId).not.toBe(second.session.projectId)
    first.close()
    second.close()
  })

  it('does not exist under its name until it is whole, also when the process is killed', async () => {
    const script = `
      import { createDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../../src/main/project/create-database.ts'))}
      createDatabase(${JSON.stringify(join(place, 'p.claimbench'))}, () => { console.log('filling'); for (;;); })`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore']
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(join(place, 'p.claimbench'))).toBe(false)
    newProjectFile(place)
    expect(readHeader(join(place, 'p.claimbench')).schema).toBeGreaterThan(0)
  })
})

describe('the key of an installation', () => {
  it('is made once, is private, and is the same for all who come at the same time', async () => {
    const home = join(place, 'home')
    const script = `
      import { loadSigner } from ${JSON.stringify(join(import.meta.dirname, '../../../src/main/project/signing.ts'))}
      console.log(loadSigner(${JSON.stringify(home)}).fingerprint)`
    const run = () =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script])
        let said = ''
        child.stdout.on('data', (chunk) => {
          said += chunk
        })
        child.on('close', () => resolve(said.trim()))
      })
    const all = await Promise.all([run(), run(), run(), run()])
    expect(new Set(all)).toEqual(new Set([loadSigner(home).fingerprint]))
    expect(readdirSync(home)).toEqual(['signing-key.pem'])
    if (process.platform !== 'win32') {
      expect(
        spawnSync('stat', ['-c', '%a', join(home, 'signing-key.pem')])
          .stdout.toString()
          .trim()
      ).toBe('600')
    }
  })
})
