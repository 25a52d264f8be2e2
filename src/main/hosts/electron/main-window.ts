/** The program's window: made where it was, shown when it is drawn, remembered when it closes, mended when its page fails. */
import type { RenderProcessGoneDetails } from 'electron'
import { createKeptFile } from '../../app/kept-file.ts'
import { startAddress } from './addresses.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { webPreferences } from './web-preferences.ts'
import { parseWindowState, placeWindow, smallestWindow, type WindowState } from './window-state.ts'
import { failurePage, questionOf, type Trouble } from './window-trouble.ts'

/** The colour of paper in both themes, as `styles/tokens.css` has it: the window before its page is drawn. */
export const paper = { light: '#fbfaf7', dark: '#151618' } as const

export interface MainWindow {
  /** Keeps where the window is now. Where that cannot be written, it opens in the middle next time. */
  keepPlace(): Promise<void>
  /** When what closing has kept is on the disk. */
  settled(): Promise<void>
  /** Brings the window to the person. */
  bringUp(): void
  /** The program ends: nobody is to act in the window any more. */
  hide(): void
}

/**
 * @param preload    the built preload script
 * @param stateFile  where the window's place is kept
 */
export async function openMainWindow<W extends WindowPart>(
  electron: ElectronParts<W>,
  preload: string,
  stateFile: string
): Promise<MainWindow> {
  const file = createKeptFile<WindowState | null>({ path: stateFile, empty: null, parse: parseWindowState })
  const state = placeWindow(await file.read(), electron.displays())
  const window = electron.windows.open({
    ...state.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Claimbench',
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: webPreferences(preload)
  })
  if (state.maximized) window.maximize()
  if (state.fullScreen) window.setFullScreen(true)
  window.once('ready-to-show', () => window.show())
  const keepPlace = async (): Promise<void> => {
    if (window.isDestroyed()) return
    const now: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen()
    }
    await file.change(() => now).catch(() => undefined)
  }
  window.on('close', () => void keepPlace())
  mend(electron, window)
  // What comes of it is told by `did-fail-load`.
  window.loadURL(startAddress).catch(() => undefined)
  return {
    keepPlace,
    settled: () => file.settled(),
    bringUp: () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    hide: () => {
      if (!window.isDestroyed()) window.hide()
    }
  }
}

/** Asks the person what is to be done when the page ends, hangs or cannot be shown; one question at a time. */
function mend<W extends WindowPart>({ app, dialog }: ElectronParts<W>, window: W): void {
  const { webContents } = window
  let asking: AbortController | undefined
  /** The page is being ended because it hangs. */
  let ending = false

  const ask = async (trouble: Trouble, again: () => void): Promise<void> => {
    const question = questionOf(trouble)
    if (question === null || window.isDestroyed()) return
    // What is worse than what is being asked about takes its place.
    if (asking && trouble.kind === 'hangs') return
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    const pressed = await dialog.ask(window, { ...question.options, signal: mine.signal }).catch(() => -1)
    if (asking === mine) asking = undefined
    if (mine.signal.aborted || window.isDestroyed()) return
    const way = question.ways[pressed]
    if (way === 'again') again()
    if (way === 'quit') app.quit()
  }

  webContents.on('render-process-gone', (_event: unknown, { reason }: Pick<RenderProcessGoneDetails, 'reason'>) => {
    if (ending) ending = false
    else void ask({ kind: 'gone', reason }, () => webContents.reload())
  })
  window.on('unresponsive', () => {
    void ask({ kind: 'hangs' }, () => {
      ending = true
      webContents.forcefullyCrashRenderer()
      webContents.reload()
    })
  })
  window.on('responsive', () => asking?.abort())
  webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    if (!isMainFrame || address !== startAddress) return
    const trouble: Trouble = { kind: 'not-shown', code, description }
    if (questionOf(trouble) === null) return
    window.show()
    window.loadURL(failurePage(description)).catch(() => undefined)
    void ask(trouble, () => void window.loadURL(startAddress).catch(() => undefined))
  })
}
