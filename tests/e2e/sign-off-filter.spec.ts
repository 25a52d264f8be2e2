/** What waits for a second person, what they approved and what they sent back: in the list, on its rows and in the table. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { expect, test } from './support/windows.ts'

test('claims are found by their sign-off, and corrections that are settled stand apart', async ({
  page,
  installation
}) => {
  await makeBusyProject(page, installation)
  await page.reload()
  await new StartScreen(page).project('Autumn issue').click()
  const desk = new Desk(page)
  await desk.article('Syria talks').getByRole('button').click()
  await desk.expectClaims()
  const show = async (name: RegExp) => {
    await page.getByRole('button', { name: /Which claims/ }).click()
    await page.getByRole('option', { name }).click()
  }

  await test.step('one is approved: the row says so without colour', async () => {
    await show(/^Approved/)
    await expect(desk.rows).toHaveCount(1)
    await expect(desk.rows.first().getByRole('img', { name: 'Approved' })).toBeVisible()
  })

  await test.step('the others that are rated wait for a second person', async () => {
    await show(/^Awaiting sign-off/)
    await expect(desk.rows).toHaveCount(4)
    await expect(desk.rows.first().getByRole('img', { name: 'Awaiting sign-off' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('changes that are requested take one out of them, and put it into a list of its own', async () => {
    await desk.rows.first().click()
    await desk.button('Request changes', desk.inspector.panel).click()
    const form = desk.inspector.form('Request changes')
    await form.getByRole('textbox').fill('Name the second source.')
    await desk.button('Request changes', form).click()
    await expect(desk.rows).toHaveCount(3)
    await show(/^Changes requested/)
    await expect(desk.rows).toHaveCount(1)
    await desk.button('Claims as a table').click()
    await expect(page.getByRole('table').getByRole('img', { name: 'Changes requested' })).toBeVisible()
  })

  await test.step('a correction that is closed goes to the settled ones', async () => {
    await desk.go('Corrections')
    const open = page.getByRole('region', { name: /^Open 2/ })
    await expect(open.getByRole('listitem')).toHaveCount(2)
    await open.getByRole('button', { name: 'Close' }).first().click()
    await expect(page.getByRole('region', { name: /^Open 1/ }).getByRole('listitem')).toHaveCount(1)
    await page.getByRole('button', { name: 'Settled (1)' }).click()
    await expect(page.getByText('Closed', { exact: true })).toBeVisible()
    await expectAccessible(page)
  })
})
