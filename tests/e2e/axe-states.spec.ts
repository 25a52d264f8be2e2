/** States that are rare, or of a narrow window, against the same rules as the screens in `axe.spec.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeIn } from '../support/colleague.ts'
import { makeSigner } from '../support/project.ts'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { createCalls, importText } from './support/program-calls.ts'
import { expect, projectFile, test } from './support/windows.ts'

test.describe.configure({ mode: 'parallel' })

const article =
  'More than 300,000 people have been killed in the war, the envoy said on Tuesday.\n\n' +
  'Foreign ministers of 17 countries met in Vienna on 14 November 2015 but agreed on nothing.'

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await createCalls(page)('app.setPreferences', { preferences: { theme } })
      await page.emulateMedia({ reducedMotion: 'reduce' })
    })

    test('a claim that two people restated apart shows both wordings accessibly', async ({ page, installation }) => {
      test.setTimeout(240_000)
      const call = createCalls(page)
      const { handle } = await call('projects.create', { title: 'Talks', scale: 'house-check' })
      const { project } = await call('projects.open', { handle: handle as string })
      await importText(call, project, 'talks.txt', article, { title: 'Talks' })
      const { rows } = await call('claim.list', { filter: {}, offset: 0, limit: 1 }, project)
      const claim = rows[0]?.id ?? ''
      await call('claim.restate', { claim, statement: 'Over 300,000 were killed.' }, project)
      await call('projects.close', { project })
      // A colleague, who had not seen that, wrote the statement too.
      const statement = { text: 'At least 290,000 were killed.', flags: [] }
      takeIn(
        projectFile(installation),
        { entity: 'claim', entityId: claim, field: 'statement', value: statement, bases: [] },
        makeSigner()
      )
      await page.reload()
      await new StartScreen(page).project('Talks').click()
      const desk = new Desk(page)
      await desk.expectClaims()
      await desk.rows.first().click()
      await expect(desk.inspector.panel).toContainText('Over 300,000 were killed.')
      await expect(desk.inspector.panel).toContainText('At least 290,000 were killed.')
      await expectAccessible(page)
    })

    test('a document that cannot be read is told accessibly', async ({ page, installation }) => {
      test.setTimeout(240_000)
      const call = createCalls(page)
      const { handle } = await call('projects.create', { title: 'Talks', scale: 'house-check' })
      await call('projects.open', { handle: handle as string })
      await page.reload()
      const desk = new Desk(page)
      await expect(page.getByRole('main').getByText('No article yet')).toBeVisible()
      await page.keyboard.press('Control+i')
      const broken = join(installation.home, 'letter.docx')
      writeFileSync(broken, Buffer.from('PK\u0003\u0004 this is no Word document at all'))
      await desk.importDialog.chooseFile(() => desk.importDialog.chooseFiles.click(), broken)
      await expect(desk.importDialog.box.getByRole('alert').first()).toBeVisible({ timeout: 45_000 })
      await expectAccessible(page)
    })

    test('a screen that breaks says so accessibly, and leads back', async ({ page, problems }) => {
      test.setTimeout(240_000)
      // The program answers what no version of it should: a claim list that is no list.
      await page.route('**/api/call', async (route) => {
        if (!route.request().postData()?.includes('"project.overview"')) return route.continue()
        const response = await route.fetch()
        const body = (await response.text()).replace('"articles":[', '"articles":5,"none":[')
        return route.fulfill({ response, body })
      })
      await new StartScreen(page).openSample()
      await expect(page.getByRole('button', { name: 'Reload the window' })).toBeVisible({ timeout: 60_000 })
      await expectAccessible(page)
      expect(problems.length).toBeGreaterThan(0)
      problems.length = 0
      await page.unroute('**/api/call')
      await page.getByRole('button', { name: 'Reload the window' }).click()
      await new Desk(page).expectClaims()
    })

    test('in a narrow window the text, the sheet of articles and the sheet of the claim are accessible', async ({
      page
    }) => {
      test.setTimeout(300_000)
      await page.setViewportSize({ width: 820, height: 720 })
      await new StartScreen(page).openSample()
      const desk = new Desk(page)
      await expect(desk.text).toContainText('Syrian', { timeout: 60_000 })
      await expectAccessible(page)
      await desk.button('Show articles', desk.rail).click()
      await desk.expectClaims()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await desk.text.focus()
      await page.keyboard.press('j')
      await page.keyboard.press('i')
      await expect(desk.button('Restate the claim')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('q')
      await expect(page.getByRole('form', { name: 'Write a correction or query' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}
