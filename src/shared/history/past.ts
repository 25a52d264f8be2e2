/** What whoever made a change set had before them: a change set's parents are all log heads that it was made on. */
import type { WriteId } from './types.ts'

/**
 * Whether the change set `earlier` was there when `later` was made: the parents lead to it. Of itself too. What stands
 * behind a parent that is not in the log is not known to have been there.
 */
export type Knew = (later: WriteId, earlier: WriteId) => boolean

/** Walks that are kept: a claim's writes are asked of one change set, and those of many claims of the same few. */
const WALKS_KEPT = 8

interface Walk {
  readonly met: Set<WriteId>
  /** Met, and what they were made on not looked at yet. */
  readonly open: WriteId[]
}

/** Goes back through the parents, as far as the questions need; `parentsOf` says undefined for a change set not here. */
export function createPast(parentsOf: (id: WriteId) => readonly WriteId[] | undefined): Knew {
  const walks = new Map<WriteId, Walk>()
  const walkFrom = (later: WriteId): Walk => {
    let walk = walks.get(later)
    if (!walk) {
      walk = { met: new Set([later]), open: [later] }
      if (walks.size >= WALKS_KEPT) walks.delete(walks.keys().next().value as WriteId)
      walks.set(later, walk)
    }
    return walk
  }
  return (later, earlier) => {
    const { met, open } = walkFrom(later)
    while (!met.has(earlier)) {
      const next = open.pop()
      if (next === undefined) return false
      for (const parent of parentsOf(next) ?? []) {
        if (met.has(parent)) continue
        met.add(parent)
        open.push(parent)
      }
    }
    return true
  }
}
