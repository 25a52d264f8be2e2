/**
 * What every end-to-end test starts with: an installation of its own, the built program on it, and a browser page that
 * is signed in. A test fails when the page throws, breaks the content security policy, logs an error, or asks anything of
 * another origin, whatever else it checks.
 */
import { test as base, expect, type Page } from '@playwright/test'
import { createInstallation, type Installation, type RunningHost, startHost } from './start-host.ts'

export interface Fixtures {
  readonly installation: Installation
  readonly host: RunningHost
  /** What went wrong in the page so far. A test that provokes something takes it out, after checking it. */
  readonly problems: string[]
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern
  installation: async ({}, use) => {
    const installation = createInstallation()
    await use(installation)
    installation.remove()
  },
  host: async ({ installation }, use, info) => {
    const host = await startHost(installation)
    await use(host)
    await host.stop()
    if (info.status !== info.expectedStatus) {
      await info.attach('what the program said', { body: host.output(), contentType: 'text/plain' })
    }
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above
  problems: async ({}, use) => use([]),
  page: async ({ page, host, problems }, use) => {
    watchPage(page, [host.origin], problems)
    await page.goto(host.address)
    await use(page)
    expect(problems, 'the page ran without an error').toEqual([])
  }
})

export { expect }

/**
 * Gathers what a page must never do.
 *
 * @param origins   the origins it may speak to
 * @param problems  where to gather them
 */
export function watchPage(page: Page, origins: readonly string[], problems: string[] = []): string[] {
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (/^(data|blob):/.test(url) || origins.some((origin) => url.startsWith(`${origin}/`))) return
    problems.push(`request to another origin: ${url}`)
  })
  return problems
}
