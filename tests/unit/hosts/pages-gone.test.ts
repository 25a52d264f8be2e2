/**
 * What becomes of the drafts of a page that goes: over the real browser host, its event streams and the screens' own client, with
 * the whole program behind it.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HostServices } from '../../../src/main/app/app.ts'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import { type BrowserHost, createBrowserHost } from '../../../src/main/hosts/browser/server.ts'
import { type Client, createClient } from '../../../src/renderer/api/client.ts'
import { createHttpTransport, type EventStream } from '../../../src/renderer/api/transport-http.ts'
import { newProjectFile, resources } from '../../support/project.ts'

const services: HostServices = {
  kind: 'browser',
  native: { openDialog: false, saveDialog: false, menu: false },
  chooseProject: async () => null,
  placeProject: async (path) => path,
  saveTarget: async () => ({ kind: 'download' })
}

let folder: string
let app: CompleteApp
let host: BrowserHost
let gone: string[]
let cookie: string
let token: string

const start = async (graceMs: number): Promise<void> => {
  host = await createBrowserHost({
    app: {
      ...app,
      clientGone: (client) => {
        app.clientGone(client)
        gone.push(client)
      }
    },
    rendererFolder: join(folder, 'renderer'),
    graceMs
  })
  const signedIn = await fetch(host.address(), { redirect: 'manual' })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await (await fetch(host.origin, { headers: { cookie } })).text()
  token = /content="([^"]+)"/.exec(page)?.[1] ?? ''
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-pages-'))
  for (const name of ['home', 'projects', 'temporary', 'renderer']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<meta name="claimbench-token" content="">')
  const places = {
    home: join(folder, 'home'),
    projects: join(folder, 'projects'),
    temporary: join(folder, 'temporary')
  }
  app = createApp({ host: services, places: { ...places, resources }, checkAnswers: true })
  gone = []
})
afterEach(async () => {
  await host.close()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A page of a browser: the screens' client and transport; only the cookie jar and `EventSource` are this test's. */
interface Page {
  readonly client: Client
  /** Streams that were opened until now. */
  readonly streams: number
  /** Breaks the stream, as a sleeping network does; the transport opens it again. */
  breakStream(): void
  /** The page is no more. */
  leave(): void
}

function openPage(): Page {
  let left = false
  let streams = 0
  let now: { readonly stream: EventStream; readonly end: () => void } | undefined
  const transport = createHttpTransport({
    token,
    fetch: (url, init) =>
      fetch(`${host.origin}${url}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie, origin: host.origin }
      }),
    openEvents: (url) => {
      const stream: EventStream = { onopen: null, onmessage: null, onerror: null, close: () => request.destroy() }
      const request = httpRequest(`${host.origin}${url}`, { headers: { cookie } }, (response: IncomingMessage) => {
        response.on('error', () => undefined).resume()
        streams += 1
        stream.onopen?.()
      })
      request.on('error', () => undefined).end()
      now = { stream, end: () => request.destroy() }
      return stream
    },
    wait: async () => undefined,
    leaving: () => false
  })
  return {
    client: createClient({ transport, validate: true }),
    get streams() {
      return streams
    },
    breakStream: () => {
      now?.end()
      if (!left) now?.stream.onerror?.()
    },
    leave: () => {
      left = true
      now?.end()
    }
  }
}

/** Files below the temporary folder: documents and downloads on their way. */
const kept = (): string[] =>
  readdirSync(join(folder, 'temporary'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const open = async ({ client }: Page): Promise<string> => {
  const { project } = await client.call('projects.open', { handle: app.registerProject(newProjectFile(folder)) })
  return project
}
const pasted = ({ client }: Page, project: string) =>
  client.call('import.readText', { project, text: 'The bridge was built in 1901.', options: {} })

it('the drafts, uploads and downloads of a page that was closed are let go, those of a page beside it stay', async () => {
  await start(50)
  const [page, beside] = [openPage(), openPage()]
  await expect.poll(() => host.watchers).toBe(2)
  const project = await open(page)
  const draft = await pasted(beside, project)
  await pasted(page, project)
  await page.client.call('upload.begin', { name: 'half.txt', bytes: 1000 })
  await page.client.call('report.export', { project, format: 'json', profile: 'internal' })
  expect(kept()).toHaveLength(4)
  page.leave()
  await expect.poll(() => gone).toEqual([page.client.id])
  await expect.poll(kept).toHaveLength(1)
  await expect(beside.client.call('import.reread', { draft: draft.draft, options: {} })).resolves.toMatchObject({
    length: 29
  })
}, 60_000)

it('a page whose stream breaks and comes back keeps its drafts', async () => {
  await start(60_000)
  const page = openPage()
  await expect.poll(() => host.watchers).toBe(1)
  const project = await open(page)
  const { draft } = await pasted(page, project)
  for (let time = 0; time < 3; time++) {
    page.breakStream()
    await expect.poll(() => page.streams).toBe(time + 2)
    await expect.poll(() => host.watchers).toBe(1)
  }
  expect(gone).toEqual([])
  await expect(page.client.call('import.reread', { draft, options: {} })).resolves.toMatchObject({ draft })
}, 60_000)

it('reading for a page that is gone ends, and a page that is back after all is served again', async () => {
  await start(60_000)
  const page = openPage()
  await expect.poll(() => host.watchers).toBe(1)
  const project = await open(page)
  const reading = pasted(page, project).then(
    () => 'read',
    (thrown: { error?: { code: string } }) => thrown.error?.code
  )
  await expect.poll(kept).toHaveLength(1)
  app.clientGone(page.client.id)
  expect(await reading).toBe('cancelled')
  await expect.poll(kept).toEqual([])
  // The laptop woke up after all.
  await pasted(page, project)
  expect(kept()).toHaveLength(1)
}, 60_000)

it('closing the host lets go of every page', async () => {
  await start(60_000)
  const page = openPage()
  await expect.poll(() => host.watchers).toBe(1)
  await pasted(page, await open(page))
  page.leave()
  await host.close()
  expect(gone).toEqual([page.client.id])
  await expect.poll(kept).toEqual([])
}, 60_000)
