/** Where one is on the desk: the place in the text, in the list and of the keys is not lost by what one does. */
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { words } from './support/sample.ts'
import { expect, test } from './support/windows.ts'

const LATE = 'not dead in the water'
const OTHER = 'more than 300,000 people dead'

test('the keys stay where they were, through forms, searches and screens', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  const { inspector } = desk

  await test.step('a form that a key opened gives them back to the list', async () => {
    await desk.choose(LATE)
    await desk.press('r')
    const form = inspector.form('Restate the claim')
    await expect(form.getByRole('textbox')).toBeFocused()
    await page.keyboard.insertText(' Really.')
    await desk.press('Enter')
    await expect(form).toBeHidden()
    await expect(desk.claims).toBeFocused()
  })

  await test.step('a form that a button opened gives them back to the button', async () => {
    const add = desk.button('Add a note', inspector.panel)
    await add.focus()
    await desk.press('Enter')
    await page.keyboard.insertText('Ask.')
    await desk.press('Control+Enter')
    await expect(inspector.part('Notes')).toContainText('Ask.')
    await expect(add).toBeFocused()
  })

  await test.step('the search of the article gives them to the text, and takes them again', async () => {
    await desk.claims.focus()
    await desk.press('Control+f')
    const field = page.getByRole('searchbox', { name: 'Find in the article' })
    await expect(field).toBeFocused()
    await page.keyboard.insertText('A')
    await expect(page.getByRole('search')).not.toContainText('Not found')
    await page.keyboard.insertText('leppo')
    await expect(page.getByRole('search')).toContainText(/\d+ of \d+/)
    await desk.button('Next place').focus()
    await desk.press('Control+f')
    await expect(field).toBeFocused()
    await desk.press('Escape')
    await expect(desk.text).toBeFocused()
  })

  await test.step('a link of the rail keeps them, and a screen left by a key does not drop them', async () => {
    const sources = desk.rail.getByRole('link', { name: 'Sources' })
    await sources.focus()
    await desk.press('Enter')
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
    await expect(sources).toBeFocused()
    await desk.press('Control+1')
    await desk.expectClaims()
    await desk.claims.focus()
    await desk.press('Control+4')
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
    await expect(page.getByRole('main')).toBeFocused()
    await desk.press('Control+1')
    await desk.expectClaims()
  })

  await test.step('a slash leads to the search of the claims, Enter and Escape lead out of it', async () => {
    const field = page.getByRole('searchbox', { name: 'Search claims' })
    await desk.press('/')
    await expect(field).toBeFocused()
    await page.keyboard.insertText('Aleppo')
    await expect(desk.rows.first()).toContainText('Aleppo')
    await desk.press('Enter')
    await expect(desk.claims).toBeFocused()
    await desk.press('j')
    await expect(desk.selectedRow).toContainText('Aleppo')
    await desk.press('/', 'Escape')
    await expect(field).toHaveValue('')
    await expect(desk.claims).toBeFocused()
  })

  await test.step('Escape, then j goes on from the claim that was left', async () => {
    await desk.choose(LATE)
    const place = await desk.strip.textContent()
    const at = Number(/(\d+) \/ /.exec(place ?? '')?.[1])
    await desk.press('Escape')
    await expect(desk.selectedRow).toHaveCount(0)
    await desk.press('j')
    await expect(desk.strip).toContainText(`${at + 1} / `)
  })

  await test.step('a deleted claim makes way for the next, and comes back by the message', async () => {
    await desk.choose(LATE)
    await inspector.act('Delete claim')
    await expect(desk.selectedRow).toHaveCount(1)
    await expect(desk.selectedRow).not.toContainText(LATE)
    await desk.button('Undo', page.getByRole('region', { name: 'Messages' })).click()
    await expect(desk.selectedRow).toContainText(LATE)
  })

  await test.step('the table gives way to a mode of the text', async () => {
    await desk.claims.focus()
    await desk.press('t')
    await expect(page.getByRole('table')).toBeVisible()
    await desk.press('s')
    await expect(desk.mode('Split the claim')).toBeVisible()
    await desk.press('Escape')
    await expect(desk.mode('Split the claim')).toBeHidden()
  })

  await test.step('closing the project leaves them on the start screen', async () => {
    await desk.button('Close project', desk.rail).click()
    await expect(page.getByRole('main')).toBeFocused()
  })
})

test('the claim just chosen is there again, however soon the page or the project is left', async ({ page }) => {
  const start = new StartScreen(page)
  await start.openSample()
  const desk = new Desk(page)
  await desk.expectClaims()

  await test.step('by a reload at once', async () => {
    await desk.choose(LATE)
    await desk.reload(desk.claims)
    await expect(desk.selectedRow).toContainText(LATE)
  })

  await test.step('by closing the project at once', async () => {
    await desk.choose(OTHER)
    await desk.button('Close project', desk.rail).click()
    await start.projects.getByRole('button').first().click()
    await desk.expectClaims()
    await expect(desk.selectedRow).toContainText(OTHER)
  })
})

test('another article begins at its top and keeps the filter; N begins in sight', async ({ page }) => {
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.press('Control+i')
  await desk.importDialog.paste.fill(`${words.pasted}\n\n${'The mayor said that the works went on. '.repeat(400)}`)
  await desk.importDialog.readText.click()
  await desk.importDialog.finish()
  await expect(desk.row('48 million euros')).toBeVisible()

  await test.step('N with no claim chosen picks a word that is on screen', async () => {
    await desk.text.evaluate((text) => text.scrollTo({ top: text.scrollHeight / 2 }))
    await expect.poll(() => desk.text.evaluate((text) => text.scrollTop)).toBeGreaterThan(500)
    const top = await desk.text.evaluate((text) => text.scrollTop)
    await desk.press('n')
    await expect(desk.mode('Pick words')).toBeVisible()
    await desk.press('ArrowRight')
    await page.waitForTimeout(300)
    expect(Math.abs((await desk.text.evaluate((text) => text.scrollTop)) - top)).toBeLessThan(900)
    await desk.press('Escape')
  })

  await test.step('the other article begins at its top', async () => {
    await desk.press('[')
    await expect(desk.text).toHaveAccessibleName(/Syria/)
    await desk.choose('siege on Aleppo on Sunday')
    await expect.poll(() => desk.text.evaluate((text) => text.scrollTop)).toBeGreaterThan(100)
    const harbour = desk.article(/harbour/i)
    await harbour.getByRole('button').click()
    await expect(desk.text).toHaveAccessibleName(/harbour/i)
    await expect.poll(() => desk.text.evaluate((text) => text.scrollTop)).toBe(0)
  })

  await test.step('the filter of the list stays', async () => {
    const search = page.getByRole('searchbox', { name: 'Search claims' })
    await search.fill('talks')
    await desk.article(/Syria/).getByRole('button').click()
    await expect(search).toHaveValue('talks')
    await expect(desk.rows.first()).toContainText('talks')
  })
})

test('a claim that another window deleted says so and leads on', async ({ page, openTab }) => {
  await new StartScreen(page).openSample()
  const first = new Desk(page)
  await first.expectClaims()
  const second = new Desk(await openTab(page))
  await second.expectClaims()
  await first.choose(LATE)
  await second.choose(LATE)
  await second.inspector.act('Delete claim')
  await expect(first.inspector.panel).toContainText('This claim was deleted')
  await first.button('Next claim', first.inspector.panel).click()
  await expect(first.selectedRow).toHaveCount(1)
  await expect(first.inspector.panel).not.toContainText('This claim was deleted')
})

test('messages are heard beside an open sheet, and each time', async ({ page }) => {
  await page.setViewportSize({ width: 860, height: 800 })
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await expect(desk.text).toContainText('ended without agreement')
  await desk.press('j', 'i')
  await expect(desk.dialog('Claim')).toBeVisible()
  // Only what is not hidden from screen readers is found by its role.
  const said = page.getByRole('status').filter({ hasText: /Dismissed|Brought back|last|first/ })
  await desk.press('d')
  // And the claim that it goes on to.
  await expect(said).toHaveText(/^Dismissed.*Claim 1 of/)
  const first = said.getByText('That was the first claim.')
  await page.keyboard.press('k')
  await expect(first).toHaveCount(1)
  await page.keyboard.press('k')
  await expect(first).toHaveCount(2)
})
