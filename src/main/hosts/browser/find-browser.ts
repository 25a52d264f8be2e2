/** Which browsers this machine has, in the order in which they suit the program. Nothing is started to find out. */
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** `chromium` opens a window of its own without tabs and takes Playwright's and DevTools' commands. */
export type BrowserFamily = 'chromium' | 'firefox'

export interface InstalledBrowser {
  readonly family: BrowserFamily
  /** Name for people. */
  readonly name: string
  /** Absolute path of the executable. */
  readonly file: string
  /** A snap package: it may only write to its own folder and to folders that are not hidden. */
  readonly confined: boolean
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly exists: (file: string) => boolean
}

/** This machine. */
export const thisMachine = (): Machine => ({ platform: process.platform, environment: process.env, exists: existsSync })

type Candidate = readonly [BrowserFamily, name: string, place: string]

const onPath: readonly Candidate[] = [
  ['chromium', 'Chromium', 'chromium'],
  ['chromium', 'Chromium', 'chromium-browser'],
  ['chromium', 'Google Chrome', 'google-chrome-stable'],
  ['chromium', 'Google Chrome', 'google-chrome'],
  ['chromium', 'Microsoft Edge', 'microsoft-edge-stable'],
  ['chromium', 'Microsoft Edge', 'microsoft-edge'],
  ['chromium', 'Brave', 'brave-browser'],
  ['chromium', 'Brave', 'brave'],
  ['chromium', 'Vivaldi', 'vivaldi-stable'],
  ['firefox', 'Firefox', 'firefox'],
  ['firefox', 'Firefox', 'firefox-esr']
]

const inApplications: readonly Candidate[] = [
  ['chromium', 'Google Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['chromium', 'Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
  ['chromium', 'Microsoft Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['chromium', 'Brave', 'Brave Browser.app/Contents/MacOS/Brave Browser'],
  ['firefox', 'Firefox', 'Firefox.app/Contents/MacOS/firefox']
]

const inProgramFiles: readonly Candidate[] = [
  ['chromium', 'Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['chromium', 'Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['chromium', 'Chromium', 'Chromium\\Application\\chrome.exe'],
  ['chromium', 'Brave', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  ['firefox', 'Firefox', 'Mozilla Firefox\\firefox.exe']
]

/**
 * The installed browsers, best first: what the person named in `CLAIMBENCH_BROWSER` (an absolute path), then browsers
 * of the Chromium family, then Firefox.
 */
export function installedBrowsers(machine: Machine = thisMachine()): readonly InstalledBrowser[] {
  const named = machine.environment.CLAIMBENCH_BROWSER
  const found: InstalledBrowser[] = []
  const take = (family: BrowserFamily, name: string, file: string): void => {
    if (!machine.exists(file) || found.some((browser) => browser.file === file)) return
    found.push({ family, name, file, confined: isConfined(machine, file) })
  }
  if (named && isAbsolute(named)) take(/firefox/i.test(named) ? 'firefox' : 'chromium', 'the browser you named', named)
  for (const [family, name, place] of candidates(machine.platform)) {
    for (const folder of folders(machine)) {
      take(family, name, machine.platform === 'win32' ? `${folder}\\${place}` : join(folder, place))
    }
  }
  return found
}

/** The best browser, of one family where asked; undefined where there is none. */
export function findBrowser(machine: Machine = thisMachine(), family?: BrowserFamily): InstalledBrowser | undefined {
  return installedBrowsers(machine).find((browser) => family === undefined || browser.family === family)
}

/** Whether a window can appear: a Linux program needs a display server's address, other systems have one. */
export function hasDisplay(machine: Pick<Machine, 'platform' | 'environment'> = thisMachine()): boolean {
  if (machine.platform === 'win32' || machine.platform === 'darwin') return true
  return Boolean(machine.environment.DISPLAY || machine.environment.WAYLAND_DISPLAY)
}

function candidates(platform: NodeJS.Platform): readonly Candidate[] {
  if (platform === 'darwin') return inApplications
  return platform === 'win32' ? inProgramFiles : onPath
}

function folders({ platform, environment }: Machine): readonly string[] {
  if (platform === 'darwin') {
    return ['/Applications', ...(environment.HOME ? [join(environment.HOME, 'Applications')] : [])]
  }
  if (platform === 'win32') {
    const names = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    return names.flatMap((name) => environment[name] ?? [])
  }
  return (environment.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
}

function isConfined(machine: Machine, file: string): boolean {
  if (machine.platform !== 'linux') return false
  // Ubuntu's chromium-browser outside /snap is a script that starts the snap.
  return file.startsWith('/snap/') || (file.endsWith('/chromium-browser') && machine.exists('/snap/bin/chromium'))
}
