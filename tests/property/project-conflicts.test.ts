/**
 * Two people work on copies of one real project file, join their histories now and then, and decide what is contested:
 * whatever they do, each file's tables say what its history says, and both say the same once both know the same.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Signer } from '../../src/main/project/signing.ts'
import { toAppError } from '../../src/shared/errors.ts'
import { anyCommand, type Choice, commandKinds, rules } from '../support/any-command.ts'
import { mergeInto } from '../support/merge-files.ts'
import { type Desk, deskWithArticle, makeSigner, openDesk, ourSigner, temporaryFolder } from '../support/project.ts'
import { shownIn } from '../support/shown.ts'

const runs = Number(process.env.PROJECT_RUNS ?? 16)
const folder = temporaryFolder()
const signers: readonly Signer[] = [ourSigner, makeSigner()]
let start: string

beforeAll(async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  // Candidates are taken up by any edit; of claims in hand, edits and dismissals touch different fields.
  for (const claim of claims.slice(0, 3)) desk.run('claim.setStatus', { claim, state: 'open' })
  start = desk.path
  desk.close()
})
afterAll(() => folder.remove())

type Act = 'dismiss' | 'delete' | 'restate' | 'settle' | 'undo' | 'redo' | 'any'
interface Step extends Choice {
  readonly act: Act
}

const step = (...acts: Act[]): fc.Arbitrary<Step> =>
  fc.record({
    act: fc.constantFrom(...acts),
    kind: fc.nat(commandKinds.length - 1),
    pick: fc.nat(1),
    value: fc.nat(7)
  })

/** What both do on the same few claims without seeing each other; then one takes the other's work in and decides. */
const round = fc.record({
  apart: fc.tuple(
    fc.array(step('dismiss', 'delete', 'restate', 'restate', 'any', 'undo'), { minLength: 1, maxLength: 3 }),
    fc.array(step('dismiss', 'restate', 'restate', 'any', 'undo', 'redo'), { minLength: 1, maxLength: 3 })
  ),
  who: fc.nat(1),
  after: fc.array(step('settle', 'settle', 'settle', 'undo', 'redo', 'any'), { maxLength: 3 })
})

type Round = typeof round extends fc.Arbitrary<infer T> ? T : never

/** Each kind of conflict and each decision comes up, whatever chance brings. */
const one = (act: Act, value: number): Step => ({ act, kind: 0, pick: 0, value })
const examples: [Round[]][] = (['restate', 'delete', 'dismiss'] as const).flatMap((act) =>
  [0, 1].map((value): [Round[]] => [
    [{ apart: [[one(act, 2)], [one('restate', 3)]], who: value, after: [one('settle', value)] }]
  ])
)

const met: Record<string, number> = {}
const count = (what: string): void => {
  met[what] = (met[what] ?? 0) + 1
}

/** One person's step; a rule of the desk may refuse it. */
function act(desk: Desk, { act: what, pick, value, ...choice }: Step): void {
  const rows = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
  const claim = rows[pick % Math.max(1, rows.length)]?.id
  if (what === 'undo' || what === 'redo') desk.run(`history.${what}`, {})
  else if (what === 'settle') settle(desk, pick, value)
  else if (what === 'any') {
    const call = anyCommand(desk, { pick, value, ...choice })
    if (call) desk.run(call.method, call.input as never)
  } else if (claim === undefined) return
  else if (what === 'dismiss') desk.run('claim.dismiss', { claims: [claim] })
  else if (what === 'delete') desk.run('claim.delete', { claim })
  else if (what === 'restate') desk.run('claim.restate', { claim, statement: `Words ${value}` })
}

/** Decides one conflict; undone and redone, the decision is what it was. */
function settle(desk: Desk, pick: number, value: number): void {
  const contested = desk.ask('claim.list', { filter: { conflict: true }, offset: 0, limit: 500 }).rows
  const conflicts = contested.flatMap((row) => desk.ask('claim.detail', { claim: row.id }).conflicts)
  const conflict = conflicts[pick % Math.max(1, conflicts.length)]
  if (!conflict) return
  const { entity, id, field, kind, candidates } = conflict
  const chosen = kind === 'values' ? candidates[value % Math.max(1, candidates.length)] : value % 2 === 0
  const before = shownIn(desk.path)
  desk.run('conflict.resolve', { entity, id, field, kind, value: chosen ?? null })
  const after = shownIn(desk.path)
  const key = JSON.stringify({ entity, entity_id: id, field, kind })
  expect(Object.keys(before.conflict ?? {})).toContain(key)
  expect(Object.keys(after.conflict ?? {})).not.toContain(key)
  desk.run('history.undo', {})
  expect(shownIn(desk.path)).toEqual(before)
  desk.run('history.redo', {})
  expect(shownIn(desk.path)).toEqual(after)
  count(`${kind} ${chosen === true || chosen === false ? chosen : ''}`)
}

function attempt(work: () => unknown): void {
  try {
    work()
  } catch (thrown) {
    const { code } = toAppError(thrown)
    if (!rules.has(code) && code !== 'changed-since' && code !== 'not-found') throw thrown
  }
}

it(
  'tables are what the histories say, through merges, conflicts, decisions and their undo',
  () => {
    let world = 0
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 6 }), (rounds) => {
        world += 1
        const paths = [0, 1].map((who) => join(folder.path, `${world}-${who}.claimbench`))
        for (const path of paths) copyFileSync(start, path)
        const open = (who: number): Desk =>
          openDesk(paths[who] ?? '', { signer: signers[who] ?? ourSigner, person: { name: `Person ${who}`, role: '' } })
        const desks = [open(0), open(1)]
        const takeOver = (to: number): void => {
          for (const desk of desks) desk.close()
          mergeInto(paths[to] ?? '', paths[1 - to] ?? '')
          for (const who of [0, 1]) desks[who] = open(who)
        }
        const carryOut = (who: number, steps: readonly Step[]): void => {
          for (const next of steps) attempt(() => act(desks[who] as Desk, next))
        }
        for (const { apart, who, after } of rounds) {
          for (const one of [0, 1]) carryOut(one, apart[one] ?? [])
          takeOver(who)
          carryOut(who, after)
        }
        for (const desk of desks) expect(desk.session.verify().findings).toEqual([])
        takeOver(0)
        takeOver(1)
        for (const desk of desks) expect(desk.session.verify().findings).toEqual([])
        expect(shownIn(paths[0] ?? '')).toEqual(shownIn(paths[1] ?? ''))
        for (const desk of desks) desk.close()
      }),
      { numRuns: runs + examples.length, examples }
    )
    // The law has said something only where each kind of decision came up.
    const kinds = [
      'values ',
      'edited-and-deleted true',
      'edited-and-deleted false',
      'edited-and-dismissed true',
      'edited-and-dismissed false'
    ]
    expect(kinds.filter((kind) => !met[kind])).toEqual([])
  },
  Math.max(300_000, runs * 20_000)
)
