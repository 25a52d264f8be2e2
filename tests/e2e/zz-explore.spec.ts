import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

test('x', async ({ page }) => {
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
  console.log(await page.locator('body').ariaSnapshot())
  await page.screenshot({ path: '/tmp/e2ex/start.png' })
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: 'Dismiss claim' })).toBeVisible()
  console.log(await page.locator('body').ariaSnapshot())
  await page.screenshot({ path: '/tmp/e2ex/desk.png' })
  await expectAccessible(page)
})
