/** The full check of a project file from the screens: of a sound file, of one that was changed and one that rotted, and stopped. */
import { readFileSync, writeFileSync } from 'node:fs'
import { tamper } from '../support/shown.ts'
import { CheckDialog } from './pages/check-dialog.ts'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { makeBusyProject } from './support/busy-project.ts'
import { sampleFile, words } from './support/sample.ts'
import { expect, projectFile, test } from './support/windows.ts'

test('a sound file is said to be sound part by part, with what no check can see, all by key', async ({ page }) => {
  await new StartScreen(page).openSample()
  await new Desk(page).expectClaims()
  const check = new CheckDialog(page)
  await check.check()
  await expect(check.outcome).toHaveText('Nothing wrong was found: the file is what its history says.')
  await expect(check.outcome).toBeFocused()
  for (const part of ['The history', 'The signatures', 'What the screens show', 'The documents'] as const) {
    await expect(check.part(part)).toContainText('in order')
    await expect(check.part(part)).toContainText(/[1-9][\d,]* (entries|records|stored documents)/)
  }
  await expect(check.box).toContainText('No check of a file by itself can see that its newest entries were cut off')
  await expectAccessible(page)
  await check.press('Escape')
  await expect(check.box).toBeHidden()
})

test('what was changed behind the program and what rotted on the disk is told in words, with what to do and the way there', async ({
  installation,
  page,
  problems
}) => {
  await makeBusyProject(page, installation)
  const file = projectFile(installation)
  tamper(
    file,
    `UPDATE verdict SET value = replace(value, '${words.reason}', 'No reason at all.')`,
    `UPDATE change_set SET signature = zeroblob(64) WHERE position = 3`
  )
  // One bit of the stored article, as a failing disk leaves it.
  const bytes = readFileSync(file)
  const at = bytes.indexOf(readFileSync(sampleFile).subarray(-60))
  expect(at, 'the document stands in the file as it came').toBeGreaterThan(0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)

  await page.reload()
  await new StartScreen(page).project('Autumn issue').click()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.go('History')
  await desk.button('Check this project file…').click()
  const check = new CheckDialog(page)
  await expectAccessible(page)
  await check.submit.click()
  await expect(check.outcome).toHaveText(/^\d+ things are not as they should be\.$/)

  await test.step('the verdict, by its claim', async () => {
    const records = check.part('What the screens show')
    await expect(records).toContainText('One thing is shown otherwise than the history says.')
    await expect(records).toContainText('The signed history counts, not what is shown.')
    await expect(records).toContainText(words.restated)
  })
  await test.step('the entry, by its time and person', async () => {
    const signatures = check.part('The signatures')
    await expect(signatures).toContainText('One entry is not signed by whoever is said to have written it.')
    await expect(signatures).toContainText(/Mara Lind, .*20\d\d/)
  })
  await test.step('the document, by its article', async () => {
    const documents = check.part('The documents')
    await expect(documents).toContainText('altered or missing')
    await expect(documents).toContainText('Syria talks end without a deal')
  })
  await expect(check.part('The history')).toContainText('in order')
  await check.box.getByText('Details for whoever helps').click()
  await expect(check.details).toContainText('signature:')
  await expect(check.details).toContainText('attachment:')
  await expectAccessible(page)

  await check.button('Go to claim', check.part('What the screens show')).click()
  await expect(check.box).toBeHidden()
  await expect(desk.selectedRow).toContainText(words.restated)
  expect(problems).toEqual([])
})

test('while it is checked it says how far it is, and it can be stopped', async ({ page }) => {
  await new StartScreen(page).openSample()
  await new Desk(page).expectClaims()
  const check = new CheckDialog(page)
  // The host is held back, so that the check lasts until it is stopped.
  const asked = Promise.withResolvers<void>()
  await page.route('**/api/call', async (route) => {
    const body = route.request().postDataJSON() as { readonly method: string }
    if (body.method !== 'project.verify') return route.continue()
    await asked.promise
    const error = { code: 'cancelled', message: 'This was cancelled.' }
    return route.fulfill({ json: { ok: false, error, position: null } })
  })
  await check.check()
  await expect(check.progress).toBeVisible()
  await expect(check.submit).toBeDisabled()
  await expectAccessible(page)
  const cancelled = page.waitForRequest((request) => (request.postData() ?? '').includes('"job.cancel"'))
  await check.cancel.click()
  await cancelled
  asked.resolve()
  await expect(new Desk(page).toast('The check was stopped')).toBeVisible()
  await expect(check.progress).toBeHidden()
  await expect(check.submit).toBeEnabled()
})
