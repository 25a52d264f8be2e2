/**
 * What the parser process and its owner say to each other. Plain data; bytes travel as Uint8Array.
 */

/** Work for the parser: `kind` names a handler, `input` is what that handler takes. */
export interface ParserJob {
  kind: string
  input: unknown
}

/** Owner to child. */
export interface JobMessage extends ParserJob {
  id: number
}

/** A failure as plain data; `code` is one of the application's error codes. */
export interface ParserError {
  code: string
  message: string
}

/** Child to owner. */
export type ParserMessage =
  | { type: 'ready' }
  | { type: 'progress'; id: number; done: number; total: number | null }
  | ({ type: 'result'; id: number; value: unknown } & Held)
  | ({ type: 'error'; id: number; error: ParserError } & Held)

/** What the child holds after a job, bytes of resident memory: its owner replaces one that keeps too much. */
interface Held {
  residentBytes: number
}

/** What a handler may use besides its input. */
export interface HandlerContext {
  /** Tells the owner how far the job is; `total` null where that is not known. */
  progress(done: number, total: number | null): void
}

/** Does one kind of job. May throw; what it throws reaches the owner as code and message. */
export type JobHandler = (input: unknown, context: HandlerContext) => unknown

/** Handlers by job kind. */
export type JobHandlers = Readonly<Record<string, JobHandler>>

/** The words on standard error with which a child that watches its own memory says why it ends. */
export const memoryLimitNotice = 'claimbench-parser: memory limit'
