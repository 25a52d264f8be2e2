/** Answers to the calls of scope `app`. */
import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import {
  type AppEvent,
  type AppMethodName,
  type Contract,
  contract,
  type Draft,
  type ScaleView
} from '../../shared/contract/index.ts'
import { CodedError } from '../../shared/errors.ts'
import { defaultImportLimits, unbounded } from '../importing/limits.ts'
import type { HostServices, Places, SaveTarget } from './app.ts'
import type { Attachments } from './attachments.ts'
import type { Downloads } from './downloads.ts'
import { PROJECT_ENDING } from './file-names.ts'
import type { ForClients } from './for-clients.ts'
import type { Handles } from './handles.ts'
import type { Imports } from './imports.ts'
import type { Installation } from './installation.ts'
import type { Job, Jobs } from './jobs.ts'
import type { OriginalOf } from './project-session.ts'
import type { Projects } from './projects.ts'
import { assertMaySave, saveFile } from './saved-files.ts'
import { copyStored } from './stored-files.ts'
import { createTurns } from './turns.ts'
import type { Uploads } from './uploads.ts'
import type { WholeReadings } from './whole-readings.ts'

export interface CallFacts {
  readonly changeSet: string
  readonly client: string
  readonly job: string | undefined
}

type AppHandlers = {
  readonly [N in AppMethodName]: (
    input: z.output<Contract[N]['input']>,
    call: CallFacts
  ) => Promise<z.output<Contract[N]['output']>> | z.output<Contract[N]['output']>
}

export interface AppHandlerDependencies {
  readonly host: HostServices
  readonly places: Places
  readonly version: string
  readonly scales: readonly ScaleView[]
  readonly installation: Installation
  readonly handles: Handles
  readonly projects: Projects
  readonly uploads: Uploads
  readonly imports: Imports
  readonly attachments: Attachments
  readonly downloads: Downloads
  readonly jobs: Jobs
  readonly clients: ForClients
  readonly readings: WholeReadings
  readonly tell: (event: AppEvent) => void
  /** A screen was drawn; the next thing is probably to open a project. */
  readonly prepareOpening: () => void
}

const SAMPLE = 'syria-talks.txt'
const SAMPLE_TITLE = 'Sample: Syria talks'

export function createAppHandlers(parts: AppHandlerDependencies): AppHandlers {
  const { host, places, installation, handles, projects, uploads, imports, attachments, jobs, clients, readings } =
    parts
  const samplePath = join(places.resources, 'samples', SAMPLE)
  const scale = (id: string): ScaleView => {
    const found = parts.scales.find((item) => item.id === id)
    if (!found) throw new CodedError('not-found', 'There is no such rating scale.', { scale: id })
    return found
  }

  const hasArticle = async (project: string, client: string): Promise<boolean> => {
    const request = { method: 'project.overview', input: {}, client } as const
    const { value } = await projects.require(project).thread.call('request', request)
    return contract['project.overview'].output.parse(value).articles.length > 0
  }

  /** A job whose result nobody else has use for: it ends with the window that asked. */
  const runFor = <T>({ job: name, client }: CallFacts, work: (job: Job) => Promise<T>): Promise<T> =>
    jobs.run(name, async (job) => {
      const gone = new AbortController()
      const done = clients.keep(client, () => gone.abort())
      try {
        return await work({ ...job, signal: AbortSignal.any([job.signal, gone.signal]) })
      } finally {
        done()
      }
    })

  const readFor = (call: CallFacts, read: (job: Job) => Promise<Draft>): Promise<Draft> =>
    runFor(call, async (job) => {
      const draft = await read(job)
      clients.keep(call.client, () => imports.discard(draft.draft))
      return draft
    })

  /** Who asks for the sample while it is being made gets that one. */
  const samples = createTurns()
  const makeSample = async (call: CallFacts): Promise<string> => {
    imports.prepare()
    const path = join(places.projects, `${SAMPLE_TITLE.replace(':', '')}${PROJECT_ENDING}`)
    const made = existsSync(path) ? path : await projects.create(SAMPLE_TITLE, scale('house-check'), path)
    const { project, readOnly } = await projects.open(made, false)
    // It is there without its article where the program was ended while the article was being read.
    if (readOnly || (await hasArticle(project, call.client))) return made
    await jobs.run(undefined, async (job) => {
      const draft = await imports.readFile(project, handles.of(samplePath), {}, job)
      const { title, byline, publisher, published, language, url } = draft.extraction
      const meta = {
        title: title ?? 'Syria talks',
        byline: byline ?? '',
        publisher: publisher ?? '',
        published,
        language,
        url: url ?? ''
      }
      await imports.commit(project, draft.draft, { meta, sources: [], notes: [] }, call, job)
    })
    return made
  }

  /** Puts a file where the host said: a path that the person chose, or a download; its id, where it is one. */
  const put = async (
    call: CallFacts,
    target: NonNullable<SaveTarget>,
    { name, mediaType }: { readonly name: string; readonly mediaType: string },
    write: (path: string) => Promise<void>
  ): Promise<{ readonly name: string; readonly download: string | null }> => {
    if (target.kind === 'download') {
      const id = await parts.downloads.add(name, mediaType, write)
      clients.keep(call.client, () => void parts.downloads.take(id).then((download) => download?.release()))
      return { name, download: id }
    }
    await saveFile(target.path, write)
    return { name: basename(target.path), download: null }
  }
  const saveOriginal = (project: string, of: OriginalOf, call: CallFacts) =>
    runFor(call, async (job) => {
      const { thread } = projects.require(project)
      const original = await thread.call('original', of)
      const target = await host.saveTarget(original.name)
      if (target === null) return notSaved(original.name)
      const saved = await put(call, target, original, (path) => copyStored(thread, original, path, job))
      return { saved: true, bytes: original.bytes, ...saved }
    })
  const notSaved = (name: string) => ({ saved: false, name, bytes: 0, download: null })

  return {
    'app.status': async () => {
      parts.prepareOpening()
      const [preferences, known] = await Promise.all([installation.preferences(), projects.list()])
      return {
        version: parts.version,
        host: host.kind,
        platform: process.platform,
        native: { ...host.native },
        projectsFolder: places.projects,
        preferences,
        projects: known,
        scales: [...parts.scales],
        open: projects.openProjects(),
        sample: existsSync(samplePath)
      }
    },
    'app.setPreferences': async ({ preferences }) => {
      const now = await installation.setPreferences(preferences)
      parts.tell({ type: 'preferences', preferences: now })
      return { preferences: now }
    },
    'projects.choose': async () => {
      if (!host.native.openDialog)
        throw new CodedError('not-supported', 'This host has no dialog of its own; choose from the list.')
      const path = await host.chooseProject()
      return { handle: path === null ? null : handles.of(path) }
    },
    'projects.create': async ({ title, scale: scaleId, chooseFolder }) => {
      const chosen = scale(scaleId)
      if (!chooseFolder || !host.native.saveDialog) return { handle: handles.of(await projects.create(title, chosen)) }
      const path = await host.placeProject(projects.suggestPath(title))
      return { handle: path === null ? null : handles.of(await projects.create(title, chosen, path)) }
    },
    'projects.sample': async (_input, call) => ({
      handle: handles.of(await samples.inTurn(samplePath, () => makeSample(call)))
    }),
    'projects.open': ({ handle, readOnly }) => projects.open(handles.path(handle), readOnly ?? false),
    'projects.close': async ({ project }) => {
      await projects.close(project)
      return {}
    },
    'projects.forget': async ({ handle }) => {
      await installation.forget(handles.path(handle))
      return {}
    },
    'upload.begin': async ({ name, bytes, purpose }, call) => {
      const most = purpose === 'source' ? unbounded : defaultImportLimits.inputBytes
      const upload = await uploads.begin(name, bytes, most)
      clients.keep(call.client, () => void uploads.discard(upload))
      return { upload }
    },
    'upload.append': async ({ upload, base64 }) => {
      await uploads.append(upload, base64)
      return {}
    },
    'upload.discard': async ({ upload }) => {
      await uploads.discard(upload)
      return {}
    },
    'import.prepare': () => {
      imports.prepare()
      return {}
    },
    'import.read': ({ project, upload, options }, call) =>
      readFor(call, (job) => imports.readFile(project, upload, options, job)),
    'import.readText': ({ project, text, options }, call) =>
      readFor(call, (job) => imports.readText(project, text, options, job)),
    'import.reread': ({ draft, options }, call) => runFor(call, (job) => imports.reread(draft, options, job)),
    'import.again': ({ project, article }, call) =>
      runFor(call, async (job) => {
        const again = await imports.readAgain(project, article, job)
        clients.keep(call.client, () => imports.discard(again.draft.draft))
        return again
      }),
    'import.commit': ({ project, draft, meta, sources = [], notes = [] }, call) =>
      jobs.run(
        call.job,
        async (job) => (await imports.commit(project, draft, { meta, sources, notes }, call, job)).value
      ),
    'import.discard': ({ draft }) => {
      imports.discard(draft)
      return {}
    },
    'report.export': ({ project, ...request }, call) =>
      runFor(call, async (job) => {
        const open = projects.require(project)
        const file = await open.thread.call('reportFile', request)
        const target = await host.saveTarget(file.name)
        if (target === null) return notSaved(file.name)
        // Before the work, not after it.
        if (target.kind === 'path') await assertMaySave(target.path)
        let saved = { name: file.name, download: null as string | null }
        const bytes = await readings.report(open, request, job, async ({ path }) => {
          saved = await put(call, target, file, (to) => copyFile(path, to))
        })
        return { saved: true, bytes, ...saved }
      }),
    'source.attach': (request, call) => jobs.run(call.job, (job) => attachments.attach(request, call, job)),
    'original.save': ({ project, article }, call) => saveOriginal(project, { article }, call),
    'source.saveFile': ({ project, source }, call) => saveOriginal(project, { source }, call),
    'project.verify': ({ project }, call) => runFor(call, (job) => readings.verify(projects.require(project), job)),
    'job.cancel': ({ job }) => {
      jobs.cancel(job)
      return {}
    }
  }
}
