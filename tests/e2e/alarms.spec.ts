/** A quote that says otherwise: told beside the claim and the quote, on the row, and found by the list's filter. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/windows.ts'

test('a quote with another figure raises an alarm on claim, quote and row, and the filter finds the claim', async ({
  page
}) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { inspector } = desk
  await desk.choose('more than 300,000')
  const alarm = inspector.panel.getByRole('list', { name: 'What does not fit' })

  await test.step('beside the claim and beside the quote', async () => {
    await inspector.addEvidence({ quote: 'The war has left 250,000 people dead.', source: 'Observatory' })
    await expect(alarm).toContainText(/300,000.*the quote from Observatory says “250,000 people”/)
    await expect(inspector.panel.getByText(/the quote says “250,000 people”/)).toBeVisible()
    await expectAccessible(page, 'Claim')
  })

  await test.step('the filter finds it, and its row says so', async () => {
    await page.getByRole('button', { name: /Which claims/ }).click()
    await page.getByRole('option', { name: /^With something that does not fit/ }).click()
    const row = desk.rows.filter({ hasText: '300,000' }).first()
    await expect(row.getByRole('img', { name: /Something does not fit|things do not fit/ })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('after opening the project again it is told without being asked', async () => {
    await page.reload()
    await desk.expectClaims()
    await desk.choose('more than 300,000')
    await expect(alarm).toContainText(/the quote from Observatory says “250,000 people”/)
  })
})
