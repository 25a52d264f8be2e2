/** Runs the browser host until the person ends it: what `npm start` and `claimbench serve` do. */
import { CodedError, type ErrorCode } from '../../../shared/errors.ts'
import type { App } from '../../app/app.ts'
import { findBrowser, hasDisplay, type InstalledBrowser } from './find-browser.ts'
import { openWindow } from './open-window.ts'
import { createBrowserHost } from './server.ts'

export interface ServeOptions {
  readonly app: App
  /** The folder of the built screens. */
  readonly rendererFolder: string
  /** The installation's own folder; the window's browser profile lies in it. */
  readonly home: string
  readonly port?: number
  /** Whether to open a window where there is a display and a browser. */
  readonly open: boolean
  /** A project file to open at once. */
  readonly project?: string
  /** Tells a fresh address that signs one browser in. Called once, and again for every fresh one asked for. */
  readonly onAddress: (address: string) => void
  /** Says something to the person, one line. */
  readonly say: (line: string) => void
  /** Ends the host; the process's own interrupt by default. */
  readonly signal?: AbortSignal
  /** Fires when the person asks for a fresh address (Enter in the terminal). */
  readonly onFreshAddress?: (give: () => void) => void
}

/** How long after its last window was closed a host ends whose browser goes on without windows, as on macOS. */
const graceMs = 10_000

/**
 * Serves until the window is closed, or `signal` fires. The caller closes `app` afterwards.
 * Rejects when the port is taken or the named project cannot be opened.
 */
export async function serveApp(options: ServeOptions): Promise<void> {
  const ended = Promise.withResolvers<void>()
  options.signal?.addEventListener('abort', () => ended.resolve(), { once: true })
  if (options.signal?.aborted) return
  if (options.project !== undefined) await openProject(options.app, options.project)

  let opened = false
  let grace: NodeJS.Timeout | undefined
  const host = await createBrowserHost({
    app: options.app,
    rendererFolder: options.rendererFolder,
    ...(options.port === undefined ? {} : { port: options.port }),
    onWatchers: (count) => {
      clearTimeout(grace)
      if (opened && count === 0 && process.platform === 'darwin') grace = setTimeout(() => ended.resolve(), graceMs)
    }
  })
  try {
    const browser = options.open ? chooseWindow(options.say) : undefined
    const window =
      browser &&
      (await openWindow(browser, host.address(), options.home).catch((error: Error) => {
        options.say(`${browser.name} could not be started: ${error.message}`)
        return undefined
      }))
    if (window === undefined) options.onAddress(host.address())
    else options.say(`Claimbench is open in ${browser?.name}. Close its window, or press Ctrl+C here, to end it.`)
    options.onFreshAddress?.(() => options.onAddress(host.address()))
    opened = window !== undefined
    void window?.closed.then(() => ended.resolve())
    await ended.promise
    clearTimeout(grace)
    await window?.close()
  } finally {
    await host.close()
  }
}

function chooseWindow(say: (line: string) => void): InstalledBrowser | undefined {
  if (!hasDisplay()) {
    say('There is no display here, so no window is opened.')
    return undefined
  }
  const browser = findBrowser()
  if (browser === undefined) say('No browser was found, so no window is opened.')
  return browser
}

/** Opens the project file at `path`, so that the first screen shows it. */
async function openProject(app: App, path: string): Promise<void> {
  const handle = app.registerProject(path)
  const answer = await app.call({ method: 'projects.open', input: { handle }, client: 'host' })
  if (!answer.ok) throw new CodedError(answer.error.code as ErrorCode, answer.error.message)
}

/** A signal that fires when the person or the system asks this process to end (Ctrl+C, `kill`, a closed terminal). */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => controller.abort())
  return controller.signal
}

/** Calls `give` for every Enter, where a person sits at the terminal. Does not keep the process alive. */
export function onEnter(give: () => void): void {
  if (!process.stdin.isTTY) return
  process.stdin.on('data', () => give())
  process.stdin.unref()
}
