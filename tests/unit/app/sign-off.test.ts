import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  makeSigner,
  openDesk,
  temporaryFolder
} from '../../support/project.ts'

let folder: ReturnType<typeof temporaryFolder>
let desk: Desk
let claim: string
beforeEach(async () => {
  folder = temporaryFolder()
  const made = await deskWithArticle(folder.path)
  desk = made.desk
  claim = made.claims[0] ?? ''
})
afterEach(() => {
  desk.close()
  folder.remove()
})

const verdict = (rationale: string) => ({
  claim,
  scale: 'house-check',
  rating: 'ok',
  rationale,
  explanation: '',
  asOf: null
})
const editor = (seen: number) => ({ client: 'editor', seen })
const desks = { client: 'desk' }

describe('what a person vouches for must have been on their screen', () => {
  it('a sign-off of a verdict that another window changed meanwhile is stale', () => {
    desk.run('verdict.set', verdict('first reason'), desks)
    const seen = desk.position()
    desk.run('verdict.set', verdict('another reason'), desks)
    const approve = () => desk.run('review.add', { claim, kind: 'approve', comment: '' }, editor(seen))
    expect(desk.refused(approve).code).toBe('stale')
    expect(desk.ask('claim.detail', { claim }).row.approved).toBe(false)
    desk.run('review.add', { claim, kind: 'approve', comment: '' }, editor(desk.position()))
    expect(desk.ask('claim.detail', { claim }).row.approved).toBe(true)
  })

  it('a sign-off is stale where evidence was added meanwhile', () => {
    desk.run('verdict.set', verdict('reason'), desks)
    const seen = desk.position()
    desk.run('evidence.add', { claim, about, content }, desks)
    const approve = () => desk.run('review.add', { claim, kind: 'approve', comment: '' }, editor(seen))
    expect(desk.refused(approve).code).toBe('stale')
  })

  it('deleting a claim is stale where another window restated it or added a note meanwhile', () => {
    const seen = desk.position()
    desk.run('note.add', { claim, text: 'call back' }, desks)
    expect(desk.refused(() => desk.run('claim.delete', { claim }, editor(seen))).code).toBe('stale')
    const later = desk.position()
    desk.run('claim.restate', { claim, statement: 'Other words.' }, desks)
    expect(desk.refused(() => desk.run('claim.delete', { claim }, editor(later))).code).toBe('stale')
  })

  it('one window’s own changes never make its own sign-off stale', () => {
    const seen = desk.position()
    desk.run('verdict.set', verdict('reason'), editor(seen))
    desk.run('review.add', { claim, kind: 'approve', comment: '' }, editor(seen))
    expect(desk.ask('claim.detail', { claim }).row.approved).toBe(true)
  })
})

describe('commands on what others changed', () => {
  it('a note brought back under a claim that somebody else deleted shows as a conflict, in tables as in history', () => {
    desk.run('note.add', { claim, text: 'call back' })
    desk.run('history.undo', {})
    desk.close()
    const colleague = openDesk(desk.path, { signer: makeSigner(), person: { name: 'Bob', role: '' } })
    colleague.run('claim.delete', { claim })
    colleague.close()
    desk = openDesk(desk.path)
    desk.run('history.redo', {})
    expect(desk.session.verify().findings).toEqual([])
    expect(desk.ask('claim.detail', { claim }).conflicts).toMatchObject([
      { entity: 'claim', kind: 'edited-and-deleted' }
    ])
  })

  it('a resolution is refused where nothing is in conflict', () => {
    desk.run('claim.restate', { claim, statement: 'Words.' })
    const resolve = () =>
      desk.run('conflict.resolve', { entity: 'claim', id: claim, field: 'statement', value: { text: 'x', flags: [] } })
    expect(desk.refused(resolve).code).toBe('refused')
    expect(desk.ask('claim.detail', { claim }).statement.text).toBe('Words.')
  })

  it('the id of a change set serves for no other command', () => {
    const changeSet = '018f0000-0000-7000-8000-000000000001'
    desk.run('note.add', { claim, text: 'a' }, { changeSet })
    expect(desk.refused(() => desk.run('claim.delete', { claim }, { changeSet })).code).toBe('invalid-input')
    expect(desk.ask('claim.detail', { claim }).notes).toHaveLength(1)
  })

  it('a retry with the same change set answers the same and tells the newest position', () => {
    const changeSet = '018f0000-0000-7000-8000-000000000002'
    const request = { method: 'note.add', input: { claim, text: 'a' }, changeSet, client: 'window' }
    const first = desk.session.answer(request)
    desk.run('note.add', { claim, text: 'b' })
    const again = desk.session.answer(request)
    expect(again.value).toEqual(first.value)
    expect(again.event).toBeUndefined()
    expect(again.position).toBe(desk.position())
    expect(desk.ask('claim.detail', { claim }).notes).toHaveLength(2)
  })
})
