/**
 * The desktop program from start to end. Electron itself does not run here: its parts are stand-ins whose types the compiler
 * holds against Electron's own; what the program does with them, and when, is what runs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import { createDialogServices } from '../../../src/main/hosts/electron/dialogs.ts'
import { paper } from '../../../src/main/hosts/electron/main-window.ts'
import { createDesktop, type Desktop, soon } from './desktop-program.ts'
import { type StandInWindow, standInElectron } from './stand-in-electron.ts'

let desktop: Desktop
beforeEach(() => {
  desktop = createDesktop()
})
afterEach(() => desktop.remove())

describe('the start', () => {
  it('locks everything down before a window loads the screens, which is shown when it is drawn', async () => {
    const { electron, window } = await desktop.started()
    expect(electron.did).toEqual([
      'name Claimbench',
      `path userData ${join(desktop.home, 'electron')}`,
      'sandbox',
      'scheme',
      'ready',
      'locks the session down',
      'answers calls'
    ])
    expect(window.options).toMatchObject({
      show: false,
      backgroundColor: paper.dark,
      webPreferences: { sandbox: true, contextIsolation: true, preload: desktop.preload }
    })
    expect(window.did).toEqual([`load ${startAddress}`])
    window.emit('ready-to-show')
    expect(window.did.at(-1)).toBe('show')
    expect(electron.menus).toHaveLength(1)
  })

  it('opens the project of the command line before the window; of several the last, since one window shows one', async () => {
    const { program, run } = desktop
    await run(standInElectron(), ['claimbench', '--flag', 'a.claimbench', 'letter.txt'])
    await run(standInElectron(), ['claimbench', 'a.claimbench', 'file:///else/b.claimbench'])
    const handles = program.calls.map((call) => (call as { input: { handle: string } }).input.handle)
    expect(handles).toEqual(['/work/a.claimbench', '/else/b.claimbench'].map((path) => program.registerProject(path)))
  })

  it('says why the project of the command line cannot be opened, and opens its window all the same', async () => {
    const { program, run } = desktop
    const error = { code: 'missing', message: 'There is no such file any more.' } as const
    vi.spyOn(program, 'call').mockResolvedValue({ ok: false, error, position: null })
    const electron = standInElectron()
    await run(electron, ['claimbench', 'a.claimbench'])
    expect(electron.did).toContain(`error The project could not be opened: ${error.message}`)
    expect(electron.opened).toHaveLength(1)
  })

  it('a second one hands over to the first and opens nothing', async () => {
    const electron = standInElectron(false)
    await desktop.run(electron)
    expect(electron.did.at(-1)).toBe('quit')
    expect(electron.opened).toEqual([])
    expect(electron.did).not.toContain('ready')
  })

  it('that fails says why and ends', async () => {
    const electron = standInElectron()
    await desktop.run(electron, ['claimbench'], {
      createApp: () => {
        throw new Error('the disk is full')
      }
    })
    expect(electron.did.slice(-2)).toEqual(['error Claimbench could not start: the disk is full', 'exit 1'])
    expect(electron.opened).toEqual([])
  })
})

describe('what goes wrong while the program runs', () => {
  it('is told once, in words and without a stack, and noted each time', async () => {
    const { electron } = await desktop.started()
    electron.system.emit('fault', new Error('a listener failed'))
    electron.system.emit('fault', new Error('again'))
    electron.system.emit('fault', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    const said = electron.did.filter((what) => what.startsWith('error'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('a listener failed')
    expect(said[0]).not.toMatch(/\n\s+at /)
    expect(electron.logged.map((line) => line.split('\n', 1)[0])).toEqual([
      'not caught: Error: a listener failed',
      'not caught: Error: again'
    ])
  })

  it('is an address that no program of the system opens, which is said', async () => {
    const { electron } = await desktop.started()
    let open: ((details: { url: string }) => unknown) | undefined
    electron.app.emit(
      'web-contents-created',
      {},
      {
        on: () => {},
        setWindowOpenHandler: (given: typeof open) => {
          open = given
        }
      }
    )
    expect(open?.({ url: 'mailto:desk@example.org' })).toEqual({ action: 'deny' })
    await soon(() => expect(electron.asked).toMatchObject([{ detail: 'mailto:desk@example.org' }]))
    open?.({ url: 'https://example.org/' })
    await new Promise(setImmediate)
    expect(electron.asked).toHaveLength(1)
  })
})

describe('the place of the window', () => {
  const leave = async (window: StandInWindow): Promise<void> => {
    window.emit('close')
    await soon(() => readFileSync(join(desktop.home, 'window.json')))
  }

  it('is what it was when the program ended', async () => {
    const { window } = await desktop.started()
    window.bounds = { x: 100, y: 80, width: 1200, height: 800 }
    window.maximized = true
    await leave(window)
    const { window: again } = await desktop.started()
    expect(again.options).toMatchObject({ x: 100, y: 80, width: 1200, height: 800 })
    expect(again.maximized).toBe(true)
  })

  it('is on a display that is there', async () => {
    const { window } = await desktop.started()
    window.bounds = { x: 3000, y: 80, width: 1200, height: 800 }
    await leave(window)
    const { window: again } = await desktop.started()
    expect(again.options.x).toBeLessThan(1920)
  })
})

describe('dialogs', () => {
  it('are held by the window, and nothing is chosen where the person cancels', async () => {
    const { electron } = await desktop.started()
    const services = createDialogServices(electron)
    expect(await services.chooseProject()).toBeNull()
    expect(await services.placeProject('/home/me/New.claimbench')).toBeNull()
    expect(await services.saveTarget('report.html')).toBeNull()
    expect(electron.fileDialogs.map(({ attached }) => attached)).toEqual([true, true, true])
  })

  it('give a project its ending and an export the folder of the one before', async () => {
    const electron = standInElectron()
    const services = createDialogServices(electron)
    electron.chosen.push('/home/me/Elections', '/reports/first.html', '/reports/second.html')
    expect(await services.placeProject('/home/me/New.claimbench')).toBe('/home/me/Elections.claimbench')
    expect(await services.saveTarget('first.html')).toEqual({ kind: 'path', path: '/reports/first.html' })
    await services.saveTarget('se/cond.html')
    const places = electron.fileDialogs.map(({ defaultPath }) => defaultPath)
    expect(places[1]).toBe(join('/home/me/Documents', 'first.html'))
    expect(places[2]).toMatch(/^[/\\]reports[/\\][^/\\]+\.html$/)
  })

  it('tell about the program from the menu', async () => {
    const { electron } = await desktop.started()
    const items = electron.menus.flat().flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    const about = items.find(({ label }) => /^About/.test(label ?? ''))
    about?.click?.({} as never, undefined, {} as never)
    expect(electron.asked[0]?.message).toBe('Claimbench 1.2.3')
  })
})
