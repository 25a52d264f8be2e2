import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignLanes } from '../../../../src/renderer/features/desk/logic/lanes.ts'
import { layoutMarks } from '../../../../src/renderer/features/desk/logic/marks-layout.ts'
import type { Mark, PassageView } from '../../../../src/shared/contract/views.ts'
import type { Range } from '../../../../src/shared/model/values.ts'

const mark = (id: string, ranges: Range[], more: Partial<Mark> = {}): Mark => ({
  id,
  ranges,
  state: 'candidate',
  rating: null,
  worth: false,
  approved: false,
  conflict: false,
  facets: [],
  ...more
})
const range = (start: number, end: number): Range => ({ start, end })
const layout = (block: Range, marks: Mark[], more: Partial<Parameters<typeof layoutMarks>[1]> = {}) =>
  layoutMarks(block, { marks, lanes: assignLanes(marks), passages: [], selected: null, ...more })

const LENGTH = 120
const rangeArb = fc
  .tuple(fc.nat({ max: LENGTH - 1 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, size]) => range(start, Math.min(LENGTH, start + size)))
const rangesArb = fc.array(rangeArb, { minLength: 1, maxLength: 3 })
const marksArb = fc
  .array(rangesArb, { maxLength: 12 })
  .map((list) => list.map((ranges, index) => mark(`c${index}`, ranges)))
const blockArb = rangeArb

describe('lanes', () => {
  test('the shorter of two nested claims runs next to the text', () => {
    const lanes = assignLanes([mark('outer', [range(0, 50)]), mark('inner', [range(10, 20)])])
    expect(lanes.get('inner')).toBe(0)
    expect(lanes.get('outer')).toBe(1)
  })

  test('three claims that share a subject get three lanes', () => {
    const lanes = assignLanes([
      mark('dead', [range(0, 40)]),
      mark('fled', [range(0, 14), range(42, 90)]),
      mark('displaced', [range(0, 14), range(95, 120)])
    ])
    expect(new Set(lanes.values())).toEqual(new Set([0, 1, 2]))
  })

  test('claims that only follow one another share the first lane', () => {
    const lanes = assignLanes([mark('a', [range(0, 10)]), mark('b', [range(10, 20)])])
    expect([...lanes.values()]).toEqual([0, 0])
  })

  test('claims that share a character never share a lane', () => {
    fc.assert(
      fc.property(marksArb, (marks) => {
        const lanes = assignLanes(marks)
        for (const a of marks) {
          for (const b of marks) {
            if (a === b) continue
            const meet = a.ranges.some((x) => b.ranges.some((y) => x.start < y.end && y.start < x.end))
            if (meet) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id))
          }
        }
      })
    )
  })

  test('the order in which claims come does not change their lanes', () => {
    fc.assert(
      fc.property(marksArb, (marks) => {
        const forth = assignLanes(marks)
        const back = assignLanes([...marks].reverse())
        for (const { id } of marks) expect(back.get(id)).toBe(forth.get(id))
      })
    )
  })

  test('no lane is left empty below a used one that it could have had', () => {
    fc.assert(
      fc.property(marksArb, (marks) => {
        const lanes = assignLanes(marks)
        for (const claim of marks) {
          expect(lanes.get(claim.id)).toBeLessThan(marks.length)
        }
      })
    )
  })
})

describe('segments of a block', () => {
  test('tile the block exactly, so the text stays what it is', () => {
    fc.assert(
      fc.property(
        blockArb,
        marksArb,
        fc.option(rangeArb),
        fc.array(fc.nat({ max: LENGTH })),
        (block, marks, picked, cuts) => {
          const segments = layout(block, marks, { picked: picked ? [picked] : [], cuts, found: picked ? [picked] : [] })
          expect(segments[0]?.start).toBe(block.start)
          expect(segments.at(-1)?.end).toBe(block.end)
          segments.slice(1).forEach((segment, index) => {
            expect(segment.start).toBe(segments[index]?.end)
          })
          for (const segment of segments) expect(segment.end).toBeGreaterThan(segment.start)
        }
      )
    )
  })

  test('every character carries exactly the claims that cover it', () => {
    fc.assert(
      fc.property(blockArb, marksArb, (block, marks) => {
        for (const segment of layout(block, marks)) {
          for (let at = segment.start; at < segment.end; at += 1) {
            const covering = marks.filter(({ ranges }) => ranges.some((r) => r.start <= at && at < r.end))
            expect(new Set(segment.claims.map((claim) => claim.mark.id))).toEqual(new Set(covering.map(({ id }) => id)))
          }
        }
      })
    )
  })

  test('a claim keeps its lane from one block, and from one piece of a long block, to the next', () => {
    fc.assert(
      fc.property(marksArb, fc.integer({ min: 1, max: LENGTH - 1 }), (marks, cut) => {
        const seen = new Map<string, number>()
        for (const block of [range(0, cut), range(cut, LENGTH)]) {
          for (const { claims } of layout(block, marks)) {
            for (const claim of claims) {
              expect(seen.get(claim.mark.id) ?? claim.lane).toBe(claim.lane)
              seen.set(claim.mark.id, claim.lane)
            }
          }
        }
      })
    )
  })

  test('of overlapping facets the one of the selected claim is shown, open or not', () => {
    const marks = [
      mark('a', [range(0, 30)], { facets: [{ start: 4, end: 10, kind: 'name', state: 'ok' }] }),
      mark('b', [range(0, 30)], { facets: [{ start: 4, end: 10, kind: 'name', state: 'open' }] })
    ]
    const facetAt = (selected: string | null) =>
      layout(range(0, 30), marks, { selected }).find((segment) => segment.start === 4)?.facet
    expect(facetAt('b')).toMatchObject({ selected: true, facet: { state: 'open' }, last: true })
    expect(facetAt(null)).toMatchObject({ selected: false, facet: { state: 'ok' } })
  })

  test('an open facet of a claim that is not selected is not shown', () => {
    const marks = [mark('a', [range(0, 30)], { facets: [{ start: 4, end: 10, kind: 'number', state: 'open' }] })]
    expect(layout(range(0, 30), marks).every((segment) => segment.facet === null)).toBe(true)
  })

  test('nothing to check wins over a plain mark on the same words', () => {
    const passages: PassageView[] = [
      { id: 'p1', start: 0, end: 20, kind: 'mark' },
      { id: 'p2', start: 5, end: 10, kind: 'nothing-to-check' }
    ]
    const segments = layout(range(0, 30), [], { passages })
    expect(segments.map(({ start, passage }) => [start, passage])).toEqual([
      [0, 'mark'],
      [5, 'nothing-to-check'],
      [10, 'mark'],
      [20, null]
    ])
  })

  test('the end in hand is marked once, at the edge of the stretch in hand', () => {
    const picked = [range(5, 20), range(22, 25)]
    const gripped = (grip: 'start' | 'end' | null) =>
      layout(range(0, 30), [mark('a', [range(10, 12)])], { picked, grip })
        .filter((segment) => segment.grip !== null)
        .map(({ start, end, grip: side }) => [start, end, side])
    expect(gripped('start')).toEqual([[5, 10, 'start']])
    expect(gripped('end')).toEqual([[12, 20, 'end']])
    expect(gripped(null)).toEqual([])
  })

  test('the cut being moved stands before its segment, set cuts before theirs', () => {
    const segments = layout(range(0, 30), [], { cuts: [10], cursor: 20 })
    expect(segments.map(({ start, cut }) => [start, cut])).toEqual([
      [0, null],
      [10, 'set'],
      [20, 'cursor']
    ])
  })
})
