/** The end of the desktop program, over stand-ins for Electron's parts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesktop, type Desktop, soon } from './desktop-program.ts'
import { type StandIn, type StandInWindow, standInElectron } from './stand-in-electron.ts'

let desktop: Desktop
beforeEach(() => {
  desktop = createDesktop()
})
afterEach(() => desktop.remove())

/** Asks to quit as the system does; whether the program put it off. */
function quit(electron: StandIn): boolean {
  let prevented = false
  electron.app.emit('before-quit', {
    preventDefault: () => {
      prevented = true
    }
  })
  return prevented
}

/** Closing lasts until `close`. */
function slowClose(): { close(): void } {
  const closed = Promise.withResolvers<void>()
  vi.spyOn(desktop.program, 'close').mockReturnValue(closed.promise)
  return { close: () => closed.resolve() }
}

/** A program whose closing lasts until `close`, and whose patience ends with `losePatience`. */
async function closing(): Promise<{
  electron: StandIn
  window: StandInWindow
  close(): void
  losePatience(): void
}> {
  const impatient: (() => void)[] = []
  const patience = () => new Promise<void>((resolve) => void impatient.push(resolve))
  const { close } = slowClose()
  const started = await desktop.started(standInElectron(), { patience })
  const losePatience = (): void => {
    for (const resolve of impatient.splice(0)) resolve()
  }
  return { ...started, close, losePatience }
}

describe('the end', () => {
  it('waits until the program is closed and the place of the window is kept', async () => {
    const { electron, window } = await desktop.started()
    let close: () => void = () => {}
    vi.spyOn(desktop.program, 'close').mockImplementation(() => new Promise((resolve) => (close = resolve)))
    window.bounds = { x: 40, y: 50, width: 1000, height: 700 }
    const prevented = vi.fn()
    electron.app.emit('before-quit', { preventDefault: prevented })
    expect(prevented).toHaveBeenCalledOnce()
    expect(window.did.at(-1)).toBe('hide')
    expect(electron.did).not.toContain('quit')
    close()
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(electron.did).toContain('answers no calls')
    expect(JSON.parse(readFileSync(join(desktop.home, 'window.json'), 'utf8'))).toMatchObject({ bounds: window.bounds })
    electron.app.emit('before-quit', { preventDefault: prevented })
    expect(prevented).toHaveBeenCalledOnce()
  })

  it('comes with the last window', async () => {
    const { electron } = await desktop.started()
    electron.app.emit('window-all-closed')
    expect(electron.did.at(-1)).toBe('quit')
  })

  it('comes also where closing the program fails, which is said', async () => {
    const { electron } = await desktop.started()
    vi.spyOn(desktop.program, 'close').mockRejectedValue(new Error('the worker is gone'))
    quit(electron)
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    const said = electron.did.filter((what) => what.startsWith('error'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('the worker is gone')
    expect(said[0]).toContain('Everything that was done is in the project file')
    expect(electron.logged).toContain('closing failed: the worker is gone')
  })

  it('begins once, however often it is asked for', async () => {
    const { electron, close } = await closing()
    expect(quit(electron)).toBe(true)
    expect(quit(electron)).toBe(true)
    electron.app.emit('window-all-closed')
    quit(electron)
    expect(desktop.program.close).toHaveBeenCalledOnce()
    expect(electron.did.filter((what) => what === 'answers no calls')).toHaveLength(1)
    close()
    await soon(() => expect(electron.opened[0]?.destroyed).toBe(true))
    expect(quit(electron)).toBe(false)
  })

  it('takes the window away without asking its page, which may hang, and asks nothing of it any more', async () => {
    const { electron, window, close } = await closing()
    window.emit('unresponsive')
    quit(electron)
    expect(electron.asked[0]?.signal?.aborted).toBe(true)
    window.emit('unresponsive')
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked).toHaveLength(1)
    expect(window.visible).toBe(false)
    close()
    await soon(() => expect(window.did.at(-1)).toBe('destroy'))
  })

  it('keeps that the window was maximised, which a hidden one no longer says', async () => {
    const { electron, window, close } = await closing()
    window.maximized = true
    quit(electron)
    close()
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(JSON.parse(readFileSync(join(desktop.home, 'window.json'), 'utf8'))).toMatchObject({ maximized: true })
  })

  it('that takes long is asked about, and the question goes when everything is closed', async () => {
    const { electron, close, losePatience } = await closing()
    quit(electron)
    losePatience()
    await soon(() => expect(electron.asked[0]).toMatchObject({ buttons: ['Wait', 'Quit now'], cancelId: 0 }))
    electron.asked[0]?.press(0)
    await soon(() => {
      losePatience()
      expect(electron.asked).toHaveLength(2)
    })
    close()
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(electron.asked[1]?.signal?.aborted).toBe(true)
  })

  it('does not wait longer than the person will', async () => {
    const { electron, losePatience } = await closing()
    quit(electron)
    losePatience()
    await soon(() => expect(electron.asked).toHaveLength(1))
    electron.asked[0]?.press(1)
    await soon(() => expect(electron.did.at(-1)).toBe('exit 1'))
  })

  it('is in good order also when the computer is shut down, which waits for it', async () => {
    const { electron, window } = await desktop.started()
    const event = { preventDefault: vi.fn() }
    electron.system.emit('shutdown', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(electron.did.at(-1)).toBe('quit')
    electron.did.push('nothing yet')
    // Windows waits for nobody, and tells the window only.
    window.emit('session-end')
    expect(electron.did.at(-1)).toBe('quit')
  })

  it('comes before the window where it is asked for while a project is being opened', async () => {
    const electron = standInElectron()
    const called = Promise.withResolvers<void>()
    vi.spyOn(desktop.program, 'call').mockImplementation(() => {
      called.resolve()
      return new Promise((resolve) => {
        const error = { code: 'not-found', message: 'This project is closed.' } as const
        vi.spyOn(desktop.program, 'close').mockImplementation(async () => resolve({ ok: false, error, position: null }))
      })
    })
    const run = desktop.run(electron, ['claimbench', 'a.claimbench'])
    await called.promise
    quit(electron)
    await run
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(electron.opened).toEqual([])
    expect(electron.did.filter((what) => what.startsWith('error'))).toEqual([])
  })

  it('is followed by another start where the program was started, or given a project, meanwhile', async () => {
    const electron = standInElectron()
    await desktop.run(electron, ['electron', '/program', 'old.claimbench'])
    const { close } = slowClose()
    quit(electron)
    electron.app.emit('second-instance', {}, ['x', 'b.claimbench'], '/else')
    expect(electron.opened[0]?.sent).toEqual([])
    expect(electron.opened[0]?.did.at(-1)).toBe('hide')
    close()
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
    expect(electron.did).toContain('relaunch /program /else/b.claimbench')
  })
})
