import { expect, test } from 'vitest'
import { applicable, disagreeing, type Repeat } from '../../../../src/renderer/features/desk/logic/repeats.ts'
import type { ClaimDetail } from '../../../../src/shared/contract/index.ts'

const rated = (rating: string, scale = 's') => ({ scale, rating, label: rating, tone: 'true' as const })
const repeat = (id: string, rating: Repeat['rating'], state: Repeat['state'] = 'checked'): Repeat => ({
  id,
  text: id,
  start: 0,
  state,
  rating
})
const claim = (rating: Repeat['rating'], repeats: Repeat[], status: Repeat['state'] = 'checked') =>
  ({ row: { rating, status }, repeats }) as unknown as ClaimDetail
const ids = (repeats: readonly Repeat[]) => repeats.map(({ id }) => id)

test('repeats disagree where both are rated, and otherwise; dismissed ones say nothing', () => {
  const repeats = [
    repeat('same', rated('ok')),
    repeat('other', rated('query')),
    repeat('otherScale', rated('ok', 't')),
    repeat('unrated', null),
    repeat('gone', rated('query'), 'dismissed')
  ]
  expect(ids(disagreeing(claim(rated('ok'), repeats)))).toEqual(['other', 'otherScale'])
  expect(disagreeing(claim(null, repeats))).toEqual([])
  expect(disagreeing(claim(rated('ok'), repeats, 'dismissed'))).toEqual([])
})

test('a check goes to all repeats that stand, once there is a verdict', () => {
  const repeats = [repeat('a', null, 'candidate'), repeat('b', null, 'dismissed')]
  expect(ids(applicable(claim(rated('ok'), repeats)))).toEqual(['a'])
  expect(applicable(claim(null, repeats))).toEqual([])
})
