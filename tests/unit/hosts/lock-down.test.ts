/**
 * What Electron is told to hold pages to. Electron itself does not run here: its parts are stand-ins that record what is
 * registered with them, and each rule is asked the way Electron asks it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheme, startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import {
  lockDownPages,
  lockDownSession,
  type PageParts,
  type SessionPart
} from '../../../src/main/hosts/electron/lock-down.ts'

type Listener = (...given: never[]) => unknown

/** Records the last listener or handler of each name. */
function recorder() {
  const known = new Map<string, Listener>()
  return {
    record: (name: string) => (listener: unknown) => void known.set(name, listener as Listener),
    on: (name: string, listener: unknown) => void known.set(name, listener as Listener),
    ask: (name: string, ...given: unknown[]): unknown => {
      const listener = known.get(name)
      if (!listener) throw new Error(`nothing is registered for ${name}`)
      return listener(...(given as never[]))
    }
  }
}

const elsewhere = 'https://example.org/'

/** Whether an event is prevented by a listener. */
function prevented(ask: (event: object) => unknown, details: object = {}): boolean {
  let stopped = false
  ask({ ...details, preventDefault: () => (stopped = true) })
  return stopped
}

describe('what a session allows its pages', () => {
  let folder: string
  const session = recorder()

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimbench-pages-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Desk</title>')
    const stand = {
      setPermissionRequestHandler: session.record('permission request'),
      setPermissionCheckHandler: session.record('permission check'),
      setDevicePermissionHandler: session.record('device'),
      setDisplayMediaRequestHandler: session.record('display media'),
      on: session.on,
      webRequest: { onBeforeRequest: session.record('request') },
      protocol: { handle: session.on }
    }
    lockDownSession(stand as unknown as SessionPart, folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const cancelled = (url: string): unknown => {
    let decision: unknown
    session.ask('request', { url }, (given: unknown) => {
      decision = given
    })
    return decision
  }

  it('is no request to anywhere but the program itself', () => {
    expect(cancelled(elsewhere)).toEqual({ cancel: true })
    expect(cancelled('file:///etc/passwd')).toEqual({ cancel: true })
    expect(cancelled(startAddress)).toEqual({ cancel: false })
  })

  it('is no camera, place, notification or device, asked for or looked up', () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'midi']) {
      let granted: unknown
      const grant = (given: unknown) => {
        granted = given
      }
      session.ask('permission request', null, permission, grant, { requestingUrl: elsewhere })
      expect(granted, permission).toBe(false)
      expect(session.ask('permission check', null, permission, elsewhere), permission).toBe(false)
    }
    expect(session.ask('device', {})).toBe(false)
  })

  it('is no picture of the screen', () => {
    let given: unknown
    session.ask('display media', {}, (answer: unknown) => {
      given = answer
    })
    expect(given).toEqual({})
  })

  it('is no download past the save dialog', () => {
    expect(prevented((event) => session.ask('will-download', event))).toBe(true)
  })

  it("is the program's own files, under its policy, and nothing beside them", async () => {
    const page = (await session.ask(scheme, { url: startAddress, method: 'GET' })) as Response
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Desk')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const other = (await session.ask(scheme, { url: new URL('none.js', startAddress).href, method: 'GET' })) as Response
    expect(other.status).toBe(404)
    expect(other.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('what every page is held to', () => {
  const app = recorder()
  const contents = recorder()
  let sandboxed: boolean
  let schemes: unknown[]
  let opened: string[]

  beforeEach(() => {
    sandboxed = false
    schemes = []
    opened = []
    const parts = {
      app: {
        enableSandbox: () => {
          sandboxed = true
        },
        on: app.on
      },
      protocol: { registerSchemesAsPrivileged: (given: unknown[]) => void schemes.push(...given) },
      shell: {
        openExternal: async (url: string) => {
          opened.push(url)
        }
      }
    }
    lockDownPages(parts as unknown as PageParts)
    app.ask('web-contents-created', {}, { on: contents.on, setWindowOpenHandler: contents.record('window') })
  })

  it('is the sandbox, and one scheme without rights across origins', () => {
    expect(sandboxed).toBe(true)
    expect(schemes).toMatchObject([{ scheme, privileges: { standard: true, secure: true, corsEnabled: false } }])
  })

  it.each(['will-frame-navigate', 'will-redirect'])('is staying where it is (%s)', (event) => {
    const details = { url: elsewhere, isMainFrame: true, isSameDocument: false }
    expect(prevented((given) => contents.ask(event, given), details)).toBe(true)
    expect(prevented((given) => contents.ask(event, given), { ...details, url: startAddress })).toBe(false)
  })

  it('is no page within the page', () => {
    expect(prevented((event) => contents.ask('will-attach-webview', event))).toBe(true)
  })

  it("is no second window; a link of the web goes to the system's browser, any other nowhere", () => {
    expect(contents.ask('window', { url: elsewhere })).toEqual({ action: 'deny' })
    expect(contents.ask('window', { url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
    expect(opened).toEqual([elsewhere])
  })
})
