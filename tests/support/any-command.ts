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
  'claim.restate',
  'claim.setStatus',
  'claim.setTypes',
  'claim.setSpeaker',
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
  'verdict.clear',
  'verdict.makeHouse',
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
    case 'claim.setTypes':
      return call(method, { claim: id, types: ['quantity', 'event', words].slice(0, value % 4) })
    case 'claim.setSpeaker':
      return call(method, { claim: id, chain: [{ source: words, cue: 'said', anonymous: value % 2 === 1 }] })
    case 'claim.setRanges':
      return call(method, { claim: id, ranges: [{ start: first.start, end: first.end + (value % 5) }] })
    case 'claim.dismiss':
      return call(method, { claims: claims.slice(0, 1 + (value % 3)).map((row) => row.id) })
    case 'claim.restore':
      return call(method, { claims: [id] })
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
            asOf: null
          })
        : null
    case 'verdict.clear':
      return call(method, { claim: id })
    case 'correction.add':
      return call(method, { claim: id, proposal })
    case 'note.add':
      return call(method, { claim: id, text: words })
    case 'review.add':
      return call(method, { claim: id, kind: value % 2 ? 'approve' : 'request-changes', comment: words })
  }
  const evidence = at(detail.evidence)?.id
  const verdict = at(detail.verdicts)?.id
  const correction = at(detail.corrections)?.id
  const note = at(detail.notes)?.id
  if (method === 'evidence.edit' && evidence) return call(method, { evidence, content: { ...content, note: words } })
  if (method === 'evidence.delete' && evidence) return call(method, { evidence })
  if (method === 'verdict.makeHouse' && verdict) return call(method, { claim: id, verdict })
  if (method === 'correction.edit' && correction)
    return call(method, { correction, proposal: { ...proposal, wording: words } })
  if (method === 'correction.answer' && correction)
    return call(method, { correction, answer: { state: 'answered', text: words } })
  if (method === 'correction.delete' && correction) return call(method, { correction })
  if (method === 'note.edit' && note) return call(method, { note, text: `${words}!` })
  if (method === 'note.delete' && note) return call(method, { note })
  return null
}

/** Errors that a person may meet while all is well. */
export const rules: ReadonlySet<string> = new Set(['refused', 'invalid-input', 'nothing-to-undo', 'nothing-to-redo'])
