/** The composition root: everything the program is made of is put together here, once, and handed out as `App`. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { copyFile, readdir, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Answer,
  type AppEvent,
  type AppMethodName,
  type CheckReport,
  methodDefinition,
  requestSchema
} from '../../shared/contract/index.ts'
import { CodedError, toAppError } from '../../shared/errors.ts'
import { type Json, wellFormedJson } from '../../shared/json.ts'
import { forkLauncher, type ParserLauncher } from '../importing/parser-child.ts'
import { createParserProcess } from '../importing/parser-process.ts'
import { isAlive } from '../project/alive.ts'
import { uuidv7 } from '../project/ids.ts'
import { createApart } from './apart.ts'
import type { App, HostServices, Places } from './app.ts'
import { createAppHandlers } from './app-handlers.ts'
import { createAttachments } from './attachments.ts'
import { createDocumentFiles } from './document-files.ts'
import { createDownloads } from './downloads.ts'
import { entryOf } from './entries.ts'
import { createForClients } from './for-clients.ts'
import { createHandles } from './handles.ts'
import { createImports } from './imports.ts'
import { createInstallation } from './installation.ts'
import { createJobs, type Job } from './jobs.ts'
import type { OriginalOf } from './project-session.ts'
import { createThreadLauncher, type ProjectThreads } from './project-thread.ts'
import { createProjects } from './projects.ts'
import { assertMaySave, saveFile } from './saved-files.ts'
import { loadScales } from './scales.ts'
import { copyStored } from './stored-files.ts'
import { createUploads } from './uploads.ts'
import { createWholeReadings } from './whole-readings.ts'

/** How long the first screen takes to be drawn once it has its content; nobody opens a project in that time. */
const whileDrawingMs = 300

/** How long after the first screen asked for its content the processor is no longer needed for drawing it. */
const afterFirstScreenMs = 1500

/** When the quotes of evidence are read after opening: later than the worker loads its claim engine. */
const quotesAfterMs = 2500

export interface AppParts {
  readonly host: HostServices
  readonly places: Places
  /** The project worker's script; by default the one that belongs to this code, source or built. */
  readonly workerEntry?: URL
  /** Starts the parser's process; by default a child process of this Node. */
  readonly parserLauncher?: ParserLauncher
  /** Where the connections of projects live: `projectsHere` for this thread (command line). Default: a worker thread each. */
  readonly projectThreads?: ProjectThreads
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number
  /** Also checks every answer against the contract: for tests and development. */
  readonly checkAnswers?: boolean
}

export interface CompleteApp extends App {
  /** A file that the host was given by its path (command line): readable by `import.read`. */
  registerFile(path: string): string
  /** The full check of an open project, on a copy of it; slow. `job` hears of it and stops it. */
  verify(project: string, job?: Job): Promise<CheckReport>
  /** Writes an article's document, or a source's file, as it came to `path`; see `saveFile`. Gives its name in the project and its length. */
  saveOriginal(project: string, of: OriginalOf, path: string): Promise<{ name: string; bytes: number }>
  /** Writes a report to `path`, for hosts that place it themselves; see `saveFile`. Its length in bytes. */
  saveReport(
    project: string,
    request: import('./export-report.ts').ExportRequest,
    path: string,
    job?: Job
  ): Promise<number>
}

export function createApp(parts: AppParts): CompleteApp {
  const { host, places } = parts
  const now = parts.now ?? Date.now
  const version = programVersion(places.resources)
  const scales = loadScales(places.resources)
  const listeners = new Set<(event: AppEvent) => void>()
  const tell = (event: AppEvent): void => {
    if (event.type === 'closed') {
      imports.forget(event.project)
      attachments.forget(event.project)
      apart.forget(event.project)
    }
    for (const listener of listeners) listener(event)
  }
  void sweepTemporary(places.temporary)
  const runFolder = join(places.temporary, `claimbench-${process.pid}-${randomUUID()}`)

  const handles = createHandles()
  const clients = createForClients()
  const installation = createInstallation(places.home, userName())
  const workers = createThreadLauncher(parts.workerEntry ?? entryOf('project-worker'), {
    home: places.home,
    resources: places.resources,
    programVersion: version
  })
  const threads = parts.projectThreads?.({ home: places.home, scales, programVersion: version, now }) ?? workers
  const projects = createProjects({
    threads,
    installation,
    handles,
    folder: places.projects,
    now,
    ...(parts.projectThreads ? {} : { quotesAfterMs }),
    tell
  })
  const parser = createParserProcess({ spawn: parts.parserLauncher ?? forkLauncher(fileURLToPath(entryOf('parser'))) })
  const jobs = createJobs(tell, now)
  const apart = createApart({ threads: workers, folder: join(runFolder, 'copies') })
  const readings = createWholeReadings({ apart, now })
  const files = createDocumentFiles(join(runFolder, 'documents'))
  const uploads = createUploads({ files, handles })
  const imports = createImports({ parser, projects, uploads, files })
  const attachments = createAttachments({ parser, projects, uploads })
  const downloads = createDownloads(join(runFolder, 'downloads'))
  const timers = new Set<NodeJS.Timeout>()
  const later = (work: () => void, milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, milliseconds)
    timers.add(timer.unref())
  }
  const handlers = createAppHandlers({
    host,
    places,
    version,
    scales,
    installation,
    handles,
    projects,
    uploads,
    imports,
    attachments,
    downloads,
    jobs,
    clients,
    readings,
    tell,
    prepareOpening: () => {
      // A worker's start would take a processor from the browser that draws this screen.
      later(threads.prepare, whileDrawingMs)
      // Who has no project yet will have an article read soon; the screen is drawn first.
      void projects.list().then((known) => {
        if (known.length === 0) later(imports.prepare, afterFirstScreenMs)
      })
    }
  })

  const call = async (raw: unknown): Promise<Answer> => {
    let position: number | null = null
    try {
      const request = requestSchema.safeParse(raw)
      if (!request.success) throw new CodedError('invalid-input', 'This is not a request of the contract.')
      const { method, input, client, project, seen } = request.data
      clients.here(client)
      const definition = methodDefinition(method)
      if (!definition) throw new CodedError('unknown-method', `There is no call “${method}”.`)
      const parsed = definition.input.safeParse(wellFormedJson(input as Json))
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        throw new CodedError(
          'invalid-input',
          `${method}: ${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'does not fit'}`,
          {
            issues: parsed.error.issues
              .slice(0, 5)
              .map((item) => ({ path: item.path.join('.'), message: item.message }))
          }
        )
      }
      const changeSet = request.data.changeSet ?? uuidv7(now())
      let value: unknown
      if (definition.scope === 'app') {
        const handler = handlers[method as AppMethodName]
        value = await handler(parsed.data as never, { changeSet, client, job: request.data.job })
      } else {
        if (project === undefined) throw new CodedError('invalid-input', `${method} needs an open project.`)
        const open = projects.require(project)
        const question = { method, input: parsed.data, client, changeSet, ...(seen === undefined ? {} : { seen }) }
        const answer = await open.thread.call('request', question).catch(async (thrown) => {
          throw definition.kind === 'query' ? await readings.explain(open, thrown) : thrown
        })
        value = answer.value
        position = answer.position
        if (answer.event) projects.tell(open, answer.event)
      }
      if (parts.checkAnswers) definition.output.parse(value)
      return { ok: true, value: value as never, position }
    } catch (thrown) {
      const { code, message, details } = toAppError(thrown)
      return { ok: false, error: { code, message, ...(details ? { details: details as never } : {}) }, position }
    }
  }

  return {
    call,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clientGone: (client) => clients.gone(client),
    registerProject: (path) => handles.of(resolve(path)),
    registerFile: (path) => handles.of(resolve(path)),
    takeDownload: (id) => downloads.take(id),
    verify: (project, asked) => jobs.run(undefined, (job) => readings.verify(projects.require(project), asked ?? job)),
    saveOriginal: (project, of, path) =>
      jobs.run(undefined, async (job) => {
        const { thread } = projects.require(project)
        const original = await thread.call('original', of)
        await saveFile(path, (temporary) => copyStored(thread, original, temporary, job))
        return { name: original.name, bytes: original.bytes }
      }),
    saveReport: async (project, request, path, asked) => {
      await assertMaySave(path)
      return jobs.run(undefined, (job) =>
        readings.report(projects.require(project), request, asked ?? job, (report) =>
          saveFile(path, (temporary) => copyFile(report.path, temporary))
        )
      )
    },
    close: async () => {
      jobs.cancelAll()
      for (const timer of timers) clearTimeout(timer)
      const steps = [
        apart.close,
        parser.close,
        uploads.close,
        imports.close,
        projects.closeAll,
        installation.settled,
        workers.close,
        () => rm(runFolder, { recursive: true, force: true })
      ]
      const failures: unknown[] = []
      for (const step of steps) {
        try {
          await step()
        } catch (thrown) {
          failures.push(thrown)
        }
      }
      listeners.clear()
      if (failures.length > 0) throw failures[0]
    }
  }
}

/** Removes what a run that was killed left in the temporary folder: documents do not stay there. */
async function sweepTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(/^claimbench-(\d+)-[0-9a-f-]{36}$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isAlive(pid)) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function programVersion(resources: string): string {
  const manifest = join(dirname(resources), 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
