/**
 * The screens with an article of a million characters: memory of the page's process, frames while it is scrolled; and
 * with 10,000 claims: how long from pressing j until the next claim stands chosen. Against a plain page of the same text.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { Desk } from '../../e2e/pages/desk.ts'
import { startHost } from '../../e2e/support/start-host.ts'
import { newsArticle } from '../article.ts'
import { launch, type Memory, memoryOf, newPage } from '../chromium.ts'
import { installationWith, openOnce } from '../installed.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { median, rangeOf, spreadOf } from '../statistics.ts'

/** Frame times in milliseconds while `act` runs, as the page itself sees them. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  const recording = await page.evaluateHandle(() => {
    const frames: number[] = []
    const state = { frames, running: true }
    let last = performance.now()
    const tick = (): void => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      if (state.running) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    return state
  })
  await act()
  const frames = await recording.evaluate((state) => {
    state.running = false
    return state.frames
  })
  await recording.dispose()
  return frames.slice(1)
}

/** A hand on the wheel: `turns` notches of 120 pixels, one every 25 ms. */
async function wheel(page: Page, turns: number): Promise<void> {
  await page.mouse.move(760, 450)
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, 120)
    await page.waitForTimeout(25)
  }
}

interface Scrolled {
  readonly opened: Memory
  readonly after: Memory
  readonly frames: readonly number[]
}

/** Scrolls as a reader does, then jumps to the end through the middle and back to the top. */
async function scrollThrough(page: Page, scroller: Locator, turns: number): Promise<Scrolled> {
  const opened = await memoryOf(page)
  await wheel(page, 10)
  const frames = await framesDuring(page, () => wheel(page, turns))
  for (const share of [0.25, 0.5, 0.75, 1, 0.6, 0.3, 0]) {
    await scroller.evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), share)
    await page.waitForTimeout(600)
    await wheel(page, 10)
  }
  return { opened, after: await memoryOf(page), frames }
}

function plainPage(folder: string): string {
  const paragraphs = newsArticle(1_000_000).trim().split('\n\n')
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n')
  const style = 'body{max-width:68ch;margin:40px auto;font:18px/30px serif}'
  const path = join(folder, 'plain.html')
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><title>Plain</title><style>${style}</style>${body}`)
  return pathToFileURL(path).href
}

async function measurePlain(address: string, turns: number): Promise<Scrolled> {
  const browser = await launch()
  try {
    const page = await newPage(browser)
    await page.goto(address)
    return await scrollThrough(page, page.locator('html'), turns)
  } finally {
    await browser.close()
  }
}

async function measureDesk(address: string, turns: number): Promise<Scrolled> {
  const browser = await launch()
  try {
    const page = await newPage(browser)
    await page.goto(address)
    const desk = new Desk(page)
    await desk.expectClaims()
    await page.waitForTimeout(1500)
    return await scrollThrough(page, desk.text, turns)
  } finally {
    await browser.close()
  }
}

/** Milliseconds from each press of `key` until another claim is shown as chosen in the list. */
async function stepTimes(address: string, presses: number): Promise<number[]> {
  const browser = await launch()
  try {
    const page = await newPage(browser)
    await page.goto(address)
    const desk = new Desk(page)
    await desk.expectClaims()
    await desk.rows.nth(3).click()
    await desk.text.focus()
    const times: number[] = []
    for (let press = 0; press < presses; press += 1) {
      // The listener has to be there before the key: so it is set up first and asked for its figure afterwards.
      const waiting = await page.evaluateHandle(() => {
        const chosen = (): string | null | undefined =>
          document.querySelector('[role="option"][aria-selected="true"]')?.getAttribute('aria-posinset')
        const before = chosen()
        const figure = new Promise<number>((resolve, reject) => {
          let pressed = Number.NaN
          setTimeout(() => reject(new Error('no other claim was chosen within 10 s')), 10_000)
          const look = (): void => {
            const now = chosen()
            if (now !== before && now != null) resolve(performance.now() - pressed)
            else requestAnimationFrame(look)
          }
          const listen = (event: KeyboardEvent): void => {
            pressed = event.timeStamp
            requestAnimationFrame(look)
          }
          document.addEventListener('keydown', listen, { capture: true, once: true })
        })
        return { figure }
      })
      await page.keyboard.press(press % 5 === 4 ? 'k' : 'j')
      times.push(await waiting.evaluate(({ figure }) => figure))
      await waiting.dispose()
      await page.waitForTimeout(120)
    }
    return times.slice(3)
  } finally {
    await browser.close()
  }
}

export async function measureRenderer(bench: Bench): Promise<readonly Measurement[]> {
  const part = 'renderer'
  const turns = bench.quick ? 60 : 240
  const rounds = bench.quick ? 1 : 3
  const large = installationWith(await bench.million())
  const many = installationWith(await bench.tenThousand())
  const plainAddress = plainPage(bench.folder)
  const desk: Scrolled[] = []
  const plain: Scrolled[] = []
  const steps: number[] = []
  try {
    await openOnce(large)
    await openOnce(many)
    for (let round = 0; round < rounds; round += 1) {
      const host = await startHost(large, large.path)
      try {
        desk.push(await measureDesk(host.address, turns))
      } finally {
        await host.stop()
      }
      plain.push(await measurePlain(plainAddress, turns))
    }
    const host = await startHost(many, many.path)
    try {
      steps.push(...(await stepTimes(host.address, bench.quick ? 20 : 80)))
    } finally {
      await host.stop()
    }
  } finally {
    large.remove()
    many.remove()
  }
  const memory = (what: string, which: 'opened' | 'after', kind: keyof Memory, atMost?: number): Measurement => {
    const values = desk.map((scrolled) => scrolled[which][kind])
    return {
      part,
      what,
      value: median(values),
      unit: 'MB',
      spread: `${values.length} times, ${rangeOf(values)}`,
      ...(atMost === undefined ? {} : { atMost }),
      peer: { what: 'plain page', value: median(plain.map((scrolled) => scrolled[which][kind])) }
    }
  }
  const frames = spreadOf(desk.flatMap((scrolled) => scrolled.frames))
  const plainFrames = spreadOf(plain.flatMap((scrolled) => scrolled.frames))
  const late = (all: readonly Scrolled[]): number => {
    const values = all.flatMap((scrolled) => scrolled.frames)
    return (100 * values.filter((frame) => frame > 33.4).length) / values.length
  }
  const step = spreadOf(steps)
  return [
    memory('1,000,000 characters open: resident memory of the page', 'opened', 'resident', 300),
    memory('after scrolling to the end and back: resident', 'after', 'resident', 300),
    memory('after scrolling: its own share of it (PSS)', 'after', 'proportional'),
    memory('after scrolling: JavaScript objects', 'after', 'heap'),
    {
      part,
      what: 'frame while scrolling by wheel, p95',
      value: frames.p95,
      unit: 'ms',
      spread: `${frames.count} frames, p50 ${frames.p50.toFixed(1)}, p99 ${frames.p99.toFixed(0)}, max ${frames.max.toFixed(0)}`,
      atMost: 33.4,
      peer: { what: 'plain page, p95', value: plainFrames.p95 }
    },
    {
      part,
      what: 'frames later than 33 ms',
      value: late(desk),
      unit: '%',
      peer: { what: 'plain page', value: late(plain) }
    },
    {
      part,
      what: 'j or k → next claim chosen, 10,000 claims, p50',
      value: step.p50,
      unit: 'ms',
      spread: `${step.count} presses, p95 ${step.p95.toFixed(0)}, max ${step.max.toFixed(0)}`,
      atMost: 50
    }
  ]
}
