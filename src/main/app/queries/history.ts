/** The audit trail: who changed what, when. */
import type { HistoryRow, Label } from '../../../shared/contract/index.ts'
import { hlcMillis } from '../../../shared/history/clock.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { ChangeSetRow } from '../../project/log.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'
import { createHistoryWords } from './history-words.ts'

/** Records that one row lists at most: an import changed thousands. */
const MOST_RECORDS = 20

/** Newest first; of one claim, only what touched it or what hangs on it. */
export function historyRows(
  view: ReadView,
  myKey: string,
  claim: string | null,
  offset: number,
  limit: number
): { rows: HistoryRow[]; total: number } {
  const { database } = view
  const records = claim === null ? [] : [claim, ...hangingOn(view, claim)]
  const condition =
    claim === null
      ? ''
      : `WHERE position IN (SELECT position FROM change WHERE entity_id IN (${records.map(() => '?').join(', ')}))`
  const total =
    prepared<string[], { n: number }>(database, `SELECT count(*) AS n FROM change_set ${condition}`).get(...records)
      ?.n ?? 0
  const rows = database
    .prepare<(string | number)[], ChangeSetRow>(
      `SELECT * FROM change_set ${condition} ORDER BY position DESC LIMIT ? OFFSET ?`
    )
    .all(...records, limit, offset)
  const changes = prepared<[number, number], { entity: string; id: string; field: string }>(
    database,
    'SELECT entity, entity_id AS id, field FROM change WHERE position = +? ORDER BY ordinal LIMIT ?'
  )
  const labelOf = (id: string): Label | null => {
    const found = view.log.labelOf(id)
    return found ? { command: found.command, params: found.params as Label['params'] } : null
  }
  const words = createHistoryWords(view)
  /** An undo or a redo is about what the change set at its beginning was about. */
  const beginning = (row: ChangeSetRow): ChangeSetRow => {
    let at = row
    const seen = new Set<string>()
    while (at.undo_of !== null && !seen.has(at.id)) {
      seen.add(at.id)
      const before = byId.get(at.undo_of)
      if (!before) break
      at = before
    }
    return at
  }
  const byId = prepared<[string], ChangeSetRow>(database, 'SELECT * FROM change_set WHERE id = ?')
  const undoings = prepared<[string], { id: string }>(database, 'SELECT id FROM change_set WHERE undo_of = ?')
  const isUndone = undoneBy((id) => undoings.all(id).map((undoing) => undoing.id))
  return {
    total,
    rows: rows.map((row) => {
      const begun = beginning(row)
      const params = storedJson(row.params) as JsonObject
      return {
        id: row.id,
        position: row.position,
        at: new Date(hlcMillis(row.hlc)).toISOString(),
        person: view.tables.get('person', row.person)?.record.name ?? '',
        mine: row.key === myKey,
        label: { command: row.command, params: params as Label['params'] },
        undoOf: row.undo_of === null ? null : labelOf(row.undo_of),
        what: words.what(begun.position, begun.command),
        claim: words.claim(claimIn(params)),
        undone: isUndone(row.id),
        records: changes
          .all(row.position, MOST_RECORDS)
          .map(({ entity, id, field }) => ({ entity, id, field: field === '' ? null : field }))
      }
    })
  }
}

/** The claim that a change set's parameters name, of several the first. */
function claimIn({ claim, claims }: JsonObject): string | null {
  if (typeof claim === 'string') return claim
  const first = Array.isArray(claims) ? claims[0] : undefined
  return typeof first === 'string' ? first : null
}

/**
 * Whether a change set is taken back by one that itself stands. In a forged log change sets may undo each other in a
 * circle; none of those is undone for certain.
 */
function undoneBy(undoingsOf: (id: string) => readonly string[]): (id: string) => boolean {
  const known = new Map<string, boolean>()
  return (asked) => {
    const entered = new Set<string>()
    const open = [asked]
    for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
      const undoings = undoingsOf(id)
      if (!entered.has(id) && !known.has(id)) {
        entered.add(id)
        open.push(...undoings.filter((undoing) => !entered.has(undoing)))
      } else {
        open.pop()
        known.set(id, known.get(id) ?? undoings.some((undoing) => known.get(undoing) === false))
      }
    }
    return known.get(asked) ?? false
  }
}

/** Everything that was ever made on a claim, deleted or not. */
function hangingOn(view: ReadView, claim: string): string[] {
  return view
    .history()
    .children('claim', claim)
    .map((child) => child.entityId)
}
