/** The base of page objects: finds things as a person does, by role and name, never by class or test id. */
import type { Download, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export class Screen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name })
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name })
  }

  /** Presses keys one after another, as in `press('j', 'j', 'Control+Enter')`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The element that has the keyboard. */
  get focused(): Locator {
    return this.page.locator(':focus')
  }

  /** Does something that downloads a file, and waits for the whole file; its name and text. */
  async download(act: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()])
    return { name: download.suggestedFilename(), text: await textOf(download) }
  }

  /** Loads the page again, as F5 does, and waits until `shown` is there. */
  async reload(shown: Locator): Promise<void> {
    await this.page.reload()
    await expect(shown).toBeVisible()
  }
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
