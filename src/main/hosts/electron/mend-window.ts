/** Asks the person what is to be done when the window's page ends, hangs, cannot be shown or cannot reach the program. */
import type { RenderProcessGoneDetails } from 'electron'
import { isOwnAddress, startAddress } from './addresses.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { failurePage, inShort, questionOf, type Trouble } from './window-trouble.ts'

export interface Mending {
  /** A part of the program's own page is not there. `what` is its name. */
  missing(what: string): void
  /** The program ends: nothing is asked any more, and an open question is withdrawn. */
  stop(): void
}

/** One question at a time: what is worse takes the place of what is being asked. */
export function mendWindow<W extends WindowPart>({ app, dialog, log }: ElectronParts<W>, window: W): Mending {
  const { webContents } = window
  let asking: { readonly kind: Trouble['kind']; readonly withdrawn: AbortController } | undefined
  /** The page is being ended because it hangs: that it is gone then is no news. */
  let ending = false
  let stopped = false

  const withdraw = (): void => {
    asking?.withdrawn.abort()
    asking = undefined
  }
  const ask = async (trouble: Trouble, again: () => void): Promise<void> => {
    const question = questionOf(trouble)
    if (question === null || stopped || window.isDestroyed()) return
    log(inShort(trouble))
    if (asking && (trouble.kind === 'hangs' || trouble.kind === asking.kind)) return
    withdraw()
    const mine = { kind: trouble.kind, withdrawn: new AbortController() }
    asking = mine
    // A question hangs on its window, which is not seen before its page was drawn.
    if (!window.isVisible()) window.show()
    const { signal } = mine.withdrawn
    const pressed = await dialog.ask(window, { ...question.options, signal }).catch(() => -1)
    if (asking === mine) asking = undefined
    if (signal.aborted || window.isDestroyed()) return
    const way = question.ways[pressed]
    if (way === 'again') again()
    if (way === 'quit') app.quit()
  }
  // What comes of it is told by `did-fail-load`.
  const load = (address: string): void => void window.loadURL(address).catch(() => undefined)
  const start = (): void => load(startAddress)

  webContents.on('render-process-gone', (_event: unknown, { reason }: Pick<RenderProcessGoneDetails, 'reason'>) => {
    if (ending) ending = false
    else void ask({ kind: 'gone', reason }, () => webContents.reload())
  })
  window.on('unresponsive', () => {
    // The end that was asked for did not come.
    ending = false
    void ask({ kind: 'hangs' }, () => {
      ending = true
      webContents.forcefullyCrashRenderer()
      webContents.reload()
    })
  })
  window.on('responsive', () => {
    if (asking?.kind === 'hangs') withdraw()
  })
  // The page that takes its place is there: whether or not its process ended, the end of the next one is news again.
  webContents.on('did-navigate', () => {
    ending = false
  })
  webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    if (!isMainFrame || !isOwnAddress(address)) return
    const trouble: Trouble = { kind: 'not-shown', code, description }
    if (questionOf(trouble) === null) return
    ending = false
    void ask(trouble, start)
    load(failurePage(description))
  })
  webContents.on('preload-error', (_event, _path, error) => {
    void ask({ kind: 'no-bridge', description: error.message }, start)
  })
  return {
    missing: (what) => void ask({ kind: 'not-shown', code: 404, description: `broken-install: ${what}` }, start),
    stop: () => {
      stopped = true
      withdraw()
    }
  }
}
