/** A text of a million characters: the page stays small, scrolling moves it, and the keys work at its end. */
import { Desk } from './pages/desk.ts'
import { createCalls, importText } from './support/program-calls.ts'
import { expect, test } from './support/windows.ts'

const LENGTH = 1_000_000
/** The whole text would be some 60,000 nodes. */
const NODES = 4000

/** Paragraphs of prose with a number and a place in each, all different. */
function longText(): string {
  const places = ['Aleppo', 'Geneva', 'Ankara', 'Vienna', 'Beirut', 'Moscow']
  const paragraphs: string[] = []
  for (let length = 0, day = 1; length < LENGTH; day += 1) {
    const place = places[day % places.length]
    const paragraph =
      `On day ${day} the council in ${place} approved ${day * 3} million euros for the harbour. ` +
      `The mayor said that ${day + 40} people had been hurt near ${place} since the works began. ` +
      'The river runs wide there, and in the morning the fog lies over the meadows until the sun is high.'
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  paragraphs.push('At the very end 987654 sandbags were counted in Trieste.')
  return paragraphs.join('\n\n')
}

test('an article of a million characters scrolls, and j and k work at its end', async ({ page }) => {
  test.setTimeout(240_000)
  const call = createCalls(page)
  const { handle } = await call('projects.create', { title: 'Long', scale: 'house-check' })
  const { project } = await call('projects.open', { handle: handle as string })
  await importText(call, project, 'long.txt', longText(), { title: 'A long text' })
  await page.reload()
  const desk = new Desk(page)
  await desk.expectClaims()
  const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)
  const visible = (words: string): Promise<boolean> => desk.text.getByText(words).first().isVisible()
  await expect(desk.text).toContainText('On day 1 ')
  expect(await nodes()).toBeLessThan(NODES)

  // Screen by screen, then to the end in one go, as a person drags the bar.
  await desk.text.focus()
  const top = (): Promise<number> => desk.text.evaluate((element) => element.scrollTop)
  for (let screen = 0; screen < 5; screen += 1) {
    const before = await top()
    await page.keyboard.press('PageDown')
    await expect.poll(top).toBeGreaterThan(before)
    expect(await nodes()).toBeLessThan(NODES)
  }
  await expect
    .poll(async () => {
      await desk.text.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
      return visible('987654 sandbags')
    })
    .toBe(true)
  expect(await nodes()).toBeLessThan(NODES)

  await page.getByRole('searchbox', { name: 'Search claims' }).fill('987654 sandbags')
  await desk.row('987654 sandbags').click()
  await page.getByRole('searchbox', { name: 'Search claims' }).fill('')
  const total = await desk.countOfClaims()
  expect(total).toBeGreaterThan(3000)
  await expect(desk.strip).toContainText(`${total} / ${total}`)
  await page.keyboard.press('Escape')
  await desk.text.focus()
  await page.keyboard.press('k')
  await expect(desk.strip).toContainText(`${total - 1} / ${total}`)
  await page.keyboard.press('j')
  await expect(desk.strip).toContainText(`${total} / ${total}`)
  await expect(desk.selectedRow).toContainText('987654 sandbags')
  await expect.poll(() => visible('987654 sandbags')).toBe(true)
  // The last of the list makes room for the one before.
  await desk.dismiss()
  await expect(desk.strip).toContainText(`${total - 1} / ${total - 1}`)
  await page.keyboard.press('z')
  await expect(desk.selectedRow).toContainText('987654 sandbags')
  expect(await nodes()).toBeLessThan(NODES)
})
