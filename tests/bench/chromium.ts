/** The browser that the screens are measured in, and what the system says of its processes. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureBrowser } from '../../scripts/ensure-browser.ts'

let file: Promise<string> | undefined

/** Starts a browser process of its own. */
export async function launch(): Promise<Browser> {
  file ??= ensureBrowser(() => {})
  return chromium.launch({
    executablePath: await file,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
  })
}

export const newPage = (browser: Browser): Promise<Page> =>
  browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })

export interface Memory {
  /** MB of 10⁶ bytes: resident memory of the page's process, and the same with shared pages divided among their users. */
  readonly resident: number
  readonly proportional: number
  /** MB of live JavaScript objects, after a collection. */
  readonly heap: number
}

/** Memory of the page's renderer: the largest of the browser's renderer processes, so open one page only. */
export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  await system.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => smaps(id))
  const [largest] = renderers.sort((a, b) => b.resident - a.resident)
  if (!largest) throw new Error('the browser has no renderer')
  return { ...largest, heap: usedSize / 1e6 }
}

function smaps(process: number): { resident: number; proportional: number } {
  const text = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
  const field = (name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1024) / 1e6
  return { resident: field('Rss'), proportional: field('Pss') }
}
