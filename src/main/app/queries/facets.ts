/** The facets of a claim: what the engine proposed, with people's marks over it, and what people added. */
import type { FacetView } from '../../../shared/contract/index.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { facetId } from '../../project/ids.ts'
import { prepared } from '../../project/statements.ts'
import { rowToRecord } from '../../project/tables.ts'
import type { ReadView } from '../read-view.ts'

/** In the order of the text; removed ones are left out. */
export function facetsOf(view: ReadView, claimId: string, claim: EntityRecord<'claim'>): FacetView[] {
  const marked = new Map(
    prepared<[string], Record<string, unknown>>(view.database, 'SELECT * FROM facet WHERE claim = ? AND visible = 1')
      .all(claimId)
      .map((raw) => [String(raw.id), rowToRecord('facet', raw)])
  )
  const facets: FacetView[] = []
  for (const proposal of claim.detection.facets) {
    const id = facetId(claimId, proposal.kind, proposal, claim.anchor.ranges[0]?.start ?? 0)
    const own = marked.get(id)
    marked.delete(id)
    if (own?.mark.state === 'removed') continue
    facets.push({
      id,
      kind: proposal.kind,
      start: proposal.start,
      end: proposal.end,
      text: proposal.text,
      state: own?.mark.state ?? 'open',
      note: own?.mark.note ?? '',
      person: own?.person ?? null
    })
  }
  for (const [id, own] of marked) {
    if (own.mark.state === 'removed') continue
    facets.push({
      id,
      kind: own.kind,
      start: own.anchor.ranges[0]?.start ?? 0,
      end: own.anchor.ranges.at(-1)?.end ?? 0,
      text: own.anchor.exact.join(' … '),
      state: own.mark.state,
      note: own.mark.note,
      person: own.person
    })
  }
  return facets.sort((a, b) => a.start - b.start || a.end - b.end)
}
