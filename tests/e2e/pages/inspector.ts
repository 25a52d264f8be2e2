/** The panel of the one claim: what it says, what is known of it, what was decided. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

export type Part = 'Facets' | 'Evidence' | 'Verdict' | 'Corrections' | 'Notes' | 'Sign-off'

export interface EvidenceWords {
  readonly quote: string
  readonly source: string
  readonly publisher?: string
  readonly stance?: 'Supports' | 'Refutes' | 'Mixed' | 'Context'
  readonly page?: string
  readonly paragraph?: string
}

export class Inspector extends Screen {
  readonly panel: Locator
  /** Every facet of the claim, ticked or not. */
  readonly facets: Locator
  readonly openFacets: Locator

  constructor(page: Page) {
    super(page)
    this.panel = page.getByRole('region', { name: 'Claim', exact: true })
    const named = /(Name|Title|Number|Date|Place|Quotation|Cause)$/
    this.facets = this.part('Facets').getByRole('button', { name: named })
    this.openFacets = this.part('Facets').getByRole('button', { name: named, pressed: false })
  }

  part(name: Part): Locator {
    return this.panel.getByRole('region', { name })
  }

  form(name: string): Locator {
    return this.panel.getByRole('form', { name })
  }

  /** An act of the menu behind the three dots. */
  async act(name: string): Promise<void> {
    await this.button('More acts on the claim', this.panel).click()
    await this.page.getByRole('menuitem', { name }).click()
  }

  async restate(words: string): Promise<void> {
    await this.button('Restate the claim', this.panel).click()
    const form = this.form('Restate the claim')
    await form.getByRole('textbox').fill(words)
    await this.button('Restate', form).click()
    await expect(form).toBeHidden()
  }

  async addEvidence(words: EvidenceWords): Promise<void> {
    await this.button('Add evidence', this.panel).click()
    const form = this.form('Add evidence')
    await form.getByRole('textbox', { name: 'What the source says' }).fill(words.quote)
    await form.getByRole('combobox', { name: 'Source' }).fill(words.source)
    await this.page.getByRole('option', { name: words.source }).first().click()
    if (words.publisher) await form.getByRole('textbox', { name: 'Publisher' }).fill(words.publisher)
    if (words.stance) await form.getByRole('radio', { name: words.stance }).click()
    if (words.page) await form.getByRole('textbox', { name: 'Page' }).fill(words.page)
    if (words.paragraph) await form.getByRole('textbox', { name: 'Paragraph' }).fill(words.paragraph)
    await this.button('Attach', form).click()
    await expect(form).toBeHidden()
  }

  async setVerdict(rating: string, reason: string): Promise<void> {
    await this.button(/Set a verdict|Change my verdict/, this.panel).click()
    const form = this.form('Set a verdict')
    await form.getByText(rating, { exact: true }).click()
    await expect(form.getByRole('radio', { name: rating, exact: true })).toBeChecked()
    await form.getByRole('textbox', { name: 'Reason' }).fill(reason)
    await this.button('Set verdict', form).click()
    await expect(form).toBeHidden()
  }

  async writeCorrection(wording: string, reason: string, who: string, deadline: string): Promise<void> {
    await this.button('Write a correction or query', this.panel).click()
    const form = this.form('Write a correction or query')
    await form.getByRole('textbox', { name: 'Change to' }).fill(wording)
    await form.getByRole('textbox', { name: 'Why' }).fill(reason)
    await form.getByRole('textbox', { name: 'Who answers' }).fill(who)
    await form.getByLabel('By when').fill(deadline)
    await this.button(/^Add (correction|query)/, form).click()
    await expect(form).toBeHidden()
  }

  async addNote(words: string): Promise<void> {
    await this.button('Add a note', this.panel).click()
    const form = this.form('Add a note')
    await form.getByRole('textbox', { name: 'Note' }).fill(words)
    await this.button('Add note', form).click()
    await expect(form).toBeHidden()
  }
}
