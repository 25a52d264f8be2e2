import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkLog } from '../../src/shared/history/integrity.ts'
import { createLog, replay } from '../../src/shared/history/log.ts'
import { checkSeal, sealHash, withhold } from '../../src/shared/history/seal.ts'
import type { ChangeSet, LoggedChange } from '../../src/shared/history/types.ts'
import type { Json } from '../../src/shared/json.ts'
import { all, law, often, reviewState, sha256, worlds } from './history-world.ts'

/** A history in which some values are withheld, and the same in full. */
const shares = fc
  .tuple(worlds(40), fc.integer({ min: 1, max: 5 }), fc.nat(4), fc.boolean())
  .map(([world, every, rest, records]) => {
    const full = [...world.all.values()]
    let count = 0
    const pick = (change: LoggedChange) =>
      change.field !== 'deleted' && (records || change.field !== null) && count++ % every === rest % every
    return { full, shared: full.map((changeSet) => withhold(changeSet, pick, sha256)) }
  })

test('a copy with withheld values is proved by the same hashes, and the values are not in it', () => {
  law(
    fc.property(worlds(30), (world) => {
      const secret = 'v1'
      const holds = (change: LoggedChange) =>
        JSON.stringify('new' in change ? [change.new, change.also] : '').includes(secret)
      const shared = [...world.all.values()].map((changeSet) => withhold(changeSet, holds, sha256))
      expect(checkLog(shared, sha256)).toEqual([])
      expect(JSON.stringify(shared)).not.toContain(secret)
    }),
    150
  )
})

test('where nothing is withheld a copy says what the full log says, and it never approves or settles more', () => {
  law(
    fc.property(shares, ({ full, shared }) => {
      const log = createLog(full)
      const state = replay(log)
      // A copy cannot know that evidence whose very record is withheld hangs on a claim.
      const records = shared.every(({ changes }) =>
        changes.every((change) => change.field !== null || !('leaf' in change) || change.entity === 'note')
      )
      const copyLog = createLog(shared)
      const copy = replay(copyLog)
      for (const { entity, entityId, row } of all(copy)) {
        const whole = state.get(entity)?.get(entityId)
        expect(whole).toBeDefined()
        if (
          records &&
          row.visible &&
          entity === 'review' &&
          !row.fields.covers?.withheld &&
          reviewState(copyLog, copy, row) === 'approved'
        ) {
          expect(whole?.visible && reviewState(log, state, whole)).toBe('approved')
        }
        for (const [field, value] of Object.entries(row.fields)) {
          const original = whole?.fields[field]
          expect(value.heads).toEqual(original?.heads)
          const untouched = shared.every(({ changes }) =>
            changes.every((change) => change.entity !== entity || change.entityId !== entityId || !('leaf' in change))
          )
          if (untouched) expect(value).toEqual(original)
          if (value.withheld) expect(value.value).toBeNull()
        }
      }
    }),
    250
  )
})

/** One thing altered in a change set: a bit of a text or number, or a whole part dropped, doubled or moved. */
function altered(changeSet: ChangeSet, pick: number, bit: number): ChangeSet {
  const copy = structuredClone(changeSet) as unknown as Record<string, Json>
  const places: { holder: Record<string, Json> | Json[]; key: string }[] = []
  const walk = (holder: Record<string, Json> | Json[]) => {
    for (const key of Object.keys(holder)) {
      const item = (holder as Record<string, Json>)[key] as Json
      if (holder === copy && key === 'signature') continue
      places.push({ holder, key })
      if (item !== null && typeof item === 'object') walk(item as Json[])
    }
  }
  walk(copy)
  const place = places[pick % places.length] as (typeof places)[number]
  const holder = place.holder as Record<string, Json>
  holder[place.key] = flipped(holder[place.key] as Json, bit)
  return copy as unknown as ChangeSet
}

function flipped(value: Json, bit: number): Json {
  if (typeof value === 'number') return Number.isInteger(value) ? value ^ (1 << bit) : value + 1
  if (typeof value === 'boolean') return !value
  if (value === null) return 'x'
  if (typeof value === 'string') {
    if (value === '') return 'x'
    const at = (bit * 7) % value.length
    return value.slice(0, at) + String.fromCharCode(value.charCodeAt(at) ^ (1 << bit)) + value.slice(at + 1)
  }
  if (Array.isArray(value)) return bit % 2 === 0 && value.length > 0 ? [...value, value[0] as Json] : value.slice(1)
  return value
}

test('one altered bit or part, in header, parents, changes, leaves or hash, is found', () => {
  let tried = 0
  law(
    fc.property(shares, fc.nat(999), fc.nat(9999), fc.nat(6), ({ shared }, which, pick, bit) => {
      const target = shared[which % Math.max(1, shared.length)]
      if (!target) return
      const forged = altered(target, pick, bit)
      if (JSON.stringify(forged) === JSON.stringify(target)) return
      const log = shared.map((changeSet) => (changeSet === target ? forged : changeSet))
      expect(checkLog(log, sha256)).not.toEqual([])
      tried++
    }),
    600
  )
  expect(tried).toBeGreaterThan(often(300))
})

test('a change set rewritten together with its hash is given away by those built on it', () => {
  let caught = 0
  law(
    fc.property(worlds(30), fc.nat(999), (world, which) => {
      const sets = [...world.all.values()]
      const built = sets.filter((changeSet) => sets.some(({ parents }) => parents.includes(changeSet.id)))
      const target = built[which % Math.max(1, built.length)]
      if (!target) return
      const hashOf = (id: string) => world.all.get(id)?.hash as string
      const rewritten = { ...target, command: 'nothing of note' }
      const forged = { ...rewritten, hash: sealHash(rewritten, target.parents.map(hashOf), sha256) }
      expect(checkSeal(forged, hashOf, sha256)).toEqual({ ok: true })
      const findings = checkLog(
        sets.map((changeSet) => (changeSet === target ? forged : changeSet)),
        sha256
      )
      expect(findings.map(({ code }) => code)).toContain('hash-mismatch')
      caught++
    }),
    200
  )
  expect(caught).toBeGreaterThan(often(100))
})

test('where a withheld change writes, and over what, cannot be altered', () => {
  let tried = 0
  law(
    fc.property(worlds(30), fc.nat(999), fc.nat(3), (world, which, part) => {
      const hashOf = (id: string) => world.all.get(id)?.hash
      const withBases = [...world.all.values()].filter(({ changes }) => changes[0]?.bases.length)
      const target = withBases[which % Math.max(1, withBases.length)]
      if (!target) return
      const { changes, ...header } = withhold(target, () => true, sha256)
      const [first, ...rest] = changes as [LoggedChange, ...LoggedChange[]]
      const alteration = [{ entity: `note${first.entity}` }, { entityId: 'z' }, { field: 'order2' }, { bases: [] }][
        part
      ]
      const forged = { ...header, changes: [{ ...first, ...alteration }, ...rest] }
      expect(checkSeal({ ...header, changes }, hashOf, sha256)).toEqual({ ok: true })
      expect(checkSeal(forged, hashOf, sha256)).toEqual({ ok: false, part: 'hash' })
      tried++
    }),
    200
  )
  expect(tried).toBeGreaterThan(often(50))
})
