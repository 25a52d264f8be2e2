/** What a few keys do from end to end: a query with its rating, and the way back that a message offers. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { createCalls, importText } from './support/program-calls.ts'
import { expect, test } from './support/windows.ts'

const article =
  'More than 300,000 people have been killed in the war, the envoy said on Tuesday.\n\n' +
  'Foreign ministers of 17 countries met in Vienna on 14 November 2015 but agreed on nothing.'

async function openHouseCheck(page: import('@playwright/test').Page): Promise<Desk> {
  const call = createCalls(page)
  const { handle } = await call('projects.create', { title: 'Talks', scale: 'house-check' })
  const { project } = await call('projects.open', { handle: handle as string })
  await importText(call, project, 'talks.txt', article, { title: 'Talks' })
  await call('projects.close', { project })
  await page.reload()
  await new StartScreen(page).project('Talks').click()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.rows.first().click()
  await desk.claims.focus()
  return desk
}

test('q, the question, Ctrl+Enter: the claim is a query and rated so, and one undo takes both back', async ({
  page
}) => {
  const desk = await openHouseCheck(page)
  await page.keyboard.press('q')
  const form = desk.inspector.form('Write a correction or query')
  await expect(form.getByRole('textbox', { name: 'Question' })).toBeFocused()
  await page.keyboard.insertText('Killed since when?')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(desk.inspector.part('Corrections')).toContainText('Killed since when?')
  await expect(desk.inspector.part('Verdict')).toContainText('Query')
  await desk.claims.focus()
  await page.keyboard.press('z')
  await expect(desk.inspector.part('Corrections')).not.toContainText('Killed since when?')
  await expect(desk.inspector.part('Verdict')).not.toContainText('Query')
})

test('a new wording rates the claim along with it unless that is unticked, and leaves an earlier verdict alone', async ({
  page
}) => {
  const desk = await openHouseCheck(page)
  const form = desk.inspector.form('Write a correction or query')
  const rate = form.getByRole('checkbox', { name: 'Rate the claim “Change to…” with it' })
  await page.keyboard.press('f')
  await expect(rate).toBeChecked()
  await form.getByRole('textbox', { name: 'Change to' }).fill('Some 300,000 people have been killed in the war')
  await page.keyboard.press('Control+Enter')
  await expect(desk.inspector.part('Verdict')).toContainText('Change to…')
  await desk.claims.focus()
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(desk.inspector.part('Verdict')).toContainText('OK')
  await desk.claims.focus()
  await page.keyboard.press('f')
  await expect(rate).not.toBeChecked()
})

test('the redo that a message offers goes with the next change, which it would not redo', async ({ page }) => {
  const desk = await openHouseCheck(page)
  await desk.dismiss()
  await page.keyboard.press('z')
  await expect(desk.toast(/^Undone:/)).toBeVisible()
  await desk.button('Redo').click()
  await expect(desk.strip).toContainText('undo: Dismissed a claim')
  await page.keyboard.press('z')
  await expect(desk.toast(/^Undone:/)).toBeVisible()
  await page.keyboard.press('Space')
  await expect(desk.toast(/^Undone:/)).toBeHidden({ timeout: 3000 })
})
