/**
 * Repeats of one assertion in a text. "ended without agreement", "failed to reach an agreement" and "could not come to an
 * agreement" deny the same outcome: claims are compared by their content words, with the words for failing and lacking
 * taken as one mark of negation.
 */

import { wordRuns } from './word-runs.ts'

export type Groupable = { statement: string; types: readonly string[] }

const stop = new Set(
  (
    'the a an of in on at to for with by from and or but as is are was were be been being has have had will would can could may might shall should do does did ' +
    'that which who whom whose this these those it its he she they his her their them him there not no into onto over under after before during about against also both more most ' +
    'than then said say says told u.s. us mr mrs ms dr later still now new come came reach reached end ended meet met secure'
  ).split(' ')
)
const negation = /\b(?:not|n[o’']t|no|without|never|fail(?:ed|s|ure)?|unable|refus\w+|lack\w*|collapsed?)\b/i

/** Content words of a statement, crudely stemmed, and whether it denies. */
export function contentKey(statement: string): { words: Set<string>; denies: boolean } {
  const words = new Set<string>()
  for (const word of wordRuns(statement.toLowerCase(), true)) {
    const part = keyPart(word)
    if (part !== null) words.add(part)
  }
  return { words, denies: negation.test(statement) }
}

/** What each word is in a key: texts say the same words again and again. */
const parts = new Map<string, string | null>()
/** Words kept at once. */
const mostParts = 50_000

/** A word as it stands in a key; null for one that says nothing. */
function keyPart(word: string): string | null {
  const known = parts.get(word)
  if (known !== undefined) return known
  const part =
    stop.has(word) || word.length < 3 || word.startsWith('fail') ? null : /\d/.test(word) ? word : stemOf(word)
  if (parts.size >= mostParts) parts.clear()
  parts.set(word, part)
  return part
}

const keys = new WeakMap<Groupable, ReturnType<typeof contentKey>>()

/** The key of a claim's statement, worked out once for a claim that several comparisons ask for. */
export function keyOf(claim: Groupable): ReturnType<typeof contentKey> {
  const known = keys.get(claim)
  if (known) return known
  const key = contentKey(claim.statement)
  keys.set(claim, key)
  return key
}

/** A word crudely cut to its stem. */
export function stemOf(word: string): string {
  return word
    .replace(/(?:ments?|ings?|ies|ed|es|s)$/, '')
    .replace(/e$/, '')
    .slice(0, 8)
}

/** Denied outcomes: the noun that "no …", "without …" and "failed to … a …" deny. */
const deniedOutcome =
  /\b(?:without(?: an?| any)?|fail(?:ed|ure|s|ing)? to (?:\w+) (?:an?|any|the)|(?:could|did|would|can)(?: not|n[o’']t) (?:\w+)(?: to| on)? (?:an?|any)|not (?:\w+) (?:an?|any)|no)\s([a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{4,})\b/i

/** Jaccard index from which on two claims are one assertion. */
const alike = 0.6

/**
 * Group key for each claim, null for what is said once. Two claims belong together when they deny the same outcome and
 * share nothing that tells them apart, or when their content words overlap by Jaccard ≥ `alike` with the same figures and polarity.
 */
export function groupRepeats(claims: readonly Groupable[]): (string | null)[] {
  const parent = claims.map((_, index) => index)
  const find = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    return root
  }
  const own = claims.map(keyOf)
  const outcomes = new Map<string, number>()
  const postings = new Map<string, number[]>()
  const shares = createShares(claims.length)
  claims.forEach((claim, index) => {
    if (
      claim.types.some(
        (type) =>
          type === 'utterance' ||
          type === 'position' ||
          type === 'motive' ||
          type === 'title' ||
          type === 'alias' ||
          type === 'question'
      )
    )
      return
    const key = own[index]
    if (!key || key.words.size === 0) return
    const outcome = deniedOutcome.exec(claim.statement)?.[1]
    if (outcome) {
      const stemmed = stemOf(outcome.toLowerCase())
      const first = outcomes.get(stemmed)
      if (first === undefined) outcomes.set(stemmed, index)
      else parent[find(index)] = find(first)
    }
    if (key.words.size >= 3) {
      // Candidates share one of the rarer words; long posting lists are cut so that the work stays linear.
      for (const word of key.words) shares.count(postings.get(word))
      // What they have in common is at least all of this one.
      for (const [other, shared] of shares.take(Math.floor(key.words.size * alike))) {
        const otherKey = own[other]
        if (!otherKey || otherKey.denies !== key.denies) continue
        const union = key.words.size + otherKey.words.size - shared
        if (shared / union >= alike && sameFigures(key.words, otherKey.words)) parent[find(index)] = find(other)
      }
      for (const word of key.words) {
        const list = postings.get(word)
        if (!list) postings.set(word, [index])
        else if (list.length < 12) list.push(index)
      }
    }
  })
  const sizes = new Map<number, number>()
  for (let index = 0; index < claims.length; index += 1) sizes.set(find(index), (sizes.get(find(index)) ?? 0) + 1)
  return claims.map((_, index) => ((sizes.get(find(index)) ?? 0) > 1 ? `repeat-${find(index) + 1}` : null))
}

/** Counts how many words each of the other claims shares. */
export interface Shares {
  /** One word more that these share. */
  readonly count: (others: readonly number[] | undefined) => void
  /** Those that share at least so many with how many, in the order in which they first came up; the counts begin anew. */
  readonly take: (least: number) => [number, number][]
}

/** For claims by their number, below `most`. */
export function createShares(most: number): Shares {
  const counts = new Uint16Array(most)
  const touched: number[] = []
  return {
    count: (others) => {
      if (!others) return
      for (const other of others) {
        if (counts[other] === 0) touched.push(other)
        counts[other] = (counts[other] as number) + 1
      }
    },
    take: (least) => {
      const out: [number, number][] = []
      for (const other of touched) {
        const shared = counts[other] as number
        if (shared >= least) out.push([other, shared])
        counts[other] = 0
      }
      touched.length = 0
      return out
    }
  }
}

function sameFigures(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const figures = (set: ReadonlySet<string>) =>
    [...set]
      .filter((word) => /\d/.test(word))
      .sort()
      .join(' ')
  return figures(a) === figures(b)
}
