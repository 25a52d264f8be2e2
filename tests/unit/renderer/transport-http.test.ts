import { describe, expect, test } from 'vitest'
import type { ConnectionState } from '../../../src/renderer/api/transport.ts'
import { createHttpTransport, type EventStream, type HttpParts } from '../../../src/renderer/api/transport-http.ts'
import type { AppEvent } from '../../../src/shared/contract/index.ts'

function setUp(respond: (url: string, init: RequestInit) => Promise<Response>) {
  const streams: EventStream[] = []
  const opened: string[] = []
  const calls: { url: string; init: RequestInit }[] = []
  const page = { leaving: false }
  const parts: HttpParts = {
    token: 'secret',
    fetch: (url, init) => {
      calls.push({ url, init })
      return respond(url, init)
    },
    openEvents: (url) => {
      opened.push(url)
      const stream: EventStream = { onopen: null, onmessage: null, onerror: null, close: () => {} }
      streams.push(stream)
      return stream
    },
    wait: async () => {},
    leaving: () => page.leaving
  }
  const transport = createHttpTransport(parts)
  const states: ConnectionState[] = []
  transport.onConnection((state) => states.push(state))
  return { transport, streams, opened, calls, states, page }
}

const request = { method: 'app.status', input: {}, client: 'me' }
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('calls over HTTP', () => {
  test('carry the token of the page', async () => {
    const { transport, calls } = setUp(async () => Response.json({ ok: true, value: {}, position: null }))
    await expect(transport.invoke(request)).resolves.toEqual({ ok: true, value: {}, position: null })
    expect(calls[0]?.url).toBe('/api/call')
    expect(new Headers(calls[0]?.init.headers).get('x-claimbench-token')).toBe('secret')
  })

  test('outlive a page that is being left, unless they are too long for that', async () => {
    const { transport, calls, page } = setUp(async () => Response.json({ ok: true, value: {}, position: null }))
    await transport.invoke(request)
    page.leaving = true
    await transport.invoke(request)
    await transport.invoke({ ...request, input: { text: 'x'.repeat(70_000) } })
    expect(calls.map(({ init }) => init.keepalive)).toEqual([false, true, false])
  })

  test('that reach nobody say that the connection is lost', async () => {
    const { transport, states } = setUp(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(transport.invoke(request)).rejects.toMatchObject({ name: 'ConnectionLost', state: 'lost' })
    expect(states).toEqual(['lost'])
  })

  test('that are answered again say that the connection is back, once events come too', async () => {
    let there = false
    const { transport, states, streams } = setUp(() =>
      there ? Promise.resolve(Response.json({ ok: true, value: {}, position: null })) : Promise.reject(new TypeError())
    )
    transport.subscribe(
      () => {},
      'me',
      () => {}
    )
    streams[0]?.onopen?.()
    await expect(transport.invoke(request)).rejects.toMatchObject({ state: 'lost' })
    there = true
    await transport.invoke(request)
    expect(states).toEqual(['lost', 'connected'])
    streams[0]?.onerror?.()
    await transport.invoke(request)
    expect(states).toEqual(['lost', 'connected', 'lost'])
    await settle()
    streams[1]?.onopen?.()
    expect(states).toEqual(['lost', 'connected', 'lost', 'connected'])
  })

  test('that are turned away say that the page is no longer known, for good', async () => {
    const { transport, states, streams } = setUp(async () => new Response('', { status: 403 }))
    transport.subscribe(
      () => {},
      'me',
      () => {}
    )
    await expect(transport.invoke(request)).rejects.toMatchObject({ state: 'expired' })
    streams[0]?.onopen?.()
    expect(states).toEqual(['expired'])
  })

  test('answered with something else than an answer count as lost', async () => {
    const { transport } = setUp(async () => new Response('<html>', { status: 200 }))
    await expect(transport.invoke(request)).rejects.toMatchObject({ state: 'lost' })
  })
})

describe('events over HTTP', () => {
  const closed: AppEvent = { type: 'closed', project: 'p', reason: 'asked' }

  test('are told to listeners, and what is no event is not', () => {
    const { transport, streams } = setUp(async () => Response.json({}))
    const told: AppEvent[] = []
    transport.subscribe(
      (event) => told.push(event),
      'me',
      () => {}
    )
    streams[0]?.onmessage?.({ data: JSON.stringify(closed) })
    streams[0]?.onmessage?.({ data: '{"type":"order"}' })
    streams[0]?.onmessage?.({ data: 'no json' })
    expect(told).toEqual([closed])
  })

  test('come over one stream for all listeners, opened again when it breaks', async () => {
    const { transport, streams, opened, states } = setUp(async () => Response.json({}))
    transport.subscribe(
      () => {},
      'me',
      () => {}
    )
    transport.subscribe(
      () => {},
      'me',
      () => {}
    )
    expect(streams).toHaveLength(1)
    streams[0]?.onopen?.()
    streams[0]?.onerror?.()
    await settle()
    expect(opened).toEqual(['/api/events?client=me', '/api/events?client=me'])
    streams[1]?.onopen?.()
    expect(states).toEqual(['lost', 'connected'])
  })

  test('listeners are told when events begin to come, each time the stream is opened', async () => {
    const { transport, streams } = setUp(async () => Response.json({}))
    let begun = 0
    transport.subscribe(
      () => {},
      'me',
      () => begun++
    )
    expect(begun).toBe(0)
    streams[0]?.onopen?.()
    expect(begun).toBe(1)
    streams[0]?.onerror?.()
    await settle()
    expect(begun).toBe(1)
    streams[1]?.onopen?.()
    expect(begun).toBe(2)
  })

  test('a stream that keeps breaking because the page is unknown ends in saying so', async () => {
    const { transport, streams, states } = setUp(async () => new Response('', { status: 401 }))
    transport.subscribe(
      () => {},
      'me',
      () => {}
    )
    streams[0]?.onerror?.()
    await settle()
    streams[1]?.onerror?.()
    await settle()
    expect(states).toEqual(['lost', 'expired'])
  })
})
