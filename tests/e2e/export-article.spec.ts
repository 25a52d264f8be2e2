/** A report of one article: from the dialog, by the key, and from the command line. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { expect, test } from './support/windows.ts'

test('a report is of the whole project unless this article is chosen', async ({ page, installation }) => {
  await makeBusyProject(page, installation)
  await page.reload()
  await new StartScreen(page).project('Autumn issue').click()
  const desk = new Desk(page)
  await desk.article('Harbour works').getByRole('button').click()
  await desk.expectArticle('Harbour works delayed')
  const { box, submit } = desk.exportDialog
  const titles = (text: string) =>
    (JSON.parse(text) as { articles: { meta: { title: string } }[] }).articles.map(({ meta }) => meta.title)

  await test.step('the dialog begins with the whole project', async () => {
    await desk.press('Control+e')
    await expect(box.getByRole('radio', { name: /^Whole project/ })).toBeChecked()
    await expectAccessible(page)
    await box.getByText('Data (JSON)', { exact: true }).click()
    const whole = await desk.download(() => submit.click())
    expect(titles(whole.text)).toEqual(['Syria talks end without a deal', 'Harbour works delayed'])
  })

  await test.step('the key for one article chooses it; its file is called by it', async () => {
    await desk.press('Control+Shift+E')
    await expect(box.getByRole('radio', { name: /^This article/ })).toBeChecked()
    await expect(box).toContainText('Harbour works delayed')
    const one = await desk.download(() => submit.click())
    expect(one.name).toBe('Harbour works delayed-report.json')
    expect(titles(one.text)).toEqual(['Harbour works delayed'])
  })
})
