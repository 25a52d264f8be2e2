/**
 * Where a text disagrees with itself, and a claim with the quote of its evidence: figures, dates and denials of one
 * matter compared. What one side says more roughly is no contradiction: "about 300,000" and "312,456" agree, and so do
 * "more than 300,000" and "half a million". Two sources that differ are told apart from a text that contradicts itself.
 */
import type { Alarm, AttributionLink, DateMention, Quantity, Span } from '../../shared/detection.ts'
import { contentKey, createShares, keyOf } from './groups.ts'

/** What of a claim is compared. Spans are offsets into the claim's own text or revision. */
export interface Comparable {
  readonly statement: string
  readonly types: readonly string[]
  readonly role: string
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  readonly attribution: readonly AttributionLink[]
}

/** Two figures or dates that cannot both be true of one matter. */
export interface Disagreement {
  readonly code: 'figures-differ' | 'dates-differ'
  readonly here: Span
  readonly there: Span
}

/** From this share of common content words on, two claims are taken to be about one matter. */
const sameMatter = 0.5
/** A headline is short: this share of its words has to stand in the body's claim. */
const headlineShare = 0.6
/** Figures further apart than this are never called rounded, in shares of the larger. */
const mostRounding = 0.05

/** Alarms of each claim of a text, in the claims' order. Both claims of a pair get theirs. */
export function findContradictions(claims: readonly Comparable[]): Alarm[][] {
  const alarms: Alarm[][] = claims.map(() => [])
  const keys = claims.map((claim) => matterOf(claim))
  for (const [index, other] of candidatePairs(keys)) {
    const later = claims[index] as Comparable
    const earlier = claims[other] as Comparable
    const a = keys[index]
    const b = keys[other]
    if (!a || !b || !isSameMatter(a, b, later, earlier)) continue
    const attributed = saidByDifferent(later, earlier)
    const found = disagreements(later, earlier)
    const raise = (code: Alarm['code'], here: Span | null, there: Span | null): void => {
      alarms[index]?.push({ code: attributed ? 'sources-differ' : code, here, there, other })
      alarms[other]?.push({ code: attributed ? 'sources-differ' : code, here: there, there: here, other: index })
    }
    for (const { code, here, there } of found) raise(code, here, there)
    if (found.length === 0 && a.denies !== b.denies && isRepeat(a, b)) raise('denied', null, null)
  }
  return alarms
}

/**
 * Figures and dates of `there` that cannot stand beside those of `here`. Both are taken to be about one matter: a claim
 * and its evidence, or two claims that were found to be.
 */
export function disagreements(
  here: Pick<Comparable, 'quantities' | 'dates'>,
  there: Pick<Comparable, 'quantities' | 'dates'>
): Disagreement[] {
  const out: Disagreement[] = []
  for (const quantity of here.quantities) {
    const rivals = there.quantities.filter((other) => areComparable(quantity, other))
    const rival = rivals[0]
    if (!rival || rivals.some((other) => agree(quantity, other))) continue
    if (here.quantities.some((own) => own !== quantity && areComparable(own, rival) && agree(own, rival))) continue
    out.push({ code: 'figures-differ', here: spanOf(quantity), there: spanOf(rival) })
  }
  const own = here.dates.filter(isFixed)
  const others = there.dates.filter(isFixed)
  const [first] = own
  const [rival] = others
  if (first && rival && own.length === 1 && others.length === 1 && areApart(first, rival))
    out.push({ code: 'dates-differ', here: spanOf(first), there: spanOf(rival) })
  return out
}

type Matter = { words: ReadonlySet<string>; denies: boolean }

const incomparable = new Set(['utterance', 'position', 'motive', 'title', 'alias', 'question', 'prediction'])

/** Content words without figures; null for what is not an assertion about the world. */
function matterOf(claim: Comparable): Matter | null {
  if (claim.types.some((type) => incomparable.has(type))) return null
  const { words, denies } = keyOf(claim)
  const units = new Set(claim.quantities.flatMap(({ text }) => [...contentKey(text).words]))
  const own = new Set([...words].filter((word) => !/\d/.test(word) && !numberWord.test(word) && !units.has(word)))
  return own.size >= 2 ? { words: own, denies } : null
}

const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousan|million|billion|dozen|percent|per|cent)/

/** Pairs that share a word, the later first. Words that very many claims share say little and are passed over. */
function candidatePairs(keys: readonly (Matter | null)[]): [number, number][] {
  const longestPosting = 24
  const postings = new Map<string, number[]>()
  const pairs: [number, number][] = []
  const shares = createShares(keys.length)
  keys.forEach((key, index) => {
    if (!key) return
    for (const word of key.words) {
      const posting = postings.get(word)
      shares.count(posting)
      if (!posting) postings.set(word, [index])
      else if (posting.length < longestPosting) posting.push(index)
    }
    for (const [other] of shares.take(2)) pairs.push([index, other])
  })
  return pairs
}

function sharedWords(a: Matter, b: Matter): number {
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared += 1
  return shared
}

function isSameMatter(a: Matter, b: Matter, claimA: Comparable, claimB: Comparable): boolean {
  const isHeadline = claimA.role === 'headline' || claimB.role === 'headline'
  // The words they share are at most all of the shorter one, of at least all of the longer one.
  if (!isHeadline && Math.min(a.words.size, b.words.size) < sameMatter * Math.max(a.words.size, b.words.size))
    return false
  const shared = sharedWords(a, b)
  if (isHeadline) return shared >= 2 && shared / Math.min(a.words.size, b.words.size) >= headlineShare
  return shared >= 2 && shared / (a.words.size + b.words.size - shared) >= sameMatter
}

/** A denial contradicts only what is otherwise nearly the same assertion. */
function isRepeat(a: Matter, b: Matter): boolean {
  const shared = sharedWords(a, b)
  return shared >= 3 && shared / (a.words.size + b.words.size - shared) >= 0.8
}

function saidByDifferent(a: Comparable, b: Comparable): boolean {
  const source = (claim: Comparable): string => claim.attribution.at(-1)?.source?.text.toLowerCase() ?? ''
  return source(a) !== source(b) && (source(a) !== '' || source(b) !== '')
}

const sameThing: ReadonlyMap<string, string> = new Map([
  ['persons', 'people'],
  ['person', 'people'],
  ['individuals', 'people'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['deaths', 'death'],
  ['fatalities', 'death'],
  ['%', 'percent']
])

function unitKey(unit: string | null): string | null {
  if (unit === null) return null
  const lower = unit.toLowerCase()
  return sameThing.get(lower) ?? lower.replace(/(?<=\p{L}{3})s$/u, '')
}

/** Whether two quantities measure one thing: the same kind in the same unit. */
export function areComparable(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'ordinal' || b.kind === 'ordinal') return false
  if (a.kind !== b.kind && !(isPlain(a) && isPlain(b))) return false
  const unitA = unitKey(a.unit)
  const unitB = unitKey(b.unit)
  if (unitA === null || unitB === null) return unitA === unitB && a.kind === b.kind && a.kind !== 'number'
  return unitA === unitB
}

const isPlain = ({ kind }: Quantity): boolean => kind === 'count' || kind === 'number'

type Interval = { low: number; high: number }

/** Whether both can be true: what their words allow overlaps, or one is the other rounded. */
export function agree(a: Quantity, b: Quantity): boolean {
  const first = intervalOf(a)
  const second = intervalOf(b)
  if (!first || !second) return true
  if (first.low <= second.high && second.low <= first.high) return true
  const near = Math.min(Math.abs(first.low - second.high), Math.abs(second.low - first.high))
  const larger = Math.max(Math.abs(first.low), Math.abs(second.low), 1e-12)
  return near / larger <= mostRounding && (rounds(a, b) || rounds(b, a))
}

/** What the words allow: open sides are infinite, "about" reaches a tenth to either side. */
function intervalOf({ bound, value, low, high }: Quantity): Interval | null {
  if (bound === 'about' && value !== null)
    return { low: value - Math.abs(value) / 10, high: value + Math.abs(value) / 10 }
  if (low === null && high === null) return value === null ? null : { low: value, high: value }
  return { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY }
}

/** Whether `rough` is what `exact` becomes at the place to which `rough` is written: 2.5 for 2.47, 300,000 for 312,456. */
function rounds(rough: Quantity, exact: Quantity): boolean {
  const at = rough.value ?? rough.low
  const to = exact.value ?? exact.low
  if (at === null || to === null) return false
  const place = placeOf(at)
  // Small whole numbers are counted, not rounded: 20 dead are not 23 dead.
  if (place >= 1 && Math.abs(at) < 1000 && Number.isInteger(to)) return false
  return Math.abs(at - to) <= place / 2 || truncates(at, to, place)
}

/** Newsrooms also cut figures off: 2.4 million for 2,470,000. */
function truncates(at: number, to: number, place: number): boolean {
  return to >= at && to < at + place
}

/** The decimal place of the last digit that is not a nought: 100,000 for 300,000, 0.1 for 2.5. */
function placeOf(value: number): number {
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e')
  const decimals = digits.split('.')[1]?.length ?? 0
  return 10 ** (Number(exponent) - decimals)
}

export function isFixed({ from, to, precision }: DateMention): boolean {
  return from !== null && to !== null && (precision === 'day' || precision === 'month' || precision === 'year')
}

export function areApart(a: DateMention, b: DateMention): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return false
  return a.to < b.from || b.to < a.from
}

export function spanOf({ start, end, text }: Span): Span {
  return { start, end, text }
}
