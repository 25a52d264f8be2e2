/** The desktop program from start to end: one instance, one window, the contract behind it. */
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import type { App, HostServices, Places } from '../../app/app.ts'
import { createDialogServices } from './dialogs.ts'
import { connectIpc, type IpcHost } from './ipc.ts'
import { lockDownPages, lockDownSession } from './lock-down.ts'
import { openMainWindow, showWindow } from './main-window.ts'
import { menuTemplate, openProjectCommand } from './menu.ts'
import { projectFilesOf } from './project-files.ts'

export interface ElectronHostOptions {
  readonly places: Places
  readonly rendererFolder: string
  /** The built preload script. */
  readonly preload: string
  /** Makes the program behind the contract. */
  readonly createApp: (parts: { readonly host: HostServices; readonly places: Places }) => App | Promise<App>
}

/** Starts the desktop program. Has to be called before Electron is ready. A second start hands its files to the first and ends. */
export function runElectron(options: ElectronHostOptions): void {
  app.setName('Claimbench')
  // Chromium's own files lie with the rest of the installation; the single-instance lock is one a folder.
  app.setPath('userData', join(options.places.home, 'electron'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  lockDownPages({ app, protocol, shell })

  let program: App | undefined
  let ipc: IpcHost | undefined
  let closed = false
  const waiting: string[] = [...projectFilesOf(process.argv, process.cwd())]

  const show = (path: string): void => {
    if (program === undefined || ipc === undefined) {
      waiting.push(path)
      return
    }
    ipc.tell({ type: 'menu', command: openProjectCommand(program.registerProject(path)) })
  }
  const bringUp = (): void => {
    const [window] = BrowserWindow.getAllWindows()
    if (window) showWindow(window)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    show(path)
    bringUp()
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    for (const path of projectFilesOf(argv, workingDirectory)) show(path)
    bringUp()
  })
  // One window: without it there is nothing to come back to, and the project's lock is to be freed.
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed || program === undefined) return
    event.preventDefault()
    ipc?.close()
    void program.close().finally(() => {
      closed = true
      app.quit()
    })
  })

  const start = async (): Promise<void> => {
    await app.whenReady()
    lockDownSession(session.defaultSession, options.rendererFolder)
    program = await options.createApp({ host: createDialogServices(), places: options.places })
    ipc = connectIpc(ipcMain, program, (channel, event) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, event)
    })
    for (const path of waiting.splice(0)) await open(program, path)
    setMenu(ipc)
    openMainWindow(options.preload, join(options.places.home, 'window.json'))
  }
  start().catch((error: unknown) => {
    dialog.showErrorBox('Claimbench could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
}

/** Before the window is there: the first screen finds the project open. What cannot be opened is said and passed over. */
async function open(program: App, path: string): Promise<void> {
  const handle = program.registerProject(path)
  const answer = await program.call({ method: 'projects.open', input: { handle }, client: 'host' })
  if (!answer.ok) dialog.showErrorBox('The project could not be opened', answer.error.message)
}

function setMenu(ipc: IpcHost): void {
  const template = menuTemplate({
    mac: process.platform === 'darwin',
    developer: !app.isPackaged,
    send: (command) => ipc.tell({ type: 'menu', command }),
    about: () => {
      void dialog.showMessageBox({
        type: 'info',
        message: `Claimbench ${app.getVersion()}`,
        detail: 'A fact-checking workbench. Everything stays on this computer.'
      })
    }
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
