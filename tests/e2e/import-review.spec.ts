/** A document is looked at and mended before it is imported: tracked changes, blocks, encoding, what nobody sees, the same bytes again. */
import { writeFileSync } from 'node:fs'
import { makeDocx, wordParagraph } from '../fixtures/importing/docx.ts'
import { Desk } from './pages/desk.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
const by = (author: string) => `w:id="1" w:author="${author}" w:date="2016-09-05T10:12:00Z"`
const tracked = makeDocx(
  [
    `<w:p>${run('The two countries ')}<w:del ${by('Ann Lee')}>${run('were not able', 'delText')}</w:del><w:ins ${by('Ann Lee')}>${run('failed')}</w:ins>${run(' to reach an agreement on Monday, an official said.')}</w:p>`,
    `<w:p>${run('More than 300,000 people have been killed')}<w:ins ${by('Bob Ek')}>${run(' in five years')}</w:ins>${run(', according to the observatory in London.')}</w:p>`,
    wordParagraph('The next meeting of the two ministers is to be held in the capital on Friday.')
  ].join('')
)

test('tracked changes are decided on one by one with the keyboard, and the text follows', async ({ page }, info) => {
  test.slow()
  const file = info.outputPath('tracked.docx')
  writeFileSync(file, tracked)
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await page.keyboard.press('Control+i')
  const dialog = new ImportDialog(page)
  await dialog.chooseFile(() => dialog.chooseFiles.click(), file)
  await dialog.expectRead('The two countries')
  await expect(dialog.changes).toHaveCount(2)
  await expect(dialog.changes.first()).toContainText('Ann Lee')
  await expect(dialog.changes.first()).toContainText('were not able')

  await test.step('the first change has the keyboard; r refuses it and goes on, k goes back, a takes it again', async () => {
    await expect(dialog.focused).toContainText('were not able')
    await page.keyboard.press('r')
    await expect(dialog.focused).toContainText('in five years')
    await expect(dialog.report).toContainText('1 of 2 is rejected')
    await page.keyboard.press('r')
    await expect(dialog.report).toContainText('all of them rejected')
    await expect(dialog.text.locator('del')).toHaveText(['failed', 'in five years'])
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await expect(dialog.text.locator('del')).toHaveText(['were not able', 'in five years'])
    await expectAccessible(page)
  })

  await test.step('what was decided is what is imported', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(dialog.box).toBeHidden({ timeout: 45_000 })
    await expect(desk.text).toContainText('The two countries failed to reach an agreement')
    await expect(desk.text).toContainText('have been killed, according to')
  })

  await test.step('the same bytes again are noticed, and lead to the article', async () => {
    await page.keyboard.press('Control+i')
    await dialog.chooseFile(() => dialog.chooseFiles.click(), file)
    await expect(dialog.box.getByText(/in the project already/)).toBeVisible({ timeout: 45_000 })
    await dialog.button('Go to it', dialog.box).click()
    await expect(dialog.box).toBeHidden()
    await expect(desk.text).toContainText('The two countries failed')
  })
})

test('blocks are left out and put back one by one, the encoding is chosen with the text in sight, and invisible characters show', async ({
  page
}, info) => {
  test.slow()
  const file = info.outputPath('old.txt')
  const words = [
    'Der Prozeß dauerte über fünf Jahre, sagten die Behörden am Montag in der Stadt.',
    'Mehr als 300.000 Menschen hätten das Land verlassen, hieß es in dem Bericht.'
  ]
  writeFileSync(file, Buffer.from(words.join('\r\n\r\n'), 'latin1'))
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await page.keyboard.press('Control+i')
  const dialog = new ImportDialog(page)
  await dialog.chooseFile(() => dialog.chooseFiles.click(), file)
  await dialog.expectRead('Der Prozeß')

  await test.step('how sure the encoding is stands there; another one changes the text at once', async () => {
    await expect(dialog.report).toContainText(/\d+% sure/)
    await dialog.button(/Read as/, dialog.report).click()
    await page.getByRole('option', { name: 'WINDOWS-1251' }).click()
    await expect(dialog.text).toContainText('ProzeЯ')
    await dialog.button(/Read as/, dialog.report).click()
    await page.getByRole('option', { name: 'WINDOWS-1252' }).click()
    await expect(dialog.text).toContainText('Prozeß')
  })

  await test.step('a block is left out with Delete and comes back with the same key', async () => {
    await dialog.leaveOut(/Leave out: Mehr als/).focus()
    await page.keyboard.press('Delete')
    await expect(dialog.leaveOut(/Put back: Mehr als/)).toBeFocused()
    await expect(dialog.putBack(/Mehr als/)).toBeVisible()
    await expect(dialog.report).toContainText('Left out by you')
    await page.keyboard.press('Delete')
    await expect(dialog.leaveOut(/Leave out: Mehr als/)).toBeFocused()
    await expect(dialog.report).toContainText('Nothing was left out')
  })

  await test.step('a direction that somebody turned is shown by its sign, and told', async () => {
    await dialog.box.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('Control+i')
    await dialog.paste.fill(
      'They paid \u202e001\u202c dollars for the room in the old town, the minister said on Monday.'
    )
    await dialog.readText.click()
    await expect(dialog.text).toContainText('They paid RLO001POP dollars')
    await expect(dialog.report).toContainText('1 × right-to-left override (U+202E)')
    await page.screenshot({ path: info.outputPath('invisible.png') })
  })
})
