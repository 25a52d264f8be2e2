/** Which line under the text each claim's underline runs on, so that overlapping claims stay apart. */
import type { Range } from '../../../../shared/model/values.ts'

export interface Ranged {
  readonly id: string
  readonly ranges: readonly Range[]
}

/** Lane 0 runs next to the text. */
export type Lanes = ReadonlyMap<string, number>

const rangesMeet = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.some((left) => b.some((right) => left.start < right.end && right.start < left.end))

const extent = (claim: Ranged): Range => ({
  start: Math.min(...claim.ranges.map((range) => range.start)),
  end: Math.max(...claim.ranges.map((range) => range.end))
})

/**
 * Gives each claim one lane for all its ranges and lines. Claims whose ranges share a character get different lanes;
 * the shorter one runs nearer to the text, so what is nested stands inside. The result depends on the set only, not
 * on the order in which claims are given.
 */
export function assignLanes(claims: readonly Ranged[]): Lanes {
  const placed = claims
    .filter((claim) => claim.ranges.length > 0)
    .map((claim) => ({ claim, hull: extent(claim) }))
    .sort((a, b) => a.hull.start - b.hull.start || compareIds(a.claim, b.claim))
  const lanes = new Map<string, number>()
  let component: typeof placed = []
  let reach = -1
  for (const item of placed) {
    if (item.hull.start >= reach && component.length > 0) {
      assignComponent(component, lanes)
      component = []
    }
    component.push(item)
    reach = Math.max(reach, item.hull.end)
  }
  assignComponent(component, lanes)
  return lanes
}

function assignComponent(
  component: readonly { readonly claim: Ranged; readonly hull: Range }[],
  lanes: Map<string, number>
): void {
  const inner = [...component].sort(
    (a, b) =>
      a.hull.end - a.hull.start - (b.hull.end - b.hull.start) ||
      a.hull.start - b.hull.start ||
      compareIds(a.claim, b.claim)
  )
  const done: Ranged[] = []
  for (const { claim } of inner) {
    const taken = new Set(
      done.filter((other) => rangesMeet(claim.ranges, other.ranges)).map((other) => lanes.get(other.id))
    )
    let lane = 0
    while (taken.has(lane)) lane += 1
    lanes.set(claim.id, lane)
    done.push(claim)
  }
}

const compareIds = (a: Ranged, b: Ranged): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
