/** From a file or a paste to an article: what was read, what was left out, the import. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

export class ImportDialog extends Screen {
  readonly box: Locator
  readonly chooseFiles: Locator
  readonly chooseFolder: Locator
  readonly paste: Locator
  readonly readText: Locator
  readonly title: Locator
  /** The text as it was read. */
  readonly text: Locator
  readonly importArticle: Locator

  constructor(page: Page) {
    super(page)
    this.box = this.dialog('Import an article')
    this.chooseFiles = this.button('Choose files…', this.box)
    this.chooseFolder = this.button('Choose a folder…', this.box)
    this.paste = this.box.getByRole('textbox', { name: 'Or paste the text' })
    this.readText = this.button('Read this text', this.box)
    this.title = this.box.getByRole('textbox', { name: 'Title' })
    this.text = this.box.getByRole('article', { name: 'The text as it was read' })
    this.importArticle = this.button('Import article', this.box)
  }

  /** Waits until a document was read: a process of its own starts for it. */
  async expectRead(words: string): Promise<void> {
    await expect(this.text).toContainText(words, { timeout: 45_000 })
  }

  /** The box that puts a piece back which was left out. */
  putBack(words: string | RegExp): Locator {
    return this.box.getByRole('checkbox', { name: words }).and(this.box.getByRole('checkbox', { name: /^Put back/ }))
  }

  /** The box that makes a source of a note or comment. */
  asSource(words: string | RegExp): Locator {
    return this.box.getByRole('checkbox', { name: words }).and(this.box.getByRole('checkbox', { name: /^Add to/ }))
  }

  /** The box that makes a comment a note of the claims that it belongs to. */
  asNote(words: string | RegExp): Locator {
    return this.box.getByRole('checkbox', { name: words }).and(this.box.getByRole('checkbox', { name: /^Make it a/ }))
  }

  /** What was found, lost and left out, beside the text. */
  get report(): Locator {
    return this.box.getByRole('region', { name: 'About this document' })
  }

  /** The list of the documents of a batch. */
  get documents(): Locator {
    return this.box.getByRole('navigation', { name: 'Documents' })
  }

  /** Tracked changes, to decide on one by one. */
  get changes(): Locator {
    return this.box.getByRole('list', { name: 'Tracked changes' }).getByRole('listitem')
  }

  /** The button in the margin of a block that leaves it out. */
  leaveOut(words: string | RegExp): Locator {
    return this.text.getByRole('button', { name: words })
  }

  /** Answers the system's file dialog, which `open` brings up. */
  async chooseFile(open: () => Promise<void>, file: string | readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), open()])
    await chooser.setFiles([file].flat())
  }

  async importFile(file: string): Promise<void> {
    await this.chooseFile(() => this.chooseFiles.click(), file)
    await expect(this.text).toBeVisible({ timeout: 45_000 })
    await this.finish()
  }

  async finish(): Promise<void> {
    await this.importArticle.click()
    await expect(this.box).toBeHidden({ timeout: 45_000 })
  }
}
