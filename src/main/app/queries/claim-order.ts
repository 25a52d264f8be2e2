/**
 * Where claims stand among those that a filter lets through, in the order of the text. A step reads the one claim it leads
 * to, however many there are; only its place in the list has to be counted, and is then carried on from step to step.
 */
import type { ClaimFilter } from '../../../shared/contract/index.ts'
import { prepared as preparedOn } from '../../project/statements.ts'
import { recordsIn } from '../../project/tables.ts'
import { keepNewest } from '../keep-newest.ts'
import type { ReadView } from '../read-view.ts'
import { conditionOf, type FilterFacts } from './claim-filter.ts'

/** Of claims that begin together the shorter first, as they are read. Index `claim_of_article` has this order up to `start`. */
const COLUMNS = 'claim.article, claim.start, claim."end", claim.id'
const BACKWARDS = 'claim.article DESC, claim.start DESC, claim."end" DESC, claim.id DESC'

/** Filters whose counts are kept; a person works in one or two of them. */
const MOST_KEPT = 16

export interface ClaimOrder {
  /** Rows of `recordsIn('claim')`. */
  page(filter: ClaimFilter, offset: number, limit: number): unknown[]
  ids(filter: ClaimFilter, offset: number, limit: number): string[]
  total(filter: ClaimFilter): number
  /** The claim after or before `from` (also one that the filter hides), or the first or last; null at the end. */
  step(filter: ClaimFilter, from: string | null, direction: 'next' | 'previous'): Place
  /** Null where the filter hides the claim. */
  index(filter: ClaimFilter, claim: string): { index: number | null; total: number }
}

interface Place {
  readonly claim: string | null
  readonly index: number | null
  readonly total: number
}

/** What was counted last for a filter, good until the log moves on. */
interface Counted {
  readonly at: string
  total?: number
  place?: { readonly claim: string; readonly index: number }
}

/** A claim's part of the order. */
type Key = readonly [article: string, start: number, end: number, id: string]

export function createClaimOrder(
  { database, log }: Pick<ReadView, 'database' | 'log'>,
  facts: FilterFacts
): ClaimOrder {
  const condition = (filter: ClaimFilter) => conditionOf(filter, facts)
  const prepared = (sql: string) => preparedOn(database, sql)
  const kept = new Map<string, Counted>()

  const countedOf = (filter: ClaimFilter): Counted => {
    const end = log.end()
    const at = end ? `${end.position} ${end.id}` : ''
    const name = JSON.stringify(filter)
    const known = kept.get(name)
    if (known?.at === at) return known
    return keepNewest<string, Counted>(kept, name, { at }, MOST_KEPT)
  }

  const total = (filter: ClaimFilter): number => {
    const counted = countedOf(filter)
    if (counted.total === undefined) {
      const { sql, values } = condition(filter)
      const found = prepared(`SELECT count(*) AS n FROM claim WHERE ${sql}`).get(...values) as { n: number }
      counted.total = found.n
    }
    return counted.total
  }

  /** The key of any claim that there ever was. */
  const keyOf = (id: string): Key | undefined => {
    const found = prepared('SELECT article, start, "end" FROM claim WHERE id = ?').get(id) as
      | { article: string; start: number; end: number }
      | undefined
    return found && [found.article, found.start, found.end, id]
  }

  /** The condition of standing before or after a key. Within one article the index goes straight there. */
  const beside = (
    filter: ClaimFilter,
    key: Key,
    sign: '<' | '>'
  ): { readonly sql: string; readonly values: (string | number)[] } => {
    const { sql, values } = condition(filter)
    return key[0] === filter.article
      ? {
          sql: `${sql} AND (claim.start, claim."end", claim.id) ${sign} (?, ?, ?)`,
          values: [...values, ...key.slice(1)]
        }
      : { sql: `${sql} AND (${COLUMNS}) ${sign} (?, ?, ?, ?)`, values: [...values, ...key] }
  }

  const countBefore = (filter: ClaimFilter, key: Key): number => {
    const { sql, values } = beside(filter, key, '<')
    const found = prepared(`SELECT count(*) AS n FROM claim WHERE ${sql}`).get(...values) as { n: number }
    return found.n
  }

  const neighbour = (filter: ClaimFilter, from: Key | null, direction: 'next' | 'previous'): string | null => {
    const { sql, values } = from ? beside(filter, from, direction === 'next' ? '>' : '<') : condition(filter)
    const order = direction === 'next' ? COLUMNS : BACKWARDS
    const found = prepared(`SELECT claim.id FROM claim WHERE ${sql} ORDER BY ${order} LIMIT 1`).get(...values) as
      | { id: string }
      | undefined
    return found?.id ?? null
  }

  /** Place of a claim that the filter lets through. */
  const placeOf = (filter: ClaimFilter, claim: string, key: Key): number => {
    const counted = countedOf(filter)
    if (counted.place?.claim !== claim) counted.place = { claim, index: countBefore(filter, key) }
    return counted.place.index
  }

  return {
    total,
    ids: (filter, offset, limit) => {
      const { sql, values } = condition(filter)
      const found = prepared(`SELECT claim.id FROM claim WHERE ${sql} ORDER BY ${COLUMNS} LIMIT ? OFFSET ?`)
      return (found.all(...values, limit, offset) as { id: string }[]).map(({ id }) => id)
    },
    page: (filter, offset, limit) => {
      const { sql, values } = condition(filter)
      // First the ids, from the index; whole claims are read for the page only.
      const ids = `SELECT claim.id FROM claim WHERE ${sql} ORDER BY ${COLUMNS} LIMIT ? OFFSET ?`
      const page = `SELECT * FROM ${recordsIn('claim')} WHERE claim.id IN (${ids}) ORDER BY ${COLUMNS}`
      return prepared(page).all(...values, limit, offset)
    },
    step: (filter, from, direction) => {
      const key = from === null ? null : (keyOf(from) ?? null)
      const claim = from !== null && !key && direction === 'previous' ? null : neighbour(filter, key, direction)
      const all = total(filter)
      if (claim === null) return { claim, index: null, total: all }
      const counted = countedOf(filter)
      const step = direction === 'next' ? 1 : -1
      if (from === null) counted.place = { claim, index: direction === 'next' ? 0 : all - 1 }
      else if (counted.place?.claim === from) counted.place = { claim, index: counted.place.index + step }
      const index = placeOf(filter, claim, keyOf(claim) as Key)
      return { claim, index, total: all }
    },
    index: (filter, claim) => {
      const { sql, values } = condition(filter)
      const shown = prepared(`SELECT 1 FROM claim WHERE claim.id = ? AND ${sql}`).get(claim, ...values)
      const key = shown ? keyOf(claim) : undefined
      return { index: key ? placeOf(filter, claim, key) : null, total: total(filter) }
    }
  }
}
