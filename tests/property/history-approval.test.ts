import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimApproval, coveredFields, type StampedReview } from '../../src/shared/history/approval.ts'
import { createLog, type Log, type ProjectState, replay } from '../../src/shared/history/log.ts'
import type { ChangeSet } from '../../src/shared/history/types.ts'
import { Oracle } from './history-oracle.ts'
import { kinds, law, often, reviewState, type SignOff, sha256, type World, worlds } from './history-world.ts'

/** Worlds in which people sign off more often than elsewhere. */
const reviewed = worlds(50, [...kinds, 'approve', 'approve', 'approve', 'sync'])

/**
 * A sign-off is right where a second person made it over exactly what is shown now, and all of it was and is settled.
 */
function personSawThis(world: World, review: string, log: readonly ChangeSet[]): boolean {
  const made = world.signOffs.find((signOff) => signOff.review === review && signOff.kind === 'approve')
  return made !== undefined && bySecondPerson(made, log) && overThis(made, log)
}

/** Somebody gave the house verdict that stands now, and not the one who signed it off. */
const bySecondPerson = (made: SignOff, log: readonly ChangeSet[]): boolean =>
  new Oracle(log).houseAuthors(made.claim)?.includes(made.by) === false

function overThis(made: SignOff, log: readonly ChangeSet[]): boolean {
  const seen = new Oracle(made.known).signOffView(made.claim)
  const now = new Oracle(log).signOffView(made.claim)
  return settled(seen) && JSON.stringify(sorted(seen)) === JSON.stringify(sorted(now))
}

const settled = (view: Record<string, string | null>) => Object.values(view).every((value) => value !== null)
const sorted = (view: object) => Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1))

/** What each installation has, and all of it together. */
const logsOf = (world: World): readonly (readonly ChangeSet[])[] => [
  ...world.installations.map(({ log }) => [...log.changeSets.values()]),
  [...world.all.values()]
]

/** The visible reviews of a claim, as the program reads them. */
function reviewsOf(log: Log, state: ProjectState, claim: string): (StampedReview & { readonly id: string })[] {
  return [...(state.get('review') ?? [])].flatMap(([id, { visible, fields }]) => {
    if (!visible || fields.claim?.value !== claim) return []
    const creation = log.changeSets.get(log.creations('review', id)[0] as string)
    const record = { person: fields.person?.value, decision: fields.decision?.value, covers: fields.covers?.value }
    return [{ ...record, id, stamp: creation } as unknown as StampedReview & { id: string }]
  })
}

test('nothing shows as approved that nobody approved as it now stands', () => {
  let approved = 0
  law(
    fc.property(reviewed, (world) => {
      for (const changeSets of logsOf(world)) {
        const log = createLog(changeSets)
        const state = replay(log)
        for (const [id, row] of state.get('review') ?? []) {
          if (!row.visible || reviewState(log, state, row) !== 'approved') continue
          approved++
          expect(personSawThis(world, id, changeSets), id).toBe(true)
        }
      }
    }),
    350
  )
  expect(approved).toBeGreaterThan(often(120))
})

test('a claim is approved only where somebody approved what stands now who is no author of its house verdict', () => {
  let approved = 0
  law(
    fc.property(reviewed, (world) => {
      for (const changeSets of logsOf(world)) {
        const log = createLog(changeSets)
        const state = replay(log)
        for (const [claim, { visible }] of state.get('claim') ?? []) {
          if (!visible) continue
          const reviews = reviewsOf(log, state, claim)
          const fields = coveredFields(log, state, claim)
          if (claimApproval(reviews, fields, sha256) !== 'approved') continue
          approved++
          const authors = new Oracle(changeSets).houseAuthors(claim) ?? expect.fail('there is no house verdict')
          const others = reviews.filter(({ person }) => !authors.includes(person))
          expect(others.some(({ id }) => personSawThis(world, id, changeSets))).toBe(true)
          // The authors’ own approvals add nothing: without them it is approved as well, with them alone it is not.
          expect(claimApproval(others, fields, sha256)).toBe('approved')
          const own = reviews.filter(({ person }) => authors.includes(person))
          expect(claimApproval(own, fields, sha256)).not.toBe('approved')
        }
      }
    }),
    250
  )
  expect(approved).toBeGreaterThan(often(60))
})

test('an approval by an author of the house verdict never counts, whoever merged it', () => {
  let own = 0
  law(
    fc.property(reviewed, (world) => {
      for (const changeSets of logsOf(world)) {
        const log = createLog(changeSets)
        const state = replay(log)
        for (const made of world.signOffs) {
          const row = state.get('review')?.get(made.review)
          if (!row?.visible || made.kind !== 'approve') continue
          if (!new Oracle(changeSets).houseAuthors(made.claim)?.includes(made.by)) continue
          const said = reviewState(log, state, row)
          expect(['own-verdict', 'stale']).toContain(said)
          if (said === 'own-verdict') {
            own++
            expect(overThis(made, changeSets)).toBe(true)
          }
        }
      }
    }),
    250
  )
  expect(own).toBeGreaterThan(often(50))
})

test('a sign-off by a second person stands as long as nobody wrote anything near the claim', () => {
  let kept = 0
  const covered = ['claim', 'verdict', 'evidence', 'source', 'article']
  law(
    fc.property(reviewed, (world) => {
      for (const { log } of world.installations) {
        const state = replay(log)
        for (const signOff of world.signOffs) {
          const row = state.get('review')?.get(signOff.review)
          if (!row?.visible || signOff.kind !== 'approve') continue
          const known = new Set(signOff.known)
          const since = [...log.changeSets.values()].filter((changeSet) => !known.has(changeSet))
          if (since.some(({ changes }) => changes.some((change) => covered.includes(change.entity)))) continue
          if (!settled(new Oracle(signOff.known).signOffView(signOff.claim))) continue
          if (!bySecondPerson(signOff, signOff.known)) continue
          kept++
          expect(reviewState(log, state, row)).toBe('approved')
        }
      }
    }),
    250
  )
  expect(kept).toBeGreaterThan(often(30))
})
