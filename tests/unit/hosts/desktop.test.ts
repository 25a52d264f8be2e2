/**
 * The desktop program from start to end. Electron itself does not run here: its parts are stand-ins whose types the compiler
 * holds against Electron's own; what the program does with them, and when, is what runs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import { createDialogServices } from '../../../src/main/hosts/electron/dialogs.ts'
import { paper } from '../../../src/main/hosts/electron/main-window.ts'
import { runElectron } from '../../../src/main/hosts/electron/run.ts'
import { type FakeProgram, fakeProgram } from './fake-program.ts'
import { type StandIn, type StandInWindow, standInElectron } from './stand-in-electron.ts'

let home: string
let program: FakeProgram
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'claimbench-desktop-'))
  program = fakeProgram(home)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const run = (electron: StandIn, argv: readonly string[] = ['claimbench'], createApp = () => program) =>
  runElectron(electron, {
    places: { home, projects: home, temporary: home, resources: home },
    rendererFolder: home,
    preload: '/program/preload/index.cjs',
    commandLine: { argv, folder: '/work' },
    createApp
  })

async function started(electron = standInElectron()): Promise<{ electron: StandIn; window: StandInWindow }> {
  await run(electron)
  const [window] = electron.opened
  if (!window) throw new Error('no window was opened')
  return { electron, window }
}

describe('the start', () => {
  it('locks everything down before a window loads the screens, which is shown when it is drawn', async () => {
    const { electron, window } = await started()
    expect(electron.did).toEqual([
      'name Claimbench',
      `path userData ${join(home, 'electron')}`,
      'sandbox',
      'scheme',
      'ready',
      'locks the session down',
      'answers calls'
    ])
    expect(window.options).toMatchObject({
      show: false,
      backgroundColor: paper.dark,
      webPreferences: { sandbox: true, contextIsolation: true, preload: '/program/preload/index.cjs' }
    })
    expect(window.did).toEqual([`load ${startAddress}`])
    window.emit('ready-to-show')
    expect(window.did.at(-1)).toBe('show')
    expect(electron.menus).toHaveLength(1)
  })

  it('opens the projects of the command line before the window', async () => {
    await run(standInElectron(), ['claimbench', '--flag', 'a.claimbench', '/else/b.claimbench', 'letter.txt'])
    const handles = program.calls.map((call) => (call as { input: { handle: string } }).input.handle)
    expect(handles).toEqual(['/work/a.claimbench', '/else/b.claimbench'].map((path) => program.registerProject(path)))
  })

  it('a second one hands over to the first and opens nothing', async () => {
    const electron = standInElectron(false)
    await run(electron)
    expect(electron.did.at(-1)).toBe('quit')
    expect(electron.opened).toEqual([])
    expect(electron.did).not.toContain('ready')
  })

  it('that fails says why and ends', async () => {
    const electron = standInElectron()
    await run(electron, ['claimbench'], () => {
      throw new Error('the disk is full')
    })
    expect(electron.did.slice(-2)).toEqual(['error Claimbench could not start: the disk is full', 'exit 1'])
    expect(electron.opened).toEqual([])
  })
})

describe('a project that the system hands over while the program runs', () => {
  it.each([
    ['by a second start', (app: StandIn['app']) => app.emit('second-instance', {}, ['x', 'b.claimbench'], '/else')],
    [
      'by a double click',
      (app: StandIn['app']) => app.emit('open-file', { preventDefault: () => {} }, '/else/b.claimbench')
    ]
  ])('%s is shown in the window, which comes to the front', async (_way, hand) => {
    const { electron, window } = await started()
    window.minimized = true
    hand(electron.app)
    const handle = program.registerProject('/else/b.claimbench')
    expect(window.sent).toEqual([{ type: 'menu', command: `project.show:${handle}` }])
    expect(window.did.slice(-3)).toEqual(['restore', 'show', 'focus'])
  })
})

describe('the end', () => {
  it('waits until the program is closed and the place of the window is kept', async () => {
    const { electron, window } = await started()
    let close: () => void = () => {}
    vi.spyOn(program, 'close').mockImplementation(() => new Promise((resolve) => (close = resolve)))
    window.bounds = { x: 40, y: 50, width: 1000, height: 700 }
    const prevented = vi.fn()
    electron.app.emit('before-quit', { preventDefault: prevented })
    expect(prevented).toHaveBeenCalledOnce()
    expect(window.did.at(-1)).toBe('hide')
    expect(electron.did).not.toContain('quit')
    close()
    await vi.waitFor(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(electron.did).toContain('answers no calls')
    expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toMatchObject({ bounds: window.bounds })
    electron.app.emit('before-quit', { preventDefault: prevented })
    expect(prevented).toHaveBeenCalledOnce()
  })

  it('comes with the last window', async () => {
    const { electron } = await started()
    electron.app.emit('window-all-closed')
    expect(electron.did.at(-1)).toBe('quit')
  })

  it('comes also where closing the program fails', async () => {
    const { electron } = await started()
    vi.spyOn(program, 'close').mockRejectedValue(new Error('the worker is gone'))
    electron.app.emit('before-quit', { preventDefault: () => {} })
    await vi.waitFor(() => expect(electron.did.at(-1)).toBe('quit'))
  })
})

describe('the place of the window', () => {
  const leave = async (window: StandInWindow): Promise<void> => {
    window.emit('close')
    await vi.waitFor(() => readFileSync(join(home, 'window.json')))
  }

  it('is what it was when the program ended', async () => {
    const { window } = await started()
    window.bounds = { x: 100, y: 80, width: 1200, height: 800 }
    window.maximized = true
    await leave(window)
    const { window: again } = await started()
    expect(again.options).toMatchObject({ x: 100, y: 80, width: 1200, height: 800 })
    expect(again.maximized).toBe(true)
  })

  it('is on a display that is there', async () => {
    const { window } = await started()
    window.bounds = { x: 3000, y: 80, width: 1200, height: 800 }
    await leave(window)
    const { window: again } = await started()
    expect(again.options.x).toBeLessThan(1920)
  })
})

describe('a window whose page fails', () => {
  it('asks once it has ended, and loads it again or ends the program', async () => {
    const { electron, window } = await started()
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked[0]).toMatchObject({ buttons: ['Load it again', 'Quit'], defaultId: 0 })
    electron.asked[0]?.press(0)
    await vi.waitFor(() => expect(window.did.at(-1)).toBe('reload'))
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
    electron.asked[1]?.press(1)
    await vi.waitFor(() => expect(electron.did.at(-1)).toBe('quit'))
  })

  it('asks nothing where it ended in good order', async () => {
    const { electron, window } = await started()
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(electron.asked).toEqual([])
  })

  it('that hangs is waited for or ended, and the question goes when it answers', async () => {
    const { electron, window } = await started()
    window.emit('unresponsive')
    window.emit('responsive')
    expect(electron.asked[0]?.signal?.aborted).toBe(true)
    // Its refusal has to come first.
    await new Promise(setImmediate)
    window.emit('unresponsive')
    electron.asked[1]?.press(1)
    await vi.waitFor(() => expect(window.did.slice(-2)).toEqual(['end the page', 'reload']))
    // The end that was asked for is no crash.
    window.webContents.emit('render-process-gone', {}, { reason: 'killed' })
    expect(electron.asked).toHaveLength(2)
  })

  it('that cannot be loaded shows why, and tries again', async () => {
    const { electron, window } = await started()
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', startAddress, true)
    expect(window.did.slice(-2)).toEqual(['show', 'load data:text/html;charset=utf-8,%3C!doctype'])
    electron.asked[0]?.press(0)
    await vi.waitFor(() => expect(window.did.at(-1)).toBe(`load ${startAddress}`))
  })

  it.each([
    ['a load that another one took the place of', -3, startAddress, true],
    ['a frame inside the page', -6, startAddress, false],
    ['another address', -6, 'https://example.org/', true]
  ])('is not %s', async (_what, code, address, isMainFrame) => {
    const { electron, window } = await started()
    window.webContents.emit('did-fail-load', {}, code, 'ERR', address, isMainFrame)
    expect(electron.asked).toEqual([])
    expect(window.did).toEqual([`load ${startAddress}`])
  })
})

describe('dialogs', () => {
  it('are held by the window, and nothing is chosen where the person cancels', async () => {
    const { electron } = await started()
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
    const { electron } = await started()
    const items = electron.menus.flat().flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    const about = items.find(({ label }) => /^About/.test(label ?? ''))
    about?.click?.({} as never, undefined, {} as never)
    expect(electron.asked[0]?.message).toBe('Claimbench 1.2.3')
  })
})
