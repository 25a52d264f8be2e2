/**
 * Dates, periods and durations of an English text, resolved against the article's date, with their precision.
 *
 * One pattern for each way of writing; every span is what the pattern matched. `from` and `to` are inclusive days.
 * A weekday without "next" is taken as the last one before publication: news reports what has happened.
 */
import type { DateMention, DatePrecision } from '../../shared/detection.ts'
import { ordinalOf, ordinalWordPattern, smallWordPattern, wordsToNumber } from './numbers.ts'

const monthNames = 'january february march april may june july august september october november december'.split(' ')
const dayNames = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)'
const weekday = '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)'
const year = '(?:1[5-9]\\d{2}|20\\d{2})'
const day = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?'
const unit = '(?:minute|hour|day|week|month|year|decade|centurie|century)s?'
const amount = `(?:\\d+(?:\\.\\d+)?|(?:${smallWordPattern})(?:-(?:${smallWordPattern}))?|a few|several|a|an)`
const part = '(?:\\s(?:morning|afternoon|evening|night))?'

type Range = { from: string | null; to: string | null; precision: DatePrecision }
type Rule = { pattern: RegExp; read: (match: RegExpExecArray, today: Date | null) => Range | null }

const unknown = (precision: DatePrecision): Range => ({ from: null, to: null, precision })
const iso = (date: Date): string => date.toISOString().slice(0, 10)
const utc = (y: number, m: number, d: number): Date => new Date(Date.UTC(y, m, d))

function dayRange(date: Date): Range {
  return { from: iso(date), to: iso(date), precision: 'day' }
}
function monthRange(y: number, m: number): Range {
  return { from: iso(utc(y, m, 1)), to: iso(utc(y, m + 1, 0)), precision: 'month' }
}
function yearRange(from: number, to = from): Range {
  return { from: `${from}-01-01`, to: `${to}-12-31`, precision: from === to ? 'year' : 'period' }
}
function monthIndex(name: string): number {
  const key = name.toLowerCase().slice(0, 3)
  return monthNames.findIndex((entry) => entry.startsWith(key))
}
function validDay(y: number, m: number, d: number): Range | null {
  const date = utc(y, m, d)
  return m >= 0 && date.getUTCMonth() === m && date.getUTCDate() === d ? dayRange(date) : null
}
/** The date with this month and day that lies nearest to the article's. */
function nearestYear(today: Date | null, m: number, d: number): Range {
  if (!today) return unknown('relative')
  const candidates = [-1, 0, 1].map((shift) => utc(today.getUTCFullYear() + shift, m, d))
  const nearest = candidates.reduce((best, next) =>
    Math.abs(next.getTime() - today.getTime()) < Math.abs(best.getTime() - today.getTime()) ? next : best
  )
  return dayRange(nearest)
}
function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000)
}
function shift(date: Date, count: number, name: string): Date {
  const whole = Math.round(count)
  if (name.startsWith('week')) return addDays(date, 7 * whole)
  if (name.startsWith('month')) return utc(date.getUTCFullYear(), date.getUTCMonth() + whole, date.getUTCDate())
  if (name.startsWith('year')) return utc(date.getUTCFullYear() + whole, date.getUTCMonth(), date.getUTCDate())
  if (name.startsWith('decade')) return utc(date.getUTCFullYear() + 10 * whole, date.getUTCMonth(), date.getUTCDate())
  if (name.startsWith('centur')) return utc(date.getUTCFullYear() + 100 * whole, date.getUTCMonth(), date.getUTCDate())
  return addDays(date, name.startsWith('day') ? whole : 0)
}
function amountOf(text: string): number | null {
  const figure = Number(text)
  if (Number.isFinite(figure)) return figure
  if (/^(?:a|an)$/i.test(text)) return 1
  return wordsToNumber(text) ?? null
}
function isSane(date: Date): boolean {
  const y = date.getUTCFullYear()
  return y >= 1 && y <= 9999
}
/** Calendar unit that holds today, shifted: "last month" is -1. */
function calendarUnit(today: Date | null, name: string, by: number): Range {
  if (!today) return unknown('relative')
  const y = today.getUTCFullYear()
  if (name === 'year') return yearRange(y + by)
  if (name === 'month')
    return monthRange(
      utc(y, today.getUTCMonth() + by, 1).getUTCFullYear(),
      utc(y, today.getUTCMonth() + by, 1).getUTCMonth()
    )
  if (name === 'decade')
    return {
      ...yearRange(Math.floor(y / 10) * 10 + 10 * by, Math.floor(y / 10) * 10 + 10 * by + 9),
      precision: 'decade'
    }
  if (name === 'week' || name === 'weekend') {
    const monday = addDays(today, -((today.getUTCDay() + 6) % 7) + 7 * by)
    const first = name === 'weekend' ? addDays(monday, 5) : monday
    return { from: iso(first), to: iso(addDays(monday, 6)), precision: 'period' }
  }
  return unknown('relative')
}
function weekdayRange(today: Date | null, name: string, lead: string): Range {
  if (!today) return unknown('relative')
  const index = dayNames.indexOf(name.toLowerCase())
  const back = (today.getUTCDay() - index + 7) % 7
  if (/next|this coming|coming/i.test(lead)) return dayRange(addDays(today, back === 0 ? 7 : 7 - back))
  return dayRange(addDays(today, -(back === 0 && /last/i.test(lead) ? 7 : back)))
}
const span = (first: Range | null, last: Range | null): Range | null =>
  first && last ? { from: first.from, to: last.to, precision: 'period' } : null

const rules: Rule[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/g, read: (m) => validDay(Number(m[1]), Number(m[2]) - 1, Number(m[3])) },
  {
    pattern: new RegExp(`\\b(?:${weekday},?\\s)?(${day})(?:\\sof)?\\s(${month}),?\\s(${year})\\b`, 'g'),
    read: (m) => validDay(Number(m[3]), monthIndex(m[2] ?? ''), Number.parseInt(m[1] ?? '', 10))
  },
  {
    pattern: new RegExp(`\\b(?:${weekday},?\\s)?(${month})\\s(${day}),?\\s(${year})\\b`, 'g'),
    read: (m) => validDay(Number(m[3]), monthIndex(m[1] ?? ''), Number.parseInt(m[2] ?? '', 10))
  },
  {
    pattern: new RegExp(`\\b[Ff]rom\\s(${month})\\s(${year})\\s(?:to|until|through)\\s(${month})\\s(${year})\\b`, 'g'),
    read: (m) =>
      span(monthRange(Number(m[2]), monthIndex(m[1] ?? '')), monthRange(Number(m[4]), monthIndex(m[3] ?? '')))
  },
  {
    pattern: new RegExp(`\\b(${month}),?\\s(${year})\\b`, 'g'),
    read: (m) => monthRange(Number(m[2]), monthIndex(m[1] ?? ''))
  },
  {
    pattern: new RegExp(`\\b(?:${weekday},?\\s)?(${day})(?:\\sof)?\\s(${month})(?!\\s?\\d)(?![\\p{L}])`, 'gu'),
    read: (m, today) => nearestYear(today, monthIndex(m[2] ?? ''), Number.parseInt(m[1] ?? '', 10))
  },
  {
    pattern: new RegExp(`\\b(?:${weekday},?\\s)?(${month})\\s(${day})(?![\\d,.]*\\d)\\b`, 'g'),
    read: (m, today) => nearestYear(today, monthIndex(m[1] ?? ''), Number.parseInt(m[2] ?? '', 10))
  },
  {
    pattern: new RegExp(`\\b(?:between|from|From|Between)\\s(${year})\\s(?:and|to|until|through)\\s(${year})\\b`, 'g'),
    read: (m) => yearRange(Number(m[1]), Number(m[2]))
  },
  {
    pattern: new RegExp(`\\b(${year})\\s?[-–/]\\s?(${year}|\\d{2})\\b(?![-–/.,]?\\d)`, 'g'),
    read: (m) => {
      const from = Number(m[1])
      const to = (m[2] ?? '').length === 2 ? Math.floor(from / 100) * 100 + Number(m[2]) : Number(m[2])
      return to > from ? yearRange(from, to) : null
    }
  },
  {
    pattern: /\b(?:the\s)?(?:(?:early|mid|late)[- ])?(1[5-9]\d0|20\d0)s\b/g,
    read: (m) => ({ ...yearRange(Number(m[1]), Number(m[1]) + 9), precision: 'decade' })
  },
  {
    pattern: new RegExp(`\\b(?:the\\s)?(\\d{1,2}(?:st|nd|rd|th)|${ordinalWordPattern})[- ]century\\b`, 'gi'),
    read: (m) => {
      const century = ordinalOf(m[1] ?? '')
      return century && century <= 30
        ? {
            from: `${String((century - 1) * 100 + 1).padStart(4, '0')}-01-01`,
            to: `${String(century * 100).padStart(4, '0')}-12-31`,
            precision: 'period'
          }
        : null
    }
  },
  {
    pattern: new RegExp(
      `\\b((?:last|next|this|this coming|this past|on|On|since|until|by|late|early)\\s)?(${weekday})${part}\\b`,
      'g'
    ),
    read: (m, today) => weekdayRange(today, m[2] ?? '', m[1] ?? '')
  },
  {
    pattern: new RegExp(`\\b(${amount})\\s(${unit})\\s(ago|earlier|later|from now)\\b`, 'gi'),
    read: (m, today) => {
      const count = amountOf(m[1] ?? '')
      if (!today || count === null || /earlier|later/i.test(m[3] ?? '')) return unknown('relative')
      const date = shift(today, /now/.test(m[3] ?? '') ? count : -count, (m[2] ?? '').toLowerCase())
      if (!isSane(date)) return unknown('relative')
      if (/^(?:year|decade|centur)/i.test(m[2] ?? '')) return yearRange(date.getUTCFullYear())
      if (/^month/i.test(m[2] ?? '')) return monthRange(date.getUTCFullYear(), date.getUTCMonth())
      return /^(?:day|week)/i.test(m[2] ?? '') ? dayRange(date) : dayRange(today)
    }
  },
  {
    pattern: new RegExp(
      `\\b(?:for|over|during|in|within|throughout)\\s(?:the\\s)?(?:(?:last|past|previous)\\s)?((?:more than|over|at least|nearly|almost|about|around|less than|up to)\\s)?(${amount})\\s(${unit})\\b(?!\\sold)`,
      'gi'
    ),
    read: (m, today) => {
      const count = amountOf(m[2] ?? '')
      const running = /^(?:for)\b|past|last|previous/i.test(m[0])
      if (!today || count === null || !running) return unknown('period')
      const start = shift(today, -count, (m[3] ?? '').toLowerCase())
      return isSane(start) ? { from: iso(start), to: iso(today), precision: 'period' } : unknown('period')
    }
  },
  {
    pattern: new RegExp(
      `\\b(?:its|his|her|their|the|a)\\s(\\d{1,3}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:${ordinalWordPattern}))\\s(?:straight\\s|consecutive\\s)?(?:year|month|week|day|quarter)\\b`,
      'gi'
    ),
    read: () => unknown('period')
  },
  {
    pattern:
      /\b(?:(?:the\s)?(last|previous|next|this|past|earlier this|later this))\s(week|weekend|month|year|decade|quarter|spring|summer|autumn|fall|winter|century)\b/gi,
    read: (m, today) =>
      calendarUnit(
        today,
        (m[2] ?? '').toLowerCase(),
        /last|previous|past/i.test(m[1] ?? '') ? -1 : /next/i.test(m[1] ?? '') ? 1 : 0
      )
  },
  {
    pattern:
      /\b(?:(today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))|(?:(?:later|earlier|late|early) (?:in the day|on the day)))\b/gi,
    read: (m, today) => {
      if (!today) return unknown('relative')
      const word = (m[1] ?? '').toLowerCase()
      return dayRange(addDays(today, word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0))
    }
  },
  {
    pattern: new RegExp(
      `\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id)[- ](${month})(?![\\p{L}]|\\s\\p{Lu})`,
      'gu'
    ),
    read: (m, today) => {
      if (!today) return unknown('relative')
      const index = monthIndex(m[1] ?? '')
      const ahead = index > today.getUTCMonth() && !/^(?:by|until|next|from)/i.test(m[0])
      return monthRange(today.getUTCFullYear() - (ahead ? 1 : 0), index)
    }
  },
  {
    pattern: /\b(?:[01]?\d|2[0-3])(?::[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|\b(?:[01]?\d|2[0-3]):[0-5]\d\b/gi,
    read: () => unknown('time')
  },
  {
    pattern: new RegExp(
      `(?<=\\b(?:in|since|until|by|from|of|to|during|before|after|around|about|the|early|late|mid|spring|summer|autumn|fall|winter|and|than|between)[ -]|\\()(${year})(?![\\d%]|[.,]\\d|\\s(?:people|men|women|children|deaths|dead|jobs|homes|soldiers|troops|miles|feet|metres|meters|km|dollars|euros|pounds))\\b`,
      'gi'
    ),
    read: (m) => yearRange(Number(m[1]))
  },
  {
    pattern: new RegExp(`(?<=^|,\\s|\\s)(${year})(?=[,;:)]?\\s(?:was|saw|,)|’s|'s|[,.)](?:\\s|$))`, 'g'),
    read: (m) => yearRange(Number(m[1]))
  }
]

/** ISO day to a date at midnight UTC; null for anything else. */
export function parseDay(date: string | null | undefined): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '')
  if (!match) return null
  const parsed = utc(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isNaN(parsed.getTime()) ? null : parsed
}

/** Date mentions in `text` in text order, none overlapping; the longer way of writing wins. `base` shifts the offsets. */
export function findDates(text: string, base: number, articleDate: string | null | undefined): DateMention[] {
  if (
    !/\d|day|week|month|year|tonight|tomorrow|decade|centur|quarter|morning|afternoon|evening|January|February|March|April|May|June|July|August|September|October|November|December/i.test(
      text
    )
  )
    return []
  const today = parseDay(articleDate)
  const found: DateMention[] = []
  for (const rule of rules) {
    rule.pattern.lastIndex = 0
    for (let match = rule.pattern.exec(text); match; match = rule.pattern.exec(text)) {
      const lead =
        /^(?:on|since|until|by|in|of|during|from|for|over|within|throughout)\s(?!the (?:last|past|previous))/i.exec(
          match[0]
        )
      const keepsLead = rule.pattern.source.includes('between|from')
      const start = match.index + (lead && !keepsLead ? lead[0].length : 0)
      const end = match.index + match[0].length
      if (found.some((other) => start < other.end - base && other.start - base < end)) continue
      const range = rule.read(match, today)
      if (range) found.push({ start: base + start, end: base + end, text: text.slice(start, end), ...range })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Dates in figures for languages other than English: ISO and day.month.year. */
export function findPlainDates(text: string, base: number): DateMention[] {
  const found: DateMention[] = []
  for (const match of text.matchAll(/(?<!\d)(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))(?!\d)/g)) {
    const range = match[1]
      ? validDay(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
      : validDay(Number(match[6]), Number(match[5]) - 1, Number(match[4]))
    if (range)
      found.push({ start: base + match.index, end: base + match.index + match[0].length, text: match[0], ...range })
  }
  return found
}
