/** Long work that reports progress and can be cancelled. The client names the job, so it can cancel before an answer. */
import type { AppEvent } from '../../shared/contract/index.ts'

export type JobStage = Extract<AppEvent, { type: 'progress' }>['stage']

export interface Job {
  readonly signal: AbortSignal
  /** `done` from 0 to 1, null where the length is unknown. */
  progress(stage: JobStage, done: number | null): void
}

export interface Jobs {
  run<T>(name: string | undefined, work: (job: Job) => Promise<T>): Promise<T>
  cancel(name: string): void
  cancelAll(): void
}

/** Progress is told at most this often. */
const INTERVAL_MS = 80

export function createJobs(tell: (event: AppEvent) => void, now: () => number): Jobs {
  const running = new Map<string, AbortController>()
  return {
    run: async (name, work) => {
      // A call that came again after a lost connection: one cancel stops both.
      const controller = (name === undefined ? undefined : running.get(name)) ?? new AbortController()
      if (name !== undefined) running.set(name, controller)
      let last = Number.NEGATIVE_INFINITY
      let lastStage = ''
      try {
        return await work({
          signal: controller.signal,
          progress: (stage, done) => {
            if (name === undefined || (stage === lastStage && now() - last < INTERVAL_MS)) return
            last = now()
            lastStage = stage
            tell({ type: 'progress', job: name, stage, done: done === null ? null : Math.min(1, Math.max(0, done)) })
          }
        })
      } finally {
        if (name !== undefined && running.get(name) === controller) running.delete(name)
      }
    },
    cancel: (name) => running.get(name)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
    }
  }
}
