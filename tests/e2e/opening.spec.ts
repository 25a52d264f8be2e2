/** Projects that cannot simply be opened, and a program that goes away: what the person is told, and that nothing is lost. */
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { sampleFile } from './support/sample.ts'
import { createInstallation } from './support/start-host.ts'
import { expect, projectFile, test } from './support/windows.ts'

test('a project that another program has open is named with its holder and can be read', async ({
  installation,
  page,
  startAgain,
  openWindow
}) => {
  const start = new StartScreen(page)
  await start.openSample()
  await new Desk(page).expectClaims()

  // A colleague's installation on the same folder.
  const other = createInstallation()
  try {
    const host = await startAgain(undefined, { ...other, projects: installation.projects })
    const window = await openWindow(host)
    const theirs = new StartScreen(window)
    await theirs.project(/Syria|sample/i).click()
    await expect(theirs.inUse).toContainText('has it open for writing on')
    await theirs.button('Open to read only', theirs.inUse).click()
    const desk = new Desk(window)
    await desk.expectClaims()
    await expect(desk.strip).toContainText('Read-only:')
    await expect(desk.strip).toContainText('has it open on')
    await expect(desk.button('Import article…', desk.rail)).toBeDisabled()

    await window.keyboard.press('j')
    await expect(desk.selectedRow).toBeVisible()
    await expect(desk.button('Dismiss claim')).toBeDisabled()
    await window.keyboard.press('d')
    await expect(desk.toast(/has this project open on .+ Nothing can be changed here/)).toBeVisible()
    expect(await desk.coverage()).toBe(0)
    await window.close()
    await host.stop()
  } finally {
    other.remove()
  }
})

test('once it was closed there, the project opens for writing', async ({
  installation,
  page,
  startAgain,
  openWindow,
  cli
}) => {
  await new StartScreen(page).openSample()
  await new Desk(page).expectClaims()
  const file = projectFile(installation)
  const other = createInstallation()
  try {
    const first = await startAgain(undefined, { ...other, projects: installation.projects })
    const window = await openWindow(first)
    const theirs = new StartScreen(window)
    await theirs.project(/Syria|sample/i).click()
    await expect(theirs.inUse).toBeVisible()
    // The holder closes the project.
    await new Desk(page).button('Close project').click()
    await new StartScreen(page).expectShown()
    await theirs.button('Try again', theirs.inUse).click()
    const desk = new Desk(window)
    await desk.expectClaims()
    await window.keyboard.press('j')
    await expect(desk.button('Dismiss claim')).toBeVisible()
    await desk.dismiss()
    expect((await cli('claims', file, '--status', 'dismissed')).lines).toHaveLength(1)
    await window.close()
    await first.stop()
  } finally {
    other.remove()
  }
})

test('damaged and foreign files are refused with a code and advice, and stay as they are', async ({
  installation,
  page,
  cli
}) => {
  const at = (name: string): string => join(installation.projects, `${name}.claimbench`)
  await cli('new', at('Whole'), '--title', 'Whole')
  copyFileSync(at('Whole'), at('Cut short'))
  truncateSync(at('Cut short'), 8192)
  writeFileSync(at('A letter'), 'Dear editor, this is no database at all.\n'.repeat(40))
  writeFileSync(at('Nothing'), '')
  const bytes = (): Record<string, string> =>
    Object.fromEntries(
      ['Cut short', 'A letter', 'Nothing'].map((name) => [name, readFileSync(at(name)).toString('base64')])
    )
  const before = bytes()
  await page.reload()
  const start = new StartScreen(page)
  for (const [name, code] of [
    ['Cut short', 'damaged'],
    ['A letter', 'not-a-database'],
    ['Nothing', 'not-a-database']
  ] as const) {
    await start.project(name).click()
    const alert = start.projects.getByRole('alert')
    await expect(alert).toContainText(code)
    // More than a code: a sentence that says what happened and what to do.
    await expect(alert).toContainText(/\w+ \w+ \w+ \w+.*\./)
  }
  expect(bytes()).toEqual(before)
  await start.project('Whole').click()
  await expect(page).toHaveTitle('Whole – Claimbench')
})

test('when the program ends, the window says so and keeps what was typed', async ({
  page,
  installation,
  startAgain,
  openWindow,
  cli
}) => {
  const file = join(installation.projects, 'Cut off.claimbench')
  await cli('new', file, '--title', 'Cut off')
  await cli('import', file, sampleFile)
  await page.close()
  const host = await startAgain(file)
  const window = await openWindow(host, /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE/)
  const desk = new Desk(window)
  await desk.expectClaims()
  await window.keyboard.press('j')
  await expect(desk.button('Dismiss claim')).toBeVisible()
  await desk.dismiss()
  await window.keyboard.press('r')
  const form = desk.inspector.form('Restate the claim')
  await form.getByRole('textbox').fill('Half a sentence that nobody has sent')

  await host.kill()
  await expect(window.getByText('The connection to the program is lost. Trying again…')).toBeVisible()
  await desk.button('Restate', form).click()
  await expect(form.getByRole('textbox')).toHaveValue('Half a sentence that nobody has sent')

  // What was acknowledged before the power went is in the file.
  const dismissed = await cli('claims', file, '--status', 'dismissed')
  expect(dismissed.lines).toHaveLength(1)
  const verified = await cli('verify', file)
  expect(verified.lines[0]).toMatchObject({ ok: true })
})
