/** Claims in which something does not fit: with the rest of the text, with the ratings of repeats, with their evidence. */
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { prepared } from '../../project/statements.ts'
import { fieldIn } from '../../project/tables.ts'
import type { EvidenceAlarms } from '../evidence-alarms.ts'
import type { ReadView } from '../read-view.ts'

/** Repeats of a claim of table `claim` that are rated otherwise; ratings of different scales count as such. */
const RATED_OTHERWISE = `SELECT other.id FROM claim AS other
  JOIN verdict AS own ON own.id = claim.house AND own.visible = 1
  JOIN verdict AS its ON its.id = other.house AND its.visible = 1
  WHERE claim."group" IS NOT NULL AND other.article = claim.article AND other."group" = claim."group" AND other.id <> claim.id
    AND other.visible = 1 AND other.state <> 'dismissed' AND claim.state <> 'dismissed'
    AND (json_extract(own.value, '$.scale') <> json_extract(its.value, '$.scale')
      OR json_extract(own.value, '$.rating') <> json_extract(its.value, '$.rating'))`

/** The SQL condition that a claim of table `claim` has an alarm; its parameter is the JSON list of those whose evidence has. */
export const HAS_ALARM = `(json_array_length(${fieldIn('claim', 'detection')}, '$.alarms') > 0 OR EXISTS (${RATED_OTHERWISE})
  OR claim.id IN (SELECT value FROM json_each(?)))`

/** How many alarms a claim has. */
export function alarmCount(
  view: ReadView,
  evidence: EvidenceAlarms,
  id: string,
  { detection, group, house }: EntityRecord<'claim'>
): number {
  const repeats =
    group === null || house === null
      ? undefined
      : prepared<[string], { n: number }>(
          view.database,
          `SELECT (SELECT count(*) FROM (${RATED_OTHERWISE})) AS n FROM claim WHERE claim.id = ?`
        ).get(id)
  const quotes = [...evidence.of(id).values()].reduce((sum, alarms) => sum + alarms.length, 0)
  return (detection.alarms?.length ?? 0) + (repeats?.n ?? 0) + quotes
}
