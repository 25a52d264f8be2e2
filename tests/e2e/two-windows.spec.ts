/** Two windows of one project: what one does the other shows, and nobody writes over what they have not seen. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { holdAnswers } from './support/held-answers.ts'
import { expect, test } from './support/windows.ts'

test('a change in one window shows in the other, at once', async ({ page, openTab }) => {
  await new StartScreen(page).openSample()
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
  // Who dismissed it is at the next claim by now.
  await expect(first.selectedRow).not.toContainText('not dead in the water')
  await second.button('Bring claim back').click()
  await first.choose('not dead in the water')
  await second.inspector.restate('The talks between the two are not over.')
  await expect(first.selectedRow).toContainText('The talks between the two are not over.')
  await expect(first.inspector.panel).toContainText('The talks between the two are not over.')
})

test('a form that was begun before somebody else changed the claim does not write over it', async ({
  page,
  openTab
}) => {
  await new StartScreen(page).openSample()
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

test('a source that somebody else changed meanwhile is not written over, and the second try is the person’s own', async ({
  page,
  openTab
}) => {
  await new StartScreen(page).openSample()
  const first = new Desk(page)
  await first.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  const edit = async (desk: Desk) => {
    await desk.button(/^Acts on UN figures/).click()
    await desk.page.getByRole('menuitem', { name: 'Edit source' }).click()
    return desk.dialog('Edit source')
  }
  await first.go('Sources')
  await second.go('Sources')
  await first.button('Add source').first().click()
  await first.dialog('Add source').getByRole('textbox', { name: 'Title' }).fill('UN figures')
  await first.button('Add source', first.dialog('Add source')).click()
  await expect(second.page.getByRole('cell', { name: 'UN figures', exact: true })).toBeVisible()

  const begun = await edit(second)
  await begun.getByRole('textbox', { name: 'Title' }).fill('UN figures, second window')
  const other = await edit(first)
  await other.getByRole('textbox', { name: 'Title' }).fill('UN figures, first window')
  await first.button('Change', other).click()
  await expect(other).toBeHidden()
  await expect(second.page.getByText('UN figures, first window')).toBeAttached()

  await second.button('Change', begun).click()
  await expect(second.toast(/Somebody changed this in another window/)).toBeVisible()
  await expect(begun.getByRole('textbox', { name: 'Title' })).toHaveValue('UN figures, second window')
  await expect(first.page.getByRole('cell', { name: 'UN figures, first window', exact: true })).toBeVisible()
  await second.button('Change', begun).click()
  await expect(begun).toBeHidden()
  await expect(first.page.getByRole('cell', { name: 'UN figures, second window', exact: true })).toBeVisible()
})

test('an answer that was on its way when somebody else changed the claim does not stand', async ({ page, openTab }) => {
  await new StartScreen(page).openSample()
  const first = new Desk(page)
  await first.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  const slow = await holdAnswers(page, 'claim.detail')
  await first.row('not dead in the water').click()
  await slow.given(1)
  await second.choose('not dead in the water')
  await second.inspector.restate('The talks between the two are not over.')
  await expect(first.selectedRow).toContainText('The talks between the two are not over.')
  await slow.letGo()
  await expect(first.inspector.panel).toContainText('The talks between the two are not over.')
})

test('as long as the panel shows the claim before, a click in it does nothing', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const wordsOf = async (index: number): Promise<string> =>
    (await desk.rows.nth(index).locator('p').first().textContent()) ?? ''
  const [before, meant] = [await wordsOf(1), await wordsOf(3)]
  await desk.row(before).click()
  const acts = desk.button('More acts on the claim', desk.inspector.panel)
  await expect(acts).toBeVisible()
  const slow = await holdAnswers(page, 'claim.detail')
  await desk.row(meant).click()
  await slow.given(1)
  await expect
    .poll(() =>
      acts.evaluate((button) => {
        const box = button.getBoundingClientRect()
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        return button.contains(hit)
      })
    )
    .toBe(false)
  const deleting = desk.inspector.act('Delete claim')
  await slow.letGo()
  await deleting
  await expect(desk.row(meant)).toHaveCount(0)
  await expect(desk.row(before)).toBeVisible()
})

test('who chooses a claim while a new window is still going to the last one stays with it', async ({
  page,
  openTab
}) => {
  await new StartScreen(page).openSample()
  const first = new Desk(page)
  await first.expectClaims()
  const kept = page.waitForResponse((response) => /"places"/.test(response.request().postData() ?? ''))
  await first.rows.nth(4).click()
  await kept
  const slow = await holdAnswers(page.context(), 'claim.detail')
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  await slow.given(1)
  await second.rows.nth(0).click()
  await expect(second.rows.nth(0)).toHaveAttribute('aria-selected', 'true')
  await slow.letGo()
  // A key waits until the desk has arrived wherever it was going.
  await second.claims.focus()
  await second.press('j')
  await expect(second.rows.nth(1)).toHaveAttribute('aria-selected', 'true')
})
