/**
 * What a change set was about, in words: the rating, the facet, the article's title. Labels keep ids and codes only, for words
 * may have to be withheld one day; so the words are read from the log and the tables, and are gone where they are withheld.
 */
import { z } from 'zod'
import { shownTitle } from '../../../shared/article-title.ts'
import type { HistoryRow } from '../../../shared/contract/index.ts'
import type { Json } from '../../../shared/json.ts'
import { entities } from '../../../shared/model/entities.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import {
  anchorSchema,
  attributionChainSchema,
  correctionProposalSchema,
  statementSchema,
  verdictValueSchema
} from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'
import { ratingOf } from './claim-rows.ts'

/** Characters of words that a row carries. */
const MOST = 200

/** A change as far as its words go; `value` is null where it is withheld. A creation has the field ''. */
interface Written {
  readonly entity: string
  readonly id: string
  readonly field: string
  readonly value: Json
}

/** The fields whose values are told, by entity, in the order in which one stands for a whole change set. */
const told = [
  'verdict',
  'facet',
  'correction',
  'note',
  'evidence',
  'source',
  'attribution',
  'claim',
  'article',
  'project'
] as const
type Told = (typeof told)[number]

export function createHistoryWords(view: ReadView): {
  /** Null where nothing more can be said than the label says. */
  what(position: number, command: string): string | null
  /** A claim as its history leads to it; null where there is no such claim (any more). */
  claim(id: string | null): HistoryRow['claim']
} {
  const { database } = view
  const first = prepared<[number, string], { entity: string; id: string; field: string; value: string | null }>(
    database,
    `SELECT entity, entity_id AS id, field, new AS value FROM change
     WHERE position = +? AND entity = +? ORDER BY field = 'deleted', ordinal LIMIT 1`
  )
  const written = (position: number, entity: Told): Written | undefined => {
    const row = first.get(position, entity)
    return row && { ...row, value: row.value === null ? null : storedJson(row.value) }
  }
  return {
    what: (position, command) => {
      for (const entity of order(command)) {
        const change = written(position, entity)
        const words = change && wordsOf(view, entity, change)
        if (words) return words.length <= MOST ? words : `${words.slice(0, MOST - 1).toWellFormed()}…`
      }
      return null
    },
    claim: (id) => {
      const record = id === null ? undefined : view.find('claim', id)
      if (!record || id === null) return null
      const text = record.statement.text || record.anchor.exact.join(' … ')
      return { id, article: record.article, text: text.slice(0, MOST).toWellFormed() }
    }
  }
}

/** Nothing of a change set that touched very much says what it was about, but for the article that it brought. */
function order(command: string): readonly Told[] {
  if (command.startsWith('article.') || command.startsWith('import.')) return ['article']
  if (command.startsWith('claim.')) return command === 'claim.setSpeaker' ? ['attribution'] : ['claim', 'attribution']
  // A rating may go along with it.
  if (command.startsWith('correction.')) return ['correction']
  return told
}

function wordsOf(view: ReadView, entity: Told, { id, field, value }: Written): string | undefined {
  /** The field's value as this change wrote it, or as it made the record. */
  const part = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const whole = field === '' ? (value as Record<string, Json> | null)?.[name] : field === name ? value : undefined
    const parsed = schema.safeParse(whole)
    return parsed.success ? parsed.data : undefined
  }
  switch (entity) {
    case 'verdict': {
      const verdict = part('value', verdictValueSchema) ?? view.tables.get('verdict', id)?.record.value
      return verdict && ratingOf(view, verdict.scale, verdict.rating).label
    }
    case 'facet':
      return (part('anchor', anchorSchema) ?? view.tables.get('facet', id)?.record.anchor)?.exact.join(' … ')
    case 'correction':
      return (part('proposal', correctionProposalSchema) ?? view.tables.get('correction', id)?.record.proposal)?.wording
    case 'note':
      return part('text', z.string()) ?? view.tables.get('note', id)?.record.text
    case 'evidence': {
      const source = view.tables.get('evidence', id)?.record.source
      return source === undefined ? undefined : view.tables.get('source', source)?.record.about.title
    }
    case 'source':
      return view.tables.get('source', id)?.record.about.title
    case 'attribution':
      return part('chain', attributionChainSchema)
        ?.map((link) => link.source)
        .filter(Boolean)
        .join(' · ')
    case 'claim':
      return part('statement', statementSchema)?.text
    case 'article': {
      const record = view.tables.get('article', id)?.record
      const { title } = part('meta', entities.article.meta.schema) ?? record?.meta ?? { title: '' }
      return record && shownTitle(title, record.original.name)
    }
    case 'project':
      return part('title', z.string())
  }
}
