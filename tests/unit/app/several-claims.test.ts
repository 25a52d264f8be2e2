import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Desk, deskWithArticle, refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
let desk: Desk
let claims: string[]
let count = 0

beforeEach(async () => {
  count += 1
  const place = join(folder.path, String(count))
  mkdirSync(place)
  ;({ desk, claims } = await deskWithArticle(place))
})
afterEach(() => {
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})
afterAll(() => folder.remove())

const stateOf = (claim: string) => desk.ask('claim.detail', { claim }).row.status
const three = () => claims.slice(0, 3)

describe('several claims at once', () => {
  it('take a state in one change set, which one undo takes back', () => {
    const before = three().map(stateOf)
    const at = desk.position()
    desk.run('claim.setStatusOfSeveral', { claims: three(), state: 'checking' })
    expect(three().map(stateOf)).toEqual(['checking', 'checking', 'checking'])
    expect(desk.position()).toBe(at + 1)
    desk.run('history.undo', {})
    expect(three().map(stateOf)).toEqual(before)
  })

  it('are all left alone where one of them is gone', () => {
    const [first = '', second = '', third = ''] = three()
    desk.run('claim.delete', { claim: third })
    const at = desk.position()
    for (const act of [
      () => desk.run('claim.setStatusOfSeveral', { claims: [first, second, third], state: 'checked' }),
      () => desk.run('claim.dismiss', { claims: [first, second, third] }),
      () => desk.run('claim.restore', { claims: [first, second, third] })
    ]) {
      expect(refused(act)).toMatchObject({ code: 'not-found', details: { entity: 'claim', id: third } })
    }
    expect([first, second].map(stateOf)).toEqual(['candidate', 'candidate'])
    expect(desk.position()).toBe(at)
  })

  it('are all left alone where another window has changed the state of one', () => {
    const [first = '', second = ''] = three()
    const seen = desk.position()
    desk.run('claim.setStatus', { claim: second, state: 'checked' }, { client: 'left', seen })
    const late = () =>
      desk.run('claim.setStatusOfSeveral', { claims: three(), state: 'open' }, { client: 'right', seen })
    expect(refused(late)).toMatchObject({ code: 'stale', details: { id: second } })
    expect(stateOf(first)).toBe('candidate')
    desk.run('claim.setStatusOfSeveral', { claims: three(), state: 'open' }, { client: 'right', seen: desk.position() })
    expect(three().map(stateOf)).toEqual(['open', 'open', 'open'])
  })

  it('are never made candidates again', () => {
    const act = () => desk.run('claim.setStatusOfSeveral', { claims: three(), state: 'candidate' })
    expect(refused(act).code).toBe('refused')
  })

  it('are dismissed like one by one: bringing them back gives each the state that it had', () => {
    desk.run('claim.setStatus', { claim: claims[1] ?? '', state: 'checked' })
    const before = three().map(stateOf)
    desk.run('claim.setStatusOfSeveral', { claims: three(), state: 'dismissed' })
    expect(three().map(stateOf)).toEqual(['dismissed', 'dismissed', 'dismissed'])
    desk.run('claim.restore', { claims: three() })
    expect(three().map(stateOf)).toEqual(before)
  })

  it('dismissed with one that was cut before, that one still counts as its parts', () => {
    const [first = ''] = claims
    const { row } = desk.ask('claim.detail', { claim: first })
    desk.run('claim.split', { claim: first, at: [Math.floor((row.start + row.end) / 2)] })
    const counted = () => desk.ask('project.overview', {}).articles[0]?.claims.dismissed
    const before = counted()
    desk.run('claim.dismiss', { claims: [first] })
    expect(counted()).toBe(before)
  })

  it('are tallied by state, and those that are gone are named', () => {
    const [first = '', second = '', third = ''] = three()
    desk.run('claim.setStatus', { claim: first, state: 'open' })
    desk.run('claim.delete', { claim: third })
    expect(desk.ask('claim.tally', { claims: [first, second, third] })).toEqual({
      states: { candidate: 1, open: 1, checking: 0, checked: 0, dismissed: 0 },
      missing: [third]
    })
  })
})

describe('the ids that a filter lets through', () => {
  it('are those of its rows, in their order, a stretch at a time', () => {
    desk.run('claim.dismiss', { claims: [claims[1] ?? ''] })
    const filter = { states: ['candidate' as const] }
    const rows = desk.ask('claim.list', { filter, offset: 0, limit: 500 }).rows.map(({ id }) => id)
    expect(rows.length).toBe(claims.length - 1)
    expect(desk.ask('claim.ids', { filter, offset: 0, limit: 1000 })).toEqual({ ids: rows, total: rows.length })
    expect(desk.ask('claim.ids', { filter, offset: 1, limit: 2 }).ids).toEqual(rows.slice(1, 3))
  })
})
