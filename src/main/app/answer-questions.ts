/** How a project worker answers: one call after another, with the claim engine loaded before a call that may ask it. */
import { toAppError } from '../../shared/errors.ts'
import type { Job } from './jobs.ts'
import type { SessionServer } from './serve-session.ts'
import type { ThreadProgress, ThreadQuestion, ThreadReply } from './thread-protocol.ts'

export interface AnsweringParts {
  readonly serve: SessionServer
  /** Whether a call may ask the claim engine. */
  mayAskEngine(question: ThreadQuestion): boolean
  /** Loads the claim engine; at once where it is there. */
  loadEngine(): Promise<void>
  /** How far a long call is. */
  tell(progress: ThreadProgress): void
  /** Milliseconds, for telling not too often. */
  readonly now: () => number
}

export interface Answering {
  /**
   * Answers questions in their order, also while the engine is being loaded for one of them. What works in slices does not
   * hold up those that follow. Never rejects: where the engine cannot be loaded, the calls that may ask it are refused and
   * all others go on.
   */
  answer(question: ThreadQuestion): Promise<ThreadReply>
  /** Stops a question that was asked and not answered yet, where it can be stopped. */
  stop(id: number): void
}

/** Progress is told at most this often. */
const INTERVAL_MS = 40

export function createAnswering(parts: AnsweringParts): Answering {
  const asked = new Map<number, AbortController>()
  let last: Promise<unknown> = Promise.resolve()

  const jobOf = (id: number, signal: AbortSignal): Job => {
    let told = Number.NEGATIVE_INFINITY
    let toldStage = ''
    return {
      signal,
      progress: (stage, done) => {
        if (stage === toldStage && parts.now() - told < INTERVAL_MS) return
        told = parts.now()
        toldStage = stage
        parts.tell({ progress: id, stage, done })
      }
    }
  }

  /** Begins with a question; what it gives is in a list, because a promise alone would be waited for. */
  const begin = async (question: ThreadQuestion, job: Job): Promise<readonly [unknown]> => {
    if (parts.mayAskEngine(question)) await parts.loadEngine()
    return [parts.serve(question.call, question.input, job)]
  }

  return {
    answer: async (question) => {
      const { id } = question
      const controller = new AbortController()
      asked.set(id, controller)
      const begun = last.then(() => begin(question, jobOf(id, controller.signal)))
      last = begun.catch(() => undefined)
      try {
        const [value] = await begun
        return { id, ok: true, value: await value }
      } catch (thrown) {
        return { id, ok: false, error: toAppError(thrown) }
      } finally {
        asked.delete(id)
      }
    },
    stop: (id) => asked.get(id)?.abort()
  }
}
