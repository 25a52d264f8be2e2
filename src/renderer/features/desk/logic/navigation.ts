/** Where a click or a key leads. */
import type { ClaimFilter, Mark } from '../../../../shared/contract/views.ts'
import type { Range } from '../../../../shared/model/values.ts'

/** The hull of ranges; of none, an empty range at 0. */
export function hullOf(ranges: readonly Range[]): Range {
  if (ranges.length === 0) return { start: 0, end: 0 }
  return {
    start: Math.min(...ranges.map((range) => range.start)),
    end: Math.max(...ranges.map((range) => range.end))
  }
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, range) => sum + range.end - range.start, 0)

/** Claims over an offset, the innermost (shortest) first. */
export function claimsAt<T extends Pick<Mark, 'id' | 'ranges'>>(marks: readonly T[], offset: number): readonly T[] {
  return marks
    .filter((mark) => mark.ranges.some((range) => range.start <= offset && offset < range.end))
    .sort((a, b) => lengthOf(a.ranges) - lengthOf(b.ranges) || (a.id < b.id ? -1 : 1))
}

/**
 * What a click at an offset selects: the innermost claim there; a click on a claim that is selected already goes on to
 * the next one outwards, and from the outermost back to the innermost. Null where no claim is.
 */
export function claimForClick(
  marks: readonly Pick<Mark, 'id' | 'ranges'>[],
  offset: number,
  selected: string | null
): string | null {
  const here = claimsAt(marks, offset)
  if (here.length === 0) return null
  const at = here.findIndex((mark) => mark.id === selected)
  return here[(at + 1) % here.length]?.id ?? null
}

/** The facet that Space ticks: the first open one in the order of the text. */
export function nextOpenFacet<F extends { readonly start: number; readonly state: string }>(
  facets: readonly F[]
): F | null {
  return [...facets].sort((a, b) => a.start - b.start).find((facet) => facet.state === 'open') ?? null
}

/** The claims list's own filters, by name. */
export const filterNames = [
  'all',
  'worth',
  'open',
  'numbers',
  'facets',
  'alarms',
  'conflicts',
  'corrections',
  'awaiting',
  'changes-requested',
  'approved',
  'dismissed'
] as const
export type FilterName = (typeof filterNames)[number]

export interface ListFilter {
  readonly name: FilterName
  readonly speaker: string | null
  readonly type: string | null
  readonly words: string
}

export const wholeList: ListFilter = { name: 'all', speaker: null, type: null, words: '' }

/** The filter as the contract has it. Dismissed claims are hidden unless they are asked for. */
export function claimFilter(article: string, filter: ListFilter): ClaimFilter {
  const base: ClaimFilter = { article }
  switch (filter.name) {
    case 'all':
      base.states = ['candidate', 'open', 'checking', 'checked']
      break
    case 'worth':
      base.states = ['candidate', 'open', 'checking', 'checked']
      base.worth = true
      break
    case 'open':
      base.states = ['candidate', 'open', 'checking']
      break
    case 'numbers':
      base.states = ['candidate', 'open', 'checking', 'checked']
      base.withNumber = true
      break
    case 'facets':
      base.states = ['candidate', 'open', 'checking', 'checked']
      base.openFacets = true
      break
    case 'alarms':
      base.states = ['candidate', 'open', 'checking', 'checked']
      base.alarms = true
      break
    case 'conflicts':
      base.conflict = true
      break
    case 'corrections':
      base.withCorrection = true
      break
    case 'awaiting':
    case 'approved':
    case 'changes-requested':
      base.signOff = filter.name
      break
    case 'dismissed':
      base.states = ['dismissed']
      break
  }
  if (filter.speaker !== null) base.speaker = filter.speaker
  if (filter.type !== null) base.type = filter.type
  if (filter.words.trim()) base.words = filter.words.trim()
  return base
}

/** What J and K step through: what nobody has settled yet. */
export function openFilter(article: string): ClaimFilter {
  return claimFilter(article, { ...wholeList, name: 'open' })
}

/** Cuts are kept sorted; adding one that is there takes it away. */
export function toggleCut(cuts: readonly number[], at: number): readonly number[] {
  return cuts.includes(at) ? cuts.filter((cut) => cut !== at) : [...cuts, at].sort((a, b) => a - b)
}
