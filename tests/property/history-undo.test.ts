import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog } from '../../src/shared/history/log.ts'
import { readField } from '../../src/shared/history/reader.ts'
import { reverse } from '../../src/shared/history/reverse.ts'
import { commandKinds, law, often, shown, step, worlds } from './history-world.ts'

test('undo walks back through exactly the states that were shown, redo forward again, and nothing leaves the log', () => {
  let undone = 0
  law(
    fc.property(worlds(30), fc.array(step(commandKinds), { minLength: 1, maxLength: 8 }), (world, commands) => {
      const me = world.at(1)
      me.receive([...world.all.values()])
      const states = [shown(me.log)]
      for (const command of commands) if (world.step({ ...command, who: 1 })) states.push(shown(me.log))
      const made = [...me.log.changeSets.keys()]
      for (let round = 0; round < 2; round++) {
        for (const before of states.slice(0, -1).reverse()) {
          expect(me.undo()).not.toBeNull()
          expect(shown(me.log)).toEqual(before)
          undone++
        }
        for (const after of states.slice(1)) {
          expect(me.redo()).not.toBeNull()
          expect(shown(me.log)).toEqual(after)
        }
        if (states.length > 1) expect(me.targets().redo).toBeNull()
      }
      expect([...me.log.changeSets.keys()]).toEqual(expect.arrayContaining(made))
    }),
    200
  )
  expect(undone).toBeGreaterThan(often(400))
})

test('an undo gives each field what would stand without the command, however the copies were mixed', () => {
  let compared = 0
  law(
    fc.property(worlds(), (world) => {
      for (const me of world.installations) {
        const target = me.log.changeSets.get(me.targets().undo ?? '')
        if (!target || !reverse(target, { ...me.log, ownKey: me.key }).ok) continue
        const edits = target.changes.filter((change) => change.field !== null)
        const alone = edits.every(
          (change) => readField(me.log, change, change.field as string).heads.join() === target.id
        )
        if (!alone) continue
        const without = createLog([...me.log.changeSets.values()].filter((changeSet) => changeSet.id !== target.id))
        me.undo()
        for (const change of edits) {
          const { candidates, conflict, stands } = readField(without, change, change.field as string)
          expect(readField(me.log, change, change.field as string)).toMatchObject({ candidates, conflict, stands })
          compared++
        }
      }
    }),
    400
  )
  expect(compared).toBeGreaterThan(often(200))
})

test('an undo that is refused names a reason that holds, and undo and redo only ever aim at own commands', () => {
  const refusals: Record<string, number> = {}
  law(
    fc.property(worlds(), (world) => {
      for (const me of world.installations) {
        const { undo, redo } = me.targets()
        for (const id of [undo, redo]) {
          const target = me.log.changeSets.get(id ?? '')
          if (!target) continue
          expect(target.author.key).toBe(me.key)
          const result = reverse(target, { ...me.log, ownKey: me.key })
          if (result.ok) continue
          refusals[result.reason] = (refusals[result.reason] ?? 0) + 1
          expect(result.reason).toBe('changed-since')
          const later = [...me.log.changeSets.values()].filter((changeSet) => changeSet.id !== target.id)
          expect(
            later.some(({ changes }) =>
              changes.some((change) => change.entityId === result.entityId || change.field === null)
            )
          ).toBe(true)
        }
        for (const foreign of me.log.changeSets.values()) {
          if (foreign.author.key === me.key) continue
          expect(reverse(foreign, { ...me.log, ownKey: me.key })).toMatchObject({ ok: false, reason: 'imported' })
        }
      }
    }),
    200
  )
  expect(refusals['changed-since']).toBeGreaterThan(often(10))
})
