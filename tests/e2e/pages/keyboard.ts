/** Hands that have a keyboard only: everything is reached with Tab, arrows and keys, and nothing is ever clicked. */
import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen has. */
const STOPS = 80

export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Types into whatever has the focus, in place of what it holds. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.insertText(words)
  }

  /** Goes on with Tab until the element, or something in it, has the focus; fails where it is never reached. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeAttached()
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await target.evaluate((element) => element.contains(document.activeElement))) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`Not reached with ${key}: ${target}`)
  }

  /** Goes to a field with Tab and fills it. */
  async fill(field: Locator, words: string): Promise<void> {
    await this.tabTo(field)
    await this.write(words)
    await expect(field).toHaveValue(words)
  }

  /** Goes to a button or link with Tab and presses it. */
  async activate(target: Locator): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press('Enter')
  }

  /** Presses a key again and again until it is so. */
  async until(key: string, reached: () => Promise<boolean>, most = STOPS): Promise<void> {
    for (let times = 0; times < most; times += 1) {
      if (await reached()) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`${key} did not lead there`)
  }

  /** Chooses an action by its name in the palette. */
  async palette(action: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    const palette = this.page.getByRole('dialog', { name: 'Find an action' })
    await expect(palette.getByRole('searchbox')).toBeFocused()
    await this.page.keyboard.insertText(action)
    await expect(palette.getByRole('menuitem').first()).toHaveText(new RegExp(`^${action}`))
    await this.page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
}

/** Notes every press of a mouse, pen or finger in the page; to be called before the page is loaded. */
export async function watchPointers(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const note = (event: Event): void => {
      // A key press on a button makes a click too; it has no pointer behind it.
      const { pointerType } = event as PointerEvent
      if (!event.isTrusted || pointerType === '') return
      const seen = Number(sessionStorage.getItem('pointers') ?? '0')
      sessionStorage.setItem('pointers', String(seen + 1))
    }
    for (const type of ['pointerdown', 'pointermove', 'mousedown']) addEventListener(type, note, { capture: true })
  })
  return () => page.evaluate(() => Number(sessionStorage.getItem('pointers') ?? '0'))
}
