import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dismissalOf } from '../../src/shared/history/dismissal.ts'
import { fieldState } from '../../src/shared/history/heads.ts'
import { checkLog } from '../../src/shared/history/integrity.ts'
import { replay } from '../../src/shared/history/log.ts'
import { readField } from '../../src/shared/history/reader.ts'
import { fieldDefinition } from '../../src/shared/model/entities.ts'
import { Oracle, plain } from './history-oracle.ts'
import { all, ancestry, law, often, sha256, worlds } from './history-world.ts'

test('the state is a function of the set of change sets, whatever the order and the repeats', () => {
  const orders = worlds().chain((world) => {
    const sets = [...world.all.values()]
    return fc.tuple(fc.constant(sets), fc.shuffledSubarray(sets, { minLength: sets.length }), fc.subarray(sets))
  })
  law(
    fc.property(orders, ([sets, shuffled, again]) => {
      expect(replay([...shuffled, ...again])).toEqual(replay(sets))
    }),
    250
  )
})

test('every part of a history gives what the slow definition gives: heads, values, deletion, visibility', () => {
  law(
    fc.property(worlds(40), fc.nat(5), (world, who) => {
      const { log } = world.at(who)
      const oracle = new Oracle([...log.changeSets.values()])
      for (const { entity, entityId, row } of all(replay(log))) {
        const at = `${entity}/${entityId}`
        expect([at, row.deleted, row.visible]).toEqual([
          at,
          oracle.deleted(entity, entityId),
          oracle.visible(entity, entityId)
        ])
        for (const [field, state] of Object.entries(row.fields)) {
          const candidates = oracle.candidates(entity, entityId, field)
          const conflict = fieldDefinition(entity, field)?.rule === 'meaning' && candidates.length > 1
          expect({
            at: `${at}/${field}`,
            heads: state.heads,
            stands: state.stands,
            candidates: state.candidates.map(plain),
            value: plain(state.value),
            conflict: state.conflict
          }).toEqual({
            at: `${at}/${field}`,
            heads: oracle
              .heads(entity, entityId, field)
              .map((head) => head.by.id)
              .sort(),
            stands: oracle.stands(entity, entityId, field),
            candidates,
            value: candidates[0] ?? 'null',
            conflict
          })
        }
      }
    }),
    350
  )
})

test('no write vanishes silently: it stands, was replaced by one that named it, or was deleted by one who saw it', () => {
  law(
    fc.property(worlds(), fc.nat(5), (world, who) => {
      const { log } = world.at(who)
      const state = replay(log)
      const sets = [...log.changeSets.values()]
      const tombstones = sets.flatMap((set) =>
        set.changes.filter((change) => change.field === 'deleted' && 'new' in change && change.new !== false)
      )
      const seen = tombstones.map((change) => plain('new' in change ? change.new : null)).join()
      for (const set of sets) {
        for (const change of set.changes) {
          if (change.field === null || change.field === 'deleted' || !('new' in change)) continue
          const field = state.get(change.entity)?.get(change.entityId)?.fields[change.field]
          const stands =
            field?.candidates.some((value) => plain(value) === plain(change.new)) && field.heads.includes(set.id)
          const replaced = sets.some((other) =>
            other.changes.some(
              (later) =>
                later.entity === change.entity &&
                later.entityId === change.entityId &&
                later.field === change.field &&
                later.bases.includes(set.id)
            )
          )
          expect(stands || replaced, `${set.id} ${change.entity}/${change.entityId}/${change.field}`).toBe(true)
          const hidden = !state.get(change.entity)?.get(change.entityId)?.visible
          if (stands && hidden && set.undoOf === null) expect(seen).toContain(set.id)
        }
      }
    }),
    350
  )
})

test('equal values never conflict, and different ones always do where the field carries meaning', () => {
  const value = fc.constantFrom<string | { a: number; b: number }>('x', 'y', { a: 1, b: 2 }, { b: 2, a: 1 })
  law(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
      const edits = values.map((item, index) => ({
        id: `w${index}`,
        hlc: 'h',
        replica: `r${index}`,
        new: item,
        bases: []
      }))
      const distinct = new Set(values.map(plain)).size
      const meaning = fieldState([], edits, 'meaning')
      expect(meaning.candidates.length).toBe(distinct)
      expect(meaning.conflict).toBe(distinct > 1)
      expect(fieldState([], edits, 'free').conflict).toBe(false)
    }),
    500
  )
})

test('a resolution that names all heads leaves one candidate, and two that agree do not conflict', () => {
  let resolved = 0
  law(
    fc.property(worlds(), fc.nat(5), (world, who) => {
      for (const installation of world.installations) installation.receive([...world.all.values()])
      const one = world.at(who)
      const other = world.at(who + 1)
      for (const { entity, entityId, row } of all(one.state())) {
        for (const [field, state] of Object.entries(row.fields)) {
          if (!state.conflict) continue
          resolved++
          const key = { entity, entityId }
          const change = { ...key, field, new: state.candidates[1] as string, bases: state.heads }
          const mine = one.commit('resolve', [change])
          expect(readField(one.log, key, field)).toMatchObject({
            heads: [mine?.id],
            candidates: [change.new],
            conflict: false
          })
          other.commit('resolve', [change])
          expect(readField(one.log.with(other.log.changeSets.values()), key, field)).toMatchObject({
            candidates: [change.new],
            conflict: false
          })
        }
      }
    }),
    300
  )
  expect(resolved).toBeGreaterThan(often(50))
})

test('what the installations make is sound by every check of the log', () => {
  law(
    fc.property(worlds(), (world) => {
      for (const { log } of world.installations) expect(checkLog(log.changeSets.values(), sha256)).toEqual([])
    }),
    150
  )
})

test('a dismissed claim is in dispute exactly where something stands that stood not when it was dismissed', () => {
  const met = { yes: 0, conflict: 0 }
  law(
    fc.property(worlds(), fc.nat(5), (world, who) => {
      const { log } = world.at(who)
      const now = new Oracle([...log.changeSets.values()])
      for (const [id, row] of replay(log).get('claim') ?? []) {
        const dismissal = log.changeSets.get(row.fields.status?.heads.join() ?? '')
        if (dismissal?.command !== 'dismiss') continue
        const then = new Oracle(ancestry(dismissal, log).filter((changeSet) => changeSet !== dismissal))
        const unseen = ['anchor', 'house', 'statement'].filter((field) =>
          now.stands('claim', id, field).some((write) => !then.stands('claim', id, field).includes(write))
        )
        const state = unseen.length > 0 ? 'conflict' : 'yes'
        met[state]++
        expect(dismissalOf(row.fields)).toEqual({ state, unseen })
      }
    }),
    300
  )
  expect(Math.min(met.yes, met.conflict)).toBeGreaterThan(often(4))
})
