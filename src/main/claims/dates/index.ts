/**
 * Dates, periods, times and durations of a text, resolved against the article's date, with their precision. A lexer
 * parts the text into runs of words that dates are made of, a grammar of small rules reads them (each rule at most once
 * at each place, so that the work is linear in the text), and context.ts decides which readings are mentions.
 *
 * Days are inclusive. A weekday or a date without a year is taken as the nearest that the words allow: news reports what
 * has happened, unless a word such as "will" says otherwise.
 */
import type { DateMention } from '../../../shared/detection.ts'
import { isoDay, parseDay } from './calendar.ts'
import { mentionAt } from './context.ts'
import { findForeignDates } from './foreign.ts'
import { type Lexeme, runsOf } from './lexemes.ts'
import { Run, type Sense } from './reader.ts'
import { starts } from './words.ts'

const monthFirstRegions = new Set<string | undefined>(['US', 'PH', 'FM'])
/** By language tag; Intl takes its time over it, and it is asked for every sentence. */
const monthFirst = new Map<string, boolean>()

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region
  } catch {
    return undefined
  }
}

/** Where 4/5 means April 5th: the tag's region, or the one its language is most used in. */
function isMonthFirst(language: string): boolean {
  let known = monthFirst.get(language)
  if (known === undefined) {
    known = monthFirstRegions.has(regionOf(language))
    monthFirst.set(language, known)
  }
  return known
}

/** Date mentions of a text in any language: see `findEnglishDates` and `findForeignDates`. `language` null: unknown. */
export function findDates(
  text: string,
  base: number,
  language: string | null,
  articleDate: string | null | undefined
): DateMention[] {
  const primary = language?.split('-')[0]?.toLowerCase() ?? null
  return primary === 'en'
    ? findEnglishDates(text, base, language as string, articleDate)
    : findForeignDates(text, base, primary, articleDate)
}

/** Work counter, for tests that bound it. */
export interface Effort {
  steps: number
}

/**
 * Date mentions of an English text in text order, none overlapping. `base` shifts the offsets, `language` is its BCP 47
 * tag (the region decides on 4/5), `articleDate` the ISO day that relative dates are resolved against; without it they
 * are found and left open.
 */
export function findEnglishDates(
  text: string,
  base: number,
  language: string,
  articleDate: string | null | undefined,
  effort: Effort = { steps: 0 }
): DateMention[] {
  const today = parseDay(articleDate)
  const monthFirst = isMonthFirst(language)
  const out: DateMention[] = []
  for (const lexemes of runsOf(text)) {
    const run = new Run(text, lexemes, today ?? 0, monthFirst)
    const near = anchoredUpTo(lexemes)
    for (let at = 0; at < lexemes.length; ) {
      const read = near[at] ? mentionAt(run, at) : null
      if (!read) {
        at += 1
        continue
      }
      out.push(mentionOf(text, base, lexemes, at, read.to, read.value, today !== null))
      at = read.to
    }
    effort.steps += run.steps
  }
  return out
}

/** Words that lead to a date, such as "no later than the", are fewer than this. */
const longestLead = 6
const anchoring = ~(starts.other | starts.article | starts.lead | starts.mark) & starts.any

/** For each lexeme whether a figure or a word of time stands close enough behind it that a mention can begin here. */
function anchoredUpTo(lexemes: readonly Lexeme[]): boolean[] {
  const out: boolean[] = []
  let distance = Number.POSITIVE_INFINITY
  for (let at = lexemes.length - 1; at >= 0; at -= 1) {
    const lexeme = lexemes[at] as Lexeme
    const isAnchor = lexeme.isAnchor || (lexeme.starts & anchoring) !== 0
    distance = isAnchor ? 0 : distance + 1
    out[at] = distance <= longestLead
  }
  return out
}

function mentionOf(
  text: string,
  base: number,
  lexemes: readonly Lexeme[],
  at: number,
  to: number,
  value: Sense,
  dated: boolean
): DateMention {
  const start = lexemes[at]?.start ?? 0
  const end = lexemes[to - 1]?.end ?? start
  const known = dated || !value.relative
  return {
    start: base + start,
    end: base + end,
    text: text.slice(start, end),
    from: known && value.from !== null ? isoDay(value.from) : null,
    to: known && value.to !== null ? isoDay(value.to) : null,
    precision: known ? value.precision : 'relative'
  }
}
