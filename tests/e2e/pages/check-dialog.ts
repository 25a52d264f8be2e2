/** The full check of the project file: what is looked at, what was found, what to do. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

type Part = 'The file itself' | 'The history' | 'The signatures' | 'What the screens show' | 'The documents'

export class CheckDialog extends Screen {
  readonly box: Locator
  readonly submit: Locator
  readonly again: Locator
  readonly cancel: Locator
  readonly progress: Locator
  /** What came of it, in a sentence; it has the keys when it comes. */
  readonly outcome: Locator
  readonly details: Locator

  constructor(page: Page) {
    super(page)
    this.box = this.dialog('Check this project file')
    this.submit = this.button('Check the file', this.box)
    this.again = this.button('Check again', this.box)
    this.cancel = this.button('Cancel', this.box)
    this.progress = this.box.getByRole('progressbar')
    this.outcome = this.box.getByRole('heading', { level: 3 })
    this.details = this.box.getByRole('region', { name: 'Details for whoever helps' })
  }

  part(name: Part): Locator {
    return this.box
      .getByRole('list', { name: 'What is checked' })
      .getByRole('listitem')
      .filter({ has: this.page.getByText(name, { exact: false }) })
      .first()
  }

  /** Opens it from the list of everything that can be done, and starts it, all by key. */
  async check(): Promise<void> {
    await this.press('Control+k')
    await this.page.getByRole('dialog', { name: 'Find an action' }).waitFor()
    await this.page.keyboard.type('check this')
    await this.press('Enter')
    await expect(this.submit).toBeFocused()
    await this.press('Enter')
  }
}
