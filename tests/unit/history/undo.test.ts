import { expect, test } from 'vitest'
import { createLog, replay } from '../../../src/shared/history/log.ts'
import { readField } from '../../../src/shared/history/reader.ts'
import { reverse } from '../../../src/shared/history/reverse.ts'
import { withhold } from '../../../src/shared/history/seal.ts'
import type { ChangeSet } from '../../../src/shared/history/types.ts'
import { undoTargets } from '../../../src/shared/history/undo-stack.ts'
import { create, edit, Scribe, sha256 } from './build.ts'

const reverseIn = (log: readonly ChangeSet[], id: string) => {
  const all = createLog(log)
  return reverse(all.changeSets.get(id) as ChangeSet, { ...all, ownKey: 'me' })
}
const rules = { ownKey: 'me', undoable: (command: string) => command !== 'project.create' }

function claimWithNote(): Scribe {
  const scribe = new Scribe()
  scribe.write('c1', [
    create('article', 'a', { meta: 'm' }),
    create('claim', 'x', { article: 'a', statement: 'first' })
  ])
  return scribe
}

test('undoing an edit writes the earlier value over exactly that edit', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  expect(reverseIn(scribe.log, 'c2')).toEqual({ ok: true, changes: [edit('claim', 'x', 'statement', 'first', ['c2'])] })
})

test('an edit that somebody wrote over is not undone, and the field is named', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  scribe.write('c3', [edit('claim', 'x', 'statement', 'third', ['c2'])], { key: 'other' })
  expect(reverseIn(scribe.log, 'c2')).toEqual({
    ok: false,
    reason: 'changed-since',
    entity: 'claim',
    entityId: 'x',
    field: 'statement'
  })
  expect(reverseIn(scribe.log, 'c3')).toMatchObject({ ok: false, reason: 'imported' })
})

test('two slips are undone one after the other', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  scribe.write('c3', [edit('claim', 'x', 'statement', 'third', ['c2'])])
  scribe.write('u3', [edit('claim', 'x', 'statement', 'second', ['c3'])], { undoOf: 'c3' })
  expect(reverseIn(scribe.log, 'c2')).toEqual({ ok: true, changes: [edit('claim', 'x', 'statement', 'first', ['u3'])] })
})

test('a change set that only claims to be an undo does not open the way to another value', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  scribe.write('c3', [edit('claim', 'x', 'statement', 'third', ['c2'])])
  scribe.write('f', [edit('claim', 'x', 'statement', 'forged', ['c3'])], { undoOf: 'c3', key: 'other' })
  expect(reverseIn(scribe.log, 'c2')).toMatchObject({ ok: false, reason: 'changed-since' })
})

test('undoing a resolution brings both values back as a conflict, the shown one first', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'mine')])
  scribe.write('c3', [edit('claim', 'x', 'statement', 'theirs')], { parents: ['c1'], replica: 'r2', key: 'other' })
  scribe.write('c4', [edit('claim', 'x', 'statement', 'agreed', ['c2', 'c3'])])
  expect(reverseIn(scribe.log, 'c4')).toEqual({
    ok: true,
    changes: [{ ...edit('claim', 'x', 'statement', 'theirs', ['c4']), also: ['mine'] }]
  })
})

test('what an undone resolution brings back stands as it stood before, and can be resolved and undone again', () => {
  const scribe = claimWithNote()
  const stands = () => readField(createLog(scribe.log), { entity: 'claim', entityId: 'x' }, 'statement').stands
  const bases = ['b1', 'b2', 'b3']
  for (const id of bases) scribe.write(id, [edit('claim', 'x', 'statement', `by ${id}`)])
  const before = stands()
  expect(before).toEqual(bases)
  for (const round of [1, 2, 3]) {
    const heads = round === 1 ? bases : [`u${round - 1}`]
    scribe.write(`r${round}`, [edit('claim', 'x', 'statement', 'one for all', heads)])
    expect(stands()).toEqual([`r${round}`])
    const undoing = reverseIn(scribe.log, `r${round}`)
    if (!undoing.ok) throw new Error(undoing.reason)
    scribe.write(`u${round}`, undoing.changes, { undoOf: `r${round}` })
    expect(stands()).toEqual(before)
  }
})

test('undoing a creation is refused once somebody hung something on it', () => {
  const scribe = claimWithNote()
  scribe.write('n', [create('note', 'n', { claim: 'x', text: 't' })], { key: 'other' })
  expect(reverseIn(scribe.log, 'c1')).toMatchObject({
    ok: false,
    reason: 'changed-since',
    entity: 'claim',
    entityId: 'x'
  })
})

test('an earlier value that is withheld cannot be brought back', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  const log = scribe.log.map((set) => (set.id === 'c1' ? withhold(set, () => true, sha256) : set))
  expect(reverseIn(log, 'c2')).toMatchObject({ ok: false, reason: 'withheld', field: 'statement' })
})

test('a field that the creation did not have, and an empty change set, have nothing to go back to', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'house', 'v')])
  scribe.write('c3', [])
  expect(reverseIn(scribe.log, 'c2')).toMatchObject({ ok: false, reason: 'nothing', field: 'house' })
  expect(reverseIn(scribe.log, 'c3')).toMatchObject({ ok: false, reason: 'nothing' })
})

test('undo and redo aim at what the log says was done last, across restarts and past what others did', () => {
  const scribe = new Scribe()
  const targets = () => undoTargets(scribe.log, rules)
  scribe.write('p', [], { command: 'project.create' })
  expect(targets()).toEqual({ undo: null, redo: null, redoes: null })
  scribe.write('a', [])
  scribe.write('b', [], { replica: 'after restart' })
  scribe.write('f', [], { key: 'other' })
  expect(targets()).toEqual({ undo: 'b', redo: null, redoes: null })
  scribe.write('ub', [], { undoOf: 'b' })
  scribe.write('ua', [], { undoOf: 'a' })
  expect(targets()).toEqual({ undo: null, redo: 'ua', redoes: 'a' })
  scribe.write('ra', [], { undoOf: 'ua' })
  expect(targets()).toEqual({ undo: 'a', redo: 'ub', redoes: 'b' })
  scribe.write('c', [])
  expect(targets()).toEqual({ undo: 'c', redo: null, redoes: null })
  scribe.write('uc', [], { undoOf: 'c' })
  expect(targets()).toEqual({ undo: 'a', redo: 'uc', redoes: 'c' })
})

test('ten thousand rounds of undo and redo on one field still end in an answer', () => {
  const scribe = claimWithNote()
  scribe.write('c2', [edit('claim', 'x', 'statement', 'second')])
  let last = 'c2'
  const log = [...scribe.log]
  for (let round = 0; round < 10_000; round++) {
    const value = round % 2 === 0 ? 'first' : 'second'
    const id = `u${round}`
    const hlc = `${(round + 10).toString(16).padStart(12, '0')}-0000`
    const change = { ...edit('claim', 'x', 'statement', value, [last]), salt: '0'.repeat(32) }
    log.push({ ...(log[0] as ChangeSet), id, hlc, undoOf: last, changes: [change] })
    last = id
  }
  expect(replay(log).get('claim')?.get('x')?.fields.statement).toMatchObject({ value: 'second', stands: ['c2'] })
})
