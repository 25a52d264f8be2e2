import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenNow } from '../../src/shared/history/dismissal.ts'
import { fieldState } from '../../src/shared/history/heads.ts'
import { checkLog } from '../../src/shared/history/integrity.ts'
import { replay } from '../../src/shared/history/log.ts'
import { readField } from '../../src/shared/history/reader.ts'
import type { Json } from '../../src/shared/json.ts'
import { fieldDefinition } from '../../src/shared/model/entities.ts'
import { Oracle, plain } from './history-oracle.ts'
import { all, law, often, sha256, worlds } from './history-world.ts'

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

test('a dismissed claim is in dispute exactly where something stands that was not seen, and whose author did not know', () => {
  const met = { no: 0, yes: 0, conflict: 0, knew: 0 }
  law(
    fc.property(worlds(), fc.nat(5), (world, who) => {
      const { log } = world.at(who)
      const oracle = new Oracle([...log.changeSets.values()])
      for (const [id, { fields, dismissed }] of replay(log).get('claim') ?? []) {
        met[dismissed.state]++
        const { saw } = (fields.status?.value ?? {}) as { saw?: unknown }
        if (dismissed.state === 'yes' && plain(seenNow(fields)) !== plain(saw)) met.knew++
        expect(dismissed).toEqual(oracle.dismissed(id))
      }
    }),
    300
  )
  expect(Math.min(...Object.values(met))).toBeGreaterThan(often(4))
})

test('who leaves a claim dismissed that they write is in conflict with nobody, also not with who brings it back meanwhile', () => {
  let met = 0
  law(
    fc.property(worlds(), fc.nat(5), fc.nat(4), (world, who, away) => {
      const ada = world.at(who)
      const bob = world.at(who + 1 + away)
      if (ada === bob) return
      bob.receive([...ada.log.changeSets.values()])
      ada.receive([...bob.log.changeSets.values()])
      for (const [entityId, { fields, dismissed }] of replay(ada.log).get('claim') ?? []) {
        if (dismissed.state !== 'yes' || fields.status?.conflict) continue
        met++
        const write = (field: string, value: Json) => ({
          entity: 'claim',
          entityId,
          field,
          new: value,
          bases: fields[field]?.heads ?? []
        })
        ada.commit('edit', [write('statement', 'in its place'), write('anchor', 'there')])
        expect(replay(ada.log).get('claim')?.get(entityId)?.dismissed).toEqual({ state: 'yes', unseen: [] })
        bob.commit('edit', [write('status', { state: 'open' })])
        const both = replay(ada.log.with(bob.log.changeSets.values())).get('claim')?.get(entityId)
        expect(both?.dismissed).toEqual({ state: 'no', unseen: [] })
        expect(both?.fields.status?.candidates).toEqual([{ state: 'open' }])
        expect(both?.fields.statement?.candidates).toEqual(['in its place'])
      }
    }),
    300
  )
  expect(met).toBeGreaterThan(often(10))
})
