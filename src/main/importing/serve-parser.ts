/**
 * The child's side of the parser process: takes jobs one by one, answers, and watches its own memory.
 */
import { Worker } from 'node:worker_threads'
import { CodedError } from '../../shared/errors.ts'
import { toExtractionError } from './coded-error.ts'
import {
  type JobHandlers,
  type JobMessage,
  memoryLimitNotice,
  type ParserError,
  type ParserMessage
} from './parser-protocol.ts'

/** The channel to the owner, who forked this process. */
export interface ParserPort {
  post(message: ParserMessage): void
  onMessage(listener: (message: JobMessage) => void): void
}

/** The channel that this process was started with. Throws where it was started as no child. */
export function parentPort(): ParserPort {
  if (process.send === undefined) throw new Error('The parser runs only as a child process.')
  process.on('disconnect', () => process.exit(0))
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', (message) => listener(message as JobMessage))
  }
}

/**
 * A thread that ends the whole process once its memory passes `bytes`. A thread, because the main one may be busy; from
 * inside, because no call tells another process's memory on every system. It ends the process too when the owner is gone
 * while a job still runs (POSIX; elsewhere the job's end does).
 */
export function watchMemory(bytes: number): void {
  const source = `
    const { writeSync } = require('node:fs')
    const owner = process.ppid
    setInterval(() => {
      if (process.ppid !== owner) process.kill(process.pid, 'SIGKILL')
      if (process.memoryUsage.rss() <= ${bytes}) return
      writeSync(2, ${JSON.stringify(`${memoryLimitNotice}\n`)})
      process.kill(process.pid, 'SIGKILL')
    }, 50)`
  const watcher = new Worker(source, { eval: true, stdin: false, resourceLimits: { maxOldGenerationSizeMb: 16 } })
  watcher.unref()
}

function plainError(thrown: unknown): ParserError {
  if (thrown instanceof CodedError) return { code: thrown.error.code, message: thrown.error.message }
  return toExtractionError(thrown)
}

/** Answers jobs from `port` with the handler of their kind, until the owner goes. */
export function serveParser(handlers: JobHandlers, port: ParserPort): void {
  port.onMessage(async ({ id, kind, input }) => {
    try {
      const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
      if (handler === undefined)
        throw new CodedError('unknown-method', `The parser knows no job of the kind “${kind}”.`)
      const progress = (done: number, total: number | null) => port.post({ type: 'progress', id, done, total })
      const value = await handler(input, { progress })
      port.post({ type: 'result', id, value, residentBytes: process.memoryUsage.rss() })
    } catch (thrown) {
      port.post({ type: 'error', id, error: plainError(thrown), residentBytes: process.memoryUsage.rss() })
    }
  })
  port.post({ type: 'ready' })
}
