/** The command line as scripts meet it: a process of its own, its two streams and its exit code (DESIGN §6). */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDesk } from '../support/project.ts'

// Every call starts a process: well below a second each, but several on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'claimbench-cli-'))
const here = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// biome-ignore lint/suspicious/noExplicitAny: what a process printed, held against expectations below
type Line = any

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly error: string
  /** The lines of standard output, each of which is JSON. */
  readonly lines: Line[]
}

/** Runs `claimbench ARGS` from the checkout, for a person who stands in the test's folder. A `home` is an installation. */
function claimbench(args: readonly string[], input = '', home = 'home'): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/main/hosts/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder, CLAIMBENCH_HOME: here(home), CLAIMBENCH_PROJECTS: here('projects') }
  })
  let out = ''
  let error = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve) =>
    child.on('close', (code) =>
      resolve({
        code,
        out,
        error,
        get lines() {
          return out
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        }
      })
    )
  )
}

/** Runs what must succeed: data on standard output only, nothing to say. */
const done = (...args: string[]): Promise<Line[]> => succeeded(args, 'home')

/** The same by a second person, at a computer of their own. */
const doneByColleague = (...args: string[]): Promise<Line[]> => succeeded(args, 'colleague')

async function succeeded(args: readonly string[], home: string): Promise<Line[]> {
  const ran = await claimbench(args, '', home)
  expect({ args, code: ran.code, error: ran.error }).toEqual({ args, code: 0, error: '' })
  return ran.lines
}

/** Changes a project file behind the program's back. */
function tamper(name: string, sql: string): void {
  const database = new Database(here(name))
  database.exec(sql)
  database.close()
}

const words = 'more than 300,000 people dead'
let text = ''
let claims: Line[] = []
let imported: Line

beforeAll(async () => {
  copyFileSync(join(root, 'resources/samples/syria-talks.txt'), here('article.txt'))
  const [made] = await done('new', 'p.claimbench', '--title', 'Talks', '--author', 'Ada')
  expect(made).toEqual({
    project: here('p.claimbench'),
    id: expect.any(String),
    title: 'Talks',
    scale: 'house-check'
  })
  ;[imported] = await done('import', 'p.claimbench', 'article.txt')
  const [[extracted], listed] = await Promise.all([done('extract', 'article.txt'), done('claims', 'p.claimbench')])
  text = extracted.text
  claims = listed
})

const claimWith = (part: string): Line => claims.find((claim) => claim.text.includes(part))

describe('reading a document into a project', () => {
  it('import tells the article, its revision and how many claims it holds', () => {
    expect(imported).toMatchObject({ file: 'article.txt', ok: true, claims: claims.length })
    expect(Object.keys(imported).sort()).toEqual(['article', 'claims', 'file', 'ok', 'revision', 'warnings'])
  })

  it('claims gives exact ranges of the text that extract gives, in its order', () => {
    expect(claims.length).toBeGreaterThan(5)
    for (const claim of claims) {
      expect(claim).toMatchObject({ article: imported.article, revision: imported.revision, status: 'candidate' })
      expect(claim.text).toBe(text.slice(claim.start, claim.end))
      for (const range of claim.ranges) expect(range.text).toBe(text.slice(range.start, range.end))
    }
    expect(claims.map((claim) => claim.start)).toEqual(claims.map((claim) => claim.start).toSorted((a, b) => a - b))
    expect(claimWith(words).quantities).toMatchObject([{ bound: 'more-than', low: 300000 }])
  })

  it('original gives the document back as it came, and never in the place of a project', async () => {
    const [saved] = await done('original', 'p.claimbench', '--out', 'back.txt')
    const bytes = readFileSync(here('article.txt'))
    const facts = { ok: true, name: 'article.txt', bytes: bytes.byteLength, replaced: false }
    expect(saved).toEqual({ path: here('back.txt'), ...facts })
    expect(readFileSync(here('back.txt'))).toEqual(bytes)
    const [article, out] = [imported.article, 'p.claimbench']
    expect(await claimbench(['original', 'p.claimbench', '--article', article, '--out', out])).toMatchObject({
      code: 1
    })
    expect(await claimbench(['original', 'p.claimbench', '--article', 'none', '--out', 'no.txt'])).toMatchObject({
      code: 1,
      lines: []
    })
    expect(existsSync(here('no.txt'))).toBe(false)
  })

  it('a batch goes on after a bad file, and ends with 1', async () => {
    writeFileSync(here('empty.txt'), '')
    for (const command of [['extract'], ['import', 'p.claimbench']]) {
      const ran = await claimbench([...command, 'empty.txt', 'missing.txt', 'article.txt'])
      expect(ran.code).toBe(1)
      expect(ran.lines).toMatchObject([
        { file: 'empty.txt', ok: false, error: { code: expect.any(String), message: expect.any(String) } },
        { file: 'missing.txt', ok: false },
        { file: 'article.txt', ok: true }
      ])
    }
  })
})

describe('the desk’s commands', () => {
  it('restate, add, rate, attach, sign off, dismiss, undo and redo, each one step of the history', async () => {
    const dead = claimWith(words).id
    const statement = 'The war in Syria has left more than 300,000 people dead.'
    const [set] = await done('claim', 'set', 'p.claimbench', dead, '--statement', statement, '--status', 'checking')
    expect(set).toMatchObject({ ok: true, claim: { id: dead, statement, status: 'checking' } })

    const start = text.indexOf('Syria')
    const range = `${start}-${start + 5}`
    const [added] = await done('claim', 'add', 'p.claimbench', '--article', imported.article, '--range', range)
    const [source] = await done('source', 'add', 'p.claimbench', '--title', 'UN', '--url', 'https://example.org/un')
    const evidence = ['evidence', 'add', 'p.claimbench', dead, '--source', source.id, '--quote', '“300,000” & <more>']
    expect(await done(...evidence, '--stance', 'supports', '--time', '1:23')).toMatchObject([{ source: source.id }])
    await done('verdict', 'set', 'p.claimbench', dead, '--rating', 'ok', '--rationale', 'UN figures', '--as-of', '2015')
    const approve = ['review', 'add', 'p.claimbench', dead, '--kind', 'approve']
    expect(await claimbench(approve)).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringMatching(/\[own-verdict]\n$/)
    })
    const [review] = await doneByColleague(...approve)
    expect(review).toMatchObject({ ok: true, id: expect.any(String) })
    await done('claim', 'dismiss', 'p.claimbench', added.id)

    const [undone] = await done('undo', 'p.claimbench')
    expect(undone).toMatchObject({ ok: true, label: { command: 'claim.dismiss' }, claim: added.id })
    const listed = await done('claims', 'p.claimbench')
    expect(listed.find(({ id }) => id === added.id)).toMatchObject({ text: 'Syria', status: 'open' })
    expect(await done('redo', 'p.claimbench')).toMatchObject([{ label: { command: 'claim.dismiss' } }])
    expect(await done('claims', 'p.claimbench', '--status', 'dismissed')).toMatchObject([{ id: added.id }])
    expect(listed.find(({ id }) => id === dead)).toMatchObject({
      statement,
      status: 'checked',
      rating: { rating: 'ok' },
      evidence: 1,
      approved: true
    })

    const history = await done('history', 'p.claimbench')
    expect(history.map((row) => row.label.command)).toEqual([
      'history.redo',
      'history.undo',
      'claim.dismiss',
      'review.add',
      'verdict.set',
      'evidence.add',
      'source.add',
      'claim.add',
      'claim.set',
      'article.import',
      'project.create'
    ])
    const [other, ...more] = history.filter((row) => !row.mine)
    expect([other.label.command, ...more]).toEqual(['review.add'])
    expect(history.every((row) => (row.person === 'Ada') === row.mine)).toBe(true)
    const ofClaim = await done('history', 'p.claimbench', '--claim', dead)
    expect(ofClaim.map((row) => row.label.command)).not.toContain('source.add')
    expect(await done('verify', 'p.claimbench')).toMatchObject([{ ok: true, findings: [], changeSets: 11 }])
  })

  it('exports a page that stands alone and JSON of the published schema', async () => {
    const [[html], [json]] = await Promise.all([
      done('export', 'p.claimbench', '--format', 'html', '--profile', 'public', '--out', 'report.html'),
      done('export', 'p.claimbench', '--format', 'json', '--out', 'report.json')
    ])
    const page = readFileSync(here('report.html'), 'utf8')
    expect(html).toMatchObject({ ok: true, path: here('report.html'), bytes: Buffer.byteLength(page), replaced: false })
    expect(json).toMatchObject({ ok: true, format: 'json', profile: 'internal' })
    expect(page).toContain('left more than 300,000 people dead')
    expect(page).not.toMatch(/<script|src="http|@import|<more>/)
    const schema = JSON.parse(readFileSync(join(root, 'resources/schemas/report-1.schema.json'), 'utf8'))
    const check = new Ajv2020({ strict: false, formats: { uri: true, date: true, 'date-time': true } }).compile(schema)
    expect(check(JSON.parse(readFileSync(here('report.json'), 'utf8'))) || check.errors).toBe(true)
  })
})

describe('texts without a project', () => {
  const line = (more: object) =>
    `\uFEFF${JSON.stringify({ id: 'a', text: 'The war has left more than 300,000 people dead. Is it over?', ...more })}\n\n`

  it('segment, score and detect answer line by line', async () => {
    const [segment, score, detect] = await Promise.all([
      claimbench(['segment'], line({ lang: 'en' })),
      claimbench(['score', '-'], line({})),
      claimbench(['detect'], line({ title: 'War', date: '2015-11-20' }))
    ])
    expect([segment.code, score.code, detect.code]).toEqual([0, 0, 0])
    expect(segment.lines).toEqual([
      {
        id: 'a',
        sentences: [
          { start: 0, end: 47 },
          { start: 48, end: 59 }
        ]
      }
    ])
    expect(score.lines).toMatchObject([{ id: 'a', reasons: expect.any(Array) }])
    expect(score.lines[0].score).toBeGreaterThanOrEqual(0)
    expect(score.lines[0].score).toBeLessThanOrEqual(1)
    expect(Object.keys(detect.lines[0])).toEqual(['id', 'claims', 'attributions', 'quantities', 'dates'])
    expect(detect.lines[0].quantities).toMatchObject([{ bound: 'more-than', low: 300000 }])
  })

  it('a line that is no JSON is wrong usage and named, a file that is not there is a failure', async () => {
    const [bad, missing] = await Promise.all([claimbench(['score'], `${line({})}{`), claimbench(['score', 'missing'])])
    expect(bad).toMatchObject({ code: 2, error: expect.stringContaining('Line 3') })
    expect(bad.lines).toHaveLength(1)
    expect(missing).toMatchObject({ code: 1, out: '', error: expect.stringContaining('[missing]') })
  })
})

describe('exit codes', () => {
  const refused = async (code: number, word: string, ...args: string[]): Promise<void> => {
    const ran = await claimbench(args)
    expect({ args, code: ran.code, out: ran.out }).toEqual({ args, code, out: '' })
    expect(ran.error).toContain(word)
    expect(ran.error).not.toMatch(/\n\s+at /)
  }

  it('2 for wrong usage, and nothing is written', async () => {
    const before = readFileSync(here('p.claimbench'))
    await Promise.all([
      refused(2, 'unknown command', 'nonsense'),
      refused(2, 'unknown command', 'merge', 'p.claimbench', 'q.claimbench'),
      refused(2, '--rating', 'verdict', 'set', 'p.claimbench', 'x'),
      refused(2, '[invalid-input]', 'new', 'q.claimbench', '--scale', 'nonsense'),
      refused(2, 'port', 'serve', '--port', 'nine'),
      refused(
        2,
        '[invalid-input]',
        'claim',
        'set',
        'p.claimbench',
        claimWith(words).id,
        '--statement',
        'x',
        '--status',
        'y'
      )
    ])
    // One writer at a time.
    await refused(2, '[invalid-input]', 'claim', 'add', 'p.claimbench', '--article', 'x', '--range', 'nine')
    expect(readFileSync(here('p.claimbench'))).toEqual(before)
    expect(existsSync(here('q.claimbench'))).toBe(false)
  })

  it('1 for a file that is missing, no project, hostile, or already there', async () => {
    writeFileSync(here('text.claimbench'), 'no project')
    copyFileSync(here('p.claimbench'), here('trigger.claimbench'))
    tamper('trigger.claimbench', 'CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM claim; END')
    const hostile = readFileSync(here('trigger.claimbench'))
    await Promise.all([
      refused(1, '[missing]', 'claims', 'missing.claimbench'),
      refused(1, '[not-a-database]', 'claims', 'text.claimbench'),
      refused(1, '[unsafe-file]', 'claim', 'dismiss', 'trigger.claimbench', claimWith(words).id),
      refused(1, '[exists]', 'new', 'p.claimbench'),
      refused(1, '[exists]', 'export', 'p.claimbench', '--format', 'html', '--out', 'p.claimbench'),
      refused(1, '[not-found]', 'claim', 'dismiss', 'p.claimbench', 'nonsense')
    ])
    expect(readFileSync(here('trigger.claimbench'))).toEqual(hostile)
    expect(readFileSync(here('text.claimbench'), 'utf8')).toBe('no project')
  })

  it('1 and the holder’s name where somebody has the project open; reading goes on', async () => {
    const desk = openDesk(here('p.claimbench'), { person: { name: 'Grace', role: '' } })
    try {
      await refused(1, `Grace has this project open`, 'undo', 'p.claimbench')
      const ran = await claimbench(['undo', 'p.claimbench'])
      expect(ran.error).toContain('[locked]')
      expect(ran.error).toContain(`process ${process.pid}`)
      expect(await done('claims', 'p.claimbench', '--status', 'checked')).toHaveLength(1)
      // The lock counts, not the name beside it.
      for (const name of readdirSync(here('.'))) if (name.includes('holder')) rmSync(here(name))
      await refused(1, 'Somebody has this project open. [locked]', 'undo', 'p.claimbench')
    } finally {
      desk.close()
    }
  })

  it('3 where verification finds what was altered, also where a value cannot even be read', async () => {
    copyFileSync(here('p.claimbench'), here('altered.claimbench'))
    tamper('altered.claimbench', `UPDATE claim SET statement = '{"text":"Nobody died.","flags":[]}'`)
    copyFileSync(here('p.claimbench'), here('garbage.claimbench'))
    tamper('garbage.claimbench', `UPDATE article SET meta = 'no JSON'`)
    for (const name of ['altered.claimbench', 'garbage.claimbench']) {
      const ran = await claimbench(['verify', name])
      expect({ name, code: ran.code, error: ran.error }).toEqual({ name, code: 3, error: '' })
      expect(ran.lines[0]).toMatchObject({ ok: false, limits: expect.any(String) })
      expect(ran.lines[0].findings[0]).toMatchObject({ code: 'replay' })
    }
    const ran = await claimbench(['claims', 'garbage.claimbench', '--status', 'checked'])
    expect(ran.error).not.toContain('[internal]')
  })
})

it('a reader that closes the pipe ends it quietly', async () => {
  const child = spawn(process.execPath, [join(root, 'src/main/hosts/cli/main.ts'), 'detect'], { cwd: root })
  let error = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    error += part
  })
  child.stdin.on('error', () => undefined)
  child.stdout.once('data', () => child.stdout.destroy())
  child.stdin.end(`${JSON.stringify({ id: 1, text: 'In 2015 the war left 300,000 people dead.' })}\n`.repeat(500))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, error }).toEqual({ code: 0, error: '' })
})

it('tells its version on standard output', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(await claimbench(['--version'])).toMatchObject({ code: 0, out: `${version}\n`, error: '' })
})

it('what claim set is given is one step of the history, and one undo takes it back', async () => {
  copyFileSync(here('p.claimbench'), here('set.claimbench'))
  const claim = claimWith('sixth year')
  const [set] = await done(
    ...['claim', 'set', 'set.claimbench', claim.id, '--statement', 'The war is in its sixth year.'],
    ...['--type', 'statistical', '--speaker', 'Ned Price', '--status', 'dismissed']
  )
  expect(set.claim).toMatchObject({ statement: 'The war is in its sixth year.', status: 'dismissed' })
  expect(set.claim).toMatchObject({ types: ['statistical'], speaker: 'Ned Price' })
  const [newest] = await done('history', 'set.claimbench', '--claim', claim.id)
  expect(newest.label.command).toBe('claim.set')
  await done('undo', 'set.claimbench')
  const after = (await done('claims', 'set.claimbench')).find(({ id }) => id === claim.id)
  for (const field of ['statement', 'status', 'types', 'speaker']) expect(after[field]).toEqual(claim[field])
  expect(await done('verify', 'set.claimbench')).toMatchObject([{ ok: true, findings: [] }])
})

it('decides on several claims in one step each, gives a claim other words, and reports on one article alone', async () => {
  const project = 'several.claimbench'
  await done('new', project)
  const [made] = await done('import', project, 'article.txt')
  const claims = await done('claims', project)
  const ids = claims.slice(0, 2).map(({ id }) => String(id))
  await done('claim', 'state', project, 'checking', ...ids)
  await done('claim', 'dismiss', project, ...ids)
  await done('claim', 'restore', project, ...ids)
  expect((await done('claims', project, '--status', 'checking')).map(({ id }) => id)).toEqual(ids)
  const { id, start, end } = claims[0] ?? { id: '', start: 0, end: 0 }
  const range = `${start}-${text.lastIndexOf(' ', Number(end))}`
  expect(await done('claim', 'words', project, String(id), '--range', range)).toMatchObject([{ claim: { id, start } }])
  const [newest] = await done('history', project)
  expect(newest?.label.command).toBe('claim.setRanges')
  expect(await done('claims', project, '--sign-off', 'awaiting')).toEqual([])
  expect(await claimbench(['claim', 'apply-to-repeats', project, String(id)])).toMatchObject({
    code: 1,
    error: expect.stringMatching(/\[refused]\n$/)
  })

  const report = (article: string) => ['export', project, '--format', 'json', '--article', article, '--out', 'one.json']
  expect(await claimbench(report('nonsense'))).toMatchObject({
    code: 1,
    error: expect.stringMatching(/\[not-found]\n$/)
  })
  expect(await done(...report(String(made?.article)))).toMatchObject([{ ok: true, format: 'json' }])
})

it('doctor says what there is, help is data, and nothing is left beside the projects', async () => {
  const [[report], help] = await Promise.all([done('doctor'), claimbench(['--help'])])
  expect(report).toMatchObject({ node: process.versions.node, sqlite: expect.any(String), home: here('home') })
  expect(help).toMatchObject({ code: 0, error: '', out: expect.stringContaining('Usage: claimbench') })
  const beside = readdirSync(folder).filter((name) => /\.(holder|new-|backup)|-journal$|-wal$/.test(name))
  expect(beside).toEqual([])
})
