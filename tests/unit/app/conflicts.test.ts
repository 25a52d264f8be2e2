/** Two people work on copies of one project; their histories are joined, and somebody decides what is contested. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mergeInto } from '../../support/merge-files.ts'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  makeSigner,
  openDesk,
  temporaryFolder
} from '../../support/project.ts'
import { shownIn, tamper } from '../../support/shown.ts'

const bobsKey = makeSigner()
let folder: ReturnType<typeof temporaryFolder>
let desk: Desk
let claim: string
let other: string

beforeEach(async () => {
  folder = temporaryFolder()
  const made = await deskWithArticle(folder.path)
  desk = made.desk
  claim = made.claims[0] ?? ''
  other = made.claims[1] ?? ''
})
afterEach(() => {
  desk.close()
  folder.remove()
})

/** Ada and Bob go on from the same state without seeing each other; then Ada has what both did. */
function apart(ada: (desk: Desk) => void, bob: (desk: Desk) => void): void {
  const copy = join(folder.path, 'bob.claimbench')
  const path = desk.path
  desk.close()
  copyFileSync(path, copy)
  for (const [file, work, signer] of [
    [path, ada, undefined],
    [copy, bob, bobsKey]
  ] as const) {
    const opened = openDesk(file, signer ? { signer, person: { name: 'Bob', role: '' } } : {})
    work(opened)
    opened.close()
  }
  mergeInto(path, copy)
  desk = openDesk(path)
}

const detail = () => desk.ask('claim.detail', { claim })
const conflicts = () => detail().conflicts
const reworded = { text: 'Bob’s words.', flags: [] }
const dismissed = { entity: 'claim', id: '', field: 'statement', kind: 'edited-and-dismissed' } as const
const deleted = { entity: 'claim', id: '', field: 'deleted', kind: 'edited-and-deleted' } as const

/** Bob rewords a candidate in another claim's place, so that only the statement is written: the state stays as it was. */
const dismissedAndReworded = (): void => {
  desk.run('claim.restate', { claim, statement: 'Words of both.' })
  apart(
    (ada) => ada.run('claim.dismiss', { claims: [claim] }),
    (bob) => bob.run('claim.restate', { claim, statement: reworded.text })
  )
}
const deletedAndReworded = (): void => {
  apart(
    (ada) => ada.run('claim.delete', { claim }),
    (bob) => bob.run('claim.restate', { claim, statement: reworded.text })
  )
}

describe('a claim that one person dismissed while another reworded it', () => {
  beforeEach(dismissedAndReworded)

  it('is shown as contested with the new words, wherever conflicts are shown', () => {
    expect(detail().row).toMatchObject({ status: 'dismissed', conflict: true })
    expect(conflicts()).toEqual([{ ...dismissed, id: claim, candidates: [reworded] }])
    expect(desk.ask('project.overview', {}).conflicts).toBe(1)
    expect(desk.ask('claim.list', { filter: { conflict: true }, offset: 0, limit: 9 }).rows).toHaveLength(1)
    expect(desk.session.verify().findings).toEqual([])
    const report = desk.session.export({ format: 'html', profile: 'internal' })
    expect(report).toContain('One person edited what another dismissed')
  })

  it.each([
    ['stays dismissed, the new words being seen now', true, 'dismissed'],
    ['comes back', false, 'open']
  ] as const)('%s, where a person decides so; undo brings the conflict back', (_, value, status) => {
    const before = shownIn(desk.path)
    desk.run('conflict.resolve', { ...dismissed, id: claim, value })
    expect(detail().row).toMatchObject({ status, conflict: false })
    expect(conflicts()).toEqual([])
    expect(detail().statement).toEqual(reworded)
    const after = shownIn(desk.path)
    expect(desk.session.verify().findings).toEqual([])
    desk.run('history.undo', {})
    expect(shownIn(desk.path)).toEqual(before)
    desk.run('history.redo', {})
    expect(shownIn(desk.path)).toEqual(after)
    expect(desk.session.verify().findings).toEqual([])
  })

  it('stays contested for a colleague who has seen neither, until the decision reaches them', () => {
    desk.run('conflict.resolve', { ...dismissed, id: claim, value: true })
    const mine = desk.path
    const copy = join(folder.path, 'bob.claimbench')
    desk.close()
    mergeInto(copy, mine)
    desk = openDesk(copy, { signer: bobsKey })
    expect(conflicts()).toEqual([])
    expect(detail().row.status).toBe('dismissed')
    expect(desk.session.verify().findings).toEqual([])
  })

  it('needs a decision that answers the question, and only one', () => {
    const resolve = (value: unknown) => () =>
      desk.run('conflict.resolve', { ...dismissed, id: claim, value: value as boolean })
    expect(desk.refused(resolve('yes')).code).toBe('invalid-input')
    expect(desk.refused(() => desk.run('conflict.resolve', { ...deleted, id: claim, value: true })).code).toBe(
      'refused'
    )
    resolve(true)()
    expect(desk.refused(resolve(false)).code).toBe('refused')
  })

  it('is found out where somebody took the conflict from the table, or put one in', () => {
    const path = desk.path
    desk.close()
    tamper(path, `DELETE FROM conflict WHERE kind = 'edited-and-dismissed'`)
    desk = openDesk(path)
    expect(desk.session.verify().findings).toMatchObject([{ code: 'replay' }])
    desk.close()
    tamper(
      path,
      ['INSERT INTO conflict VALUES (?, ?, ?, ?)', claim, 'claim', 'statement', 'edited-and-dismissed'],
      ['INSERT INTO conflict VALUES (?, ?, ?, ?)', other, 'claim', 'anchor', 'edited-and-dismissed']
    )
    desk = openDesk(path)
    expect(desk.session.verify().findings).toMatchObject([{ code: 'replay' }])
  })
})

describe('a claim that one person deleted while another reworded it', () => {
  beforeEach(deletedAndReworded)

  it('is deleted with all that stands now, where a person decides so; undo brings the conflict back', () => {
    expect(conflicts()).toEqual([{ ...deleted, id: claim, candidates: [] }])
    const before = shownIn(desk.path)
    desk.run('conflict.resolve', { ...deleted, id: claim, value: true })
    expect(desk.refused(detail).code).toBe('not-found')
    expect(desk.ask('project.overview', {}).conflicts).toBe(0)
    expect(desk.session.verify().findings).toEqual([])
    desk.run('history.undo', {})
    expect(shownIn(desk.path)).toEqual(before)
    expect(desk.session.verify().findings).toEqual([])
  })

  it('is kept with both persons’ work, where a person decides so; undo brings the conflict back', () => {
    const before = shownIn(desk.path)
    desk.run('conflict.resolve', { ...deleted, id: claim, value: false })
    expect(detail().statement).toEqual(reworded)
    expect(conflicts()).toEqual([])
    expect(desk.session.verify().findings).toEqual([])
    desk.run('history.undo', {})
    expect(shownIn(desk.path)).toEqual(before)
    desk.run('history.redo', {})
    expect(conflicts()).toEqual([])
    expect(desk.session.verify().findings).toEqual([])
  })
})

describe('one person alone', () => {
  it('meets no conflict by working on a claim that they dismissed', () => {
    const { id } = desk.run('verdict.set', {
      claim,
      scale: 'house-check',
      rating: 'ok',
      rationale: '',
      explanation: '',
      asOf: null,
      house: false
    })
    desk.run('evidence.add', { claim, about, content })
    desk.run('claim.dismiss', { claims: [claim] })
    desk.run('verdict.makeHouse', { claim, verdict: id })
    expect(detail().row.status).toBe('dismissed')
    expect(conflicts()).toEqual([])
    desk.run('verdict.clear', { claim })
    expect(conflicts()).toEqual([])
    desk.run('history.undo', {})
    desk.run('history.undo', {})
    expect(conflicts()).toEqual([])
    desk.run('history.redo', {})
    expect(conflicts()).toEqual([])
    expect(desk.session.verify().findings).toEqual([])
  })

  it('who writes a dismissed claim and leaves it so has no quarrel with who brought it back meanwhile', () => {
    const { id } = desk.run('verdict.set', {
      claim,
      scale: 'house-check',
      rating: 'ok',
      rationale: '',
      explanation: '',
      asOf: null,
      house: false
    })
    desk.run('claim.dismiss', { claims: [claim] })
    apart(
      (ada) => {
        ada.run('verdict.makeHouse', { claim, verdict: id })
        expect(ada.ask('claim.detail', { claim })).toMatchObject({ row: { status: 'dismissed' }, conflicts: [] })
        expect(ada.session.verify().findings).toEqual([])
      },
      (bob) => bob.run('claim.setStatus', { claim, state: 'checking' })
    )
    expect(detail().row).toMatchObject({ status: 'checking', conflict: false })
    expect(detail().verdicts.find((verdict) => verdict.id === id)).toMatchObject({ house: true })
    expect(conflicts()).toEqual([])
    expect(desk.session.verify().findings).toEqual([])
  })

  it('who chooses “dismissed” of two states has seen what stands, and is not asked again', () => {
    apart(
      (ada) => ada.run('claim.dismiss', { claims: [claim] }),
      (bob) => bob.run('claim.restate', { claim, statement: reworded.text })
    )
    const status = conflicts().find((conflict) => conflict.field === 'status')
    const choice = status?.candidates.find((value) => (value as { state: string }).state === 'dismissed')
    desk.run('conflict.resolve', { entity: 'claim', id: claim, field: 'status', value: choice ?? null })
    expect(detail().row.status).toBe('dismissed')
    expect(conflicts()).toEqual([])
    expect(desk.session.verify().findings).toEqual([])
  })
})

describe('the list of all that is contested', () => {
  const listed = () => desk.ask('conflict.list', { offset: 0, limit: 100 })
  const titled = (title: string) => (at: Desk) => {
    const [article] = at.ask('project.overview', {}).articles
    const { meta } = at.ask('article.view', { article: article?.id ?? '' })
    at.run('article.setMeta', { article: article?.id ?? '', ...meta, title })
  }

  it('is empty where nobody disagrees', () => {
    expect(listed()).toEqual({ rows: [], total: 0 })
  })

  it('holds what two people called an article, and is settled by keeping one', () => {
    apart(titled('No deal'), titled('Talks fail'))
    const { rows, total } = listed()
    expect(total).toBe(desk.ask('project.overview', {}).conflicts)
    expect(rows).toMatchObject([
      { claim: null, conflict: { entity: 'article', field: 'meta', kind: 'values' }, shown: null }
    ])
    const conflict = rows[0]?.conflict
    expect(conflict?.candidates.map((value) => (value as { title: string }).title).toSorted()).toEqual([
      'No deal',
      'Talks fail'
    ])
    const kept = conflict?.candidates.find((value) => (value as { title: string }).title === 'Talks fail')
    desk.run('conflict.resolve', { entity: 'article', id: conflict?.id ?? '', field: 'meta', value: kept as never })
    expect(listed().total).toBe(0)
    expect(desk.ask('project.overview', {}).articles[0]?.title).toBe('Talks fail')
  })

  it('holds an article that one deleted while the other worked on it, a source, and a claim with its words', () => {
    const { id: source } = desk.run('source.add', { about })
    apart(
      (ada) => {
        ada.run('source.edit', { source, about: { ...about, title: 'UN, May' } })
        ada.run('claim.restate', { claim, statement: 'Ada’s words.' })
      },
      (bob) => {
        bob.run('source.edit', { source, about: { ...about, title: 'UN, June' } })
        bob.run('claim.restate', { claim, statement: reworded.text })
      }
    )
    const { rows, total } = listed()
    expect(total).toBe(desk.ask('project.overview', {}).conflicts)
    const of = (entity: string) => rows.filter(({ conflict }) => conflict.entity === entity)
    expect(of('claim')[0]).toMatchObject({ claim: { id: claim }, name: detail().statement.text })
    expect(of('source')[0]).toMatchObject({ claim: null, name: expect.stringMatching(/^UN, (May|June)$/) })
    expect(desk.ask('conflict.list', { offset: 1, limit: 1 }).rows).toEqual(rows.slice(1, 2))
  })

  it('keeps what is contested of one claim together, and pages go on where the one before ended', () => {
    const evidence = [claim, other].map((each) => desk.run('evidence.add', { claim: each, about, content }).id)
    const says = (who: string) => (at: Desk) => {
      for (const each of [claim, other]) at.run('claim.restate', { claim: each, statement: `${who} puts it so.` })
      for (const each of evidence) at.run('evidence.edit', { evidence: each, content: { ...content, note: who } })
    }
    apart(says('Ada'), says('Bob'))
    const { rows, total } = listed()
    expect(rows.length).toBeGreaterThan(2)
    const claims = rows.map((row) => row.claim?.id)
    expect(claims.filter((id, index) => id !== claims[index - 1]).toSorted()).toEqual([claim, other].toSorted())
    const pages = rows.map((_, offset) => desk.ask('conflict.list', { offset, limit: 1 }))
    expect(pages.flatMap((page) => page.rows)).toEqual(rows)
    expect(pages.every((page) => page.total === total)).toBe(true)
  })

  it('holds an article that one deleted while the other gave it a title; a person keeps it or deletes it', () => {
    const id = desk.ask('project.overview', {}).articles[0]?.id ?? ''
    apart((ada) => ada.run('article.delete', { article: id }), titled('Talks fail'))
    const conflict = listed().rows.find(({ conflict: each }) => each.entity === 'article')?.conflict
    expect(conflict).toMatchObject({ id, field: 'deleted', kind: 'edited-and-deleted' })
    desk.run('conflict.resolve', { entity: 'article', id, field: 'deleted', kind: 'edited-and-deleted', value: false })
    expect(listed().rows.filter(({ conflict: each }) => each.entity === 'article')).toEqual([])
    expect(desk.ask('project.overview', {}).articles).toHaveLength(1)
  })
})
