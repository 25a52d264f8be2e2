import { symlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BrowserHost, createBrowserHost } from '../../../src/main/hosts/browser/server.ts'
import { type FakeProgram, fakeProgram, fakeRenderer } from './fake-program.ts'
import { type RawResponse, raw } from './raw-http.ts'

const request = { method: 'app.status', input: {}, client: 'test' }

describe('the browser host', () => {
  let renderer: ReturnType<typeof fakeRenderer>
  let program: FakeProgram
  let host: BrowserHost
  let watchers: number[]

  beforeEach(async () => {
    renderer = fakeRenderer()
    watchers = []
    program = fakeProgram(renderer.base, {
      report: { name: 'Faktencheck „Syrien“ – 100 %.html', text: '<p>report</p>' },
      big: { name: 'big.html', text: 'x'.repeat(5_000_000) }
    })
    host = await createBrowserHost({
      app: program,
      rendererFolder: renderer.folder,
      bodyLimit: 2000,
      heartbeatMs: 50,
      onWatchers: (count) => watchers.push(count)
    })
  })

  afterEach(async () => {
    await host.close()
    renderer.remove()
  })

  const hostLine = (): string => `Host: 127.0.0.1:${host.port}`
  const get = (path: string, ...headers: readonly string[]): Promise<RawResponse> =>
    raw(host.port, [`GET ${path} HTTP/1.1`, hostLine(), ...headers])

  /** Signs a browser in, as a person does by opening the address. */
  async function signIn(): Promise<{ readonly cookie: string; readonly token: string }> {
    const address = new URL(host.address())
    const answer = await get(address.pathname + address.search)
    const cookie = `Cookie: ${answer.headers['set-cookie']?.split(';')[0]}`
    const page = await get('/', cookie)
    const token = /name="claimbench-token" content="([^"]+)"/.exec(page.body)?.[1] ?? ''
    return { cookie, token }
  }

  const post = (headers: readonly string[], body: string | Buffer = JSON.stringify(request)): Promise<RawResponse> =>
    raw(
      host.port,
      ['POST /api/call HTTP/1.1', hostLine(), ...headers, `Content-Length: ${Buffer.byteLength(body)}`],
      body
    )
  const json = 'Content-Type: application/json'
  const origin = (): string => `Origin: ${host.origin}`

  describe('signing in', () => {
    it('exchanges the one-time token for a cookie that scripts and other sites never see', async () => {
      const address = new URL(host.address())
      const answer = await get(address.pathname + address.search)
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe('/')
      expect(answer.headers['set-cookie']).toMatch(
        /^claimbench-[0-9a-f]{12}=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/
      )
    })

    it('refuses a token that was used, and explains it to the person', async () => {
      const address = new URL(host.address())
      await get(address.pathname + address.search)
      const again = await get(address.pathname + address.search)
      expect(again.status).toBe(403)
      expect(again.headers['set-cookie']).toBeUndefined()
      expect(again.body).toContain('not for this browser window')
    })

    it('lets a browser that is signed in already open the used address again', async () => {
      const address = new URL(host.address())
      const first = await get(address.pathname + address.search)
      const cookie = `Cookie: ${first.headers['set-cookie']?.split(';')[0]}`
      const again = await get(address.pathname + address.search, cookie)
      expect([again.status, again.headers.location]).toEqual([303, '/'])
    })

    it('does not use the token up for a browser that opens it beforehand', async () => {
      const address = new URL(host.address())
      const guess = await get(address.pathname + address.search, 'Sec-Purpose: prefetch;prerender')
      expect(guess.status).toBe(403)
      expect((await get(address.pathname + address.search)).status).toBe(303)
    })

    it.each(['', 'x', 'undefined'])('refuses the made-up token %j', async (token) => {
      expect((await get(`/?token=${token}`)).status).toBe(403)
    })

    it('gives two programs cookies that do not overwrite each other', async () => {
      const other = await createBrowserHost({ app: program, rendererFolder: renderer.folder })
      const address = new URL(other.address())
      const answer = await raw(other.port, [
        `GET ${address.pathname}${address.search} HTTP/1.1`,
        `Host: ${address.host}`
      ])
      const mine = (await signIn()).cookie
      expect(answer.headers['set-cookie']?.split('=')[0]).not.toBe(mine.slice('Cookie: '.length).split('=')[0])
      expect((await raw(other.port, ['GET / HTTP/1.1', `Host: ${address.host}`, mine])).status).toBe(403)
      await other.close()
    })

    it.each(['/', '/index.html', '/assets/main-1a2b.js'])('shows nothing of %s without the cookie', async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(403)
      expect(answer.body).not.toMatch(/claimbench-token|export const/)
    })
  })

  describe('pages', () => {
    it('fills the token into the page and serves assets by their type', async () => {
      const { cookie, token } = await signIn()
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
      const script = await get('/assets/main-1a2b.js', cookie)
      expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
      expect(script.body).toContain('here')
    })

    it('puts the policy on every answer, good or bad', async () => {
      const { cookie } = await signIn()
      const answers = [await get('/', cookie), await get('/'), await get('/nothing', cookie), await post([])]
      for (const { headers } of answers) {
        expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
        expect(headers['x-content-type-options']).toBe('nosniff')
        expect(headers['cache-control']).toBe('no-store')
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      }
    })

    it.each([
      '/../secret.json',
      '/assets/../../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/..%5csecret.json',
      '/assets/..\\..\\secret.json',
      '/%252e%252e/secret.json',
      '//secret.json',
      '/./../secret.json',
      '/assets/%00main-1a2b.js',
      '/assets/main-1a2b.js%00.html',
      '/assets/',
      '/assets',
      '/assets/unknown.exe',
      '/C:/secret.json',
      '/linked.json'
    ])('finds no file at %s', async (path) => {
      symlinkSync(join(renderer.base, 'secret.json'), join(renderer.folder, 'linked.json'))
      const { cookie } = await signIn()
      const answer = await get(path, cookie)
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('"secret":true')
    })

    it('refuses the absolute form of an address', async () => {
      const { cookie } = await signIn()
      const answer = await get(`${host.origin}/secret.json`, cookie)
      expect(answer.status).toBe(404)
    })
  })

  describe('DNS rebinding and other origins', () => {
    it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1.evil.example'])(
      'turns the Host %s away before anything else',
      async (name) => {
        const { cookie } = await signIn()
        const answer = await raw(host.port, ['GET / HTTP/1.1', `Host: ${name}`, cookie])
        expect(answer.status).toBe(421)
      }
    )

    it.each(['http://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])(
      'turns a call from the Origin %s away',
      async (from) => {
        const { cookie, token } = await signIn()
        const answer = await post([cookie, json, `X-Claimbench-Token: ${token}`, `Origin: ${from}`])
        expect(answer.status).toBe(403)
        expect(program.calls).toEqual([])
      }
    )

    it('turns a call without an Origin away', async () => {
      const { cookie, token } = await signIn()
      expect((await post([cookie, json, `X-Claimbench-Token: ${token}`])).status).toBe(403)
    })

    it.each(['/api/events', '/api/download/report', '/assets/main-1a2b.js'])(
      'turns %s away from a page of another port, which has the cookie too',
      async (path) => {
        const { cookie } = await signIn()
        expect((await get(path, cookie, 'Sec-Fetch-Site: same-site')).status).toBe(403)
        expect((await get(path, cookie, 'Sec-Fetch-Site: cross-site')).status).toBe(403)
      }
    )

    it('answers no preflight of another origin', async () => {
      const answer = await raw(host.port, [
        'OPTIONS /api/call HTTP/1.1',
        hostLine(),
        'Origin: http://evil.example',
        'Access-Control-Request-Method: POST'
      ])
      expect(answer.status).toBe(403)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    })

    it('listens on the loopback address only', async () => {
      const outer = Object.values(networkInterfaces())
        .flat()
        .find((address) => address?.family === 'IPv4' && !address.internal)?.address
      if (outer === undefined) return
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: outer, port: host.port, timeout: 2000 })
        socket
          .on('connect', () => resolve(true))
          .on('error', () => resolve(false))
          .on('timeout', () => resolve(false))
        socket.on('close', () => socket.destroy())
      })
      expect(reached).toBe(false)
    })
  })

  describe('calls', () => {
    it('carries a call with cookie, token and origin, and its answer back', async () => {
      const { cookie, token } = await signIn()
      const answer = await post([cookie, json, origin(), `X-Claimbench-Token: ${token}`])
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { echo: request }, position: 7 })
    })

    it.each(['cookie', 'token', 'type'] as const)('refuses a call without its %s', async (missing) => {
      const { cookie, token } = await signIn()
      const headers = { cookie, token: `X-Claimbench-Token: ${token}`, type: json }
      const answer = await post([
        origin(),
        ...Object.entries(headers).flatMap(([name, line]) => (name === missing ? [] : [line]))
      ])
      expect(answer.status).toBe({ cookie: 401, token: 403, type: 415 }[missing])
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, position: null })
      expect(program.calls).toEqual([])
    })

    it('refuses the type that a form of another site can send', async () => {
      const { cookie, token } = await signIn()
      const answer = await post([cookie, origin(), `X-Claimbench-Token: ${token}`, 'Content-Type: text/plain'])
      expect(answer.status).toBe(415)
    })

    it('refuses a body that is announced as too long without reading it', async () => {
      const { cookie, token } = await signIn()
      const answer = await raw(host.port, [
        'POST /api/call HTTP/1.1',
        hostLine(),
        cookie,
        json,
        origin(),
        `X-Claimbench-Token: ${token}`,
        'Content-Length: 2001'
      ])
      expect(answer.status).toBe(413)
    })

    it('stops reading a body that turns out too long', async () => {
      const { cookie, token } = await signIn()
      const head = ['POST /api/call HTTP/1.1', hostLine(), cookie, json, origin(), `X-Claimbench-Token: ${token}`]
      const chunk = `400\r\n${'x'.repeat(1024)}\r\n`
      const answer = await raw(host.port, [...head, 'Transfer-Encoding: chunked'], chunk.repeat(4))
      expect(answer.status).toBe(413)
      expect(program.calls).toEqual([])
    })

    it.each([
      ['cut off', '{"method":'],
      ['empty', ''],
      ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])]
    ])('answers a body that is %s with invalid-input', async (_what, body) => {
      const { cookie, token } = await signIn()
      const answer = await post([cookie, json, origin(), `X-Claimbench-Token: ${token}`], body)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body).error.code).toBe('invalid-input')
    })

    it.each(['GET', 'PUT', 'DELETE'])('takes no %s', async (method) => {
      const { cookie } = await signIn()
      const answer = await raw(host.port, [`${method} /api/call HTTP/1.1`, hostLine(), cookie, origin()])
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST'])
    })
  })

  describe('events', () => {
    it('needs the cookie', async () => {
      expect((await get('/api/events')).status).toBe(401)
    })

    it('tells every event to a page that listens, keeps the line warm, and notices when it leaves', async () => {
      const { cookie } = await signIn()
      const socket = connect(host.port, '127.0.0.1')
      let text = ''
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
      })
      socket.write(`GET /api/events HTTP/1.1\r\n${hostLine()}\r\n${cookie}\r\nSec-Fetch-Site: same-origin\r\n\r\n`)
      await expect.poll(() => text).toContain('connected')
      expect(text).toContain('text/event-stream')
      program.tell({ type: 'closed', project: 'p\n1', reason: 'asked' })
      await expect.poll(() => text).toContain('data: {"type":"closed","project":"p\\n1","reason":"asked"}\n\n')
      await expect.poll(() => text).toContain(': still here')
      socket.destroy()
      await expect.poll(() => watchers).toEqual([1, 0])
    })

    it('ends the streams and its listening when it closes', async () => {
      const { cookie } = await signIn()
      const stream = get('/api/events', cookie)
      await expect.poll(() => host.watchers).toBe(1)
      await host.close()
      expect((await stream).status).toBe(200)
      expect(program.listeners).toBe(0)
    })
  })

  describe('downloads', () => {
    it('serves a file once, under its whole name, and never to be shown in place', async () => {
      const { cookie } = await signIn()
      const first = await get('/api/download/report', cookie)
      expect([first.status, first.body]).toEqual([200, '<p>report</p>'])
      expect(first.headers['content-disposition']).toBe(
        `attachment; filename="Faktencheck _Syrien_ _ 100 _.html"; filename*=UTF-8''Faktencheck%20%E2%80%9ESyrien%E2%80%9C%20%E2%80%93%20100%20%25.html`
      )
      expect(first.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
      expect((await get('/api/download/report', cookie)).status).toBe(404)
      await expect.poll(() => program.released).toEqual(['report'])
    })

    it('releases the file when the browser goes away in the middle', async () => {
      const { cookie } = await signIn()
      const socket = connect(host.port, '127.0.0.1')
      socket.write(`GET /api/download/big HTTP/1.1\r\n${hostLine()}\r\n${cookie}\r\n\r\n`)
      socket.once('data', () => socket.destroy())
      await expect.poll(() => program.released).toEqual(['big'])
    })

    it.each(['unknown', '../report', 'a%2fb', ''])('finds nothing under the id %j', async (id) => {
      const { cookie } = await signIn()
      expect((await get(`/api/download/${id}`, cookie)).status).toBe(404)
    })

    it('needs the cookie', async () => {
      expect((await get('/api/download/report')).status).toBe(401)
      expect(program.released).toEqual([])
    })
  })

  it('says that a port is taken instead of sharing it', async () => {
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
    const { port } = blocker.address() as { port: number }
    await expect(createBrowserHost({ app: program, rendererFolder: renderer.folder, port })).rejects.toMatchObject({
      code: 'EADDRINUSE'
    })
    await new Promise((resolve) => blocker.close(resolve))
    expect(program.listeners).toBe(1)
  })
})
