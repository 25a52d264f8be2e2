/** The parts of Electron that the desktop program uses, as stand-ins that record what is done and tell what would happen. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, MessageBoxOptions } from 'electron'
import type { ElectronParts, WindowPart } from '../../../src/main/hosts/electron/electron-parts.ts'
import type { Rectangle } from '../../../src/main/hosts/electron/window-state.ts'

export class StandInWindow extends EventEmitter implements WindowPart {
  readonly did: string[] = []
  readonly sent: unknown[] = []
  bounds: Rectangle
  minimized = false
  maximized = false
  fullScreen = false
  destroyed = false
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
  show = (): void => void this.did.push('show')
  hide = (): void => void this.did.push('hide')
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
  /** What the person chooses in the next dialogs for files; cancels where there is none. */
  readonly chosen: string[]
  /** Options of the dialogs for files, each with whether a window held it. */
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
    exit: (code?: number) => void did.push(`exit ${code}`)
  })
  const noted = (what: string) => () => void did.push(what)
  return {
    app: app as unknown as StandIn['app'],
    did,
    opened,
    menus,
    asked,
    chosen,
    fileDialogs,
    protocol: { registerSchemesAsPrivileged: noted('scheme') },
    shell: { openExternal: async () => {} },
    ipcMain: { handle: noted('answers calls'), removeHandler: noted('answers no calls') },
    nativeTheme: { shouldUseDarkColors: true },
    windows: {
      open: (options) => {
        const window = new StandInWindow(options)
        opened.push(window)
        return window
      },
      all: () => opened.filter((window) => !window.destroyed),
      focused: () => opened.at(-1) ?? null
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
        new Promise((resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(new Error('aborted')))
          asked.push({ ...options, press: resolve })
        }),
      showError: (title, message) => void did.push(`error ${title}: ${message}`)
    },
    session: () => ({
      setPermissionRequestHandler: noted('locks the session down'),
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      setDisplayMediaRequestHandler: () => {},
      on: () => undefined,
      webRequest: { onBeforeRequest: () => {} } as unknown as Electron.WebRequest,
      protocol: { handle: () => {} }
    }),
    displays: () => displays,
    setMenu: (template) => void menus.push(template)
  }
}
