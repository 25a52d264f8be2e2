/** Documents of every written format, by the dialog: several at once, what was left out and why, and one that cannot be read. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commentsPart, makeDocx, wordParagraph } from '../fixtures/importing/docx.ts'
import { bookPage, makeBook } from '../fixtures/importing/epub.ts'
import { makeOdt, odtParagraph } from '../fixtures/importing/odt.ts'
import { makePdf, pdfLines } from '../fixtures/importing/pdf.ts'
import { Desk } from './pages/desk.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

const story = (place: string) => `More than 300,000 people were killed in ${place}, officials said on Monday.`
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const tracked = `<w:p>${run('They counted ')}<w:del w:id="1"><w:r><w:delText>three hundred</w:delText></w:r></w:del><w:ins w:id="2"><w:commentRangeStart w:id="0"/>${run('four hundred')}</w:ins>${run(' homes')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' in the town on Monday.')}</w:p>`
const comments = `<w:comments ${namespace}><w:comment w:id="0" w:author="Ann Lee"><w:p>${run('Who counted?')}</w:p></w:comment></w:comments>`
const mail = (...lines: string[]) =>
  ['From: Ann Lee <ann@example.org>', 'To: desk@example.org', 'Date: Mon, 5 Sep 2016 14:00:00 +0200', ...lines].join(
    '\r\n'
  )

const documents: Readonly<Record<string, string | Buffer>> = {
  'word.docx': makeDocx(tracked + wordParagraph(story('Word')), [commentsPart(comments)]),
  'open.odt': makeOdt(odtParagraph(story('Open'))),
  'paper.pdf': makePdf([pdfLines(50, 100, [story('Paper')])]),
  'rich.rtf': `{\\rtf1\\ansi ${story('Rich')}\\par}`,
  'plain.txt': `${story('Plain')}\n\nShare this article\n\nNobody was hurt in the harbour, the mayor said on Monday afternoon.\n`,
  'saved.html': `<html><head><title>Saved</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>A saved page</h1><p>${story('Saved')}</p><p>${story('Homs')}</p></article><footer>Copyright 2016 The Paper</footer></body></html>`,
  'marked.md': `# A title\n\n${story('Marked')} See [more](https://example.org).\n`,
  'book.epub': makeBook({ one: bookPage(`<p>${story('Book')}</p>`) }),
  'mail.eml': mail('Subject: A letter', 'MIME-Version: 1.0', '', story('Mail'), '', '> What was said before.'),
  'page.mhtml': mail(
    'Subject: A page',
    'MIME-Version: 1.0',
    'Snapshot-Content-Location: https://example.org/a',
    'Content-Type: multipart/related; type="text/html"; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    `<html><body><article><p>${story('Page')}</p></article></body></html>`,
    '--b--'
  ).replace(/^From.*\r\nTo.*\r\n/, ''),
  'said.srt': `1\n00:00:01,000 --> 00:00:03,000\n${story('Said')}\n`,
  'shown.vtt': `WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>${story('Shown')}\n`,
  'old.doc': Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('WordDocument'.padStart(900), 'utf16le')
  ])
}

test('documents of every format come in together; what was left out is told, and the one that cannot be read does not stop the others', async ({
  page
}, info) => {
  // A dozen documents, one after the other.
  test.slow()
  const files = Object.entries(documents).map(([name, content]) => {
    const path = info.outputPath(name)
    writeFileSync(path, content)
    return path
  })
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await desk.button('Import article…', desk.rail).click()
  const dialog = new ImportDialog(page)
  await dialog.chooseFile(() => dialog.chooseFiles.click(), files)
  const list = dialog.documents
  await expect(list.getByText('Could not be read')).toHaveCount(1, { timeout: 120_000 })
  await expect(list.getByText(/claims? found/)).toHaveCount(files.length - 1, { timeout: 120_000 })

  await test.step('each shows its own words, and what was left out of it', async () => {
    for (const [place, name] of [
      ['Plain', 'plain.txt'],
      ['Saved', 'A saved page'],
      ['Word', 'word.docx'],
      ['Open', 'open.odt'],
      ['Paper', 'paper.pdf'],
      ['Rich', 'rich.rtf'],
      ['Marked', 'A title'],
      ['Book', 'The book'],
      ['Mail', 'A letter'],
      ['Page', 'page.mhtml'],
      ['Said', 'said.srt'],
      ['Shown', 'shown.vtt']
    ] as const) {
      await list.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      await expect(dialog.text).toContainText(`were killed in ${place}, officials`)
      const lost = dialog.report.getByText(/^(?:Left out of the text|Nothing was left out of the text\.)$/)
      await expect(lost).toBeVisible()
      await page.screenshot({ path: info.outputPath(`${place.toLowerCase()}-preview.png`) })
      await lost.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await page.screenshot({ path: info.outputPath(`${place.toLowerCase()}-left-out.png`) })
    }
    await list.getByRole('button', { name: /^plain\.txt/ }).click()
    await expect(dialog.putBack(/Share this article/)).toBeVisible()
    await list.getByRole('button', { name: /^A letter/ }).click()
    await expect(dialog.putBack(/What was said before/)).toBeVisible()
  })

  await test.step('the old document says what to do with it', async () => {
    await list.getByRole('button', { name: /^old\.doc/ }).click()
    await expect(dialog.box).toContainText('save it as .docx')
  })

  await test.step('a comment is left out with its words; a tracked change can be refused', async () => {
    await list.getByRole('button', { name: /^word\.docx/ }).click()
    await expect(dialog.putBack(/Who counted/)).toBeVisible()
    await expect(dialog.report).toContainText('On “four hundred homes”')
    await dialog.asSource(/Who counted/).check({ force: true })
    await dialog.asNote(/Who counted/).check({ force: true })
    await dialog.asNote(/Who counted/).evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await page.screenshot({ path: info.outputPath('comment.png') })
    await expect(dialog.changes).toHaveCount(1)
    await expectAccessible(page)
    await dialog.changes.getByRole('radio', { name: 'Reject' }).click()
    await expect(dialog.text).toContainText('three hundred homes')
    await expect(dialog.report).toContainText('all of them rejected')
    await expect(dialog.report).toContainText('On “homes”')
    await expect(dialog.asNote(/Who counted/)).toBeChecked()
  })

  await test.step('all that could be read are imported', async () => {
    await dialog.button(`Import ${files.length - 1} articles`, dialog.box).click()
    await expect(desk.toast(new RegExp(`Imported ${files.length - 1} articles`))).toBeVisible({ timeout: 45_000 })
    await expect(list.getByText('Imported', { exact: true })).toHaveCount(files.length - 1)
    await dialog.box.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog.box).toBeHidden()
    await desk.expectClaims()
    await expect(page.getByText('They counted three hundred homes').first()).toBeVisible()
    await page.getByText('They counted three hundred homes').first().click()
    await expect(page.getByText('Comment in the margin by Ann Lee: Who counted?')).toBeVisible()
    await desk.go('Sources')
    await expect(page.getByText('Who counted?').first()).toBeVisible()
  })
})

test('a saved page comes with the frames of its folder when the folder that holds both is chosen, with the keyboard', async ({
  page
}, info) => {
  test.slow()
  const folder = info.outputPath('saved')
  mkdirSync(join(folder, 'Talks_files'), { recursive: true })
  const frames = '<iframe src="Talks_files/a.html"></iframe><iframe src="Talks_files/gone.html"></iframe>'
  writeFileSync(
    join(folder, 'Talks.html'),
    `<html><head><title>Talks</title></head><body><article><h1>The talks</h1><p>${story('Homs')}</p>${frames}<p>${story('Hama')}</p><img src="Talks_files/a.png"></article></body></html>`
  )
  writeFileSync(
    join(folder, 'Talks_files', 'a.html'),
    `<html><body><p>${story('the frame')}</p><p>${story('Idlib')}</p></body></html>`
  )
  writeFileSync(join(folder, 'Talks_files', 'a.png'), 'no picture')
  await new StartScreen(page).openSample()
  const desk = new Desk(page)
  await desk.expectClaims()
  await page.keyboard.press('Control+i')
  const dialog = new ImportDialog(page)
  await dialog.chooseFolder.focus()
  await page.screenshot({ path: info.outputPath('choose.png') })
  await dialog.chooseFile(() => page.keyboard.press('Enter'), folder)
  await dialog.expectRead('were killed in Homs, officials')
  await expect(dialog.text).toContainText('were killed in the frame, officials')
  await expect(dialog.report).toContainText('“Talks_files/gone.html”')
  await expect(dialog.report).toContainText('1 picture was left out')
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('saved-page.png') })
  await dialog.finish()
  await expect(desk.text).toContainText('were killed in the frame, officials')
})
