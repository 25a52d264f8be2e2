import { afterEach, describe, expect, test } from 'vitest'
import { isArticleLike } from '../../../src/renderer/features/importing/article-like.ts'
import {
  createImportSession,
  type ImportStore,
  mayWorkAgain
} from '../../../src/renderer/features/importing/import-session.ts'
import { CHUNK_BYTES, toBase64, uploadFile } from '../../../src/renderer/features/importing/upload.ts'
import { sinceWhen } from '../../../src/renderer/features/start/since.ts'
import type { AppEvent, Draft } from '../../../src/shared/contract/index.ts'
import { CodedError } from '../../../src/shared/errors.ts'

const removed = { id: 'r1', text: 'Post a Comment', reason: 'comments', message: 'Comments', at: 5 } as const

function draftOf(fileName: string, keep: readonly string[] = [], title: string | null = 'Found title'): Draft {
  return {
    draft: `draft of ${fileName}`,
    fileName,
    bytes: 5,
    extraction: {
      format: 'txt',
      title,
      byline: null,
      publisher: null,
      published: null,
      language: 'en',
      url: null,
      encoding: { name: 'utf-8', confidence: 1 },
      extractor: { name: 'test', version: '1' },
      text: 'Text.',
      blocks: [{ kind: 'paragraph', start: 0, end: 5 }],
      removed: keep.includes(removed.id) ? [] : [removed],
      warnings: []
    },
    length: 5,
    claims: 2,
    worth: 1,
    beside: [],
    alreadyImported: null
  }
}

/** A program that reads every file whose name does not say otherwise. */
function setUp() {
  const calls: { method: string; input: Record<string, unknown> }[] = []
  const listeners = new Set<(event: AppEvent) => void>()
  let hold: Promise<void> = Promise.resolve()
  const names = new Map<string, string>()
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'upload.begin': ({ name }) => {
      names.set(`upload ${String(name)}`, String(name))
      return { upload: `upload ${String(name)}` }
    },
    'import.read': ({ upload }) => {
      const name = names.get(String(upload)) ?? ''
      if (name.includes('bad')) throw new CodedError('damaged', 'The file is damaged.')
      return draftOf(name)
    },
    'import.readText': () => draftOf('paste', [], null),
    'import.reread': ({ draft, options }) =>
      draftOf(String(draft).replace('draft of ', ''), (options as { keep?: string[] }).keep, 'Another title'),
    'import.commit': () => ({ article: 'a1', revision: 'v1', claims: 2 })
  }
  const client = {
    call: async (method: string, input: Record<string, unknown>) => {
      calls.push({ method, input })
      await hold
      return answers[method]?.(input) ?? {}
    },
    onEvent: (listener: (event: AppEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
  const session = createImportSession(client as never, 'p')
  open.push(session)
  return { session, calls, setHold: (promise: Promise<void>) => (hold = promise), listeners }
}

const open: ImportStore[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.getState().dispose()
})

const file = (name: string) => ({ file: new File(['Text.'], name) })

/** Waits until nothing of the session is under way. */
async function settle(session: ImportStore): Promise<void> {
  const busy = () => session.getState().items.some(({ stage }) => ['waiting', 'reading', 'importing'].includes(stage))
  for (let turn = 0; turn < 200 && busy(); turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
const stages = (session: ImportStore) => session.getState().items.map(({ stage }) => stage)

describe('importing a batch', () => {
  test('a document that cannot be read holds up none of the others', async () => {
    const { session } = setUp()
    session.getState().add([file('one.txt'), file('bad.txt'), file('two.txt')], 'Pasted text')
    await settle(session)
    expect(stages(session)).toEqual(['ready', 'failed', 'ready'])
    expect(session.getState().items[1]?.error).toEqual({ code: 'damaged', message: 'The file is damaged.' })
    const imported = await session.getState().importAll()
    expect(imported.map(({ name }) => name)).toEqual(['one.txt', 'two.txt'])
    expect(stages(session)).toEqual(['done', 'failed', 'done'])
  })

  test('the first document that can be read is shown, unless the person looks at another one', async () => {
    const { session } = setUp()
    session.getState().add([file('bad.txt'), file('one.txt'), file('two.txt')], 'Pasted text')
    await settle(session)
    const { items, selected } = session.getState()
    expect(selected).toBe(items[1]?.id)
    session.getState().select(items[0]?.id ?? '')
    session.getState().add([file('three.txt')], 'Pasted text')
    await settle(session)
    expect(session.getState().selected).toBe(items[0]?.id)
  })

  test('in place of a document that failed another file or its text is read, under the name it has', async () => {
    const { session } = setUp()
    session.getState().add([file('bad.docx'), file('two.txt')], 'Pasted text')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().replace(id, { text: 'The text.' })
    await settle(session)
    expect(stages(session)).toEqual(['ready', 'ready'])
    expect(session.getState().items[0]).toMatchObject({ id, name: 'bad.docx', error: null })
    session.getState().replace(id, { file: file('good.txt').file })
    await settle(session)
    expect(session.getState().items[0]).toMatchObject({
      name: 'good.txt',
      stage: 'ready',
      draft: { fileName: 'good.txt' }
    })
  })

  test('another try is offered where it may help, not for a file that can never be read', () => {
    const message = ''
    for (const code of ['unsupported-format', 'damaged', 'encrypted', 'empty', 'too-large', 'limit-expansion']) {
      expect(mayWorkAgain({ code, message })).toBe(false)
    }
    for (const code of ['cancelled', 'limit-time', 'limit-memory', 'connection-lost', 'internal']) {
      expect(mayWorkAgain({ code, message })).toBe(true)
    }
  })

  test('what the person wrote survives reading again, what was found does not', async () => {
    const { session } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().write(id, { byline: 'Ada' })
    session.getState().reread(id, { encoding: 'windows-1252' })
    await settle(session)
    expect(session.getState().items[0]?.meta).toMatchObject({ byline: 'Ada', title: 'Another title' })
  })

  test('a removed piece is put back and left out again, and stays in sight either way', async () => {
    const { session, calls } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().putBack(id, removed)
    await settle(session)
    expect(calls.at(-1)).toMatchObject({ method: 'import.reread', input: { options: { keep: ['r1'] } } })
    expect(session.getState().items[0]?.kept).toEqual([removed])
    expect(session.getState().items[0]?.draft?.extraction.removed).toEqual([])
    expect(session.getState().items[0]?.removedOrder).toEqual(['r1'])
    session.getState().leaveOut(id, removed.id)
    await settle(session)
    expect(calls.at(-1)).toMatchObject({ input: { options: { keep: [] } } })
    expect(session.getState().items[0]?.kept).toEqual([])
  })

  test('a block that was left out by hand is left out no more when it is put back', async () => {
    const { session, calls } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().leaveOut(id, 'b1')
    await settle(session)
    expect(calls.at(-1)).toMatchObject({ method: 'import.reread', input: { options: { leaveOut: ['b1'] } } })
    session.getState().putBack(id, { ...removed, id: 'b1', reason: 'by-hand' })
    await settle(session)
    expect(calls.at(-1)).toMatchObject({ input: { options: { leaveOut: [] } } })
    expect(session.getState().items[0]?.kept).toEqual([])
  })

  test('a note that the person wants as a source goes along with the import', async () => {
    const { session, calls } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().asSource(id, 'n1', true)
    session.getState().asSource(id, 'n2', true)
    session.getState().asSource(id, 'n1', false)
    await session.getState().importAll()
    expect(calls.find(({ method }) => method === 'import.commit')?.input).toMatchObject({ sources: ['n2'] })
  })

  test('decisions that come while the document is being read are all read in the end', async () => {
    const { session, calls } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    const id = session.getState().items[0]?.id ?? ''
    session.getState().decide(id, ['c1'], 'reject')
    session.getState().decide(id, ['c2'], 'reject')
    session.getState().decide(id, ['c1'], 'accept')
    await settle(session)
    const decided = { c1: 'accept', c2: 'reject' }
    expect(calls.at(-1)).toMatchObject({ method: 'import.reread', input: { options: { decided } } })
    expect(session.getState().items[0]?.stage).toBe('ready')
    session.getState().decideAll(id, 'reject')
    await settle(session)
    expect(calls.at(-1)).toMatchObject({ input: { options: { changes: 'reject', decided: {} } } })
  })

  test('a pasted text without a title gets none, and is called after what it is', async () => {
    const { session } = setUp()
    session.getState().add([{ text: 'Some text.' }], 'Pasted text')
    await settle(session)
    expect(session.getState().items[0]).toMatchObject({ name: 'Pasted text', meta: { title: '' } })
  })

  test('cancelling stops the job and keeps the document for another try', async () => {
    const { session, calls, setHold } = setUp()
    let release = (): void => {}
    setHold(new Promise((resolve) => (release = resolve)))
    session.getState().add([{ text: 'Some text.' }], 'Pasted text')
    session.getState().cancel()
    release()
    await settle(session)
    expect(calls.some(({ method }) => method === 'job.cancel')).toBe(true)
  })

  test('drafts that were not imported are thrown away with the dialog', async () => {
    const { session, calls, listeners } = setUp()
    session.getState().add([file('one.txt')], '')
    await settle(session)
    session.getState().dispose()
    expect(calls.at(-1)).toMatchObject({ method: 'import.discard', input: { draft: 'draft of one.txt' } })
    expect(listeners.size).toBe(0)
  })
})

describe('bringing a file to the program', () => {
  test('goes in chunks that give back the bytes', async () => {
    const bytes = new Uint8Array(CHUNK_BYTES + 3).map((_, index) => index % 251)
    const parts: Buffer[] = []
    const shares: number[] = []
    const call = async (method: string, input: { base64?: string }) => {
      if (method === 'upload.append') parts.push(Buffer.from(input.base64 ?? '', 'base64'))
      return { upload: 'u' }
    }
    await uploadFile(
      call as never,
      new File([bytes], 'big.txt'),
      (share) => shares.push(share),
      new AbortController().signal
    )
    expect(parts.map((part) => part.length)).toEqual([CHUNK_BYTES, 3])
    expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true)
    expect(shares.at(-1)).toBe(1)
  })

  test('throws away what was brought when it is stopped', async () => {
    const methods: string[] = []
    const stop = new AbortController()
    const call = async (method: string) => {
      methods.push(method)
      stop.abort()
      return { upload: 'u' }
    }
    await expect(uploadFile(call as never, new File(['x'], 'a.txt'), () => {}, stop.signal)).rejects.toThrow()
    expect(methods).toEqual(['upload.begin', 'upload.discard'])
  })

  test('encodes every byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  })
})

describe('telling an article on the clipboard from other text', () => {
  const sentence = 'The council said on Monday that the new bridge would open to traffic before the end of the year. '
  test('several sentences are an article', () => {
    expect(isArticleLike(sentence.repeat(4))).toBe(true)
  })
  test('a quotation, an address or a table is none', () => {
    expect(isArticleLike(sentence)).toBe(false)
    expect(isArticleLike(`https://example.org/${'a'.repeat(400)}`)).toBe(false)
    expect(isArticleLike('12\t13\t14\n'.repeat(60))).toBe(false)
  })
})

test('how long ago is said in words, a date when it is long', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  expect(sinceWhen('2026-11-22T10:00:00Z', now, 'en')).toBe('2 hr. ago')
  expect(sinceWhen('2026-11-21T10:00:00Z', now, 'en')).toBe('yesterday')
  expect(sinceWhen('2026-01-05T10:00:00Z', now, 'en')).toBe('Jan 5, 2026')
  expect(sinceWhen('never', now, 'en')).toBe('')
})
