/** Answers thread calls with a project session: the same in a worker thread and in the command line's process. */
import { CodedError } from '../../shared/errors.ts'
import { openSession, type ProjectSession, type SessionDependencies } from './project-session.ts'
import type { ThreadCallName, ThreadCalls } from './thread-protocol.ts'

export type SessionServer = (call: ThreadCallName, input: unknown) => unknown

export function createSessionServer(dependencies: SessionDependencies): SessionServer {
  let session: ProjectSession | undefined
  const open = (): ProjectSession => {
    if (!session) throw new CodedError('not-found', 'No project is open here.')
    return session
  }
  const calls: { [N in ThreadCallName]: (input: ThreadCalls[N]['input']) => ThreadCalls[N]['output'] } = {
    open: (options) => {
      session?.close()
      session = openSession(options, dependencies)
      return { projectId: session.projectId, readOnly: session.readOnly, holder: session.holder }
    },
    title: () => open().title(),
    request: (request) => open().answer(request),
    stage: ({ file, holder }) => open().stage(file, holder),
    release: (holder) => {
      session?.release(holder)
      return null
    },
    importArticle: ({ request, changeSet, client }) => open().importArticle(request, changeSet, client),
    importedBy: (changeSet) => open().importedBy(changeSet),
    original: (article) => open().original(article),
    copy: (copy) => open().copy(copy),
    endCopy: (path) => {
      session?.endCopy(path)
      return null
    },
    articleWithBytes: (sha256) => open().articleWithBytes(sha256),
    export: (request) => open().export(request),
    verify: () => open().verify(),
    close: () => {
      session?.close()
      session = undefined
      return null
    }
  }
  return (call, input) => calls[call](input as never)
}
