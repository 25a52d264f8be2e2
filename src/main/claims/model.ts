/**
 * Weights of the check-worthiness model.
 *
 * `fitted` comes from scripts/fit-claim-model.ts: L2-regularised logistic regression over the features of features.ts on
 * the ClaimBuster crowdsourced sentences (Arslan, Hassan, Li, Tremayne 2020, doi 10.5281/zenodo.3609356; see
 * resources/NOTICE). `placed` are set by hand, with the reason beside each: debates have no headlines and no bylines.
 */
const fitted: Record<string, number> = {
  address: -0.183,
  bound: 0.195,
  cause: 0.245,
  change: 0.462,
  comparative: 0.318,
  date: 0.481,
  'first-person': -0.704,
  future: -0.66,
  hypothetical: -0.41,
  'large-number': 1,
  length: 0.389,
  money: 0.692,
  'more-numbers': 0.173,
  name: 0.398,
  negation: -0.006,
  'no-verb': -0.133,
  'noun-share': 1.021,
  number: 0.864,
  opinion: -0.754,
  past: 0.781,
  percent: 1.135,
  perfect: 0.348,
  'plain-copula': 0.169,
  'public-matter': 0.507,
  quantifier: 0.135,
  question: -1.162,
  record: 0.924,
  'second-person': -0.159,
  short: 0.006,
  study: 0.614,
  superlative: 0.347,
  we: -0.136
}

const placed: Record<string, number> = {
  // A headline repeats what the body says in full: the body is where a checker works.
  headline: -0.3,
  // What a report leads with is what it stands on.
  lede: 0.4,
  // "Ned Price is White House spokesman": to be ticked, hardly ever the point of a check.
  'title-only': -2.2,
  // That something was said is one call or one recording; what was said is the check.
  'utterance-only': -1.6
}

export const model = {
  version: '1',
  bias: -2.389,
  weights: { ...fitted, ...placed } as Readonly<Record<string, number>>,
  /** No claim below this is marked as most check-worthy. */
  floor: 0.3,
  /** From here on a claim is clear by itself. */
  clear: 0.75
}
