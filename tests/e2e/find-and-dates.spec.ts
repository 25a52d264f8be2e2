/** Finding claims, articles and sources from the palette; an article's address; dates as far as they are known. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { expect, test } from './support/windows.ts'

test('the palette leads to claims, articles and sources by their words', async ({ page, installation }) => {
  await makeBusyProject(page, installation)
  await page.reload()
  await new StartScreen(page).project('Autumn issue').click()
  const desk = new Desk(page)
  await desk.article('Syria talks').getByRole('button').click()
  await desk.expectClaims()
  const palette = desk.dialog('Find an action')
  const find = async (typed: string, name: RegExp) => {
    await desk.typeInPalette(typed)
    await expect(palette.getByRole('menuitem', { name }).first()).toBeVisible()
  }

  await test.step('a claim', async () => {
    await find('siege on aleppo', /siege on Aleppo/)
    await expectAccessible(page)
    await desk.press('Enter')
    await expect(desk.selectedRow).toContainText('Aleppo')
  })

  await test.step('an article', async () => {
    await find('harbour works', /Harbour works delayed/)
    await palette.getByRole('menuitem', { name: 'Harbour works delayed' }).filter({ hasText: 'Article' }).click()
    await desk.expectArticle('Harbour works delayed')
  })

  await test.step('a source', async () => {
    await find('pool report', /Pool report from Hangzhou/)
    await palette.getByRole('menuitem', { name: /Pool report from Hangzhou/ }).click()
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Search sources' })).toHaveValue('Pool report from Hangzhou')
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  await test.step('nothing says so', async () => {
    await desk.typeInPalette('zzxqv')
    await expect(palette).toContainText('Nothing has this name or these words.')
    await desk.press('Escape')
  })
})

test('a source has a year for its date, and an article its address', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.go('Sources')
  await desk.button('Add source').first().click()
  const dialog = desk.dialog('Add source')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Census')
  await dialog.getByRole('textbox', { name: 'Published' }).fill('2016-13')
  await dialog.getByRole('textbox', { name: 'Title' }).focus()
  await expect(dialog).toContainText('Write a year, a month or a day')
  await expect(desk.button('Add source', dialog)).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Published' }).fill('2016')
  await dialog.getByRole('textbox', { name: 'Read on' }).fill('2016-09')
  await desk.button('Add source', dialog).click()
  await expect(page.getByRole('row', { name: /Census/ }).getByRole('cell', { name: '2016', exact: true })).toBeVisible()

  await desk.go('Desk')
  await desk.button('Details…').click()
  const address = page.getByRole('dialog').getByRole('textbox', { name: 'Address' })
  await address.fill('https://example.org/syria')
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await desk.button('Details…').click()
  await expect(address).toHaveValue('https://example.org/syria')
})
