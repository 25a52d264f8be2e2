/** Numbers inside dates: counts, ordinals, days of the month and years, in figures and in words. */
import { ordinalOf, ordinals, tens, units } from '../numbers.ts'
import { longest, type Read, type Run, rule, starts } from './reader.ts'

const own = (table: Readonly<Record<string, number>>, word: string): number | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined

/** Zero to ninety-nine in words: "twenty", "twenty-one", "forty five". */
const smallWords = rule<number>(starts.number, (run, at) => {
  const word = run.text(at)
  const unit = own(units, word)
  if (unit !== undefined) return { to: at + 1, value: unit }
  const ten = own(tens, word)
  if (ten === undefined) return null
  const joined = run.isMark(at + 1, '-') ? at + 2 : at + 1
  const rest = own(units, run.text(joined))
  return rest !== undefined && rest > 0 && rest < 10
    ? { to: joined + 1, value: ten + rest }
    : { to: at + 1, value: ten }
})

/** Any whole number in words: "two thousand and fifteen", "nineteen hundred ninety three", "twenty and four". */
export const wordNumber = rule<number>(starts.number, (run, at) => {
  let part = smallWords(run, at)
  let to = at
  let total = 0
  let current = 0
  let seen = false
  while (part) {
    current += part.value
    to = part.to
    seen = true
    while (run.text(to) === 'hundred' || run.text(to) === 'thousand') {
      if (run.text(to) === 'hundred') current *= 100
      else {
        total += current * 1000
        current = 0
      }
      to += 1
    }
    const next = run.text(to) === 'and' ? to + 1 : to
    const scaled = total > 0 || current >= 100 || (next > to && current < 100 && current % 10 === 0)
    if (!scaled || (current % 100 !== 0 && next === to)) break
    part = smallWords(run, next)
    if (part && (current % 100 === 0 ? part.value > 99 : part.value > 9)) break
  }
  return seen ? { to, value: total + current } : null
})

const fractions: Record<string, number> = { half: 0.5, quarter: 0.25, '½': 0.5, '¼': 0.25, '¾': 0.75 }

/** A figure with decimals or groups of three: "3.5", "1,500", "½". Also "one and a half". */
export const amount = rule<number>(starts.figure | starts.number | starts.mark, (run, at) => {
  const first = run.lexemes[at]
  if (!first) return null
  let read: Read<number> | null = null
  if (first.kind === 'figure') {
    let digits = first.text
    let to = at + 1
    while (run.isMark(to, ',') && run.touches(to) && run.touches(to + 1) && run.text(to + 1).length === 3) {
      digits += run.text(to + 1)
      to += 2
    }
    if (run.isMark(to, '.') && run.touches(to) && run.touches(to + 1) && run.lexemes[to + 1]?.kind === 'figure') {
      digits += `.${run.text(to + 1)}`
      to += 2
    }
    read = { to, value: Number(digits) }
    if (run.isMark(to, '½¼¾')) read = { to: to + 1, value: read.value + (fractions[run.text(to)] ?? 0) }
  } else if (run.isMark(at, '½¼¾')) read = { to: at + 1, value: fractions[first.text] ?? 0 }
  else read = wordNumber(run, at)
  return read && withFraction(run, read)
})

/** "and a half", "and half", "and a quarter" after a number. */
export function withFraction(run: Run, read: Read<number>): Read<number> {
  if (run.text(read.to) !== 'and') return read
  const at = run.past(read.to + 1, 'a', 'an', 'one')
  const part = own(fractions, run.text(at))
  return part === undefined ? read : { to: at + 1, value: read.value + part }
}

const suffixes = new Set(['st', 'nd', 'rd', 'th'])

/** "21st", "third", "twenty-first". */
export const ordinal = rule<number>(starts.figure | starts.ordinal | starts.number, (run, at) => {
  const first = run.lexemes[at]
  if (!first) return null
  if (first.kind === 'figure')
    return run.touches(at + 1) && suffixes.has(run.text(at + 1)) && first.text.length < 4
      ? { to: at + 2, value: first.value }
      : null
  const direct = own(ordinals, first.text)
  if (direct !== undefined) return { to: at + 1, value: direct }
  if (own(tens, first.text) === undefined) return null
  const joined = run.isMark(at + 1, '-') ? at + 2 : at + 1
  const value = ordinalOf(`${first.text}-${run.text(joined)}`)
  return value === undefined ? null : { to: joined + 1, value }
})

const inMonth = (read: Read<number> | null): Read<number> | null =>
  read && read.value >= 1 && read.value <= 31 ? read : null

/** Day of a month written as an ordinal. */
export const ordinalDay = rule<number>(starts.figure | starts.ordinal | starts.number, (run, at) =>
  inMonth(ordinal(run, at))
)

/** Day of a month in one or two figures. */
export const figureDay = rule<number>(starts.figure, (run, at) => {
  const lexeme = run.lexemes[at]
  return lexeme?.kind === 'figure' && lexeme.text.length <= 2 ? inMonth({ to: at + 1, value: lexeme.value }) : null
})

/** Day of a month in any way of writing, words too: "twenty nine". */
export const monthDay = rule<number>(starts.figure | starts.number | starts.ordinal, (run, at) =>
  longest(ordinalDay(run, at), figureDay(run, at), inMonth(smallWords(run, at)))
)

/** Four figures that can be a year, from 1000 to 2199. */
export const figureYear = rule<number>(starts.figure, (run, at) => {
  const lexeme = run.lexemes[at]
  return lexeme?.kind === 'figure' && lexeme.text.length === 4 && lexeme.value >= 1000 && lexeme.value < 2200
    ? { to: at + 1, value: lexeme.value }
    : null
})

/** "nineteen seventy eight", "twenty ten", "nineteen oh one", "two thousand (and) fifteen", "nineteen hundred ninety". */
export const wordYear = rule<number>(starts.number, (run, at) => {
  const full = wordNumber(run, at)
  const long = full && full.value >= 1100 && full.value < 2200 ? full : null
  const century = own(units, run.text(at)) ?? own(tens, run.text(at))
  if (century === undefined || century < 11 || century > 21) return long
  const joined = run.isMark(at + 1, '-') ? at + 2 : at + 1
  const oh = run.text(joined) === 'oh' || run.text(joined) === 'zero'
  const rest = smallWords(run, oh ? joined + 1 : joined)
  if (!rest || (oh ? rest.value > 9 : rest.value < 10)) return long
  return longest(long, { to: rest.to, value: century * 100 + rest.value })
})

/** Two figures as the year of a date, of 1940 to 2039. */
export const shortYear = rule<number>(starts.figure | starts.mark, (run, at) => {
  const mark = run.isMark(at, "'’") ? at + 1 : at
  const lexeme = run.lexemes[mark]
  if (lexeme?.kind !== 'figure' || lexeme.text.length !== 2) return null
  return run.lexemes[mark + 1]?.kind === 'word' && run.touches(mark + 1)
    ? null
    : { to: mark + 1, value: fullYear(lexeme.value) }
})

export const fullYear = (short: number): number => (short < 40 ? 2000 + short : 1900 + short)

/** Any way of writing a year that stands behind a month or "of". */
export const year = rule<number>(starts.figure | starts.number, (run, at) =>
  longest(figureYear(run, at), wordYear(run, at))
)
