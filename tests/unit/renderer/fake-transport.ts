import {
  ConnectionLost,
  type ConnectionState,
  createListeners,
  type Transport
} from '../../../src/renderer/api/transport.ts'
import type { Answer, AppEvent, Request } from '../../../src/shared/contract/index.ts'

/** A transport whose answers a test decides one by one; it keeps every request that arrived. */
export interface ScriptedTransport extends Transport {
  readonly requests: Request[]
  /** What the next requests get, in order; afterwards every request is answered with an empty object at `position`. */
  readonly script: ((request: Request) => Promise<Answer> | Answer)[]
  position: number
  tell(event: AppEvent): void
  become(state: ConnectionState): void
  /** Events come from now on. */
  listen(): void
}

export function createScriptedTransport(): ScriptedTransport {
  const events = createListeners<AppEvent>()
  const connections = createListeners<ConnectionState>()
  const listenings = createListeners<void>()
  const transport: ScriptedTransport = {
    requests: [],
    script: [],
    position: 1,
    async invoke(request) {
      transport.requests.push(request)
      const next = transport.script.shift()
      if (next) return next(request)
      return { ok: true, value: {}, position: request.project === undefined ? null : transport.position }
    },
    subscribe: (listener, _client, listening) => {
      listenings.add(listening)
      return events.add(listener)
    },
    onConnection: (listener) => connections.add(listener),
    tell: (event) => events.tell(event),
    become: (state) => connections.tell(state),
    listen: () => listenings.tell()
  }
  return transport
}

export const lost = (): never => {
  throw new ConnectionLost()
}
export const done = (
  value: Answer & { ok: true } extends { value: infer V } ? V : never,
  position: number
): Answer => ({
  ok: true,
  value,
  position
})
