/** What is chosen, and what can be done with it, is in sight: at the size of a small laptop, too. */
import type { Locator } from '@playwright/test'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/windows.ts'

/** Whether nothing of an element is cut off at the sides of another one. */
async function expectWithin(inner: Locator, outer: Locator): Promise<void> {
  const [own, around] = [await inner.boundingBox(), await outer.boundingBox()]
  if (!own || !around) throw new Error('Not on the page')
  expect(own.x).toBeGreaterThanOrEqual(around.x)
  expect(own.x + own.width).toBeLessThanOrEqual(around.x + around.width)
}

for (const width of [1280, 940] as const) {
  test(`at ${width} px every act on selected words can be clicked, wherever the selection begins`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await new StartScreen(page).openSample()
    const desk = new Desk(page)
    await expect(desk.text).toContainText('Syrian')
    await page.keyboard.press('j')
    const bar = page.getByRole('toolbar', { name: 'Selected text' })
    for (const words of ['New talks', 'his Russian counterpart', 'Monday', 'Syria, officials']) {
      await desk.drag(words)
      await expect(bar).toBeVisible()
      await expect(bar.getByRole('button')).toHaveCount(4)
      await expectWithin(bar, desk.text)
    }
    await bar.getByRole('button', { name: 'Words of this claim' }).click()
    await expect(desk.mode('Words of the claim')).toBeVisible()
  })
}

test('the table shows the chosen claim, where it opens and wherever the list and the keys lead', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const chosen = page.getByRole('row').filter({ has: page.getByRole('button', { pressed: true }) })
  await desk.claims.focus()
  await desk.press('k')
  await expect(desk.selectedRow).toHaveAttribute('aria-posinset', String(await desk.countOfClaims()))
  await desk.press('t')
  await expect(chosen).toBeInViewport({ ratio: 1 })
  await desk.claims.evaluate((list) => list.scrollTo({ top: 0 }))
  await desk.rows.filter({ hasText: 'New talks between' }).click()
  await expect(desk.selectedRow).toHaveAttribute('aria-posinset', '1')
  await expect(chosen).toBeInViewport({ ratio: 1 })
})

test('a click on a row leaves the keys with the list, which says where it is', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.rows.nth(2).click()
  await expect(desk.claims).toBeFocused()
  await desk.press('ArrowDown')
  await expect(desk.claims).toHaveAttribute('aria-activedescendant', (await desk.rows.nth(3).getAttribute('id')) ?? '')
})
