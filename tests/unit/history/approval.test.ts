import { expect, test } from 'vitest'
import { approvalState, coveredFields, coversOf, houseAuthors } from '../../../src/shared/history/approval.ts'
import { createLog, replay } from '../../../src/shared/history/log.ts'
import type { ChangeSet } from '../../../src/shared/history/types.ts'
import { create, edit, Scribe, sha256 } from './build.ts'

const decision = { kind: 'approve' } as const

/** What stands of claim `x`, as a sign-off sees it. */
const covered = (changeSets: readonly ChangeSet[]) => {
  const log = createLog(changeSets)
  return coveredFields(log, replay(log), 'x')
}

/** A claim that two installations made from one text, of which their engines said different things; one was rated. */
function twoReadings() {
  const scribe = new Scribe()
  const claim = (statement: string) =>
    create('claim', 'x', { article: 'a', anchor: 'here', statement, status: { state: 'open' }, house: null })
  const article = create('article', 'a', { meta: 'm' })
  scribe.write('mine', [article, claim('300,000 dead')])
  scribe.write('rated', [
    create('verdict', 'v', { claim: 'x', person: 'author', value: 'ok' }),
    edit('claim', 'x', 'house', 'v')
  ])
  const theirs = { parents: [], replica: 'r2', key: 'them', hlc: '0000000000ff-0000' }
  const other = scribe.write('theirs', [article, claim('3,000 dead')], theirs)
  return { before: scribe.log.filter((changeSet) => changeSet !== other), after: scribe.log }
}

test('a sign-off does not pass over to words that nobody edited but that another import brought', () => {
  const { before, after } = twoReadings()
  const review = { person: 'editor', decision, covers: coversOf(covered(before), sha256) }
  expect(houseAuthors(covered(before))).not.toContain('editor')
  expect(approvalState(review, covered(before), sha256)).toBe('approved')
  const [then, now] = [before, after].map((log) => covered(log).find(({ field }) => field === 'statement')?.state)
  expect(now).toMatchObject({ stands: then?.stands, value: '3,000 dead' })
  expect(approvalState(review, covered(after), sha256)).toBe('stale')
})

test('a sign-off whose digest is of other words approves nothing, though the writes are the right ones', () => {
  const { before } = twoReadings()
  const fields = covered(before)
  for (const name of Object.keys(coversOf(fields, sha256))) {
    const covers = coversOf(fields, sha256)
    const cover = covers[name]
    if (!cover) throw new Error(name)
    covers[name] = { ...cover, digest: '0'.repeat(64) }
    expect(approvalState({ person: 'editor', decision, covers }, fields, sha256), name).toBe('stale')
  }
})
