/**
 * The browser host: the built screens and the contract on 127.0.0.1, for one person's browser on this machine.
 *
 * | request | needs | answers |
 * |---|---|---|
 * | `GET /?token=…` | an unused invitation | 303 to `/` with the cookie |
 * | `GET /`, `GET /assets/…` | cookie | the built screens |
 * | `POST /api/call` | cookie, token header, own `Origin`, JSON | the `Answer` as JSON |
 * | `GET /api/events?client=ID` | cookie, own origin | the events as a stream; the page is there while it is open |
 * | `GET /api/download/ID` | cookie, own origin | an export, once |
 *
 * The event stream has no header token because a browser's EventSource cannot send one: a page of another origin can
 * make the request, but not read a byte of it, since no answer here allows another origin to.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { Answer } from '../../../shared/contract/index.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { App } from '../../app/app.ts'
import { securityHeaders } from '../security.ts'
import { readRendererFile } from '../static-files.ts'
import { type Refusal, refusal } from './admission.ts'
import { attachmentHeader } from './content-disposition.ts'
import { createEventStreams } from './event-stream.ts'
import { notSignedIn, withPageToken } from './pages.ts'
import { createPresence } from './presence.ts'
import { maximumBody, readJsonBody } from './request-body.ts'
import { createSession, type Session, tokenHeader } from './session.ts'

export interface BrowserHostOptions {
  readonly app: Pick<App, 'call' | 'subscribe' | 'takeDownload' | 'clientGone'>
  /** The built screens: `index.html` and its assets. */
  readonly rendererFolder: string
  /** 0 or absent: a free port. */
  readonly port?: number
  /** The one-time token of the first address, for a caller that has to know it beforehand. */
  readonly token?: string
  /** Longest body of a call in bytes. */
  readonly bodyLimit?: number
  readonly heartbeatMs?: number
  /** How long a page whose event stream was closed has to come back, before the program is told that it is gone. */
  readonly graceMs?: number
  /** Told how many pages listen for events, whenever that changes. */
  readonly onWatchers?: (count: number) => void
}

export interface BrowserHost {
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** An address that signs one browser in, once. Every call makes a fresh one. */
  address(): string
  /** How many pages listen for events. */
  readonly watchers: number
  /** Ends the event streams and every connection, and frees the port. The program itself goes on. */
  close(): Promise<void>
}

/** Starts to listen. Rejects when the port is taken (`EADDRINUSE`). */
export async function createBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const session = createSession(options.token)
  const streams = createEventStreams(options.app, options.heartbeatMs ?? 15_000, options.onWatchers ?? (() => {}))
  const presence = createPresence(options.graceMs ?? 60_000, (client) => options.app.clientGone(client))
  const own = { host: '', origin: '' }
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'internal', error instanceof Error ? error.message : 'The request failed.')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: options.port ?? 0, exclusive: true }, () => {
      server.removeListener('error', reject)
      resolve()
    })
  }).catch((error: unknown) => {
    streams.close()
    throw error
  })
  const port = (server.address() as AddressInfo).port
  own.host = `127.0.0.1:${port}`
  own.origin = `http://${own.host}`
  let firstToken = options.token

  return {
    port,
    origin: own.origin,
    address() {
      const token = firstToken ?? session.invite()
      firstToken = undefined
      return `${own.origin}/?token=${token}`
    },
    get watchers() {
      return streams.count
    },
    async close() {
      streams.close()
      presence.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? ''
    const mark = target.indexOf('?')
    const path = mark < 0 ? target : target.slice(0, mark)
    const call = path === '/api/call'
    const turnedAway = refusal(request.headers, own, call ? 'call' : path === '/' ? 'page' : 'asset')
    if (turnedAway !== null) return sendRefusal(response, turnedAway)
    if (request.method !== (call ? 'POST' : 'GET') && !(request.method === 'HEAD' && !path.startsWith('/api/'))) {
      response.setHeader('allow', call ? 'POST' : 'GET')
      return sendError(response, 405, 'refused', 'This address does not take that kind of request.')
    }
    const signedIn = session.hasCookie(request.headers.cookie)
    const invitation = mark < 0 || path !== '/' ? null : new URLSearchParams(target.slice(mark + 1)).get('token')
    if (invitation !== null && request.method === 'GET') return signIn(request, response, invitation, signedIn)
    if (!signedIn) {
      if (path.startsWith('/api/')) return sendError(response, 401, 'no-access', signedOut)
      return send(response, 403, 'text/html; charset=utf-8', notSignedIn)
    }
    if (call) return answerCall(request, response)
    if (path === '/api/events') {
      if (streams.open(response)) {
        const client = mark < 0 ? null : new URLSearchParams(target.slice(mark + 1)).get('client')
        if (client !== null && client.length <= 100) response.on('close', presence.opened(client))
        return
      }
      return sendError(response, 503, 'refused', 'Too many windows are open on this program.')
    }
    if (path.startsWith('/api/download/')) return sendDownload(response, path.slice('/api/download/'.length))
    return sendFile(response, path)
  }

  function signIn(request: IncomingMessage, response: ServerResponse, invitation: string, signedIn: boolean): void {
    // A browser that only guesses what the person will open must not use the invitation up.
    const guessing = /prefetch|prerender/.test(String(request.headers['sec-purpose'] ?? request.headers.purpose ?? ''))
    if (guessing) {
      sendError(response, 403, 'refused', 'This address is opened by a person, not beforehand.')
    } else if (session.redeem(invitation)) {
      response.writeHead(303, { ...securityHeaders, location: '/', 'set-cookie': session.setCookie })
      response.end()
    } else if (signedIn) {
      response.writeHead(303, { ...securityHeaders, location: '/' })
      response.end()
    } else {
      send(response, 403, 'text/html; charset=utf-8', notSignedIn)
    }
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!session.hasPageToken(request.headers[tokenHeader])) return sendError(response, 403, 'no-access', signedOut)
    const body = await readJsonBody(request, options.bodyLimit ?? maximumBody)
    if (!body.ok) {
      // What is left of the body is not read.
      response.setHeader('connection', 'close')
      return sendError(response, body.status, 'invalid-input', body.message)
    }
    const client = (body.value as { readonly client?: unknown } | null)?.client
    if (typeof client === 'string') presence.asked(client)
    const answer = await options.app.call(body.value)
    send(response, 200, 'application/json; charset=utf-8', JSON.stringify(answer))
  }

  async function sendDownload(response: ServerResponse, id: string): Promise<void> {
    const download = /^[A-Za-z0-9._~-]{1,200}$/.test(id) ? await options.app.takeDownload(id) : undefined
    if (download === undefined) return sendError(response, 404, 'not-found', 'This download was fetched already.')
    try {
      const { size } = await stat(download.path)
      response.writeHead(200, {
        ...securityHeaders,
        // A report opened in place would otherwise run in the program's own origin.
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': download.mediaType,
        'content-length': size,
        'content-disposition': attachmentHeader(download.name)
      })
      await pipeline(createReadStream(download.path), response)
    } finally {
      await download.release()
    }
  }

  async function sendFile(response: ServerResponse, path: string): Promise<void> {
    const file = await readRendererFile(options.rendererFolder, path)
    if (file === null) return sendError(response, 404, 'not-found', 'There is nothing at this address.')
    const index = path === '/' || path === '/index.html'
    send(response, 200, file.mediaType, index ? withToken(file.bytes, session) : file.bytes)
  }
}

const signedOut = 'This window is no longer signed in. Open the address that Claimbench printed, or start it again.'

const withToken = (page: Buffer, session: Session): string => withPageToken(page.toString('utf8'), session.pageToken)

function send(response: ServerResponse, status: number, mediaType: string, body: string | Buffer): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': mediaType,
    'content-length': Buffer.byteLength(body)
  })
  response.end(body)
}

/** Every refusal has the shape of an answer, so that a client reads one format only. */
function sendError(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
  const answer: Answer = { ok: false, error: { code, message }, position: null }
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(answer))
}

function sendRefusal(response: ServerResponse, reason: Refusal): void {
  response.setHeader('connection', 'close')
  const wrongHost = reason === 'wrong-host'
  const message = wrongHost
    ? 'This server is not the one that was asked for.'
    : 'Only the pages of this program may ask it anything.'
  sendError(response, wrongHost ? 421 : 403, 'refused', message)
}
