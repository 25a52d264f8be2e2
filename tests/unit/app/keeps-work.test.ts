import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportRequest } from '../../../src/main/app/project-session.ts'
import { type Desk, deskWithArticle, reading, talks, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
let desk: Desk
let article: string
let claim: string
let same: ImportRequest
/** The same document, read into another text. */
let other: ImportRequest
let count = 0

beforeEach(async () => {
  count += 1
  const place = join(folder.path, String(count))
  mkdirSync(place)
  const made = await deskWithArticle(place)
  desk = made.desk
  article = made.article
  claim = find('300,000') ?? ''
  same = await reading(talks)
  const read = await reading(`A line that was set aside before.\n\n${talks}`)
  other = { ...read, original: same.original, meta: same.meta, again: true }
})
afterEach(() => {
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})
afterAll(() => folder.remove())

const rows = () => desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
const find = (words: string): string | undefined => rows().find((row) => row.text.includes(words))?.id
const detail = (id = claim) => desk.ask('claim.detail', { claim: id })
const revision = () => desk.ask('article.view', { article }).revision
const rate = () =>
  desk.run('verdict.set', {
    claim,
    scale: 'house-check',
    rating: 'ok',
    rationale: 'because',
    explanation: '',
    asOf: null
  })

describe('an article that was deleted and is imported again', () => {
  it('comes back with everything that the desk had decided', () => {
    desk.run('claim.restate', { claim, statement: 'More than 300,000 died.' })
    desk.run('note.add', { claim, text: 'Since when?' })
    rate()
    const before = rows()
    const shown = detail()
    desk.run('article.delete', { article })
    expect(rows()).toEqual([])
    desk.import(same)
    expect(rows()).toEqual(before)
    expect(detail()).toEqual(shown)
  })

  it('keeps what the desk knew of it, and takes what the person who imports it says', () => {
    const { meta } = desk.ask('article.view', { article })
    desk.run('article.setMeta', { article, ...meta, title: 'No deal', publisher: 'AP' })
    desk.run('article.delete', { article })
    desk.import({ ...same, meta: { ...same.meta, published: '2015-11-14', publisher: '' } })
    expect(desk.ask('article.view', { article }).meta).toMatchObject({
      title: 'No deal',
      publisher: 'AP',
      published: '2015-11-14'
    })
  })

  it('keeps that its date is that of an update, until a person gives the day of publication', () => {
    const { meta } = desk.ask('article.view', { article })
    const shownMeta = () => desk.ask('article.view', { article }).meta
    desk.run('article.setMeta', { article, ...meta, published: '2015-11-20', publishedAs: 'update' })
    desk.run('article.delete', { article })
    desk.import(same)
    expect(shownMeta()).toMatchObject({ published: '2015-11-20', publishedAs: 'update' })
    desk.run('article.delete', { article })
    desk.import({ ...same, meta: { ...same.meta, published: '2015-11-14' } })
    expect(shownMeta()).toMatchObject({ published: '2015-11-14' })
    expect(shownMeta()).not.toHaveProperty('publishedAs')
  })

  it('takes its claims along where it was read into another text', () => {
    rate()
    desk.run('article.delete', { article })
    desk.import(other)
    expect(detail()).toMatchObject({ anchor: { revision: revision() }, row: { status: 'checked' } })
    expect(rows().filter((row) => row.text === detail().row.text)).toHaveLength(1)
  })

  it('is what it was before the import where that was undone', () => {
    const before = rows()
    desk.run('history.undo', {})
    expect(rows()).toEqual([])
    desk.import({ ...same, meta: { ...same.meta, title: 'Another title' } })
    expect(rows()).toEqual(before)
    expect(desk.ask('article.view', { article }).meta.title).toBe('Another title')
  })
})

describe('a claim that a person deleted', () => {
  it('is not brought back by importing the same document again', () => {
    desk.run('claim.delete', { claim })
    const left = rows()
    desk.import(same)
    expect(rows()).toEqual(left)
  })

  it('is not brought back by reading the document into another text and back', () => {
    desk.run('claim.delete', { claim })
    const left = rows().map((row) => row.text)
    desk.import(other)
    expect(find('300,000')).toBeUndefined()
    desk.import({ ...same, again: true })
    expect(rows().map((row) => row.text)).toEqual(left)
  })
})

describe('reading a document again into another text', () => {
  it('brings the first candidates back when it is read as before', () => {
    const before = rows()
    desk.import(other)
    expect(find('300,000')).not.toBe(claim)
    desk.import({ ...same, again: true })
    expect(rows()).toEqual(before)
  })

  const works: Readonly<Record<string, () => void>> = {
    'a note': () => desk.run('note.add', { claim, text: 'Ask the UN' }),
    types: () => desk.run('claim.setTypes', { claim, types: ['event'] }),
    'a speaker': () => desk.run('claim.setSpeaker', { claim, chain: [{ source: 'UN', cue: '', anonymous: false }] }),
    'a request for changes': () => desk.run('review.add', { claim, kind: 'request-changes', comment: 'Ask again' })
  }
  for (const [name, work] of Object.entries(works)) {
    it(`keeps ${name} on a candidate, which is a claim in work from then on`, () => {
      work()
      expect(detail().row.status).toBe('open')
      const { row, ...before } = detail()
      desk.import(other)
      const now = detail()
      expect(now.anchor.revision).toBe(revision())
      expect(now).toMatchObject({ notes: before.notes, attribution: before.attribution, row: { types: row.types } })
      expect(now.reviews.map(({ id }) => id)).toEqual(before.reviews.map(({ id }) => id))
      expect(rows().filter((one) => one.text === row.text)).toHaveLength(1)
    })
  }

  it('leaves a dismissed claim dismissed, without a question', () => {
    desk.run('claim.dismiss', { claims: [claim] })
    desk.import(other)
    expect(detail()).toMatchObject({ anchor: { revision: revision() }, row: { status: 'dismissed', conflict: false } })
    expect(detail().conflicts).toEqual([])
  })
})

describe('the state of a claim', () => {
  it('is never made “nobody has looked at it” by a person who looks at it', () => {
    rate()
    expect(desk.refused(() => desk.run('claim.setStatus', { claim, state: 'candidate' })).code).toBe('refused')
    expect(detail().row.status).toBe('checked')
  })

  it('of a dismissed claim stays when somebody notes why', () => {
    desk.run('claim.dismiss', { claims: [claim] })
    desk.run('note.add', { claim, text: 'An opinion' })
    desk.run('claim.setTypes', { claim, types: [] })
    expect(detail().row.status).toBe('dismissed')
  })
})
