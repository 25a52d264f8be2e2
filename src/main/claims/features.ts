/**
 * Transparent features of one sentence or statement for check-worthiness: what makes an assertion specific, measurable
 * and about the world (Full Fact's criteria), and what makes it opinion, address or furniture.
 */
import type { DateMention, Quantity } from '../../shared/detection.ts'
import type { Token } from './tokens.ts'

export type Feature = { code: string; value: number; text?: string }

/** Word lists; each is one feature, valued 1 when any of its words occurs (2 at most when several do). */
const wordFeatures: readonly (readonly [string, RegExp])[] = [
  [
    'comparative',
    /\b(?:more|less|fewer|higher|lower|greater|larger|bigger|smaller|worse|better|faster|double[ds]?|triple[ds]?|twice|half|than)\b/giu
  ],
  ['superlative', /\b(?:most|least|highest|lowest|largest|biggest|smallest|worst|best|first|only|record|ever)\b/giu],
  [
    'change',
    /\b(?:increas\w+|decreas\w+|r[io]se[ns]?|rising|f[ea]ll(?:en|s|ing)?|drop(?:ped|s|ping)?|grew|grow[ns]?|declin\w+|doubled|tripled|cut|cuts|rais(?:ed|es|ing)|reduc\w+|lost|gain(?:ed|s)|creat(?:ed|es)|went (?:up|down)|gone (?:up|down)|shr[aui]nk\w*)\b/giu
  ],
  [
    'quantifier',
    /\b(?:all|every|none|nobody|never|always|most|majority|many|thousands|millions|billions|half|entire|each)\b/giu
  ],
  [
    'public-matter',
    /\b(?:tax(?:es|ed)?|budget|deficit|debt|spending|spen[dt]|unemployment|jobs?|wages?|income|economy|inflation|crime|murder\w*|prison\w*|immigra\w+|refugees?|migrants?|health|insurance|medicare|schools?|education|poverty|energy|oil|emissions|climate|military|troops|nuclear|weapons?|war|killed|dead|deaths?|attacks?|votes?|voted|elections?|polls?|law|laws|bill|treaty|sanctions|trade|budget|government|ceasefires?)\b/giu
  ],
  [
    'record',
    /\b(?:voted|signed|vetoed|passed|introduced|proposed|supported|opposed|promised|appointed|elected|approved|rejected|banned|launched|killed|arrested|convicted|sued|sold|bought|paid|received|spent|funded|admitted|resigned|agreed|announced|founded|invaded|attacked|bombed|recaptured|seized)\b/giu
  ],
  [
    'study',
    /\b(?:according to|study|studies|report(?:s|ed)?|survey|data|figures|statistics|research|found|estimates?|percent|rate)\b/giu
  ],
  ['cause', /\b(?:because|due to|caused?|led to|result(?:ed|s|ing)?|as a consequence|therefore|blamed)\b/giu],
  ['first-person', /\b(?:I|me|my|mine|myself|I['’]\w+)\b/gu],
  ['we', /\b(?:we|us|our|ours|we['’]\w+)\b/giu],
  ['second-person', /\b(?:you|your|yours|you['’]\w+)\b/giu],
  [
    'opinion',
    /\b(?:think|believe|feel|hope|wish|guess|suppose|seems?|maybe|perhaps|probably|opinion|love|hate|great|wonderful|terrible|beautiful|ugly|important|proud|honou?r|glad|sorry|thank|thanks|good|bad|right|wrong|should|ought|must|need to|want(?:s|ed)?)\b/giu
  ],
  ['future', /\b(?:will|shall|going to|gonna|would|['’]ll|tomorrow|next)\b/giu],
  ['hypothetical', /\b(?:if|could|might|may|whether|unless|hopes?)\b/giu],
  [
    'address',
    /\b(?:let me|let's|let’s|please|ladies|gentlemen|good (?:evening|morning|night)|welcome|look|listen|okay|OK|well|yes|yeah|congratulations|god bless|senator|governor|mr|question)\b/giu
  ],
  ['negation', /\b(?:not|n[o’']t|never|no|nor)\b/giu],
  [
    'perfect',
    /\b(?:has|have|had)\s(?:\w+ly\s|n[o’']t\s|not\s)?(?:been|\w+ed|left|lost|made|become|gone|taken|given|grown|fallen|risen|seen|done|had|put|cut|spent|built|paid)\b/giu
  ],
  ['plain-copula', /\b(?:is|are|was|were)\b/giu]
]

/** Features of a text with its tokens and what was found in it. */
export function featuresOf(
  text: string,
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  dates: readonly DateMention[]
): Feature[] {
  const out: Feature[] = []
  const push = (code: string, value: number, words?: string) => {
    if (value !== 0) out.push(words === undefined ? { code, value } : { code, value, text: words })
  }
  const measured = quantities.filter(
    (quantity) =>
      quantity.kind !== 'ordinal' && !(quantity.kind === 'number' && quantity.value !== null && quantity.value < 3)
  )
  const first = measured[0]
  push('number', first ? 1 : 0, first?.text)
  push('more-numbers', Math.min(2, Math.max(0, measured.length - 1)), measured[1]?.text)
  const percent = measured.find((quantity) => quantity.kind === 'percent' || quantity.kind === 'ratio')
  push('percent', percent ? 1 : 0, percent?.text)
  const money = measured.find((quantity) => quantity.kind === 'money')
  push('money', money ? 1 : 0, money?.text)
  const large = measured.find((quantity) => (quantity.value ?? quantity.low ?? 0) >= 1000)
  push('large-number', large ? 1 : 0, large?.text)
  const bounded = measured.find((quantity) => quantity.bound !== 'exact')
  push('bound', bounded ? 1 : 0, bounded?.text)
  push('date', dates[0] ? 1 : 0, dates[0]?.text)
  const names = tokens.filter(
    (token, index) => token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text) && tokens[index - 1]?.pos !== 'PROPN'
  )
  push('name', Math.min(3, names.length), names[0]?.text)
  const past = tokens.find(
    (token) =>
      token.pos === 'VERB' &&
      /ed$|^(?:was|were|went|came|made|took|gave|met|left|said|told|won|lost|began|held|sent|fell|rose|grew|built|brought|became)$/.test(
        token.lower
      )
  )
  push('past', past ? 1 : 0, past?.text)
  const words = tokens.filter((token) => token.pos !== 'PUNCT').length
  push('length', Math.min(1.6, Math.log2(Math.max(1, words) / 4) / 2))
  push('short', words < 6 ? 1 : 0)
  push('question', /\?["”’)]*\s*$/.test(text) ? 1 : 0)
  push('no-verb', tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX') ? 0 : 1)
  const nouns = tokens.filter((token) => token.pos === 'NOUN').length
  push('noun-share', words > 0 ? nouns / words : 0)
  for (const [code, pattern] of wordFeatures) {
    const matches = text.match(pattern)
    if (matches) push(code, Math.min(2, matches.length) / 2 + 0.5, matches[0])
  }
  return out
}
