import { v7 as uuidv7 } from 'uuid'
import {
  type AppEvent,
  answerSchema,
  contract,
  type Input,
  type MethodDefinition,
  type MethodName,
  type Output,
  type Request
} from '../../shared/contract/index.ts'
import { CodedError, type ErrorCode } from '../../shared/errors.ts'
import { type Json, wellFormedJson } from '../../shared/json.ts'
import { ConnectionLost, type ConnectionState, createListeners, type Transport } from './transport.ts'

export interface CallOptions {
  /** The open project, for methods of scope `project`. */
  readonly project?: string
  /** Jobs: name under which progress is told and `job.cancel` stops it. */
  readonly job?: string
  /** Commands: the log position that the screen showed, where a form was opened earlier than now. */
  readonly seen?: number
}

export interface Client {
  /** Names this window in requests and events. */
  readonly id: string
  /**
   * One call. Commands of one project are sent one after the other, and sent again with the same change-set id after a
   * lost connection. Rejects with `CodedError` (the program refused) or `ConnectionLost` (no answer came).
   */
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>
  onEvent(listener: (event: AppEvent) => void): () => void
  onConnection(listener: (state: ConnectionState) => void): () => void
  connection(): ConnectionState
  /** The log position that everything on screen reflects; sent with commands. */
  seen(project: string): number | undefined
  /** Everything on screen has been asked again after the change at this position. */
  markShown(project: string, position: number): void
  /** The event of the change at this position should have come by now: where it has not, everything is asked again. */
  missed(project: string, position: number): void
  /** Newest log position that any answer or event of the project told. */
  latest(project: string): number | undefined
  /** Forgets a project that was closed. */
  forget(project: string): void
}

export interface ClientParts {
  readonly transport: Transport
  /** Holds every answer against the contract: in development and tests. */
  readonly validate?: boolean
  readonly newId?: () => string
  readonly wait?: (milliseconds: number) => Promise<void>
  readonly now?: () => number
}

/** How long a command is tried again after a lost connection before the person is told. */
export const PATIENCE_MS = 30_000
const RETRY_MS = [200, 400, 800, 1600, 3000] as const

interface Positions {
  seen: number
  latest: number
  /** Of the newest event. */
  told: number
}

export function createClient(parts: ClientParts): Client {
  const { transport, validate = false } = parts
  const newId = parts.newId ?? uuidv7
  const now = parts.now ?? Date.now
  const wait = parts.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const id = newId()
  const events = createListeners<AppEvent>()
  const connections = createListeners<ConnectionState>()
  const queues = new Map<string, Promise<unknown>>()
  const positions = new Map<string, Positions>()
  let state: ConnectionState = 'connected'
  /** Events come, so that no change since the first answer goes unnoticed. */
  let listening = false

  const note = (project: string | undefined, position: number | null): void => {
    if (project === undefined || position === null) return
    const known = positions.get(project)
    if (!known) {
      positions.set(project, { seen: position, latest: position, told: 0 })
      return
    }
    known.latest = Math.max(known.latest, position)
    // Of first answers that are told of no change the oldest says what the screen shows.
    if (!listening) known.seen = Math.min(known.seen, position)
  }

  /** Sends until an answer comes or patience ends. Only for requests that may safely arrive twice. */
  const persist = async (request: Request): ReturnType<Transport['invoke']> => {
    const until = now() + PATIENCE_MS
    for (let attempt = 0; ; attempt++) {
      try {
        return await transport.invoke(request)
      } catch (error) {
        if (!(error instanceof ConnectionLost) || error.state === 'expired' || now() >= until) throw error
        await wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 3000)
      }
    }
  }

  const send = async (definition: MethodDefinition, request: Request): Promise<unknown> => {
    const repeatable = definition.changes || definition.kind === 'query'
    const raw = await (repeatable ? persist(request) : transport.invoke(request))
    const answer = validate ? answerSchema.parse(raw) : raw
    note(request.project, answer.position)
    if (!answer.ok) {
      throw new CodedError(answer.error.code as ErrorCode, answer.error.message, answer.error.details)
    }
    return validate ? definition.output.parse(answer.value) : answer.value
  }

  /** Runs after what is already queued for the project, whether that succeeded or not. */
  const enqueue = <T>(project: string, run: () => Promise<T>): Promise<T> => {
    const before = queues.get(project) ?? Promise.resolve()
    const mine = before.then(run, run)
    const settled = mine.catch(() => {})
    queues.set(project, settled)
    void settled.then(() => {
      if (queues.get(project) === settled) queues.delete(project)
    })
    return mine
  }

  const tellAll = (project: string, position: number): void =>
    events.tell({ type: 'changed', project, position, client: '', changeSet: '', records: [], all: true })

  /** Events come from now on: those before were missed wherever the log is further than what the screen shows now. */
  const catchUp = async (): Promise<void> => {
    listening = true
    const shown = [...positions].map(([project, { seen }]) => ({ project, seen }))
    for (const { project, seen } of shown) {
      try {
        const request = { method: 'history.list', project, input: { claim: null, offset: 0, limit: 1 }, client: id }
        const answer = await persist(request)
        note(project, answer.position)
        if (answer.position !== null && answer.position > seen) tellAll(project, answer.position)
        else if (answer.position === null && !answer.ok) events.tell({ type: 'closed', project, reason: 'failed' })
      } catch {
        // Lost again: the next time that events come looks once more.
      }
    }
  }

  const hear = (event: AppEvent): void => {
    if (event.type === 'changed') {
      note(event.project, event.position)
      const known = positions.get(event.project)
      if (known) known.told = Math.max(known.told, event.position)
    }
    events.tell(event)
  }
  transport.subscribe(hear, id, () => void catchUp())
  transport.onConnection((next) => {
    state = next
    connections.tell(next)
  })

  return {
    id,
    async call<M extends MethodName>(method: M, input: Input<M>, options: CallOptions = {}): Promise<Output<M>> {
      const definition: MethodDefinition = contract[method]
      const request: Request = { method, input: wellFormedJson(input as Json) as Request['input'], client: id }
      if (options.project !== undefined) request.project = options.project
      if (options.job !== undefined) request.job = options.job
      if (definition.changes) request.changeSet = newId()
      if (definition.kind !== 'command') return (await send(definition, request)) as Output<M>
      const { project } = request
      if (project === undefined) throw new CodedError('invalid-input', `No project is open for ${method}.`)
      // What the screen shows when the person acts, not when the queue gets there.
      const seen = options.seen ?? positions.get(project)?.seen
      if (seen !== undefined) request.seen = seen
      return (await enqueue(project, () => send(definition, request))) as Output<M>
    },
    onEvent: (listener) => events.add(listener),
    onConnection: (listener) => connections.add(listener),
    connection: () => state,
    seen: (project) => positions.get(project)?.seen,
    markShown(project, position) {
      const known = positions.get(project)
      if (known) known.seen = Math.max(known.seen, position)
    },
    missed(project, position) {
      const known = positions.get(project)
      if (known && known.seen < position && known.told < position) tellAll(project, position)
    },
    latest: (project) => positions.get(project)?.latest,
    forget(project) {
      positions.delete(project)
      queues.delete(project)
    }
  }
}
