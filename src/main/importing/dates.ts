import * as chrono from 'chrono-node'
import { isoDateSchema } from '../../shared/extraction.ts'

export interface FoundDate {
  /** ISO date or date and time; null where nothing certain is said. */
  iso: string | null
  /** Day and month could be the other way round. */
  ambiguous: boolean
}

const nothing: FoundDate = { iso: null, ambiguous: false }
const isoLike = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

function valid(iso: string): string | null {
  return isoDateSchema.safeParse(iso).success ? iso : null
}

function parseIso(text: string): string | null {
  const match = isoLike.exec(text)
  if (match === null) return null
  const [, day = '', time, zone = ''] = match
  if (time === undefined) return valid(day)
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  return valid(`${day}T${time}${colon}`) ?? valid(day)
}

const parsers: Record<string, { parse(text: string, reference: Date): chrono.ParsedResult[] }> = {
  en: chrono.en.strict,
  de: chrono.de.strict,
  fr: chrono.fr.strict,
  es: chrono.es.strict,
  pt: chrono.pt.strict,
  nl: chrono.nl.strict,
  it: chrono.it.strict
}

/** Any fixed day: only dates that name day, month and year are taken, so it never shows in a result. */
const reference = new Date(Date.UTC(2000, 0, 1, 12))

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}

/**
 * A date that a document gives in words or figures. Only one that names day, month and year counts; 5/9/2016 is told as
 * ambiguous, unless the language settles it (every one but English puts the day first).
 */
export function parseDate(text: string, language: string | null): FoundDate {
  const trimmed = text.trim().slice(0, 120)
  const iso = parseIso(trimmed)
  if (iso !== null) return { iso, ambiguous: false }
  const yearFirst = /(?<!\d)((?:19|20)\d{2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/.exec(trimmed)
  if (yearFirst !== null) {
    const [, year = '', month, day] = yearFirst
    return { iso: valid(`${year}-${pad(Number(month))}-${pad(Number(day))}`), ambiguous: false }
  }
  const figures = /\b(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})\b/.exec(trimmed)
  const primary = language?.split('-')[0] ?? null
  if (figures !== null)
    return parseFigures(Number(figures[1]), Number(figures[2]), figures[3] ?? '', figures[0], primary)
  const order = primary !== null && parsers[primary] !== undefined ? [primary, 'en'] : Object.keys(parsers)
  for (const code of order) {
    const result = parsers[code]?.parse(trimmed, reference)[0]
    const start = result?.start
    if (start?.isCertain('day') !== true || !start.isCertain('month') || !start.isCertain('year')) continue
    const found = valid(
      `${pad(start.get('year') ?? 0, 4)}-${pad(start.get('month') ?? 0)}-${pad(start.get('day') ?? 0)}`
    )
    if (found !== null) return { iso: found, ambiguous: false }
  }
  return nothing
}

function parseFigures(a: number, b: number, year: string, text: string, language: string | null): FoundDate {
  const dayFirst = text.includes('.') || (language !== null && language !== 'en') || a > 12
  const monthFirst = !dayFirst && b > 12
  if (!dayFirst && !monthFirst && a !== b) return { iso: null, ambiguous: true }
  const [day, month] = monthFirst ? [b, a] : [a, b]
  return { iso: valid(`${year}-${pad(month)}-${pad(day)}`), ambiguous: false }
}
