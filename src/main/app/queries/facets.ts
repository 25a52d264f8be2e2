/** The facets of a claim: what the engine proposed, with people's marks over it, and what people added. */
import type { FacetView } from '../../../shared/contract/index.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import type { FacetKind } from '../../../shared/model/values.ts'
import { facetId } from '../../project/ids.ts'
import { prepared } from '../../project/statements.ts'
import { fieldIn, rowToRecord } from '../../project/tables.ts'
import type { ReadView } from '../read-view.ts'

interface OwnFacet {
  readonly id: string
  readonly record: EntityRecord<'facet'>
}

/** A facet as it stands: proposed, marked or both. Removed ones are among them. */
interface Part {
  readonly kind: FacetKind
  readonly start: number
  readonly end: number
  readonly text: string
  readonly own: OwnFacet | undefined
}

/**
 * A mark stays with the words that it was put on, wherever the claim begins: it is found again by kind and place; where
 * its claim meanwhile stands in another text (a colleague read that again), by kind and words. What lies outside the
 * claim is no facet of it, but its mark is kept for the day that the claim takes these words in again.
 */
function partsOf(view: ReadView, claimId: string, claim: EntityRecord<'claim'>): { parts: Part[]; ids: Set<string> } {
  const { revision, ranges } = claim.anchor
  const byPlace = new Map<string, OwnFacet>()
  const byWords = new Map<string, OwnFacet>()
  const all: OwnFacet[] = []
  const rows = prepared<[string], Record<string, unknown>>(
    view.database,
    'SELECT * FROM facet WHERE claim = +? AND visible = 1 ORDER BY id'
  ).all(claimId)
  for (const raw of rows) {
    const own = { id: String(raw.id), record: rowToRecord('facet', raw) }
    const { kind, anchor } = own.record
    all.push(own)
    if (anchor.revision !== revision) byWords.set(`${kind} ${anchor.exact[0]}`, own)
    else byPlace.set(placeKey(kind, startOf(anchor), endOf(anchor)), own)
  }
  const used = new Set<string>()
  const parts: Part[] = claim.detection.facets.map(({ kind, start, end, text }) => {
    const words = byWords.get(`${kind} ${text}`)
    const own = byPlace.get(placeKey(kind, start, end)) ?? (words && !used.has(words.id) ? words : undefined)
    if (own) used.add(own.id)
    return { kind, start, end, text, own }
  })
  for (const own of all) {
    const { kind, anchor } = own.record
    const [start, end] = [startOf(anchor), endOf(anchor)]
    const inside = anchor.revision !== revision || (start < endOf({ ranges }) && end > startOf({ ranges }))
    if (inside && !used.has(own.id)) parts.push({ kind, start, end, text: anchor.exact.join(' … '), own })
  }
  return { parts, ids: new Set(all.map(({ id }) => id)) }
}

type Ranged = { readonly ranges: readonly { readonly start: number; readonly end: number }[] }
const startOf = ({ ranges }: Ranged): number => ranges[0]?.start ?? 0
const endOf = ({ ranges }: Ranged): number => ranges.at(-1)?.end ?? 0
const placeKey = (kind: string, start: number, end: number): string => `${kind} ${start}-${end}`

const isRemoved = ({ own }: Part): boolean => own?.record.mark.state === 'removed'

/** In the order of the text; removed ones are left out. */
export function facetsOf(view: ReadView, claimId: string, claim: EntityRecord<'claim'>): FacetView[] {
  const { parts, ids } = partsOf(view, claimId, claim)
  const claimStart = startOf(claim.anchor)
  /** An id that no mark has: since this one was put on other words, the claim may have come to begin elsewhere. */
  const freeId = (part: Part): string => {
    for (let nth = 0; ; nth += 1) {
      const id = facetId(claimId, nth === 0 ? part.kind : `${part.kind} ${nth}`, part, claimStart)
      if (!ids.has(id)) return id
    }
  }
  const shown = parts.flatMap((part): FacetView[] => {
    if (isRemoved(part)) return []
    const { kind, start, end, text, own } = part
    const { mark, person } = own?.record ?? { mark: { state: 'open', note: '' } as const, person: null }
    const state = mark.state === 'removed' ? 'open' : mark.state
    return [{ id: own?.id ?? freeId(part), kind, start, end, text, state, note: mark.note, person }]
  })
  return shown.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** How many facets a claim has, and how many of them nobody has decided on. */
export function facetCounts(
  view: ReadView,
  claimId: string,
  claim: EntityRecord<'claim'>
): { open: number; total: number } {
  const standing = partsOf(view, claimId, claim).parts.filter((part) => !isRemoved(part))
  const open = standing.filter(({ own }) => (own?.record.mark.state ?? 'open') === 'open')
  return { open: open.length, total: standing.length }
}

/**
 * The SQL condition that a claim of table `claim` has a facet that nobody has decided on; says the same as `facetCounts`.
 */
export const HAS_OPEN_FACET = `(
  EXISTS (SELECT 1 FROM json_each(${fieldIn('claim', 'detection')}, '$.facets') AS part WHERE NOT EXISTS (
    SELECT 1 FROM facet WHERE facet.claim = claim.id AND facet.visible = 1
      AND json_extract(facet.mark, '$.state') <> 'open' AND facet.kind = json_extract(part.value, '$.kind')
      AND CASE WHEN json_extract(facet.anchor, '$.revision') = claim.revision
        THEN json_extract(facet.anchor, '$.ranges[0].start') = json_extract(part.value, '$.start')
          AND json_extract(facet.anchor, '$.ranges[#-1].end') = json_extract(part.value, '$.end')
        ELSE json_extract(facet.anchor, '$.exact[0]') = json_extract(part.value, '$.text') END))
  OR EXISTS (SELECT 1 FROM facet WHERE facet.claim = claim.id AND facet.visible = 1
    AND json_extract(facet.mark, '$.state') = 'open'
    AND (json_extract(facet.anchor, '$.revision') <> claim.revision
      OR (json_extract(facet.anchor, '$.ranges[0].start') < claim."end"
        AND json_extract(facet.anchor, '$.ranges[#-1].end') > claim.start))))`
