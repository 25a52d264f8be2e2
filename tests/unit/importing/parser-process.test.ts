import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { forkLauncher } from '../../../src/main/importing/parser-child.ts'
import {
  createParserProcess,
  type ParserLimits,
  type ParserProcess
} from '../../../src/main/importing/parser-process.ts'
import type { JobMessage, ParserMessage } from '../../../src/main/importing/parser-protocol.ts'
import type { Extraction } from '../../../src/shared/extraction.ts'

const entry = fileURLToPath(new URL('../../fixtures/importing/hostile-parser.ts', import.meta.url))
const realEntry = fileURLToPath(new URL('../../../src/main/workers/parser.ts', import.meta.url))
const sample = fileURLToPath(new URL('../../../resources/samples/syria-talks.txt', import.meta.url))
const open: ParserProcess[] = []

function start(limits: Partial<ParserLimits> = {}, file = entry): ParserProcess {
  const parser = createParserProcess({ spawn: forkLauncher(file), limits })
  open.push(parser)
  return parser
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((parser) => parser.close()))
})

const works = { kind: 'echo', input: { said: 'still here' } }
const answer = { ok: true, value: { said: 'still here' } }

test('a file is read in the real parser process, by path and by bytes alike', async () => {
  const parser = start({}, realEntry)
  const byPath = await parser.run({ kind: 'extract', input: { path: sample, fileName: 'syria-talks.txt' } })
  const bytes = new Uint8Array(Buffer.from('The talks ended without agreement, officials said on Monday.'))
  const byBytes = await parser.run({ kind: 'extract', input: { bytes, fileName: 'a.txt', options: { paste: true } } })
  expect(byPath.ok && (byPath.value as Extraction).blocks).toHaveLength(11)
  expect(byBytes.ok && (byBytes.value as Extraction).format).toBe('paste')
})

test('a document that cannot be read comes back as a code and a message', async () => {
  const result = await start({}, realEntry).run({
    kind: 'extract',
    input: { bytes: Buffer.from('\x89PNG\r\n', 'latin1'), fileName: 'a.png' }
  })
  expect(result).toEqual({ ok: false, error: { code: 'unsupported-format', message: expect.stringContaining('PNG') } })
})

test('a parser that was prepared reads with the process that loaded, and being prepared twice starts no second one', async () => {
  let started = 0
  const launch = forkLauncher(realEntry)
  const parser = createParserProcess({
    spawn: (limits) => {
      started += 1
      return launch(limits)
    }
  })
  open.push(parser)
  parser.prepare()
  parser.prepare()
  const bytes = Buffer.from('The talks ended without agreement, officials said on Monday.')
  expect(await parser.run({ kind: 'extract', input: { bytes, fileName: 'a.txt' } })).toMatchObject({ ok: true })
  parser.prepare()
  expect(started).toBe(1)
})

test('where no process can be started a job is answered so, and the next one is read', async () => {
  const launch = forkLauncher(realEntry)
  let room = false
  const parser = createParserProcess({
    spawn: (limits) => {
      if (!room) throw new Error('spawn ENOMEM')
      return launch(limits)
    }
  })
  open.push(parser)
  const job = { kind: 'extract', input: { bytes: Buffer.from('The talks ended on Monday.'), fileName: 'a.txt' } }
  const refused = await Promise.all([parser.run(job), parser.run(job)])
  expect(refused.map((result) => !result.ok && result.error.code)).toEqual(['internal', 'internal'])
  room = true
  expect(await parser.run(job)).toMatchObject({ ok: true })
})

test('a job of a kind that nobody serves is refused', async () => {
  expect(await start().run({ kind: 'constructor', input: null })).toMatchObject({
    ok: false,
    error: { code: 'unknown-method' }
  })
})

test('a job that never ends is stopped at the time limit, and the next job works', async () => {
  const parser = start({ timeMs: 1500 })
  const [stuck, next] = await Promise.all([parser.run({ kind: 'forever', input: null }), parser.run(works)])
  expect(stuck).toMatchObject({ ok: false, error: { code: 'limit-time' } })
  expect(next).toEqual(answer)
})

test.each(['hog', 'heap'])(
  'a job that takes memory without end (%s) is stopped at the limit, and the next job works',
  async (kind) => {
    const parser = start({ memoryBytes: 300 * 1024 * 1024 })
    expect(await parser.run({ kind, input: null })).toMatchObject({ ok: false, error: { code: 'limit-memory' } })
    expect(await parser.run(works)).toEqual(answer)
  }
)

test('a job that fails for what earlier ones left in the memory is done again in a new child', async () => {
  const parser = start({ memoryBytes: 400 * 1024 * 1024 })
  const first = await parser.run({ kind: 'fill', input: 180 })
  const second = await parser.run({ kind: 'fill', input: 180 })
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true }])
  expect(first.ok && second.ok && first.value !== second.value).toBe(true)
})

test('a child that keeps most of the memory after its job is replaced, though the next job would fit', async () => {
  const parser = start({ memoryBytes: 400 * 1024 * 1024 })
  const first = await parser.run({ kind: 'keep', input: 260 })
  const second = await parser.run({ kind: 'keep', input: 0 })
  expect(first.ok && second.ok && first.value !== second.value).toBe(true)
})

test('what a child still says after it was told to end changes nothing: the job was cancelled', async () => {
  let say: (message: ParserMessage) => void = () => undefined
  let exit: () => void = () => undefined
  const posted: JobMessage[] = []
  const parser = createParserProcess({
    spawn: () => ({
      post: (message) => void posted.push(message),
      onMessage: (listener) => {
        say = listener
      },
      onErrorOutput: () => undefined,
      onExit: (listener) => {
        exit = () => listener({ code: null, signal: 'SIGKILL' })
      },
      kill: () => undefined,
      keepAlive: () => undefined
    })
  })
  const cancelling = new AbortController()
  const progress: unknown[] = []
  const running = parser.run(works, { signal: cancelling.signal, onProgress: (told) => progress.push(told) })
  say({ type: 'ready' })
  const id = posted[0]?.id ?? Number.NaN
  say({ type: 'progress', id, done: 1, total: 3 })
  cancelling.abort()
  say({ type: 'progress', id, done: 2, total: 3 })
  say({ type: 'result', id, value: 'too late', residentBytes: 1 })
  exit()
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(progress).toEqual([{ done: 1, total: 3 }])
})

test('a reader that crashes is told as damage, and the next job works', async () => {
  const parser = start()
  expect(await parser.run({ kind: 'crash', input: null })).toMatchObject({ ok: false, error: { code: 'damaged' } })
  expect(await parser.run(works)).toEqual(answer)
})

test('a running job is cancelled at once, a waiting one without disturbing the running one', async () => {
  const parser = start()
  const first = new AbortController()
  const second = new AbortController()
  const running = parser.run({ kind: 'forever', input: null }, { signal: first.signal })
  const waiting = parser.run(works, { signal: second.signal })
  const last = parser.run(works)
  second.abort()
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  first.abort()
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await last).toEqual(answer)
})

test('progress reaches the one who asked', async () => {
  const seen: unknown[] = []
  await start().run(works, { onProgress: (progress) => seen.push(progress) })
  expect(seen).toEqual([{ done: 1, total: 2 }])
})

test('more bytes than allowed are refused before anything is started', async () => {
  const parser = createParserProcess({
    spawn: () => {
      throw new Error('must not start')
    },
    limits: { inputBytes: 10 }
  })
  const job = { kind: 'extract', input: { bytes: new Uint8Array(11), fileName: 'a' } }
  expect(await parser.run(job)).toMatchObject({ ok: false, error: { code: 'too-large' } })
})

test('the child may not write files', async () => {
  expect(await start().run({ kind: 'write', input: null })).toMatchObject({ ok: false })
})

test('closing ends what runs and what waits', async () => {
  const parser = start()
  const jobs = [parser.run({ kind: 'forever', input: null }), parser.run(works)]
  await parser.close()
  for (const result of await Promise.all(jobs))
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await parser.run(works)).toMatchObject({ ok: false, error: { code: 'cancelled' } })
})

test('a warm child does not keep the program from ending', async () => {
  const program = `
    const { createParserProcess } = await import(${JSON.stringify(new URL('../../../src/main/importing/parser-process.ts', import.meta.url).href)})
    const { forkLauncher } = await import(${JSON.stringify(new URL('../../../src/main/importing/parser-child.ts', import.meta.url).href)})
    const parser = createParserProcess({ spawn: forkLauncher(${JSON.stringify(entry)}) })
    console.log(JSON.stringify(await parser.run({ kind: 'echo', input: 'done' })))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    timeout: 20_000
  })
  expect(JSON.parse(stdout)).toEqual({ ok: true, value: 'done' })
})
