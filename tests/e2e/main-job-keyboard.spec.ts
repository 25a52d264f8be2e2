/** The whole job without a mouse: every act by keys alone, over two runs of the program. */
import { Desk } from './pages/desk.ts'
import { Keyboard, watchPointers } from './pages/keyboard.ts'
import { StartScreen } from './pages/start-screen.ts'
import { createColleague } from './support/colleague.ts'
import { openReport, readReport } from './support/reports.ts'
import { sampleFile, words } from './support/sample.ts'
import { expect, projectFile, test } from './support/windows.ts'

const { step } = test

test('a checker does the whole job by keyboard alone', async ({
  page,
  host,
  browser,
  installation,
  startAgain,
  openWindow,
  cli
}) => {
  test.setTimeout(180_000)
  const pointers = await watchPointers(page)
  await page.reload()
  let desk = new Desk(page)
  let keyboard = new Keyboard(page)
  const start = new StartScreen(page)

  /** Goes on with j until a claim with these words is selected. */
  const goTo = (said: string | RegExp): Promise<void> =>
    keyboard.until('j', async () => {
      const row = desk.selectedRow.filter({ hasText: said })
      // The next key waits until the one before has shown its effect.
      const before = await desk.strip.textContent()
      if ((await row.count()) > 0) return true
      await desk.press('j')
      await expect.poll(() => desk.strip.textContent()).not.toBe(before)
      return (await row.count()) > 0
    })

  await step('the first start offers the sample, and a new project is made', async () => {
    await start.expectShown()
    await expect(start.sample).toBeEnabled()
    await keyboard.press('n')
    const dialog = start.newProjectDialog
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await keyboard.write('Kerry and Lavrov')
    await keyboard.fill(dialog.getByRole('textbox', { name: 'Your name' }), 'Mara Lind')
    await keyboard.tabTo(dialog.getByRole('button', { name: 'Rating scale' }))
    await keyboard.press('Enter')
    const wanted = page.getByRole('option', { name: 'PolitiFact' })
    await keyboard.until('ArrowDown', () => wanted.evaluate((option) => option === document.activeElement))
    await keyboard.press('Enter')
    await keyboard.activate(desk.button('Create project', dialog))
    await expect(page).toHaveTitle('Kerry and Lavrov – Claimbench')
  })

  await step('the preview shows what was left out of the file, and puts it back on request', async () => {
    const { importDialog } = desk
    await keyboard.press('Control+i')
    await expect(importDialog.box).toBeVisible()
    await importDialog.chooseFile(() => keyboard.activate(importDialog.chooseFiles), sampleFile)
    await importDialog.expectRead('more than 300,000 people dead, forced millions')
    await expect(importDialog.text).not.toContainText('Post a Comment')
    await keyboard.tabTo(importDialog.putBack(words.furniture))
    await keyboard.press('Space')
    await expect(importDialog.text).toContainText('No comments')
    await expect(importDialog.putBack(words.furniture)).toBeChecked()
    await keyboard.tabTo(importDialog.putBack(words.furniture))
    await keyboard.press('Space')
    await expect(importDialog.text).not.toContainText('No comments')
    await keyboard.fill(importDialog.title, 'Syria talks fail')
    await keyboard.activate(importDialog.importArticle)
    await expect(importDialog.box).toBeHidden({ timeout: 45_000 })
    await desk.expectClaims()
    await expect(desk.text).not.toContainText('Post a Comment')
  })

  await step('a second article comes by paste', async () => {
    const { importDialog } = desk
    await keyboard.press('Control+i')
    await keyboard.fill(importDialog.paste, words.pasted)
    await keyboard.activate(importDialog.readText)
    await importDialog.expectRead('48 million euros')
    await keyboard.activate(importDialog.importArticle)
    await expect(importDialog.box).toBeHidden({ timeout: 45_000 })
    await expect(desk.row('48 million euros')).toBeVisible()
    await keyboard.press('[')
    await desk.expectArticle('Syria talks fail')
  })

  await step('j and k walk the claims in the order of the text', async () => {
    await keyboard.press('j')
    await expect(desk.strip).toContainText('1 / ')
    await keyboard.press('j')
    await expect(desk.strip).toContainText('2 / ')
    await keyboard.press('k')
    await expect(desk.strip).toContainText('1 / ')
    await expect(desk.rows.first()).toHaveAttribute('aria-selected', 'true')
  })

  await step('a claim is dismissed and brought back', async () => {
    await goTo('not dead in the water')
    await desk.dismiss()
    await expect.poll(() => desk.coverage()).toBeGreaterThan(0)
    await keyboard.press('z')
    await expect(desk.selectedRow).toContainText('not dead in the water')
    await expect.poll(() => desk.coverage()).toBe(0)
  })

  await step('two claims become one', async () => {
    await goTo('Barack Obama is')
    await keyboard.press('m')
    await expect(desk.mode('Merge claims')).toContainText('with 1 other claim')
    await keyboard.press('Enter')
    await expect(desk.mode('Merge claims')).toBeHidden()
    await expect(desk.toast(/^Merged into one claim/)).toBeVisible()
    await expect(desk.selectedRow).toContainText(/Barack Obama.*Vladimir Putin/)
    await keyboard.press('r')
    await expect(desk.inspector.form('Restate the claim').getByRole('textbox')).toBeFocused()
    await keyboard.press('Escape')
  })

  await step('Space ticks the facets one by one, which decides nothing about the claim as a whole', async () => {
    await goTo('300,000 people dead')
    await expect(desk.inspector.panel).toContainText('> 300,000')
    const before = await desk.coverage()
    const open = await desk.inspector.openFacets.count()
    expect(open).toBeGreaterThan(0)
    await keyboard.press('Space')
    await expect(desk.inspector.openFacets).toHaveCount(open - 1)
    expect(await desk.coverage()).toBe(before)
  })

  await step('the claim is restated, sourced, rated, corrected and noted', async () => {
    const { inspector } = desk
    await keyboard.press('r')
    await expect(inspector.form('Restate the claim').getByRole('textbox')).toBeFocused()
    await keyboard.write(words.restated)
    await keyboard.press('Enter')
    await expect(desk.selectedRow).toContainText(words.restated)

    await keyboard.press('e')
    const evidence = inspector.form('Add evidence')
    await expect(evidence.getByRole('textbox', { name: 'What the source says' })).toBeFocused()
    await keyboard.write(words.quote)
    await keyboard.fill(evidence.getByRole('combobox', { name: 'Source' }), words.source)
    // Leaving the field closes its list of sources.
    await keyboard.press('Tab')
    await keyboard.fill(evidence.getByRole('textbox', { name: 'Publisher' }), words.publisher)
    await keyboard.fill(evidence.getByRole('textbox', { name: 'Page' }), '4')
    await keyboard.fill(evidence.getByRole('textbox', { name: 'Paragraph' }), '2')
    await keyboard.press('Control+Enter')
    await expect(inspector.part('Evidence')).toContainText('p. 4, ¶ 2')
    await expect(inspector.part('Evidence')).toContainText(words.publisher)

    const before = await desk.coverage()
    await keyboard.press('2')
    const verdict = inspector.form('Set a verdict')
    await expect(verdict.getByRole('radio', { name: words.rating, exact: true })).toBeChecked()
    await expect(verdict.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await keyboard.write(words.reason)
    await keyboard.press('Control+Enter')
    await expect(inspector.part('Verdict')).toContainText(words.reason)
    await expect.poll(() => desk.coverage()).toBeGreaterThan(before)

    await keyboard.press('f')
    const correction = inspector.form('Write a correction or query')
    await expect(correction.getByRole('textbox', { name: 'Change to' })).toBeFocused()
    await keyboard.write(words.correction)
    await keyboard.fill(correction.getByRole('textbox', { name: 'Why' }), words.why)
    await keyboard.fill(correction.getByRole('textbox', { name: 'Who answers' }), words.editor)
    await keyboard.press('Control+Enter')
    await expect(inspector.part('Corrections')).toContainText(words.editor)

    await keyboard.palette('Add a note')
    await expect(inspector.form('Add a note').getByRole('textbox')).toBeFocused()
    await keyboard.write(words.note)
    await keyboard.press('Control+Enter')
    await expect(inspector.part('Notes')).toContainText(words.note)
  })

  await step('the own verdict cannot be signed off: the button can be reached, and both ways say why', async () => {
    const signOff = desk.inspector.part('Sign-off')
    await keyboard.tabTo(desk.button('Approve', signOff))
    await expect(page.getByRole('tooltip')).toHaveText(words.ownVerdict)
    await keyboard.palette('Approve claim')
    await expect(desk.toast(words.ownVerdict)).toBeVisible()
    await expect(signOff).not.toContainText('Approved')
  })

  await step('a claim is split at a word chosen with the arrows', async () => {
    await goTo('sixth year')
    await keyboard.press('s')
    const mode = desk.mode('Split the claim')
    await expect(mode).toContainText('into 2 parts')
    await keyboard.press('Home', 'ArrowRight')
    await keyboard.press('Enter')
    await expect(mode).toBeHidden()
    await expect(desk.selectedRow).toContainText('The conflict')
  })

  await step('a claim is made from words picked one by one', async () => {
    await goTo('bore the brunt')
    await keyboard.press('n')
    const mode = desk.mode('Pick words')
    await expect(mode).toBeVisible()
    const said = await mode.textContent()
    await keyboard.press('Shift+ArrowRight', 'Shift+ArrowRight')
    await expect.poll(() => mode.textContent()).not.toBe(said)
    const claims = await desk.countOfClaims()
    await keyboard.press('Enter')
    await expect(mode).toBeHidden()
    await expect.poll(() => desk.countOfClaims()).toBe(claims + 1)
  })

  await step('a passage is marked as holding nothing to check, which covers it', async () => {
    const before = await desk.coverage()
    await goTo('siege on Aleppo on Sunday')
    await keyboard.press('x')
    await expect(desk.mode('Pick words')).toBeVisible()
    await keyboard.press('Home', 'Shift+End', 'x')
    await expect(desk.mode('Pick words')).toBeHidden()
    await expect.poll(() => desk.coverage()).toBeGreaterThan(before)
  })

  const coverage = await desk.coverage()

  await step('a slip is undone and done again', async () => {
    await keyboard.press('z')
    await expect.poll(() => desk.coverage()).toBeLessThan(coverage)
    await keyboard.press('Shift+Z')
    await expect.poll(() => desk.coverage()).toBe(coverage)
  })

  expect(await pointers(), 'no pointer was used').toBe(0)
  const claims = await desk.countOfClaims()
  const file = projectFile(installation)

  await step('after the program ended, the editor signs off on the command line of a second computer', async () => {
    await page.close()
    expect(await host.stop()).toBe(0)
    const claim = (await cli('claims', file)).lines.find(({ statement }) => statement === words.restated)
    const approve = ['review', 'add', file, String(claim?.id), '--kind', 'approve']
    expect(await cli(...approve)).toMatchObject({ code: 1, errors: expect.stringContaining('[own-verdict]') })
    const editor = createColleague(installation, words.editor)
    try {
      expect(await editor.cli(...approve)).toMatchObject({ code: 0, errors: '' })
    } finally {
      editor.remove()
    }
  })

  await step('at the first computer all is there, and the slip can still be undone', async () => {
    const window = await openWindow(await startAgain(file))
    desk = new Desk(window)
    keyboard = new Keyboard(window)
    await desk.expectClaims()
    await desk.expectArticle('Syria talks fail')
    await expect.poll(() => desk.coverage()).toBe(coverage)
    expect(await desk.countOfClaims()).toBe(claims)
    await keyboard.press('z')
    await expect(desk.toast(/Undone: Marked a passage/)).toBeVisible()
    await expect.poll(() => desk.coverage()).toBeLessThan(coverage)
  })

  await step('both reports are exported through the dialog and hold it all', async () => {
    const exported = async (format: 'Web page' | 'Data (JSON)', reader: 'The desk' | 'The editor') => {
      const { exportDialog } = desk
      await keyboard.press('Control+e')
      await expect(exportDialog.box).toBeVisible()
      for (const [name, radio] of [
        ['Format', exportDialog.format(format)],
        ['For whom', exportDialog.reader(reader)]
      ] as const) {
        await keyboard.tabTo(exportDialog.box.getByRole('radiogroup', { name }))
        await keyboard.until('ArrowDown', () => radio.isChecked())
      }
      const file = await desk.download(() => keyboard.activate(exportDialog.submit))
      await expect(exportDialog.box).toBeHidden()
      return file.text
    }
    const report = readReport(await exported('Data (JSON)', 'The desk'))
    const claim = report.articles
      .flatMap((article) => article.claims)
      .find(({ statement }) => statement.text === words.restated)
    expect(claim?.context.hull).toBe(words.dead)
    expect(claim?.approved).toBe(true)
    expect(claim?.verdicts.map(({ label, rationale }) => [label, rationale])).toEqual([[words.rating, words.reason]])
    expect(claim?.evidence.map(({ quote }) => quote.original)).toEqual([words.quote])
    expect(claim?.corrections.map(({ proposal }) => proposal.wording)).toEqual([words.correction])
    expect(claim?.notes.map(({ text }) => text)).toEqual([words.note])

    const shown = await openReport(browser, installation, await exported('Web page', 'The editor'))
    for (const said of [words.restated, words.quote, words.reason, words.correction, words.rating]) {
      await expect(shown.getByText(said).first()).toBeVisible()
    }
    await shown.context().close()
  })

  await step('the project file verifies', async () => {
    const { code, lines } = await cli('verify', file)
    expect(lines[0]).toMatchObject({ ok: true })
    expect(code).toBe(0)
  })
})
