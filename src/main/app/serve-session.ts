/** Answers thread calls with a project session: the same in a worker thread and in the command line's process. */
import { writeFileSync } from 'node:fs'
import { CodedError } from '../../shared/errors.ts'
import { createProject } from '../project/create-project.ts'
import { fileError } from '../project/header.ts'
import type { Job } from './jobs.ts'
import { openSession, type ProjectSession, type SessionDependencies, type SessionRequest } from './project-session.ts'
import type { ThreadCallName, ThreadCalls } from './thread-protocol.ts'

/** The answer, or a promise of it for what works in slices. Throws, or rejects with, what went wrong. */
export type SessionServer = (call: ThreadCallName, input: unknown, job?: Job) => unknown

const unwatched: Job = { signal: new AbortController().signal, progress: () => undefined }

/** Milliseconds for which quotes are read, or texts made ready, before other calls have their turn. */
const READING_SLICE_MS = 8

/** Reads the quotes that are not read yet, in slices between other calls. */
const readQuotes = ({ quotes }: ProjectSession): Promise<void> => inSlices(quotes.read)

/** Does steps for as long as there are more, in slices between other calls. */
async function inSlices(step: () => boolean): Promise<void> {
  for (let more = true; more; ) {
    const until = performance.now() + READING_SLICE_MS
    while (more && performance.now() < until) more = step()
    if (more) await new Promise(setImmediate)
  }
}

/** Whether a query asks for claims with alarms: no answer is right before all quotes are read. */
export function asksForAlarms({ input }: Pick<SessionRequest, 'input'>): boolean {
  return (input as { filter?: { alarms?: boolean } } | null)?.filter?.alarms === true
}

export function createSessionServer(dependencies: SessionDependencies): SessionServer {
  let session: ProjectSession | undefined
  const open = (): ProjectSession => {
    if (!session) throw new CodedError('not-found', 'No project is open here.')
    return session
  }
  type Answered<N extends ThreadCallName> = ThreadCalls[N]['output'] | Promise<ThreadCalls[N]['output']>
  const calls: { [N in ThreadCallName]: (input: ThreadCalls[N]['input'], job: Job) => Answered<N> } = {
    create: ({ path, project }) => {
      createProject(path, project, dependencies.signer, dependencies.now())
      return null
    },
    open: (options) => {
      session?.close()
      session = openSession(options, dependencies)
      return { projectId: session.projectId, readOnly: session.readOnly, holder: session.holder }
    },
    title: () => open().title(),
    request: (request) => {
      const asked = open()
      if (request.method === 'text.search') return inSlices(asked.prepareSearch).then(() => asked.answer(request))
      if (!asksForAlarms(request)) return asked.answer(request)
      return readQuotes(asked).then(() => asked.answer(request))
    },
    readQuotes: () => {
      const asked = open()
      return readQuotes(asked).then(() => asked.quotes.alarmed())
    },
    stage: ({ file, holder }) => open().stage(file, holder),
    release: (holder) => {
      session?.release(holder)
      return null
    },
    importArticle: ({ request, changeSet, client }) => open().importArticle(request, changeSet, client),
    importedBy: (changeSet) => open().importedBy(changeSet),
    attachSource: ({ request, changeSet, client }) => open().attachSource(request, changeSet, client),
    attachedBy: (changeSet) => open().attachedBy(changeSet),
    original: (of) => open().original(of),
    copy: (copy) => open().copy(copy),
    endCopy: (path) => {
      session?.endCopy(path)
      return null
    },
    holdersOfBytes: (sha256) => open().holdersOfBytes(sha256),
    copyProject: ({ path }, job) =>
      open()
        .copyTo(path, job)
        .then(() => null),
    reportFile: (request) => open().reportFile(request),
    export: ({ request, path, at }, job) => {
      const text = open().export(request, at, job.progress)
      try {
        writeFileSync(path, text)
      } catch (thrown) {
        throw fileError(thrown)
      }
      return Buffer.byteLength(text)
    },
    verify: (_input, job) => open().verify(job.progress),
    close: () => {
      session?.close()
      session = undefined
      return null
    }
  }
  return (call, input, job = unwatched) => calls[call](input as never, job)
}
