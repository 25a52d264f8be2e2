/** The whole job by mouse: from an empty start screen to reports that are read back, over two runs of the program. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { createColleague } from './support/colleague.ts'
import { openReport, readReport } from './support/reports.ts'
import { sampleFile, words } from './support/sample.ts'
import { expect, projectFile, test } from './support/windows.ts'

const { step } = test

test('a checker does the whole job by mouse', async ({
  page,
  host,
  browser,
  installation,
  startAgain,
  openWindow,
  cli
}) => {
  test.setTimeout(180_000)
  const start = new StartScreen(page)
  let desk = new Desk(page)

  await step('the first start offers the sample, and a new project is made', async () => {
    await start.expectShown()
    await expect(start.sample).toBeEnabled()
    await start.createProject('Kerry and Lavrov', 'Mara Lind', 'PolitiFact')
    await expect(page).toHaveTitle('Kerry and Lavrov – Claimbench')
  })

  await step('the preview shows what was left out of the file, and puts it back on request', async () => {
    await desk.button('Import article…').last().click()
    const { importDialog } = desk
    await importDialog.chooseFile(() => importDialog.chooseFiles.click(), sampleFile)
    await importDialog.expectRead('more than 300,000 people dead, forced millions')
    await expect(importDialog.text).not.toContainText('Post a Comment')
    const back = importDialog.putBack(words.furniture)
    await expect(back).not.toBeChecked()
    await back.check({ force: true })
    await expect(importDialog.text).toContainText('No comments')
    await importDialog.putBack(words.furniture).uncheck({ force: true })
    await expect(importDialog.text).not.toContainText('No comments')
    await importDialog.title.fill('Syria talks fail')
    await importDialog.finish()
    await desk.expectClaims()
    await expect(desk.text).toContainText('ended without agreement')
    await expect(desk.text).not.toContainText('Post a Comment')
  })

  await step('a second article comes by paste', async () => {
    const { importDialog } = desk
    await desk.button('Import article…', desk.rail).click()
    await importDialog.paste.fill(words.pasted)
    await importDialog.readText.click()
    await importDialog.expectRead('48 million euros')
    await importDialog.finish()
    await expect(desk.row('48 million euros')).toBeVisible()
    await desk.article('Syria talks fail').getByRole('button').click()
    await desk.expectArticle('Syria talks fail')
  })

  await step('facets are ticked one by one, which decides nothing about the claim as a whole', async () => {
    await desk.choose('300,000 people dead')
    const { inspector } = desk
    await expect(inspector.panel).toContainText('> 300,000')
    const open = await inspector.openFacets.count()
    expect(open).toBeGreaterThan(0)
    await inspector.openFacets.first().click()
    await expect(inspector.openFacets).toHaveCount(open - 1)
    expect(await desk.coverage()).toBe(0)
  })

  await step('a claim is dismissed and brought back', async () => {
    await desk.choose('not dead in the water')
    await desk.dismiss(() => desk.button('Dismiss claim').click())
    await expect.poll(() => desk.coverage()).toBeGreaterThan(0)
    // Among the dismissed ones it is found again, and leaves them when it is brought back.
    await desk.button(/Which claims/).click()
    await page.getByRole('option', { name: /^Dismissed/ }).click()
    await desk.row('not dead in the water').click()
    await desk.button('Bring claim back').click()
    await expect(page.getByText('No such claims')).toBeVisible()
    await desk.button('Show all claims').click()
    await expect.poll(() => desk.coverage()).toBe(0)
  })

  await step('a claim is split at a word of the text', async () => {
    await desk.choose('sixth year')
    await desk.inspector.act('Split claim')
    const mode = desk.mode('Split the claim')
    await expect(mode).toBeVisible()
    await desk.clickAt('in its sixth')
    await desk.button('Split', mode).click()
    await expect(mode).toBeHidden()
    await expect(desk.selectedRow).toContainText('The conflict is now')
    await expect(desk.row(/^\W*in its sixth year/i)).toBeVisible()
  })

  await step('two claims become one', async () => {
    await desk.choose('Barack Obama is')
    await desk.inspector.act('Merge claims')
    const mode = desk.mode('Merge claims')
    await expect(mode).toContainText('with 1 other claim')
    await desk.button('Merge', mode).click()
    await expect(mode).toBeHidden()
    await expect(desk.selectedRow).toContainText(/Barack Obama.*Vladimir Putin/)
    await expect(desk.toast(/^Merged into one claim/)).toBeVisible()
    await expect(desk.inspector.form('Restate the claim')).toHaveCount(0)
  })

  await step('a claim is made from words selected in the text', async () => {
    await desk.drag('civilians who have bore the brunt')
    await expect.poll(() => desk.selection()).toBe('civilians who have bore the brunt')
    await desk.button('New claim').click()
    await expect(desk.selectedRow).toContainText(/civilians who have bore the brunt/i)
  })

  await step('a passage is marked as holding nothing to check, which covers it', async () => {
    const before = await desk.coverage()
    await desk.drag('Despite agreed ceasefires, conflict has continued on both sides')
    await desk.button('Nothing to check').click()
    await expect.poll(() => desk.coverage()).toBeGreaterThan(before)
  })

  await step('the claim is restated, sourced, rated, corrected and noted', async () => {
    const { inspector } = desk
    await desk.choose('300,000 people dead')
    await inspector.restate(words.restated)
    await expect(desk.selectedRow).toContainText(words.restated)
    await inspector.addEvidence({
      quote: words.quote,
      source: words.source,
      publisher: words.publisher,
      stance: 'Supports',
      page: '4',
      paragraph: '2'
    })
    await expect(inspector.part('Evidence')).toContainText(words.quote)
    await expect(inspector.part('Evidence')).toContainText('p. 4, ¶ 2')
    const before = await desk.coverage()
    await inspector.setVerdict(words.rating, words.reason)
    await expect(inspector.part('Verdict')).toContainText(words.reason)
    await expect.poll(() => desk.coverage()).toBeGreaterThan(before)
    await inspector.writeCorrection(words.correction, words.why, words.editor, '2026-12-01')
    await expect(inspector.part('Corrections')).toContainText('1 December 2026')
    await inspector.addNote(words.note)
    await expect(inspector.part('Notes')).toContainText(words.note)
  })

  await step('the own verdict cannot be signed off, and the button says why', async () => {
    const signOff = desk.inspector.part('Sign-off')
    const approve = desk.button('Approve', signOff)
    await expect(approve).toBeDisabled()
    await expect(approve).toHaveAccessibleDescription(words.ownVerdict)
    await approve.hover()
    await expect(page.getByRole('tooltip')).toHaveText(words.ownVerdict)
    await expect(signOff).not.toContainText('Approved')
  })

  await step('a slip is undone and done again', async () => {
    await desk.choose('not dead in the water')
    await desk.dismiss(() => desk.button('Dismiss claim').click())
    await page.keyboard.press('z')
    await expect(desk.selectedRow).toContainText('not dead in the water')
    await desk
      .button('Redo', page.getByRole('region', { name: 'Messages' }))
      .first()
      .click()
    await expect(desk.selectedRow).not.toContainText('not dead in the water')
    await expect(desk.row('not dead in the water')).toHaveCount(0)
  })

  const coverage = await desk.coverage()
  const claims = await desk.countOfClaims()
  const file = projectFile(installation)

  await step('after the program ended, the editor signs off at a second computer', async () => {
    await page.close()
    expect(await host.stop()).toBe(0)
    const editor = createColleague(installation, words.editor)
    try {
      const theirs = await startAgain(file, editor.installation)
      const window = await openWindow(theirs)
      desk = new Desk(window)
      await desk.expectClaims()
      await desk.article('Syria talks fail').getByRole('button').click()
      await desk.expectArticle('Syria talks fail')
      await desk.choose(words.restated)
      const signOff = desk.inspector.part('Sign-off')
      await desk.button('Approve', signOff).click()
      await expect(signOff.getByRole('listitem')).toHaveText(`Approved${words.editor}`)
      await expect(desk.strip).toContainText('Approved')
      await window.close()
      expect(await theirs.stop()).toBe(0)
    } finally {
      editor.remove()
    }
  })

  await step('at the first computer all is there, and the slip can still be undone', async () => {
    const again = await startAgain(file)
    const window = await openWindow(again)
    desk = new Desk(window)
    await desk.expectClaims()
    await desk.article('Syria talks fail').getByRole('button').click()
    await desk.expectArticle('Syria talks fail')
    expect(await desk.countOfClaims()).toBe(claims)
    await expect.poll(() => desk.coverage()).toBe(coverage)
    await desk.choose(words.restated)
    const { inspector } = desk
    await expect(inspector.part('Evidence')).toContainText(words.quote)
    await expect(inspector.part('Verdict')).toContainText(words.reason)
    await expect(inspector.part('Corrections')).toContainText(words.correction)
    await expect(inspector.part('Notes')).toContainText(words.note)
    await expect(inspector.part('Sign-off')).toContainText('Approved')
    await window.keyboard.press('z')
    await expect(desk.toast(/Undone: Dismissed a claim/)).toBeVisible()
    await expect(desk.selectedRow).toContainText('not dead in the water')
    await expect(desk.button('Dismiss claim')).toBeVisible()
  })

  await step('the report in JSON holds it all and keeps to the published schema', async () => {
    const { name, text } = await desk.exportDialog.exportReport('Data (JSON)', 'The desk')
    expect(name).toMatch(/\.json$/)
    const report = readReport(text)
    expect(report.articles.map(({ meta }) => meta.title)).toContain('Syria talks fail')
    const all = report.articles.flatMap((article) => article.claims)
    const claim = all.find(({ statement }) => statement.text === words.restated)
    expect(claim?.context.hull).toBe(words.dead)
    expect(claim?.approved).toBe(true)
    expect(claim?.verdicts.map(({ label, rationale }) => [label, rationale])).toEqual([[words.rating, words.reason]])
    const [evidence] = claim?.evidence ?? []
    expect(evidence?.quote.original).toBe(words.quote)
    expect(evidence?.locator).toMatchObject({ pageLabel: '4', paragraph: '2' })
    expect(report.sources.find(({ id }) => id === evidence?.source)?.about).toMatchObject({
      title: words.source,
      publisher: words.publisher
    })
    expect(claim?.corrections.map(({ proposal }) => proposal)).toEqual([
      { kind: 'change', wording: words.correction, reason: words.why, addressee: words.editor, deadline: '2026-12-01' }
    ])
    expect(claim?.notes.map((note) => note.text)).toEqual([words.note])
    expect(claim?.facets.filter(({ state }) => state === 'ok')).toHaveLength(1)
    expect(all.filter(({ origin }) => origin === 'split')).toHaveLength(2)
    expect(all.filter(({ origin }) => origin === 'merge')).toHaveLength(1)
    for (const article of report.articles) {
      for (const range of article.claims.flatMap(({ ranges }) => ranges)) {
        expect(article.text.slice(range.start, range.end)).toBe(range.exact)
      }
    }
  })

  await step('the report as a web page shows it to an editor who has nothing but a browser', async () => {
    const { name, text } = await desk.exportDialog.exportReport('Web page', 'The editor')
    expect(name).toMatch(/\.html$/)
    const report = await openReport(browser, installation, text)
    for (const said of [words.restated, words.quote, words.source, words.reason, words.correction, words.rating]) {
      await expect(report.getByText(said).first()).toBeVisible()
    }
    await expect(report.getByText(words.note)).toHaveCount(0)
    await report.context().close()
  })

  await step('the project file verifies', async () => {
    const { code, lines } = await cli('verify', file)
    expect(lines[0]).toMatchObject({ ok: true })
    expect(code).toBe(0)
  })
})
