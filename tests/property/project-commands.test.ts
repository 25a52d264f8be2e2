/** Laws of a real project file under any sequence of the desk's commands, undone and redone at will. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportRequest } from '../../src/main/app/project-session.ts'
import { toAppError } from '../../src/shared/errors.ts'
import { anyCommand, type Choice, commandKinds, rules } from '../support/any-command.ts'
import { type Desk, makeSigner, newProjectFile, openDesk, reading, talks, temporaryFolder } from '../support/project.ts'
import { shownIn } from '../support/shown.ts'

const runs = Number(process.env.PROJECT_RUNS ?? 16)
const folder = temporaryFolder()
let article: ImportRequest
let other: ImportRequest
/** Says one thing twice. */
let repeating: ImportRequest
let count = 0
const colleague = makeSigner()
const colleagues = new WeakSet<Desk>()
/** Files that two people have worked on. */
const shared = new Set<string>()

beforeAll(async () => {
  article = await reading(talks)
  const prices = 'Prices rose by 4 percent in 2014.'
  repeating = await reading(`${talks}\n\n${prices} Nobody expected it. ${prices}\n`)
  other = await reading('Prices rose by 4 percent in 2014, the bank said. Nobody expected it.\n', 'prices.txt')
})
afterAll(() => folder.remove())

const choice = fc.record({ kind: fc.nat(200), pick: fc.nat(40), value: fc.nat(7) })
type Step = Choice | 'undo' | 'redo' | 'import' | 'reopen'
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: choice },
  { weight: 4, arbitrary: fc.constant('undo' as const) },
  { weight: 2, arbitrary: fc.constant('redo' as const) },
  { weight: 1, arbitrary: fc.constant('import' as const) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) }
)

/**
 * Runs a command; whether it was carried out. A rule of the desk may refuse it, anything else is a defect.
 *
 * @param also  a further code that is no defect here: the other person may have built on what would be taken back
 */
function attempt(work: () => unknown, also?: 'changed-since'): boolean {
  try {
    work()
    return true
  } catch (thrown) {
    const error = toAppError(thrown)
    if (!rules.has(error.code) && error.code !== also) throw thrown
    return false
  }
}

function carryOut(desk: Desk, next: Step): Desk {
  if (next === 'reopen') {
    desk.close()
    // Two people have the file in turn, so that one can sign off what the other rated.
    if (colleagues.has(desk)) return openDesk(desk.path)
    const theirs = openDesk(desk.path, { signer: colleague, person: { name: 'Bob', role: '' } })
    colleagues.add(theirs)
    shared.add(desk.path)
    return theirs
  }
  const also = shared.has(desk.path) ? 'changed-since' : undefined
  if (next === 'undo') attempt(() => desk.run('history.undo', {}), also)
  else if (next === 'redo') attempt(() => desk.run('history.redo', {}), also)
  else if (next === 'import') desk.import(count % 2 ? article : other)
  else {
    const call = anyCommand(desk, next)
    if (call) attempt(() => desk.run(call.method, call.input as never))
  }
  return desk
}

const times = (desk: Desk, method: 'history.undo' | 'history.redo'): number => {
  for (let done = 0; ; done += 1) {
    const label = desk.ask('project.overview', {})[method === 'history.undo' ? 'undo' : 'redo']
    if (!label) return done
    desk.run(method, {})
  }
}

const project = (): Desk => {
  count += 1
  return openDesk(newProjectFile(folder.path, undefined, `p${count}.claimbench`))
}

describe('any sequence of commands on a real project file', () => {
  it('leaves tables that are exactly what the history says', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        let desk = project()
        desk.import(article)
        for (const next of steps) desk = carryOut(desk, next)
        expect(desk.session.verify().findings).toEqual([])
        desk.close()
      }),
      { numRuns: runs }
    )
  }, 300_000)

  it('can be undone to the beginning and redone to the end', () => {
    fc.assert(
      fc.property(fc.array(choice, { minLength: 5, maxLength: 40 }), (choices) => {
        const desk = project()
        const initial = shownIn(desk.path)
        desk.import(article)
        for (const next of choices) carryOut(desk, next)
        const final = shownIn(desk.path)
        const undone = times(desk, 'history.undo')
        expect(shownIn(desk.path)).toEqual(initial)
        expect(times(desk, 'history.redo')).toBe(undone)
        expect(shownIn(desk.path)).toEqual(final)
        expect(desk.session.verify().findings).toEqual([])
        desk.close()
      }),
      { numRuns: runs }
    )
  }, 300_000)

  it('takes each single command back to what was shown before it, and does it again', () => {
    const done = new Set<string>()
    const values = fc.array(fc.tuple(fc.nat(40), fc.nat(7)), { minLength: 2 * commandKinds.length, maxLength: 100 })
    fc.assert(
      fc.property(fc.nat(), values, (first, choices) => {
        const desk = project()
        desk.import(repeating)
        const thereAndBack = (call: ReturnType<typeof anyCommand>): void => {
          const before = shownIn(desk.path)
          const position = desk.position()
          if (!call || !attempt(() => desk.run(call.method, call.input as never))) return
          if (desk.position() === position) return
          const after = shownIn(desk.path)
          desk.run('history.undo', {})
          expect(shownIn(desk.path), call.method).toEqual(before)
          desk.run('history.redo', {})
          expect(shownIn(desk.path), call.method).toEqual(after)
          done.add(call.method)
          if (call.method === 'article.delete') desk.run('history.undo', {})
        }
        // A verdict that is not the house's, and a rated claim that the text says again, are rare by chance.
        const { rows } = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 })
        const claim = rows.find(({ group }) => group !== null)?.id ?? ''
        const ok = { scale: 'house-check', rating: 'ok', rationale: 'yes', explanation: '', asOf: null }
        desk.run('verdict.set', { claim, ...ok, house: false })
        const verdict = desk.ask('claim.detail', { claim }).verdicts[0]?.id ?? ''
        thereAndBack({ method: 'verdict.makeHouse', input: { claim, verdict } })
        thereAndBack({ method: 'verdict.applyToRepeats', input: { claim } })
        // Every kind has its turn, whatever chance brings.
        for (const [index, [pick, value]] of choices.entries())
          thereAndBack(anyCommand(desk, { kind: first + index, pick, value }))
        desk.close()
      }),
      { numRuns: Math.max(4, Math.ceil(runs / 4)) }
    )
    expect(commandKinds.filter((kind) => !done.has(kind))).toEqual([])
  }, 300_000)
})
