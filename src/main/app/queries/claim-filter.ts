/** Which claims a filter of a list lets through, as SQL. */
import type { ClaimFilter } from '../../../shared/contract/index.ts'
import { fieldIn } from '../../project/tables.ts'
import { HAS_ALARM } from './alarms.ts'
import { HAS_OPEN_FACET } from './facets.ts'

const DETECTION = fieldIn('claim', 'detection')

/** Who says a claim, in SQL: what a person entered, else the first source that the engine read. */
const SPEAKER = `coalesce(
  (SELECT nullif(json_extract(attribution.chain, '$[0].source'), '') FROM attribution
   WHERE attribution.claim = claim.id AND attribution.visible = 1),
  (SELECT json_extract(link.value, '$.source.text') FROM json_each(${DETECTION}, '$.attribution') AS link
   WHERE json_extract(link.value, '$.source') IS NOT NULL LIMIT 1))`

/** What a filter asks that no column says. */
export interface FilterFacts {
  /** The claims whose reviews together say this. */
  readonly reviewed: (state: 'approved' | 'changes-requested') => readonly string[]
  /** The claims whose evidence says otherwise. */
  readonly contradicted: () => readonly string[]
}

/** The SQL condition of a filter over table `claim`, with its parameters; needs the function `fold` on the connection. */
export function conditionOf(
  filter: ClaimFilter,
  { reviewed, contradicted }: FilterFacts
): { sql: string; values: (string | number)[] } {
  const parts = ['claim.visible = 1']
  const values: (string | number)[] = []
  const add = (sql: string, ...bound: (string | number)[]): void => {
    parts.push(sql)
    values.push(...bound)
  }
  if (filter.article) add('claim.article = ?', filter.article)
  if (filter.states) add(`claim.state IN (${filter.states.map(() => '?').join(', ') || 'NULL'})`, ...filter.states)
  if (filter.worth) add(`json_extract(${DETECTION}, '$.worth') = 1`)
  if (filter.type) add('EXISTS (SELECT 1 FROM json_each(claim.types) WHERE value = ?)', filter.type)
  if (filter.withNumber) add(`json_array_length(${DETECTION}, '$.quantities') > 0`)
  if (filter.conflict) add('EXISTS (SELECT 1 FROM conflict WHERE conflict.entity_id = claim.id)')
  if (filter.withCorrection) {
    add(`EXISTS (SELECT 1 FROM correction WHERE correction.claim = claim.id AND correction.visible = 1
         AND json_extract(correction.answer, '$.state') IN ('open', 'answered'))`)
  }
  const isReviewed = 'claim.id IN (SELECT value FROM json_each(?))'
  if (filter.signOff === 'awaiting') {
    add(
      `claim.state = 'checked' AND EXISTS (SELECT 1 FROM verdict WHERE verdict.id = claim.house AND verdict.visible = 1)`
    )
    add(`NOT ${isReviewed}`, JSON.stringify([...reviewed('approved'), ...reviewed('changes-requested')]))
  } else if (filter.signOff !== undefined) add(isReviewed, JSON.stringify(reviewed(filter.signOff)))
  if (filter.alarms) add(HAS_ALARM, JSON.stringify(contradicted()))
  if (filter.openFacets) add(HAS_OPEN_FACET)
  if (filter.source !== undefined) {
    add(
      'EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id AND evidence.visible = 1 AND evidence.source = ?)',
      filter.source
    )
  }
  if (filter.speaker !== undefined) add(`${SPEAKER} = ?`, filter.speaker)
  if (filter.words?.trim()) {
    add(
      `(fold(json_extract(claim.statement, '$.text')) LIKE ? ESCAPE '\\' OR fold(json_extract(claim.anchor, '$.exact')) LIKE ? ESCAPE '\\')`,
      like(filter.words),
      like(filter.words)
    )
  }
  return { sql: parts.join(' AND '), values }
}

function like(words: string): string {
  return `%${fold(words.trim()).replace(/[\\%_]/g, (char) => `\\${char}`)}%`
}

/** Case and accents folded, for finding words the way people type them. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
