/** Where checking happens: the articles, the claims, the text, the strip along the bottom. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'
import { ExportDialog } from './export-dialog.ts'
import { ImportDialog } from './import-dialog.ts'
import { Inspector } from './inspector.ts'

type ScreenName = 'Desk' | 'Sources' | 'Corrections' | 'History'

export class Desk extends Screen {
  readonly rail: Locator
  readonly strip: Locator
  readonly claims: Locator
  readonly rows: Locator
  readonly selectedRow: Locator
  /** The article's text: it scrolls, and only what is near the window exists. */
  readonly text: Locator
  readonly inspector: Inspector
  readonly importDialog: ImportDialog
  readonly exportDialog: ExportDialog

  constructor(page: Page) {
    super(page)
    this.rail = page.getByRole('navigation', { name: 'Screens and tools' })
    this.strip = page.getByRole('region', { name: 'Status' })
    this.claims = page.getByRole('listbox', { name: 'Claims in the order of the text' })
    this.rows = this.claims.getByRole('option')
    this.selectedRow = this.claims.getByRole('option', { selected: true })
    this.text = page.getByRole('region', { name: 'Article', exact: true }).getByRole('document')
    this.inspector = new Inspector(page)
    this.importDialog = new ImportDialog(page)
    this.exportDialog = new ExportDialog(page)
  }

  /** Waits until the claims of an article are there. */
  async expectClaims(): Promise<void> {
    await expect(this.rows.first()).toBeVisible()
  }

  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words }).first()
  }

  article(title: string | RegExp): Locator {
    return this.page
      .getByRole('region', { name: /^Article(s| list)$/ })
      .first()
      .getByRole('listitem')
      .filter({ hasText: title })
  }

  /** Waits until this article is the one on the desk. */
  async expectArticle(title: string): Promise<void> {
    await expect(this.article(title).getByRole('button')).toHaveAttribute('aria-current', 'true')
    await expect(this.text).toHaveAccessibleName(title)
    await this.expectClaims()
  }

  go(place: ScreenName): Promise<void> {
    return this.rail.getByRole('link', { name: place }).click()
  }

  /** How many claims the list holds: the figure beside its heading. */
  async countOfClaims(): Promise<number> {
    const size = await this.rows.first().getAttribute('aria-setsize')
    return Number(size)
  }

  /** Coverage of the article in per cent, as the strip says. */
  async coverage(): Promise<number> {
    return Number(await this.strip.getByRole('meter', { name: 'Coverage' }).getAttribute('aria-valuenow'))
  }

  /** Finds the claim with these words by the list's search, and chooses it. */
  async choose(words: string): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: 'Search claims' })
    await search.fill(words)
    await this.row(words).click()
    await search.fill('')
    await expect(this.selectedRow).toContainText(words)
    // Out of the search, so that letters are keys again.
    await this.claims.focus()
  }

  /** Opens the list of actions by its key, and types once it takes letters. */
  async typeInPalette(typed: string): Promise<void> {
    await this.press('Control+k')
    await expect(this.dialog('Find an action').getByRole('searchbox')).toBeFocused()
    await this.page.keyboard.insertText(typed)
  }

  /** Dismisses the selected claim, by its key or another way; the next one of the list is selected then. */
  async dismiss(by: () => Promise<void> = () => this.press('d')): Promise<void> {
    const before = (await this.selectedRow.textContent()) ?? ''
    await by()
    await expect(this.toast(/^Dismissed: /)).toBeVisible()
    await expect(this.selectedRow).toHaveCount(1)
    await expect(this.selectedRow).not.toHaveText(before)
  }

  /** Where words of the text stand on the page: the middle of their first and of their last character. */
  async placeOf(words: string): Promise<Place> {
    await this.text.evaluate(placeOfWords, { words, scroll: true })
    // Blocks are measured as they come into sight, so the text moves a little before it rests.
    let place = await this.text.evaluate(placeOfWords, { words, scroll: false })
    await expect
      .poll(async () => {
        const before = JSON.stringify(place)
        place = await this.text.evaluate(placeOfWords, { words, scroll: false })
        return JSON.stringify(place) === before
      })
      .toBe(true)
    return place
  }

  /** Selects words of the text by dragging over them. */
  async drag(words: string): Promise<void> {
    const { from, to } = await this.placeOf(words)
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
    await mouse.up()
  }

  /** Clicks at the beginning of words of the text, while keys are held down. */
  async clickAt(words: string, { modifiers = [] }: { readonly modifiers?: readonly string[] } = {}): Promise<void> {
    const { from } = await this.placeOf(words)
    for (const key of modifiers) await this.page.keyboard.down(key)
    await this.page.mouse.click(from.x + 2, from.y)
    for (const key of modifiers) await this.page.keyboard.up(key)
  }

  /** The words that are selected in the text, as the browser has them. */
  selection(): Promise<string> {
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '')
  }

  /** The bar that says which mode the desk is in, with its acts. */
  mode(name: 'Pick words' | 'Words of the claim' | 'Split the claim' | 'Merge claims'): Locator {
    return this.page.getByRole('region', { name })
  }

  toast(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: /Messages/ }).getByText(words)
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Place {
  readonly from: Point
  readonly to: Point
}

/** Runs in the page. */
function placeOfWords(root: Element, { words, scroll }: { readonly words: string; readonly scroll: boolean }): Place {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: { readonly node: Text; readonly start: number }[] = []
  let all = ''
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    nodes.push({ node, start: all.length })
    all += node.data
  }
  const at = all.indexOf(words)
  if (at < 0) throw new Error(`“${words}” is not in the text that is shown`)
  const boxOf = (index: number): DOMRect => {
    const found = nodes.findLast((each) => each.start <= index)
    if (!found) throw new Error('no text')
    const range = document.createRange()
    range.setStart(found.node, index - found.start)
    range.setEnd(found.node, index - found.start + 1)
    if (scroll) found.node.parentElement?.scrollIntoView({ block: 'center' })
    return range.getBoundingClientRect()
  }
  const first = boxOf(at)
  const last = boxOf(at + words.length - 1)
  return {
    from: { x: first.left + 1, y: first.top + first.height / 2 },
    to: { x: last.right - 0.5, y: last.top + last.height / 2 }
  }
}
