import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  makeSigner,
  openDesk,
  proposal,
  refused,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
let desk: Desk
let article: string
let revision: string
let claims: string[]
let claim: string
let count = 0

beforeEach(async () => {
  count += 1
  const place = join(folder.path, String(count))
  mkdirSync(place)
  const made = await deskWithArticle(place)
  desk = made.desk
  article = made.article
  revision = made.revision
  claims = made.claims
  claim = claims[0] ?? ''
})
afterEach(() => {
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})
afterAll(() => folder.remove())

const detail = (id = claim) => desk.ask('claim.detail', { claim: id })
const ids = () => desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows.map((row) => row.id)
const rate = (rating: string, more: { house?: boolean; source?: string } = {}) =>
  desk.run('verdict.set', {
    claim,
    scale: 'house-check',
    rating,
    rationale: 'because',
    explanation: '',
    asOf: '2015-11-14',
    ...more
  })
const ratings = () =>
  desk.ask('project.overview', {}).scales.find((scale) => scale.id === 'house-check')?.definition.ratings ?? []
const [first, second] = [() => ratings()[0]?.id ?? '', () => ratings()[1]?.id ?? '']

describe('the project', () => {
  it('is renamed and takes another scale along', () => {
    desk.run('project.rename', { title: '  Talks ' })
    desk.run('project.setScale', { scale: 'politifact' })
    expect(desk.ask('project.overview', {})).toMatchObject({ title: 'Talks', scale: 'politifact' })
    expect(refused(() => desk.run('project.setScale', { scale: 'none' })).code).toBe('not-found')
  })

  it('shows a person under the new name everywhere', () => {
    desk.run('person.rename', { name: 'Ada Lovelace', role: 'editor' })
    expect(desk.ask('project.overview', {}).people).toMatchObject([{ name: 'Ada Lovelace', role: 'editor', me: true }])
    expect(desk.ask('history.list', { claim: null, offset: 0, limit: 1 }).rows[0]?.person).toBe('Ada Lovelace')
  })

  it('keeps what is known of an article as one value', () => {
    const { meta } = desk.ask('article.view', { article })
    desk.run('article.setMeta', { article, ...meta, title: 'No deal', published: '2015-11-14' })
    expect(desk.ask('article.view', { article }).meta).toMatchObject({ title: 'No deal', published: '2015-11-14' })
  })

  it('loses an article with all that belongs to it, and gets it back by undo', () => {
    desk.run('note.add', { claim, text: 'Ask' })
    desk.run('article.delete', { article })
    expect(desk.ask('project.overview', {}).articles).toEqual([])
    expect(ids()).toEqual([])
    expect(refused(() => desk.run('note.add', { claim, text: 'Too late' })).code).toBe('not-found')
    desk.run('history.undo', {})
    expect(ids()).toEqual(claims)
    expect(detail().notes).toMatchObject([{ text: 'Ask' }])
  })
})

describe('passages', () => {
  it('count as covered when there is nothing to check in them, until they are unmarked', () => {
    const { id } = desk.run('passage.mark', { article, range: { start: 0, end: 32 }, kind: 'nothing-to-check' })
    const covered = desk.ask('article.coverage', { article })
    expect(covered.covered[0]).toMatchObject({ start: 0 })
    expect(covered.coverage.covered).toBeGreaterThan(0)
    desk.run('passage.unmark', { passage: id })
    expect(desk.ask('article.coverage', { article }).covered).toEqual([])
  })

  it('end at words, not at white space, and lie inside the text', () => {
    desk.run('passage.mark', { article, range: { start: 31, end: 36 }, kind: 'mark' })
    const { passages } = desk.ask('article.marks', { revision, start: 0, end: 100 })
    expect(passages).toHaveLength(1)
    const outside = () => desk.run('passage.mark', { article, range: { start: 5, end: 99_999 }, kind: 'mark' })
    expect(refused(outside).code).toBe('invalid-input')
  })
})

describe('claims', () => {
  it('are made from a selection, with exact ranges and a statement', () => {
    const { id } = desk.run('claim.add', { article, ranges: [{ start: 0, end: 14 }] })
    expect(detail(id)).toMatchObject({
      origin: 'person',
      anchor: { ranges: [{ start: 0, end: 14 }], exact: ['Talks on Syria'] },
      row: { status: 'open' }
    })
    const own = desk.run('claim.add', { article, ranges: [{ start: 0, end: 14 }], statement: 'There were talks.' })
    expect(detail(own.id).statement.text).toBe('There were talks.')
  })

  it('are restated; a candidate that somebody works on is open', () => {
    expect(detail().row.status).toBe('candidate')
    desk.run('claim.restate', { claim, statement: ' It stands alone. ' })
    expect(detail()).toMatchObject({ statement: { text: 'It stands alone.', flags: [] }, row: { status: 'open' } })
  })

  it('get types, a speaker and other ranges', () => {
    desk.run('claim.setTypes', { claim, types: ['quantity', 'quantity', 'event'] })
    desk.run('claim.setSpeaker', { claim, chain: [{ source: 'the UN', cue: 'said', anonymous: false }] })
    desk.run('claim.setSpeaker', { claim, chain: [{ source: 'the envoy', cue: 'said', anonymous: false }] })
    const { end } = detail().anchor.ranges[0] ?? { end: 0 }
    desk.run('claim.setRanges', { claim, ranges: [{ start: 0, end: end - 1 }] })
    const now = detail()
    expect(now.row.types).toEqual(['quantity', 'event'])
    expect(now.attribution).toEqual([{ source: 'the envoy', cue: 'said', anonymous: false }])
    expect(now.anchor.ranges[0]?.start).toBe(0)
  })

  it('are dismissed and restored, several at once as one step', () => {
    const some = claims.slice(0, 3)
    desk.run('claim.dismiss', { claims: some })
    expect(some.map((id) => detail(id).row.status)).toEqual(['dismissed', 'dismissed', 'dismissed'])
    desk.run('claim.restore', { claims: some })
    expect(some.map((id) => detail(id).row.status)).toEqual(['candidate', 'candidate', 'candidate'])
    desk.run('history.undo', {})
    desk.run('history.undo', {})
    expect(some.map((id) => detail(id).row.status)).toEqual(['candidate', 'candidate', 'candidate'])
  })

  it('are what they were before when they are brought back, or worked on again', () => {
    rate('ok')
    const before = detail()
    desk.run('claim.dismiss', { claims: [claim] })
    desk.run('claim.dismiss', { claims: [claim] })
    desk.run('claim.restore', { claims: [claim] })
    expect(detail()).toEqual(before)
    desk.run('claim.restore', { claims: [claim] })
    desk.run('claim.setStatus', { claim, state: 'dismissed' })
    desk.run('claim.restate', { claim, statement: 'It stands alone.' })
    expect(detail().row).toMatchObject({ status: 'checked', rating: { rating: 'ok' } })
  })

  it('take every state that a person may choose', () => {
    for (const state of ['open', 'checking', 'checked', 'dismissed'] as const) {
      desk.run('claim.setStatus', { claim, state })
      expect(detail().row.status).toBe(state)
    }
  })

  it('are cut into parts that together are the whole, and put together again', () => {
    const { ranges } = detail().anchor
    const [range] = ranges
    if (!range) throw new Error('no range')
    const middle = range.start + 8
    const { ids: parts } = desk.run('claim.split', { claim, at: [middle] })
    expect(parts).toHaveLength(2)
    expect(detail().row.status).toBe('dismissed')
    const [left, right] = parts.map((part) => detail(part).anchor.ranges[0])
    expect(left?.start).toBe(range.start)
    expect(right?.end).toBe(range.end)
    expect(refused(() => desk.run('claim.split', { claim: claims[1] ?? '', at: [0] })).code).toBe('refused')

    desk.run('evidence.add', { claim: parts[0] ?? '', about, content })
    const { id } = desk.run('claim.merge', { claims: parts })
    expect(detail(id)).toMatchObject({ origin: 'merge', evidence: [{ content: { stance: 'supports' } }] })
    expect(parts.map((part) => detail(part).row.status)).toEqual(['dismissed', 'dismissed'])
    expect(refused(() => desk.run('claim.merge', { claims: [id, id] })).code).toBe('invalid-input')
  })

  it('are deleted with what hangs on them', () => {
    desk.run('note.add', { claim, text: 'x' })
    desk.run('claim.delete', { claim })
    expect(ids()).not.toContain(claim)
    expect(refused(() => detail()).code).toBe('not-found')
    desk.run('history.undo', {})
    expect(detail().notes).toHaveLength(1)
  })
})

describe('facets', () => {
  it('are ticked one by one, whether proposed or added', () => {
    const withFacets = claims.find((id) => detail(id).facets.length > 0) ?? ''
    const [facet] = detail(withFacets).facets
    if (!facet) throw new Error('no facets')
    desk.run('facet.mark', { claim: withFacets, facet: facet.id, state: 'ok' })
    desk.run('facet.mark', { claim: withFacets, facet: facet.id, state: 'wrong', note: 'off by one' })
    expect(detail(withFacets).facets.find(({ id }) => id === facet.id)).toMatchObject({
      state: 'wrong',
      note: 'off by one'
    })
    desk.run('facet.mark', { claim: withFacets, facet: facet.id, state: 'removed' })
    expect(detail(withFacets).facets.map(({ id }) => id)).not.toContain(facet.id)
    const { start } = detail(withFacets).anchor.ranges[0] ?? { start: 0 }
    const added = desk.run('facet.add', { claim: withFacets, kind: 'place', range: { start, end: start + 5 } })
    expect(detail(withFacets).facets.find(({ id }) => id === added.id)).toMatchObject({ kind: 'place', state: 'open' })
    expect(refused(() => desk.run('facet.mark', { claim, facet: 'none', state: 'ok' })).code).toBe('not-found')
  })
})

describe('sources and evidence', () => {
  it('are attached, edited and removed', () => {
    const { id: source } = desk.run('source.add', { about })
    const { id } = desk.run('evidence.add', { claim, source, content })
    expect(detail()).toMatchObject({
      row: { status: 'checking' },
      evidence: [{ id, source: { id: source, evidence: 1 } }]
    })
    desk.run('source.edit', { source, about: { ...about, title: 'Better figures' } })
    desk.run('evidence.edit', { evidence: id, content: { ...content, stance: 'refutes' } })
    expect(detail().evidence).toMatchObject([
      { content: { stance: 'refutes' }, source: { about: { title: 'Better figures' } } }
    ])
    desk.run('evidence.delete', { evidence: id })
    expect(detail().evidence).toEqual([])
    expect(desk.ask('source.list', { words: 'better', offset: 0, limit: 5 }).total).toBe(1)
  })

  it('are found by their words as people type them, and not by how they are stored', () => {
    const found = (words: string) => desk.ask('source.list', { words, offset: 0, limit: 5 }).total
    desk.run('source.add', { about: { ...about, title: 'Zürich “weekly” figures', publisher: 'Bureau' } })
    expect([found('zurich'), found('“WEEKLY” fig'), found('bureau'), found('')]).toEqual([1, 1, 1, 1])
    expect([found('publisher'), found('null'), found('":"'), found('%')]).toEqual([0, 0, 0, 0])
  })

  it('hide with their source, and stay hidden while the claim is deleted and comes back', () => {
    const { source } = desk.run('evidence.add', { claim, about, content })
    desk.run('source.delete', { source })
    expect(detail().evidence).toEqual([])
    desk.run('claim.delete', { claim })
    desk.run('history.undo', {})
    expect(detail().evidence).toEqual([])
    desk.run('history.undo', {})
    expect(detail().evidence).toHaveLength(1)
  })

  it('need a source that is there', () => {
    expect(refused(() => desk.run('evidence.add', { claim, content })).code).toBe('invalid-input')
    expect(refused(() => desk.run('evidence.add', { claim, source: 'none', content })).code).toBe('not-found')
  })
})

describe('verdicts', () => {
  it('become the house decision, are changed and are taken back', () => {
    const { id } = rate(first())
    expect(detail()).toMatchObject({
      row: { status: 'checked' },
      verdicts: [{ id, house: true, value: { rating: first() } }]
    })
    expect(rate(second()).id).toBe(id)
    expect(detail().verdicts).toMatchObject([{ id, value: { rating: second(), rationale: 'because' } }])
    desk.run('verdict.clear', { claim })
    expect(detail()).toMatchObject({ row: { status: 'checking' }, verdicts: [] })
    expect(refused(() => desk.run('verdict.clear', { claim })).code).toBe('refused')
  })

  it('take a source along as evidence, once, and one undo takes both back', () => {
    const about = {
      kind: 'page',
      title: 'Count',
      author: '',
      publisher: '',
      url: '',
      published: null,
      accessed: null,
      note: ''
    } as const
    const { id: source } = desk.run('source.add', { about })
    rate(first(), { source })
    expect(detail()).toMatchObject({
      evidence: [{ source: { id: source }, content: { stance: 'supports' } }],
      verdicts: [{}]
    })
    desk.run('history.undo', {})
    expect(detail()).toMatchObject({ evidence: [], verdicts: [] })
    desk.run('history.redo', {})
    rate(second(), { source })
    expect(detail().evidence).toHaveLength(1)
    for (const evidence of detail().evidence) desk.run('evidence.delete', { evidence: evidence.id })
    desk.run('verdict.clear', { claim })
    expect(refused(() => rate(first(), { source: 'none' })).code).toBe('not-found')
  })

  it('do not become the house decision when that is not wanted, until somebody makes them', () => {
    const { id } = rate(first(), { house: false })
    expect(detail().verdicts).toMatchObject([{ id, house: false }])
    desk.run('verdict.makeHouse', { claim, verdict: id })
    expect(detail().verdicts).toMatchObject([{ id, house: true }])
    const other = () => desk.run('verdict.makeHouse', { claim: claims[1] ?? '', verdict: id })
    expect(refused(other).code).toBe('invalid-input')
  })

  it('are only taken on a scale that there is, with a rating that it has', () => {
    expect(refused(() => rate('splendid'))).toMatchObject({
      code: 'invalid-input',
      details: { ratings: expect.any(Array) }
    })
    const none = () =>
      desk.run('verdict.set', { claim, scale: 'none', rating: 'x', rationale: '', explanation: '', asOf: null })
    expect(refused(none).code).toBe('not-found')
  })
})

describe('corrections and notes', () => {
  it('rate the claim along with it where that is wanted: one act, one undo, and the reason given before stays', () => {
    rate('ok')
    const asked = { scale: 'house-check', rating: 'query' }
    desk.run('correction.add', { claim, proposal, verdict: asked })
    expect(detail()).toMatchObject({
      row: { status: 'checked', rating: { rating: 'query' }, corrections: 1 },
      verdicts: [{ value: { ...asked, rationale: 'because', asOf: '2015-11-14' } }]
    })
    desk.run('history.undo', {})
    expect(detail()).toMatchObject({ row: { rating: { rating: 'ok' }, corrections: 0 } })
    expect(
      refused(() => desk.run('correction.add', { claim, proposal, verdict: { ...asked, rating: 'x' } })).code
    ).toBe('invalid-input')
    expect(detail().corrections).toEqual([])
  })

  it('are written, answered, edited and removed', () => {
    const { id } = desk.run('correction.add', { claim, proposal })
    desk.run('correction.edit', { correction: id, proposal: { ...proposal, kind: 'change', wording: '250,000' } })
    desk.run('correction.answer', { correction: id, answer: { state: 'accepted', text: 'done' } })
    expect(desk.ask('correction.list', { article, offset: 0, limit: 10 }).rows).toMatchObject([
      { correction: { id, proposal: { kind: 'change' }, answer: { state: 'accepted' } }, claim: { id: claim } }
    ])
    const { anchor, context } = detail()
    const [{ words } = { words: '' }] = desk.ask('correction.list', { article, offset: 0, limit: 10 }).rows
    expect(words).toBe(context.hull)
    expect(words).toContain(anchor.exact[0])
    desk.run('correction.delete', { correction: id })
    expect(desk.ask('correction.list', { article: null, offset: 0, limit: 10 }).total).toBe(0)

    const note = desk.run('note.add', { claim, text: 'Ask the UN' }).id
    desk.run('note.edit', { note, text: 'Asked the UN' })
    expect(detail().notes).toMatchObject([{ id: note, text: 'Asked the UN' }])
    desk.run('note.delete', { note })
    expect(detail().notes).toEqual([])
  })
})

describe('reviews', () => {
  const state = () => detail().reviews.map((review) => review.state)

  it('approve what stands, are stale after an edit of it, and stand again when the edit is taken back', () => {
    expect(refused(() => desk.run('review.add', { claim, kind: 'approve', comment: '' })).code).toBe('refused')
    rate(first())
    desk.close()
    const editor = openDesk(desk.path, { signer: makeSigner(), person: { name: 'Ines', role: 'editor' } })
    editor.run('review.add', { claim, kind: 'approve', comment: 'fine' })
    editor.close()
    desk = openDesk(desk.path)
    expect(state()).toEqual(['approved'])
    for (const edit of [
      () => desk.run('claim.restate', { claim, statement: 'Otherwise.' }),
      () => rate(second()),
      () => desk.run('evidence.add', { claim, about, content })
    ]) {
      edit()
      expect(state()).toEqual(['stale'])
      desk.run('history.undo', {})
      expect(state()).toEqual(['approved'])
    }
    desk.run('note.add', { claim, text: 'A note is not what was signed off.' })
    expect(state()).toEqual(['approved'])
  })

  it('ask for changes', () => {
    desk.run('review.add', { claim, kind: 'request-changes', comment: 'Which war?' })
    expect(detail()).toMatchObject({ reviews: [{ state: 'changes-requested', decision: { comment: 'Which war?' } }] })
  })
})
