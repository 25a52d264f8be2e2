/**
 * The parser process seen from its owner: hostile documents are read over there, bounded in time and memory, and the
 * child is replaced when it goes wrong. One child, kept warm; jobs run one after the other.
 */
import { defaultParserLimits, type ParserLimits, tooLarge } from './limits.ts'
import type { ParserChild, ParserLauncher } from './parser-child.ts'
import { memoryLimitNotice, type ParserError, type ParserJob, type ParserMessage } from './parser-protocol.ts'

export type { ParserLimits } from './limits.ts'

export interface Progress {
  done: number
  total: number | null
}

export interface RunOptions {
  /** Aborting ends the job at once, by ending the child where the job is already running. */
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export type ParserResult = { ok: true; value: unknown } | { ok: false; error: ParserError }

export interface ParserProcess {
  /** Never rejects: what goes wrong comes back as a coded error. */
  run(job: ParserJob, options?: RunOptions): Promise<ParserResult>
  /**
   * Starts the child, where none runs, and has it load what reading needs (its job "prepare"), so that the document that
   * is about to come does not wait for that.
   */
  prepare(): void
  /** Ends the child; jobs that wait or run come back as cancelled. */
  close(): Promise<void>
}

export interface ParserProcessParts {
  spawn: ParserLauncher
  limits?: Partial<ParserLimits>
  /** Milliseconds, for measuring how long a job waited and ran; injected by tests. */
  now?: () => number
}

interface Waiting {
  id: number
  job: ParserJob
  options: RunOptions
  settle(result: ParserResult): void
  settled: boolean
  /** Does the running job once more, in a new child. */
  again(): void
}

interface Running {
  child: ParserChild
  /** It has said that it takes jobs. */
  ready: boolean
  /** Called when it is ready. */
  onReady: () => void
  /** Jobs that it has answered: what they left behind is in its memory. */
  answered: number
  errorOutput: string
  exited: Promise<void>
  /** Why the owner ended it; null where it ended by itself. */
  endedFor: ParserError | null
}

function failure(code: string, message: string): ParserResult {
  return { ok: false, error: { code, message } }
}

/** Longest that a child may take until it takes jobs, milliseconds. */
const longestStart = 30_000

/** Share of the memory that a child may hold between two jobs; one that holds more makes room for a new one. */
const mostKept = 0.75

const cancelled: ParserError = { code: 'cancelled', message: 'Reading was cancelled.' }

function jobBytes(job: ParserJob): number {
  const input = job.input
  if (typeof input !== 'object' || input === null || !('bytes' in input)) return 0
  return input.bytes instanceof Uint8Array ? input.bytes.byteLength : 0
}

/** Why a child died that nobody killed. */
function causeOfDeath(
  errorOutput: string,
  exit: { code: number | null; signal: string | null },
  memoryBytes: number
): ParserError {
  const megabytes = Math.floor(memoryBytes / 1048576)
  const outOfMemory = /heap out of memory|Reached heap limit|Array buffer allocation failed|Fatal .*memory/i
  if (errorOutput.includes(memoryLimitNotice) || outOfMemory.test(errorOutput)) {
    return {
      code: 'limit-memory',
      message: `The document needs more than the ${megabytes} MB of memory that reading may take.`
    }
  }
  const how = exit.signal ?? `exit code ${exit.code ?? 'unknown'}`
  return { code: 'damaged', message: `The document made its reader fail (${how}).` }
}

export function createParserProcess(parts: ParserProcessParts): ParserProcess {
  const limits = { ...defaultParserLimits, ...parts.limits }
  const now = parts.now ?? (() => performance.now())
  const queue: Waiting[] = []
  let current: Waiting | null = null
  let running: Running | null = null
  let nextId = 1
  let closed = false

  function start(): Running {
    const child = parts.spawn({ memoryBytes: limits.memoryBytes })
    let tellExit: () => void = () => undefined
    const state: Running = {
      child,
      ready: false,
      onReady: () => undefined,
      answered: 0,
      errorOutput: '',
      exited: new Promise((resolve) => {
        tellExit = resolve
      }),
      endedFor: null
    }
    child.onErrorOutput((text) => {
      state.errorOutput = (state.errorOutput + text).slice(-20_000)
    })
    child.onMessage((message) => {
      // What a child still says after it was told to end is about a job that is already lost.
      if (running !== state || state.endedFor !== null) return
      if (message.type === 'ready') {
        state.ready = true
        state.onReady()
        return
      }
      if (message.type !== 'progress') {
        state.answered += 1
        if (message.residentBytes > mostKept * limits.memoryBytes) {
          running = null
          child.kill()
        }
      }
      receive(message)
    })
    child.onExit((exit) => {
      if (running === state) {
        running = null
        const error = state.endedFor ?? causeOfDeath(state.errorOutput, exit, limits.memoryBytes)
        // A document is judged by what it takes alone, not by what those before it have left in the memory.
        if (error.code === 'limit-memory' && state.answered > 0) current?.again()
        else current?.settle({ ok: false, error })
      }
      tellExit()
    })
    child.keepAlive(false)
    return state
  }

  /** Null where the machine starts no further process. */
  function tryStart(): Running | null {
    try {
      return start()
    } catch {
      return null
    }
  }

  function receive(message: Exclude<ParserMessage, { type: 'ready' }>): void {
    if (current === null || message.id !== current.id) return
    if (message.type === 'progress') current.options.onProgress?.({ done: message.done, total: message.total })
    else if (message.type === 'result') current.settle({ ok: true, value: message.value })
    else current.settle({ ok: false, error: message.error })
  }

  /** Kills the child for the running job's sake; the job is settled when the child is really gone. */
  function end(error: ParserError): void {
    if (running === null) return
    running.endedFor = error
    running.child.kill()
  }

  function next(): void {
    if (current !== null) return
    const waiting = queue.shift()
    if (waiting === undefined) {
      running?.child.keepAlive(false)
      return
    }
    const serving = running ?? tryStart()
    if (serving === null) {
      waiting.settle(
        failure('internal', 'The reader of documents could not be started. Close other programs and try again.')
      )
      next()
      return
    }
    running = serving
    current = waiting
    serving.child.keepAlive(true)
    let timer: ReturnType<typeof setTimeout>
    const allow = (milliseconds: number) => {
      const began = now()
      timer = setTimeout(() => {
        const seconds = ((now() - began) / 1000).toFixed(1)
        const most = Math.ceil(milliseconds / 1000)
        end({ code: 'limit-time', message: `Reading was stopped after ${seconds} s; it may take ${most} s at most.` })
      }, milliseconds)
    }
    // The time to start a new child is the machine's, not the document's.
    allow(serving.ready ? limits.timeMs : Math.max(limits.timeMs, longestStart))
    serving.onReady = () => {
      clearTimeout(timer)
      allow(limits.timeMs)
    }
    const abort = () => end(cancelled)
    waiting.options.signal?.addEventListener('abort', abort, { once: true })
    const settle = waiting.settle
    const leave = () => {
      clearTimeout(timer)
      serving.onReady = () => undefined
      waiting.options.signal?.removeEventListener('abort', abort)
      waiting.settle = settle
      current = null
    }
    waiting.settle = (result) => {
      leave()
      settle(result)
      next()
    }
    waiting.again = () => {
      leave()
      queue.unshift(waiting)
      next()
    }
    serving.child.post({ id: waiting.id, kind: waiting.job.kind, input: waiting.job.input })
  }

  function run(job: ParserJob, options: RunOptions = {}): Promise<ParserResult> {
    if (closed) return Promise.resolve(failure('cancelled', 'The reader of documents is closed.'))
    if (options.signal?.aborted === true) return Promise.resolve({ ok: false, error: cancelled })
    if (jobBytes(job) > limits.inputBytes) {
      return Promise.resolve(failure('too-large', tooLarge('The document', limits.inputBytes)))
    }
    return new Promise((resolve) => {
      const waiting: Waiting = {
        id: nextId++,
        job,
        options,
        settled: false,
        again: () => undefined,
        settle(result) {
          if (waiting.settled) return
          waiting.settled = true
          resolve(result)
        }
      }
      options.signal?.addEventListener(
        'abort',
        () => {
          const place = queue.indexOf(waiting)
          if (place < 0) return
          queue.splice(place, 1)
          waiting.settle({ ok: false, error: cancelled })
        },
        { once: true }
      )
      queue.push(waiting)
      next()
    })
  }

  return {
    run,
    prepare() {
      if (running === null && !closed) void run({ kind: 'prepare', input: null })
    },
    async close() {
      closed = true
      for (const waiting of queue.splice(0)) waiting.settle({ ok: false, error: cancelled })
      const ending = running
      if (ending === null) return
      ending.child.keepAlive(true)
      end(cancelled)
      await ending.exited
    }
  }
}
