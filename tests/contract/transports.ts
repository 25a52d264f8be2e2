/** The three ways in which a request reaches the program, each as its host really carries it. */

import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, HostServices, Places } from '../../src/main/app/app.ts'
import { createApp } from '../../src/main/app/create-app.ts'
import { createBrowserHost } from '../../src/main/hosts/browser/server.ts'
import { startAddress } from '../../src/main/hosts/electron/addresses.ts'
import { connectIpc, type IpcReceiver } from '../../src/main/hosts/electron/ipc.ts'
import { callChannel } from '../../src/preload/channels.ts'
import { downloadAddress } from '../../src/renderer/api/transport-http.ts'
import type { AppEvent } from '../../src/shared/contract/index.ts'

/** What a client holds of the program. */
export interface Client {
  call(request: unknown): Promise<unknown>
  /** Every event that reached this client, in order. */
  readonly events: AppEvent[]
  /** Fetches an address that an answer named. */
  download(id: string): Promise<{ readonly status: number; readonly text: string }>
  close(): Promise<void>
}

export interface Transport {
  readonly name: string
  readonly host: HostServices
  connect(app: App, places: Places): Promise<Client>
}

const services = (kind: HostServices['kind'], native: boolean, folder: () => string): HostServices => ({
  kind,
  native: { openDialog: native, saveDialog: native, menu: native },
  chooseProject: async () => null,
  placeProject: async (suggested) => suggested,
  saveTarget: async (name) => (native ? { kind: 'path', path: join(folder(), name) } : { kind: 'download' })
})

let exports = ''
const noDownload = async (): Promise<never> => {
  throw new Error('this host saves natively')
}

/** Calls as the command line makes them; JSON is all that crosses, so a round trip changes nothing. */
const inProcess: Transport = {
  name: 'in-process',
  host: services('cli', true, () => exports),
  async connect(app) {
    const events: AppEvent[] = []
    const unsubscribe = app.subscribe((event) => events.push(event))
    return {
      call: (request) => app.call(request),
      events,
      download: noDownload,
      close: async () => unsubscribe()
    }
  }
}

/** Calls over inter-process messages: the structured clone algorithm both ways, the real handler between. */
const ipc: Transport = {
  name: 'inter-process messages',
  host: services('electron', true, () => exports),
  async connect(app) {
    const handlers = new Map<string, Parameters<IpcReceiver['handle']>[1]>()
    const receiver: IpcReceiver = {
      handle: (channel, listener) => void handlers.set(channel, listener),
      removeHandler: (channel) => void handlers.delete(channel)
    }
    const events: AppEvent[] = []
    const host = connectIpc(receiver, app, (_channel, event) => events.push(structuredClone(event)))
    const sender = { senderFrame: { url: startAddress, parent: null }, sender: new EventEmitter() }
    return {
      call: async (request) => structuredClone(await handlers.get(callChannel)?.(sender, structuredClone(request))),
      events,
      download: noDownload,
      close: async () => host.close()
    }
  }
}

/** Calls over real sockets, signed in as a browser is. */
const http: Transport = {
  name: 'HTTP',
  host: services('browser', false, () => exports),
  async connect(app, places) {
    const rendererFolder = join(places.temporary, 'renderer')
    mkdirSync(rendererFolder, { recursive: true })
    writeFileSync(join(rendererFolder, 'index.html'), '<meta name="claimbench-token" content="">')
    const host = await createBrowserHost({ app, rendererFolder })
    const send = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const request = httpRequest(`${host.origin}${path}`, { method, headers }, resolve)
        request.on('error', reject)
        request.end(body)
      })
    const text = async (response: IncomingMessage): Promise<string> => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('utf8')
    }
    const { pathname, search } = new URL(host.address())
    const signedIn = await send('GET', pathname + search, {})
    signedIn.resume()
    const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const page = await text(await send('GET', '/', { cookie }))
    const token = /content="([^"]+)"/.exec(page)?.[1] ?? ''
    const events: AppEvent[] = []
    const stream = await send('GET', '/api/events', { cookie })
    let received = ''
    stream.on('data', (chunk: Buffer) => {
      received += chunk.toString('utf8')
      const parts = received.split('\n\n')
      received = parts.pop() ?? ''
      for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)) as AppEvent)
    })
    stream.on('error', () => {})
    return {
      async call(request) {
        const headers = { cookie, origin: host.origin, 'x-claimbench-token': token, 'content-type': 'application/json' }
        return JSON.parse(await text(await send('POST', '/api/call', headers, JSON.stringify(request)))) as unknown
      },
      events,
      async download(id) {
        const response = await send('GET', downloadAddress(id), { cookie })
        return { status: response.statusCode ?? 0, text: await text(response) }
      },
      close: () => host.close()
    }
  }
}

export const transports: readonly Transport[] = [inProcess, ipc, http]

/** The program on an installation of its own, reached over one transport. */
export async function connectTo(transport: Transport): Promise<{ readonly client: Client; end(): Promise<void> }> {
  const base = mkdtempSync(join(tmpdir(), 'claimbench-contract-'))
  const folder = (name: string): string => {
    mkdirSync(join(base, name))
    return join(base, name)
  }
  exports = folder('exports')
  const places: Places = {
    home: folder('home'),
    projects: folder('projects'),
    temporary: folder('temporary'),
    resources: join(import.meta.dirname, '..', '..', 'resources')
  }
  const app = createApp({ host: transport.host, places, checkAnswers: true })
  const client = await transport.connect(app, places)
  return {
    client,
    async end() {
      await client.close()
      await app.close()
      rmSync(base, { recursive: true, force: true })
    }
  }
}
