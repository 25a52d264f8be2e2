/**
 * Check-worthiness: the probability that a checker would take up the claim, with the reasons. A model read from
 * resources/claim-model (worth/) gives the sentence's own part; a few terms set by hand add where it stands in its text and
 * what kind of claim it is, which debates cannot teach. Nothing is learned at run time.
 */
import type { Reason } from '../../shared/detection.ts'
import type { Token } from './tokens.ts'
import { labels, type PlacedCode } from './worth/labels.ts'
import { shippedScorer } from './worth/scorer.ts'
import type { Standing } from './worth/standing.ts'

export type Score = { score: number; reasons: Reason[] }

/** Where the claim stands and what kind it is. */
export type Placement = {
  role?: 'headline' | 'lede' | 'body'
  types?: readonly string[]
  /** Of its sentence, where there is a text around it. */
  standing?: Standing
}

/** Set by hand on the logit, each with its reason. */
const placed: Readonly<Record<'headline' | 'title-only' | 'utterance-only', number>> = {
  // A headline repeats what the body says in full: the body is where a checker works.
  headline: -0.3,
  // "Ned Price is White House spokesman": to be ticked, hardly ever the point of a check.
  'title-only': -2.2,
  // That something was said is one call or one recording; what was said is the check.
  'utterance-only': -1.6
}

/** How much the sentence's own part counts in a text: the model learned from debates, where a sentence's place says little. */
const ownShare = 0.6

/** No claim below this is marked as most check-worthy. */
const floor = 0.3
/** From here on a claim is clear by itself. */
const clear = 0.75

/** At most so many reasons are shown. */
const mostReasons = 10

/** Score 0..1 and at most ten reasons, the weightiest first. */
export function scoreTokens(tokens: readonly Token[], placement: Placement = {}): Score {
  const own = shippedScorer().score(tokens)
  if (own.isForeign) return unranked()
  const share = placement.standing ? ownShare : 1
  let logit = own.logit * share
  const reasons = own.reasons
  for (const reason of reasons) reason.weight *= share
  for (const reason of placementReasons(placement)) {
    logit += reason.weight
    reasons.push(reason)
  }
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.feature < b.feature ? -1 : 1))
  if (reasons.length > mostReasons) reasons.length = mostReasons
  for (const reason of reasons) reason.weight = round(reason.weight)
  return { score: round(1 / (1 + Math.exp(-logit))), reasons }
}

/** For a text in a language that the model does not know: no score, and it says so. */
export function unranked(): Score {
  return { score: 0, reasons: [{ feature: 'out-of-language', label: labels['out-of-language'], weight: 0 }] }
}

function placementReasons({ role, types = [], standing }: Placement): Reason[] {
  const out: Reason[] = []
  const add = (feature: PlacedCode, weight: number) => out.push({ feature, label: labels[feature], weight })
  if (role === 'headline') add('headline', placed.headline)
  if (standing && standing.place !== 0) add(standing.place > 0 ? 'early' : 'late', standing.place)
  if (standing && standing.recurrence !== 0) add(standing.recurrence > 0 ? 'recurring' : 'apart', standing.recurrence)
  if (types.includes('title') || types.includes('alias')) add('title-only', placed['title-only'])
  if (types.includes('utterance')) add('utterance-only', placed['utterance-only'])
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
    marks[entry.index] = (rank < quota && entry.score >= floor) || (entry.score >= clear && rank < quota * 2)
  })
  return marks
}
