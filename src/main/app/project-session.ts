/**
 * One open project: the only place that holds its connection. Runs in the project worker, and in the command line's own
 * process; both speak to it through `answer`.
 */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, extname } from 'node:path'
import type { CheckReport, CommandName, QueryName } from '../../shared/contract/index.ts'
import { type AppEvent, type Holder, methodDefinition, type ScaleView } from '../../shared/contract/index.ts'
import { CodedError, damaged, toAppError } from '../../shared/errors.ts'
import type { ExtractOptions } from '../../shared/extraction.ts'
import { wellFormedJson } from '../../shared/json.ts'
import { type CopyToFile, createBlobCopies } from '../project/blob-copies.ts'
import { createBlobSweep } from '../project/blob-sweep.ts'
import { createBlobStaging, type FileToStage, hasBlob } from '../project/blobs.ts'
import { cloudFolderOf } from '../project/cloud-folder.ts'
import { copyProject } from '../project/copy-project.ts'
import { fileError } from '../project/header.ts'
import { personIdOfKey, uuidv7 } from '../project/ids.ts'
import { isIntact } from '../project/intact.ts'
import { createLog } from '../project/log.ts'
import { type Migration, migrations as programMigrations } from '../project/migrations/index.ts'
import type { Signer } from '../project/signing.ts'
import { createTables } from '../project/tables.ts'
import { verifyProject } from '../project/verify.ts'
import { type Attached, attachSource } from './commands/attach-source.ts'
import { type Imported, type ImportInput, importArticle } from './commands/import-article.ts'
import { createCommands } from './commands/index.ts'
import { describeFindings } from './describe-findings.ts'
import type { ClaimEngine } from './engine.ts'
import { createEvidenceAlarms } from './evidence-alarms.ts'
import { type ExportRequest, exportReport, type ReportFile, reportFile } from './export-report.ts'
import type { Job } from './jobs.ts'
import { type OpenForSession, type Opening, openForSession } from './open-for-session.ts'
import { createQueries } from './queries/index.ts'
import { createTextSearch } from './queries/text-search.ts'
import { createReadView } from './read-view.ts'
import { type Committed, createDoor, type Door } from './run-command.ts'
import { type AttachRequest, attachInput, type BytesHolder, holdersOfBytes } from './session-attachments.ts'
import { storeReading } from './stored-readings.ts'

export interface SessionOptions extends OpenForSession {
  readonly person: { readonly name: string; readonly role: string }
}

export interface SessionDependencies extends ClaimEngine {
  readonly signer: Signer
  readonly scales: readonly ScaleView[]
  readonly programVersion: string
  /** Whether the claim engine can be asked now; by default it can. A command is only asked of a session once it can. */
  readonly engineReady?: () => boolean
  readonly now: () => number
  /** The schema steps of the project file; the program's own by default. */
  readonly migrations?: readonly Migration[]
  /** How long after opening documents that nothing names are looked for, milliseconds; by default when things are calm. */
  readonly sweepAfterMs?: number
}

/** A request that the application has already validated. */
export interface SessionRequest {
  readonly method: string
  readonly input: unknown
  readonly changeSet?: string
  readonly seen?: number
  readonly client: string
}

export interface SessionAnswer {
  readonly value: unknown
  readonly position: number
  readonly event?: Extract<AppEvent, { type: 'changed' }>
}

/** A read document on its way into the project. Its bytes are staged already, under `blob`. */
export interface ImportRequest extends Omit<ImportInput, 'original' | 'textBlob' | 'layoutBlob'> {
  readonly original: ImportInput['original']
  readonly options: ExtractOptions
}

/** Whose document or file. */
export type OriginalOf = { readonly article: string } | { readonly source: string }

/** An article's document or a source's file as it came: where its bytes are, and how they were read. */
export interface Original {
  readonly blob: string
  readonly bytes: number
  readonly name: string
  readonly mediaType: string
  readonly options: ExtractOptions
}

export interface ProjectSession {
  readonly projectId: string
  readonly readOnly: boolean
  readonly holder: Holder | null
  title(): string
  answer(request: SessionRequest): SessionAnswer
  /** One slice of a document into the project, for whom `holder` names; see `BlobStaging`. */
  stage(file: FileToStage, holder: string): number
  /** The holder needs what it staged no longer, or has its change set. */
  release(holder: string): void
  importArticle(request: ImportRequest, changeSet: string, client: string): SessionAnswer & { readonly value: Imported }
  /** What importing a document answered, from the log: null where this change set is not in it. */
  importedBy(changeSet: string): (SessionAnswer & { readonly value: Imported }) | null
  attachSource(request: AttachRequest, changeSet: string, client: string): SessionAnswer & { readonly value: Attached }
  /** What attaching a file answered, from the log: null where this change set is not in it. */
  attachedBy(changeSet: string): (SessionAnswer & { readonly value: Attached }) | null
  /** Throws `not-found` for a source that has no file. */
  original(of: OriginalOf): Original
  /** One slice of a stored document out of the project; see `BlobCopies`. */
  copy(copy: CopyToFile): number
  endCopy(path: string): void
  /** One step of looking for documents that nothing names; false when there is nothing more to do. */
  sweep(): boolean
  /** The sources and articles of this project that have these bytes, sources first. */
  holdersOfBytes(sha256: string): readonly BytesHolder[]
  /** The whole project to a new file, in slices; see `copyProject`. Closing the project stops it (`not-found`). */
  copyTo(path: string, job: Job): Promise<void>
  /** The quotes of evidence, which a session reads once it is asked to; the engine has to be loaded. */
  readonly quotes: {
    /** Those of one more claim; false where all are read. */
    read(): boolean
    /** The claims that a quote says otherwise of, at a log position. */
    alarmed(): { readonly claims: readonly string[]; readonly position: number }
  }
  /** Makes a little more of the texts ready to be searched; false where there is no more. */
  prepareSearch(): boolean
  /** What the file of this report is to be called. */
  reportFile(request: Pick<ExportRequest, 'format' | 'article'>): ReportFile
  /** The text of a report. Takes seconds in which nothing else is answered: for a project that nobody works on. */
  export(request: ExportRequest, at?: number, progress?: Job['progress']): string
  /** The full check, which takes as long. */
  verify(progress?: Job['progress']): CheckReport
  close(): void
}

const HEARTBEAT_MS = 30_000
/** The first screens come first. */
const SWEEP_AFTER_MS = 5_000
/** Between two steps of the sweep, calls have their turn. */
const SWEEP_PAUSE_MS = 20

export function openSession(options: SessionOptions, dependencies: SessionDependencies): ProjectSession {
  const { now } = dependencies
  const opening = openForSession(options, dependencies.migrations ?? programMigrations, {
    person: options.person.name,
    host: hostname(),
    pid: process.pid,
    since: new Date(now()).toISOString()
  })
  try {
    return serveProject(options, dependencies, opening)
  } catch (thrown) {
    opening.database.close()
    opening.lock?.release()
    throw coded(thrown)
  }
}

function serveProject(
  options: SessionOptions,
  dependencies: SessionDependencies,
  { database, lock, holder, reason }: Opening
): ProjectSession {
  const { signer, now } = dependencies
  const log = createLog(database)
  const tables = createTables(database)
  const view = createReadView(database, log, tables, dependencies.scales)
  const person = { id: personIdOfKey(signer.fingerprint), name: options.person.name, role: options.person.role }
  const evidence = createEvidenceAlarms(view, {
    readQuote: dependencies.readQuote,
    engineReady: dependencies.engineReady ?? (() => true)
  })
  const texts = createTextSearch(view)
  const queries = createQueries(view, evidence, texts, {
    fileName: basename(options.path, extname(options.path)),
    folder: dirname(options.path),
    readOnly: lock === undefined,
    readOnlyReason: reason,
    holder,
    cloudFolder: cloudFolderOf(options.path),
    me: person.id,
    key: signer.fingerprint
  })
  const commands = createCommands(dependencies, signer.fingerprint)
  let door: Door | undefined
  if (lock) {
    door = createDoor({
      view,
      signer,
      me: person,
      newReplica: () => uuidv7(now()),
      randomBytes,
      now,
      newId: () => uuidv7(now())
    })
  }
  const heart = lock && setInterval(() => lock?.beat(new Date(now())), HEARTBEAT_MS)
  heart?.unref()
  const staging = createBlobStaging(database)
  const copies = createBlobCopies(database)
  const sweep = createBlobSweep(database, staging.holds)
  const sweepStep = (): boolean => lock !== undefined && sweep.step()
  let sweeping: NodeJS.Timeout | undefined
  const sweepLater = (delay: number): void => {
    if (!lock) return
    clearTimeout(sweeping)
    sweeping = setTimeout(() => {
      try {
        if (sweepStep()) sweepLater(SWEEP_PAUSE_MS)
      } catch {
        // A full disk or a damaged page: verify tells of it, and the next opening tries again.
      }
    }, delay).unref()
  }
  sweepLater(dependencies.sweepAfterMs ?? SWEEP_AFTER_MS)
  const projectId = String(
    database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'projectId'`).get()?.value ?? ''
  )
  const position = (): number => log.end()?.position ?? 0

  const requireDoor = (): Door => {
    if (door) return door
    if (reason === 'locked') {
      throw new CodedError(
        'locked',
        `${holder?.person || 'Somebody'} has this project open on ${holder?.host ?? 'another computer'}.`,
        {
          holder
        }
      )
    }
    throw new CodedError('read-only', 'This project is open for reading only.')
  }

  const committed = (result: Committed, client: string): SessionAnswer => {
    if (result.records.length === 0) return { value: result.value, position: result.position }
    return {
      value: result.value,
      position: result.position,
      event: {
        type: 'changed',
        project: '',
        position: result.position,
        client,
        changeSet: result.changeSet,
        records: [...result.records],
        all: result.more
      }
    }
  }

  /** What a call that makes one of these change sets answered. */
  const answeredBy = <V>(changeSet: string, commands: readonly string[]) => {
    const known = log.labelOf(changeSet)
    if (!known || !commands.includes(known.command)) return null
    return { value: known.params.made as unknown as V, position: position() }
  }

  const closing = new AbortController()

  /** The end of the log at which the file was found to be what queries rely on. */
  let intactAt: string | undefined
  /**
   * Why a query failed: `damaged` where it met what it did not expect, and the file holds what no program could have written.
   * That is looked for once as long as nothing is written; the full check finds more, and takes longer.
   */
  const stumbled = (thrown: unknown): unknown => {
    if (toAppError(thrown).code !== 'internal') return thrown
    const at = log.end()?.id ?? ''
    if (intactAt !== at && !isIntact(database)) return damaged()
    intactAt = at
    return thrown
  }

  return {
    projectId,
    readOnly: lock === undefined,
    holder,
    title: () => view.require('project', 'project').title,
    answer: (request) => {
      const definition = methodDefinition(request.method)
      if (definition?.scope !== 'project')
        throw new CodedError('unknown-method', `There is no call “${request.method}” on a project.`)
      if (definition.kind === 'query') {
        try {
          // One transaction: where another program writes meanwhile, the position is that of what was read.
          return runGuarded(() =>
            database.transaction(() => ({
              value: queries[request.method as QueryName](request.input as never) as unknown,
              position: position()
            }))()
          )
        } catch (thrown) {
          throw runGuarded(() => stumbled(thrown))
        }
      }
      const handler = commands[request.method as CommandName]
      const result = runGuarded(() =>
        requireDoor().run(
          {
            command: request.method,
            changeSet: request.changeSet ?? uuidv7(now()),
            client: request.client,
            seen: request.seen
          },
          (context) => handler(context, wellFormedJson(request.input as never) as never)
        )
      )
      return committed(result, request.client)
    },
    stage: (file, holder) => {
      requireDoor()
      return runGuarded(() => staging.step(file, holder))
    },
    release: (holder) => {
      if (!staging.release(holder)) return
      sweep.restart()
      sweepLater(SWEEP_PAUSE_MS)
    },
    importArticle: (request, changeSet, client) => {
      const open = requireDoor()
      const { options: read, ...rest } = request
      const result = runGuarded(() => {
        if (!hasBlob(database, rest.original.blob))
          throw new CodedError('not-found', 'The document was not stored. Import it again.')
        const { text: textBlob, layout: layoutBlob } = storeReading(database, rest.extraction, read)
        return open.run(
          { command: request.again ? 'article.reread' : 'article.import', changeSet, client, seen: undefined },
          (context) => importArticle(context, { ...rest, textBlob, layoutBlob })
        )
      })
      const imported = result.value as Imported
      return { ...committed(result, client), value: imported }
    },
    importedBy: (changeSet) => answeredBy<Imported>(changeSet, ['article.import', 'article.reread']),
    attachSource: (request, changeSet, client) => {
      const open = requireDoor()
      const result = runGuarded(() => {
        const input = attachInput(database, request)
        return open.run({ command: 'source.attach', changeSet, client, seen: undefined }, (context) =>
          attachSource(context, input)
        )
      })
      return { ...committed(result, client), value: result.value as Attached }
    },
    attachedBy: (changeSet) => answeredBy<Attached>(changeSet, ['source.attach']),
    original: (of) => {
      if ('source' in of) {
        const { file } = view.require('source', of.source)
        if (!file) throw new CodedError('not-found', 'This source has no file.')
        const { blob, bytes, name, mediaType, reading } = file
        return { blob, bytes, name, mediaType, options: reading ? view.storedLayout(reading).options : {} }
      }
      const { original, revision } = view.require('article', of.article)
      const { blob, bytes, name, mediaType } = original
      return { blob, bytes, name, mediaType, options: view.layout(revision).options }
    },
    copy: (copy) => runGuarded(() => copies.step(copy)),
    endCopy: (path) => copies.end(path),
    sweep: () => runGuarded(sweepStep),
    holdersOfBytes: (sha256) => holdersOfBytes(view, sha256),
    copyTo: (path, job) =>
      copyProject(database, path, {
        signal: AbortSignal.any([job.signal, closing.signal]),
        progress: (done) => job.progress('copying', done)
      }),
    quotes: {
      read: () => runGuarded(evidence.step),
      alarmed: () => runGuarded(() => ({ claims: evidence.claims(), position: position() }))
    },
    prepareSearch: () => runGuarded(texts.prepare),
    reportFile: (request) => reportFile(view, request),
    export: (request, at = now(), progress = () => undefined) =>
      runGuarded(() =>
        database.transaction(() =>
          exportReport(
            view,
            queries,
            evidence,
            request,
            { version: dependencies.programVersion, now: new Date(at) },
            progress
          )
        )()
      ),
    verify: (progress = () => undefined) =>
      runGuarded(() =>
        describeFindings(
          view,
          verifyProject(database, log, (done) => progress('checking', done))
        )
      ),
    close: () => {
      closing.abort(new CodedError('not-found', 'This project was closed.'))
      if (heart) clearInterval(heart)
      clearTimeout(sweeping)
      database.close()
      lock?.release()
    }
  }
}

/** SQLite's own failures, a full disk above all, as coded errors. */
function runGuarded<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw coded(thrown)
  }
}

const coded = (thrown: unknown): unknown => ((thrown as { code?: string }).code ? fileError(thrown) : thrown)
