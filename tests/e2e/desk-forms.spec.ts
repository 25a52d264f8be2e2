/** The forms at a claim: what their keys do, what a paste does, and that nothing that was written is lost. */
import type { Locator } from '@playwright/test'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/windows.ts'

const CLAIM = '300,000 people dead'

test('Ctrl+Enter sends a form from every control, and Escape closes a list before the form', async ({ page }) => {
  await new StartScreen(page).sample.click()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  const { inspector } = desk

  await test.step('from a rating', async () => {
    await desk.press('v', 'ArrowDown', 'Control+Enter')
    await expect(inspector.form('Set a verdict')).toBeHidden()
    await expect(inspector.part('Verdict').getByRole('listitem')).toHaveCount(1)
  })

  await test.step('from the choice between change and query', async () => {
    await desk.press('f')
    const form = inspector.form('Write a correction or query')
    await form.getByRole('radio', { name: 'Query' }).click()
    await form.getByRole('textbox', { name: 'Question' }).fill('Since when?')
    await form.getByRole('radio', { name: 'Query' }).focus()
    await desk.press('Control+Enter')
    await expect(form).toBeHidden()
    await expect(inspector.part('Corrections')).toContainText('Since when?')
  })

  const form = inspector.form('Add evidence')
  const source = form.getByRole('combobox', { name: 'Source' })
  const options = page.getByRole('option', { name: /New source/ })

  await test.step('Escape closes the open list of sources, then the form', async () => {
    await desk.claims.focus()
    await desk.press('e')
    await source.click()
    await page.keyboard.insertText('A count of the dead')
    await expect(options).toBeVisible()
    await desk.press('Escape')
    await expect(options).toBeHidden()
    await expect(form).toBeVisible()
    await expect(source).toHaveValue('A count of the dead')
  })

  await test.step('Escape closes the open list of kinds, not the form', async () => {
    await form.getByRole('button', { name: /Kind/ }).click()
    await expect(page.getByRole('option', { name: 'Dataset' })).toBeVisible()
    await desk.press('Escape')
    await expect(page.getByRole('option', { name: 'Dataset' })).toBeHidden()
    await expect(form).toBeVisible()
  })

  for (const [name, control] of [
    ['a stance', form.getByRole('radio', { name: 'Refutes' })],
    ['the kind of source', form.getByRole('button', { name: /Kind/ })],
    ['what folds', form.getByRole('button', { name: /Time code/ })],
    ['the source', source]
  ] as const satisfies readonly (readonly [string, Locator])[]) {
    await test.step(`from ${name}`, async () => {
      if (!(await form.isVisible())) {
        await desk.claims.focus()
        await desk.press('e')
        await source.fill(`Source for ${name}`)
        await desk.press('Tab')
      }
      const before = await inspector.part('Evidence').getByRole('listitem').count()
      await control.focus()
      await desk.press('Control+Enter')
      await expect(form).toBeHidden()
      await expect(inspector.part('Evidence').getByRole('listitem')).toHaveCount(before + 1)
    })
  }
})

test('a paste is set apart only into an empty quote or the source', async ({ page }) => {
  await new StartScreen(page).sample.click()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  await desk.press('e')
  const form = desk.inspector.form('Add evidence')
  const quote = form.getByRole('textbox', { name: 'What the source says' })
  const source = form.getByRole('combobox', { name: 'Source' })

  await paste(quote, '“We counted 301,781.” https://www.syriahr.com/en/')
  await expect(quote).toHaveValue('We counted 301,781.')
  await expect(source).toHaveValue('syriahr.com')

  const page4 = form.getByRole('textbox', { name: 'Page' })
  await paste(page4, 'see https://example.org/annex')
  await expect(quote).toHaveValue('We counted 301,781.')
  await expect(source).toHaveValue('syriahr.com')

  // More words at a quote that is there already are more words.
  await paste(quote, 'and https://example.org/annex')
  await expect(quote).toHaveValue(/^We counted 301,781\./)
  await expect(source).toHaveValue('syriahr.com')

  await paste(source, 'https://example.org/annex')
  await expect(form.getByRole('textbox', { name: 'Address' })).toHaveValue('https://example.org/annex')
  await expect(quote).toHaveValue(/^We counted 301,781\./)
})

/** Pastes as a person does, without the system's clipboard. */
async function paste(field: Locator, words: string): Promise<void> {
  await field.focus()
  await field.evaluate((element, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, words)
}
