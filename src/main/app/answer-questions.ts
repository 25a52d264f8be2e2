/** How a project worker answers: one call after another, with the claim engine loaded before a call that may ask it. */
import { toAppError } from '../../shared/errors.ts'
import type { ThreadQuestion, ThreadReply } from './thread-protocol.ts'

export interface AnsweringParts {
  serve(call: ThreadQuestion['call'], input: unknown): unknown
  /** Whether a call may ask the claim engine. */
  mayAskEngine(question: ThreadQuestion): boolean
  /** Loads the claim engine; at once where it is there. */
  loadEngine(): Promise<void>
}

/**
 * Answers questions in their order, also while the engine is being loaded for one of them. Never rejects: where the engine
 * cannot be loaded, the calls that may ask it are refused and all others go on.
 */
export function createAnswering(parts: AnsweringParts): (question: ThreadQuestion) => Promise<ThreadReply> {
  let last: Promise<unknown> = Promise.resolve()
  const answer = async (question: ThreadQuestion): Promise<ThreadReply> => {
    try {
      if (parts.mayAskEngine(question)) await parts.loadEngine()
      return { id: question.id, ok: true, value: parts.serve(question.call, question.input) }
    } catch (thrown) {
      return { id: question.id, ok: false, error: toAppError(thrown) }
    }
  }
  return (question) => {
    const reply = last.then(() => answer(question))
    last = reply
    return reply
  }
}
