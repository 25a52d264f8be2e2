/** The same assertion elsewhere in the article: checked once, and an alarm where the checks do not agree. */
import type { ClaimDetail } from '../../../../shared/contract/index.ts'

export type Repeat = ClaimDetail['repeats'][number]

type Shown = Pick<ClaimDetail, 'row' | 'repeats'>

/** Whether two are rated, and not the same. Ratings of different scales cannot be compared, so a person looks at them. */
const differ = (a: Repeat['rating'], b: Repeat['rating']): boolean =>
  a !== null && b !== null && (a.scale !== b.scale || a.rating !== b.rating)

/** Repeats that are rated otherwise than the claim. What somebody has dismissed says nothing. */
export function disagreeing({ row, repeats }: Shown): readonly Repeat[] {
  if (row.status === 'dismissed') return []
  return repeats.filter((repeat) => repeat.state !== 'dismissed' && differ(row.rating, repeat.rating))
}

/** Repeats that would get this claim's check: all that stand, where the claim is rated. */
export function applicable({ row, repeats }: Shown): readonly Repeat[] {
  return row.rating === null ? [] : repeats.filter(({ state }) => state !== 'dismissed')
}
