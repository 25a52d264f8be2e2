/** The parts of Electron that the desktop program uses, as stand-ins that record what is done and tell what would happen. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, MessageBoxOptions } from 'electron'
import { startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import type { ElectronParts, WindowPart } from '../../../src/main/hosts/electron/electron-parts.ts'
import type { Rectangle } from '../../../src/main/hosts/electron/window-state.ts'
import type { Answer } from '../../../src/shared/contract/index.ts'

export class StandInWindow extends EventEmitter implements WindowPart {
  readonly did: string[] = []
  readonly sent: unknown[] = []
  bounds: Rectangle
  minimized = false
  maximized = false
  fullScreen = false
  destroyed = false
  /** As Electron: a window that is hidden is not seen, and does not say that it was maximised. */
  visible = false
  /** False while the person is in another program. */
  focused = true
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (_channel: string, event: unknown) => void this.sent.push(event),
    reload: () => void this.did.push('reload'),
    forcefullyCrashRenderer: () => void this.did.push('end the page')
  })
  readonly options: BrowserWindowConstructorOptions

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 0, height = 0 } = options
    this.bounds = { x, y, width, height }
  }

  async loadURL(address: string): Promise<void> {
    this.did.push(`load ${address.slice(0, 40)}`)
  }
  show(): void {
    this.visible = true
    this.did.push('show')
  }
  hide(): void {
    this.visible = false
    this.maximized = false
    this.did.push('hide')
  }
  isVisible = (): boolean => this.visible
  destroy(): void {
    this.destroyed = true
    this.did.push('destroy')
  }
  focus = (): void => void this.did.push('focus')
  isMinimized = (): boolean => this.minimized
  restore = (): void => void this.did.push('restore')
  maximize(): void {
    this.maximized = true
  }
  isMaximized = (): boolean => this.maximized
  setFullScreen(flag: boolean): void {
    this.fullScreen = flag
  }
  isFullScreen = (): boolean => this.fullScreen
  getNormalBounds = (): Rectangle => this.bounds
  isDestroyed = (): boolean => this.destroyed
}

export interface StandIn extends ElectronParts<StandInWindow> {
  readonly app: ElectronParts<StandInWindow>['app'] & EventEmitter
  /** What the program asked of Electron, in order. */
  readonly did: string[]
  readonly opened: StandInWindow[]
  readonly menus: MenuItemConstructorOptions[][]
  /** Questions that wait for a press, the newest last. */
  readonly asked: (MessageBoxOptions & { press(button: number): void })[]
  /** How many questions have not been answered or withdrawn. */
  waiting(): number
  /** What the person chooses in the next dialogs for files; cancels where there is none. */
  readonly chosen: string[]
  /** Options of the dialogs for files, each with whether a window held it. */
  /** Lines for whoever looks for the cause of a fault. */
  readonly logged: string[]
  /** The system's own events. */
  readonly system: EventEmitter
  /** Calls as the page makes them; what a call is answered. */
  call(request: unknown, window?: StandInWindow): Promise<Answer>
  /** Asks for a page's file, as the window does. */
  fetch(address: string): Promise<Response>
  readonly fileDialogs: { readonly attached: boolean; readonly defaultPath: string | undefined }[]
}

/** @param first  false where another instance of the program holds the lock */
export function standInElectron(
  first = true,
  displays: readonly Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1080 }]
): StandIn {
  const did: string[] = []
  const opened: StandInWindow[] = []
  const menus: MenuItemConstructorOptions[][] = []
  const asked: StandIn['asked'] = []
  const chosen: string[] = []
  const fileDialogs: { attached: boolean; defaultPath: string | undefined }[] = []
  const app = Object.assign(new EventEmitter(), {
    setName: (name: string) => void did.push(`name ${name}`),
    setPath: (name: string, path: string) => void did.push(`path ${name} ${path}`),
    getPath: () => '/home/me/Documents',
    getVersion: () => '1.2.3',
    isPackaged: true,
    requestSingleInstanceLock: () => first,
    whenReady: async () => void did.push('ready'),
    enableSandbox: () => void did.push('sandbox'),
    quit: () => void did.push('quit'),
    relaunch: (options?: { args?: string[] }) => void did.push(`relaunch ${options?.args?.join(' ')}`),
    exit: (code?: number) => void did.push(`exit ${code}`)
  })
  const logged: string[] = []
  const system = new EventEmitter()
  let listener: Parameters<ElectronParts['ipcMain']['handle']>[1] | undefined
  let served: ((request: Request) => Response | Promise<Response>) | undefined
  let open = 0
  const noted = (what: string) => () => void did.push(what)
  return {
    app: app as unknown as StandIn['app'],
    did,
    opened,
    menus,
    asked,
    chosen,
    fileDialogs,
    logged,
    system,
    waiting: () => open,
    call: async (request, window = opened.at(-1)) => {
      if (!listener || !window) throw new Error('nobody answers calls')
      const senderFrame = { url: startAddress, parent: null }
      return (await listener({ senderFrame, sender: window.webContents }, request)) as Answer
    },
    fetch: async (address) => {
      if (!served) throw new Error('nobody serves pages')
      return served(new Request(address))
    },
    faults: (given) => void system.on('fault', given),
    log: (line) => void logged.push(line),
    power: () => system,
    protocol: { registerSchemesAsPrivileged: noted('scheme') },
    shell: {
      openExternal: async (address) => {
        if (address.startsWith('mailto:')) throw new Error('no program for it')
      }
    },
    ipcMain: {
      handle: (_channel, given) => {
        listener = given
        did.push('answers calls')
      },
      removeHandler: () => {
        listener = undefined
        did.push('answers no calls')
      }
    },
    nativeTheme: { shouldUseDarkColors: true },
    windows: {
      open: (options) => {
        const window = new StandInWindow(options)
        opened.push(window)
        return window
      },
      all: () => opened.filter((window) => !window.destroyed),
      focused: () => opened.findLast((window) => window.focused && !window.destroyed) ?? null
    },
    dialog: {
      open: async (window, { defaultPath }) => {
        fileDialogs.push({ attached: window !== null, defaultPath })
        const path = chosen.shift()
        return path === undefined ? [] : [path]
      },
      save: async (window, { defaultPath }) => {
        fileDialogs.push({ attached: window !== null, defaultPath })
        return chosen.shift() ?? null
      },
      ask: (_window, options) =>
        new Promise<number>((resolve, reject) => {
          open++
          options.signal?.addEventListener('abort', () => reject(new Error('aborted')))
          asked.push({ ...options, press: resolve })
        }).finally(() => open--),
      showError: (title, message) => void did.push(`error ${title}: ${message}`)
    },
    session: () => ({
      setPermissionRequestHandler: noted('locks the session down'),
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      setDisplayMediaRequestHandler: () => {},
      on: () => undefined,
      webRequest: { onBeforeRequest: () => {} } as unknown as Electron.WebRequest,
      protocol: {
        handle: (_scheme, given) => {
          served = given as typeof served
        }
      }
    }),
    displays: () => displays,
    setMenu: (template) => void menus.push(template)
  }
}
