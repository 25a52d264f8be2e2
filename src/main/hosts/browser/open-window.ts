/** Shows the program in a window of an installed browser. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { takeLockFile } from '../../app/lock-file.ts'
import type { InstalledBrowser } from './find-browser.ts'
import { quietFirefox, windowArguments } from './window-arguments.ts'

export interface BrowserWindow {
  /** Fulfilled when the browser's process has ended, because the person closed the window or `close` was called. */
  readonly closed: Promise<void>
  /** Asks the browser to end, and ends it for certain after three seconds. */
  close(): Promise<void>
}

/**
 * Opens `address`. The profile lies below `home`, away from the person's own browsing; each running program has one of
 * its own, since a browser hands a second start with the same profile over to the first and ends.
 * Rejects when the browser cannot be started.
 */
export async function openWindow(browser: InstalledBrowser, address: string, home: string): Promise<BrowserWindow> {
  const base = browser.confined ? join(homedir(), 'snap', 'chromium', 'common', 'claimbench') : home
  const profile = await takeProfile(base)
  if (browser.family === 'firefox') await writeFile(join(profile.folder, 'user.js'), quietFirefox)
  const root = process.getuid?.() === 0
  const child = spawn(
    browser.file,
    windowArguments(browser, address, profile.folder, { root, platform: process.platform }),
    {
      stdio: 'ignore'
    }
  )
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
  } catch (error) {
    await profile.release()
    throw error
  }
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => {
      void profile.release().then(resolve)
    })
  })
  return { closed, close: () => end(child, closed) }
}

async function end(child: ChildProcess, closed: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return closed
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
  await closed
  clearTimeout(timer)
}

/** A profile folder that no other running program uses; its lock file names the process that has it. */
async function takeProfile(base: string): Promise<{ readonly folder: string; release(): Promise<void> }> {
  for (let number = 1; number <= 50; number++) {
    const folder = join(base, 'window', String(number))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const lock = await takeLockFile(join(base, 'window', `${number}.lock`))
    if (lock) return { folder, release: lock.release }
  }
  throw new Error('Too many windows of this program are open.')
}
