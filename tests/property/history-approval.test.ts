import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '../../src/shared/history/log.ts'
import type { ChangeSet } from '../../src/shared/history/types.ts'
import { Oracle } from './history-oracle.ts'
import { law, often, reviewState, type World, worlds } from './history-world.ts'

/** A sign-off is right where a person made it over exactly what is shown now, and all of it was and is settled. */
function personSawThis(world: World, review: string, log: readonly ChangeSet[]): boolean {
  const made = world.signOffs.find((signOff) => signOff.review === review && signOff.kind === 'approve')
  if (!made) return false
  const seen = new Oracle(made.known).signOffView(made.claim)
  const now = new Oracle(log).signOffView(made.claim)
  return settled(seen) && JSON.stringify(sorted(seen)) === JSON.stringify(sorted(now))
}

const settled = (view: Record<string, string | null>) => Object.values(view).every((value) => value !== null)
const sorted = (view: object) => Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1))

test('nothing shows as approved that nobody approved as it now stands', () => {
  let approved = 0
  law(
    fc.property(worlds(50), (world) => {
      const logs = [...world.installations.map(({ log }) => [...log.changeSets.values()]), [...world.all.values()]]
      for (const log of logs) {
        const state = replay(log)
        for (const [id, row] of state.get('review') ?? []) {
          if (!row.visible || reviewState(state, row) !== 'approved') continue
          approved++
          expect(personSawThis(world, id, log), id).toBe(true)
        }
      }
    }),
    350
  )
  expect(approved).toBeGreaterThan(often(120))
})

test('a sign-off stands as long as nobody wrote anything near the claim', () => {
  let kept = 0
  const covered = ['claim', 'verdict', 'evidence', 'source', 'article']
  law(
    fc.property(worlds(50), (world) => {
      for (const { log } of world.installations) {
        const state = replay(log)
        for (const signOff of world.signOffs) {
          const row = state.get('review')?.get(signOff.review)
          if (!row?.visible || signOff.kind !== 'approve') continue
          const known = new Set(signOff.known)
          const since = [...log.changeSets.values()].filter((changeSet) => !known.has(changeSet))
          if (since.some(({ changes }) => changes.some((change) => covered.includes(change.entity)))) continue
          if (!settled(new Oracle(signOff.known).signOffView(signOff.claim))) continue
          kept++
          expect(reviewState(state, row)).toBe('approved')
        }
      }
    }),
    250
  )
  expect(kept).toBeGreaterThan(often(20))
})
