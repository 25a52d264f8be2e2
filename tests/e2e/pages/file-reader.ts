/** A source's file over the screen: its text, what leads through it, what was lost. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

export class FileReader extends Screen {
  readonly box: Locator
  readonly text: Locator
  readonly find: Locator
  readonly hits: Locator

  constructor(page: Page) {
    super(page)
    this.box = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save a copy' }) })
    this.text = this.box.getByRole('document')
    this.find = this.box.getByRole('searchbox', { name: 'Find in this file' })
    this.hits = this.box.getByRole('listitem').filter({ has: page.locator('mark') })
  }

  /** Answers the system's file dialog, which `open` brings up. */
  async attach(open: () => Promise<void>, file: string | readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), open()])
    await chooser.setFiles([file].flat())
  }

  /** Selects words of the text, which stand in one stretch of it. */
  async select(words: string): Promise<void> {
    await expect(this.text).toContainText(words)
    await this.text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      }
    }, words)
  }
}
