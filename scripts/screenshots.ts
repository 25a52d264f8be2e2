/**
 * `npm run screenshots [-- NAME...]`: pictures of every screen for docs/screenshots, made by driving the built program with the
 * sample. What differs from run to run (clock, folders, the computer's name) is made the same, so a picture changes only
 * when the screen does. NAME picks some of them, as `desk`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { CheckDialog } from '../tests/e2e/pages/check-dialog.ts'
import { Desk } from '../tests/e2e/pages/desk.ts'
import { FileReader } from '../tests/e2e/pages/file-reader.ts'
import { StartScreen } from '../tests/e2e/pages/start-screen.ts'
import { makeBusyProject } from '../tests/e2e/support/busy-project.ts'
import { createCalls } from '../tests/e2e/support/program-calls.ts'
import { sampleFile, words } from '../tests/e2e/support/sample.ts'
import { createInstallation, type Installation, root, startHost } from '../tests/e2e/support/start-host.ts'
import { commentsPart, makeDocx, wordParagraph } from '../tests/fixtures/importing/docx.ts'
import { makePdf, pdfLines } from '../tests/fixtures/importing/pdf.ts'
import { tamper } from '../tests/support/shown.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { smallPng } from './small-png.ts'

const themes = ['light', 'dark'] as const
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 }
] as const
type Size = (typeof sizes)[number]

const folder = join(root, 'docs', 'screenshots')
const LARGEST = 300_000
const NOW = '2016-09-06T10:30:00.000Z'
const wanted = process.argv.slice(2)

interface Shot {
  readonly page: Page
  readonly theme: (typeof themes)[number]
  readonly size: Size
}

/** A Word file with tracked changes and a comment, and one of a format that nobody can read. */
function writeDocuments(folder: string): string[] {
  const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
  const by = (author: string) => `w:id="1" w:author="${author}" w:date="2016-09-05T10:12:00Z"`
  const body = [
    wordParagraph('Talks end without a deal', 'Titel'),
    `<w:p>${run('The two countries ')}<w:del ${by('Ann Lee')}>${run('were not able', 'delText')}</w:del><w:ins ${by('Ann Lee')}>${run('failed')}</w:ins>${run(' to reach an agreement on Monday, a senior official said.')}</w:p>`,
    `<w:p>${run('More than ')}<w:del ${by('Bob Ek')}>${run('250,000', 'delText')}</w:del><w:ins ${by('Bob Ek')}>${run('300,000')}</w:ins>${run(' people have been killed in the war')}<w:ins ${by('Ann Lee')}>${run(', according to the observatory')}</w:ins>${run('.')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    wordParagraph('The ministers are to meet again on Friday, and paid \u202e001\u202c dollars for the room.')
  ]
  const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Ann Lee"><w:p>${run('Who counted? See https://example.org/report')}</w:p></w:comment></w:comments>`
  const files: readonly (readonly [string, Buffer])[] = [
    ['talks.docx', makeDocx(body.join(''), [commentsPart(comment)])],
    [
      'minutes.doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument'.padStart(900), 'utf16le')])
    ]
  ]
  return files.map(([name, bytes]) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    return file
  })
}

/** A report of two pages, for a source. */
function writeReport(folder: string): string {
  const file = join(folder, 'monitor.pdf')
  const pages = [
    [
      'The monitor publishes its count every spring. It began to count in',
      'March of the year 2011, and names its witnesses where it can.'
    ],
    [
      'The monitor has documented 301,781 deaths in the Syrian war, among',
      'them 86,000 civilians. Those who were taken away are not counted.'
    ]
  ]
  writeFileSync(file, makePdf(pages.map((lines) => pdfLines(50, 100, lines))))
  return file
}

/** Takes the picture once nothing moves any more. */
async function take(name: string, { page, theme, size }: Shot): Promise<void> {
  if (wanted.length > 0 && !wanted.some((each) => name.startsWith(each))) return
  await page.mouse.move(size.width - 1, size.height - 1)
  await page.evaluate(async () => {
    await document.fonts.ready
    // The ring shows where the script was last, not where a person is.
    const at = document.activeElement
    if (at instanceof HTMLElement && !at.matches('input, textarea')) at.blur()
  })
  // Tooltips and messages are of the way here, not of the screen.
  for (const message of await page.getByRole('button', { name: 'Close message' }).all()) {
    await message.click().catch(() => undefined)
  }
  const file = join(folder, `${name}-${theme}-${size.width}.png`)
  const picture = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  if (picture.length > LARGEST) throw new Error(`${file} would be larger than ${LARGEST} bytes`)
  writeFileSync(file, picture)
  console.log(`${name}-${theme}-${size.width}.png  ${Math.round(picture.length / 1000)} kB`)
}

/** Makes answers of the program the same on every computer and at every time. */
async function steady(context: BrowserContext, installation: Installation): Promise<void> {
  await context.clock.setFixedTime(new Date(NOW))
  const end = Date.parse(NOW)
  await context.route('**/api/call', async (route) => {
    const response = await route.fetch().catch(() => null)
    const text = await response?.text().catch(() => null)
    // The window is closing.
    if (!response || typeof text !== 'string') return route.abort().catch(() => undefined)
    let minutes = 0
    const body = text
      .replaceAll(JSON.stringify(installation.projects).slice(1, -1), '/home/mara/Claimbench')
      .replaceAll(`"${hostname()}"`, '"newsroom-2"')
      .replaceAll(/"(at|openedAt|since)":"[^"]+"/g, (_, field: string) => {
        minutes += 4
        return `"${field}":"${new Date(end - minutes * 60_000).toISOString()}"`
      })
    return route.fulfill({ response, body }).catch(() => undefined)
  })
}

async function openWindow(
  browser: Browser,
  installation: Installation,
  address: string,
  size: Size,
  theme: Shot['theme']
): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: theme
  })
  await steady(context, installation)
  const page = await context.newPage()
  await page.goto(address)
  await createCalls(page)('app.setPreferences', { preferences: { theme } })
  return page
}

async function everyScreen(browser: Browser, theme: Shot['theme'], size: Size): Promise<void> {
  const installation = createInstallation()
  const host = await startHost(installation)
  const other = createInstallation()
  try {
    const page = await openWindow(browser, installation, host.address, size, theme)
    const shot: Shot = { page, theme, size }
    const start = new StartScreen(page)
    const desk = new Desk(page)
    await start.sample.waitFor()
    await take('start-first', shot)

    await makeBusyProject(page, installation)
    const calls = createCalls(page)
    for (const title of ['Harbour inquiry', 'Heat wave, second edition', 'Mayor’s New Year speech']) {
      const { handle } = await calls('projects.create', { title, scale: 'house-check' })
      const { project } = await calls('projects.open', { handle: handle as string })
      await calls('projects.close', { project })
    }
    await page.reload()
    await start.project('Autumn issue').waitFor()
    await take('start', shot)
    await start.newProject.click()
    await start.newProjectDialog.getByRole('textbox', { name: 'Title' }).fill('Winter issue, cover story')
    await take('new-project', shot)
    await page.keyboard.press('Escape')

    await start.project('Autumn issue').click()
    await desk.expectClaims()
    await desk.article('Syria talks').getByRole('button').click()
    await desk.choose(words.restated)
    await desk.inspector.part('Verdict').getByText(words.reason).waitFor()
    await take('desk', shot)
    await page.keyboard.press('e')
    await desk.inspector.form('Add evidence').waitFor()
    await take('desk-evidence', shot)
    await page.keyboard.press('Escape')
    await desk.choose('siege on Aleppo')
    await page.keyboard.press('v')
    await desk.inspector.form('Set a verdict').waitFor()
    await take('desk-verdict', shot)
    await page.keyboard.press('Escape')
    await desk.inspector.act('Split claim')
    await desk.mode('Split the claim').waitFor()
    await take('desk-split', shot)
    await page.keyboard.press('Escape')
    await desk.button('Claims as a table').click()
    await page.getByRole('table').waitFor()
    await take('table', shot)
    await desk.button('Claims as a table').click()

    for (const [place, shown] of [
      ['Sources', 'Pool report from Hangzhou'],
      ['Corrections', words.correction],
      ['History', 'met informally']
    ] as const) {
      await desk.go(place)
      await page.getByText(shown).first().waitFor()
      await take(place.toLowerCase(), shot)
    }
    const reader = new FileReader(page)
    await desk.go('Sources')
    await reader.attach(() => desk.button('Add from file…').click(), writeReport(installation.files))
    await page.getByRole('button', { name: 'monitor.pdf' }).click()
    await reader.find.fill('civilians')
    await reader.hits.getByRole('button').click()
    await take('source-file', shot)
    await page.keyboard.press('Escape')
    await reader.box.waitFor({ state: 'hidden' })
    await desk.go('Desk')
    await desk.expectClaims()
    for (const [key, name, file] of [
      ['Control+k', 'Find an action', 'palette'],
      ['?', 'All keys', 'keys'],
      ['Control+,', 'Preferences', 'preferences'],
      ['Control+e', 'Export report', 'export']
    ] as const) {
      await page.keyboard.press(key)
      await desk.dialog(name).waitFor()
      await take(file, shot)
      await page.keyboard.press('Escape')
      await desk.dialog(name).waitFor({ state: 'hidden' })
    }
    const check = new CheckDialog(page)
    await check.check()
    await check.outcome.waitFor()
    await take('check', shot)
    tamper(
      join(installation.projects, 'Autumn issue.claimbench'),
      `UPDATE verdict SET value = replace(value, '${words.reason}', 'No reason at all.')`,
      `UPDATE change_set SET signature = zeroblob(64) WHERE position = 3`
    )
    await check.again.click()
    await check.button('Go to claim', check.box).waitFor()
    await take('check-found', shot)
    await page.keyboard.press('Escape')
    await check.box.waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+i')
    await desk.importDialog.box.waitFor()
    await take('import-begin', shot)
    await desk.importDialog.chooseFile(() => desk.importDialog.chooseFiles.click(), sampleFile)
    await desk.importDialog.expectRead('300,000')
    await take('import', shot)
    const documents = writeDocuments(installation.files)
    await desk.importDialog.chooseFile(() => desk.button('Add files…', desk.importDialog.box).click(), documents)
    await desk.importDialog.documents.getByText('Could not be read').waitFor({ timeout: 60_000 })
    await desk.importDialog.documents.getByRole('button', { name: /^Talks end/ }).click()
    await desk.importDialog.expectRead('The two countries')
    await take('import-changes', shot)
    await desk.importDialog.documents.getByRole('button', { name: /^minutes/ }).click()
    await desk.importDialog.box.getByText('save it as .docx').waitFor()
    await take('import-failed', shot)
    await desk.button('Cancel', desk.importDialog.box).click()

    const second = await startHost({ ...other, projects: installation.projects })
    const window = await openWindow(browser, installation, second.address, size, theme)
    const theirs = new StartScreen(window)
    await theirs.project('Autumn issue').click()
    await theirs.inUse.waitFor({ timeout: 60_000 })
    await take('in-use', { ...shot, page: window })
    await theirs.button('Open to read only', theirs.inUse).click()
    await new Desk(window).expectClaims()
    await new Desk(window).text.getByText('New talks between').waitFor()
    await take('read-only', { ...shot, page: window })
    await window.context().close()
    await second.stop()
  } finally {
    // First the windows: one without its program would go on asking.
    for (const context of browser.contexts()) await context.close()
    await host.stop()
    installation.remove()
    other.remove()
  }
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: await ensureBrowser((line) => console.log(line)),
  // Grey edges of letters: the same on every screen, and smaller files.
  args: ['--disable-lcd-text', '--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
})
try {
  for (const size of sizes) for (const theme of themes) await everyScreen(browser, theme, size)
} finally {
  await browser.close()
}
