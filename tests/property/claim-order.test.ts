/** The step to the next claim and a claim's place in the list, held against the list itself, whatever was done meanwhile. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportRequest } from '../../src/main/app/project-session.ts'
import type { ClaimFilter } from '../../src/shared/contract/index.ts'
import { toAppError } from '../../src/shared/errors.ts'
import { anyCommand, rules } from '../support/any-command.ts'
import { type Desk, newProjectFile, openDesk, reading, talks, temporaryFolder } from '../support/project.ts'

const runs = Number(process.env.PROJECT_RUNS ?? 12)
const folder = temporaryFolder()
let articles: readonly ImportRequest[]
let count = 0

beforeAll(async () => {
  articles = [
    await reading(talks),
    await reading('Prices rose by 4 percent in 2014, the bank said. Nobody expected it.\n', 'prices.txt')
  ]
})
afterAll(() => folder.remove())

const filters = (article: string): readonly ClaimFilter[] => [
  {},
  { article },
  { article, states: ['candidate', 'open', 'checking', 'checked'] },
  { article, states: ['dismissed'] },
  { states: ['open', 'checking'] },
  { article, withNumber: true },
  { article, openFacets: true },
  { article, words: 'the' },
  { words: 'no such word' }
]

const act = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.nat(200), pick: fc.nat(40), value: fc.nat(7) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      filter: fc.nat(8),
      article: fc.nat(1),
      steps: fc.array(fc.constantFrom('next' as const, 'previous' as const), { maxLength: 8 }),
      from: fc.option(fc.nat(60))
    })
  }
)

const all = (desk: Desk, filter: ClaimFilter): string[] =>
  desk.ask('claim.list', { filter, offset: 0, limit: 500 }).rows.map(({ id }) => id)

it('stepping goes through the list as it stands, and every place is the place in the list', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 4, maxLength: 16 }), (acts) => {
      count += 1
      const desk = openDesk(newProjectFile(folder.path, undefined, `${count}.claimbench`))
      try {
        const made = articles.map((request) => desk.import(request).article)
        /** Every claim that was ever seen: also one that is gone can be what a step begins at. */
        const ever = all(desk, {})
        for (const each of acts) {
          if ('kind' in each) {
            const call = anyCommand(desk, each)
            try {
              if (call) desk.run(call.method, call.input as never)
            } catch (thrown) {
              if (!rules.has(toAppError(thrown).code)) throw thrown
            }
            for (const id of all(desk, {})) if (!ever.includes(id)) ever.push(id)
            continue
          }
          const filter = filters(made[each.article] ?? '')[each.filter] ?? {}
          const list = all(desk, filter)
          let from = each.from === null ? null : (ever[each.from % ever.length] ?? null)
          for (const direction of each.steps) {
            const { row, index, total } = desk.ask('claim.step', { filter, from, direction })
            expect(total).toBe(list.length)
            if (row === null) expect(index).toBeNull()
            else expect(list[index ?? -1]).toBe(row.id)
            const at = from === null ? null : list.indexOf(from)
            if (at === null) expect(row?.id ?? null).toBe((direction === 'next' ? list[0] : list.at(-1)) ?? null)
            else if (at >= 0) expect(row?.id ?? null).toBe(list[direction === 'next' ? at + 1 : at - 1] ?? null)
            else if (row && from !== null) {
              // From a claim that the filter hides, nothing that it lets through is passed over on the way back.
              const back = desk.ask('claim.step', {
                filter,
                from,
                direction: direction === 'next' ? 'previous' : 'next'
              })
              const apart = direction === 'next' ? 1 : -1
              if (back.index !== null) expect(index).toBe(back.index + apart)
              else expect(index).toBe(direction === 'next' ? 0 : list.length - 1)
            }
            const asked = from === null ? null : desk.ask('claim.index', { filter, claim: from })
            if (asked) expect(asked).toEqual({ index: at === -1 ? null : at, total: list.length })
            if (row) from = row.id
          }
        }
      } finally {
        desk.close()
      }
    }),
    { numRuns: runs, endOnFailure: false }
  )
}, 120_000)

it('a list is the same whether it is read in one page or in many', () => {
  const desk = openDesk(newProjectFile(folder.path, undefined, 'pages.claimbench'))
  try {
    for (const request of articles) desk.import(request)
    const whole = all(desk, {})
    const pages = whole.flatMap((_, offset) =>
      desk.ask('claim.list', { filter: {}, offset, limit: 1 }).rows.map(({ id }) => id)
    )
    expect(whole.length).toBeGreaterThan(8)
    expect(pages).toEqual(whole)
  } finally {
    desk.close()
  }
})
