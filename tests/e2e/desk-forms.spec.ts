/** The forms at a claim: what their keys do, what a paste does, and that nothing that was written is lost. */
import type { Locator } from '@playwright/test'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expect, test } from './support/windows.ts'

const CLAIM = '300,000 people dead'

test('Ctrl+Enter sends a form from every control, and Escape closes a list before the form', async ({ page }) => {
  await new StartScreen(page).openSample()
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
  await new StartScreen(page).openSample()
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

test('what was written and not sent stays until it is sent or thrown away', async ({ page }) => {
  const start = new StartScreen(page)
  await start.openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  const { inspector } = desk
  const notes = inspector.part('Notes')
  const note = inspector.form('Add a note')
  const sign = desk.button('Unsent draft', notes)

  await desk.button('Add a note', inspector.panel).click()
  await note.getByRole('textbox').fill('Ask the author for the count.')
  await desk.button('Later', note).click()
  await expect(sign).toBeVisible()
  await expect(desk.row(CLAIM)).toContainText('unsent draft')

  await test.step('over a reload', async () => {
    await desk.reload(desk.claims)
    await expect(desk.selectedRow).toContainText(CLAIM)
    await expect(desk.row(CLAIM)).toContainText('unsent draft')
  })

  await test.step('over closing the project', async () => {
    await desk.button('Close project', desk.rail).click()
    await start.projects.getByRole('button').first().click()
    await desk.expectClaims()
    await desk.choose(CLAIM)
    await sign.click()
    await expect(note.getByRole('textbox')).toHaveValue('Ask the author for the count.')
  })

  await test.step('until it is thrown away', async () => {
    await desk.button('Discard', note).click()
    await expect(note).toBeHidden()
    await expect(sign).toBeHidden()
    await expect(desk.row(CLAIM)).not.toContainText('unsent draft')
  })

  await test.step('the same in a form that Escape leaves', async () => {
    await desk.claims.focus()
    await desk.press('r')
    await inspector.form('Restate the claim').getByRole('textbox').fill('Many people had died.')
    await desk.press('Escape')
    await desk.press('r')
    const statement = inspector.form('Restate the claim')
    await expect(statement.getByRole('textbox')).toHaveValue('Many people had died.')
    await desk.button('Discard', statement).click()
    await expect(statement).toBeHidden()
  })

  await test.step('a click beside the source’s dialog throws nothing away', async () => {
    await desk.go('Sources')
    await desk.button('Add source').first().click()
    const dialog = desk.dialog('Add source')
    await dialog.getByRole('textbox', { name: 'Title' }).fill('A register')
    await page.mouse.click(5, 450)
    await desk.press('Escape')
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('A register')
    await desk.button('Cancel', dialog).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('Escape does not throw a pasted article away', async () => {
    await desk.press('Control+i')
    await desk.importDialog.paste.fill('A whole article.')
    await desk.press('Escape')
    await expect(desk.importDialog.paste).toHaveValue('A whole article.')
  })
})

test('a source’s own name means that source, and O says which one it attaches', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { inspector } = desk
  const form = inspector.form('Add evidence')
  const source = form.getByRole('combobox', { name: 'Source' })
  const attach = async (claim: string, name: string): Promise<void> => {
    await desk.choose(claim)
    await desk.press('e')
    await source.fill(name)
    await desk.press('Control+Enter')
    await expect(form).toBeHidden()
  }
  await attach(CLAIM, 'The “Observatory” count')
  await attach('not dead in the water', 'the “observatory”  count')
  await desk.go('Sources')
  await expect(page.getByRole('row', { name: /observatory/i })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /observatory/i })).toContainText('2 claims')
  await desk.go('Desk')

  await desk.choose('met informally on Monday')
  await expect(desk.strip).toContainText('OK with The “Observatory” count')
  await desk.press('o')
  await expect(desk.toast(/with “The “Observatory” count”/)).toBeVisible()
  await expect(inspector.part('Evidence')).toContainText('Observatory')
  await desk.button('Undo', page.getByRole('region', { name: 'Messages' })).click()
  await expect(inspector.part('Evidence')).not.toContainText('Observatory')
  await expect(inspector.part('Verdict').getByRole('listitem')).toHaveCount(0)
})

test('a correction that changes nothing cannot be sent', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.choose(CLAIM)
  await desk.press('f')
  const form = desk.inspector.form('Write a correction or query')
  await expect(desk.button('Add correction', form)).toBeDisabled()
  await form.getByRole('textbox', { name: 'Change to' }).press('End')
  await page.keyboard.insertText(' in all')
  await expect(desk.button('Add correction', form)).toBeEnabled()
})
