import type { AppEvent, QueryName } from '../../shared/contract/index.ts'

/** What a claim's mark, row or detail is derived from. */
const CLAIM_PARTS = ['claim', 'facet', 'verdict', 'evidence', 'correction', 'review', 'attribution', 'claim_group']

/**
 * An event names the records that were written, and those that came, went or fell into dispute with them; so a query lists
 * what it reads, and need not think of what owns that.
 *
 * The entities that each query is derived from; `all` where every change shows (the overview carries the undo hint).
 * The text of a revision never changes, so no event asks for its blocks again.
 */
const DEPENDS: Record<QueryName, 'all' | readonly string[]> = {
  'project.overview': 'all',
  // Its coverage is for a first look; what follows decisions is `article.coverage`.
  'article.view': ['article', 'revision'],
  'article.blocks': [],
  'article.marks': [...CLAIM_PARTS, 'passage', 'scale', 'article'],
  'article.coverage': ['claim', 'verdict', 'correction', 'passage', 'article'],
  // A source's day tells what "on Monday" means in its quotes, and so whether they fit.
  'claim.list': [...CLAIM_PARTS, 'article', 'scale', 'project', 'source'],
  'claim.ids': [...CLAIM_PARTS, 'article', 'source'],
  'claim.tally': ['claim', 'article'],
  'claim.step': [...CLAIM_PARTS, 'article', 'scale', 'project', 'source'],
  'claim.index': [...CLAIM_PARTS, 'article', 'source'],
  'claim.detail': [...CLAIM_PARTS, 'source', 'note', 'person', 'scale', 'article', 'terms'],
  'claim.speakers': ['claim', 'attribution', 'article'],
  'source.list': ['source', 'evidence'],
  'source.view': ['source', 'evidence'],
  'source.blocks': ['source'],
  'text.search': ['source', 'article', 'revision'],
  'correction.list': [...CLAIM_PARTS, 'article'],
  'conflict.list': 'all',
  'history.list': 'all'
}

/** Whether the answer to a query may have changed by what an event tells. */
export function isAffected(method: string, event: Extract<AppEvent, { type: 'changed' }>): boolean {
  const depends = Object.hasOwn(DEPENDS, method) ? DEPENDS[method as QueryName] : 'all'
  if (depends === 'all' || event.all) return depends === 'all' || depends.length > 0
  return event.records.some((record) => depends.includes(record.entity))
}
