/** The desktop program over stand-ins for Electron's parts, in an installation of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { type ElectronHostOptions, runElectron } from '../../../src/main/hosts/electron/run.ts'
import { type FakeProgram, fakeProgram } from './fake-program.ts'
import { type StandIn, type StandInWindow, standInElectron } from './stand-in-electron.ts'

export interface Desktop {
  readonly home: string
  /** The folder of the built screens. */
  readonly screens: string
  readonly preload: string
  readonly program: FakeProgram
  /** Starts with a command line; resolves when the window is open, or the start has come to its end without one. */
  run(electron: StandIn, argv?: readonly string[], other?: Partial<ElectronHostOptions>): Promise<void>
  /** Starts, and gives the window. */
  started(
    electron?: StandIn,
    other?: Partial<ElectronHostOptions>
  ): Promise<{ electron: StandIn; window: StandInWindow }>
  remove(): void
}

/** What the page of a window asks first. */
export const firstQuestion = { method: 'app.status', input: {}, client: 'page' }

/** Waits until a check passes, as long as a test may last. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 30_000 })

export function createDesktop(): Desktop {
  const base = mkdtempSync(join(tmpdir(), 'claimbench-desktop-'))
  const [home, screens, preload] = [join(base, 'home'), join(base, 'renderer'), join(base, 'preload.cjs')]
  mkdirSync(screens)
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Claimbench</title>')
  writeFileSync(preload, '')
  const program = fakeProgram(base)
  const run: Desktop['run'] = (electron, argv = ['claimbench'], other = {}) =>
    runElectron(electron, {
      places: { home, projects: home, temporary: base, resources: base },
      rendererFolder: screens,
      preload,
      commandLine: { argv, folder: '/work' },
      createApp: () => program,
      patience: () => new Promise(() => undefined),
      ...other
    })
  return {
    home,
    screens,
    preload,
    program,
    run,
    async started(electron = standInElectron(), other = {}) {
      await run(electron, undefined, other)
      const [window] = electron.opened
      if (!window) throw new Error('no window was opened')
      return { electron, window }
    },
    remove: () => rmSync(base, { recursive: true, force: true })
  }
}
