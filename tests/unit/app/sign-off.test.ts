import { createHash, randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../src/main/app/command-context.ts'
import { coveredFieldsOf } from '../../../src/main/app/queries/approval.ts'
import { createReadView } from '../../../src/main/app/read-view.ts'
import { createDoor } from '../../../src/main/app/run-command.ts'
import { personIdOfKey } from '../../../src/main/project/ids.ts'
import { createLog } from '../../../src/main/project/log.ts'
import { createTables } from '../../../src/main/project/tables.ts'
import { coversOf } from '../../../src/shared/history/approval.ts'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  makeSigner,
  newChangeSet,
  openDesk,
  ourSigner,
  scales,
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

/** Somebody else at another computer, who has the file for a while. */
const bob = makeSigner()
const asBob = (work: (colleague: Desk) => void): void => {
  desk.close()
  const colleague = openDesk(desk.path, { signer: bob, person: { name: 'Bob', role: '' } })
  work(colleague)
  colleague.close()
  desk = openDesk(desk.path)
}
/** What a program without today's rules would have written: past the commands, but through the door. */
const pastTheRules = (command: string, work: (context: CommandContext) => void): void => {
  desk.close()
  const database = new Database(desk.path)
  const door = createDoor({
    view: createReadView(database, createLog(database), createTables(database), scales),
    signer: ourSigner,
    me: { id: personIdOfKey(ourSigner.fingerprint), name: 'Ada', role: 'checker' },
    newReplica: newChangeSet,
    randomBytes,
    now: Date.now,
    newId: newChangeSet
  })
  door.run({ command, changeSet: newChangeSet(), client: 'test', seen: undefined }, (context) => {
    work(context)
    return { value: {} }
  })
  database.close()
  desk = openDesk(desk.path)
}
const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const approval = () => ({ claim, kind: 'approve', comment: '' }) as const
const isApproved = () => desk.ask('claim.detail', { claim }).row.approved

describe('signing off takes a second person', () => {
  const detail = () => desk.ask('claim.detail', { claim })

  it('nobody approves the own verdict; a colleague does', () => {
    expect(detail().mayApprove).toBe('no-verdict')
    desk.run('verdict.set', verdict('reason'))
    expect(detail().mayApprove).toBe('own-verdict')
    const error = desk.refused(() => desk.run('review.add', approval()))
    expect(error).toMatchObject({ code: 'own-verdict', details: { claim } })
    expect(error.message).toMatch(/second person.*Ask a colleague/)
    expect(detail().reviews).toEqual([])
    asBob((colleague) => {
      expect(colleague.ask('claim.detail', { claim }).mayApprove).toBe('yes')
      colleague.run('review.add', approval())
    })
    expect(detail()).toMatchObject({ row: { approved: true }, reviews: [{ state: 'approved' }] })
  })

  it('changes may be asked for also of the own verdict', () => {
    desk.run('verdict.set', verdict('reason'))
    desk.run('review.add', { claim, kind: 'request-changes', comment: 'I have to ask again.' })
    expect(detail().reviews).toMatchObject([{ state: 'changes-requested' }])
  })

  it('the verdict that counts decides, not that somebody rated too, or chose it', () => {
    let theirs = ''
    desk.run('verdict.set', verdict('mine'))
    asBob((colleague) => {
      theirs = colleague.run('verdict.set', { ...verdict('theirs'), house: false }).id
    })
    desk.run('verdict.makeHouse', { claim, verdict: theirs })
    expect(detail().mayApprove).toBe('yes')
    asBob((colleague) => {
      expect(desk.refused(() => colleague.run('review.add', approval())).code).toBe('own-verdict')
    })
    desk.run('review.add', approval())
    expect(isApproved()).toBe(true)
  })

  it('an approval ends when the own verdict becomes the house decision', () => {
    asBob((colleague) => colleague.run('verdict.set', verdict('theirs')))
    desk.run('review.add', approval())
    expect(isApproved()).toBe(true)
    desk.run('verdict.set', { ...verdict('mine'), house: true })
    expect(detail()).toMatchObject({ row: { approved: false }, reviews: [{ state: 'stale' }] })
  })

  it('whoever wrote what stands in the house verdict is its author too', () => {
    asBob((colleague) => colleague.run('verdict.set', verdict('theirs')))
    const [theirs] = detail().verdicts
    if (!theirs) throw new Error('there is no verdict')
    expect(detail().mayApprove).toBe('yes')
    pastTheRules('conflict.resolve', (context) =>
      context.set('verdict', theirs.id, 'value', { ...theirs.value, rationale: 'in my words' })
    )
    expect(detail().mayApprove).toBe('own-verdict')
    expect(desk.refused(() => desk.run('review.add', approval())).code).toBe('own-verdict')
  })

  it('an approval of the own verdict that is in the file all the same counts for nothing, and says so', () => {
    desk.run('verdict.set', verdict('reason'))
    pastTheRules('review.add', (context) =>
      context.create('review', context.newId(), {
        claim,
        person: context.me,
        decision: { kind: 'approve', comment: '' },
        covers: coversOf(coveredFieldsOf(context.view, claim), sha256)
      })
    )
    expect(desk.session.verify().findings).toEqual([])
    expect(detail()).toMatchObject({ row: { approved: false }, reviews: [{ state: 'own-verdict' }] })
    expect(desk.ask('claim.list', { filter: {}, offset: 0, limit: 10 }).rows.some((row) => row.approved)).toBe(false)
    const { claims } = desk.ask('article.marks', { revision: detail().anchor.revision, start: 0, end: 1000 })
    expect(claims.some((mark) => mark.approved)).toBe(false)
  })

  it('a verdict that was withdrawn is none to sign off', () => {
    desk.run('verdict.set', verdict('mine'))
    asBob((colleague) => colleague.run('verdict.set', { ...verdict('theirs'), house: false }))
    desk.run('verdict.clear', { claim })
    expect(detail()).toMatchObject({ mayApprove: 'no-verdict', verdicts: [{ house: false }] })
    expect(desk.refused(() => desk.run('review.add', approval())).code).toBe('refused')
  })
})

describe('what a person vouches for must have been on their screen', () => {
  const restate = (statement: string) => desk.run('claim.restate', { claim, statement }, desks)

  beforeEach(() => asBob((colleague) => colleague.run('verdict.set', verdict('reason'))))

  it('a sign-off of a claim that another window changed meanwhile is stale', () => {
    restate('First words.')
    const seen = desk.position()
    restate('Other words.')
    expect(desk.refused(() => desk.run('review.add', approval(), editor(seen))).code).toBe('stale')
    expect(isApproved()).toBe(false)
    desk.run('review.add', approval(), editor(desk.position()))
    expect(isApproved()).toBe(true)
  })

  it('a sign-off is stale where evidence was added meanwhile', () => {
    const seen = desk.position()
    desk.run('evidence.add', { claim, about, content }, desks)
    expect(desk.refused(() => desk.run('review.add', approval(), editor(seen))).code).toBe('stale')
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
    desk.run('claim.restate', { claim, statement: 'Words.' }, editor(seen))
    desk.run('review.add', approval(), editor(seen))
    expect(isApproved()).toBe(true)
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
