/** Reads exported reports back as somebody else would: the data by its published schema, the page in a bare browser. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, expect, type Page } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ReportData } from '../../../src/shared/report.ts'
import { type Installation, root } from './start-host.ts'

const schema = JSON.parse(readFileSync(join(root, 'resources', 'schemas', 'report-1.schema.json'), 'utf8')) as object

/** The report in JSON, after it was found to keep to its schema. */
export function readReport(text: string): ReportData {
  const report: unknown = JSON.parse(text)
  const validate = new Ajv2020({ strict: true, allErrors: true, validateFormats: false }).compile(schema)
  validate(report)
  expect(validate.errors ?? [], 'the report keeps to its published schema').toEqual([])
  return report as ReportData
}

/** Opens the HTML report from a file, as an editor does, with scripts allowed; it must neither have any nor ask for anything. */
export async function openReport(browser: Browser, installation: Installation, text: string): Promise<Page> {
  const file = join(installation.files, 'report.html')
  writeFileSync(file, text)
  const url = pathToFileURL(file).href
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const asked: string[] = []
  const wrong: string[] = []
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) asked.push(request.url())
  })
  page.on('console', (message) => wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.goto(url)
  expect(asked, 'the report asks for nothing').toEqual([])
  expect(wrong, 'the report shows without an error').toEqual([])
  expect(await page.locator('script').count(), 'the report has no script').toBe(0)
  return page
}
