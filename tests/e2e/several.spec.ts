/** Several claims of the list at once: chosen by keys and by mouse, decided on in one step. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/windows.ts'

test('several claims are chosen by keys, by mouse and in the text', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const panel = desk.inspector.panel

  await test.step('Shift+J stretches the choice, Shift+K takes back, and it says how many', async () => {
    await desk.claims.focus()
    await desk.press('j', 'Shift+J', 'Shift+J', 'Shift+K')
    await expect(panel).toContainText('2 claims chosen')
    await expect(desk.strip).toContainText('2 claims chosen')
    await expect(desk.selectedRow).toHaveCount(2)
    await expectAccessible(page)
  })

  await test.step('a key that works on one says so; Escape goes back to one', async () => {
    await desk.press('o')
    await expect(desk.toast(/this works on one/)).toBeVisible()
    await desk.press('Escape')
    await expect(desk.selectedRow).toHaveCount(1)
  })

  await test.step('Shift and a click choose a stretch, Ctrl and a click leave one out', async () => {
    await desk.rows.nth(0).click()
    await desk.rows.nth(4).click({ modifiers: ['Shift'] })
    await desk.rows.nth(2).click({ modifiers: ['ControlOrMeta'] })
    await expect(panel).toContainText('4 claims chosen')
  })

  await test.step('in the text as well, over the words and beside them', async () => {
    await desk.press('Escape')
    await desk.clickAt('New talks between')
    await expect(desk.selectedRow).toHaveCount(1)
    await desk.clickAt('failed to reach an agreement', { modifiers: ['Control'] })
    await expect(panel).toContainText('2 claims chosen')
    await desk.clickAt('failed to reach an agreement', { modifiers: ['Control'] })
    await expect(desk.selectedRow).toHaveCount(1)
    await expect(desk.selectedRow).toContainText('New talks between')
    await desk.clickAt('failed to reach an agreement', { modifiers: ['Shift'] })
    await expect(panel).toContainText('4 claims chosen')
    expect(await desk.selection()).toBe('')
    const glyphs = desk.text.getByRole('list', { name: 'Claims in this paragraph' }).getByRole('button')
    await expect(glyphs.and(page.locator('[aria-pressed=true]'))).toHaveCount(4)
    await glyphs.first().click({ modifiers: ['ControlOrMeta'] })
    await expect(panel).toContainText('3 claims chosen')
    await expectAccessible(page)
  })
})

test('what is decided on several leaves the list in one step, which one undo takes back', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const all = await desk.countOfClaims()
  const panel = desk.inspector.panel

  await test.step('D dismisses all and goes on; Z brings all back and chooses them', async () => {
    await desk.rows.nth(0).click()
    await desk.rows.nth(4).click({ modifiers: ['Shift'] })
    await desk.rows.nth(2).click({ modifiers: ['ControlOrMeta'] })
    await expect(panel).toContainText('4 claims chosen')
    await desk.press('d')
    await expect(desk.toast('Dismissed 4 claims.')).toBeVisible()
    await expect.poll(() => desk.countOfClaims()).toBe(all - 4)
    // The one that was left out is the first that is left.
    await expect(desk.selectedRow).toHaveCount(1)
    await expect(panel).not.toContainText('claims chosen')
    await desk.press('z')
    await expect.poll(() => desk.countOfClaims()).toBe(all)
    await expect(panel).toContainText('4 claims chosen')
    await expect(desk.selectedRow).toHaveCount(4)
  })

  await test.step('a filter that they leave by their state goes on as well', async () => {
    const filter = (name: RegExp) => page.getByRole('option', { name })
    await desk.button(/Which claims/).click()
    await filter(/^Not settled/).click()
    await desk.rows.nth(0).click()
    await desk.inspector.act('Set to Checked')
    await expect(desk.toast(/^Checked: /)).toBeVisible()
    await expect.poll(() => desk.countOfClaims()).toBe(all - 1)
    await expect(desk.rows.nth(0)).toHaveAttribute('aria-selected', 'true')
    await desk.press('z')
    await expect.poll(() => desk.countOfClaims()).toBe(all)
    await desk.button(/Which claims/).click()
    await filter(/^Dismissed/).click()
    await expect(page.getByText('No such claims')).toBeVisible()
    await desk.button('Show all claims').click()
  })
})

test('all that a filter shows are given a state by the panel', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const panel = desk.inspector.panel
  await page.getByRole('searchbox', { name: 'Search claims' }).fill('Aleppo')
  await expect(desk.rows.first()).toContainText('Aleppo')
  await desk.claims.focus()
  await desk.press('Control+a')
  await expect(desk.selectedRow).toHaveCount(await desk.countOfClaims())
  await panel.getByRole('button', { name: 'Set to Checking' }).click()
  await expect(desk.toast(/Set the state of \d+ claims/)).toBeVisible()
  await expect(panel.getByRole('list', { name: 'How far they have come' }).getByRole('listitem')).toHaveCount(1)
  await expect(desk.rows.first()).toContainText('Checking')
})

test('of several that are chosen one that another window deletes is left out, and it is said', async ({
  page,
  openTab
}) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  const { panel } = desk.inspector
  await desk.rows.nth(1).click()
  await desk.rows.nth(4).click({ modifiers: ['Shift'] })
  await expect(desk.selectedRow).toHaveCount(4)
  const name = (await desk.rows.nth(2).locator('p').first().textContent()) ?? ''
  await second.row(name).click()
  await second.inspector.act('Delete claim')
  await expect(desk.selectedRow).toHaveCount(3)
  await panel.getByRole('button', { name: 'Set to Checked' }).click()
  await expect(desk.toast(/deleted meanwhile, so nothing was done/)).toBeVisible()
  await panel.getByRole('button', { name: 'Set to Checked' }).click()
  await expect(desk.toast(/Set the state of \d+ claims/)).toBeVisible()
})
