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

const kept = (): string => join(home, 'installation.json')
const written = () => JSON.parse(readFileSync(kept(), 'utf8'))
const entry = { title: null, openedAt: '2026-01-01T00:00:00Z', closedCleanly: false }

test('a new installation has defaults and writes nothing before something is kept', async () => {
  expect(await createInstallation(home, 'ada').preferences()).toMatchObject({
    theme: 'system',
    person: { name: 'ada' }
  })
  expect(readdirSync(home)).toEqual([])
})

test('preferences survive a restart, and a change of one leaves the others', async () => {
  await createInstallation(home, 'ada').setPreferences({ theme: 'dark', layout: { inspector: 380 } })
  await createInstallation(home, 'ada').setPreferences({ layout: { articles: 248 } })
  expect(await createInstallation(home, 'x').preferences()).toMatchObject({
    theme: 'dark',
    layout: { inspector: 380, articles: 248 },
    person: { name: 'ada' }
  })
  expect(readdirSync(home)).toEqual(['installation.json'])
})

test('two windows that change different parts of one preference both keep theirs', async () => {
  const one = createInstallation(home, 'ada')
  const other = createInstallation(home, 'ada')
  await Promise.all([
    one.setPreferences({ person: { name: 'Ada L.' }, layout: { 'width.inspector': 400 } }),
    other.setPreferences({ person: { role: 'editor' }, layout: { 'folded.articles': true } })
  ])
  await one.setPreferences({ places: { p: { article: 'a', claim: null } } })
  await other.setPreferences({ places: { q: { article: 'b', claim: null } } })
  expect(await createInstallation(home, 'x').preferences()).toEqual({
    theme: 'system',
    person: { name: 'Ada L.', role: 'editor' },
    layout: { 'width.inspector': 400, 'folded.articles': true },
    places: { p: { article: 'a', claim: null }, q: { article: 'b', claim: null } }
  })
})

test('a change counts at once for whoever asks, before the disk has it, and is there when the installation has settled', async () => {
  const installation = createInstallation(home, 'ada')
  void installation.setPreferences({ theme: 'dark' })
  void installation.remember('/a', () => entry)
  expect(existsSync(kept())).toBe(false)
  expect(await installation.preferences()).toMatchObject({ theme: 'dark' })
  expect(await installation.recent()).toMatchObject([{ path: '/a' }])
  void installation.setPreferences({ layout: { last: true } })
  await installation.settled()
  expect(written()).toMatchObject({ preferences: { theme: 'dark', layout: { last: true } }, recent: [{ path: '/a' }] })
})

test('a preference that cannot be read, or is not known, takes no other along', async () => {
  const preferences = { theme: 'sepia', person: { name: 'Ada', role: 'checker' }, layout: { a: 1 }, telescope: 7 }
  writeFileSync(kept(), JSON.stringify({ preferences, recent: [] }))
  const installation = createInstallation(home, 'x')
  expect(await installation.preferences()).toEqual({
    theme: 'system',
    person: { name: 'Ada', role: 'checker' },
    layout: { a: 1 },
    places: {}
  })
  await installation.setPreferences({ layout: { a: 2 } })
  expect(written().preferences).toMatchObject({ telescope: 7, layout: { a: 2 } })
})

test('of too many remembered places the one not visited for longest goes', async () => {
  const installation = createInstallation(home, 'ada')
  const place = { article: null, claim: null }
  await installation.setPreferences({
    places: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`p${n}`, place]))
  })
  await installation.setPreferences({ places: { p0: place } })
  await installation.setPreferences({ places: { new: place } })
  const { places } = await installation.preferences()
  expect(Object.keys(places)).toHaveLength(200)
  expect(places).toHaveProperty('p0')
  expect(places).not.toHaveProperty('p1')
})

test.each(['{"preferences": ', '', 'null', '[]', '\u0000\u0000'])(
  'a file that holds %j starts afresh, is left alone by reading, and is kept aside by the first change',
  async (content) => {
    writeFileSync(kept(), content)
    const installation = createInstallation(home, 'ada')
    expect((await installation.preferences()).theme).toBe('system')
    expect(readFileSync(kept(), 'utf8')).toBe(content)
    await installation.setPreferences({ theme: 'light' })
    expect(readFileSync(`${kept()}.unreadable`, 'utf8')).toBe(content)
    expect(written()).toMatchObject({ preferences: { theme: 'light' }, recent: [] })
  }
)

test('keys of a newer program are kept', async () => {
  writeFileSync(kept(), JSON.stringify({ preferences: {}, recent: [], telescope: 7 }))
  await createInstallation(home, 'ada').setPreferences({ theme: 'light' })
  expect(written()).toMatchObject({ telescope: 7 })
})

test('the newest project comes first, once, and knows what was known of it', async () => {
  const installation = createInstallation(home, 'ada')
  for (const path of ['/a', '/b', '/a']) await installation.remember(path, () => entry)
  const paths = async () => (await installation.recent()).map((project) => project.path)
  expect(await paths()).toEqual(['/a', '/b'])
  await installation.closedCleanly('/b', undefined)
  expect((await installation.recent())[1]?.closedCleanly).toBe(true)
  await installation.remember('/b', (before) => ({ ...entry, closedCleanly: before?.closedCleanly === true }))
  expect((await installation.recent())[0]).toMatchObject({ path: '/b', closedCleanly: true })
  await installation.forget('/a')
  expect(await paths()).toEqual(['/b'])
})

test('a folder that cannot be made refuses the change with a reason, and what was kept can still be read', async () => {
  const inTheWay = join(home, 'file')
  writeFileSync(inTheWay, '')
  const installation = createInstallation(join(inTheWay, 'home'), 'ada')
  await expect(installation.setPreferences({ theme: 'dark' })).rejects.toMatchObject({ error: { code: 'no-access' } })
  await installation.settled()
  expect(await installation.preferences()).toMatchObject({ theme: 'system' })
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
