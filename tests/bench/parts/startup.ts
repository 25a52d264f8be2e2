/** The built program until a person can press the first button, against the same browser showing an empty page. */

import { StartScreen } from '../../e2e/pages/start-screen.ts'
import { createInstallation, startHost } from '../../e2e/support/start-host.ts'
import { launch, newPage } from '../chromium.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { median, rangeOf } from '../statistics.ts'

interface Start {
  /** Milliseconds from the start of the process until it has printed its address. */
  readonly serving: number
  /** Until the browser has started and the main button is there and works. */
  readonly usable: number
}

async function startProgram(): Promise<Start> {
  const installation = createInstallation()
  const start = performance.now()
  const host = await startHost(installation)
  try {
    const serving = performance.now() - start
    const browser = await launch()
    try {
      const page = await newPage(browser)
      await page.goto(host.address, { waitUntil: 'commit' })
      // A trial click waits until the button is visible, rests and takes clicks.
      await new StartScreen(page).sample.click({ trial: true })
      return { serving, usable: performance.now() - start }
    } finally {
      await browser.close()
    }
  } finally {
    await host.stop()
    installation.remove()
  }
}

async function startEmpty(): Promise<number> {
  const start = performance.now()
  const browser = await launch()
  try {
    const page = await newPage(browser)
    await page.goto('data:text/html,<button>Here</button>', { waitUntil: 'commit' })
    await page.getByRole('button').click({ trial: true })
    return performance.now() - start
  } finally {
    await browser.close()
  }
}

export async function measureStartup(bench: Bench): Promise<readonly Measurement[]> {
  await startEmpty()
  const starts: Start[] = []
  const empty: number[] = []
  for (let round = 0; round < (bench.quick ? 2 : 7); round += 1) {
    starts.push(await startProgram())
    empty.push(await startEmpty())
  }
  const part = 'startup'
  const usable = starts.map((start) => start.usable)
  const serving = starts.map((start) => start.serving)
  return [
    {
      part,
      what: 'built program and browser → first button works',
      value: median(usable),
      unit: 'ms',
      spread: `${usable.length} times, ${rangeOf(usable)}`,
      atMost: 2000,
      peer: { what: 'the browser with an empty page', value: median(empty) }
    },
    { part, what: 'of it: process until it serves', value: median(serving), unit: 'ms', spread: rangeOf(serving) }
  ]
}
