/** What a decision will make of what is on screen, so that it shows before the program has answered. */
import type { ClaimDetail, FacetView, Mark, Marks } from '../../../../shared/contract/index.ts'
import type { ClaimState } from '../../../../shared/model/values.ts'

/** A facet as it is about to be marked. */
export interface ForeseenFacet extends Omit<FacetView, 'state'> {
  readonly state: 'open' | 'ok' | 'wrong' | 'removed'
}

export interface ForeseenChange {
  readonly state?: ClaimState
  readonly facet?: ForeseenFacet
}

/** The claim's detail after the change. */
export function foreseeDetail(shown: ClaimDetail, { state, facet }: ForeseenChange): ClaimDetail {
  const facets = facet ? marked(shown.facets, facet, (each) => each.id === facet.id) : shown.facets
  const open = facets.filter((each) => each.state === 'open').length
  const row = { ...shown.row, status: state ?? shown.row.status, facets: { open, total: facets.length } }
  return { ...shown, facets, row }
}

/** The marks of a window after the change; the same object where the claim has none there. */
export function foreseeMarks(shown: Marks, claim: string, { state, facet }: ForeseenChange): Marks {
  if (!shown.claims.some((mark) => mark.id === claim)) return shown
  const change = (mark: Mark): Mark => ({
    ...mark,
    state: state ?? mark.state,
    facets: facet ? marked(mark.facets, facet, (each) => sameWords(each, facet)) : mark.facets
  })
  return { ...shown, claims: shown.claims.map((mark) => (mark.id === claim ? change(mark) : mark)) }
}

function marked<F extends { readonly state: 'open' | 'ok' | 'wrong' }>(
  facets: readonly F[],
  { state }: ForeseenFacet,
  isIt: (facet: F) => boolean
): F[] {
  if (state === 'removed') return facets.filter((each) => !isIt(each))
  return facets.map((each) => (isIt(each) ? { ...each, state } : each))
}

const sameWords = (a: Mark['facets'][number], b: ForeseenFacet): boolean =>
  a.start === b.start && a.end === b.end && a.kind === b.kind
