/** Real projects in temporary folders, driven the way the program drives them: through one session, without a host. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attached } from '../../src/main/app/commands/attach-source.ts'
import type { Imported } from '../../src/main/app/commands/import-article.ts'
import {
  type ImportRequest,
  openSession,
  type ProjectSession,
  type SessionAnswer,
  type SessionDependencies,
  type SessionOptions
} from '../../src/main/app/project-session.ts'
import { loadScales } from '../../src/main/app/scales.ts'
import { readQuote } from '../../src/main/claims/evidence.ts'
import { analyseSelection, detect } from '../../src/main/claims/index.ts'
import { detectPassage } from '../../src/main/claims/passage.ts'
import { extract } from '../../src/main/importing/extract.ts'
import { defaultImportLimits } from '../../src/main/importing/importer.ts'
import { createProject } from '../../src/main/project/create-project.ts'
import { sha256Hex, uuidv7 } from '../../src/main/project/ids.ts'
import { type Signer, signerFromPem } from '../../src/main/project/signing.ts'
import type { CommandName, Input, Output, QueryName } from '../../src/shared/contract/index.ts'
import { contract } from '../../src/shared/contract/index.ts'
import type { Detection } from '../../src/shared/detection.ts'
import { type AppError, toAppError } from '../../src/shared/errors.ts'
import type { Extraction } from '../../src/shared/extraction.ts'

export const resources: string = join(import.meta.dirname, '../../resources')
export const scales = loadScales(resources)

export const talks = `Talks on Syria end without a deal

GENEVA — More than 300,000 people have been killed in the war, the United Nations said on Tuesday.

Foreign ministers of 17 countries met in Vienna on 14 November 2015 but agreed on nothing. "There is no deal," the envoy said.

The conflict has forced 4.2 million people to flee the country. Nine out of ten refugees live in neighbouring states.
`

/** An installation's key, made for this run. */
export function makeSigner(): Signer {
  const { privateKey } = generateKeyPairSync('ed25519')
  return signerFromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

export const ourSigner: Signer = makeSigner()

/** In memory where the system has such a place: thousands of commands would otherwise wait for the disk. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder of its own, on a `disk` where the test is about the disk. */
export function temporaryFolder(where: 'memory' | 'disk' = 'memory'): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(where === 'disk' ? tmpdir() : fastFolder, 'claimbench-project-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Creates an empty project file; returns its path. */
export function newProjectFile(folder: string, signer: Signer = ourSigner, name = 'p.claimbench'): string {
  const path = join(folder, name)
  const scale = scales[0]
  if (!scale) throw new Error('no scales')
  createProject(path, { title: 'Project', scale, person: { name: 'Ada', role: 'checker' } }, signer, Date.now())
  return path
}

/** Documents that were read, by their SHA-256. */
const contents = new Map<string, Uint8Array>()
const readings = new Map<string, { readonly extraction: Extraction; readonly detection: Detection }>()

/** What the parser would send for this text. Each text is read once a run. */
export async function reading(text: string, name = 'talks.txt'): Promise<ImportRequest> {
  const bytes = Buffer.from(text, 'utf8')
  let known = readings.get(text)
  if (!known) {
    const extraction = await extract(bytes, name, {}, defaultImportLimits)
    const { language, title, blocks } = extraction
    const kinds = blocks.map(({ kind, start, end }) => ({ kind, start, end }))
    const detection = detect(extraction.text, { language, title, date: null, blocks: kinds as never })
    known = { extraction, detection }
    readings.set(text, known)
  }
  const { title, byline, publisher, published, language, url } = known.extraction
  const blob = sha256Hex(bytes)
  contents.set(blob, bytes)
  return {
    ...known,
    original: { blob, bytes: bytes.byteLength, name, mediaType: 'text/plain' },
    options: {},
    again: false,
    sources: [],
    notes: [],
    meta: {
      title: title ?? name,
      byline: byline ?? '',
      publisher: publisher ?? '',
      published,
      language,
      url: url ?? ''
    }
  }
}

export interface RunOptions {
  readonly changeSet?: string
  readonly client?: string
  readonly seen?: number
}

export interface AttachedText {
  readonly text: string
  readonly name?: string
  readonly source?: string
}

/** A session with typed calls. Every answer is held against the contract. */
export interface Desk {
  readonly session: ProjectSession
  readonly path: string
  run<N extends CommandName>(method: N, input: Input<N>, options?: RunOptions): Output<N> & object
  ask<N extends QueryName>(method: N, input: Input<N>): Output<N> & object
  /** The code and details of the error that a call ends with; fails where it succeeds. */
  refused(call: () => unknown): AppError
  import(request: ImportRequest, options?: RunOptions): Imported
  /** Attaches a text file to a source, or makes a source of it; its event. */
  attach(file: AttachedText, options?: RunOptions): Promise<SessionAnswer & { readonly value: Attached }>
  position(): number
  close(): void
}

export interface DeskOptions extends Partial<SessionOptions>, Partial<SessionDependencies> {}

export function openDesk(path: string, options: DeskOptions = {}): Desk {
  const session = openSession(
    {
      path,
      readOnly: options.readOnly ?? false,
      fullCheck: options.fullCheck ?? false,
      ...(options.writer === undefined ? {} : { writer: options.writer }),
      person: options.person ?? { name: 'Ada', role: 'checker' }
    },
    {
      signer: options.signer ?? ourSigner,
      scales: options.scales ?? scales,
      readSelection: options.readSelection ?? analyseSelection,
      readPassage: options.readPassage ?? detectPassage,
      readQuote: options.readQuote ?? readQuote,
      ...(options.engineReady ? { engineReady: options.engineReady } : {}),
      programVersion: options.programVersion ?? '0.0.0',
      now: options.now ?? Date.now,
      ...(options.migrations ? { migrations: options.migrations } : {}),
      ...(options.sweepAfterMs === undefined ? {} : { sweepAfterMs: options.sweepAfterMs })
    }
  )
  const call = (method: CommandName | QueryName, input: unknown, { client, ...rest }: RunOptions = {}) => {
    const definition = contract[method]
    const parsed = definition.input.parse(input)
    const answer = session.answer({ method, input: parsed, client: client ?? 'window', ...rest })
    definition.output.parse(JSON.parse(JSON.stringify(answer.value)))
    return answer.value as never
  }
  return {
    session,
    path,
    run: (method, input, runOptions) => call(method, input, runOptions),
    ask: (method, input) => call(method, input),
    refused,
    import: (request, { changeSet, client } = {}) => {
      stage(session, contents.get(request.original.blob) ?? Buffer.alloc(0))
      try {
        return session.importArticle(request, changeSet ?? uuidv7(Date.now()), client ?? 'window').value
      } finally {
        session.release(HOLDER)
      }
    },
    attach: async ({ text, name = 'report.txt', source = null }, { changeSet, client } = {}) => {
      const { extraction, original } = await reading(text, name)
      stage(session, Buffer.from(text, 'utf8'))
      try {
        const file = { ...original, unread: null }
        const request = { source, about: source ? null : { ...about, title: name }, file, extraction, options: {} }
        return session.attachSource(request, changeSet ?? uuidv7(Date.now()), client ?? 'window')
      } finally {
        session.release(HOLDER)
      }
    },
    position: () => session.answer({ method: 'project.overview', input: {}, client: 'window' }).position,
    close: () => session.close()
  }
}

const HOLDER = 'a test'

/** Brings bytes into a project as the program does: from a file, slice by slice. Gives their name. */
export function stage(session: ProjectSession, bytes: Uint8Array, holder = HOLDER): string {
  const folder = temporaryFolder()
  try {
    const file = { path: join(folder.path, 'document'), sha256: sha256Hex(bytes), bytes: bytes.byteLength }
    writeFileSync(file.path, bytes)
    let done = session.stage(file, holder)
    while (done < file.bytes) done = session.stage(file, holder)
    return file.sha256
  } finally {
    folder.remove()
  }
}

export function refused(call: () => unknown): AppError {
  let value: unknown
  try {
    value = call()
  } catch (thrown) {
    return toAppError(thrown)
  }
  throw new Error(`it was not refused, it answered ${JSON.stringify(value)}`)
}

export const newChangeSet = (): string => uuidv7(Date.now())
export const anyClient = (): string => randomUUID()

/** A project with one imported article, open. */
export async function deskWithArticle(folder: string, options: DeskOptions = {}, text = talks) {
  const desk = openDesk(newProjectFile(folder, options.signer), options)
  const { article, revision } = desk.import(await reading(text))
  const claims = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
  return { desk, article, revision, claims: claims.map((row) => row.id) }
}

export const about = {
  kind: 'page',
  title: 'UN figures',
  author: '',
  publisher: 'UN',
  url: 'https://example.org/',
  published: null,
  accessed: '2015-11-20',
  note: ''
} as const

export const content = {
  stance: 'supports',
  quote: { original: 'over 300,000', translation: '', translator: '' },
  locator: { pageLabel: 'iv', pageIndex: 3, paragraph: '', timeCode: null, other: '' },
  asOf: null,
  note: ''
} as const

export const proposal = {
  kind: 'query',
  wording: 'Killed since when?',
  reason: 'unclear',
  addressee: 'desk',
  deadline: null
} as const
