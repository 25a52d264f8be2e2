/** The desktop program from start to end: one instance, one window, the contract behind it. */
import { join } from 'node:path'
import type { App, HostServices, Places } from '../../app/app.ts'
import { createDialogServices } from './dialogs.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { connectIpc, type IpcHost } from './ipc.ts'
import { lockDownPages, lockDownSession } from './lock-down.ts'
import { type MainWindow, openMainWindow } from './main-window.ts'
import { menuTemplate, openProjectCommand } from './menu.ts'
import { projectFilesOf } from './project-files.ts'

export interface ElectronHostOptions {
  readonly places: Places
  readonly rendererFolder: string
  /** The built preload script. */
  readonly preload: string
  /** The command line that started the program, and the folder that its paths are relative to. */
  readonly commandLine: { readonly argv: readonly string[]; readonly folder: string }
  /** Makes the program behind the contract. */
  readonly createApp: (parts: { readonly host: HostServices; readonly places: Places }) => App | Promise<App>
}

/**
 * Starts the desktop program. Has to be called before Electron is ready. A second start hands its files to the first and ends.
 * Resolves when the window is open, or the start has come to its end without one.
 */
export async function runElectron<W extends WindowPart>(
  electron: ElectronParts<W>,
  options: ElectronHostOptions
): Promise<void> {
  const { app, dialog } = electron
  const { argv, folder } = options.commandLine
  app.setName('Claimbench')
  // Chromium's own files lie with the rest of the installation; the single-instance lock is one a folder.
  app.setPath('userData', join(options.places.home, 'electron'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  lockDownPages(electron)

  let program: App | undefined
  let ipc: IpcHost | undefined
  let window: MainWindow | undefined
  let closed = false
  const waiting: string[] = [...projectFilesOf(argv, folder)]

  const show = (path: string): void => {
    if (program === undefined || ipc === undefined) waiting.push(path)
    else ipc.tell({ type: 'menu', command: openProjectCommand(program.registerProject(path)) })
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    show(path)
    window?.bringUp()
  })
  app.on('second-instance', (_event, theirs, workingDirectory) => {
    for (const path of projectFilesOf(theirs, workingDirectory)) show(path)
    window?.bringUp()
  })
  // One window: without it there is nothing to come back to, and the project's lock is to be freed.
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed || program === undefined) return
    event.preventDefault()
    ipc?.close()
    window?.hide()
    void Promise.allSettled([program.close(), window?.keepPlace()])
      .then(() => window?.settled())
      .finally(() => {
        closed = true
        app.quit()
      })
  })

  try {
    await app.whenReady()
    lockDownSession(electron.session(), options.rendererFolder)
    program = await options.createApp({ host: createDialogServices(electron), places: options.places })
    ipc = connectIpc(electron.ipcMain, program, (channel, event) => {
      for (const { webContents } of electron.windows.all()) webContents.send(channel, event)
    })
    for (const path of waiting.splice(0)) await open(electron, program, path)
    setMenu(electron, ipc)
    window = await openMainWindow(electron, options.preload, join(options.places.home, 'window.json'))
  } catch (error) {
    dialog.showError('Claimbench could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
}

/** Before the window is there: the first screen finds the project open. What cannot be opened is said and passed over. */
async function open({ dialog }: Pick<ElectronParts, 'dialog'>, program: App, path: string): Promise<void> {
  const handle = program.registerProject(path)
  const answer = await program.call({ method: 'projects.open', input: { handle }, client: 'host' })
  if (!answer.ok) dialog.showError('The project could not be opened', answer.error.message)
}

function setMenu<W extends WindowPart>(electron: ElectronParts<W>, ipc: IpcHost): void {
  const { app, dialog, windows } = electron
  electron.setMenu(
    menuTemplate({
      mac: process.platform === 'darwin',
      developer: !app.isPackaged,
      send: (command) => ipc.tell({ type: 'menu', command }),
      about: () => {
        void dialog.ask(windows.focused(), {
          type: 'info',
          message: `Claimbench ${app.getVersion()}`,
          detail: 'A fact-checking workbench. Everything stays on this computer.'
        })
      }
    })
  )
}
