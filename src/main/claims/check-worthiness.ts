/**
 * Check-worthiness: a logistic model over the features of features.ts, so that each reason shown is a term of the sum.
 * The weights are data (model.ts); nothing is learned at run time.
 */
import type { DateMention, Quantity, Reason } from '../../shared/detection.ts'
import { type Feature, featuresOf } from './features.ts'
import { model } from './model.ts'
import type { Token } from './tokens.ts'

/** English words for people, by feature code. */
const labels: Record<string, string> = {
  number: 'States a number',
  'more-numbers': 'Several numbers',
  percent: 'A percentage or share',
  money: 'An amount of money',
  'large-number': 'A large number',
  bound: 'A bound on a number',
  date: 'A date or period',
  name: 'Names somebody or something',
  past: 'Says what happened',
  length: 'Detail in the sentence',
  short: 'Very short',
  question: 'A question',
  'no-verb': 'No predicate',
  'noun-share': 'Dense in things named',
  comparative: 'Compares',
  superlative: 'Claims an extreme',
  change: 'Claims a change',
  quantifier: 'Generalises',
  'public-matter': 'A matter of public concern',
  record: 'A deed on record',
  study: 'Refers to data or a report',
  cause: 'Claims a cause',
  'first-person': 'Personal (I, my)',
  we: 'Speaks as “we”',
  'second-person': 'Addresses the reader',
  opinion: 'Words of opinion',
  future: 'About the future',
  hypothetical: 'Hypothetical or hedged',
  address: 'Address or courtesy',
  negation: 'Denies something',
  perfect: 'Says what has come about',
  'plain-copula': 'Describes',
  headline: 'In the headline',
  lede: 'In the lede',
  'title-only': 'Only a title or name',
  'utterance-only': 'Only that somebody said it',
  quoted: 'Somebody’s own words'
}

export type Score = { score: number; reasons: Reason[] }

/** Where the claim stands and what kind it is: hand-set terms on top of the fitted ones. */
export type Placement = { role?: 'headline' | 'lede' | 'body'; types?: readonly string[] }

/** Score and reasons, the weightiest first; at most eight reasons. */
export function scoreText(
  text: string,
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  dates: readonly DateMention[],
  placement: Placement = {}
): Score {
  const features = [...featuresOf(text, tokens, quantities, dates), ...placementFeatures(placement)]
  let logit = model.bias
  const reasons: Reason[] = []
  for (const feature of features) {
    const weight = (model.weights[feature.code] ?? 0) * feature.value
    logit += weight
    if (Math.abs(weight) >= 0.1) reasons.push(reasonOf(feature, weight))
  }
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.feature < b.feature ? -1 : 1))
  return { score: round(1 / (1 + Math.exp(-logit))), reasons: reasons.slice(0, 8) }
}

function reasonOf(feature: Feature, weight: number): Reason {
  const reason = { feature: feature.code, label: labels[feature.code] ?? feature.code, weight: round(weight) }
  return feature.text === undefined ? reason : { ...reason, text: feature.text }
}

function placementFeatures(placement: Placement): Feature[] {
  const out: Feature[] = []
  if (placement.role === 'headline' || placement.role === 'lede') out.push({ code: placement.role, value: 1 })
  const types = placement.types ?? []
  if (types.includes('title') || types.includes('alias')) out.push({ code: 'title-only', value: 1 })
  if (types.includes('utterance')) out.push({ code: 'utterance-only', value: 1 })
  return out
}

/** Four decimals: the same figure on every machine, whatever the last bit of Math.exp. */
export function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

/**
 * Which claims are the most check-worthy of a text: about the best fifth, at least the three best, none under the floor,
 * and every one that is clear by itself.
 */
export function markWorth(scores: readonly number[]): boolean[] {
  const ranked = scores.map((score, index) => ({ score, index })).sort((a, b) => b.score - a.score || a.index - b.index)
  const quota = Math.max(3, Math.round(scores.length / 5))
  const marks = scores.map(() => false)
  ranked.forEach((entry, rank) => {
    marks[entry.index] =
      (rank < quota && entry.score >= model.floor) || (entry.score >= model.clear && rank < quota * 2)
  })
  return marks
}
