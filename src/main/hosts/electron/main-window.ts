/** The program's window: made where it was, shown when it is drawn, remembered when it closes, mended when its page fails. */
import { createKeptFile } from '../../app/kept-file.ts'
import { startAddress } from './addresses.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { mendWindow } from './mend-window.ts'
import { webPreferences } from './web-preferences.ts'
import { parseWindowState, placeWindow, smallestWindow, type WindowState } from './window-state.ts'

/** The colour of paper in both themes, as `styles/tokens.css` has it: the window before its page is drawn. */
export const paper = { light: '#fbfaf7', dark: '#151618' } as const

export interface MainWindow {
  /** Brings the window to the person. */
  bringUp(): void
  /** A part of the window's page is not there: the person is asked what to do. */
  missing(what: string): void
  /** The program begins to end: nobody is to act in the window any more. Resolves when its place is kept. */
  leave(): Promise<void>
  /** The program has ended: the window goes without asking its page, which may hang. */
  destroy(): void
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
  /** Where it cannot be written, the window opens in the middle next time. */
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
  // Windows tells no program that its user logs off, only its windows, and waits for none.
  window.on('session-end', () => electron.app.quit())
  const mending = mendWindow(electron, window)
  // What comes of it is told by `did-fail-load`.
  window.loadURL(startAddress).catch(() => undefined)
  return {
    bringUp: () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    missing: mending.missing,
    leave: async () => {
      mending.stop()
      // A window that is hidden no longer says whether it was maximised.
      const kept = keepPlace()
      if (!window.isDestroyed()) window.hide()
      await kept
      await file.settled()
    },
    destroy: () => {
      if (!window.isDestroyed()) window.destroy()
    }
  }
}
