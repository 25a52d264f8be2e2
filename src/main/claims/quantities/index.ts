/**
 * Numbers of a text with bound, value and unit: "more than 300,000 people", "£3.5m", "one in five", "aged 45". Figures
 * and number words; what a date mention covers is left to the dates, save durations and ordinals ("sixth year").
 */
import type { Bound, DateMention, Quantity } from '../../../shared/detection.ts'
import { ordinalOf, ordinalWordPattern } from '../numbers.ts'
import type { Token } from '../tokens.ts'
import { boundAfter, boundBefore, limitsOf } from './bounds.ts'
import { countedNoun, plainNoun } from './counted.ts'
import { currencyAfter, currencyBefore } from './currencies.ts'
import type { QuantityDraft } from './draft.ts'
import { joinParts, joinRanges } from './joins.ts'
import { signsOfNumbers } from './lexemes.ts'
import { type Numeral, numeralsOf } from './numerals.ts'
import { isTime, measureAfter } from './units.ts'

const ordinal = new RegExp(
  `(?<![\\p{L}\\p{N}-])(\\d{1,3}(?:,\\d{3})*(?:st|nd|rd|th)|(?:[a-z]+-)?(?:${ordinalWordPattern}))(?![\\p{L}\\p{N}])(?:\\s(?:straight|consecutive|successive|time in))?(?:\\s(year|month|week|day|time|quarter|term|anniversary|season|round|largest|biggest|highest|lowest|most|place|century|birthday|century|floor|grade|district|amendment)(?![\\p{L}]))?`,
  'giu'
)
const vague =
  /(?<![\p{L}\p{N}-])(?:(?:tens|hundreds|scores) of )?(dozens|scores|hundreds|thousands|millions|billions|trillions)(?![\p{L}\p{N}-])/giu

/**
 * Quantities of one sentence, in text order and none overlapping. `tokens` are its tagged words where there are any:
 * they give the thing counted. `dates` are its date mentions. Offsets of the answer count from `base`.
 */
export function findQuantities(
  text: string,
  base: number,
  language: string,
  tokens: readonly Token[] | null,
  dates: readonly DateMention[]
): Quantity[] {
  const signs = signsOfNumbers(text, language)
  if (!signs.numeral && !signs.ordinal && !signs.vague) return []
  const english = language === 'en'
  const found: QuantityDraft[] = []
  const add = (draft: QuantityDraft | null): void => {
    if (draft && !found.some((other) => draft.start < other.end && other.start < draft.end)) found.push(draft)
  }
  const numerals = signs.numeral ? numeralsOf(text, language) : []
  if (english) for (const draft of ratios(text, numerals)) add(draft)
  // A length of time is a quantity, too.
  const covered = dates
    .filter(({ precision }) => precision !== 'duration')
    .map((date) => ({ start: date.start - base, end: date.end - base }))
  const context: Context = { text, base, language, tokens }
  for (const numeral of numerals) {
    const draft = numberDraft(context, numeral, found.at(-1)?.end ?? 0)
    if (!draft) continue
    const date = covered.find((other) => numeral.start < other.end && other.start < numeral.end)
    if (date && !(draft.kind === 'age' || (draft.kind === 'measure' && isTime(draft.unit ?? '')))) continue
    add(draft)
  }
  if (english) {
    if (signs.vague) for (const match of text.matchAll(vague)) add(vagueDraft(context, match))
    if (signs.ordinal)
      for (const match of text.matchAll(ordinal)) {
        const draft = ordinalDraft(match)
        const inDate = draft?.unit === null && covered.some((date) => draft.start < date.end && date.start < draft.end)
        if (!inDate) add(draft)
      }
  }
  found.sort((a, b) => a.start - b.start)
  return joinRanges(text, joinParts(text, found)).map((draft) => ({
    ...draft,
    start: base + draft.start,
    end: base + draft.end,
    text: text.slice(draft.start, draft.end)
  }))
}

interface Context {
  readonly text: string
  readonly base: number
  readonly language: string
  readonly tokens: readonly Token[] | null
}

type Unit = { unit: string | null; kind: Quantity['kind']; end: number; factor: number }

/** `taken`: where the quantity before ends, whose currency is not this one's. */
function numberDraft(context: Context, numeral: Numeral, taken: number): QuantityDraft | null {
  const { text } = context
  const isNegative = numeral.value < 0
  const lead = text.slice(Math.max(0, numeral.start - 14, taken <= numeral.start ? taken : 0), numeral.start)
  const currency = numeral.inWords ? null : currencyBefore(lead)
  const start = numeral.start - (currency?.length ?? 0)
  const suffix =
    numeral.inWords || numeral.scaled
      ? null
      : suffixAfter(text.slice(numeral.end, numeral.end + 8), currency !== null, text.slice(numeral.start, numeral.end))
  const amountEnd = numeral.end + (suffix?.length ?? 0)
  const unit: Unit = currency
    ? withCode(text, { unit: currency.code, kind: 'money', end: amountEnd, factor: currency.factor })
    : unitAfter(context, numeral, amountEnd)
  const rest = text.slice(unit.end, unit.end + 24)
  if (unit.kind === 'number' && /^(?:st|nd|rd|th)(?!\p{L})|^[\p{L}_]/iu.test(rest)) return null
  const value = Number((numeral.value * (suffix?.factor ?? 1) * unit.factor).toPrecision(15))
  const before = boundBefore(text.slice(Math.max(0, start - 26), start))
  const after = before.bound === 'exact' ? boundAfter(rest) : { bound: 'exact' as Bound, words: null, length: 0 }
  const bound = before.bound === 'exact' ? after.bound : before.bound
  if (numeral.inWords && unit.kind === 'number' && bound === 'exact' && isPronounOrFiller(text, numeral, isNegative))
    return null
  const isShare = numeral.fraction && Math.abs(value) < 1 && (unit.kind === 'number' || unit.kind === 'count')
  const aged = unit.kind === 'age' && unit.end === amountEnd ? (/\bage[ds]?\s$/i.exec(lead)?.[0].length ?? 0) : 0
  return {
    start: start - Math.max(before.length, aged),
    end: unit.end + after.length,
    bound,
    boundText: before.words ?? after.words,
    ...limitsOf(bound, value),
    value,
    unit: unit.unit,
    kind: isShare ? 'ratio' : unit.kind
  }
}

/** "one of them", "no one", "the two": a bare small word is a pronoun, or counts nothing that can be checked. */
function isPronounOrFiller(text: string, { start, end, value, fraction }: Numeral, isNegative: boolean): boolean {
  if (isNegative || fraction) return false
  if (value === 1) return true
  return value === 0 && !/^(?:zero|nought|naught)$/i.test(text.slice(start, end))
}

/** "10k", "£3.5m", "$2bn", "1.2b", "30MM", "12G": a letter that multiplies. A small m is a metre unless money stands before. */
function suffixAfter(rest: string, money: boolean, digits: string): { factor: number; length: number } | null {
  const match = /^([\s\u00a0]{0,2})(k|K|m|M|MM|b|B|bn|Bn|BN|tn|T|G)(?![\p{L}\p{N}/²³])/u.exec(rest)
  if (!match?.[2]) return null
  const [whole, gap = '', letter] = match
  const factors: Record<string, number> = { k: 1e3, m: 1e6, mm: 1e6, b: 1e9, bn: 1e9, tn: 1e12, t: 1e12, g: 1e9 }
  const factor = factors[letter.toLowerCase()] ?? 1
  if (/^[kK]$/.test(letter)) return { factor, length: whole.length }
  // "5G" is a network.
  if (letter === 'G') return gap.length < 2 && digits.length > 1 ? { factor, length: whole.length } : null
  if (money) return gap.length < 2 ? { factor, length: whole.length } : null
  if (letter === 'M' || letter === 'MM')
    return gap === '' || digits.includes('.') ? { factor, length: whole.length } : null
  return /^(?:b|B)$/.test(letter) && gap === '' && digits.includes('.') ? { factor, length: whole.length } : null
}

/** "$10 million US", "US $ 10 dollars": the name after an amount that has its sign already. */
function withCode(text: string, unit: Unit): Unit {
  const again = /^\s(?:dollars?|euros?|pounds?|USD|EUR|GBP)(?![\p{L}])/u.exec(text.slice(unit.end, unit.end + 12))
  return again ? { ...unit, end: unit.end + again[0].length } : unit
}

const percentSign =
  /^\s?(?:%|‰)|^[\s-](?:percentage[\s-]points?|percent|per[\s-]cent|pct|Prozentpunkte|Prozent|pour[\s-]cent|por[\s-]ciento|por[\s-]cento|per[\s-]cento|procent|процент\p{L}*|في المئة|بالمئة)(?![\p{L}])/iu
const ageAfter = /^[\s-](year|month|week|day)s?[\s-](?:olds?(?![\p{L}])|of[\s-]age(?![\p{L}]))/iu
const ageBefore = /\b(?:aged|the age of|age|ages)\s$/i

function unitAfter(context: Context, numeral: Numeral, end: number): Unit {
  const { text, base, tokens, language } = context
  const rest = text.slice(end, end + 64)
  const make = (unit: string | null, kind: Quantity['kind'], length: number, factor = 1): Unit => ({
    unit,
    kind,
    end: end + length,
    factor
  })
  const percent = percentSign.exec(rest)
  if (percent) return make(/point|punkte/i.test(percent[0]) ? 'percentage points' : '%', 'percent', percent[0].length)
  const age = ageAfter.exec(rest)
  if (age?.[1]) return make(`${age[1].toLowerCase()}s`, 'age', age[0].length)
  const money = numeral.fraction && numeral.value < 1 && !numeral.scaled ? null : currencyAfter(rest)
  if (money) {
    const million = /^\s(million|billion|trillion|bn|mn)(?![\p{L}])/u.exec(rest.slice(money.length))
    const factors: Record<string, number> = { million: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 }
    const extra = million && !numeral.scaled ? (factors[million[1] ?? ''] ?? 1) : 1
    return make(money.code, 'money', money.length + (extra > 1 ? (million?.[0].length ?? 0) : 0), money.factor * extra)
  }
  if (
    ageBefore.test(text.slice(Math.max(0, numeral.start - 24), numeral.start)) &&
    numeral.value > 0 &&
    numeral.value < 130
  )
    return make('years', 'age', 0)
  const measure = measureAfter(rest)
  if (measure) return make(measure.name, 'measure', measure.length)
  const noun = tokens && language === 'en' ? countedNoun(tokens, base + end, base + text.length) : null
  if (noun) return { unit: noun.text, kind: 'count', end: noun.end - base, factor: 1 }
  const plain = tokens || language === 'en' ? null : plainNoun(rest)
  if (plain) return make(plain.text, 'count', plain.length)
  return make(null, 'number', 0)
}

/** "one in five adults", "two out of five hundred". A year after "in" is none. */
function* ratios(text: string, numerals: readonly Numeral[]): Generator<QuantityDraft> {
  for (let index = 1; index < numerals.length; index += 1) {
    const first = numerals[index - 1] as Numeral
    const second = numerals[index] as Numeral
    if (!/^\s(?:in|out of)\s(?:every\s)?$/i.test(text.slice(first.end, second.start))) continue
    const { value: part } = first
    const { value: whole } = second
    if (part <= 0 || part >= whole || (!second.inWords && whole >= 1500 && whole < 2100)) continue
    if (!Number.isInteger(part) || !Number.isInteger(whole)) continue
    const noun = /^\s(\p{L}+)(?![\p{L}])/u.exec(text.slice(second.end, second.end + 32))
    const isNoun = noun?.[1] !== undefined && !notCounted.test(noun[1])
    const plural = /^s\b/.test(text.slice(second.end)) ? 1 : 0
    const value = Number((part / whole).toPrecision(15))
    const before = boundBefore(text.slice(Math.max(0, first.start - 26), first.start))
    yield {
      start: first.start - before.length,
      end: second.end + plural + (isNoun ? (noun?.[0].length ?? 0) : 0),
      bound: before.bound,
      boundText: before.words,
      ...limitsOf(before.bound, value),
      value,
      unit: isNoun ? (noun?.[1] ?? null) : null,
      kind: 'ratio'
    }
  }
}

const notCounted =
  /^(?:of|is|are|was|were|has|have|had|who|that|and|or|in|on|at|by|to|from|for|with|say|says|said|do|does|did|will|can|could|would|now|not|as|but)$/i

function ordinalDraft(match: RegExpMatchArray): QuantityDraft | null {
  const value = ordinalOf(match[1] ?? '')
  const start = match.index ?? 0
  const word = match[1]?.toLowerCase() ?? ''
  const perSecond =
    word === 'second' && !/time|most/.test(match[2] ?? '') && /\bper $/.test(match.input?.slice(0, start) ?? '')
  // "first", "second" and "third" by themselves order a list of points more often than they count anything.
  if (value === undefined || perSecond || (match[2] === undefined && value < 4 && !/\d/.test(word))) return null
  return {
    start,
    end: start + match[0].length,
    bound: 'exact',
    boundText: null,
    low: value,
    high: value,
    value,
    unit: match[2] ?? null,
    kind: 'ordinal'
  }
}

/** "millions", "tens of thousands": a floor, no value. */
function vagueDraft({ text, base, tokens }: Context, match: RegExpMatchArray): QuantityDraft {
  const at = match.index ?? 0
  const floors: Record<string, number> = {
    dozens: 24,
    scores: 40,
    hundreds: 200,
    thousands: 2e3,
    millions: 2e6,
    billions: 2e9,
    trillions: 2e12
  }
  const lead = /^tens/i.test(match[0]) ? 10 : /^hundreds of/i.test(match[0]) ? 100 : 1
  const floor = floors[(match[1] ?? '').toLowerCase()] ?? 0
  const numberEnd = at + match[0].length
  const of = /^\sof\s/i.exec(text.slice(numberEnd))
  const noun = of && tokens ? countedNoun(tokens, base + numberEnd + of[0].length - 1, base + text.length) : null
  return {
    start: at,
    end: noun ? noun.end - base : numberEnd,
    bound: 'at-least',
    boundText: null,
    low: lead > 1 ? (lead * floor) / 2 : floor,
    high: null,
    value: null,
    unit: noun?.text ?? null,
    kind: 'count'
  }
}
