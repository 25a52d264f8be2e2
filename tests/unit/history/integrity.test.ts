import { expect, test } from 'vitest'
import { checkLog, logHeads } from '../../../src/shared/history/integrity.ts'
import { checkSeal, leafOf, sealHash, withhold } from '../../../src/shared/history/seal.ts'
import type { ChangeSet } from '../../../src/shared/history/types.ts'
import { create, edit, Scribe, sha256 } from './build.ts'

const codes = (log: readonly ChangeSet[]) => checkLog(log, sha256).map(({ code, changeSet }) => `${code} ${changeSet}`)

function three(): Scribe {
  const scribe = new Scribe()
  scribe.write('a', [create('claim', 'x', { article: 'a', statement: 's' })])
  scribe.write('b', [edit('claim', 'x', 'statement', 't')])
  scribe.write('c', [edit('claim', 'x', 'statement', 'u', ['b'])])
  return scribe
}

test('a sound log has no findings and ends in its heads', () => {
  const { log } = three()
  expect(codes(log)).toEqual([])
  expect(logHeads(log)).toEqual(['c'])
  expect(logHeads([])).toEqual([])
})

test('a change set that is missing in the middle is noticed by its number, its child and what replaced its write', () => {
  const { log } = three()
  expect(codes(log.filter(({ id }) => id !== 'b'))).toEqual(['missing-parent c', 'missing-number c', 'unknown-base c'])
})

test('each kind of nonsense has its finding', () => {
  const scribe = three()
  scribe.write('fork', [], { counter: 3 })
  scribe.write('fixed', [edit('claim', 'x', 'article', 'elsewhere')])
  scribe.write('undo', [], { undoOf: 'nothing' })
  scribe.write('twice', [edit('claim', 'x', 'house', 'v'), edit('claim', 'x', 'house', 'w')])
  scribe.write('time', [], { hlc: '000000000001-0000' })
  scribe.write('blind', [edit('claim', 'x', 'statement', 'u', ['c'])], { parents: ['a'] })
  expect(codes(scribe.log)).toEqual([
    'fixed-field-written fixed',
    'unknown-undo undo',
    'duplicate-write twice',
    'fork c',
    'missing-number fixed',
    'clock-backwards time',
    'base-not-before blind'
  ])
  const circle = three().log.map((set) => (set.id === 'a' ? { ...set, parents: ['c'] } : set))
  expect(codes(circle)).toEqual(expect.arrayContaining(['hash-mismatch a', 'parent-cycle a', 'parent-cycle c']))
  expect(codes([...three().log, ...three().log])).toContain('duplicate-id a')
})

test('parents out of order or named twice are noticed, since two programs would hash them differently', () => {
  const scribe = three()
  scribe.write('left', [], { parents: ['c'], replica: 'r2' })
  scribe.write('right', [], { parents: ['c'], replica: 'r3' })
  const joined = (parents: string[]) => {
    const { log } = scribe
    const both = new Scribe()
    both.log.push(...log)
    both.write('joined', [], { parents, replica: 'r4' })
    return codes(both.log)
  }
  expect(joined(['left', 'right'])).toEqual([])
  expect(joined(['right', 'left'])).toEqual(['malformed joined'])
  expect(joined(['left', 'left'])).toEqual(['malformed joined'])
  expect(logHeads(scribe.log.toReversed())).toEqual(['left', 'right'])
})

test('a write over one that it cannot have known is noticed', () => {
  const scribe = new Scribe()
  scribe.write('a', [create('claim', 'x', { article: 'a', statement: 's' })])
  scribe.write('b', [edit('claim', 'x', 'statement', 't', ['c'])])
  scribe.write('c', [edit('claim', 'x', 'statement', 'u')])
  expect(codes(scribe.log)).toEqual(['base-not-before b'])
})

test('leaf and hash are what their formula says, whoever computes them', () => {
  const change = edit('claim', 'x', 'statement', 'ü', ['b'])
  const salt = '000102030405060708090a0b0c0d0e0f'
  const text = '{"bases":["b"],"entity":"claim","entityId":"x","field":"statement","new":"ü"}'
  const bytes = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text, 'utf8')])
  const leaf = Buffer.from(sha256(bytes)).toString('hex')
  expect(leafOf(change, salt, sha256)).toBe(leaf)
  const header =
    '{"author":{"key":"k","person":"p"},"command":"do","counter":1,"hlc":"h","id":"i","params":{},"replica":"r","schema":1,"undoOf":null}'
  const input = `{"changes":[{"bases":["b"],"entity":"claim","entityId":"x","field":"statement","leaf":"${leaf}"}],"header":${header},"parents":[["q","hash of q"]]}`
  const unsealed = {
    id: 'i',
    replica: 'r',
    counter: 1,
    hlc: 'h',
    author: { person: 'p', key: 'k' },
    command: 'do',
    params: {},
    undoOf: null,
    schema: 1,
    parents: ['q'],
    changes: [{ ...change, salt }]
  }
  expect(sealHash(unsealed, ['hash of q'], sha256)).toBe(
    Buffer.from(sha256(Buffer.from(input, 'utf8'))).toString('hex')
  )
})

test('a seal says which part fails', () => {
  const [a, b] = three().log as [ChangeSet, ChangeSet]
  const hashOf = (id: string) => (id === 'a' ? a.hash : undefined)
  expect(checkSeal(b, hashOf, sha256)).toEqual({ ok: true })
  expect(checkSeal(b, () => undefined, sha256)).toEqual({ ok: false, part: 'parents' })
  expect(checkSeal({ ...b, command: 'other' }, hashOf, sha256)).toEqual({ ok: false, part: 'hash' })
  const hidden = withhold(b, () => true, sha256)
  expect(checkSeal(hidden, hashOf, sha256)).toEqual({ ok: true })
  expect(withhold(hidden, () => true, sha256)).toEqual(hidden)
  const [change] = hidden.changes
  const moved = { ...hidden, changes: [{ ...change, entityId: 'y' }] } as ChangeSet
  expect(checkSeal(moved, hashOf, sha256)).toEqual({ ok: false, part: 'hash' })
  const spoilt = { ...hidden, changes: [{ ...change, leaf: 'short' }] } as ChangeSet
  expect(checkSeal(spoilt, hashOf, sha256)).toEqual({ ok: false, part: 'form' })
})
