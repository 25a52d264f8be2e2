import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReportData } from '../../../src/shared/report.ts'
import { about, content, type Desk, deskWithArticle, reading, refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
let desk: Desk
let talks: string
let harbour: string

beforeAll(async () => {
  const made = await deskWithArticle(folder.path)
  desk = made.desk
  talks = made.article
  harbour = desk.import(await reading('The harbour works cost 48 million euros.\n\nThey began in May 2015.\n')).article
  const claim = desk.ask('claim.list', { filter: { article: harbour }, offset: 0, limit: 1 }).rows[0]?.id ?? ''
  desk.run('evidence.add', { claim, about: { ...about, title: 'Harbour board' }, content })
  desk.run('evidence.add', { claim: made.claims[0] ?? '', about: { ...about, title: 'UN' }, content })
})
afterAll(() => {
  desk.close()
  folder.remove()
})

const report = (article?: string): ReportData =>
  JSON.parse(desk.session.export({ format: 'json', profile: 'internal', article })) as ReportData

it('a report is of the whole project, or of one article with its sources alone', () => {
  const whole = report()
  expect(whole.articles.map(({ id }) => id)).toEqual([talks, harbour])
  expect(whole.sources.map(({ about: { title } }) => title).toSorted()).toEqual(['Harbour board', 'UN'])
  const one = report(harbour)
  expect(one.articles.map(({ id }) => id)).toEqual([harbour])
  expect(one.sources.map(({ about: { title } }) => title)).toEqual(['Harbour board'])
  expect(one.summary.claims).toBe(whole.articles[1]?.claims.length)
  const page = desk.session.export({ format: 'html', profile: 'editor', article: harbour })
  expect(page).toContain('Harbour board')
  expect(page).not.toContain('Vienna')
})

it('its file bears the name of the article, and one that is not there is refused', () => {
  const { meta } = desk.ask('article.view', { article: harbour })
  desk.run('article.setMeta', { article: harbour, ...meta, title: 'Harbour works' })
  expect(desk.session.reportFile({ format: 'html', article: harbour }).name).toBe('Harbour works-report.html')
  expect(desk.session.reportFile({ format: 'html' }).name).not.toContain('Harbour')
  for (const act of [() => desk.session.reportFile({ format: 'html', article: 'none' }), () => report('none')])
    expect(refused(act)).toMatchObject({ code: 'not-found', details: { entity: 'article', id: 'none' } })
})
