/** Mouse and keyboard in one go, as people work: a click leaves the keys to the claim. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/windows.ts'

test('Space goes on ticking after a click, and a button reached with Tab keeps it', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { inspector } = desk

  await test.step('after the click on the first facet’s tick, Space ticks the next one', async () => {
    await desk.choose('met informally on Monday')
    await expect(inspector.panel).toContainText('met informally on Monday')
    const open = await inspector.openFacets.count()
    expect(open).toBeGreaterThan(1)
    await inspector.openFacets.first().click()
    await expect(inspector.openFacets).toHaveCount(open - 1)
    await page.keyboard.press('Space')
    await expect(inspector.openFacets).toHaveCount(open - 2)
    await expect(inspector.facets.first()).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('after the click on Dismiss, Space at another claim does not dismiss it', async () => {
    await desk.choose('not dead in the water')
    const all = await desk.countOfClaims()
    await desk.dismiss(() => desk.button('Dismiss claim').click())
    await expect.poll(() => desk.countOfClaims()).toBe(all - 1)
    await desk.press('Space', 'j')
    await expect(desk.strip).toContainText(`/ ${all - 1}`)
    await desk.press('z')
  })

  await test.step('after the click on a glyph in the margin, Space at the next claim does not go back', async () => {
    await desk.choose('300,000 people dead')
    await desk.text.getByRole('button', { pressed: true }).click()
    await desk.press('j')
    await expect(desk.selectedRow).not.toContainText('300,000 people dead')
    await page.keyboard.press('Space')
    await expect(desk.selectedRow).not.toContainText('300,000 people dead')
  })

  await test.step('a button that Tab leads to is pressed with Space', async () => {
    await desk.choose('not dead in the water')
    await expect(inspector.panel).toContainText('not dead in the water')
    const dismiss = desk.button('Dismiss claim')
    await desk.claims.focus()
    for (let stop = 0; stop < 60 && !(await dismiss.evaluate((it) => it === document.activeElement)); stop += 1) {
      await desk.press('Tab')
    }
    await desk.dismiss(() => page.keyboard.press('Space'))
  })
})
