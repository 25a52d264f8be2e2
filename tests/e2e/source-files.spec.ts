/** A source's file: attached, found, read page by page, and quoted with its place; and what cannot be read. */
import { writeFileSync } from 'node:fs'
import { makePdf, pdfLines } from '../fixtures/importing/pdf.ts'
import { Desk } from './pages/desk.ts'
import { FileReader } from './pages/file-reader.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

const report = makePdf([
  pdfLines(50, 100, ['The monitor publishes its count every spring.', 'It began to count in March of the year 2011.']),
  pdfLines(50, 100, ['The monitor has documented 301,781 deaths', 'in the Syrian war, among them 86,000 civilians.'])
])

test('a PDF becomes a source whose words are found, read and quoted with their page', async ({ page }, info) => {
  test.setTimeout(180_000)
  const path = info.outputPath('monitor.pdf')
  writeFileSync(path, report)
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  const reader = new FileReader(page)
  await desk.expectClaims()
  await desk.choose('300,000 people dead')
  await desk.go('Sources')

  await test.step('it comes from the file dialog, and says so', async () => {
    await reader.attach(() => desk.button('Add from file…').click(), path)
    await expect(desk.toast(/Attached monitor\.pdf\./)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: 'monitor.pdf' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the same file again is noticed', async () => {
    await reader.attach(() => desk.button('Add from file…').click(), path)
    await expect(desk.toast(/monitor\.pdf is attached already/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  await test.step('it opens with its pages, and words lead to theirs', async () => {
    await page.getByRole('button', { name: 'monitor.pdf' }).click()
    await expect(reader.text).toContainText('publishes its count every spring')
    await expect(reader.box).toContainText('PDF')
    await expect(reader.box).toContainText('2 pages')
    await page.keyboard.press('Tab')
    await reader.find.fill('CIVILIANS')
    await expect(reader.hits).toHaveCount(1)
    await expect(reader.hits).toContainText('p. 2')
    await reader.hits.getByRole('button').click()
    await expect(reader.box).toContainText('This paragraph: p. 2')
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('reader-light.png') })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await page.screenshot({ path: info.outputPath('reader-dark.png') })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  await test.step('selected words become the quote of evidence on the claim, with their page', async () => {
    await reader.select('documented 301,781 deaths')
    await expect(reader.box).toContainText('Selected: p. 2')
    await desk.button('Use as evidence', reader.box).click()
    await expect(reader.box).toBeHidden()
    const form = desk.inspector.form('Add evidence')
    await expect(form.getByRole('textbox', { name: 'What the source says' })).toHaveValue('documented 301,781 deaths')
    await expect(form.getByRole('textbox', { name: 'Page' })).toHaveValue('2')
    await expect(form).toContainText('In the file: p. 2')
    await desk.button('Attach', form).click()
    await expect(form).toBeHidden()
    await expect(desk.inspector.part('Evidence')).toContainText('p. 2')
  })

  await test.step('in the form, the place of a typed quote is offered, and the file opens from there', async () => {
    await desk.press('e')
    const form = desk.inspector.form('Add evidence')
    await form.getByRole('textbox', { name: 'What the source says' }).fill('began to count in March')
    await desk.button('Cite p. 1', form).click()
    await expect(form.getByRole('textbox', { name: 'Page' })).toHaveValue('1')
    await desk.button('Read monitor.pdf', form).click()
    await expect(reader.box).toContainText('This paragraph: p. 1')
    await reader.text.focus()
    await desk.press('End', 'Enter')
    await expect(reader.box).toBeHidden()
    await expect(form.getByRole('textbox', { name: 'Page' })).toHaveValue('2')
    await desk.press('Escape')
  })

  await test.step('the palette finds words of the file', async () => {
    await desk.typeInPalette('86,000 civilians')
    const palette = desk.dialog('Find an action')
    await palette.getByRole('menuitem', { name: /p\. 2 · .*86,000 civilians/ }).click()
    await expect(reader.box).toContainText('This paragraph: p. 2')
    await desk.press('Escape')
    await expect(reader.box).toBeHidden()
  })

  await test.step('the file goes, and comes back with undo', async () => {
    await desk.go('Sources')
    await desk.button(/^Acts on monitor/).click()
    await page.getByRole('menuitem', { name: 'Remove the file' }).click()
    await expect(page.getByRole('button', { name: 'monitor.pdf' })).toBeHidden()
    await expect(desk.toast(/Removed monitor\.pdf/)).toBeVisible()
    await desk.button('Undo', page.getByRole('region', { name: /Messages/ })).click()
    await expect(page.getByRole('button', { name: 'monitor.pdf' })).toBeVisible()
  })
})

test('files that are dropped on the list of sources become sources, one after the other', async ({ page }) => {
  test.setTimeout(180_000)
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.go('Sources')
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    for (const [name, words] of [
      ['count.txt', 'The monitor counted 301,781 deaths.'],
      ['ferry.txt', 'The ferry carried 1,204 passengers.']
    ] as const)
      transfer.items.add(new File([words], name, { type: 'text/plain' }))
    return transfer
  })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: files })
  await expect(page.getByText('Let go to add as sources')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: files })
  await expect(page.getByText('Let go to add as sources')).toBeHidden()
  for (const name of ['count.txt', 'ferry.txt'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(desk.importDialog.box).toBeHidden()
})

test('a picture is kept with its source and says that it has no text; captions are cited by their time', async ({
  page
}, info) => {
  test.setTimeout(180_000)
  const picture = info.outputPath('street.png')
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000000000001', 'hex'))
  const captions = info.outputPath('interview.vtt')
  writeFileSync(captions, 'WEBVTT\n\n00:01:05.000 --> 00:01:09.000\nWe counted 301,781 names.\n')
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  const reader = new FileReader(page)
  await desk.expectClaims()
  await desk.go('Sources')
  await reader.attach(() => desk.button('Add from file…').click(), [picture, captions])
  await expect(page.getByRole('button', { name: 'interview.vtt' })).toBeVisible({ timeout: 60_000 })
  const row = page.getByRole('row').filter({ hasText: 'street.png' })
  await expect(row).toContainText('no text')
  await row.getByRole('button', { name: 'street.png' }).click()
  await expect(reader.box).toContainText('is not supported: PNG picture')
  const saved = page.waitForEvent('download')
  await desk.button('Save a copy', reader.box).click()
  expect((await saved).suggestedFilename()).toBe('street.png')
  await desk.press('Escape')
  await page.getByRole('button', { name: 'interview.vtt' }).click()
  await expect(reader.text).toContainText('1:05')
  await expect(reader.text).toContainText('We counted 301,781 names.')
  await desk.press('Escape')
  await expect(reader.box).toBeHidden()
})
