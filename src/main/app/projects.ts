/** The projects that are open in this run, one worker each, and the ones that the start screen lists. */
import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { AppEvent, Opened, ProjectEntry, ScaleView } from '../../shared/contract/index.ts'
import { CodedError, type ErrorCode, toAppError } from '../../shared/errors.ts'
import { fileNameOf, PROJECT_ENDING } from './file-names.ts'
import type { Handles } from './handles.ts'
import type { Installation } from './installation.ts'
import type { ProjectThread, ProjectThreadLauncher } from './thread-protocol.ts'
import { createTurns } from './turns.ts'

export interface OpenProject {
  readonly opened: Opened
  readonly path: string
  readonly thread: ProjectThread
}

export interface Projects {
  list(): Promise<ProjectEntry[]>
  openProjects(): Opened[]
  /** Makes a file in the projects folder, or at `path`. */
  create(title: string, scale: ScaleView, path?: string): Promise<string>
  /** A free path in the projects folder for a project of this title. */
  suggestPath(title: string): string
  open(path: string, readOnly: boolean): Promise<Opened>
  require(project: string): OpenProject
  close(project: string): Promise<void>
  /** Closes all of them; rejects afterwards where one of them could not be closed in good order. */
  closeAll(): Promise<void>
  tell(open: OpenProject, event: Extract<AppEvent, { type: 'changed' }>): void
}

export interface ProjectsDependencies {
  readonly threads: ProjectThreadLauncher
  readonly installation: Installation
  readonly handles: Handles
  readonly folder: string
  readonly now: () => number
  /**
   * How long after opening a project the quotes of its evidence are read, milliseconds: when the first screens are drawn.
   * Absent: when somebody asks for what they say.
   */
  readonly quotesAfterMs?: number
  readonly tell: (event: AppEvent) => void
}

/** The most claims that one event names. */
const MOST_TOLD = 1000

export function createProjects(dependencies: ProjectsDependencies): Projects {
  const { threads, installation, handles, folder, now, quotesAfterMs, tell } = dependencies
  const open = new Map<string, OpenProject>()

  const entry = (path: string, title: string | null, openedAt: string | null): ProjectEntry => ({
    handle: handles.of(path),
    name: basename(path, PROJECT_ENDING),
    folder: dirname(path),
    title,
    openedAt,
    missing: !existsSync(path)
  })

  const suggestPath = (title: string): string => {
    const name = fileNameOf(title)
    for (let number = 1; ; number += 1) {
      const path = join(folder, `${name}${number === 1 ? '' : ` ${number}`}${PROJECT_ENDING}`)
      if (!existsSync(path)) return path
    }
  }

  /** It is closed in any case; gives why that was not in good order, or null. */
  const closeOne = async (project: OpenProject, reason: 'asked' | 'failed'): Promise<CodedError | null> => {
    if (!open.delete(project.opened.project)) return null
    let trouble: CodedError | null = null
    if (reason === 'asked') {
      try {
        await project.thread.call('close', null)
        // Who only read leaves the file as it is, for good or bad. Where this is not kept, the next opening checks more.
        if (!project.opened.readOnly) {
          await installation.closedCleanly(project.path, stateOf(project.path)).catch(() => undefined)
        }
      } catch (thrown) {
        // It stays marked as not closed, so the next opening checks the whole file.
        const { code, message } = toAppError(thrown)
        const name = basename(project.path, PROJECT_ENDING)
        trouble = new CodedError(
          code as ErrorCode,
          `The project “${name}” could not be closed in good order: ${message}`
        )
      }
    }
    await project.thread.end().catch(() => undefined)
    tell({ type: 'closed', project: project.opened.project, reason })
    return trouble
  }

  /**
   * What is under way on a file: opening and closing wait for it, so one program never finds its own lock. In the
   * projects folder it is making a file: the name that is free is taken before the next is looked for.
   */
  const { inTurn, settled } = createTurns()

  const openOne = async (path: string, readOnly: boolean): Promise<Opened> => {
    const known = [...open.values()].find((project) => fileOf(project.path) === fileOf(path))
    if (known) {
      // Asking again for writing after a read-only opening closes and opens; otherwise both windows share one.
      if (!(known.opened.readOnly && !readOnly)) return known.opened
      await closeOne(known, 'asked')
    }
    const name = randomUUID()
    const thread = threads.launch(() => {
      const failed = open.get(name)
      if (failed) void closeOne(failed, 'failed')
    })
    try {
      const before = (await installation.recent()).find((project) => project.path === path)
      // Taken before it is checked: what comes to the file after that was not.
      const state = stateOf(path)
      const answer = await thread.call('open', {
        path,
        readOnly,
        // At a known path may lie another file by now.
        fullCheck: !before?.closedCleanly || before.state !== state,
        ...(before?.writer === undefined ? {} : { writer: before.writer }),
        person: (await installation.preferences()).person
      })
      const opened: Opened = { project: name, ...answer }
      open.set(name, { opened, path, thread })
      // A project opens although a value in it is damaged: so that it can be verified and the rest be read.
      const title = await thread.call('title', null).catch(() => before?.title ?? null)
      await rememberOpened(opened, path, title, state)
      readQuotesLater(name, thread)
      return opened
    } catch (thrown) {
      open.delete(name)
      await thread.end()
      throw thrown
    }
  }

  /** Claims whose evidence says otherwise show it without being asked: told as changed, so that screens ask again. */
  const readQuotesLater = (name: string, thread: ProjectThread): void => {
    if (quotesAfterMs === undefined) return
    const read = async (): Promise<void> => {
      if (!open.has(name)) return
      const { claims, position } = await thread.call('readQuotes', null)
      if (claims.length === 0 || !open.has(name)) return
      const records = claims.slice(0, MOST_TOLD).map((id) => ({ entity: 'claim', id }))
      const all = claims.length > MOST_TOLD
      tell({ type: 'changed', project: name, position, client: '', changeSet: '', records, all })
    }
    // Where it fails, whoever asks for alarms is told.
    setTimeout(() => void read().catch(() => undefined), quotesAfterMs).unref()
  }

  const createOne = async (title: string, scale: ScaleView, path: string): Promise<string> => {
    if (dirname(path) === folder) await mkdir(folder, { recursive: true })
    const { name, role } = (await installation.preferences()).person
    const thread = threads.launch(() => undefined)
    // It is opened next, by a worker of its own: that loads meanwhile.
    threads.prepare()
    try {
      await thread.call('create', { path, project: { title, scale, person: { name, role } } })
    } finally {
      await thread.end()
    }
    return path
  }

  /** Remembering is a help for the next start: where the home folder cannot be written, the project opens all the same. */
  const rememberOpened = (
    opened: Opened,
    path: string,
    title: string | null,
    state: string | undefined
  ): Promise<void> => {
    const openedAt = new Date(now()).toISOString()
    const checked = state === undefined ? {} : { state }
    return installation
      .remember(path, (before) => {
        if (!opened.readOnly) return { title, openedAt, closedCleanly: false, writer: process.pid }
        // A file that nobody here knew was checked wholly just now.
        const { closedCleanly, writer } = before ?? { closedCleanly: true }
        return { title, openedAt, closedCleanly, ...checked, ...(writer === undefined ? {} : { writer }) }
      })
      .catch(() => undefined)
  }

  const requireOpen = (project: string): OpenProject => {
    const found = open.get(project)
    if (!found) throw new CodedError('not-found', 'This project is not open (any more). Open it again.')
    return found
  }

  return {
    list: async () => {
      const remembered = await installation.recent()
      const recent = remembered.map((project) => entry(project.path, project.title, project.openedAt))
      // Where there is no projects folder yet, there is nothing to list.
      const files = (await readdir(folder).catch(() => [])).filter(
        (name) => name.endsWith(PROJECT_ENDING) && !name.startsWith('.')
      )
      const known = new Set(remembered.map((project) => project.path))
      const others = files.map((name) => join(folder, name)).filter((path) => !known.has(path))
      return [...recent, ...others.sort().map((path) => entry(path, null, null))]
    },
    openProjects: () => [...open.values()].map((project) => project.opened),
    suggestPath,
    create: (title, scale, path) =>
      inTurn(path === undefined ? folder : dirname(path), () => createOne(title, scale, path ?? suggestPath(title))),
    open: (path, readOnly) => inTurn(fileOf(path), () => openOne(path, readOnly)),
    require: requireOpen,
    close: async (project) => {
      const found = requireOpen(project)
      await inTurn(fileOf(found.path), () => closeOne(found, 'asked'))
    },
    closeAll: async () => {
      await settled()
      const troubles: CodedError[] = []
      for (const project of [...open.values()]) {
        const trouble = await closeOne(project, 'asked')
        if (trouble) troubles.push(trouble)
      }
      if (troubles[0]) throw troubles[0]
    },
    tell: (project, event) => tell({ ...event, project: project.opened.project })
  }
}

/** What tells a file from another one at the same path, or from itself after somebody else wrote it. */
function stateOf(path: string): string | undefined {
  const about = statSync(path, { throwIfNoEntry: false })
  return about && `${about.ino} ${about.size} ${about.mtimeMs}`
}

/** The file behind a path, whatever links lead to it; the path itself where there is none. */
function fileOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
