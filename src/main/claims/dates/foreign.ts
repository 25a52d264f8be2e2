/**
 * Dates of texts in other languages than English: in figures, and written out with the names of months and weekdays that
 * Intl knows of the language. What else such a text says of time is left alone.
 */
import type { DateMention } from '../../../shared/detection.ts'
import { dayOf } from './absolute.ts'
import { dayNumber, existsDay, isoDay, monthStretch, parseDay, weekdayOf, yearStretch } from './calendar.ts'

interface Names {
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
  readonly dates: RegExp
  readonly weekday: RegExp | null
}

const digits = '[0-9\\u0660-\\u0669]'
const numbers = new RegExp(
  `(?<![\\p{L}\\p{N}_/.:-])(?:(${digits}{4})-(${digits}{2})-(${digits}{2})|(${digits}{1,2})\\s?([./-])\\s?(${digits}{1,2})\\s?\\5\\s?(${digits}{4})|(${digits}{4})\\s?[-–—]\\s?(${digits}{4}))(?![\\p{L}\\p{N}_]|[-/.:–]${digits})`,
  'gu'
)

/** Arabic is written with other names of months from Morocco to Iraq. */
const variants: Readonly<Record<string, readonly string[]>> = { ar: ['ar', 'ar-LB', 'ar-MA'] }
const known = new Map<string, Names | null>()

function namesOf(language: string): Names | null {
  const cached = known.get(language)
  if (cached !== undefined) return cached
  const made = makeNames(language)
  known.set(language, made)
  return made
}

function makeNames(language: string): Names | null {
  const months = new Map<string, number>()
  const weekdays = new Map<string, number>()
  try {
    for (const locale of Object.hasOwn(variants, language) ? (variants[language] ?? []) : [language]) {
      const shapes: Intl.DateTimeFormatOptions[] = [
        { month: 'long' },
        { month: 'long', day: 'numeric' },
        { month: 'short', day: 'numeric', year: 'numeric' }
      ]
      for (const shape of shapes) {
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...shape, timeZone: 'UTC' })
        for (let month = 0; month < 12; month += 1) {
          const part = format.formatToParts(new Date(Date.UTC(2015, month, 15))).find(({ type }) => type === 'month')
          const name = part?.value.toLocaleLowerCase(language).replace(/\.$/, '') ?? ''
          if (/^\p{L}[\p{L}\p{M}]+$/u.test(name) && !months.has(name)) months.set(name, month)
        }
      }
      const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
      for (let day = 0; day < 7; day += 1)
        weekdays.set(format.format(new Date(Date.UTC(2015, 1, 1 + day))).toLocaleLowerCase(language), day)
    }
  } catch {
    return null
  }
  const choice = (names: Iterable<string>): string =>
    [...names]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')
  const month = choice(months.keys())
  const weekday = choice(weekdays.keys())
  const joint = '(?:\\p{L}{1,4}\\s)?'
  const named = `(?<![\\p{L}\\p{N}])(?:(?:${weekday})[,،]?\\s${joint})?`
  return {
    months,
    weekdays,
    dates: new RegExp(
      `${named}(?<![\\p{L}\\p{N}.,:/-])(${digits}{1,2})(?:\\.|er|º|ª|°)?\\s?${joint}(${month})(?![\\p{L}\\p{M}])\\.?(?:,?\\s${joint}(${digits}{4})(?!${digits}))?|(?<![\\p{L}\\p{N}])(${month})(?![\\p{L}\\p{M}])\\.?,?\\s${joint}(${digits}{4})(?![\\p{N}\\p{L}])`,
      'giu'
    ),
    weekday: new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(${weekday})(?![\\p{L}\\p{M}\\p{N}-])`, 'giu')
  }
}

const numberOf = (figure: string | undefined): number =>
  Number((figure ?? '').replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)))

/**
 * Date mentions of a text in `language` (a primary tag; null: unknown, figures only), in text order and none overlapping.
 * See `findDates` for the rest.
 */
export function findForeignDates(
  text: string,
  base: number,
  language: string | null,
  articleDate: string | null | undefined
): DateMention[] {
  const today = parseDay(articleDate)
  const out: DateMention[] = []
  const add = (
    start: number,
    end: number,
    days: { from: number; to: number } | null,
    precision: DateMention['precision']
  ): void => {
    if (out.some((other) => base + start < other.end && other.start < base + end)) return
    out.push({
      start: base + start,
      end: base + end,
      text: text.slice(start, end),
      from: days && isoDay(days.from),
      to: days && isoDay(days.to),
      precision
    })
  }
  const names = language ? namesOf(language) : null
  if (names && language) {
    for (const match of text.matchAll(names.dates)) readNamed(match, names, language, today, add)
  }
  for (const match of text.matchAll(numbers)) readFigures(match, add)
  if (names?.weekday && language) {
    for (const match of text.matchAll(names.weekday)) {
      const day = names.weekdays.get((match[1] ?? '').toLocaleLowerCase(language))
      if (day === undefined) continue
      const at = today === null ? null : today - ((weekdayOf(today) - day + 7) % 7)
      add(
        match.index,
        match.index + match[0].length,
        at === null ? null : { from: at, to: at },
        at === null ? 'relative' : 'day'
      )
    }
  }
  return out.sort((a, b) => a.start - b.start)
}

type Add = (
  start: number,
  end: number,
  days: { from: number; to: number } | null,
  precision: DateMention['precision']
) => void

function readNamed(match: RegExpExecArray, names: Names, language: string, today: number | null, add: Add): void {
  const [whole, day, ofDay, dayYear, ofYear, year] = match
  const month = names.months.get((ofDay ?? ofYear ?? '').toLocaleLowerCase(language))
  if (month === undefined) return
  const end = match.index + whole.replace(/[.,\s]+$/, '').length
  if (day === undefined) {
    add(match.index, end, monthStretch(numberOf(year), month), 'month')
    return
  }
  const value = numberOf(day)
  if (!existsDay(dayYear ? numberOf(dayYear) : 2000, month, value)) return
  if (dayYear) {
    const at = dayNumber(numberOf(dayYear), month, value)
    add(match.index, end, { from: at, to: at }, 'day')
  } else {
    const at = today === null ? null : dayOf({ month, day: value }, today)
    add(match.index, end, at === null ? null : { from: at, to: at }, at === null ? 'relative' : 'day')
  }
}

function readFigures(match: RegExpExecArray, add: Add): void {
  const end = match.index + match[0].length
  if (match[8]) {
    const [first, last] = [numberOf(match[8]), numberOf(match[9])]
    if (first >= 1000 && last > first && last < 2200 && last - first < 500)
      add(match.index, end, yearStretch(first, last), 'period')
    return
  }
  const iso = match[1] !== undefined
  const year = numberOf(iso ? match[1] : match[7])
  let month = numberOf(iso ? match[2] : match[6]) - 1
  let day = numberOf(iso ? match[3] : match[4])
  // Day first, unless only the other order gives a date.
  if (!iso && month > 11 && day <= 12) [month, day] = [day - 1, month + 1]
  if (!existsDay(year, month, day)) return
  const at = dayNumber(year, month, day)
  add(match.index, end, { from: at, to: at }, 'day')
}
