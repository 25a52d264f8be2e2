/**
 * Work that reads a whole project: on a copy of it and in a thread of its own, so that the desk goes on meanwhile. The copy
 * lies in the program's temporary folder as long as the work takes, however it ends.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../../shared/errors.ts'
import { reasonOf } from '../project/copy-project.ts'
import type { Job } from './jobs.ts'
import type { OpenProject } from './projects.ts'
import type { ProjectThread, ProjectThreadLauncher } from './thread-protocol.ts'

/** A copy of a project, open for reading and changed by nobody. */
export interface ProjectCopy {
  readonly thread: ProjectThread
  /** A folder for what the work makes; removed with the copy. */
  readonly folder: string
  /** Stopped with the job, with its project and with the program. */
  readonly job: Job
}

export interface Apart {
  /**
   * Copies the project, has `work` read the copy, and removes it. Rejects with `cancelled` when the job is stopped, and with
   * `not-found` when the project is closed before the work is done.
   */
  read<T>(open: OpenProject, job: Job, work: (copy: ProjectCopy) => Promise<T>): Promise<T>
  /** Ends what reads a project that was closed. */
  forget(project: string): void
  /** Ends everything, and waits until nothing of it is left. */
  close(): Promise<void>
}

export interface ApartDependencies {
  readonly threads: ProjectThreadLauncher
  /** Of this run: what a killed program leaves there is swept at the next start. */
  readonly folder: string
}

export function createApart({ threads, folder }: ApartDependencies): Apart {
  const running = new Map<Promise<unknown>, { readonly project: string; readonly stop: AbortController }>()

  const readCopy = async <T>(
    open: OpenProject,
    { signal, progress }: Job,
    work: (copy: ProjectCopy) => Promise<T>
  ): Promise<T> => {
    const place = join(folder, randomUUID())
    let broken: CodedError | undefined
    // It loads while the copy is taken.
    const thread = threads.launch(() => {
      broken = new CodedError('internal', 'The thread that was reading the project stopped.')
    })
    const end = (): void => void thread.end()
    signal.addEventListener('abort', end)
    try {
      if (signal.aborted) throw reasonOf(signal)
      const path = join(place, 'project.claimbench')
      await mkdir(place, { recursive: true, mode: 0o700 })
      progress('copying', 0)
      await open.thread.call('copyProject', { path }, { signal, progress })
      const person = { name: '', role: '' }
      await thread.call('open', { path, readOnly: true, fullCheck: false, person })
      return await work({ thread, folder: place, job: { signal, progress } })
    } catch (thrown) {
      throw signal.aborted ? reasonOf(signal) : (broken ?? thrown)
    } finally {
      signal.removeEventListener('abort', end)
      await thread.end().catch(() => undefined)
      await rm(place, { recursive: true, force: true })
    }
  }

  const closed = new CodedError('not-found', 'The project was closed before this was done.')

  return {
    read: async (open, job, work) => {
      const stop = new AbortController()
      const signal = AbortSignal.any([job.signal, stop.signal])
      const reading = readCopy(open, { signal, progress: job.progress }, work)
      running.set(reading, { project: open.opened.project, stop })
      try {
        return await reading
      } finally {
        running.delete(reading)
      }
    },
    forget: (project) => {
      for (const one of running.values()) if (one.project === project) one.stop.abort(closed)
    },
    close: async () => {
      for (const { stop } of running.values()) stop.abort(closed)
      await Promise.allSettled(running.keys())
    }
  }
}
