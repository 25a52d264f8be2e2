/** Claim types by the words of the statement: a claim may have several. Source of the kinds: AVeriTeC and QuanTemp. */
import type { ClaimType, Quantity } from '../../shared/detection.ts'

const than =
  /\b(?:more|less|fewer|higher|lower|greater|larger|bigger|smaller|worse|better|faster|slower|longer|\p{L}{3,}er) than\b/iu
const comparative =
  /\b(?:twice|three times|double[ds]?|tripled|compared (?:with|to)|record (?:high|low))\b|\bthe (?:most|least|highest|lowest|largest|biggest|smallest|worst|best)\b/iu
const causal =
  /\b(?:because|due to|caused?|causing|led to|leading to|result(?:ed|ing) in|as a result|thanks to|owing to|making|blamed on|triggered|forc(?:ed|ing) \p{L}+ to)\b/iu
const prediction =
  /\b(?:will|shall|is expected to|are expected to|is set to|are set to|going to|is likely to|are likely to|forecast)\b/iu
const past =
  /\b(?:was|were|had|has|have|did|said|met|left|came|made|took|gave|won|lost|began|held|sent|fell|rose|grew|built|brought|became|led|struck|cut|went|got|ran|shot|fled|broke|bought|sold|found|paid|\p{L}{2,}ed)\b/iu
const assessment =
  /\b(?:likelihood|likely|unlikely|hopes?|important|distant|great|terrible|good|bad|best|worst|dead in the water|moderate|extremist|serious|strong|weak|success(?:ful)?|failure|crisis|should|must|seems?|appears?|dangerous|significant|historic|unprecedented)\b/iu

/** Adds the types that the words show to those that the structure gave. */
export function typesOf(
  statement: string,
  quantities: readonly Quantity[],
  structural: readonly ClaimType[]
): ClaimType[] {
  const types = new Set<ClaimType>(structural)
  if (structural.some((type) => type === 'title' || type === 'alias' || type === 'utterance' || type === 'position'))
    return [...types]
  if (quantities.some((quantity) => quantity.kind !== 'ordinal')) types.add('statistical')
  const compared = withoutBounds(statement, quantities)
  if ((/\bthan\b/i.test(compared) && than.test(compared)) || comparative.test(compared)) types.add('comparative')
  if (causal.test(statement)) types.add('causal')
  if (prediction.test(statement)) types.add('prediction')
  if (!/\b(?:will|shall)\b/i.test(statement) && past.test(statement)) types.add('event')
  if (assessment.test(statement)) types.add('assessment')
  return [...types]
}

/** "More than 300,000 people" bounds a number and compares nothing: such words are taken out before looking. */
function withoutBounds(statement: string, quantities: readonly Quantity[]): string {
  let rest = statement
  for (const { boundText, text } of quantities) {
    if (boundText) rest = rest.replace(text, text.replace(boundText, ''))
  }
  return rest
}
