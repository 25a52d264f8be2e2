/** Giving a claim other words of the text: by keys, by mouse, in several stretches, and beside another window. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/windows.ts'

const CLAIM = 'not dead in the water'

test('a claim gets other words by keyboard, in one step that undo takes back', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  const before = (await desk.selectedRow.textContent()) ?? ''
  const bar = desk.mode('Words of the claim')

  await test.step('Escape leaves it as it was', async () => {
    await desk.press('w')
    await expect(bar).toContainText(CLAIM)
    await desk.press('Shift+ArrowLeft', 'Escape')
    await expect(bar).toBeHidden()
    expect(await desk.selectedRow.textContent()).toBe(before)
  })

  await test.step('Shift stretches at the end, after Space at the beginning; Enter keeps', async () => {
    await desk.press('w', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft')
    await expect(bar).not.toContainText('in the water')
    const said = page.getByRole('status')
    await expect(bar).toContainText(/End in hand: “\S+”/)
    await desk.press('Space')
    await expect(bar).toContainText(/Beginning in hand: “the”/)
    await expect(said.filter({ hasText: 'Beginning in hand: “the”' })).toBeAttached()
    await desk.press('Shift+ArrowLeft')
    await expectAccessible(page, 'Words of the claim')
    await desk.press('Enter')
    await expect(bar).toBeHidden()
    await expect(desk.selectedRow).not.toContainText('in the water')
    await expect(desk.toast('The claim has other words')).toBeVisible()
  })

  await test.step('one press of Z brings the words back', async () => {
    await desk.press('z')
    await expect(desk.selectedRow).toContainText(CLAIM)
  })

  await test.step('its own words again change nothing', async () => {
    await desk.press('w', 'Enter')
    await expect(desk.toast('so nothing was changed')).toBeVisible()
  })
})

test('a second stretch is added and left out, and the mouse takes words', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  const bar = desk.mode('Words of the claim')
  await desk.press('w', 'n')
  await expect(bar).toContainText('2 of 2 stretches')
  await desk.button('Leave this stretch out').click()
  await expect(bar).not.toContainText('of 2 stretches')

  await test.step('selected words stand in for the stretch; with Ctrl they are one more', async () => {
    await desk.drag('ended without agreement')
    await expect(bar).toContainText('ended without agreement')
    await expect(bar).not.toContainText('of 2 stretches')
    await page.keyboard.down('Control')
    await desk.drag('met informally')
    await page.keyboard.up('Control')
    await expect(bar).toContainText('2 of 2 stretches')
    await desk.button('Keep these words', bar).click()
    await expect(bar).toBeHidden()
    await expect(desk.inspector.panel).toContainText('ended without agreement')
    await expect(desk.inspector.panel).toContainText('met informally')
  })

  await test.step('words that are selected before are taken at once', async () => {
    await desk.drag('ended without agreement')
    await desk.button('Words of this claim').click()
    await expect(bar).toContainText('ended without agreement')
    await desk.press('Escape')
  })

  await test.step('the palette and the claim’s menu know it', async () => {
    await desk.typeInPalette('claim’s words')
    await desk.press('Enter')
    await expect(bar).toBeVisible()
    await desk.press('Escape')
    await desk.inspector.act('Change the claim’s words')
    await expect(bar).toBeVisible()
  })
})

test('words that another window has changed meanwhile are not written over unseen', async ({ page, openTab }) => {
  await new StartScreen(page).openSample()
  const first = new Desk(page)
  await first.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  await first.choose(CLAIM)
  await second.choose(CLAIM)
  await second.press('w', 'Shift+ArrowLeft')
  await first.press('w', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter')
  await expect(first.toast('The claim has other words')).toBeVisible()
  await second.press('Enter')
  await expect(second.toast(/Somebody changed this in another window/)).toBeVisible()
  await expect(second.mode('Words of the claim')).toBeVisible()
  await second.press('Enter')
  await expect(second.mode('Words of the claim')).toBeHidden()
})
