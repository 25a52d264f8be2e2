import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWindow } from '../../../src/main/hosts/browser/open-window.ts'
import { serveApp } from '../../../src/main/hosts/browser/serve.ts'
import { fakeProgram, fakeRenderer } from './fake-program.ts'

describe('serving', () => {
  let renderer: ReturnType<typeof fakeRenderer>
  beforeEach(() => {
    renderer = fakeRenderer()
  })
  afterEach(() => renderer.remove())

  it('tells an address that works, gives fresh ones, and ends when it is asked to', async () => {
    const stop = new AbortController()
    const addresses: string[] = []
    let fresh = (): void => {}
    const served = serveApp({
      app: fakeProgram(renderer.base),
      rendererFolder: renderer.folder,
      home: renderer.base,
      open: false,
      onAddress: (address) => addresses.push(address),
      say: () => {},
      signal: stop.signal,
      onFreshAddress: (give) => {
        fresh = give
      }
    })
    await expect.poll(() => addresses).toHaveLength(1)
    fresh()
    for (const address of addresses) {
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
    }
    stop.abort()
    await served
    await expect(fetch(addresses[0] ?? '')).rejects.toThrow()
  })

  it('opens the named project before the first screen, and says why when it cannot', async () => {
    const app = fakeProgram(renderer.base)
    const options = {
      app,
      rendererFolder: renderer.folder,
      home: renderer.base,
      open: false,
      say: () => {},
      onAddress: () => {}
    }
    const stop = new AbortController()
    const served = serveApp({ ...options, project: '/p.claimbench', signal: stop.signal })
    await expect
      .poll(() => app.calls)
      .toEqual([{ method: 'projects.open', input: { handle: 'handle of /p.claimbench' }, client: 'host' }])
    stop.abort()
    await served
    app.call = async () => ({ ok: false, error: { code: 'damaged', message: 'The file is damaged.' }, position: null })
    await expect(serveApp({ ...options, project: '/p.claimbench' })).rejects.toMatchObject({
      error: { code: 'damaged' }
    })
  })
})

describe.skipIf(process.platform === 'win32')("a browser's window", () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'claimbench-window-'))
  })
  afterEach(() => rmSync(home, { recursive: true, force: true }))

  /** A program that stands for a browser: it writes its arguments down and stays until it is told to end. */
  const browser = (body = 'while :; do sleep 0.1; done') => {
    const file = join(home, 'browser')
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > "${home}/arguments.$$"\n${body}\n`)
    chmodSync(file, 0o755)
    return { family: 'chromium', name: 'Stand-in', file, confined: false } as const
  }
  const profilesUsed = (): (string | undefined)[] =>
    readdirSync(home)
      .filter((name) => name.startsWith('arguments.'))
      .map((name) => /--user-data-dir=(.*)/.exec(readFileSync(join(home, name), 'utf8'))?.[1])

  it('has a profile of its own beside another one, frees it at its end, and ends when asked', async () => {
    const one = await openWindow(browser(), 'http://127.0.0.1:1/', home)
    writeFileSync(join(home, 'window', '1.lock'), String(process.ppid))
    const two = await openWindow(browser(), 'http://127.0.0.1:1/', home)
    await expect.poll(() => profilesUsed().sort()).toEqual([join(home, 'window', '1'), join(home, 'window', '2')])
    await Promise.all([one.close(), two.close()])
    expect(readdirSync(join(home, 'window')).sort()).toEqual(['1', '2'])
  })

  it('takes a profile over whose program died', async () => {
    const window = await openWindow(browser('exit 0'), 'http://127.0.0.1:1/', home)
    await window.closed
    writeFileSync(join(home, 'window', '1.lock'), '999999999')
    const next = await openWindow(browser('exit 0'), 'http://127.0.0.1:1/', home)
    await next.closed
    expect(new Set(profilesUsed())).toEqual(new Set([join(home, 'window', '1')]))
  })

  it('leaves a profile alone whose lock another program is just writing, and takes one that was never written', async () => {
    const lock = join(home, 'window', '1.lock')
    mkdirSync(join(home, 'window'))
    writeFileSync(lock, '')
    const beside = await openWindow(browser('exit 0'), 'http://127.0.0.1:1/', home)
    await beside.closed
    utimesSync(lock, new Date(0), new Date(0))
    const next = await openWindow(browser('exit 0'), 'http://127.0.0.1:1/', home)
    await next.closed
    expect(profilesUsed().sort()).toEqual([join(home, 'window', '1'), join(home, 'window', '2')])
  })

  it('says so when the browser cannot be started, and holds nothing', async () => {
    const missing = { ...browser(), file: join(home, 'not-there') }
    await expect(openWindow(missing, 'http://127.0.0.1:1/', home)).rejects.toThrow('ENOENT')
    expect(existsSync(join(home, 'window', '1.lock'))).toBe(false)
  })
})
