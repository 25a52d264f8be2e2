/** What the program shows when no project is open, and the dialogs that belong to it. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Screen } from '../support/screen.ts'

export class StartScreen extends Screen {
  readonly main: Locator
  readonly sample: Locator
  readonly newProject: Locator
  readonly openProject: Locator
  /** Projects that were open here or lie in the projects folder. */
  readonly projects: Locator
  readonly newProjectDialog: Locator
  /** The dialog that says who has the project open. */
  readonly inUse: Locator

  constructor(page: Page) {
    super(page)
    this.main = page.getByRole('main', { name: 'Start' })
    this.sample = this.button('Try the sample', this.main)
    this.newProject = this.button('New project…', this.main)
    this.openProject = this.button('Open…', this.main)
    this.projects = page.getByRole('region', { name: 'Projects' })
    this.newProjectDialog = this.dialog('New project')
    this.inUse = this.dialog('This project is in use')
  }

  async expectShown(): Promise<void> {
    await expect(this.main).toBeVisible()
  }

  /** The button that opens a project of the list. */
  project(title: string | RegExp): Locator {
    return this.projects.getByRole('button', { name: title }).first()
  }

  /** Opens the sample, whose article is read for it: waits for the program's answer for as long as the test may take. */
  async openSample(): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => (response.request().postData() ?? '').includes('"projects.sample"'),
      { timeout: 0 }
    )
    await this.sample.click()
    await answered
  }

  async createProject(title: string, person: string, scale: string): Promise<void> {
    await this.newProject.click()
    const dialog = this.newProjectDialog
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await dialog.getByRole('textbox', { name: 'Your name' }).fill(person)
    await dialog.getByRole('button', { name: 'Rating scale' }).click()
    await this.page.getByRole('option', { name: scale }).click()
    await this.button('Create project', dialog).click()
    await expect(dialog).toBeHidden()
  }
}
