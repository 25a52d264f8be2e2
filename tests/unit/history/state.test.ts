import { expect, test } from 'vitest'
import { conflictsOf } from '../../../src/shared/history/conflicts.ts'
import { tombstoneOf, unseenByDeletion } from '../../../src/shared/history/deletion.ts'
import { seenNow } from '../../../src/shared/history/dismissal.ts'
import { fieldState } from '../../../src/shared/history/heads.ts'
import { createLog, replay } from '../../../src/shared/history/log.ts'
import { dryRun, union } from '../../../src/shared/history/merge.ts'
import { withhold } from '../../../src/shared/history/seal.ts'
import { create, edit, Scribe, sha256 } from './build.ts'

const other = { parents: ['c1'], replica: 'r2', key: 'other' }

function start(): Scribe {
  const scribe = new Scribe()
  scribe.write('c1', [
    create('article', 'a', { meta: 'm' }),
    create('claim', 'x', { article: 'a', statement: 'first', status: { state: 'open' } }),
    create('note', 'n', { claim: 'x', text: 'as it was' })
  ])
  return scribe
}

function tombstone(scribe: Scribe, entity: string, entityId: string) {
  const { saw, children } = tombstoneOf(createLog(scribe.log), { entity, entityId })
  return edit(entity, entityId, 'deleted', { saw, children })
}

test('deleting an article takes everything under it off the screen, and undeleting brings it back', () => {
  const scribe = start()
  scribe.write('d', [tombstone(scribe, 'article', 'a')])
  const gone = replay(scribe.log)
  expect(gone.get('article')?.get('a')?.deleted).toBe('yes')
  expect(gone.get('note')?.get('n')).toMatchObject({ visible: false, deleted: 'no' })
  scribe.write('back', [edit('article', 'a', 'deleted', false, ['d'])])
  expect(replay(scribe.log).get('note')?.get('n')?.visible).toBe(true)
})

test('an edit far below a deleted article that nobody saw keeps everything visible and is named', () => {
  const scribe = start()
  scribe.write('d', [tombstone(scribe, 'article', 'a')])
  scribe.write('e', [edit('note', 'n', 'text', 'important')], other)
  const state = replay(scribe.log)
  expect(state.get('article')?.get('a')).toMatchObject({ visible: true, deleted: 'conflict' })
  expect(state.get('note')?.get('n')).toMatchObject({ visible: true, deleted: 'no' })
  expect(conflictsOf(state)).toEqual([
    { kind: 'edited-and-deleted', entity: 'article', entityId: 'a', field: 'deleted' }
  ])
  expect(unseenByDeletion(createLog(scribe.log), { entity: 'article', entityId: 'a' })).toEqual([
    { entity: 'note', entityId: 'n', field: 'text', writes: ['e'] }
  ])
})

test('a note added under a deleted claim keeps the claim visible', () => {
  const scribe = start()
  scribe.write('d', [tombstone(scribe, 'claim', 'x')])
  scribe.write('e', [create('note', 'new', { claim: 'x', text: 'wait' })], other)
  expect(replay(scribe.log).get('claim')?.get('x')).toMatchObject({ visible: true, deleted: 'conflict' })
})

test('two deletions that together saw everything need nobody to decide', () => {
  const scribe = start()
  scribe.write('e1', [edit('claim', 'x', 'statement', 'A')])
  scribe.write('d1', [edit('claim', 'x', 'deleted', { saw: { statement: ['e1'] }, children: ['n'] })])
  scribe.write('e2', [edit('claim', 'x', 'statement', 'B')], other)
  scribe.write('d2', [edit('claim', 'x', 'deleted', { saw: { statement: ['e2'] }, children: ['n'] })], {
    ...other,
    parents: ['e2']
  })
  expect(replay(scribe.log).get('claim')?.get('x')?.deleted).toBe('yes')
})

test('a restored entity that another installation deleted again is a conflict, and so is a tombstone nobody can read', () => {
  const scribe = start()
  scribe.write('d', [tombstone(scribe, 'claim', 'x')])
  scribe.write('back', [edit('claim', 'x', 'deleted', false)], other)
  expect(replay(scribe.log).get('claim')?.get('x')).toMatchObject({ visible: true, deleted: 'conflict' })
  const strange = start()
  strange.write('d', [edit('claim', 'x', 'deleted', 'from a newer program')])
  expect(replay(strange.log).get('claim')?.get('x')).toMatchObject({ visible: true, deleted: 'conflict' })
})

const dismissal = (scribe: Scribe) => replay(scribe.log).get('claim')?.get('x')?.dismissed
const putAside = edit('claim', 'x', 'status', { state: 'dismissed', saw: {} })

test('an edit of a dismissed claim that the dismissal did not see surfaces, and its undo settles it', () => {
  const scribe = start()
  const saw = seenNow(replay(scribe.log).get('claim')?.get('x')?.fields ?? {})
  scribe.write('d', [edit('claim', 'x', 'status', { state: 'dismissed', saw })])
  expect(dismissal(scribe)).toEqual({ state: 'yes', unseen: [] })
  scribe.write('e', [edit('claim', 'x', 'statement', 'reworded')], other)
  expect(dismissal(scribe)).toEqual({ state: 'conflict', unseen: ['statement'] })
  expect(conflictsOf(replay(scribe.log))).toContainEqual({
    kind: 'edited-and-dismissed',
    entity: 'claim',
    entityId: 'x',
    field: 'statement'
  })
  scribe.write('u', [edit('claim', 'x', 'statement', 'first', ['e'])], { undoOf: 'e', key: 'other' })
  expect(dismissal(scribe)).toEqual({ state: 'yes', unseen: [] })
})

test('who edits a dismissed claim, knows that it is, and leaves it so, disagrees with nobody', () => {
  const scribe = start()
  scribe.write('d', [putAside])
  scribe.write('n', [create('note', 'm', { claim: 'x', text: 't' })])
  scribe.write('e', [edit('claim', 'x', 'statement', 'in its place')], { ...other, parents: ['n'] })
  scribe.write('f', [edit('claim', 'x', 'statement', 'again', ['e']), edit('claim', 'x', 'anchor', 'there')])
  expect(dismissal(scribe)).toEqual({ state: 'yes', unseen: [] })
  scribe.write('b', [edit('claim', 'x', 'status', { state: 'open' }, ['d'])], { ...other, parents: ['n'] })
  expect(dismissal(scribe)).toEqual({ state: 'no', unseen: [] })
  expect(conflictsOf(replay(scribe.log))).toEqual([])
})

test('who edits a dismissed claim while it is in dispute leaves the question open, also of what they wrote', () => {
  const scribe = start()
  scribe.write('d', [putAside])
  scribe.write('e', [edit('claim', 'x', 'anchor', 'there')], other)
  scribe.write('f', [edit('claim', 'x', 'statement', 'reworded')], { parents: ['d', 'e'] })
  expect(dismissal(scribe)).toEqual({ state: 'conflict', unseen: ['anchor', 'statement'] })
})

test('to know of a dismissal that was taken back is not to know of the claim’s being dismissed', () => {
  const scribe = start()
  scribe.write('d', [putAside])
  scribe.write('u', [edit('claim', 'x', 'status', { state: 'open' }, ['d'])])
  scribe.write('e', [edit('claim', 'x', 'statement', 'reworded')])
  scribe.write('d2', [edit('claim', 'x', 'status', { state: 'dismissed', saw: {} }, ['u'])], { parents: ['u'] })
  expect(dismissal(scribe)).toEqual({ state: 'conflict', unseen: ['statement'] })
})

test('parents that form a circle are no knowledge of a dismissal, and no endless question', () => {
  const scribe = start()
  scribe.write('d', [putAside])
  scribe.write('e', [edit('claim', 'x', 'statement', 'reworded')], { parents: ['c1', 'f'] })
  scribe.write('f', [edit('claim', 'x', 'anchor', 'there')], { parents: ['e'] })
  expect(dismissal(scribe)).toEqual({ state: 'conflict', unseen: ['anchor', 'statement'] })
})

test('an entity without its creation, and one whose creation is withheld, are kept and not shown', () => {
  const scribe = new Scribe()
  scribe.write('e', [edit('claim', 'lost', 'statement', 'kept'), create('note', 'n', { claim: 'lost', text: 't' })])
  const state = replay(scribe.log)
  expect(state.get('claim')?.get('lost')).toMatchObject({ created: 'missing', visible: false, deleted: 'no' })
  expect(state.get('claim')?.get('lost')?.fields.statement?.value).toBe('kept')
  expect(state.get('note')?.get('n')).toMatchObject({ created: 'yes', visible: false })
  const shared = start().log.map((set) => withhold(set, ({ entity }) => entity === 'claim', sha256))
  expect(replay(shared).get('claim')?.get('x')).toMatchObject({ created: 'withheld', visible: false })
  expect(replay(shared).get('claim')?.get('x')?.fields.statement).toMatchObject({ value: null, withheld: true })
})

test('entities and fields of a newer program stay in the log, unapplied', () => {
  const scribe = start()
  scribe.write('e', [create('hologram', 'h', { claim: 'x' }), edit('claim', 'x', 'mood', 'grim')])
  const state = replay(scribe.log)
  expect(state.has('hologram')).toBe(false)
  expect(state.get('claim')?.get('x')?.fields).not.toHaveProperty('mood')
  expect(createLog(scribe.log).changeSets.get('e')?.changes).toHaveLength(2)
})

test('a withheld head beside another is a conflict, since nobody can compare them', () => {
  const write = { hlc: 'h', replica: 'r', new: 'x', bases: [] }
  const state = fieldState(
    [],
    [
      { ...write, id: 'a' },
      { ...write, id: 'b', withheld: true }
    ],
    'meaning'
  )
  expect(state).toMatchObject({ conflict: true, candidates: [null, 'x'], value: null, withheld: true })
})

test('forged writes that name each other do not make a field disappear', () => {
  const write = { hlc: 'h', replica: 'r' }
  const state = fieldState(
    [],
    [
      { ...write, id: 'a', new: 'A', bases: ['b'] },
      { ...write, id: 'b', new: 'B', bases: ['a'] },
      { ...write, id: 'c', new: 'C', bases: ['c'] }
    ],
    'meaning'
  )
  expect(state).toMatchObject({ heads: ['b', 'c'], candidates: ['C', 'B'], conflict: true })
})

test('a replica that used a number twice is reported and both are kept; two contents of one id are reported too', () => {
  const mine = start()
  const theirs = start()
  mine.write('m', [edit('claim', 'x', 'statement', 'A')])
  theirs.write('t', [edit('claim', 'x', 'statement', 'B')])
  const merged = union(mine.log, theirs.log)
  expect(merged.changeSets.map(({ id }) => id)).toEqual(['c1', 'm', 't'])
  expect(merged.forks).toMatchObject([{ kind: 'number', replica: 'r1', counter: 2, ids: ['m', 't'] }])
  expect(dryRun(mine.log, theirs.log)).toMatchObject({
    added: ['t'],
    skipped: ['c1'],
    conflicts: [{ kind: 'values', entity: 'claim', entityId: 'x', field: 'statement' }],
    forks: [{ kind: 'number' }]
  })
  const twin = start()
  twin.write('m', [edit('claim', 'x', 'statement', 'C')])
  expect(union(mine.log, twin.log).forks).toMatchObject([{ kind: 'id', ids: ['m'] }])
  expect(union(mine.log, twin.log).changeSets).toEqual(union(twin.log, mine.log).changeSets)
})
