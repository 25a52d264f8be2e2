/** Sources and their files on the command line. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../support/project.ts'

// Every call starts a process: well below a second each, but several on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const root = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
afterAll(() => folder.remove())
const here = (name: string): string => join(folder.path, name)

// biome-ignore lint/suspicious/noExplicitAny: what a process printed, held against expectations below
type Line = any

function claimbench(...args: readonly string[]): Promise<{ code: number; lines: Line[] }> {
  const env = { ...process.env, INIT_CWD: folder.path, CLAIMBENCH_HOME: here('home') }
  const script = join(root, 'src/main/hosts/cli/main.ts')
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...args], { cwd: root, env }, (failed, out) => {
      const lines = out.split('\n').filter(Boolean)
      resolve({ code: failed ? Number(failed.code) : 0, lines: lines.map((line) => JSON.parse(line)) })
    })
  )
}

async function done(...args: readonly string[]): Promise<Line[]> {
  const { code, lines } = await claimbench(...args)
  expect({ args, code }).toEqual({ args, code: 0 })
  return lines
}

beforeAll(() => done('new', 'p.claimbench'))

it('source attach keeps a file with a source, which source text reads and source file gives back', async () => {
  writeFileSync(here('toll.md'), '# Toll of the war\n\nThe monitor counts 301,781 [dead](https://example.org/).\n')
  const [made] = await done('source', 'import', 'p.claimbench', 'toll.md')
  expect(made).toMatchObject({ ok: true, already: false, alsoIn: null, title: 'Toll of the war', unread: null })
  const [added] = await done('source', 'add', 'p.claimbench', '--title', 'Monitor')
  const [attached] = await done('source', 'attach', 'p.claimbench', added.id, 'toll.md')
  expect(attached).toMatchObject({ source: added.id, format: 'md', alsoIn: { kind: 'source', id: made.source } })
  expect(await done('source', 'text', 'p.claimbench', added.id)).toMatchObject([
    { kind: 'headline', text: 'Toll of the war' },
    { paragraph: 1, text: 'The monitor counts 301,781 dead.' }
  ])
  await done('source', 'file', 'p.claimbench', added.id, '--out', 'back.md')
  expect(readFileSync(here('back.md'))).toEqual(readFileSync(here('toll.md')))
  await done('source', 'detach', 'p.claimbench', added.id)
  expect(await done('source', 'list', 'p.claimbench', '--words', 'monitor')).toMatchObject([{ fileName: null }])
})

it('a file that is not there is told, and those after it are attached', async () => {
  writeFileSync(here('second.txt'), 'Another report says 12 people were hurt.\n')
  const { code, lines } = await claimbench('source', 'import', 'p.claimbench', 'none.md', 'second.txt')
  expect(code).toBe(1)
  expect(lines).toMatchObject([
    { ok: false, error: { code: 'missing' } },
    { ok: true, title: 'second' }
  ])
})

it('search finds words in claims, sources and files, each with its place', async () => {
  writeFileSync(here('deaths.csv'), 'Province,Deaths\nAleppo,12000\nHoms,800\n')
  const [made] = await done('source', 'import', 'p.claimbench', 'deaths.csv')
  expect(await done('search', 'p.claimbench', 'homs')).toMatchObject([
    { kind: 'file', id: made.source, match: 'Homs', locator: { other: 'A3' } }
  ])
  expect(await done('search', 'p.claimbench', 'second')).toMatchObject([{ kind: 'source', fileName: 'second.txt' }])
  expect(await done('search', 'p.claimbench', 'no such words')).toEqual([])
})
