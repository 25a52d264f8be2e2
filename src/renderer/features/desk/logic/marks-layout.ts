/**
 * Cuts a block of text into segments that are drawn alike: each knows the claims over it with their lanes, the facets,
 * the passage, and what is being picked or found. Segments tile the block exactly, so the text never changes.
 */
import type { Mark, PassageView } from '../../../../shared/contract/views.ts'
import type { Range } from '../../../../shared/model/values.ts'
import type { Lanes } from './lanes.ts'

export interface SegmentClaim {
  readonly mark: Mark
  readonly lane: number
  readonly selected: boolean
}

export type MarkedFacet = Mark['facets'][number]

export interface SegmentFacet {
  readonly facet: MarkedFacet
  /** Belongs to the selected claim, so an open one is shown too. */
  readonly selected: boolean
  /** The facet's last segment: its tick is drawn here. */
  readonly last: boolean
}

export interface Segment {
  readonly start: number
  readonly end: number
  /** From the lane next to the text outwards. */
  readonly claims: readonly SegmentClaim[]
  readonly facet: SegmentFacet | null
  readonly passage: PassageView['kind'] | null
  /** `held`: of several stretches the one in hand. */
  readonly picked: 'held' | 'other' | null
  /** The end of the stretch in hand that keys move lies at this segment's beginning or end. */
  readonly grip: 'start' | 'end' | null
  readonly found: boolean
  /** A cut of the split in progress stands before this segment; `cursor` is the one being moved. */
  readonly cut: 'cursor' | 'set' | null
}

export interface MarksInput {
  readonly marks: readonly Mark[]
  readonly lanes: Lanes
  readonly passages: readonly PassageView[]
  readonly selected: string | null
  /** Further claims that are chosen together with it. */
  readonly chosen?: readonly string[]
  /** The stretches being picked, the one in hand first. */
  readonly picked?: readonly Range[]
  /** Which end of it keys move; none where it moves as a whole. */
  readonly grip?: 'start' | 'end' | null
  readonly found?: readonly Range[]
  readonly cuts?: readonly number[]
  readonly cursor?: number | null
}

const covers = (range: Range, start: number, end: number): boolean => range.start <= start && range.end >= end
const touches = (range: Range, block: Range): boolean => range.start < block.end && range.end > block.start

/** The segments of one block, in order. An empty block has none. */
export function layoutMarks(block: Range, input: MarksInput): readonly Segment[] {
  if (block.end <= block.start) return []
  const marks = input.marks.filter((mark) => mark.ranges.some((range) => touches(range, block)))
  const passages = input.passages.filter((passage) => touches(passage, block))
  const facets = shownFacets(marks, input.selected).filter(({ facet }) => touches(facet, block))
  const found = (input.found ?? []).filter((range) => touches(range, block))
  const [held, ...others] = input.picked ?? []
  const picked = (input.picked ?? []).filter((range) => touches(range, block))
  const cuts = new Set(input.cuts ?? [])
  const cursor = input.cursor ?? null

  const bounds = new Set([block.start, block.end])
  const bound = (offset: number): void => {
    if (offset > block.start && offset < block.end) bounds.add(offset)
  }
  const boundRange = (range: Range): void => {
    bound(range.start)
    bound(range.end)
  }
  for (const mark of marks) mark.ranges.forEach(boundRange)
  for (const { facet } of facets) boundRange(facet)
  passages.forEach(boundRange)
  found.forEach(boundRange)
  picked.forEach(boundRange)
  cuts.forEach(bound)
  if (cursor !== null) bound(cursor)

  const offsets = [...bounds].sort((a, b) => a - b)
  return offsets.slice(0, -1).map((start, index): Segment => {
    const end = offsets[index + 1] as number
    const over = facets.find(({ facet }) => covers(facet, start, end))
    return {
      start,
      end,
      claims: marks
        .filter((mark) => mark.ranges.some((range) => covers(range, start, end)))
        .map((mark) => ({
          mark,
          lane: input.lanes.get(mark.id) ?? 0,
          selected: mark.id === input.selected || input.chosen?.includes(mark.id) === true
        }))
        .sort((a, b) => a.lane - b.lane),
      facet: over ? { ...over, last: over.facet.end === end } : null,
      passage: passageOver(passages, start, end),
      picked:
        held && covers(held, start, end) ? 'held' : others.some((range) => covers(range, start, end)) ? 'other' : null,
      grip: gripOf(held, input.grip ?? null, start, end),
      found: found.some((range) => covers(range, start, end)),
      cut: cursor === start ? 'cursor' : cuts.has(start) ? 'set' : null
    }
  })
}

function gripOf(held: Range | undefined, grip: 'start' | 'end' | null, start: number, end: number): Segment['grip'] {
  if (!held || grip === null) return null
  return (grip === 'start' ? held.start === start : held.end === end) ? grip : null
}

/** `nothing-to-check` is what changes the look, so it stands over a plain mark. */
function passageOver(passages: readonly PassageView[], start: number, end: number): PassageView['kind'] | null {
  const over = passages.filter((passage) => covers(passage, start, end))
  return over.some((passage) => passage.kind === 'nothing-to-check') ? 'nothing-to-check' : (over[0]?.kind ?? null)
}

/**
 * Facets in the order in which they win where they overlap: the selected claim's before others', ticked before open.
 * Open facets of claims that are not selected are not shown: the text stays readable.
 */
function shownFacets(
  marks: readonly Mark[],
  selected: string | null
): readonly { readonly facet: MarkedFacet; readonly selected: boolean }[] {
  const own = marks
    .filter((mark) => mark.id === selected)
    .flatMap((mark) => mark.facets.map((facet) => ({ facet, selected: true })))
    .sort((a, b) => a.facet.end - a.facet.start - (b.facet.end - b.facet.start))
  const others = marks
    .filter((mark) => mark.id !== selected && mark.state !== 'dismissed')
    .flatMap((mark) => mark.facets.filter((facet) => facet.state !== 'open'))
    .map((facet) => ({ facet, selected: false }))
  return [...own, ...others]
}
