/** All queries by their name in the contract. */
import type { z } from 'zod'
import type { Contract, CorrectionView, Holder, Label, Overview, QueryName } from '../../../shared/contract/index.ts'
import { recordsIn, rowToRecord } from '../../project/tables.ts'
import { undoTargetsOf } from '../commands/undo.ts'
import type { EvidenceAlarms } from '../evidence-alarms.ts'
import type { ReadView } from '../read-view.ts'
import { articleBlocks, articleMarks, articleRows, articleView } from './article.ts'
import { claimDetail } from './claim-detail.ts'
import { fold } from './claim-filter.ts'
import { createClaimRows } from './claim-rows.ts'
import { conflictRows } from './conflicts.ts'
import { coverageOf } from './coverage.ts'
import { historyRows } from './history.ts'
import { sourceBlocks, sourceRow, sourceView } from './source.ts'
import type { TextSearch } from './text-search.ts'

/** What of a source a search looks at: what people wrote of it. */
const SEARCHED = `'title', 'author', 'publisher', 'url', 'note'`

type QueryHandlers = {
  readonly [N in QueryName]: (input: z.output<Contract[N]['input']>) => z.output<Contract[N]['output']>
}

/** How this opening of the project stands; what the file itself cannot say. */
export interface OpeningFacts {
  readonly fileName: string
  readonly folder: string
  readonly readOnly: boolean
  readonly readOnlyReason: Overview['readOnlyReason']
  readonly holder: Holder | null
  readonly cloudFolder: string | null
  readonly me: string
  readonly key: string
}

export function createQueries(
  view: ReadView,
  evidence: EvidenceAlarms,
  texts: TextSearch,
  facts: OpeningFacts
): QueryHandlers {
  const rows = createClaimRows(view, evidence)
  const { database } = view

  const overview = (): Overview => {
    const project = view.require('project', 'project')
    const targets = facts.readOnly ? { undo: null, redo: null, redoes: null } : undoTargetsOf(view, facts.key)
    const label = (id: string | null): Label | null => {
      const found = id === null ? undefined : view.log.labelOf(id)
      return found ? { command: found.command, params: found.params as Label['params'] } : null
    }
    return {
      title: project.title,
      scale: project.scale,
      fileName: facts.fileName,
      folder: facts.folder,
      readOnly: facts.readOnly,
      readOnlyReason: facts.readOnlyReason,
      holder: facts.holder,
      cloudFolder: facts.cloudFolder,
      articles: articleRows(view),
      people: database
        .prepare<[], Record<string, unknown>>('SELECT * FROM person WHERE visible = 1 ORDER BY name')
        .all()
        .map((raw) => {
          const record = rowToRecord('person', raw)
          return { id: String(raw.id), name: record.name, role: record.role, me: raw.id === facts.me }
        }),
      scales: [...view.scales()],
      sources: database.prepare<[], { n: number }>('SELECT count(*) AS n FROM source WHERE visible = 1').get()?.n ?? 0,
      conflicts: view.tables.openConflicts(),
      undo: label(targets.undo),
      redo: label(targets.redoes)
    }
  }

  return {
    'project.overview': overview,
    'article.view': ({ article }) => articleView(view, article),
    'article.blocks': ({ revision, offset, limit }) => articleBlocks(view, revision, offset, limit),
    'article.marks': ({ revision, start, end }) => articleMarks(view, rows, revision, start, end),
    'article.coverage': ({ article }) => coverageOf(view, view.require('article', article).revision),
    'claim.ids': ({ filter, offset, limit }) => rows.ids(filter, offset, limit),
    'claim.tally': ({ claims }) => rows.tally(claims),
    'claim.list': ({ filter, offset, limit }) => rows.list(filter, offset, limit),
    'claim.step': ({ filter, from, direction }) => rows.step(filter, from, direction),
    'claim.index': ({ filter, claim }) => rows.index(filter, claim),
    'claim.detail': ({ claim }) => claimDetail(view, rows, evidence, claim, facts.me),
    'claim.speakers': ({ article }) => {
      const speakers = new Map<string, number>()
      const types = new Map<string, number>()
      const all = database.prepare<[string], Record<string, unknown>>(
        `SELECT * FROM ${recordsIn('claim')} WHERE article = ? AND visible = 1`
      )
      for (const raw of all.iterate(article)) {
        const record = rowToRecord('claim', raw)
        const speaker = rows.speaker(String(raw.id), record)
        if (speaker) speakers.set(speaker, (speakers.get(speaker) ?? 0) + 1)
        for (const type of record.types) types.set(type, (types.get(type) ?? 0) + 1)
      }
      const sorted = (map: Map<string, number>) =>
        [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 100)
      return {
        speakers: sorted(speakers).map(([speaker, claims]) => ({ speaker, claims })),
        types: sorted(types).map(([type, claims]) => ({ type, claims }))
      }
    },
    'source.list': ({ words, offset, limit }) => {
      const pattern = `%${fold(words.trim()).replace(/[\\%_]/g, (char) => `\\${char}`)}%`
      const condition = `visible = 1 AND EXISTS (SELECT 1 FROM json_each(source.about)
        WHERE key IN (${SEARCHED}) AND fold(value) LIKE ? ESCAPE '\\')`
      const ids = database
        .prepare<[string, number, number], { id: string }>(
          `SELECT id FROM source WHERE ${condition} ORDER BY "order" DESC, id LIMIT ? OFFSET ?`
        )
        .all(pattern, limit, offset)
      const total =
        database.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM source WHERE ${condition}`).get(pattern)
          ?.n ?? 0
      return { rows: ids.map(({ id }) => sourceRow(view, id)), total }
    },
    'source.view': ({ source }) => sourceView(view, source),
    'source.blocks': ({ source, offset, limit }) => sourceBlocks(view, source, offset, limit),
    'text.search': (input) => texts.search(input),
    'correction.list': ({ article, settled, offset, limit }) => {
      const from = `FROM correction JOIN claim ON claim.id = correction.claim
        WHERE correction.visible = 1 AND claim.visible = 1 ${article === null ? '' : 'AND claim.article = ?'}
        ${settled === undefined ? '' : `AND json_extract(correction.answer, '$.state') ${settled ? 'NOT ' : ''}IN ('open', 'answered')`}`
      const bound = article === null ? [] : [article]
      const found = database
        .prepare<(string | number)[], Record<string, unknown>>(
          `SELECT correction.*, (SELECT count(*) FROM conflict WHERE entity_id = correction.id) AS conflicts ${from}
           ORDER BY claim.article, claim.start, correction.id LIMIT ? OFFSET ?`
        )
        .all(...bound, limit, offset)
      const total = database.prepare<string[], { n: number }>(`SELECT count(*) AS n ${from}`).get(...bound)?.n ?? 0
      return {
        total,
        rows: found.flatMap((raw) => {
          const record = rowToRecord('correction', raw)
          const claim = rows.row(record.claim)
          const correction: CorrectionView = { id: String(raw.id), ...record, conflict: Number(raw.conflicts) > 0 }
          return claim ? [{ correction, claim, words: view.text(claim.revision).slice(claim.start, claim.end) }] : []
        })
      }
    },
    'conflict.list': ({ offset, limit }) => conflictRows(view, offset, limit),
    'history.list': ({ claim, offset, limit }) => historyRows(view, facts.key, claim, offset, limit)
  }
}
