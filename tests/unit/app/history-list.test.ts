import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { deskWithArticle, openDesk, temporaryFolder } from '../../support/project.ts'

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
