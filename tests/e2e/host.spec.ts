/** The built program in a real browser: it comes up, keeps its promises about the network, and survives its own restart. */
import { existsSync } from 'node:fs'
import { expect, test, watchPage } from './support/fixtures.ts'
import { startHost } from './support/start-host.ts'

test('shows its first screen without an error and without asking anybody else', async ({ page, host }) => {
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(new URL(page.url()).origin).toBe(host.origin)
  expect(page.url()).not.toContain('token')
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('is still signed in after the page is loaded again', async ({ page }) => {
  await page.reload()
  await expect(page.getByRole('heading').first()).toBeVisible()
})

test('explains itself to a browser that was not invited', async ({ page, host, browser }) => {
  await expect(page.getByRole('heading').first()).toBeVisible()
  const stranger = await (await browser.newContext()).newPage()
  const response = await stranger.goto(host.address)
  expect(response?.status()).toBe(403)
  await expect(stranger.getByRole('heading')).toHaveText('Claimbench is running, but not for this browser window')
  await stranger.context().close()
})

test("runs no script that is not the program's own, and says so", async ({ page, problems }) => {
  await expect(page.getByRole('heading').first()).toBeVisible()
  const planted = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.planted = true'
    document.head.append(script)
    script.remove()
    return 'planted' in globalThis
  })
  expect(planted).toBe(false)
  await expect.poll(() => problems).toHaveLength(1)
  expect(problems.splice(0)[0]).toContain('Content Security Policy')
})

test('ends cleanly when asked, leaves nothing locked, and starts again', async ({ browser, installation }) => {
  const first = await startHost(installation)
  expect(await first.stop()).toBe(0)
  const second = await startHost(installation)
  const page = await browser.newPage()
  const problems = watchPage(page, [second.origin])
  await page.goto(second.address)
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(problems).toEqual([])
  await page.close()
  await second.kill()
  expect(existsSync(installation.home)).toBe(true)
})
