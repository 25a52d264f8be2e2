/** Further windows and further starts of the program, watched like the first page. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type CommandLine, createCommandLine } from './command-line.ts'
import { test as base, watchPage } from './fixtures.ts'
import { type Installation, type RunningHost, startHost } from './start-host.ts'

export interface Windows {
  /** Starts the program again on the same installation; ended with the test. */
  readonly startAgain: (project?: string, installation?: Installation) => Promise<RunningHost>
  /**
   * A window of its own, signed in at a host by its address. `expected`: errors that the test provokes, for instance those a
   * browser logs when the program has ended.
   */
  readonly openWindow: (host: RunningHost, expected?: RegExp) => Promise<Page>
  /** Another page of a browser that is signed in already. */
  readonly openTab: (beside: Page) => Promise<Page>
  readonly cli: CommandLine
}

export const test = base.extend<Windows>({
  startAgain: async ({ installation }, use) => {
    const started: RunningHost[] = []
    await use(async (project, other) => {
      const host = await startHost(other ?? installation, project)
      started.push(host)
      return host
    })
    for (const host of started) await host.stop()
  },
  openWindow: async ({ browser }, use) => {
    const watched: { problems: string[]; expected: RegExp | undefined }[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async (host, expected) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        timezoneId: 'UTC'
      })
      contexts.push(context)
      const page = await context.newPage()
      watched.push({ problems: watchPage(page, [host.origin]), expected })
      await page.goto(host.address)
      return page
    })
    for (const context of contexts) await context.close()
    const problems = watched.flatMap((window) => window.problems.filter((problem) => !window.expected?.test(problem)))
    expect(problems, 'every further window ran without an error').toEqual([])
  },
  openTab: async ({ host }, use) => {
    const problems: string[][] = []
    await use(async (beside) => {
      const page = await beside.context().newPage()
      problems.push(watchPage(page, [host.origin]))
      await page.goto(`${host.origin}/`)
      return page
    })
    expect(problems.flat(), 'every further tab ran without an error').toEqual([])
  },
  cli: async ({ installation }, use) => {
    await use(createCommandLine(installation))
  }
})

export { expect }

/** The one project file of the installation. */
export function projectFile(installation: Installation): string {
  const files = readdirSync(installation.projects).filter((name) => name.endsWith('.claimbench'))
  if (files.length !== 1) throw new Error(`There is not one project but ${files.length}: ${files.join(', ')}`)
  return join(installation.projects, files[0] as string)
}
