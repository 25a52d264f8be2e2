import { type Answer, eventSchema, type Request } from '../../shared/contract/index.ts'
import { ConnectionLost, type ConnectionState, createListeners, type Transport } from './transport.ts'

/** The parts of a browser that the transport needs; tests bring their own. */
export interface HttpParts {
  /** The token of the page's meta element: proves that the page came from this host. */
  readonly token: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly openEvents: (url: string) => EventStream
  readonly wait: (milliseconds: number) => Promise<void>
  /** Whether the page is being closed or left: what it sends now has to outlive it. */
  readonly leaving: () => boolean
}

/** The part of an EventSource that is used. */
export interface EventStream {
  onopen: (() => void) | null
  onmessage: ((message: { readonly data: string }) => void) | null
  onerror: (() => void) | null
  close(): void
}

/** Longest body, in UTF-16 units, that is sent to outlive its page; browsers refuse more than 64 KiB (Fetch standard, "keepalive"). */
const LAST_WORDS = 16_384

const RECONNECT_MS = [250, 500, 1000, 2000, 3000] as const

/** The loopback host: calls by POST with the page's token, events over one server-sent stream that is opened again when it breaks. */
export function createHttpTransport(parts: HttpParts): Transport {
  const events = createListeners<Parameters<Parameters<Transport['subscribe']>[0]>[0]>()
  const connection = createListeners<ConnectionState>()
  const listenings = createListeners<void>()
  let state: ConnectionState = 'connected'
  let opened = false
  /** The stream of events has broken and is not open again. */
  let broken = false

  const become = (next: ConnectionState): void => {
    if (state === next || state === 'expired') return
    state = next
    connection.tell(next)
  }

  const probe = async (): Promise<void> => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-claimbench-token': parts.token }
    }
    const body = JSON.stringify({ method: 'app.status', input: {}, client: 'probe' })
    const response = await parts.fetch('/api/call', { ...request, body }).catch(() => undefined)
    if (response?.status === 401 || response?.status === 403) become('expired')
  }

  const open = (client: string, attempt: number): void => {
    const stream = parts.openEvents(`/api/events?client=${encodeURIComponent(client)}`)
    let failures = attempt
    stream.onopen = () => {
      failures = 0
      broken = false
      become('connected')
      listenings.tell()
    }
    stream.onmessage = ({ data }) => {
      const event = eventSchema.safeParse(parseJson(data))
      if (event.success) events.tell(event.data)
    }
    stream.onerror = () => {
      stream.close()
      broken = true
      become('lost')
      if (state === 'expired') return
      // A stream does not tell why it failed: a call does, where the program runs but knows this page no more.
      if (failures > 0) void probe()
      const delay = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)] ?? 3000
      void parts.wait(delay).then(() => open(client, failures + 1))
    }
  }

  return {
    async invoke(request: Request): Promise<Answer> {
      let response: Response
      const body = JSON.stringify(request)
      try {
        response = await parts.fetch('/api/call', {
          method: 'POST',
          credentials: 'same-origin',
          cache: 'no-store',
          headers: { 'content-type': 'application/json', 'x-claimbench-token': parts.token },
          body,
          keepalive: parts.leaving() && body.length <= LAST_WORDS
        })
      } catch {
        become('lost')
        throw new ConnectionLost()
      }
      if (response.status === 401 || response.status === 403) {
        become('expired')
        throw new ConnectionLost('expired')
      }
      const answer = parseJson(await response.text().catch(() => ''))
      if (typeof answer !== 'object' || answer === null || !('ok' in answer)) throw new ConnectionLost()
      // Without its stream the page would miss events; whoever opens it again says that the connection is back.
      if (!broken) become('connected')
      return answer as Answer
    },
    subscribe(listener, client, listening) {
      const stops = [events.add(listener), listenings.add(listening)]
      if (!opened) {
        opened = true
        open(client, 0)
      }
      return () => {
        for (const stop of stops) stop()
      }
    },
    onConnection: (listener) => connection.add(listener)
  }
}

/** Where the host hands out a finished file, once. */
export const downloadAddress = (id: string): string => `/api/download/${encodeURIComponent(id)}`

/** The transport over this page's own browser. */
export function browserParts(): HttpParts {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="claimbench-token"]')
  let leaving = false
  // Captured: before whatever else the page does as it goes.
  window.addEventListener('pagehide', () => (leaving = true), { capture: true })
  window.addEventListener('pageshow', () => (leaving = false), { capture: true })
  return {
    token: meta?.content ?? '',
    fetch: (url, init) => fetch(url, init),
    openEvents: (url) => new EventSource(url) as EventStream,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    leaving: () => leaving
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
