import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../src/main/app/file-names.ts'
import {
  externalAddress,
  isOwnAddress,
  isOwnSender,
  mayNavigate,
  mayRequest,
  mayUse,
  protocolPath,
  startAddress,
  windowOpenDecision
} from '../../../src/main/hosts/electron/addresses.ts'
import { menuCommands, menuTemplate, openProjectCommand } from '../../../src/main/hosts/electron/menu.ts'
import { projectFilesOf, saveFilters, withProjectEnding } from '../../../src/main/hosts/electron/project-files.ts'
import { webPreferences } from '../../../src/main/hosts/electron/web-preferences.ts'
import { parseWindowState, placeWindow, smallestWindow } from '../../../src/main/hosts/electron/window-state.ts'
import { contentSecurityPolicy } from '../../../src/main/hosts/security.ts'
import { rendererPath } from '../../../src/main/hosts/static-files.ts'
import { eventSchema } from '../../../src/shared/contract/index.ts'

const foreign = [
  'https://example.org/',
  'file:///etc/passwd',
  'app://other/index.html',
  'app://claimbench.example/index.html',
  'app://user@claimbench/index.html',
  'app://claimbench:80/index.html',
  'javascript:alert(1)',
  'about:blank',
  'data:text/html,<p>',
  'APP',
  ''
]

describe('web preferences', () => {
  it('shut the page in, switch by switch', () => {
    expect(webPreferences('/preload.cjs')).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false
    })
  })
})

describe('navigation', () => {
  it("leads to the program's own page in the main frame", () => {
    expect(mayNavigate({ url: startAddress, isMainFrame: true })).toBe(true)
  })

  it('never leads into a frame', () => {
    expect(mayNavigate({ url: startAddress, isMainFrame: false })).toBe(false)
  })

  it.each(foreign)('never leads to %j', (url) => {
    expect(mayNavigate({ url, isMainFrame: true })).toBe(false)
    expect(isOwnAddress(url)).toBe(false)
  })
})

describe('what a window loads', () => {
  it.each([startAddress, 'data:image/png;base64,AA==', 'blob:app://claimbench/1', 'devtools://devtools/x.js'])(
    'may be %s',
    (url) => expect(mayRequest(url)).toBe(true)
  )

  it.each([
    'https://example.org/a.png',
    'http://127.0.0.1:80/',
    'file:///etc/passwd',
    'ws://example.org/',
    'blob:https://example.org/1'
  ])('is never %s', (url) => expect(mayRequest(url)).toBe(false))
})

describe('links to the outside', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org/'],
    ['mailto:desk@example.org?subject=Query', 'mailto:desk@example.org?subject=Query'],
    ['HTTPS://Example.org/', 'https://example.org/']
  ])('opens %s in the system', (address, expected) => {
    expect(windowOpenDecision(address)).toEqual({ action: 'deny', external: expected })
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://x',
    'tel:123',
    'https://bank.example@evil.example/',
    'https://',
    'nonsense',
    `https://example.org/${'x'.repeat(5000)}`
  ])('leaves %.40s alone', (address) => {
    expect(windowOpenDecision(address)).toEqual({ action: 'deny', external: null })
  })

  it('hands on only three schemes, whatever is asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (address) => {
        const external = externalAddress(address)
        return external === null || /^(https?:\/\/|mailto:)/.test(external)
      })
    )
  })
})

describe('permissions', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'hid',
    'serial',
    'usb',
    'openExternal',
    'fileSystem',
    'unknown'
  ])('deny %s', (permission) => expect(mayUse(permission, startAddress)).toBe(false))

  it('let the program copy, and no other page', () => {
    expect(mayUse('clipboard-sanitized-write', startAddress)).toBe(true)
    expect(mayUse('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
  })
})

describe("the program's own scheme", () => {
  const served = (address: string, method = 'GET'): readonly string[] | null => {
    const path = protocolPath(address, method)
    return path === null ? null : rendererPath(path)
  }

  it('serves the index and the assets', () => {
    expect(served('app://claimbench/')).toEqual(['index.html'])
    expect(served('app://claimbench/index.html?x=1#y')).toEqual(['index.html'])
    expect(served('app://claimbench/assets/inter-latin-Bx3_9.woff2')).toEqual(['assets', 'inter-latin-Bx3_9.woff2'])
  })

  it.each([
    'app://claimbench/..%2f..%2fpackage.json',
    'app://claimbench/..%5cpackage.json',
    'app://claimbench/%2e%2e%2fpackage.json',
    'app://claimbench/%252e%252e/package.json',
    'app://claimbench/assets//main.js',
    'app://claimbench/.env.json',
    'app://claimbench/assets/main.js%00.html',
    'app://claimbench/c:/x.js',
    'app://claimbench/main.js.',
    'app://claimbench/main.exe',
    'app://other/index.html'
  ])('serves nothing at %s', (address) => {
    expect(served(address)).toBeNull()
  })

  it('serves reading only', () => {
    expect(served('app://claimbench/index.html', 'POST')).toBeNull()
  })

  it('names only files below the folder, whatever is asked', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', '%2e', '%2f', '\\', 'a', 'b.js', ':', '\0', '~'), fc.string())
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const segments = rendererPath(`/${parts.join('/')}`)
        return (
          segments === null ||
          segments.every((name) => name !== '' && name !== '.' && !name.includes('..') && !/[\\/:%\0]/.test(name))
        )
      })
    )
  })
})

describe('messages to the program', () => {
  it("come from the program's own page in a main frame", () => {
    expect(isOwnSender({ url: startAddress, parent: null })).toBe(true)
  })

  it('never come from a frame inside it, from a frame that is gone, or from another page', () => {
    expect(isOwnSender({ url: startAddress, parent: {} })).toBe(false)
    expect(isOwnSender(null)).toBe(false)
    for (const url of foreign) expect(isOwnSender({ url, parent: null })).toBe(false)
  })
})

describe('the content security policy', () => {
  it('allows no inline code, no evaluation and no other origin', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*/)
    expect(contentSecurityPolicy.split('; ')[0]).toBe("default-src 'none'")
  })
})

describe("the window's place", () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 }
  const second = { x: 1920, y: 0, width: 1280, height: 1000 }
  const kept = { bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximized: false, fullScreen: false }

  it('is the one it had', () => {
    expect(placeWindow({ ...kept, maximized: true }, [screen])).toEqual({ ...kept, maximized: true })
  })

  it('is the middle of the main display at first', () => {
    expect(placeWindow(null, [screen]).bounds).toEqual({ x: 240, y: 70, width: 1440, height: 900 })
  })

  it('is the middle of the main display when its display is gone', () => {
    const there = { ...kept, bounds: { ...kept.bounds, x: 2000 } }
    expect(placeWindow(there, [screen, second]).bounds.x).toBe(2000)
    expect(placeWindow(there, [screen]).bounds).toEqual({ x: 360, y: 120, width: 1200, height: 800 })
  })

  it('lies whole within a display, whatever was kept', () => {
    const areas = [screen, second]
    const whole = fc.integer({ min: -5000, max: 5000 })
    const length = fc.integer({ min: 1, max: 9000 })
    fc.assert(
      fc.property(fc.record({ x: whole, y: whole, width: length, height: length }), (bounds) => {
        const placed = placeWindow({ ...kept, bounds }, areas).bounds
        return (
          placed.width >= smallestWindow.width &&
          placed.height >= smallestWindow.height &&
          areas.some(
            (area) =>
              placed.x >= area.x &&
              placed.y >= area.y &&
              placed.x + placed.width <= area.x + area.width &&
              placed.y + placed.height <= area.y + area.height
          )
        )
      })
    )
  })

  it.each([
    null,
    '',
    '{',
    '[]',
    '{"bounds":{}}',
    '{"bounds":{"x":0,"y":0,"width":0,"height":1},"maximized":false,"fullScreen":false}'
  ])('is forgotten when what was kept is %j', (text) => expect(parseWindowState(text)).toBeNull())

  it('survives being kept', () => {
    expect(parseWindowState(JSON.stringify(kept))).toEqual(kept)
  })
})

describe('the menu', () => {
  const sent: string[] = []
  const build = (mac: boolean) =>
    menuTemplate({ mac, developer: false, about: () => {}, send: (command) => sent.push(command) })
  const entries = (mac: boolean) => build(mac).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))

  it.each([false, true])('offers every command once (macOS: %s) and sends it', (mac) => {
    const commands = entries(mac).filter((entry) => menuCommands.some((command) => command === entry.id))
    expect(commands.map((entry) => entry.id).sort()).toEqual([...menuCommands].sort())
    sent.length = 0
    for (const entry of commands) (entry.click as () => void)()
    expect([...sent].sort()).toEqual([...menuCommands].sort())
  })

  it('gives no key to two entries, and leaves the keys to the screen', () => {
    const keys = entries(false).flatMap((entry) => (entry.accelerator === undefined ? [] : [entry]))
    expect(new Set(keys.map((entry) => entry.accelerator)).size).toBe(keys.length)
    expect(keys.every((entry) => entry.registerAccelerator === false)).toBe(true)
  })

  it('never undoes by the role of the page, which would not be in the history', () => {
    expect(entries(true).filter((entry) => entry.role === 'undo' || entry.role === 'redo')).toEqual([])
  })

  it('offers developer tools only for work on the program', () => {
    const roles = entries(false).map((entry) => entry.role)
    expect(roles).not.toContain('toggleDevTools')
  })

  it('sends events that the contract knows, also for a project that the system opens', () => {
    const handle = '0198c0de-0000-7000-8000-000000000000'
    for (const command of [...menuCommands, openProjectCommand(handle)]) {
      expect(eventSchema.safeParse({ type: 'menu', command }).success).toBe(true)
    }
  })
})

describe('project files that the system hands over', () => {
  it('are found among the switches of Chromium, relative to where the start was typed', () => {
    const argv = ['/electron', '--no-sandbox', '.', 'a.claimbench', '/b/C.CLAIMBENCH', '--x=y.claimbench', 'readme.txt']
    expect(projectFilesOf(argv, '/work')).toEqual(['/work/a.claimbench', '/b/C.CLAIMBENCH'])
  })

  it('are each opened once', () => {
    expect(projectFilesOf(['/electron', 'a.claimbench', '/work/a.claimbench'], '/work')).toEqual(['/work/a.claimbench'])
  })

  it('are never the executable itself', () => {
    expect(projectFilesOf(['/opt/tool.claimbench'], '/')).toEqual([])
  })
})

describe('the name that a save dialog offers', () => {
  it.each([
    ['Report: "Syria"/talks?.html', 'Report Syria talks.html'],
    ['../../etc/passwd.json', 'etc passwd.json'],
    ['con.html', '_con.html'],
    ['.html', 'Untitled.html'],
    ['a'.repeat(300), 'a'.repeat(120)],
    ['   .json', 'Untitled.json'],
    ['Überprüfung – Fassung 2.html', 'Überprüfung – Fassung 2.html']
  ])('for %j is %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  it('is always one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (stem) => {
        const name = safeFileName(`${stem}.html`)
        return name.length > 0 && [...name].length <= 121 && !/[\p{Cc}<>:"/\\|?*]/u.test(name) && name.endsWith('.html')
      })
    )
  })

  it('comes with its kind of file', () => {
    expect(saveFilters('a.html')).toEqual([{ name: 'Web page', extensions: ['html'] }])
    expect(saveFilters('a.xyz')).toEqual([])
  })

  it('keeps or gets the ending of a project', () => {
    expect(withProjectEnding('/a/b')).toBe('/a/b.claimbench')
    expect(withProjectEnding('/a/b.Claimbench')).toBe('/a/b.Claimbench')
  })
})
