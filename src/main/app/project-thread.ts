/** The program's side of a project worker: one thread per open project, so that no window ever waits for the disk. */
import { Worker } from 'node:worker_threads'
import type { ScaleView } from '../../shared/contract/index.ts'
import { CodedError, toAppError } from '../../shared/errors.ts'
import type { Job } from './jobs.ts'
import type { SessionServer } from './serve-session.ts'
import type {
  ProjectThread,
  ProjectThreadLauncher,
  ThreadProgress,
  ThreadQuestion,
  ThreadReply,
  ThreadStop
} from './thread-protocol.ts'

/** What a worker needs to know at its start; everything else comes with `open`. */
export interface WorkerStart {
  readonly home: string
  readonly resources: string
  readonly programVersion: string
}

/** What projects need to know that live in the program's own thread. */
export interface ProjectsStart {
  readonly home: string
  readonly scales: readonly ScaleView[]
  readonly programVersion: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export type ProjectThreads = (start: ProjectsStart) => ProjectThreadLauncher

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly job: Job | undefined
}

/** `entry` is the worker's script: `src/main/workers/project-worker.ts` from the sources, or its built form. */
export function createThreadLauncher(entry: URL | string, start: WorkerStart): ProjectThreadLauncher {
  let spare: Worker | undefined
  const dropSpare = (): void => {
    spare = undefined
  }
  /** A worker takes a quarter of a second to load; one is kept ready once a screen was drawn. */
  const prepare = (): void => {
    if (spare) return
    spare = new Worker(entry, { workerData: start })
    spare.unref()
    spare.once('error', dropSpare)
    spare.once('exit', dropSpare)
  }
  const take = (): Worker => {
    const worker = spare ?? new Worker(entry, { workerData: start })
    worker.off('error', dropSpare)
    worker.off('exit', dropSpare)
    worker.ref()
    spare = undefined
    return worker
  }
  const launch = (failed: (error: Error) => void): ProjectThread => {
    const worker = take()
    const waiting = new Map<number, Waiting>()
    let nextId = 1
    let ended = false
    const giveUp = (error: CodedError): void => {
      ended = true
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    const endWith = (error: Error): void => {
      if (ended) return
      giveUp(new CodedError('internal', 'The project was closed because its worker stopped.'))
      failed(error)
    }
    worker.on('message', (reply: ThreadReply | ThreadProgress) => {
      if ('progress' in reply) {
        waiting.get(reply.progress)?.job?.progress(reply.stage, reply.done)
        return
      }
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (!asked) return
      if (reply.ok) asked.resolve(reply.value as never)
      else asked.reject(new CodedError(reply.error.code, reply.error.message, reply.error.details))
    })
    worker.on('error', endWith)
    worker.on('exit', (code) => endWith(new Error(`the project worker ended with code ${code}`)))
    const thread: ProjectThread = {
      call: (name, input, job) => {
        if (ended) return Promise.reject(new CodedError('not-found', 'This project is closed.'))
        const id = nextId
        nextId += 1
        const question: ThreadQuestion = { id, call: name, input }
        const stop = (): void => worker.postMessage({ stop: id } satisfies ThreadStop)
        const answer = new Promise<never>((resolve, reject) => {
          waiting.set(id, { resolve, reject, job })
          worker.postMessage(question)
        })
        if (!job) return answer
        if (job.signal.aborted) stop()
        job.signal.addEventListener('abort', stop)
        return answer.finally(() => job.signal.removeEventListener('abort', stop))
      },
      end: async () => {
        giveUp(new CodedError('not-found', 'This project is closed.'))
        await worker.terminate()
      }
    }
    return thread
  }
  return {
    launch,
    prepare,
    close: async () => {
      const last = spare
      dropSpare()
      await last?.terminate()
    }
  }
}

/** A project in the caller's own thread, for the command line: the same calls without a hop. */
export function createInProcessLauncher(serve: () => SessionServer): ProjectThreadLauncher {
  const launch = (): ProjectThread => {
    const answer = serve()
    return {
      call: async (name, input, job) => {
        try {
          return (await answer(name, input, job)) as never
        } catch (thrown) {
          const error = toAppError(thrown)
          throw new CodedError(error.code, error.message, error.details)
        }
      },
      end: async () => {
        answer('close', null)
      }
    }
  }
  return { launch, prepare: () => undefined, close: async () => undefined }
}
