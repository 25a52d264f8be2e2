import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  proposal,
  refused,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
let desk: Desk
let article: string
let claims: string[]
let count = 0

const text = `Killed: 300,000 people in 5 years. Fled: 300,000 people in 2014.

The envoy said that 17 ministers met in Vienna on 14 November 2015.
`
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}

beforeEach(async () => {
  count += 1
  const place = join(folder.path, String(count))
  mkdirSync(place)
  const made = await deskWithArticle(place, {}, text)
  desk = made.desk
  article = made.article
  claims = made.claims
})
afterEach(() => {
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})
afterAll(() => folder.remove())

const detail = (claim: string) => desk.ask('claim.detail', { claim })
const marks = (claim: string) => detail(claim).facets.map((facet) => [facet.text, facet.state])
const listed = (openFacets: boolean) =>
  desk.ask('claim.list', { filter: openFacets ? { openFacets } : {}, offset: 0, limit: 500 }).rows
const add = (words: string, statement?: string) =>
  desk.run('claim.add', { article, ranges: [at(words)], ...(statement ? { statement } : {}) }).id
const tick = (claim: string, words: string, state: 'ok' | 'wrong' | 'removed' = 'ok') => {
  const facet = detail(claim).facets.find((one) => one.text.includes(words))
  if (!facet) throw new Error(`no facet ${words} in ${JSON.stringify(marks(claim))}`)
  desk.run('facet.mark', { claim, facet: facet.id, state })
}
const rate = (claim: string, rating = 'ok') =>
  desk.run('verdict.set', { claim, scale: 'house-check', rating, rationale: 'so', explanation: '', asOf: null })

/** The counts of rows and the filter say the same as the facets that the inspector shows. */
const expectCounts = () => {
  const open = new Set(listed(true).map((row) => row.id))
  for (const row of listed(false)) {
    const { facets } = detail(row.id)
    const undecided = facets.filter((facet) => facet.state === 'open').length
    expect(row.facets).toEqual({ open: undecided, total: facets.length })
    expect(open.has(row.id)).toBe(undecided > 0)
  }
}

describe('a claim that takes other words', () => {
  it('keeps the statement that a person gave it, and reads one off the new words otherwise', () => {
    const own = add('Killed: 300,000 people', 'The war has killed 300,000.')
    const restated = add('Killed: 300,000 people')
    const read = add('Killed: 300,000 people')
    desk.run('claim.restate', { claim: restated, statement: '300,000 died.' })
    for (const claim of [own, restated, read, read]) {
      desk.run('claim.setRanges', { claim, ranges: [at('300,000 people in 5 years')] })
    }
    expect(detail(own).statement.text).toBe('The war has killed 300,000.')
    expect(detail(restated).statement.text).toBe('300,000 died.')
    expect(detail(read).statement.text).toContain('5 years')
    desk.run('claim.setRanges', { claim: read, ranges: [at('300,000 people')] })
    expect(detail(read).statement.text).not.toContain('5 years')
  })

  it('keeps its ticks on the words they were put on, wherever it begins', () => {
    const claim = add('Killed: 300,000 people in 5 years')
    tick(claim, '300,000')
    desk.run('claim.setRanges', { claim, ranges: [at('300,000 people in 5 years')] })
    expect(marks(claim)).toContainEqual(['300,000 people', 'ok'])
    expect(detail(claim).facets.filter((facet) => facet.text.includes('300,000'))).toHaveLength(1)
    expectCounts()
  })

  it('never passes a tick on to other words at the same distance from its beginning', () => {
    const second = text.indexOf('Fled')
    const claim = add('300,000 people in 5 years')
    tick(claim, '300,000')
    desk.run('claim.setRanges', { claim, ranges: [at('300,000 people in 2014', second)] })
    expect(marks(claim)).toContainEqual(['300,000 people', 'open'])
    expect(marks(claim).map(([, state]) => state)).not.toContain('ok')
    tick(claim, '300,000', 'wrong')
    expect(marks(claim)).toContainEqual(['300,000 people', 'wrong'])
    expectCounts()
    desk.run('claim.setRanges', { claim, ranges: [at('300,000 people in 5 years')] })
    expect(marks(claim)).toContainEqual(['300,000 people', 'ok'])
    expectCounts()
  })

  it('has no facet outside itself, and no claim around it in another article', () => {
    const claim = add('Killed: 300,000 people')
    const outside = () => desk.run('facet.add', { claim, kind: 'place', range: at('Vienna') })
    expect(refused(outside).code).toBe('invalid-input')
    const nowhere = () => desk.run('claim.add', { article, ranges: [at('Vienna')], parent: 'none' })
    expect(refused(nowhere).code).toBe('not-found')
    desk.run('claim.add', { article, ranges: [at('300,000')], parent: claim })
    expect(detail(claim).children).toHaveLength(1)
  })
})

describe('claims that are joined', () => {
  let killed: string
  let fled: string
  beforeEach(() => {
    killed = add('Killed: 300,000 people in 5 years')
    fled = add('Fled: 300,000 people in 2014')
  })
  const merge = () => desk.run('claim.merge', { claims: [killed, fled] })

  it('carry over what holds of the whole, once', () => {
    const { source } = desk.run('evidence.add', { claim: killed, about, content })
    desk.run('evidence.add', { claim: fled, source, content })
    desk.run('note.add', { claim: fled, text: 'Ask the UN' })
    desk.run('correction.add', { claim: killed, proposal })
    tick(killed, '300,000')
    desk.run('claim.setTypes', { claim: fled, types: ['migration'] })
    for (const claim of [killed, fled]) {
      desk.run('claim.setSpeaker', { claim, chain: [{ source: 'UN', cue: 'said', anonymous: false }] })
    }
    const nested = desk.run('claim.add', { article, ranges: [at('5 years')], parent: killed }).id
    const { id, left } = merge()
    expect(left).toEqual({ verdicts: 0, reviews: 0, corrections: 0, ticks: 0, speakers: 0 })
    const joined = detail(id)
    expect(joined.evidence.map((one) => one.source.id)).toEqual([source])
    expect(joined.notes.map((note) => note.text)).toEqual(['Ask the UN'])
    expect(joined.corrections).toMatchObject([{ proposal, answer: { state: 'open' } }])
    expect(desk.ask('correction.list', { article, offset: 0, limit: 10 }).total).toBe(1)
    expect(joined.facets.filter((facet) => facet.text.includes('300,000')).map(({ state }) => state)).toEqual([
      'ok',
      'open'
    ])
    expect(joined.row.types).toContain('migration')
    expect(joined).toMatchObject({ attributionByPerson: true, attribution: [{ source: 'UN' }] })
    expect(joined.statement.flags).toContain('joined')
    expect(detail(nested).parent?.id).toBe(id)
    expectCounts()
    desk.run('history.undo', {})
    expect(detail(killed)).toMatchObject({ corrections: [{ proposal }], row: { status: 'checking' } })
    expect(detail(nested).parent?.id).toBe(killed)
  })

  it('leave with the parts what nobody has said of the whole, and say so', () => {
    rate(killed)
    rate(fled, 'change')
    desk.run('correction.add', { claim: fled, proposal: { ...proposal, kind: 'change', wording: '4 million fled' } })
    desk.run('review.add', { claim: killed, kind: 'request-changes', comment: 'Since when?' })
    desk.run('claim.setSpeaker', { claim: killed, chain: [{ source: 'UN', cue: '', anonymous: false }] })
    const { id, left } = merge()
    expect(left).toEqual({ verdicts: 2, reviews: 1, corrections: 1, ticks: 0, speakers: 1 })
    expect(detail(id)).toMatchObject({ verdicts: [], reviews: [], corrections: [], attributionByPerson: false })
    expect(detail(fled).corrections).toHaveLength(1)
  })

  it('do not decide between a tick and its contrary', () => {
    const whole = add('Killed: 300,000 people in 5 years')
    tick(killed, '300,000')
    tick(whole, '300,000', 'wrong')
    const { id, left } = desk.run('claim.merge', { claims: [killed, whole] })
    expect(left.ticks).toBe(2)
    expect(detail(id).facets.every((facet) => facet.state === 'open')).toBe(true)
  })
})

describe('claims that were cut or joined', () => {
  const row = () => desk.ask('project.overview', {}).articles[0]
  const covered = () => desk.ask('article.coverage', { article }).covered

  it('cover nothing and leave the totals: those in their place are to be decided on', () => {
    const [candidate = ''] = claims
    const before = row()
    const { start, end } = detail(candidate).row
    const { ids } = desk.run('claim.split', { claim: candidate, at: [Math.floor((start + end) / 2)] })
    expect(covered()).toEqual([])
    expect(row()?.coverage).toEqual(before?.coverage)
    expect(row()?.claims).toEqual({
      ...before?.claims,
      candidate: (before?.claims.candidate ?? 0) - 1,
      open: ids.length
    })
    const joined = desk.run('claim.merge', { claims: ids }).id
    expect(covered()).toEqual([])
    expect(row()?.claims).toMatchObject({ open: 1, dismissed: 0 })
    rate(joined)
    expect([covered()[0]?.start, covered().at(-1)?.end]).toEqual([start, end])
  })

  it('count again when they are brought back, and when a person puts them aside for good', () => {
    const claim = add('Killed: 300,000 people in 5 years')
    rate(claim)
    const decided = covered()
    const { ids } = desk.run('claim.split', { claim, at: [at('people').start] })
    expect(covered()).toEqual([])
    desk.run('claim.restate', { claim: ids[0] ?? '', statement: 'x' })
    desk.run('claim.restore', { claims: [claim] })
    expect(detail(claim).row.status).toBe('checked')
    expect(covered()).toEqual(decided)
    desk.run('claim.dismiss', { claims: [claim] })
    expect(covered()).toEqual(decided)
  })
})
