/** Each act answers: by what is said, by where the keys go on, by what a list says before it is chosen from. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDocx, wordParagraph } from '../fixtures/importing/docx.ts'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { expect, test } from './support/windows.ts'

test('a keyboard goes on where an act has led it, and hears what was done', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { panel } = desk.inspector
  const said = (words: string) => page.locator('[data-live-announcer]').getByText(words)

  await test.step('in a project just opened the keys are with the article, not with the page', async () => {
    await expect(page.getByRole('main')).toBeFocused()
  })

  await test.step('words with full stops are one word', async () => {
    await desk.choose('John Kerry is U.S. Secretary of State')
    await desk.press('n')
    await expect(desk.mode('Pick words')).toContainText(/^Pick wordsU\.S/)
    await desk.press('Escape')
  })

  await test.step('a form that was sent says so', async () => {
    await desk.press('r')
    await expect(desk.inspector.form('Restate the claim').getByRole('textbox')).toBeFocused()
    await page.keyboard.insertText(' In 2016.')
    await desk.press('Control+Enter')
    await expect(said('Restated a claim')).toBeAttached()
    await desk.press('1')
    await desk.press('Control+Enter')
    await expect(said('Set a verdict')).toBeAttached()
    await desk.inspector.addNote('Call him.')
    await expect(said('Added a note')).toBeAttached()
  })

  await test.step('the undo of a new claim does not leave one behind that is gone', async () => {
    const claims = await desk.countOfClaims()
    await desk.drag('officials said')
    await desk.press('n')
    await expect.poll(() => desk.countOfClaims()).toBe(claims + 1)
    await desk.press('z')
    await expect.poll(() => desk.countOfClaims()).toBe(claims)
    await expect(panel).toContainText('No claim is selected')
    await desk.press('Control+Shift+Z')
    await expect.poll(() => desk.countOfClaims()).toBe(claims + 1)
    await desk.press('z')
  })

  await test.step('one press of Escape leaves the palette, whatever was typed', async () => {
    await desk.typeInPalette('merge')
    await desk.press('Escape')
    await expect(desk.dialog('Find an action')).toBeHidden()
  })

  await test.step('the list of filters says how many claims each lets through', async () => {
    await page.getByRole('button', { name: /Which claims/ }).click()
    await expect(page.getByRole('option', { name: /^With a number \(\d+\)$/ })).toBeVisible()
    await page.mouse.move(700, 700)
    await expect(page.getByRole('option', { name: /^Dismissed \(0\)$/ })).toBeVisible()
    await page.getByRole('option', { name: /^With open facets \(\d+\)$/ }).click()
    await expect(desk.rows.first()).toBeVisible()
    await desk.rows.first().click()
    await expect(desk.inspector.openFacets.first()).toBeVisible()
  })
})

test('of several files the one that can be read is shown, and Escape leaves when nothing would be lost', async ({
  page,
  installation
}) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const files = ['broken.docx', 'harbour.txt'].map((name) => join(installation.files, name))
  writeFileSync(files[0] as string, 'PK\u0003\u0004 no')
  writeFileSync(files[1] as string, 'The council approved 48 million euros for the harbour. Work begins in May 2027.')
  await desk.press('Control+i')
  const { box, importArticle } = desk.importDialog
  await desk.importDialog.chooseFile(() => desk.importDialog.chooseFiles.click(), files)
  await desk.importDialog.expectRead('48 million euros')
  await desk.press('Escape')
  await expect(box).toBeVisible()
  await importArticle.click()
  await expect(desk.toast(/Imported 1 article/)).toBeVisible({ timeout: 45_000 })
  await expect(box).toContainText('Could not be read')
  await desk.press('Escape')
  await expect(box).toBeHidden()
})

test('corrections of several articles say of which they are, and which are overdue', async ({ page, installation }) => {
  await makeBusyProject(page, installation)
  await page.reload()
  await new StartScreen(page).project('Autumn issue').click()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.go('Corrections')
  const open = page.getByRole('region', { name: /^Open/ }).getByRole('listitem')
  await expect(open).toHaveCount(2)
  await expect(open.first()).toContainText('Syria talks end without a deal')
  await expect(open.first()).toContainText('overdue since 6 September 2016')
  await page.getByRole('button', { name: /Article/ }).click()
  await page.getByRole('option', { name: 'Syria talks end without a deal' }).click()
  await expect(open.first()).not.toContainText('Syria talks end')
})

test('a broken Word document offers another file or its text, not another try', async ({ page, installation }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const broken = join(installation.files, 'broken.docx')
  const whole = makeDocx(wordParagraph('More than 300,000 people are dead, the report said.'))
  writeFileSync(broken, whole.subarray(0, Math.floor(whole.length / 2)))
  await desk.press('Control+i')
  const { box, chooseFiles, text, importArticle } = desk.importDialog
  await desk.importDialog.chooseFile(() => chooseFiles.click(), broken)
  const alert = box.getByRole('alert').first()
  await expect(alert).toContainText('The Word document is damaged', { timeout: 45_000 })
  await expect(desk.button('Try again', box)).toHaveCount(0)
  await desk.button('Paste the text instead', box).click()
  await box.getByRole('textbox', { name: 'The text of the article' }).fill('The mayor said that 40 houses were built.')
  await expectAccessible(page)
  await desk.button('Read this text', box).click()
  await expect(text).toContainText('40 houses', { timeout: 45_000 })
  await expect(importArticle).toBeEnabled()
})

test('messages never cover the buttons of a dialog', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await page.route('**/api/call', (route) => {
    const { method } = route.request().postDataJSON() as { readonly method?: string }
    if (method !== 'claim.setStatus') return route.fallback()
    const error = {
      code: 'internal',
      message: 'The state of the claim could not be set, and this says why at some length.'
    }
    return route.fulfill({ json: { ok: false, error, position: null } })
  })
  await desk.rows.first().click()
  await desk.inspector.act('Set to Checking')
  const message = page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog')
  await expect(message).toBeVisible()
  const dialogs: readonly [string, () => Promise<void>][] = [
    [
      'Import an article',
      async () => {
        await desk.press('Control+i')
        await desk.importDialog.paste.fill('The mayor said that 40 houses were built.')
        await desk.importDialog.readText.click()
        await expect(desk.importDialog.importArticle).toBeEnabled({ timeout: 45_000 })
      }
    ],
    ['Export report', () => desk.button('Export report…').click()]
  ]
  for (const [name, open] of dialogs) {
    await open()
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 }
    ]) {
      await page.setViewportSize(size)
      const place = await message.boundingBox()
      const buttons = await desk.dialog(name).first().getByRole('button').all()
      expect(buttons.length).toBeGreaterThan(2)
      for (const button of buttons) {
        const box = await button.boundingBox()
        expect(box && place && overlap(box, place), `${name} at ${size.width}`).toBe(false)
      }
    }
    await desk.button('Cancel', desk.dialog(name).first()).click()
    await expect(desk.dialog(name)).toHaveCount(0)
  }
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
