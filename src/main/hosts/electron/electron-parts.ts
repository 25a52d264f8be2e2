/**
 * The parts of Electron that the desktop program uses. `this-electron.ts` is the real ones, tests have stand-ins; the compiler
 * holds both against these types, which are taken from Electron's own wherever a part can be named by itself.
 */
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  OpenDialogOptions,
  RenderProcessGoneDetails,
  SaveDialogOptions,
  WebContents
} from 'electron'
import type { IpcReceiver, Sender } from './ipc.ts'
import type { PageParts, SessionPart } from './lock-down.ts'
import type { Rectangle } from './window-state.ts'

export interface Preventable {
  preventDefault(): void
}

type AppPart = PageParts['app'] &
  Pick<
    App,
    | 'setName'
    | 'setPath'
    | 'getPath'
    | 'getVersion'
    | 'isPackaged'
    | 'requestSingleInstanceLock'
    | 'whenReady'
    | 'quit'
    | 'exit'
    | 'relaunch'
  > & {
    on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown
    on(event: 'second-instance', listener: (event: unknown, argv: string[], workingDirectory: string) => void): unknown
    on(event: 'window-all-closed', listener: () => void): unknown
    on(event: 'before-quit', listener: (event: Preventable) => void): unknown
    on(event: 'activate', listener: () => void): unknown
  }

type ContentsPart = Sender &
  Pick<WebContents, 'send' | 'reload' | 'forcefullyCrashRenderer'> & {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: Pick<RenderProcessGoneDetails, 'reason'>) => void
    ): unknown
    on(
      event: 'did-fail-load',
      listener: (event: unknown, code: number, description: string, address: string, isMainFrame: boolean) => void
    ): unknown
    on(event: 'preload-error', listener: (event: unknown, path: string, error: Error) => void): unknown
  }

export interface WindowPart
  extends Pick<
    BrowserWindow,
    | 'loadURL'
    | 'show'
    | 'hide'
    | 'focus'
    | 'isMinimized'
    | 'restore'
    | 'maximize'
    | 'isMaximized'
    | 'setFullScreen'
    | 'isFullScreen'
    | 'getNormalBounds'
    | 'isDestroyed'
    | 'destroy'
    | 'isVisible'
  > {
  readonly webContents: ContentsPart
  once(event: 'ready-to-show', listener: () => void): unknown
  on(event: 'close', listener: () => void): unknown
  on(event: 'unresponsive', listener: () => void): unknown
  on(event: 'responsive', listener: () => void): unknown
  on(event: 'session-end', listener: () => void): unknown
}

/** The system's dialogs; with a window they are attached to it, so that they cannot be lost behind it. */
export interface DialogPart<W> {
  /** The paths that were chosen; none when the person cancelled. */
  open(window: W | null, options: OpenDialogOptions): Promise<readonly string[]>
  /** The path that was chosen; null when the person cancelled. */
  save(window: W | null, options: SaveDialogOptions): Promise<string | null>
  /** The number of the button that was pressed. */
  ask(window: W | null, options: MessageBoxOptions): Promise<number>
  /** Waits until the person has read it. Works before Electron is ready, too. */
  showError(title: string, message: string): void
}

export interface ElectronParts<W extends WindowPart = WindowPart> extends PageParts {
  readonly app: AppPart
  readonly dialog: DialogPart<W>
  readonly ipcMain: IpcReceiver
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>
  readonly windows: {
    open(options: BrowserWindowConstructorOptions): W
    all(): readonly W[]
    focused(): W | null
  }
  /** Only when Electron is ready. */
  session(): SessionPart
  /** Only when Electron is ready. The system waits for a moment where the event is prevented. */
  power(): { on(event: 'shutdown', listener: (event: Preventable) => void): unknown }
  /** Work areas of the displays, the main one first. Only when Electron is ready. */
  displays(): readonly Rectangle[]
  setMenu(template: MenuItemConstructorOptions[]): void
  /** Tells what was thrown and nobody caught. */
  faults(listener: (thrown: unknown) => void): void
  /** Tells whoever looks for the cause of a fault, one line: never what a project holds. */
  log(line: string): void
}
