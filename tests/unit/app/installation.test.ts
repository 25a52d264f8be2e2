import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileNameOf } from '../../../src/main/app/export-report.ts'
import { createInstallation } from '../../../src/main/app/installation.ts'
import { cloudFolderOf } from '../../../src/main/project/cloud-folder.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'claimbench-home-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test('a new installation has defaults and writes nothing before something is kept', () => {
  expect(createInstallation(home, 'ada').preferences()).toMatchObject({ theme: 'system', person: { name: 'ada' } })
  expect(readdirSync(home)).toEqual([])
})

test('preferences survive a restart, and a change of one leaves the others', () => {
  createInstallation(home, 'ada').setPreferences({ theme: 'dark', layout: { inspector: 380 } })
  createInstallation(home, 'ada').setPreferences({ layout: { articles: 248 } })
  expect(createInstallation(home, 'x').preferences()).toMatchObject({
    theme: 'dark',
    layout: { inspector: 380, articles: 248 },
    person: { name: 'ada' }
  })
})

test('an unreadable file is kept aside and the program starts afresh', () => {
  writeFileSync(join(home, 'installation.json'), '{"preferences": ')
  expect(createInstallation(home, 'ada').preferences().theme).toBe('system')
  expect(readFileSync(join(home, 'installation.json.unreadable'), 'utf8')).toBe('{"preferences": ')
})

test('keys of a newer program are kept', () => {
  writeFileSync(join(home, 'installation.json'), JSON.stringify({ preferences: {}, recent: [], telescope: 7 }))
  createInstallation(home, 'ada').setPreferences({ theme: 'light' })
  expect(JSON.parse(readFileSync(join(home, 'installation.json'), 'utf8'))).toMatchObject({ telescope: 7 })
})

test('the newest project comes first, once', () => {
  const installation = createInstallation(home, 'ada')
  const entry = (path: string) => ({ path, title: null, openedAt: '2026-01-01T00:00:00Z', closedCleanly: false })
  for (const path of ['/a', '/b', '/a']) installation.remember(entry(path))
  expect(installation.recent().map((project) => project.path)).toEqual(['/a', '/b'])
  installation.closedCleanly('/b')
  expect(installation.recent()[1]?.closedCleanly).toBe(true)
  installation.forget('/a')
  expect(installation.recent().map((project) => project.path)).toEqual(['/b'])
})

test('folders of cloud services are recognised by name and by their marker files', () => {
  expect(cloudFolderOf('/home/ada/Dropbox/desk/talks.claimbench', () => false)).toBe('Dropbox')
  expect(cloudFolderOf('/home/ada/OneDrive - Paper/talks.claimbench', () => false)).toBe('OneDrive')
  expect(cloudFolderOf('/srv/team/talks.claimbench', (path) => path === '/srv/.stfolder')).toBe('Syncthing')
  expect(cloudFolderOf('/home/ada/Documents/talks.claimbench', () => false)).toBeNull()
})

test('a title becomes a file name that every system takes', () => {
  expect(fileNameOf('Syria: talks / day 1?')).toBe('Syria talks day 1')
  expect(fileNameOf('con')).toBe('project con')
  expect(fileNameOf('…. ')).toBe('project')
  expect(fileNameOf('  ..hidden. ')).toBe('hidden')
})
