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
    return this.box.getByRole('radio', { name: name === 'Web page' ? /^Web page/ : /^Data \(JSON\)/ })
  }

  reader(name: 'The desk' | 'The editor' | 'The public'): Locator {
    return this.box.getByRole('radio', { name: new RegExp(`^${name}`) })
  }

  /** Opens the dialog from the rail, chooses, and reads what the browser downloads. */
  async exportReport(
    format: 'Web page' | 'Data (JSON)',
    reader: 'The desk' | 'The editor' | 'The public'
  ): Promise<{ readonly name: string; readonly text: string }> {
    await this.button('Export report…').click()
    await this.box.getByText(format, { exact: true }).click()
    await expect(this.format(format)).toBeChecked()
    await this.box.getByText(reader, { exact: true }).click()
    await expect(this.reader(reader)).toBeChecked()
    const file = await this.download(() => this.submit.click())
    await expect(this.box).toBeHidden()
    return file
  }
}
