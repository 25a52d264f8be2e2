import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import { projectsHere } from '../../../src/main/app/projects-here.ts'
import { headless } from '../../../src/main/hosts/cli/here.ts'
import { type Caller, createCaller } from '../../../src/main/hosts/cli/session.ts'
import { defaultPlaces } from '../../../src/main/hosts/places.ts'

let folder: string
let app: CompleteApp
let caller: Caller
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-again-'))
  const places = {
    ...defaultPlaces(),
    home: join(folder, 'home'),
    projects: join(folder, 'projects'),
    temporary: folder
  }
  app = createApp({ host: headless, places, projectThreads: projectsHere, checkAnswers: true })
  caller = createCaller(app)
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a part is put back after the import, what people did goes along, and one undo takes it all back', async () => {
  const { handle } = await caller.call('projects.sample', {})
  const { project } = await caller.call('projects.open', { handle })
  const before = (await caller.call('project.overview', {}, project)).articles[0]
  const article = before?.id ?? ''
  const rows = async () =>
    (await caller.call('claim.list', { filter: { article }, offset: 0, limit: 500 }, project)).rows
  const found = (await rows()).map(({ id, text }) => ({ id, text }))
  const deaths = (await rows()).find((row) => row.text.includes('300,000'))?.id ?? ''
  const facet = (await caller.call('claim.detail', { claim: deaths }, project)).facets[0]
  await caller.call('facet.mark', { claim: deaths, facet: facet?.id ?? '', state: 'ok' }, project)
  await caller.call('claim.restate', { claim: deaths, statement: 'More than 300,000 died.' }, project)

  const again = await caller.call('import.again', { project, article })
  expect(again.draft.alreadyImported).toBeNull()
  expect(again.kept).toEqual([])
  const comment = again.draft.extraction.removed.find((part) => part.text.includes('Post a Comment'))
  expect(comment).toBeDefined()
  const draft = await caller.call('import.reread', { draft: again.draft.draft, options: { keep: [comment?.id ?? ''] } })
  const meta = { title: 'Talks fail', byline: '', publisher: 'AP', published: '2016-09-05', language: 'en', url: '' }
  await caller.call('import.commit', { project, draft: draft.draft, meta })

  const view = await caller.call('article.view', { article }, project)
  expect(view.revision).not.toBe(before?.revision)
  expect(view.meta).toMatchObject({ title: 'Talks fail', publisher: 'AP' })
  expect(view.removed.map((part) => part.text)).not.toContain(comment?.text)
  const kept = await caller.call('claim.detail', { claim: deaths }, project)
  expect(kept.anchor.revision).toBe(view.revision)
  expect(kept.statement.text).toBe('More than 300,000 died.')
  const text = kept.context.before + kept.context.hull
  const at = (span: { start: number; end: number }) =>
    text.slice(
      span.start - kept.row.start + kept.context.before.length,
      span.end - kept.row.start + kept.context.before.length
    )
  expect(kept.facets.map((found) => [found.text, found.state, at(found)])).toEqual([[facet?.text, 'ok', facet?.text]])
  for (const quantity of kept.detection.quantities) expect(at(quantity)).toBe(quantity.text)
  expect((await rows()).filter((row) => row.text === kept.row.text)).toHaveLength(1)
  expect((await app.verify(project)).findings).toEqual([])

  const third = await caller.call('import.again', { project, article })
  expect(third.kept.map((part) => part.id)).toEqual([comment?.id])

  await caller.call('history.undo', {}, project)
  const undone = await caller.call('article.view', { article }, project)
  expect(undone.revision).toBe(before?.revision)
  expect((await rows()).map(({ id, text }) => ({ id, text }))).toEqual(found)
  expect((await app.verify(project)).findings).toEqual([])
})

test('a note that the person wants as a source is one after the import, with its address, and one undo takes both back', async () => {
  const { handle } = await caller.call('projects.sample', {})
  const { project } = await caller.call('projects.open', { handle })
  const sources = async () => (await caller.call('source.list', { words: '', offset: 0, limit: 20 }, project)).rows
  expect(await sources()).toEqual([])
  const text = `{\\rtf1\\ansi More than 300,000 people were killed in the war{\\footnote Report of the observatory, page 4, https://example.org/report.}, officials said on Monday.\\par}`
  const { upload } = await caller.call('upload.begin', { name: 'talks.rtf', bytes: Buffer.byteLength(text) })
  await caller.call('upload.append', { upload, base64: Buffer.from(text).toString('base64') })
  const draft = await caller.call('import.read', { project, upload, options: {} })
  const note = draft.extraction.removed.find((part) => part.text.includes('observatory'))
  const meta = { title: 'Talks', byline: '', publisher: '', published: null, language: 'en', url: '' }
  await caller.call('import.commit', { project, draft: draft.draft, meta, sources: [note?.id ?? ''] })
  expect((await sources()).map(({ about }) => about)).toMatchObject([
    {
      kind: 'page',
      title: 'Report of the observatory, page 4, https://example.org/report.',
      url: 'https://example.org/report',
      note: expect.stringContaining('in “Talks”')
    }
  ])
  await caller.call('history.undo', {}, project)
  expect(await sources()).toEqual([])
})

test('a comment that the person wants as a note is one of its claim after the import, once, and one undo takes both back', async () => {
  const { handle } = await caller.call('projects.sample', {})
  const { project } = await caller.call('projects.open', { handle })
  const comment = '{\\*\\atrfend 1}{\\*\\atnauthor Ann Lee}{\\*\\annotation{\\*\\atnref 1}\\pard Who counted?}'
  const lone = '{\\*\\atnauthor Ann Lee}{\\*\\annotation\\pard Nice picture.}'
  const text = `{\\rtf1\\ansi More than {\\*\\atrfstart 1}300,000 people${comment} were killed in the war, officials said on Monday.\\par Why?${lone}\\par}`
  const read = async () => {
    const { upload } = await caller.call('upload.begin', { name: 'noted.rtf', bytes: Buffer.byteLength(text) })
    await caller.call('upload.append', { upload, base64: Buffer.from(text).toString('base64') })
    return caller.call('import.read', { project, upload, options: {} })
  }
  const meta = { title: 'Noted', byline: '', publisher: '', published: null, language: 'en', url: '' }
  const commit = async () => {
    const { draft, extraction } = await read()
    const notes = extraction.removed.map(({ id }) => id)
    return caller.call('import.commit', { project, draft, meta, notes })
  }
  const notesOf = async (article: string) => {
    const { rows } = await caller.call('claim.list', { filter: { article }, offset: 0, limit: 100 }, project)
    const details = await Promise.all(rows.map(({ id }) => caller.call('claim.detail', { claim: id }, project)))
    return details.flatMap(({ row, notes }) => notes.map((note) => [row.text, note.text]))
  }

  const { extraction, beside } = await read()
  const ids = Object.fromEntries(extraction.removed.map((piece) => [piece.text, piece.id]))
  expect(beside).toEqual([
    { id: ids['Who counted?'], claims: 1 },
    { id: ids['Nice picture.'], claims: 0 }
  ])

  const { article } = await commit()
  const noted = await notesOf(article)
  expect(noted).toEqual([
    [expect.stringContaining('300,000 people were killed'), 'Comment in the margin by Ann Lee: Who counted?']
  ])
  await commit()
  expect(await notesOf(article)).toEqual(noted)
  expect((await app.verify(project)).findings).toEqual([])

  await caller.call('history.undo', {}, project)
  const { rows } = await caller.call('claim.list', { filter: { article }, offset: 0, limit: 100 }, project)
  expect(rows).toEqual([])
  await caller.call('history.redo', {}, project)
  expect(await notesOf(article)).toEqual(noted)
})
