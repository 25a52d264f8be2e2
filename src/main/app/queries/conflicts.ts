/** All that waits for a decision of a person, wherever in the project it is. */
import { shownTitle } from '../../../shared/article-title.ts'
import type { ConflictRow, ConflictView } from '../../../shared/contract/index.ts'
import { candidatesOf, headsOf } from '../../../shared/history/heads.ts'
import { type EntityName, entityNames, fieldRule } from '../../../shared/model/entities.ts'
import { prepared } from '../../project/statements.ts'
import type { ReadView } from '../read-view.ts'

/** Characters of words that name a record, and of each of two texts around where they first differ. */
const MOST = 200
const BEFORE = 60

interface Standing {
  readonly entity: EntityName
  readonly id: string
  readonly field: string
  readonly kind: ConflictView['kind']
}

/** One conflict with the values that stand in the field. */
function conflictView(view: ReadView, { entity, id, field, kind }: Standing): ConflictView {
  const edits = view.history().writes(entity, id, field).edits
  const candidates = fieldRule(entity, field) === 'meaning' ? candidatesOf(headsOf(edits)) : []
  return {
    entity,
    id,
    field,
    kind,
    candidates: candidates.map((candidate) => structuredClone(candidate.value) as never)
  }
}

/** The conflicts of a claim and of everything that hangs on it. */
export function conflictsOfClaim(view: ReadView, claim: string): ConflictView[] {
  const records = [{ entity: 'claim' as const, id: claim }, ...view.tables.children('claim', claim)]
  const standing = prepared<[string, string], { field: string; kind: ConflictView['kind'] }>(
    view.database,
    'SELECT field, kind FROM conflict WHERE entity_id = ? AND entity = ?'
  )
  return records.flatMap(({ entity, id }) =>
    standing.all(id, entity).map((row) => conflictView(view, { entity, id, ...row }))
  )
}

/** The conflicts of all that people see: those of a claim and of what hangs on it together, so that a page parts few. */
export function conflictRows(view: ReadView, offset: number, limit: number): { rows: ConflictRow[]; total: number } {
  const standing = prepared<[], { entity: string; id: string; field: string; kind: ConflictView['kind'] }>(
    view.database,
    'SELECT entity, entity_id AS id, field, kind FROM conflict ORDER BY entity_id, entity, field, kind'
  )
    .all()
    .flatMap((row) => {
      const entity = entityNames.find((name) => name === row.entity)
      if (!entity || !view.tables.get(entity, row.id)?.visible) return []
      const claim = claimOf(view, entity, row.id)
      const about = claim === undefined ? { entity, id: row.id } : { entity: 'claim' as const, id: claim }
      return [{ ...row, entity, about }]
    })
    .sort(
      (a, b) =>
        entityNames.indexOf(a.about.entity) - entityNames.indexOf(b.about.entity) ||
        (a.about.id < b.about.id ? -1 : a.about.id > b.about.id ? 1 : 0) ||
        entityNames.indexOf(a.entity) - entityNames.indexOf(b.entity)
    )
  return {
    total: standing.length,
    rows: standing.slice(offset, offset + limit).map((one): ConflictRow => {
      const conflict = conflictView(view, one)
      return { conflict, ...placeOf(view, one), shown: shownOf(view, conflict) }
    })
  }
}

/** The claim that a record is, or hangs on. */
function claimOf(view: ReadView, entity: EntityName, id: string): string | undefined {
  if (entity === 'claim') return id
  return view.tables.placeOf(entity, id).owners.find((each) => each.entity === 'claim')?.entityId
}

/** Where it is: the claim that it is about, or else what the record is called. */
export function placeOf(
  view: ReadView,
  { entity, id }: Pick<Standing, 'entity' | 'id'>
): Pick<ConflictRow, 'claim' | 'name'> {
  const claim = claimOf(view, entity, id)
  const record = claim === undefined ? undefined : view.find('claim', claim)
  if (record && claim !== undefined) {
    const text = record.statement.text || record.anchor.exact.join(' … ')
    return { claim: { id: claim, article: record.article }, name: cut(text) }
  }
  return { claim: null, name: cut(nameOf(view, entity, id)) }
}

function nameOf(view: ReadView, entity: EntityName, id: string): string {
  if (entity === 'article') {
    const article = view.find('article', id)
    return article ? shownTitle(article.meta.title, article.original.name) : ''
  }
  if (entity === 'source') return view.find('source', id)?.about.title ?? ''
  if (entity === 'passage') return view.find('passage', id)?.anchor.exact.join(' … ') ?? ''
  if (entity === 'project') return view.find('project', id)?.title ?? ''
  return ''
}

/** Of two texts of an article the words around where they part: their ids say nothing to a person. */
function shownOf(view: ReadView, { entity, field, candidates }: ConflictView): string[] | null {
  if (entity !== 'article' || field !== 'revision') return null
  const texts = candidates.map((revision) => view.text(String(revision)))
  const [first = ''] = texts
  let at = 0
  while (at < first.length && texts.every((text) => text[at] === first[at])) at += 1
  const from = Math.max(0, at - BEFORE)
  return texts.map((text) => `${from > 0 ? '…' : ''}${text.slice(from, from + MOST).toWellFormed()}…`)
}

const cut = (text: string): string => text.slice(0, MOST).toWellFormed()
