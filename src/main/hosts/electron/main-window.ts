/** The program's window: made where it was, shown when it is drawn, remembered when it closes. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { startAddress } from './addresses.ts'
import { webPreferences } from './web-preferences.ts'
import { parseWindowState, placeWindow, smallestWindow, type WindowState } from './window-state.ts'

/** A page that broke is loaded again this often, then the window stays empty for the person to close. */
const reloads = 3

/**
 * @param preload    the built preload script
 * @param stateFile  where the window's place is kept
 */
export function openMainWindow(preload: string, stateFile: string): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const displays = [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)]
  const state = placeWindow(
    parseWindowState(readText(stateFile)),
    displays.map((display) => display.workArea)
  )
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Claimbench',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf8',
    webPreferences: webPreferences(preload)
  })
  if (state.maximized) window.maximize()
  if (state.fullScreen) window.setFullScreen(true)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const now: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen()
    }
    writeText(stateFile, JSON.stringify(now))
  })
  let left = reloads
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && left-- > 0) window.reload()
  })
  void window.loadURL(startAddress)
  return window
}

/** Brings a window that exists to the person. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Where the place cannot be kept, the window opens in the middle next time; that is no reason to stop closing. */
function writeText(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch {}
}
