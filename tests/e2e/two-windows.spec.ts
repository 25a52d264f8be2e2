/** Two windows of one project: what one does the other shows, and nobody writes over what they have not seen. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/windows.ts'

test('a change in one window shows in the other, at once', async ({ page, openTab }) => {
  await new StartScreen(page).sample.click()
  const first = new Desk(page)
  await first.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  await first.choose('not dead in the water')
  await second.choose('not dead in the water')
  const before = await second.coverage()
  await first.button('Dismiss claim').click()
  await expect(second.button('Bring claim back')).toBeVisible()
  await expect.poll(() => second.coverage()).toBeGreaterThan(before)
  await second.inspector.restate('The talks between the two are not over.')
  await expect(first.selectedRow).toContainText('The talks between the two are not over.')
  await expect(first.inspector.panel).toContainText('The talks between the two are not over.')
})

test('a form that was begun before somebody else changed the claim does not write over it', async ({
  page,
  openTab
}) => {
  await new StartScreen(page).sample.click()
  const first = new Desk(page)
  await first.expectClaims()
  const other = await openTab(page)
  const second = new Desk(other)
  await second.expectClaims()
  await first.choose('not dead in the water')
  await second.choose('not dead in the water')

  await other.keyboard.press('r')
  const form = second.inspector.form('Restate the claim')
  await form.getByRole('textbox').fill('Written in the second window.')
  await first.inspector.restate('Written in the first window.')
  await expect(second.selectedRow).toContainText('Written in the first window.')

  // Refused with the reason; what was typed stays, and what the other wrote stands.
  await second.button('Restate', form).click()
  await expect(second.toast(/Somebody changed this in another window/)).toBeVisible()
  await expect(form.getByRole('textbox')).toHaveValue('Written in the second window.')
  await expect(form).toContainText('Written in the first window.')
  await expect(first.selectedRow).toContainText('Written in the first window.')

  // Now the person knows, and may insist.
  await second.button('Restate', form).click()
  await expect(form).toBeHidden()
  await expect(first.selectedRow).toContainText('Written in the second window.')
})
