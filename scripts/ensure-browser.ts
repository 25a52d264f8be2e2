/**
 * A Chromium for end-to-end tests: an installed Chromium, Chrome or Edge, else Playwright's own download, else the
 * distribution's package. Run alone, it prints the executable's path.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from '../src/main/hosts/browser/find-browser.ts'
import { runTool } from './check-steps.ts'
import { answers } from './start-electron.ts'

/** One way to get a browser: the executable's path, or why this way does not lead to one. */
export interface BrowserWay {
  readonly name: string
  find(): Promise<{ readonly file: string } | { readonly why: string }>
}

/** Whether an executable starts at all: a download may lack system libraries, a distribution's shim its package. */
export function startsUp(file: string): boolean {
  return (
    process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}

/** Tries the ways in their order. Throws with every way's reason when none leads to a browser that starts. */
export async function firstBrowser(
  ways: readonly BrowserWay[],
  say: (line: string) => void,
  runs: (file: string) => boolean = startsUp
): Promise<string> {
  const reasons: string[] = []
  for (const way of ways) {
    const found = await way.find()
    if ('file' in found && runs(found.file)) return found.file
    const why = 'file' in found ? `${found.file} does not start` : found.why
    reasons.push(`${way.name}: ${why}`)
    say(`No browser yet (${way.name}: ${why}).`)
  }
  throw new Error(`No browser for the tests. ${reasons.join('; ')}. Install Chromium and start again.`)
}

const installed: BrowserWay = {
  name: 'installed browsers',
  async find() {
    const browser = findBrowser(undefined, 'chromium')
    return browser === undefined ? { why: 'none found' } : { file: browser.file }
  }
}

const downloaded: BrowserWay = {
  name: "Playwright's own",
  async find() {
    const { chromium } = await import('playwright')
    if (existsSync(chromium.executablePath())) return { file: chromium.executablePath() }
    if (!(await answers('https://cdn.playwright.dev/'))) return { why: 'its server cannot be reached' }
    const { ok, output } = await runTool('playwright', ['install', 'chromium'])
    if (ok && existsSync(chromium.executablePath())) return { file: chromium.executablePath() }
    return { why: output.trim().split('\n').at(-1) ?? 'the download failed' }
  }
}

const packaged: BrowserWay = {
  name: "the distribution's package",
  async find() {
    if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return { why: 'there is no apt here' }
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) return { why: 'it takes root' }
    const apt = (...args: readonly string[]): boolean => {
      const [program = '', ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', ...args]
      return spawnSync(program, rest, { stdio: 'ignore', timeout: 600_000 }).status === 0
    }
    if (!apt('install', '--no-install-recommends', 'chromium')) {
      apt('update')
      if (!apt('install', '--no-install-recommends', 'chromium')) return { why: 'apt-get could not install chromium' }
    }
    const browser = findBrowser(undefined, 'chromium')
    return browser === undefined ? { why: 'it brought no browser' } : { file: browser.file }
  }
}

/** The path of a Chromium-family executable on this machine, which is brought here where it is missing. */
export const ensureBrowser = (say: (line: string) => void = () => {}): Promise<string> =>
  firstBrowser([installed, downloaded, packaged], say)

if (import.meta.filename === process.argv[1]) console.log(await ensureBrowser(console.error))
