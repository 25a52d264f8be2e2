/** Every screen and dialog against WCAG 2.2 A and AA and axe's best practices, in both themes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { createCalls } from './support/program-calls.ts'
import { sampleFile } from './support/sample.ts'
import { createInstallation } from './support/start-host.ts'
import { expect, test } from './support/windows.ts'

test.describe.configure({ mode: 'parallel' })

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await createCalls(page)('app.setPreferences', { preferences: { theme } })
      // Pictures in motion have colours of the way, not of the end.
      await page.emulateMedia({ reducedMotion: 'reduce' })
    })

    test('the start screen, its dialogs and its errors are accessible', async ({ page, installation }) => {
      test.setTimeout(120_000)
      const start = new StartScreen(page)
      await start.expectShown()
      await expectAccessible(page)
      await start.newProject.click()
      await expect(start.newProjectDialog).toBeVisible()
      await start.button('Create project', start.newProjectDialog).click()
      await expectAccessible(page)
      await start.newProjectDialog.getByRole('button', { name: 'Rating scale' }).click()
      await expect(page.getByRole('option').first()).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('option')).toHaveCount(0)
      await page.keyboard.press('Escape')
      await expect(start.newProjectDialog).toBeHidden()
      await start.openProject.click()
      await expect(start.dialog('Open a project')).toBeVisible()
      await expectAccessible(page)

      writeFileSync(join(installation.projects, 'A letter.claimbench'), 'Dear editor. '.repeat(100))
      await page.reload()
      await start.project('A letter').click()
      await expect(start.projects.getByRole('alert')).toBeVisible()
      await expectAccessible(page)
    })

    test('the desk with a claim, its forms and its modes is accessible', async ({ page, installation }) => {
      test.setTimeout(180_000)
      await makeBusyProject(page, installation)
      await page.reload()
      const start = new StartScreen(page)
      const desk = new Desk(page)
      await expect(start.projects).toBeVisible()
      await expectAccessible(page)
      await start.project('Autumn issue').click()
      await desk.expectClaims()
      await expectAccessible(page)
      await desk.choose('More than 300,000 people had been killed')
      await expect(desk.inspector.part('Verdict')).toContainText('Mostly True')
      await expectAccessible(page)

      for (const [key, form] of [
        ['e', 'Add evidence'],
        ['v', 'Set a verdict'],
        ['f', 'Write a correction or query'],
        ['r', 'Restate the claim']
      ] as const) {
        await page.keyboard.press(key)
        await expect(desk.inspector.form(form)).toBeVisible()
        await expectAccessible(page, 'Claim')
        await page.keyboard.press('Escape')
        await expect(desk.inspector.form(form)).toBeHidden()
      }
      for (const [name, form] of [
        ['Add a note', 'Add a note'],
        ['Correct the speaker', 'Correct the speaker'],
        ['Correct the types', 'Correct the types'],
        ['Request changes', 'Request changes']
      ] as const) {
        await desk.button(name, desk.inspector.panel).click()
        await expect(desk.inspector.form(form)).toBeVisible()
        await expectAccessible(page, 'Claim')
        await page.keyboard.press('Escape')
        await expect(desk.inspector.form(form)).toBeHidden()
      }
      await desk.button('History of this claim', desk.inspector.panel).click()
      await desk.button(/Why it is check-worthy/, desk.inspector.panel).click()
      await expectAccessible(page, 'Claim')
      await desk.button('More acts on the claim').click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      await desk.inspector.act('Split claim')
      await expect(desk.mode('Split the claim')).toBeVisible()
      await expectAccessible(page, 'Article')
      await page.keyboard.press('Escape')
      await desk.drag('negotiations are not dead')
      await expect(desk.button('Nothing to check')).toBeVisible()
      await expectAccessible(page, 'Article')
      await page.keyboard.press('Control+f')
      await page.keyboard.insertText('Syria')
      await expect(page.getByRole('status').getByText(/^1 of \d+$/)).toBeVisible()
      await expectAccessible(page, 'Article')
    })

    test('the other screens and the dialogs of a project are accessible', async ({ page, installation }) => {
      test.setTimeout(180_000)
      await makeBusyProject(page, installation)
      await page.reload()
      const desk = new Desk(page)
      await new StartScreen(page).project('Autumn issue').click()
      await desk.expectClaims()

      await desk.button('Claims as a table').click()
      await expect(page.getByRole('table')).toBeVisible()
      await expectAccessible(page)
      await desk.button('Claims as a table').click()

      for (const place of ['Sources', 'Corrections', 'History'] as const) {
        await desk.go(place)
        await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
        await expect(page.getByText(/Observatory|an estimated|Approved a claim/).first()).toBeVisible()
        await expectAccessible(page)
      }
      await desk.go('Sources')
      await desk.button('Add source').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      for (const [key, name] of [
        ['Control+k', 'Find an action'],
        ['?', 'All keys'],
        ['Control+,', 'Preferences'],
        ['Control+e', 'Export report'],
        ['Control+i', 'Import an article']
      ] as const) {
        await page.keyboard.press(key)
        await expect(desk.dialog(name)).toBeVisible()
        await expectAccessible(page)
        if (name === 'Import an article') break
        await page.keyboard.press('Escape')
        await expect(desk.dialog(name)).toBeHidden()
      }
      await desk.importDialog.chooseFile(() => desk.importDialog.chooseFiles.click(), sampleFile)
      await expect(desk.importDialog.text).toBeVisible()
      await expectAccessible(page)
    })

    test('an empty project, and one that is open for reading only, are accessible', async ({
      page,
      installation,
      startAgain,
      openWindow
    }) => {
      test.setTimeout(120_000)
      const call = createCalls(page)
      const { handle } = await call('projects.create', { title: 'Empty', scale: 'house-check' })
      await call('projects.open', { handle: handle as string })
      await page.reload()
      await expect(page.getByRole('main').getByText('No article yet')).toBeVisible()
      await expectAccessible(page)

      const other = createInstallation()
      try {
        const window = await openWindow(await startAgain(undefined, { ...other, projects: installation.projects }))
        await createCalls(window)('app.setPreferences', { preferences: { theme } })
        const theirs = new StartScreen(window)
        await theirs.project('Empty').click()
        await expect(theirs.inUse).toBeVisible()
        await expectAccessible(window)
        await theirs.button('Open to read only', theirs.inUse).click()
        await expect(new Desk(window).strip).toContainText('Read-only')
        await expectAccessible(window)
      } finally {
        other.remove()
      }
    })
  })
}
