/** Any command of the contract that makes sense in a project as it stands: for random histories. */
import type { CommandName, Input } from '../../src/shared/contract/index.ts'
import { about, content, type Desk, proposal, scales } from './project.ts'

/** What decides: three whole numbers. */
export interface Choice {
  readonly kind: number
  readonly pick: number
  readonly value: number
}

export interface Call<N extends CommandName = CommandName> {
  readonly method: N
  readonly input: Input<N>
}

const call = <N extends CommandName>(method: N, input: Input<N>): Call => ({ method, input }) as unknown as Call

const kinds: readonly CommandName[] = [
  'project.rename',
  'project.setScale',
  'person.rename',
  'article.setMeta',
  'article.delete',
  'passage.mark',
  'passage.unmark',
  'claim.add',
  'claim.find',
  'claim.restate',
  'claim.setStatus',
  'claim.setStatusOfSeveral',
  'claim.setTypes',
  'claim.setSpeaker',
  'claim.set',
  'claim.setRanges',
  'claim.dismiss',
  'claim.restore',
  'claim.split',
  'claim.merge',
  'claim.delete',
  'facet.mark',
  'facet.add',
  'source.add',
  'source.edit',
  'source.delete',
  'evidence.add',
  'evidence.edit',
  'evidence.delete',
  'verdict.set',
  'verdict.makeHouse',
  'verdict.applyToRepeats',
  'verdict.clear',
  'correction.add',
  'correction.edit',
  'correction.answer',
  'correction.delete',
  'note.add',
  'note.edit',
  'note.delete',
  'review.add'
]

/** All commands that `anyCommand` may choose. */
export const commandKinds = kinds

/**
 * A command for the project as it stands, or null where the kind chosen finds nothing to work on. It may still be
 * refused by a rule (`code` of the error), which is part of the game.
 */
export function anyCommand(desk: Desk, { kind, pick, value }: Choice): Call | null {
  const at = <T>(list: readonly T[], offset = 0): T | undefined => list[(pick + offset) % Math.max(1, list.length)]
  const words = ['yes', 'no', 'Ünsure 🖋', 'a longer\nreason'][value % 4] as string
  const article = at(desk.ask('project.overview', {}).articles)?.id
  const claims = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
  const claim = at(claims)
  const source = at(desk.ask('source.list', { words: '', offset: 0, limit: 200 }).rows)?.id
  const detail = claim && desk.ask('claim.detail', { claim: claim.id })
  const scale = scales[value % scales.length]
  const method = kinds[kind % kinds.length] as CommandName
  switch (method) {
    case 'project.rename':
      return call(method, { title: `Title ${words}` })
    case 'project.setScale':
      return scale ? call(method, { scale: scale.id }) : null
    case 'person.rename':
      return call(method, { name: `Ada ${value}`, role: words })
  }
  if (method === 'source.add') return call(method, { about: { ...about, title: words } })
  if (method === 'source.edit' && source) return call(method, { source, about: { ...about, note: words } })
  if (method === 'source.delete' && source) return call(method, { source })
  if (article === undefined) return null
  const view = desk.ask('article.view', { article })
  const start = (pick * 7) % Math.max(1, view.length - 60)
  const range = { start, end: start + 20 + (value % 30) }
  switch (method) {
    case 'article.setMeta':
      return call(method, { article, ...view.meta, title: words, published: '2015-11-14' })
    case 'article.delete':
      return call(method, { article })
    case 'passage.mark':
      return call(method, { article, range, kind: value % 2 ? 'mark' : 'nothing-to-check' })
    case 'passage.unmark': {
      const marks = desk.ask('article.marks', { revision: view.revision, start: 0, end: view.length })
      const passage = at(marks.passages)?.id
      return passage ? call(method, { passage }) : null
    }
    case 'claim.find':
      return call(method, { article, range })
    case 'claim.add':
      return call(method, { article, ranges: [range], ...(value % 2 ? { statement: words } : {}) })
  }
  if (!claim || !detail) return null
  const id = claim.id
  const first = detail.anchor.ranges[0] ?? range
  switch (method) {
    case 'claim.restate':
      return call(method, { claim: id, statement: words })
    case 'claim.setStatus':
      return call(method, {
        claim: id,
        state: (['open', 'checking', 'checked', 'dismissed'] as const)[value % 4] ?? 'open'
      })
    case 'claim.setStatusOfSeveral':
      return call(method, {
        claims: claims
          .slice(pick % 3, (pick % 3) + 1 + (value % 3))
          .map((row) => row.id)
          .concat(id),
        state: (['open', 'checking', 'checked', 'dismissed'] as const)[value % 4] ?? 'open'
      })
    case 'claim.setTypes':
      return call(method, { claim: id, types: ['quantity', 'event', words].slice(0, value % 4) })
    case 'claim.setSpeaker':
      return call(method, { claim: id, chain: [{ source: words, cue: 'said', anonymous: value % 2 === 1 }] })
    case 'claim.set':
      return call(method, {
        claim: id,
        ...(value % 2 ? { statement: words, types: ['event'] } : {}),
        ...(value % 3 ? { chain: [{ source: words, cue: 'said', anonymous: false }] } : {}),
        ...(value % 5 ? { state: (['open', 'checked', 'dismissed', 'candidate'] as const)[value % 4] ?? 'open' } : {})
      })
    case 'claim.setRanges':
      return call(method, { claim: id, ranges: [{ start: first.start, end: first.end + (value % 5) }] })
    case 'claim.dismiss':
      return call(method, { claims: claims.slice(0, 1 + (value % 3)).map((row) => row.id) })
    case 'claim.restore': {
      const gone = at(claims.filter((row) => row.status === 'dismissed'))
      return gone ? call(method, { claims: [gone.id] }) : null
    }
    case 'claim.split':
      return call(method, { claim: id, at: [Math.floor((first.start + first.end) / 2)] })
    case 'claim.merge': {
      const other = at(claims, 1)
      return other && other.id !== id ? call(method, { claims: [id, other.id] }) : null
    }
    case 'claim.delete':
      return call(method, { claim: id })
    case 'facet.mark': {
      const facet = at(detail.facets)
      const state = (['open', 'ok', 'wrong', 'removed'] as const)[value % 4] ?? 'ok'
      return facet ? call(method, { claim: id, facet: facet.id, state, note: words }) : null
    }
    case 'facet.add':
      return call(method, { claim: id, kind: 'number', range: { start: first.start, end: first.start + 4 } })
    case 'evidence.add':
      return source && value % 2
        ? call(method, { claim: id, source, content: { ...content, note: words } })
        : call(method, { claim: id, about, content })
    case 'verdict.set':
      return scale
        ? call(method, {
            claim: id,
            scale: scale.id,
            rating: scale.definition.ratings[0]?.id ?? '',
            rationale: words,
            explanation: '',
            asOf: null,
            // Not always the house decision, so that another call can make it that.
            ...(pick % 2 ? { house: false } : {})
          })
        : null
    case 'verdict.applyToRepeats':
      return call(method, { claim: at(claims.filter((row) => row.rating !== null && row.group !== null))?.id ?? id })
    case 'correction.add':
      return call(method, { claim: id, proposal })
    case 'note.add':
      return call(method, { claim: id, text: words })
    case 'review.add':
      return call(method, { claim: id, kind: value % 2 ? 'approve' : 'request-changes', comment: words })
  }
  // Few claims have these: look through the list for one that does, from the chosen one on.
  const list = childLists[method]
  const rich =
    list && claims.map((_, index) => at(claims, index)?.id ?? id).find((one) => listOf(desk, one, list).length > 0)
  if (!list || !rich) return null
  const child = at(listOf(desk, rich, list))?.id ?? ''
  if (method === 'evidence.edit') return call(method, { evidence: child, content: { ...content, note: words } })
  if (method === 'evidence.delete') return call(method, { evidence: child })
  if (method === 'verdict.clear') return call(method, { claim: rich })
  if (method === 'verdict.makeHouse') return call(method, { claim: rich, verdict: child })
  if (method === 'correction.edit')
    return call(method, { correction: child, proposal: { ...proposal, wording: words } })
  if (method === 'correction.answer')
    return call(method, { correction: child, answer: { state: 'answered', text: words } })
  if (method === 'correction.delete') return call(method, { correction: child })
  if (method === 'note.edit') return call(method, { note: child, text: `${words}!` })
  if (method === 'note.delete') return call(method, { note: child })
  return null
}

type ChildList = 'evidence' | 'verdicts' | 'corrections' | 'notes'
const childLists: Partial<Record<CommandName, ChildList>> = {
  'evidence.edit': 'evidence',
  'evidence.delete': 'evidence',
  'verdict.clear': 'verdicts',
  'verdict.makeHouse': 'verdicts',
  'correction.edit': 'corrections',
  'correction.answer': 'corrections',
  'correction.delete': 'corrections',
  'note.edit': 'notes',
  'note.delete': 'notes'
}
const listOf = (desk: Desk, claim: string, list: ChildList): readonly { readonly id: string }[] =>
  desk.ask('claim.detail', { claim })[list]

/** Errors that a person may meet while all is well. */
export const rules: ReadonlySet<string> = new Set([
  'refused',
  'own-verdict',
  'invalid-input',
  'nothing-to-undo',
  'nothing-to-redo'
])
