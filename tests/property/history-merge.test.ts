import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictsOf } from '../../src/shared/history/conflicts.ts'
import { createLog, replay } from '../../src/shared/history/log.ts'
import { dryRun, missing, union } from '../../src/shared/history/merge.ts'
import { withhold } from '../../src/shared/history/seal.ts'
import type { ChangeSet } from '../../src/shared/history/types.ts'
import { law, sha256, worlds } from './history-world.ts'

/** Copies of parts of one history, some with values withheld. */
const copies = (count: number): fc.Arbitrary<ChangeSet[][]> =>
  worlds(40).chain((world) => {
    const sets = [...world.all.values()]
    const copy = fc
      .tuple(fc.subarray(sets), fc.integer({ min: 1, max: 8 }))
      .map(([part, every]) =>
        part.map((changeSet, index) =>
          every === 8 || index % every > 0 ? changeSet : withhold(changeSet, ({ field }) => field !== 'status', sha256)
        )
      )
    return fc.array(copy, { minLength: count, maxLength: count })
  })

const merge = (a: readonly ChangeSet[], b: readonly ChangeSet[]) => union(a, b).changeSets
const ids = (sets: readonly ChangeSet[]) => new Set(sets.map((changeSet) => changeSet.id))

test('merge is idempotent, commutative and associative, and so is the state it gives', () => {
  law(
    fc.property(copies(3), ([a = [], b = [], c = []]) => {
      expect(merge(merge(a, b), merge(a, b))).toEqual(merge(a, b))
      expect(merge(merge(a, b), b)).toEqual(merge(a, b))
      expect(merge(a, b)).toEqual(merge(b, a))
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      expect(replay(merge(c, merge(b, a)))).toEqual(replay(createLog(a).with(b).with(c)))
      expect(union(a, b).forks).toEqual([])
    }),
    300
  )
})

test('merge loses no change set and no value that one copy discloses', () => {
  law(
    fc.property(copies(2), ([a = [], b = []]) => {
      const both = merge(a, b)
      expect(ids(both)).toEqual(new Set([...ids(a), ...ids(b)]))
      for (const copy of [...a, ...b]) {
        const merged = both.find((changeSet) => changeSet.id === copy.id)
        for (const change of copy.changes) if ('salt' in change) expect(merged?.changes).toContainEqual(change)
      }
      expect(ids(missing(a, b))).toEqual(new Set([...ids(b)].filter((id) => !ids(a).has(id))))
    }),
    300
  )
})

test('the dry run tells what the merge then does', () => {
  law(
    fc.property(copies(2), ([a = [], b = []]) => {
      const plan = dryRun(a, b)
      expect(new Set(plan.added)).toEqual(ids(missing(a, b)))
      expect(plan.added.length + plan.skipped.length).toBe(b.length)
      const before = conflictsOf(replay(a))
      const after = conflictsOf(replay(merge(a, b)))
      expect(plan.conflicts).toEqual(after.filter((conflict) => !before.some((old) => same(old, conflict))))
      expect(dryRun(merge(a, b), b)).toEqual({
        ...plan,
        added: [],
        skipped: [...expectSorted(b)],
        disclosed: 0,
        conflicts: []
      })
    }),
    200
  )
})

const expectSorted = (sets: readonly ChangeSet[]) => merge(sets, []).map((changeSet) => changeSet.id)
const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

test('two files with a withheld value merge into one that shows it again, and the state is as it was', () => {
  law(
    fc.property(worlds(30), (world) => {
      const sets = [...world.all.values()]
      const shared = sets.map((changeSet) => withhold(changeSet, () => true, sha256))
      expect(replay(merge(shared, sets))).toEqual(replay(sets))
      expect(dryRun(shared, sets).disclosed).toBe(sets.reduce((sum, { changes }) => sum + changes.length, 0))
    }),
    150
  )
})
