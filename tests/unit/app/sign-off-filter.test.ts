import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toAppError } from '../../../src/shared/errors.ts'
import { anyCommand, commandKinds, rules } from '../../support/any-command.ts'
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
let claims: string[]
beforeEach(async () => {
  folder = temporaryFolder()
  const made = await deskWithArticle(folder.path)
  desk = made.desk
  claims = made.claims
})
afterEach(() => {
  desk.close()
  folder.remove()
})

const bob = makeSigner()
const asBob = (work: (colleague: Desk) => void): void => {
  desk.close()
  const colleague = openDesk(desk.path, { signer: bob, person: { name: 'Bob', role: '' } })
  work(colleague)
  colleague.close()
  desk = openDesk(desk.path)
}
const rate = (claim: string) =>
  desk.run('verdict.set', {
    claim,
    scale: 'house-check',
    rating: 'ok',
    rationale: 'because',
    explanation: '',
    asOf: null
  })
const states = ['awaiting', 'approved', 'changes-requested'] as const
const listed = (signOff: (typeof states)[number]) =>
  desk.ask('claim.list', { filter: { signOff }, offset: 0, limit: 500 }).rows.map(({ id }) => id)

describe('the list of what waits for a second person', () => {
  it('holds a claim from its verdict to its approval, and again once something is added', () => {
    const [claim = ''] = claims
    expect(states.map(listed)).toEqual([[], [], []])
    rate(claim)
    expect(states.map(listed)).toEqual([[claim], [], []])
    asBob((colleague) => colleague.run('review.add', { claim, kind: 'approve', comment: '' }))
    expect(states.map(listed)).toEqual([[], [claim], []])
    const { id: source } = desk.run('source.add', { about })
    desk.run('evidence.add', { claim, source, content })
    expect(states.map(listed)).toEqual([[claim], [], []])
    desk.run('history.undo', {})
    expect(states.map(listed)).toEqual([[], [claim], []])
  })

  it('holds a claim again whose source was deleted after its approval', () => {
    const [claim = ''] = claims
    const { id: source } = desk.run('source.add', { about })
    desk.run('evidence.add', { claim, source, content })
    rate(claim)
    asBob((colleague) => colleague.run('review.add', { claim, kind: 'approve', comment: '' }))
    expect(states.map(listed)).toEqual([[], [claim], []])
    desk.run('source.delete', { source })
    expect(states.map(listed)).toEqual([[claim], [], []])
    desk.run('history.undo', {})
    expect(states.map(listed)).toEqual([[], [claim], []])
  })

  it('tells a request for changes apart, and leaves dismissed claims out', () => {
    const [first = '', second = ''] = claims
    rate(first)
    rate(second)
    desk.run('review.add', { claim: first, kind: 'request-changes', comment: 'Which figure?' })
    expect(states.map(listed)).toEqual([[second], [], [first]])
    desk.run('claim.dismiss', { claims: [second] })
    expect(listed('awaiting')).toEqual([])
  })

  it('is what the rows say, whatever happens', () => {
    const [first = '', second = '', third = ''] = claims
    for (const claim of [first, second, third]) rate(claim)
    asBob((colleague) => {
      for (const claim of [first, second]) colleague.run('review.add', { claim, kind: 'approve', comment: '' })
    })
    const choice = fc.record({
      kind: fc.nat(commandKinds.length - 1),
      pick: fc.nat(1000),
      value: fc.nat(8)
    })
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 6 }), (choices) => {
        for (const each of choices) {
          if (commandKinds[each.kind] === 'article.delete') continue
          const call = anyCommand(desk, each)
          try {
            if (call) desk.run(call.method, call.input as never)
          } catch (thrown) {
            expect(rules).toContain(toAppError(thrown).code)
          }
          const rows = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
          for (const state of states) {
            expect(listed(state)).toEqual(rows.filter(({ signOff }) => signOff === state).map(({ id }) => id))
          }
        }
      }),
      { numRuns: 15 }
    )
  })
})

describe('corrections', () => {
  it('are listed apart: those that wait, and those that are settled', () => {
    const [claim = ''] = claims
    const proposal = { kind: 'query', wording: 'Since when?', reason: '', addressee: '', deadline: null } as const
    const ids = [0, 1, 2].map(() => desk.run('correction.add', { claim, proposal }).id)
    desk.run('correction.answer', { correction: ids[0] ?? '', answer: { state: 'closed', text: '' } })
    desk.run('correction.answer', { correction: ids[1] ?? '', answer: { state: 'answered', text: '2011' } })
    const of = (settled?: boolean) =>
      desk
        .ask('correction.list', { article: null, ...(settled === undefined ? {} : { settled }), offset: 0, limit: 50 })
        .rows.map(({ correction }) => correction.id)
    expect([of(false), of(true), of()].map((list) => list.toSorted())).toEqual(
      [ids.slice(1), ids.slice(0, 1), ids].map((list) => list.toSorted())
    )
  })
})
