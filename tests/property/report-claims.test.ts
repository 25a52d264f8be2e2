/** A report says of every claim what the screen says of it, whatever was done in the project before. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportRequest } from '../../src/main/app/project-session.ts'
import { disagreeing } from '../../src/renderer/features/desk/logic/repeats.ts'
import type { ClaimDetail } from '../../src/shared/contract/index.ts'
import { toAppError } from '../../src/shared/errors.ts'
import type { ReportClaim, ReportData } from '../../src/shared/report.ts'
import { anyCommand, rules } from '../support/any-command.ts'
import { newProjectFile, openDesk, reading, talks, temporaryFolder } from '../support/project.ts'

const runs = Number(process.env.PROJECT_RUNS ?? 16)
const folder = temporaryFolder()
let article: ImportRequest
let count = 0
beforeAll(async () => {
  article = await reading(`${talks}\nMore than 300,000 people have been killed in the war, the envoy repeated.\n`)
})
afterAll(() => folder.remove())

const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)

/** What both say, in one shape. */
const reported = (claim: ReportClaim) => ({
  ...claim,
  number: null,
  ranges: claim.ranges.map(({ start, end }) => ({ start, end })),
  verdicts: ids(claim.verdicts),
  evidence: claim.evidence.map(({ id, source, conflict }) => ({ id, source, conflict })),
  corrections: ids(claim.corrections)
})

function shown(detail: ClaimDetail, known: ReadonlySet<string>): ReturnType<typeof reported> {
  const { row, detection } = detail
  return {
    id: row.id,
    number: null,
    revision: detail.anchor.revision,
    ranges: [...detail.anchor.ranges],
    context: detail.context,
    statement: detail.statement,
    types: row.types,
    role: detection.role,
    origin: detail.origin,
    status: row.status,
    approved: row.approved,
    worthiness: {
      engine: detection.engine,
      score: detection.score,
      worth: detection.worth,
      reasons: detection.reasons
    },
    quantities: detection.quantities,
    dates: detection.dates,
    speaker: detail.attribution,
    facets: detail.facets,
    alarms: [
      ...(detection.alarms ?? []).map(({ code, here, there, other, expected }) => ({
        code,
        here: here?.text ?? null,
        there: there?.text ?? null,
        expected: expected ?? null,
        claim: other,
        evidence: null
      })),
      ...detail.evidence.flatMap(({ id, alarms }) =>
        alarms.map((alarm) => ({ ...alarm, expected: null, claim: null, evidence: id }))
      ),
      ...disagreeing(detail).map(({ id, rating }) => ({
        code: 'repeat-differs' as const,
        here: row.rating?.label ?? null,
        there: rating?.label ?? null,
        expected: null,
        claim: id,
        evidence: null
      }))
    ],
    house: detail.verdicts.find(({ house }) => house)?.id ?? null,
    verdicts: ids(detail.verdicts),
    evidence: detail.evidence.map(({ id, source, conflict }) => ({ id, source: source.id, conflict })),
    corrections: ids(detail.corrections),
    reviews: detail.reviews,
    notes: detail.notes,
    conflicts: detail.conflicts,
    parent: detail.parent && known.has(detail.parent.id) ? detail.parent.id : null,
    children: ids(detail.children),
    repeats: ids(detail.repeats)
  }
}

it('a report says of every claim what the screen says of it', { timeout: runs * 10_000 }, () => {
  const choice = fc.record({ kind: fc.nat(200), pick: fc.nat(40), value: fc.nat(7) })
  fc.assert(
    fc.property(fc.array(choice, { minLength: 5, maxLength: 40 }), (choices) => {
      count += 1
      const desk = openDesk(newProjectFile(folder.path, undefined, `${count}.claimbench`))
      try {
        desk.import(article)
        for (const next of choices) {
          const call = anyCommand(desk, next)
          try {
            if (call) desk.run(call.method, call.input as never)
          } catch (thrown) {
            if (!rules.has(toAppError(thrown).code)) throw thrown
          }
        }
        const report = JSON.parse(desk.session.export({ format: 'json', profile: 'internal' })) as ReportData
        const claims = report.articles.flatMap((each) => each.claims)
        const known = new Set(ids(claims))
        expect(claims.map(reported)).toEqual(
          claims.map(({ id }) => shown(desk.ask('claim.detail', { claim: id }) as ClaimDetail, known))
        )
        expect(claims).toHaveLength(desk.ask('claim.list', { filter: {}, offset: 0, limit: 1 }).total)
      } finally {
        desk.close()
      }
    }),
    { numRuns: runs }
  )
})
