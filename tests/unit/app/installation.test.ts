import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileNameOf, PROJECT_ENDING, safeFileName } from '../../../src/main/app/file-names.ts'
import { createInstallation } from '../../../src/main/app/installation.ts'
import { saveFile } from '../../../src/main/app/saved-files.ts'
import { cloudFolderOf } from '../../../src/main/project/cloud-folder.ts'
import { newProjectFile, openDesk } from '../../support/project.ts'

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

test('two windows that change different parts of one preference both keep theirs', () => {
  const one = createInstallation(home, 'ada')
  const other = createInstallation(home, 'ada')
  one.setPreferences({ person: { name: 'Ada L.' }, layout: { 'width.inspector': 400 } })
  other.setPreferences({ person: { role: 'editor' }, layout: { 'folded.articles': true } })
  one.setPreferences({ places: { p: { article: 'a', claim: null } } })
  other.setPreferences({ places: { q: { article: 'b', claim: null } } })
  expect(createInstallation(home, 'x').preferences()).toEqual({
    theme: 'system',
    person: { name: 'Ada L.', role: 'editor' },
    layout: { 'width.inspector': 400, 'folded.articles': true },
    places: { p: { article: 'a', claim: null }, q: { article: 'b', claim: null } }
  })
})

test('a preference that cannot be read, or is not known, takes no other along', () => {
  const file = join(home, 'installation.json')
  const preferences = { theme: 'sepia', person: { name: 'Ada', role: 'checker' }, layout: { a: 1 }, telescope: 7 }
  writeFileSync(file, JSON.stringify({ preferences, recent: [] }))
  const installation = createInstallation(home, 'x')
  expect(installation.preferences()).toEqual({
    theme: 'system',
    person: { name: 'Ada', role: 'checker' },
    layout: { a: 1 },
    places: {}
  })
  installation.setPreferences({ layout: { a: 2 } })
  expect(JSON.parse(readFileSync(file, 'utf8')).preferences).toMatchObject({ telescope: 7, layout: { a: 2 } })
})

test('of too many remembered places the one not visited for longest goes', () => {
  const installation = createInstallation(home, 'ada')
  const place = { article: null, claim: null }
  installation.setPreferences({ places: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`p${n}`, place])) })
  installation.setPreferences({ places: { p0: place } })
  installation.setPreferences({ places: { new: place } })
  const { places } = installation.preferences()
  expect(Object.keys(places)).toHaveLength(200)
  expect(places).toHaveProperty('p0')
  expect(places).not.toHaveProperty('p1')
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
  installation.closedCleanly('/b', undefined)
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

test('a title of long characters becomes a name that file systems take, without a character cut in two', () => {
  expect(fileNameOf('\u{1f600}'.repeat(80))).toBe('\u{1f600}'.repeat(50))
  const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'
  expect(fileNameOf(family.repeat(40))).toBe(family.repeat(11))
  expect(fileNameOf('字'.repeat(80))).toBe('字'.repeat(66))
  expect(fileNameOf('x'.repeat(90))).toBe('x'.repeat(80))
  expect(safeFileName(`${'字'.repeat(120)}.html`)).toBe(`${'字'.repeat(65)}.html`)
})

test('a project and a report of such a title can be written', async () => {
  const title = '\u{1f600}'.repeat(80)
  const path = newProjectFile(home, undefined, `${fileNameOf(title)} 2${PROJECT_ENDING}`)
  openDesk(path).close()
  const report = join(home, `${fileNameOf('字'.repeat(80))}-report.html`)
  await saveFile(report, (to) => writeFile(to, 'a report'))
  expect(existsSync(report)).toBe(true)
})
