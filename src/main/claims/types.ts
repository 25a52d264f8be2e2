/** Claim types by the words of the statement: a claim may have several. Source of the kinds: AVeriTeC and QuanTemp. */
import type { ClaimType, Quantity } from '../../shared/detection.ts'

/**
 * Letters as these patterns need them. Without the flag for Unicode, which together with the one for either case makes them
 * several times as slow.
 */
const letter = '[a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f]'
const words = (pattern: RegExp): RegExp => new RegExp(pattern.source.replaceAll('\\p{L}', letter), 'i')

const than = words(
  /\b(?:more|less|fewer|higher|lower|greater|larger|bigger|smaller|worse|better|faster|slower|longer|\p{L}{3,}er) than\b/u
)
const comparative = words(
  /\b(?:twice|three times|double[ds]?|tripled|compared (?:with|to)|record (?:high|low))\b|\bthe (?:most|least|highest|lowest|largest|biggest|smallest|worst|best)\b/u
)
const causal = words(
  /\b(?:because|due to|caused?|causing|led to|leading to|result(?:ed|ing) in|as a result|thanks to|owing to|making|blamed on|triggered|forc(?:ed|ing) \p{L}+ to)\b/u
)
const prediction = words(
  /\b(?:will|shall|is expected to|are expected to|is set to|are set to|going to|is likely to|are likely to|forecast)\b/u
)
const past = words(
  /\b(?:was|were|had|has|have|did|said|met|left|came|made|took|gave|won|lost|began|held|sent|fell|rose|grew|built|brought|became|led|struck|cut|went|got|ran|shot|fled|broke|bought|sold|found|paid|\p{L}{2,}ed)\b/u
)
const assessment = words(
  /\b(?:likelihood|likely|unlikely|hopes?|important|distant|great|terrible|good|bad|best|worst|dead in the water|moderate|extremist|serious|strong|weak|success(?:ful)?|failure|crisis|should|must|seems?|appears?|dangerous|significant|historic|unprecedented)\b/u
)

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
