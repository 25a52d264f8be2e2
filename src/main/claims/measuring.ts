/** The figures and dates of a sentence, and the language that a text is read in: the same for every reader of the engine. */
import type { DateMention, DetectOptions, Quantity } from '../../shared/detection.ts'
import { findDates } from './dates/index.ts'
import { findQuantities } from './quantities/index.ts'
import { primary } from './sentences/index.ts'
import type { Token } from './tokens.ts'

/** A sentence longer than this (a table, a log) is taken as it is: nobody's prose, and tagging it whole buys nothing. */
export const longestSentence = 4000

/** Language to work in: the given one, else English for Latin script, else unknown. */
export function languageOf(text: string, given: string | null): string | null {
  if (given) return primary(given)
  const sample = text.slice(0, 2000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters === 0 || latin / letters > 0.6 ? 'en' : null
}

/** The language with its region, where the given one has it: that says how 4/5 is read. */
export function tagOf(language: string | null, { language: given }: DetectOptions): string | null {
  return given && primary(given) === language ? given : language
}

/** Dates and quantities of a sentence; an endless one is read in windows, so that the work stays linear in its length. */
export function measure(
  piece: string,
  base: number,
  language: string | null,
  tokens: readonly Token[] | null,
  date: string | null | undefined
): { dates: DateMention[]; quantities: Quantity[] } {
  const dates: DateMention[] = []
  const quantities: Quantity[] = []
  for (let from = 0; from < piece.length; ) {
    let to = Math.min(piece.length, from + longestSentence)
    while (to < piece.length && to > from + longestSentence / 2 && !/\s/u.test(piece[to] ?? '')) to -= 1
    const window = piece.slice(from, to)
    const found = findDates(window, base + from, language, date)
    dates.push(...found)
    quantities.push(...findQuantities(window, base + from, language === null ? 'en' : primary(language), tokens, found))
    from = to
  }
  return { dates, quantities }
}
