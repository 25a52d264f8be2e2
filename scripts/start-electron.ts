/** Whether the desktop program can run here. Nothing in this file downloads anything unless it is asked to. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay, type Machine } from '../src/main/hosts/browser/find-browser.ts'

/**
 * The Electron executable that npm's package has beside it, or null. The package itself is not loaded: since Electron 42
 * that starts a download.
 */
export function electronBinary(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env
): string | null {
  const home = join(folder, 'node_modules', 'electron')
  const pathFile = join(home, 'path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : ''
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (!override && named === '') return null
  const file = override ? join(override, named || 'electron') : join(home, 'dist', named)
  return existsSync(file) ? file : null
}

export type ElectronDecision =
  | { readonly run: 'electron'; readonly binary: string }
  /** The binary is missing, but could be fetched: there is a display, and nobody said no. */
  | { readonly run: 'fetch' }
  | { readonly run: 'browser'; readonly reason: string }

/** What to start. `CLAIMBENCH_SHELL=browser` asks for the browser, `CLAIMBENCH_FETCH=no` forbids to fetch Electron. */
export function decideElectron(
  machine: Pick<Machine, 'platform' | 'environment'>,
  binary: string | null
): ElectronDecision {
  if (machine.environment.CLAIMBENCH_SHELL === 'browser') {
    return { run: 'browser', reason: 'CLAIMBENCH_SHELL asks for the browser' }
  }
  if (!hasDisplay(machine)) return { run: 'browser', reason: 'there is no display here' }
  if (binary !== null) return { run: 'electron', binary }
  if (machine.environment.CLAIMBENCH_FETCH === 'no') {
    return { run: 'browser', reason: 'its binary is not here and CLAIMBENCH_FETCH forbids to fetch it' }
  }
  return { run: 'fetch' }
}

/** Where Electron's package fetches its binary from. */
export function electronSource(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.ELECTRON_MIRROR || environment.npm_config_electron_mirror || 'https://github.com/'
}

/** Whether the place answers at all within four seconds. */
export async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4000) })
    return true
  } catch {
    return false
  }
}

/** Lets Electron's own package fetch its binary; gives up after five minutes. True when it is there. */
export async function fetchElectron(folder: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(folder, 'node_modules', 'electron', 'install.js')], {
    cwd: folder,
    stdio: 'ignore',
    timeout: 300_000
  })
  await new Promise<void>((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
  return electronBinary(folder) !== null
}

/** Electron's command line. Chromium's sandbox cannot run as root; for everybody else it stays on. */
export function electronArguments(
  folder: string,
  args: readonly string[],
  system: { readonly root: boolean; readonly platform: NodeJS.Platform }
): readonly string[] {
  return [...(system.root && system.platform === 'linux' ? ['--no-sandbox'] : []), folder, ...args]
}
