/** The real Electron, as the parts that the desktop program uses. Nothing is decided here. */
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell
} from 'electron'
import type { ElectronParts } from './electron-parts.ts'

export const thisElectron: ElectronParts<BrowserWindow> = {
  app,
  protocol,
  shell,
  ipcMain,
  nativeTheme,
  windows: {
    open: (options) => new BrowserWindow(options),
    all: () => BrowserWindow.getAllWindows(),
    focused: () => BrowserWindow.getFocusedWindow()
  },
  dialog: {
    open: async (window, options) => {
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      return canceled ? [] : filePaths
    },
    save: async (window, options) => {
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options))
      return canceled || filePath === '' ? null : filePath
    },
    ask: async (window, options) => {
      const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
      return response
    },
    showError: (title, message) => dialog.showErrorBox(title, message)
  },
  session: () => session.defaultSession,
  // Its types leave out the event that says that the moment is wanted.
  power: () => ({ on: (event, listener) => powerMonitor.on(event, listener as () => void) }),
  displays: () => {
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
    return [main, ...others].map(({ workArea }) => workArea)
  },
  setMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  faults: (listener) => void process.on('uncaughtException', listener),
  log: (line) => console.error(`Claimbench: ${line}`)
}
