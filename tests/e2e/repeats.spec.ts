/** The same assertion several times in an article: checked once, applied to all, and an alarm where the checks disagree. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/windows.ts'

test('a check is applied to all repeats in one step, and one that is rated otherwise raises an alarm', async ({
  page
}) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { inspector } = desk
  await desk.choose('ended without agreement')
  await desk.press('a')
  await expect(desk.toast(/Rate the claim first/)).toBeVisible()
  await inspector.setVerdict('OK', 'Both delegations said so.')
  await desk.claims.focus()
  const apply = inspector.panel.getByRole('button', { name: /Apply this check to all \d repeats/ })
  await expect(apply).toBeVisible()

  await test.step('by the key: every repeat is rated, one undo takes all of it back', async () => {
    await desk.press('a')
    await expect(desk.toast(/Rated \d repeats OK/)).toBeVisible()
    const said = inspector.panel.getByText('Said again')
    await expect(inspector.panel.getByRole('img', { name: 'OK' })).toHaveCount(await said.count())
    await desk.press('z')
    await expect(desk.toast(/^Undone/)).toBeVisible()
    await desk.choose('ended without agreement')
    await expect(inspector.panel.getByRole('img', { name: 'OK' })).toHaveCount(0)
  })

  await test.step('by the button; a repeat that is then rated otherwise is told beside both', async () => {
    await apply.click()
    await expect(desk.toast(/Rated \d repeats OK/)).toBeVisible()
    await desk.choose('failure to secure an agreement')
    await inspector.setVerdict('Query', 'Whose failure?')
    const alarm = inspector.panel.getByRole('list', { name: 'What does not fit' })
    await expect(alarm).toContainText(/Rated Query here, and OK where it is said again/)
    await expectAccessible(page, 'Claim')
    await desk.button('Show it', alarm).first().click()
    await expect(alarm).toContainText(/Rated OK here, and Query/)
  })
})
