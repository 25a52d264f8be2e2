/** Which report, for whom; the browser then downloads it. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

export class ExportDialog extends Screen {
  readonly box: Locator
  readonly submit: Locator

  constructor(page: Page) {
    super(page)
    this.box = this.dialog('Export report')
    this.submit = this.button('Export report', this.box)
  }

  format(name: 'Web page' | 'Data (JSON)'): Locator {
    return this.box.getByRole('radio', { name })
  }

  reader(name: 'The desk' | 'The editor' | 'The public'): Locator {
    return this.box.getByRole('radio', { name })
  }

  /** Opens the dialog from the rail, chooses, and reads what the browser downloads. */
  async exportReport(
    format: 'Web page' | 'Data (JSON)',
    reader: 'The desk' | 'The editor' | 'The public'
  ): Promise<{ readonly name: string; readonly text: string }> {
    await this.button('Export report…').click()
    await this.format(format).check()
    await this.reader(reader).check()
    const file = await this.download(() => this.submit.click())
    await expect(this.box).toBeHidden()
    return file
  }
}
