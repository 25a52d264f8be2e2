/** The document of an article comes out of the project as it went in. */
import { readFileSync } from 'node:fs'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/fixtures.ts'
import { sampleFile } from './support/sample.ts'

test('the original of an article is saved from above its text, byte for byte', async ({ page }) => {
  await new StartScreen(page).openSample()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save original…' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('syria-talks.txt')
  expect(readFileSync(await saved.path())).toEqual(readFileSync(sampleFile))
  await expect(page.getByText('Original saved: syria-talks.txt').first()).toBeVisible()
})
