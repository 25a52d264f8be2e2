import type { ReactNode } from 'react'
import type { Mark } from '../../../../shared/contract/index.ts'
import type { Segment, SegmentClaim } from '../logic/marks-layout.ts'

/** Underlines below this one would run into the next line; they share it. */
const LAST_LANE = 3

/** The underline's style follows the state, its colour the verdict. */
function underlineClass({ mark, lane, selected }: SegmentClaim): string {
  const tone = mark.rating && mark.state !== 'dismissed' ? ` cb-tone-${mark.rating.tone}` : ''
  return `mark mark-${markStyle(mark)} lane-${Math.min(lane, LAST_LANE)}${tone}${selected ? ' mark-selected' : ''}`
}

/** `approved` stands over the state: the double line says that a second person signed. */
export function markStyle(mark: Pick<Mark, 'state' | 'approved'>): string {
  return mark.approved ? 'approved' : mark.state
}

function leafClass(segment: Segment): string {
  const names = ['text']
  if (segment.claims.some((claim) => claim.selected)) names.push('text-selected')
  if (segment.passage) names.push(`text-${segment.passage}`)
  if (segment.picked) names.push('text-picked', `text-picked-${segment.picked}`)
  if (segment.grip) names.push(`text-grip-${segment.grip}`)
  if (segment.found) names.push('text-found')
  if (segment.cut) names.push(`text-cut text-cut-${segment.cut}`)
  if (segment.facet) {
    names.push(`facet facet-${segment.facet.facet.state}`)
    // Where a cut stands there is no room for the tick.
    if (segment.facet.last && !segment.cut) names.push('facet-last')
  }
  return names.join(' ')
}

/** One stretch of text with its underlines, the innermost next to the text. */
export function SegmentText({ segment, children }: { readonly segment: Segment; readonly children: string }) {
  let node: ReactNode = (
    <span className={leafClass(segment)} data-start={segment.start}>
      {children}
    </span>
  )
  for (const claim of segment.claims) node = <span className={underlineClass(claim)}>{node}</span>
  return node
}
