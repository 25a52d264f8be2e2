import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { about, content, deskWithArticle, openDesk, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

it('the history tells what stands and what is undone, also of a forged log whose undos go in a circle', async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  const [claim = ''] = claims
  desk.run('note.add', { claim, text: 'One' })
  desk.run('note.add', { claim, text: 'Two' })
  desk.run('history.undo', {})
  desk.run('history.redo', {})
  desk.run('history.undo', {})
  const rows = () => desk.ask('history.list', { claim: null, offset: 0, limit: 20 }).rows
  const told = rows().map((row) => [row.label.command, row.undone])
  expect(told).toEqual([
    ['history.undo', false],
    ['history.redo', false],
    ['history.undo', true],
    ['note.add', true],
    ['note.add', false],
    ['article.import', false],
    ['project.create', false]
  ])
  const [undo, redo] = rows().map((row) => row.id)
  desk.close()
  const file = new Database(desk.path)
  file.prepare('UPDATE change_set SET undo_of = ? WHERE id = ?').run(redo, undo)
  file.prepare('UPDATE change_set SET undo_of = ? WHERE id = ?').run(undo, redo)
  file.prepare('UPDATE change_set SET undo_of = id WHERE command = ?').run('article.import')
  file.close()
  const forged = openDesk(desk.path)
  expect(forged.ask('history.list', { claim: null, offset: 0, limit: 20 }).rows).toHaveLength(7)
  forged.close()
})

it('each row says what it was about as it was written then, and which claim it leads to', async () => {
  const place = join(folder.path, 'words')
  mkdirSync(place)
  const { desk, claims } = await deskWithArticle(place)
  const [claim = ''] = claims
  const rate = (rating: string) =>
    desk.run('verdict.set', { claim, scale: 'house-check', rating, rationale: '', explanation: '', asOf: null })
  const row = () => {
    const [newest] = desk.ask('history.list', { claim: null, offset: 0, limit: 1 }).rows
    return [newest?.label.command, newest?.what]
  }
  const article = desk.ask('claim.detail', { claim }).row.article
  const title = desk.ask('project.overview', {}).articles[0]?.title
  expect(row()).toEqual(['article.import', title])
  rate('ok')
  expect(row()).toEqual(['verdict.set', 'OK'])
  rate('query')
  expect(row()).toEqual(['verdict.set', 'Query'])
  const rows = desk.ask('history.list', { claim, offset: 0, limit: 2 }).rows
  expect(rows.map(({ what }) => what)).toEqual(['Query', 'OK'])
  expect(rows[0]?.claim).toEqual({ id: claim, article, text: desk.ask('claim.detail', { claim }).statement.text })
  desk.run('history.undo', {})
  expect(row()).toEqual(['history.undo', 'Query'])
  desk.run('history.redo', {})
  expect(row()).toEqual(['history.redo', 'Query'])
  const { meta } = desk.ask('article.view', { article })
  desk.run('article.setMeta', { article, ...meta, title: 'Talks fail' })
  expect(row()).toEqual(['article.setMeta', 'Talks fail'])
  desk.run('article.setMeta', { article, ...meta })
  expect(desk.ask('history.list', { claim: null, offset: 1, limit: 1 }).rows[0]?.what).toBe('Talks fail')
  const [facet] = desk.ask('claim.detail', { claim }).facets
  desk.run('facet.mark', { claim, facet: facet?.id ?? '', state: 'ok' })
  expect(row()).toEqual(['facet.mark', facet?.text])
  desk.run('evidence.add', { claim, about, content })
  expect(row()).toEqual(['evidence.add', about.title])
  const proposal = { kind: 'query', wording: 'Since when?', reason: '', addressee: '', deadline: null } as const
  desk.run('correction.add', { claim, proposal, verdict: { scale: 'house-check', rating: 'query' } })
  expect(row()).toEqual(['correction.add', 'Since when?'])
  desk.run('claim.restate', { claim, statement: 'It stands alone.' })
  expect(row()).toEqual(['claim.restate', 'It stands alone.'])
  desk.run('claim.dismiss', { claims: [claim] })
  expect(row()).toEqual(['claim.dismiss', null])
  desk.run('note.add', { claim, text: 'x'.repeat(1000) })
  expect(String(row()[1]).length).toBeLessThanOrEqual(200)
  desk.run('article.delete', { article })
  const [last] = desk.ask('history.list', { claim: null, offset: 0, limit: 1 }).rows
  expect(last).toMatchObject({ what: title, claim: null })
  desk.close()
})
