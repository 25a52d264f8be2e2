/**
 * Where the numbers of a text do not come out: the year of its running against its beginning, an age against a birth, a
 * total against its parts, a percentage against the values it lies between. Rounding, counting both ends and what the
 * words leave open are no contradiction: only what cannot be right in any reading is told.
 */
import type { Alarm, DateMention, Offsets, Quantity, Span } from '../../shared/detection.ts'
import { wrongAgesOfPersons } from './ages.ts'
import { calendarOf, parseDay, wholeYears } from './dates/calendar.ts'
import { contentKey } from './groups.ts'
import type { Mismatch } from './mismatch.ts'
import { ordinalOf, ordinals, ordinalWordPattern } from './numbers.ts'

interface Reading {
  readonly text: string
  readonly sentence: Offsets
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  /** Day of the article; null: unknown. */
  readonly today: number | null
}

/** What a text's numbers are read from; `articleDate` is its ISO day. */
export interface Figures {
  readonly text: string
  readonly sentences: readonly Offsets[]
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  readonly articleDate: string | null | undefined
}

/** Every mismatch of a text, each within a sentence or between two that are about one matter. */
export function findMismatches({ text, sentences, quantities, dates, articleDate }: Figures): Mismatch[] {
  const today = parseDay(articleDate)
  const out: Mismatch[] = []
  const beginnings: Beginning[] = []
  const lengths: Running[] = []
  let quantity = 0
  let date = 0
  for (const sentence of sentences) {
    const inside = <T extends Offsets>(list: readonly T[], from: number): T[] => {
      let to = from
      while (to < list.length && (list[to] as T).start < sentence.end) to += 1
      return list.slice(from, to)
    }
    const own = { quantities: inside(quantities, quantity), dates: inside(dates, date) }
    quantity += own.quantities.length
    date += own.dates.length
    if (own.quantities.length + own.dates.length < 1) continue
    const reading: Reading = { text, sentence, ...own, today }
    out.push(...wrongTotals(reading), ...wrongChanges(reading), ...wrongAges(reading))
    if (today === null) continue
    beginnings.push(...beginningsOf(reading))
    lengths.push(...runningsOf(reading, today))
  }
  if (today !== null) {
    out.push(...wrongRunning(beginnings, lengths, today), ...wrongAgesOfPersons({ text, sentences, dates, today }))
  }
  return out
}

/** A text tells of no more beginnings and lengths than this. */
const mostCompared = 100

const spanOf = ({ start, end, text }: Span): Span => ({ start, end, text })
const isExact = ({ bound, value }: Quantity): boolean => bound === 'exact' && value !== null

/** Half a unit of the last place that the number is written to: 0.5 for 20, 0.05 for 2.5, 500,000 for "3 million". */
function slack({ value, text }: Quantity): number {
  const digits = /\d[\d,]*(?:\.(\d+))?/.exec(text)
  if (!digits || value === null) return 0.5
  const written = Number(digits[0].replace(/,/g, ''))
  const scale = written === 0 ? 1 : value / written
  return (0.5 * scale) / 10 ** (digits[1]?.length ?? 0)
}

/** "12 soldiers and 5 civilians, 20 in all": parts that stand in a row right before the total. */
function wrongTotals({ text, quantities }: Reading): Mismatch[] {
  const out: Mismatch[] = []
  for (let at = 2; at < quantities.length; at += 1) {
    const total = quantities[at] as Quantity
    const before = text.slice(Math.max(0, total.start - 14), total.start)
    const isTotal =
      /^\s(?:in all|in total|altogether|combined)\b/i.test(text.slice(total.end, total.end + 14)) ||
      /\btotal of\s$/i.test(before)
    if (!isTotal || !isCount(total)) continue
    const parts: Quantity[] = []
    for (let index = at - 1; index >= 0; index -= 1) {
      const part = quantities[index] as Quantity
      const next = parts[0] ?? total
      const gap = text.slice(part.end, next.start)
      const joint =
        parts.length === 0
          ? /^[^.;:()]{0,30}[,–—-]\s(?:a total of\s|or\s|making\s|for a total of\s)?$/i
          : /^[^.;:()]{0,24}(?:,|\band\b)\s(?:and\s)?$/i
      if (!isCount(part) || !joint.test(gap)) break
      parts.unshift(part)
    }
    const [first] = parts
    if (!first || parts.length < 2) continue
    const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0)
    if (Math.abs(sum - (total.value ?? 0)) < 0.5) continue
    const last = parts.at(-1) as Quantity
    out.push({
      first: { start: first.start, end: last.end, text: text.slice(first.start, last.end) },
      second: spanOf(total),
      expected: String(sum)
    })
  }
  return out
}

const isCount = (quantity: Quantity): boolean =>
  isExact(quantity) &&
  (quantity.kind === 'count' || quantity.kind === 'number') &&
  Number.isInteger(quantity.value) &&
  (quantity.value ?? 0) > 0 &&
  (quantity.value ?? 0) < 10_000

const changeWords =
  /\b(?:rose|risen|rise|rises|increas\w+|grew|grown|climb\w+|jump\w+|soar\w+|up|fell|fallen|falls|dropp\w+|declin\w+|decreas\w+|shr[aiu]nk|down|cut|gain\w*)\b/i

/** "rose from 20 to 25, a 10% increase", "fell 30 percent from 100 to 80". */
function wrongChanges({ text, sentence, quantities }: Reading): Mismatch[] {
  const out: Mismatch[] = []
  if (!changeWords.test(text.slice(sentence.start, sentence.end))) return out
  for (let at = 1; at < quantities.length; at += 1) {
    const from = quantities[at - 1] as Quantity
    const to = quantities[at] as Quantity
    if (
      !/\bfrom\s$/i.test(text.slice(Math.max(0, from.start - 6), from.start)) ||
      !/^\sto\s$/.test(text.slice(from.end, to.start))
    )
      continue
    if (!isExact(from) || !isExact(to) || from.kind === 'percent' || to.kind === 'percent' || from.kind === 'ordinal')
      continue
    const [a, b] = [from.value ?? 0, to.value ?? 0]
    if (a <= 0 || b <= 0 || b / a > 50 || a / b > 50) continue
    const before = quantities[at - 2]
    const after = quantities[at + 1]
    const share =
      after?.kind === 'percent' &&
      /^,?\s(?:\w+\s)?(?:an?|or|up|down|by)\s(?:increase of\s|rise of\s|decrease of\s|drop of\s|fall of\s|gain of\s)?$/i.test(
        text.slice(to.end, after.start)
      )
        ? after
        : before?.kind === 'percent' && /^,?\s(?:(?:\w+\s){0,2})from\s$/i.test(text.slice(before.end, from.start))
          ? before
          : undefined
    if (!share || !isExact(share) || share.unit !== '%') continue
    const claimed = share.value ?? 0
    const extremes = [a - slack(from), a + slack(from)].flatMap((low) =>
      [b - slack(to), b + slack(to)].map((high) => Math.abs(high / Math.max(low, 1e-9) - 1) * 100)
    )
    const [least, most] = [Math.min(...extremes), Math.max(...extremes)]
    const room = Math.max(slack(share), claimed * 0.05)
    if (claimed + room >= least && claimed - room <= most) continue
    // A part of the new value instead of the old, or points instead of percent, is loose talk and told as well.
    const real = (Math.abs(b - a) / a) * 100
    out.push({
      first: { start: from.start, end: to.end, text: text.slice(from.start, to.end) },
      second: spanOf(share),
      expected: `${Number(real.toPrecision(real < 10 ? 2 : 3))}%`
    })
  }
  return out
}

/** "born in 1948" and "aged 70" of one person, told in one sentence and of the article's day. */
function wrongAges({ text, sentence, quantities, dates, today }: Reading): Mismatch[] {
  if (today === null) return []
  const births = dates.filter(
    ({ start, precision }) =>
      (precision === 'year' || precision === 'month' || precision === 'day') &&
      /\bborn\s(?:(?:in|on)\s|in\s[\p{Lu}][\p{L} ]{2,20}\s(?:in|on)\s)?$/iu.test(
        text.slice(Math.max(0, start - 40), start)
      )
  )
  const ages = quantities.filter(
    (quantity) => quantity.kind === 'age' && quantity.unit === 'years' && isExact(quantity)
  )
  const [birth] = births
  const [age] = ages
  if (births.length !== 1 || ages.length !== 1 || !birth || !age || birth.from === null || birth.to === null) return []
  const words = text.slice(sentence.start, sentence.end)
  if (
    /\b(?:died|dead|killed|when|while|then|until|by the age|at (?:the )?age|before|after|father|mother|son|daughter|brother|sister|wife|husband)\b/i.test(
      words
    )
  )
    return []
  // Another date in the sentence may be the one that the age is of.
  if (dates.some((date) => date !== birth && date.precision !== 'duration' && date.precision !== 'recurring')) return []
  const [least, most] = [
    wholeYears(parseDay(birth.to) ?? today, today),
    wholeYears(parseDay(birth.from) ?? today, today)
  ]
  const value = age.value ?? 0
  if (value >= least && value <= most) return []
  if (least < 0 || most > 120) return []
  return [
    { first: spanOf(birth), second: spanOf(age), expected: least === most ? String(least) : `${least} or ${most}` }
  ]
}

interface Beginning {
  readonly span: Span
  /** First and last day on which it can have begun. */
  readonly from: number
  readonly to: number
  readonly sentence: Offsets
  readonly words: ReadonlySet<string>
}

interface Running {
  readonly span: Span
  readonly sentence: Offsets
  readonly words: ReadonlySet<string>
  /** The so-many-th year, or the years that it has lasted. */
  readonly count: number
  readonly kind: 'nth' | 'lasted' | 'more-than'
}

const beganBefore =
  /\b(?:began|begun|started|broke out|erupted|founded|established|launched|took office|came to power|took power)\s(?:\p{L}+\s){0,3}?(?:in|on)\s$/iu

/** Where the sentence says when something began: "since March 2011", "the war began in 2011". */
function beginningsOf({ text, sentence, dates }: Reading): Beginning[] {
  return dates.flatMap((date) => {
    const from = parseDay(date.from)
    if (from === null) return []
    const words = matter(text, sentence)
    const span = spanOf(date)
    if (/^since\s/i.test(date.text)) {
      const last = latestDay(date.text, from)
      return last === null ? [] : [{ span, from, to: last, sentence, words }]
    }
    const to = parseDay(date.to)
    const isFixed = date.precision === 'year' || date.precision === 'month' || date.precision === 'day'
    if (to === null || !isFixed || !beganBefore.test(text.slice(Math.max(sentence.start, date.start - 40), date.start)))
      return []
    return [{ span, from, to, sentence, words }]
  })
}

/** The last day that "since 2011" or "since March 2011" can mean; null for what is less plain. */
function latestDay(words: string, from: number): number | null {
  if (/^since\s(?:the year\s)?\d{4}$/i.test(words)) return from + 364
  if (/^since\s\p{L}{3,9}\.?,?\s\d{4}$/iu.test(words)) return from + 27
  return /\d{4}$/.test(words) ? from : null
}

const nthYear = new RegExp(
  `^(?:its|the|their|his|her)\\s(\\d{1,2}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:${ordinalWordPattern}))\\s(?:straight\\s|consecutive\\s)?year$`,
  'i'
)

/** Where the sentence says in which year something is now, or for how many years it has lasted. */
function runningsOf({ text, sentence, dates, quantities }: Reading, today: number): Running[] {
  return dates.flatMap((date): Running[] => {
    const lead = text.slice(Math.max(sentence.start, date.start - 48), date.start)
    const words = matter(text, sentence)
    const nth = nthYear.exec(date.text)
    if (nth?.[1]) {
      const isNow =
        /\b(?:(?:is|are)\s(?:now\s)?(?:in|entering|into)|now in|enter(?:s|ed|ing)|has (?:now )?entered|into)\s$/i.test(
          lead
        )
      const count = ordinalOf(nth[1])
      return isNow && count !== undefined && !/\b(?:was|were|would|will)\b/i.test(lead)
        ? [{ span: spanOf(date), sentence, words, count, kind: 'nth' }]
        : []
    }
    if (date.precision !== 'period' || parseDay(date.to) !== today || !/\byears?$/i.test(date.text)) return []
    const quantity = quantities.find(
      (own) => own.start < date.end && date.start < own.end && own.unit?.startsWith('year')
    )
    if (!quantity || quantity.value === null || !/\b(?:lasted|raged|been|running|going on|for)\s$/i.test(lead))
      return []
    if (quantity.bound !== 'exact' && quantity.bound !== 'more-than' && quantity.bound !== 'at-least') return []
    return [
      {
        span: spanOf(date),
        sentence,
        words,
        count: quantity.value,
        kind: quantity.bound === 'exact' ? 'lasted' : 'more-than'
      }
    ]
  })
}

/** Content words of a sentence without figures and words of time. */
function matter(text: string, { start, end }: Offsets): Set<string> {
  const { words } = contentKey(text.slice(start, Math.min(end, start + 400)))
  return new Set(
    [...words].filter(
      (word) =>
        !/\d|^(?:year|month|began|start|sinc|ent|enter|last|lasted|rag)$/.test(word) && !Object.hasOwn(ordinals, word)
    )
  )
}

/** A count and the beginning of the same matter that it does not fit; none where any beginning told of it fits. */
function wrongRunning(beginnings: readonly Beginning[], runnings: readonly Running[], today: number): Mismatch[] {
  const out: Mismatch[] = []
  for (const running of runnings.slice(0, mostCompared)) {
    const own = beginnings
      .slice(0, mostCompared)
      .filter((beginning) => beginning.from < today && isSameMatter(beginning, running))
      .sort((a, b) => Math.abs(a.span.start - running.span.start) - Math.abs(b.span.start - running.span.start))
    const [nearest] = own
    const expected = nearest ? expectedOf(nearest, running, today) : null
    if (!nearest || expected === null || own.some((beginning) => expectedOf(beginning, running, today) === null))
      continue
    out.push({ first: nearest.span, second: running.span, expected })
  }
  return out
}

/** One sentence without a second subject between the two, or two sentences that share what they are about. */
function isSameMatter(a: Beginning, b: Running): boolean {
  if (a.sentence.start === b.sentence.start) return Math.abs(a.span.start - b.span.start) < 90
  const shared = [...a.words].filter((word) => b.words.has(word)).length
  return shared >= 2 && shared / Math.min(a.words.size, b.words.size) >= 0.5
}

/** What the count would have to be; null where it can be right. */
function expectedOf(beginning: Beginning, { kind, count }: Running, today: number): string | null {
  const least = wholeYears(Math.min(beginning.to, today), today)
  const most = wholeYears(beginning.from, today)
  const inclusive = calendarOf(today).year - calendarOf(beginning.from).year + 1
  if (kind === 'nth') {
    const [low, high] = [least + 1, Math.max(most + 1, inclusive)]
    if (count >= low && count <= high) return null
    return low === most + 1 ? ordinalName(low) : `${ordinalName(low)} or ${ordinalName(most + 1)}`
  }
  // Years are rounded to the next; "more than five" may not be said of less than five.
  if (kind === 'more-than' ? count <= most + 0.1 : count >= least - 1 && count <= most + 1) return null
  return least === most ? `${least} years` : `${least} to ${most} years`
}

function ordinalName(value: number): string {
  const word = Object.entries(ordinals).find(([, number]) => number === value)?.[0]
  const tail =
    value % 10 === 1 && value !== 11
      ? 'st'
      : value % 10 === 2 && value !== 12
        ? 'nd'
        : value % 10 === 3 && value !== 13
          ? 'rd'
          : 'th'
  return word ?? `${value}${tail}`
}

/** Alarms of each claim, in the claims' order: both claims that hold a part of a mismatch get one. */
export function arithmeticAlarms(
  claims: readonly { readonly ranges: readonly Span[] }[],
  mismatches: readonly Mismatch[]
): Alarm[][] {
  const alarms: Alarm[][] = claims.map(() => [])
  const holder = (span: Span): number | null => {
    let best: number | null = null
    let size = Number.POSITIVE_INFINITY
    claims.forEach(({ ranges }, index) => {
      const [first, last] = [ranges[0], ranges.at(-1)]
      if (!first || !last || first.start > span.start || span.end > last.end) return
      const length = ranges.reduce((sum, range) => sum + range.end - range.start, 0)
      if (length < size) [best, size] = [index, length]
    })
    return best
  }
  for (const { first, second, expected } of mismatches) {
    const [one, two] = [holder(first), holder(second)]
    if (one === two || one === null || two === null) {
      const only = one ?? two
      if (only !== null) alarms[only]?.push({ code: 'arithmetic', here: second, there: first, other: null, expected })
      continue
    }
    alarms[two]?.push({ code: 'arithmetic', here: second, there: first, other: one, expected })
    alarms[one]?.push({ code: 'arithmetic', here: first, there: second, other: two, expected })
  }
  return alarms
}
