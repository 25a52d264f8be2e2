/** The desktop program from start to end: one instance, one window, the contract behind it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { App, HostServices, Places } from '../../app/app.ts'
import { assertWhole } from './broken-install.ts'
import { createDialogServices } from './dialogs.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { endInOrder } from './ending.ts'
import { connectIpc, type IpcHost } from './ipc.ts'
import { lockDownPages, lockDownSession } from './lock-down.ts'
import { type MainWindow, openMainWindow } from './main-window.ts'
import { menuTemplate, openProjectCommand } from './menu.ts'
import { isProjectFile, projectFilesOf } from './project-files.ts'

export interface ElectronHostOptions {
  readonly places: Places
  readonly rendererFolder: string
  /** The built preload script. */
  readonly preload: string
  /** The command line that started the program, and the folder that its paths are relative to. */
  readonly commandLine: { readonly argv: readonly string[]; readonly folder: string }
  /** Makes the program behind the contract. */
  readonly createApp: (parts: { readonly host: HostServices; readonly places: Places }) => App | Promise<App>
  /** Files without which the program cannot work, beside its own code; by their absence an installation is not whole. */
  readonly parts?: readonly string[]
  /** Throws where a part of the program does not fit this computer. */
  readonly tryParts?: () => void
  /** Resolves when closing has taken so long that the person is asked; by default after fifteen seconds. */
  readonly patience?: () => Promise<void>
}

const CLOSES_WITHIN_MS = 15_000

/** Files without which a page stays empty. A font or an icon that is missing is only noted. */
const neededToShow = /\.(html|m?js|css)$/

/**
 * Starts the desktop program. Has to be called before Electron is ready. A second start hands its files to the first and ends.
 * Resolves when the window is open, or the start has come to its end without one.
 */
export async function runElectron<W extends WindowPart>(
  electron: ElectronParts<W>,
  options: ElectronHostOptions
): Promise<void> {
  const { app, dialog, log } = electron
  try {
    await start(electron, options)
  } catch (error) {
    const message = wordsOf(error)
    log(`the start failed: ${message}`)
    // Before that, Linux shows no dialog.
    await app.whenReady()
    dialog.showError('Claimbench could not start', message)
    app.exit(1)
  }
}

async function start<W extends WindowPart>(electron: ElectronParts<W>, options: ElectronHostOptions): Promise<void> {
  const { app, log } = electron
  const { argv, folder } = options.commandLine
  app.setName('Claimbench')
  // Chromium's own files lie with the rest of the installation; the single-instance lock is one a folder.
  const chromium = join(options.places.home, 'electron')
  mkdirSync(chromium, { recursive: true })
  app.setPath('userData', chromium)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  assertWhole([join(options.rendererFolder, 'index.html'), options.preload, ...(options.parts ?? [])], options.tryParts)
  tellFaults(electron)
  lockDownPages(electron, (address) => {
    const options = { type: 'warning', message: 'The system could not open this address', detail: address } as const
    electron.dialog.ask(electron.windows.focused(), options).catch(() => undefined)
  })

  let program: App | undefined
  let ipc: IpcHost | undefined
  let window: MainWindow | undefined
  /** Handed over before there is a program; the newest last. */
  const waiting: string[] = [...projectFilesOf(argv, folder)]

  const ending = endInOrder(electron, {
    open: () => program !== undefined,
    close: async () => {
      ipc?.close()
      const left = window?.leave()
      try {
        await program?.close()
      } finally {
        await left
      }
    },
    closed: () => window?.destroy(),
    patience: options.patience ?? (() => wait(CLOSES_WITHIN_MS, undefined, { ref: false }))
  })
  const handOver = (paths: readonly string[]): void => {
    if (ending.begun()) {
      ending.startAgain([...argv.slice(1).filter((argument) => !isProjectFile(argument)), ...paths])
      return
    }
    for (const path of paths) {
      if (program === undefined || ipc === undefined) waiting.push(path)
      else ipc.hand({ type: 'menu', command: openProjectCommand(program.registerProject(path)) })
    }
    window?.bringUp()
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    handOver([path])
  })
  app.on('second-instance', (_event, theirs, workingDirectory) => handOver(projectFilesOf(theirs, workingDirectory)))
  app.on('activate', () => {
    if (!ending.begun()) window?.bringUp()
  })
  // One window: without it there is nothing to come back to, and the project's lock is to be freed.
  app.on('window-all-closed', () => app.quit())

  await app.whenReady()
  electron.power().on('shutdown', (event) => {
    event.preventDefault()
    app.quit()
  })
  lockDownSession(electron.session(), options.rendererFolder, (path) => {
    log(`not there: ${path}`)
    if (neededToShow.test(path)) window?.missing(path)
  })
  program = await options.createApp({ host: createDialogServices(electron), places: options.places })
  try {
    ipc = connectIpc(electron.ipcMain, program, (channel, event) => {
      for (const { webContents } of electron.windows.all()) webContents.send(channel, event)
    })
    // One window shows one project; the others would be locked and not seen.
    const last = waiting.pop()
    const refused = last === undefined ? null : await open(program, last)
    if (ending.begun()) return
    if (refused !== null) electron.dialog.showError('The project could not be opened', refused)
    setMenu(electron, ipc)
    window = await openMainWindow(electron, options.preload, join(options.places.home, 'window.json'))
    if (ending.begun()) window.destroy()
  } catch (error) {
    await program.close().catch((thrown: unknown) => log(`closing failed: ${wordsOf(thrown)}`))
    throw error
  }
}

/** In place of Electron's own message, which shows people a stack and may come again and again. */
function tellFaults<W extends WindowPart>({ dialog, faults, log }: ElectronParts<W>): void {
  let told = false
  faults((thrown) => {
    // Whoever read what the program prints has gone: to note that would fail again.
    if ((thrown as NodeJS.ErrnoException | null)?.code === 'EPIPE') return
    log(`not caught: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
    if (told) return
    told = true
    const advice =
      'Everything that was done is in the project file. If something no longer answers, start Claimbench again.'
    dialog.showError('Something went wrong inside Claimbench', `${wordsOf(thrown)}\n\n${advice}`)
  })
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** Before the window is there: the first screen finds the project open. Gives why it could not be opened, or null. */
async function open(program: App, path: string): Promise<string | null> {
  const handle = program.registerProject(path)
  const answer = await program.call({ method: 'projects.open', input: { handle }, client: 'host' })
  return answer.ok ? null : answer.error.message
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
