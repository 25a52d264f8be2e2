import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { gatherReport } from '../../../src/main/reports/gather.ts'
import { reporters } from '../../../src/main/reports/index.ts'
import { forProfile } from '../../../src/main/reports/profile.ts'
import { reportDataSchema, reportProfiles } from '../../../src/shared/report.ts'
import { secrets } from './builder.ts'
import { exampleOptions, exampleReader } from './example.ts'

const reader = exampleReader()
const report = (profile: (typeof reportProfiles)[number], articles?: string[]) =>
  gatherReport(reader, { ...exampleOptions, profile, ...(articles ? { articles } : {}) })
const internal = report('internal')
const claimOf = (data: typeof internal, id: string) =>
  data.articles.flatMap((article) => article.claims).find((claim) => claim.id === id)

describe('a gathered report', () => {
  it.each(reportProfiles)('keeps to its schema in the profile %s', (profile) => {
    const parsed = reportDataSchema.safeParse(report(profile))
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  it('gives every range exactly the words that stand there', () => {
    const [article] = internal.articles
    for (const claim of article?.claims ?? []) {
      for (const range of claim.ranges) expect(article?.text.slice(range.start, range.end)).toBe(range.exact)
    }
  })

  it('counts code points beside UTF-16 units, so that text after a dove is found by both', () => {
    const article = internal.articles[1]
    const range = article?.claims[0]?.ranges[1]
    if (!article || !range?.codePoints) throw new Error('no claim')
    expect(range.start - range.codePoints.start).toBe(1)
    expect([...article.text].slice(range.codePoints.start, range.codePoints.end).join('')).toBe(range.exact)
  })

  it('names the text by the hash of its bytes, and the history by the hash of its heads in order', () => {
    for (const article of internal.articles) {
      expect(article.revision.sha256).toBe(createHash('sha256').update(article.text, 'utf8').digest('hex'))
    }
    expect(internal.log.heads).toEqual(['a'.repeat(64), 'b'.repeat(64)])
    expect(internal.log.hash).toBe(
      createHash('sha256')
        .update(`${'a'.repeat(64)}\n${'b'.repeat(64)}`, 'utf8')
        .digest('hex')
    )
  })

  it('numbers claims through all articles and sources in order of first use, unused ones last', () => {
    const numbers = internal.articles.flatMap((article) => article.claims.map((claim) => claim.number))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(internal.sources.map((source) => source.id)).toEqual([
      'source-wire',
      'source-monitor',
      'source-call',
      'source-agency',
      'source-unused'
    ])
    expect(internal.sources[0]?.uses.map((use) => use.claim)).toEqual(['talks', 'informally'])
  })

  it('counts house verdicts, states, open corrections and conflicts', () => {
    const { summary } = internal
    expect(summary.claims).toBe(11)
    expect(summary.statuses).toEqual({ candidate: 2, open: 1, checking: 1, checked: 6, dismissed: 1 })
    expect(summary.corrections).toEqual({ open: 1, total: 2 })
    expect(summary.conflicts).toBe(2)
    expect(summary.approved).toBe(1)
    expect(Object.fromEntries(summary.ratings.map((rating) => [rating.rating, rating.claims]))).toEqual({
      change: 1,
      true: 3,
      'mostly-true': 1,
      'barely-true': 1,
      false: 1
    })
  })

  it('holds only the articles that were asked for, and refers to nothing outside them', () => {
    const second = report('internal', ['article-2'])
    expect(second.articles.map((article) => article.id)).toEqual(['article-2'])
    expect(second.sources).toEqual([])
    expect(second.summary.claims).toBe(1)
  })
})

const all = Object.keys(secrets) as (keyof typeof secrets)[]
const hiddenFromEditor: (keyof typeof secrets)[] = ['note', 'noteConflict']
const outputs = (profile: (typeof reportProfiles)[number]) =>
  reporters.map((reporter) => reporter.write(report(profile)))

describe('the profiles of a report', () => {
  it('show everything internally', () => {
    const [, json = ''] = outputs('internal')
    for (const name of all) expect(json, name).toContain(secrets[name])
  })

  it('keep the checkers’ notes from the editor, wherever they stand, and nothing else', () => {
    for (const output of outputs('editor'))
      for (const name of hiddenFromEditor) expect(output, name).not.toContain(secrets[name])
    const [, json = ''] = outputs('editor')
    for (const name of all.filter((item) => !hiddenFromEditor.includes(item)))
      expect(json, name).toContain(secrets[name])
  })

  it('keep from the public every word that was written for the desk, in every format', () => {
    for (const output of outputs('public')) {
      for (const name of all) expect(output, name).not.toContain(secrets[name])
      expect(output).not.toMatch(/SECRET|Haddad’s|Tom Reyes|person-/)
    }
  })

  it('publish only claims with a house verdict that were not dismissed, and only articles with such claims', () => {
    const data = report('public')
    expect(data.articles.map((article) => article.id)).toEqual(['article-1'])
    expect(data.articles[0]?.claims.map((claim) => claim.id)).toEqual([
      'talks',
      'informally',
      'dead',
      'flee',
      'aleppo',
      'siege'
    ])
    expect(data.articles[0]?.claims.map((claim) => claim.number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(claimOf(data, 'talks')?.repeats).toEqual([])
    expect(data.summary.claims).toBe(6)
    expect(data.sources.map((source) => source.number)).toEqual([1, 2, 3, 4])
  })

  it('say publicly that a verdict is contested, without the contesting values', () => {
    const dead = claimOf(report('public'), 'dead')
    expect(dead?.conflicts).toEqual([
      { entity: 'verdict', id: dead?.house, field: 'value', kind: 'values', candidates: [] }
    ])
    expect(dead?.verdicts[0]?.conflict).toBe(true)
  })

  it('are narrowed step by step to the same result, and never widened', () => {
    expect(forProfile(forProfile(internal, 'editor'), 'public')).toEqual(forProfile(internal, 'public'))
    expect(forProfile(report('public'), 'public')).toEqual(report('public'))
    expect(() => forProfile(report('public'), 'editor')).toThrow(RangeError)
    expect(() => forProfile(report('editor'), 'internal')).toThrow(RangeError)
  })
})
