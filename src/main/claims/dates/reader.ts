/**
 * What the rules of the grammar share: a run of lexemes with the day of the article, and rules that are tried at most
 * once at each place of a run, so that the work grows with the length of the text and no faster.
 */
import type { DatePrecision } from '../../../shared/detection.ts'
import type { Stretch } from './calendar.ts'
import type { Lexeme } from './lexemes.ts'
import { starts } from './words.ts'

/** What a phrase means. Days are inclusive day numbers; null where the words leave a side open. */
export interface Sense {
  readonly from: number | null
  readonly to: number | null
  readonly precision: DatePrecision
  /** Whether the days hang on the article's date. */
  readonly relative: boolean
  /** Calendar fields that the words name, where they name a date or month: the other end of a range may lend what lacks. */
  readonly parts?: Parts
  /** For phrases that need more than themselves to be a mention: see context.ts. */
  /** The day that "the end of March" names, where it bounds something. */
  readonly edge?: { readonly from: number; readonly to: number }
  /** An article before it is no part of the mention. */
  readonly bare?: true
  readonly weak?: 'year' | 'month' | 'season' | 'ordinal' | 'hour' | 'word' | 'numeric'
}

/** `month` 0 to 11, `weekday` Sunday 0. */
export interface Parts {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly weekday?: number
}

/** What a rule read, and where it stopped: the next lexeme. */
export interface Read<T> {
  readonly to: number
  readonly value: T
}

export type Rule<T> = (run: Run, at: number) => Read<T> | null

/** Longer phrases than this are none. */
const longestPhrase = 40

/** One run is read at a time: the next one forgets what was answered in this. */
export class Run {
  readonly lexemes: readonly Lexeme[]
  readonly source: string
  /** The article's day; where it is not known any day stands for it, and what hangs on it is left open. */
  readonly today: number
  /** 4/5 is April 5th. */
  readonly monthFirst: boolean
  /** How often a rule was tried: what the work of a text is counted in. */
  steps = 0
  constructor(source: string, lexemes: readonly Lexeme[], today: number, monthFirst: boolean) {
    this.source = source
    this.lexemes = lexemes
    this.today = today
    this.monthFirst = monthFirst
    answers.fill(undefined, 0, lexemes.length * rules)
  }

  remembered<T>(id: number, first: number, at: number, read: Rule<T>): Read<T> | null {
    const lexeme = this.lexemes[at]
    if (!lexeme || (lexeme.starts & first) === 0) return null
    const slot = at * rules + id
    const answer = answers[slot]
    if (answer !== undefined) return answer as Read<T> | null
    answers[slot] = null
    this.steps += 1
    const found = read(this, at)
    const kept = found && found.to - at <= longestPhrase ? found : null
    answers[slot] = kept
    return kept
  }

  text(at: number): string {
    return this.lexemes[at]?.text ?? ''
  }

  /** The lexeme, if white space stands before it. */
  spaced(at: number): boolean {
    return this.lexemes[at]?.spaced ?? false
  }

  /** Whether the lexeme touches the one before it. */
  touches(at: number): boolean {
    const lexeme = this.lexemes[at]
    return lexeme !== undefined && !lexeme.spaced && at > 0
  }

  /** The place after the word, if one of `words` stands there. */
  skip(at: number, words: ReadonlySet<string> | ReadonlyMap<string, unknown>): number | null {
    const lexeme = this.lexemes[at]
    return lexeme && lexeme.kind !== 'figure' && words.has(lexeme.text) ? at + 1 : null
  }

  /** The place after a run of words written in full: "day after tomorrow". Null where they do not stand there. */
  phrase(at: number, words: string): number | null {
    const first = this.lexemes[at]
    if (!first || !words.startsWith(first.text)) return null
    const wanted = wordsOf(words)
    for (let index = 0; index < wanted.length; index += 1)
      if (this.lexemes[at + index]?.text !== wanted[index]) return null
    return at + wanted.length
  }

  /** `at`, or the place after the word where it stands there. */
  past(at: number, ...words: string[]): number {
    return words.includes(this.text(at)) ? at + 1 : at
  }

  isMark(at: number, marks: string): boolean {
    const lexeme = this.lexemes[at]
    return lexeme?.kind === 'mark' && marks.includes(lexeme.text)
  }
}

/**
 * What each rule answered at each place of the run that is being read, by place and rule; undefined where it was not asked.
 * One array for all runs: a book has a hundred thousand.
 */
const answers: (Read<unknown> | null | undefined)[] = []

const phrases = new Map<string, readonly string[]>()

/** The words of a phrase, parted once. */
function wordsOf(phrase: string): readonly string[] {
  let words = phrases.get(phrase)
  if (!words) {
    words = phrase.split(' ')
    phrases.set(phrase, words)
  }
  return words
}

let rules = 0

/**
 * A rule whose answer at each place is kept. `first` says with which lexemes a phrase of this rule can begin (see
 * `starts`): at others it is not tried.
 */
export function rule<T>(first: number, read: Rule<T>): Rule<T> {
  const id = rules
  rules += 1
  return (run, at) => run.remembered(id, first, at, read)
}

/** The reading that goes furthest; of equals the first. */
export function longest<T>(...reads: readonly (Read<T> | null)[]): Read<T> | null {
  let best: Read<T> | null = null
  for (const read of reads) if (read && (!best || read.to > best.to)) best = read
  return best
}

/** Phrases with what each stands for, by their first word: most places begin none of them. */
export function byFirstWord<T>(
  phrases: readonly (readonly [string, T])[]
): ReadonlyMap<string, readonly [string, T][]> {
  const out = new Map<string, [string, T][]>()
  for (const [phrase, value] of phrases) {
    const [first = ''] = wordsOf(phrase)
    out.set(first, [...(out.get(first) ?? []), [phrase, value]])
  }
  return out
}

/** A rule that takes whichever of the others goes furthest. */
export function anyOf<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return rule(starts.any, (run, at) => {
    let best: Read<T> | null = null
    for (const one of rules) {
      const read = one(run, at)
      if (read && (!best || read.to > best.to)) best = read
    }
    return best
  })
}

export const sense = (
  stretch: { readonly from: number | null; readonly to: number | null },
  precision: DatePrecision,
  relative: boolean,
  more: Partial<Sense> = {}
): Sense => ({ from: stretch.from, to: stretch.to, precision, relative, ...more })

/** A phrase that says when, though not on which days. */
export const openSense = (precision: DatePrecision, more: Partial<Sense> = {}): Sense => ({
  from: null,
  to: null,
  precision,
  relative: false,
  ...more
})

export const stretchOf = ({ from, to }: Sense): Stretch | null => (from === null || to === null ? null : { from, to })

export { starts }
