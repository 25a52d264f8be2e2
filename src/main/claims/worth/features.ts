/**
 * Transparent features of one sentence or statement for check-worthiness: what makes an assertion specific, measurable
 * and about the world (Full Fact's criteria), and what makes it opinion, address or furniture. They read nothing but the
 * tagged words, so that the model stands whatever else of the engine changes.
 */
import type { Token } from '../tokens.ts'

/** `value` is what the weight is multiplied with; `text` the first words that triggered it. */
export type Feature = { code: FeatureCode; value: number; text?: string }

/** Word lists; each is one feature, by how many of its words occur (two at most). Matched against whole lower-case words. */
const wordLists = {
  comparative:
    /^(?:more|less|fewer|higher|lower|greater|larger|bigger|smaller|worse|better|faster|doubled?s?|tripled?s?|twice|half|than)$/,
  superlative: /^(?:most|least|highest|lowest|largest|biggest|smallest|worst|best|first|only|record|ever)$/,
  change:
    /^(?:increas\w+|decreas\w+|r[io]sen?|rises|rising|f[ea]ll(?:en|s|ing)?|drop(?:ped|s|ping)?|grew|grow[ns]?|declin\w+|doubled|tripled|cuts?|rais(?:ed|es|ing)|reduc\w+|lost|gain(?:ed|s)|creat(?:ed|es)|shr[aiu]nk\w*)$/,
  quantifier:
    /^(?:all|every|none|nobody|never|always|most|majority|many|thousands|millions|billions|half|entire|each)$/,
  'public-matter':
    /^(?:tax(?:es|ed)?|budget|deficit|debt|spending|spen[dt]|unemployment|jobs?|wages?|income|economy|inflation|crime|murder\w*|prison\w*|immigra\w+|refugees?|migrants?|health|insurance|medicare|schools?|education|poverty|energy|oil|emissions|climate|military|troops|nuclear|weapons?|war|killed|dead|deaths?|attacks?|votes?|voted|elections?|polls?|laws?|bill|treaty|sanctions|trade|government|ceasefires?|virus|vaccin\w+|pandemic|police|court|hospitals?)$/,
  record:
    /^(?:voted|signed|vetoed|passed|introduced|proposed|supported|opposed|promised|appointed|elected|approved|rejected|banned|launched|killed|arrested|convicted|sued|sold|bought|paid|received|spent|funded|admitted|resigned|agreed|announced|founded|invaded|attacked|bombed|recaptured|seized)$/,
  study:
    /^(?:according|study|studies|report(?:s|ed)?|survey|data|figures|statistics|research\w*|found|estimate[sd]?|rates?)$/,
  cause: /^(?:because|due|caused?|led|result(?:ed|s|ing)?|consequence|therefore|blamed)$/,
  'first-person': /^(?:i|me|my|mine|myself|i'\w+)$/,
  we: /^(?:we|us|our|ours|we'\w+)$/,
  'second-person': /^(?:you|your|yours|you'\w+)$/,
  opinion:
    /^(?:think|believe|feel|hope|wish|guess|suppose|seems?|maybe|perhaps|probably|opinion|love|hate|great|wonderful|terrible|beautiful|ugly|important|proud|honou?r|glad|sorry|thanks?|good|bad|right|wrong|should|ought|must|need|want(?:s|ed)?)$/,
  future: /^(?:will|shall|going|gonna|would|'ll|tomorrow|next)$/,
  hypothetical: /^(?:if|could|might|may|whether|unless|hopes?)$/,
  address:
    /^(?:let|let's|please|ladies|gentlemen|welcome|look|listen|okay|ok|well|yes|yeah|congratulations|bless|senator|governor|mr|question)$/,
  negation: /^(?:not|n'?t|never|no|nor|\w+n't)$/,
  percent: /^(?:percent|per-cent|percentage|%|two-thirds|one-third|half|majority)$|%$/,
  money: /^[$€£]|^(?:dollars?|euros?|pounds?|billion|trillion|cents)$/,
  bound: /^(?:nearly|almost|about|around|approximately|roughly|over|least|under)$/,
  'time-word':
    /^(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|years?|months?|weeks?|days?|decades?|century|yesterday|today|ago|since)$/,
  'plain-copula': /^(?:is|are|was|were)$/
} as const satisfies Record<string, RegExp>

type WordList = keyof typeof wordLists

const measured = [
  'number',
  'more-numbers',
  'large-number',
  'year',
  'name',
  'past',
  'perfect',
  'length',
  'short',
  'question',
  'no-verb',
  'noun-share',
  'quotation'
] as const

export type FeatureCode = WordList | (typeof measured)[number]

/** Every feature, in the order of the model's file. */
export const featureCodes: readonly FeatureCode[] = [...(Object.keys(wordLists) as WordList[]), ...measured]

const place = Object.fromEntries(featureCodes.map((code, at) => [code, at])) as Record<FeatureCode, number>

const scales = /^(?:hundreds?|thousands?|millions?|billions?|trillions?)$/
const irregularPast =
  /^(?:was|were|went|came|made|took|gave|met|left|said|told|won|lost|began|held|sent|fell|rose|grew|built|brought|became)$/

/** What a tagged word is to the features, whatever stands beside it. */
export type WordTraits = {
  /** Places of the word lists that it is on, and of what it shows by itself (a year, the past, a quotation mark). */
  readonly codes: readonly number[]
  readonly isWord: boolean
  readonly isNoun: boolean
  readonly isVerb: boolean
  readonly isName: boolean
  readonly isProper: boolean
  readonly isNumber: boolean
  readonly isScale: boolean
  readonly isLarge: boolean
  readonly isHave: boolean
  /** "been", or a verb that can follow "has". */
  readonly isParticiple: boolean
  readonly isPerfectStop: boolean
}

/** Whether a word is on any list at all: most are on none, and one look tells. */
const anyList = new RegExp(
  Object.values(wordLists)
    .map(({ source }) => `(?:${source})`)
    .join('|')
)

export function traitsOf(token: Token): WordTraits {
  const lower = token.text.toLowerCase().replaceAll('’', "'")
  const isVerb = token.pos === 'VERB'
  const isYear = /^(?:1[89]|20)\d\d$/.test(token.text)
  const isProper = token.pos === 'PROPN'
  const codes = anyList.test(lower)
    ? (Object.keys(wordLists) as WordList[]).filter((code) => wordLists[code].test(lower)).map((code) => place[code])
    : []
  if (isYear) codes.push(place.year)
  if (isVerb && (/ed$/.test(lower) || irregularPast.test(lower))) codes.push(place.past)
  if (/^["“”«»]$/.test(token.text)) codes.push(place.quotation)
  return {
    codes,
    isWord: token.pos !== 'PUNCT',
    isNoun: token.pos === 'NOUN',
    isVerb: isVerb || token.pos === 'AUX',
    isName: isProper && /^\p{Lu}/u.test(token.text),
    isProper,
    isNumber: !isYear && (/\d/.test(token.text) || token.pos === 'NUM') && !/^(?:one|first|second|third)$/.test(lower),
    isScale: scales.test(lower),
    isLarge: /\d,\d{3}|\d{4,}/.test(token.text),
    isHave: /^(?:has|have|had)$/.test(lower),
    isParticiple: /(?:ed|en|ne|wn|pt|lt|ft|id|ut|st|de|me|been)$/.test(lower),
    isPerfectStop: isVerb || lower === 'been'
  }
}

const counts = new Float64Array(featureCodes.length)
const firsts = new Int32Array(featureCodes.length)

/** Features of the tagged words, those that are not zero. */
export function featuresOf(tokens: readonly Token[]): Feature[] {
  const out: Feature[] = []
  eachFeature(tokens, tokens.map(traitsOf), (code, value, at) => {
    const text = tokens[at]?.text
    out.push({ code: featureCodes[code] as FeatureCode, value, ...(text === undefined ? {} : { text }) })
  })
  return out
}

/**
 * Goes through the features of the tagged words, those that are not zero, in a fixed order; `traits` are those of each
 * word. `code` is the feature's place in `featureCodes`, `at` the first word that triggered it, -1 where that is the whole.
 */
export function eachFeature(
  tokens: readonly Token[],
  traits: readonly WordTraits[],
  visit: (code: number, value: number, at: number) => void
): void {
  counts.fill(0)
  let words = 0
  let nouns = 0
  let verbs = 0
  for (let at = 0; at < traits.length; at += 1) {
    const word = traits[at] as WordTraits
    for (const code of word.codes) count(code, at)
    if (word.isWord) words += 1
    if (word.isNoun) nouns += 1
    if (word.isVerb) verbs += 1
    if (word.isName && !traits[at - 1]?.isProper) count(place.name, at)
    if (word.isNumber) {
      count(place.number, at)
      if (word.isScale || word.isLarge || traits[at + 1]?.isScale) count(place['large-number'], at)
    }
    if (word.isHave) {
      for (let next = at + 1; next < at + 4 && next < traits.length; next += 1) {
        const other = traits[next] as WordTraits
        if (!other.isPerfectStop) continue
        if (other.isParticiple) count(place.perfect, at)
        break
      }
    }
  }
  for (let code = 0; code < counts.length; code += 1) {
    const times = counts[code] as number
    if (times === 0) continue
    const first = firsts[code] as number
    if (code === place.number) {
      visit(code, 1, first)
      if (times > 1) visit(place['more-numbers'], Math.min(2, times - 1), first)
    } else if (code === place.name) visit(code, Math.min(3, times), first)
    else visit(code, times > 1 ? 1.5 : 1, first)
  }
  visit(place.length, Math.min(1.6, Math.log2(Math.max(1, words) / 4) / 2), -1)
  if (words < 6) visit(place.short, 1, -1)
  if (asks(tokens)) visit(place.question, 1, -1)
  if (verbs === 0) visit(place['no-verb'], 1, -1)
  if (nouns > 0) visit(place['noun-share'], nouns / words, -1)
}

function count(code: number, at: number): void {
  if (counts[code] === 0) firsts[code] = at
  counts[code] = (counts[code] as number) + 1
}

function asks(tokens: readonly Token[]): boolean {
  let at = tokens.length - 1
  while (at > 0 && /^["“”’')]$/.test(tokens[at]?.text ?? '')) at -= 1
  return tokens[at]?.text.endsWith('?') ?? false
}
