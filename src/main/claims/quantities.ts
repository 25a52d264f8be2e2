/**
 * Numbers of a text with bound, value and unit: "more than 300,000 people", "£3.5m", "one in five", "aged 45".
 * Figures and number words; what a date mention covers is left to dates.ts, save ordinals ("sixth year").
 */
import type { Bound, DateMention, Quantity } from '../../shared/detection.ts'
import {
  figureToNumber,
  fractionOf,
  ordinalOf,
  ordinalWordPattern,
  scaleOf,
  smallWordPattern,
  wordsToNumber
} from './numbers.ts'
import type { Token } from './tokens.ts'
import { countedNoun, measures, unitAfter } from './units.ts'

const boundWords: [RegExp, Bound][] = [
  [
    /\b(?:no more than|not more than|up to|at most|as many as|as much as|a maximum of|a maximum|no later than)\s$/i,
    'at-most'
  ],
  [/\b(?:no fewer than|no less than|not less than|at least|a minimum of|a minimum)\s$/i, 'at-least'],
  [
    /\b(?:more than|over|above|in excess of|upwards of|exceeding|greater than|well over|just over|surpassed|exceeded|topped)\s$/i,
    'more-than'
  ],
  [/\b(?:less than|fewer than|under|below|just under|well under)\s$/i, 'less-than'],
  [
    /(?:\b(?:about|around|some|roughly|approximately|nearly|almost|an estimated|estimated|close to|approaching|circa|just about)\s|~\s?)$/i,
    'about'
  ]
]
const boundAfter: [RegExp, Bound][] = [
  [/^\s?\+|^\s(?:or more|and (?:above|over)|plus)\b|^-plus\b/i, 'at-least'],
  [/^\s(?:or (?:less|fewer)|and (?:below|under))\b/i, 'at-most'],
  [/^\s(?:or so|or thereabouts)\b/i, 'about']
]
const figure =
  "\\d{1,3}(?:[,.\\u00a0\\u202f\\u2009’']\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?|[\\u0660-\\u0669]+(?:[٬٫][\\u0660-\\u0669]+)*"
const words = `(?:(?:a|an)\\s(?=(?:hundred|thousand|million|billion|trillion|dozen)\\b))?(?:${smallWordPattern}|hundred|thousand|million|billion|trillion|dozen)(?:(?:[\\s-]|(?<=hundred|thousand|million)\\sand\\s)(?:${smallWordPattern}|hundred|thousand|million|billion|trillion|dozen))*`
const scale = '(?:[\\s\\u00a0-]?(?:hundred|thousand|million|billion|trillion|dozen|mn|bn|tn)\\b|(?:k|m|b)\\b)'
const number = new RegExp(
  `(?<![\\p{L}\\p{N}_.,:/#@])(?<![^\\d\\s]-)(?:(US\\$|A\\$|C\\$|HK\\$|NZ\\$|R\\$|[$£€¥₹₽₩₺])\\s?)?((?<!\\d)-|−|minus\\s)?(${figure}|(?:${words})(?![\\p{L}]))(${scale})?`,
  'giu'
)
const vague =
  /(?<![\p{L}\p{N}-])(?:(?:tens|hundreds|scores) of )?(dozens|scores|hundreds|thousands|millions|billions|trillions)(?![\p{L}\p{N}-])/giu
const fractionPattern =
  /(?<![\p{L}\p{N}-])(?:(a|one|two|three|four|five|seven|nine)[\s-])(half|third|thirds|quarter|quarters|fifth|fifths|sixths|sevenths|eighths|tenth|tenths)(?=\sof\b|\s(?:the|its|their|all)\b)|(?<![\p{L}\p{N}-])(half)(?=\s(?:of|the|a|all|its|their)\b)/giu
const inRatio = new RegExp(
  `(?<![\\p{L}\\p{N}-])(\\d+|${smallWordPattern})\\s(?:in|out of)\\s(?:every\\s)?(\\d[\\d,]*|${smallWordPattern})(?:\\s(\\p{L}+))?(?![\\p{L}\\p{N}])`,
  'giu'
)
const ordinal = new RegExp(
  `(?<![\\p{L}\\p{N}-])(\\d{1,3}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:${ordinalWordPattern}))(?:\\s(?:straight|consecutive|successive))?\\s(year|month|week|day|time|quarter|term|anniversary|season|round|largest|biggest|highest|lowest|most)\\b`,
  'giu'
)

type Draft = Omit<Quantity, 'start' | 'end' | 'text'> & { start: number; end: number }

/**
 * Quantities of one sentence, in text order and none overlapping. `tokens` are its tagged words where there are any:
 * they give the thing counted. `dates` are its date mentions.
 */
export function findQuantities(
  text: string,
  base: number,
  language: string,
  tokens: readonly Token[] | null,
  dates: readonly DateMention[]
): Quantity[] {
  if (!/[\d\u0660-\u0669]|ne|wo|ee|ou|iv|ix|ve|ight|en|half|third|first|hund|thous|illion|dozen|scores/i.test(text))
    return []
  const english = language === 'en'
  const found: Draft[] = []
  const add = (draft: Draft | null) => {
    if (draft && !found.some((other) => draft.start < other.end && other.start < draft.end)) found.push(draft)
  }
  if (english) {
    for (const match of text.matchAll(inRatio)) add(ratio(match))
    for (const match of text.matchAll(fractionPattern)) add(fraction(text, match))
    for (const match of text.matchAll(ordinal)) add(ordinalDraft(match))
  }
  const covered = dates.map((date) => ({ start: date.start - base, end: date.end - base }))
  for (const match of text.matchAll(number)) {
    const start = match.index
    const end = start + match[0].length
    const date = covered.find((other) => start < other.end && other.start < end)
    const isDuration = date && new RegExp(`^[\\s-](?:${measures})`, 'i').test(text.slice(end))
    if (date && !isDuration) continue
    add(numberDraft(text, base, match, language, tokens))
  }
  if (english) for (const match of text.matchAll(vague)) add(vagueDraft(text, base, match, tokens))
  found.sort((a, b) => a.start - b.start)
  return joinRanges(text, found).map((draft) => ({
    ...draft,
    start: base + draft.start,
    end: base + draft.end,
    text: text.slice(draft.start, draft.end)
  }))
}

function limits(bound: Bound, value: number): { low: number | null; high: number | null } {
  if (bound === 'more-than' || bound === 'at-least') return { low: value, high: null }
  if (bound === 'less-than' || bound === 'at-most') return { low: null, high: value }
  if (bound === 'about') return { low: null, high: null }
  return { low: value, high: value }
}

/** Bound words right before `start`, as [bound, words, new start]. */
function boundBefore(text: string, start: number): { bound: Bound; boundText: string | null; start: number } {
  const before = text.slice(Math.max(0, start - 24), start)
  for (const [pattern, bound] of boundWords) {
    const match = pattern.exec(before)
    if (match) return { bound, boundText: match[0].trim(), start: start - match[0].length }
  }
  return { bound: 'exact', boundText: null, start }
}

function numberDraft(
  text: string,
  base: number,
  match: RegExpExecArray | RegExpMatchArray,
  language: string,
  tokens: readonly Token[] | null
): Draft | null {
  const [whole, symbol, sign, digits = '', scaleText] = match
  const at = match.index ?? 0
  const isWord = !/[\d\u0660-\u0669]/.test(digits)
  if (isWord && language !== 'en') return null
  const plain = isWord ? wordsToNumber(digits) : figureToNumber(digits, language)
  if (plain === undefined || plain === null) return null
  const factor = scaleText ? (scaleOf(scaleText.replace(/[\s\u00a0-]/g, '')) ?? 1) : 1
  const hasScale = factor !== 1 && (symbol !== undefined || (scaleText ?? '').trim().length > 1)
  let end = at + whole.length - (scaleText && !hasScale ? scaleText.length : 0)
  if (
    /^(?:st|nd|rd|th)\b|^[\p{L}_]/iu.test(text.slice(end)) &&
    !/^(?:km|kg|cm|mm|m|ft|mph|GB|TB|MW|GW|kWh|pc|C|F)\b/.test(text.slice(end))
  )
    return null
  const value = round((sign ? -1 : 1) * plain * (hasScale ? factor : 1))
  const lead = boundBefore(text, at)
  const unit = unitAfter(text, base, end, symbol, tokens, language)
  const bareWord = isWord && unit.kind === 'number' && lead.bound === 'exact'
  if (bareWord && (digits.toLowerCase() === 'one' || value < 2)) return null
  end = unit.end
  const after = boundAfter.find(([pattern]) => pattern.test(text.slice(end)))
  const afterText = after ? (after[0].exec(text.slice(end))?.[0] ?? '') : ''
  const bound = lead.bound === 'exact' && after ? after[1] : lead.bound
  const boundText = lead.boundText ?? (after ? afterText.trim() : null)
  return {
    start: lead.start,
    end: end + (lead.boundText ? 0 : afterText.length),
    bound,
    boundText,
    ...limits(bound, value),
    value,
    unit: unit.unit,
    kind: unit.kind
  }
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}

function ratio(match: RegExpMatchArray): Draft | null {
  const first = Number(match[1]) || wordsToNumber(match[1] ?? '')
  const second = Number((match[2] ?? '').replace(/,/g, '')) || wordsToNumber(match[2] ?? '')
  if (!first || !second || first >= second || (second >= 1500 && second < 2100)) return null
  const value = round(first / second)
  const noun =
    /^(?:of|is|are|was|were|has|have|who|and|or|in|on|at|by|to|say|said|do|does|did|will|can|now|not)$/i.test(
      match[3] ?? 'of'
    )
      ? null
      : (match[3] ?? null)
  const start = match.index ?? 0
  return {
    start,
    end: start + match[0].length - (noun || !match[3] ? 0 : match[3].length + 1),
    bound: 'exact',
    boundText: null,
    low: value,
    high: value,
    value,
    unit: noun,
    kind: 'ratio'
  }
}

function fraction(text: string, match: RegExpMatchArray): Draft | null {
  const part = fractionOf(match[2] ?? match[3] ?? '')
  const count = match[1] ? (wordsToNumber(match[1]) ?? 1) || 1 : 1
  if (part === undefined) return null
  const value = round(count * part)
  const at = match.index ?? 0
  const lead = boundBefore(text, at)
  return {
    start: lead.start,
    end: at + match[0].length,
    bound: lead.bound,
    boundText: lead.boundText,
    ...limits(lead.bound, value),
    value,
    unit: null,
    kind: 'ratio'
  }
}

function ordinalDraft(match: RegExpMatchArray): Draft | null {
  const value = ordinalOf(match[1] ?? '')
  const start = match.index ?? 0
  if (
    value === undefined ||
    (match[1]?.toLowerCase() === 'second' &&
      /time|most/.test(match[2] ?? '') === false &&
      /\bper $/.test(match.input?.slice(0, start) ?? ''))
  )
    return null
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
function vagueDraft(text: string, base: number, match: RegExpMatchArray, tokens: readonly Token[] | null): Draft {
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
  const unitName = (match[1] ?? '').toLowerCase()
  const low = lead > 1 ? lead * ((floors[unitName] ?? 0) / 2) * 1 : (floors[unitName] ?? 0)
  const numberEnd = at + match[0].length
  const of = /^\sof\s/i.exec(text.slice(numberEnd))
  const noun = of && tokens ? countedNoun(tokens, base + numberEnd + of[0].length - 1, base + text.length) : null
  return {
    start: at,
    end: noun ? noun.end - base : numberEnd,
    bound: 'at-least',
    boundText: null,
    low,
    high: null,
    value: null,
    unit: noun?.text ?? null,
    kind: 'count'
  }
}

/** "between 5 and 10", "5 to 10 people", "5–10": two numbers become one range. "from 5% to 7%" stays two: a change. */
function joinRanges(text: string, drafts: Draft[]): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const previous = out.at(-1)
    const between = previous ? text.slice(previous.end, draft.start) : ''
    const before = previous ? text.slice(Math.max(0, previous.start - 9), previous.start) : ''
    const isBetween = between === ' and ' && /\bbetween\s$/i.test(before)
    const isTo = /^(?:\sto\s|[-–]|\s–\s)$/.test(between) && !/\b(?:from|by)\s$/i.test(before)
    const alike = previous?.unit === null || previous?.unit === draft.unit || draft.unit === null
    if (
      previous &&
      alike &&
      (isBetween || isTo) &&
      previous.value !== null &&
      draft.value !== null &&
      previous.bound === 'exact' &&
      draft.bound === 'exact' &&
      previous.kind !== 'ordinal'
    ) {
      const low =
        previous.unit === null && draft.value >= 1e6 && previous.value < 1000 && previous.value * 1e6 < draft.value
          ? previous.value * magnitude(draft.value)
          : previous.value
      if (low < draft.value) {
        previous.end = draft.end
        if (isBetween) previous.start -= 'between '.length
        Object.assign(previous, {
          bound: 'range',
          boundText: isBetween ? 'between' : between.trim(),
          low,
          high: draft.value,
          value: null,
          unit: draft.unit ?? previous.unit,
          kind: draft.kind
        })
        continue
      }
    }
    out.push(draft)
  }
  return out
}

function magnitude(value: number): number {
  return value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : 1e6
}
