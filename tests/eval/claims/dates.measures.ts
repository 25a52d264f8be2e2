/**
 * Dates, periods, times and durations against the English specifications of Microsoft's Recognizers-Text: the whole
 * model with values, and the extractors of dates, periods and durations with spans only. Cases that the reference
 * implementation itself does not support in some programming language count like all others.
 */
import { readFileSync } from 'node:fs'
import { findDates } from '../../../src/main/claims/dates/index.ts'
import type { DateMention } from '../../../src/shared/detection.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type Reading = { timex?: string; value?: string; start?: string; end?: string }
type Result = {
  Text: string
  Start?: number
  End?: number
  Length?: number
  TypeName?: string
  Type?: string
  Resolution?: { values?: Reading[] | null } | null
}
type Spec = { Input: string; Context?: { ReferenceDateTime?: string }; Results: Result[] }

const files = ['DateTimeModel', 'DateExtractor', 'DatePeriodExtractor', 'DurationExtractor'] as const

/** What became of one expected result. `value` is null where the specification names no day. */
export type Verdict = {
  readonly file: (typeof files)[number]
  readonly text: string
  readonly input: string
  readonly type: string
  readonly exact: boolean
  readonly overlap: boolean
  readonly value: boolean | null
  /** Like `value`, with the ends of ranges and the counted months and years taken as the specification takes them. */
  readonly strict: boolean | null
  readonly own: readonly DateMention[]
  readonly wanted: readonly Reading[]
}

const day = 86_400_000

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/**
 * Last days, inclusive, that count as right. The specification ends a period before its `end`, save where that is a time
 * within a day. "From 2014 to 2018" and "until 27 April" it ends where 2018 and the day begin; we, like readers, where
 * they end: both are right.
 */
function lastDays(reading: Reading, strict: boolean, text: string): string[] {
  const end = reading.end as string
  const date = end.slice(0, 10)
  if (end.length > 10 && !end.endsWith('00:00:00')) return [date]
  const out = [shifted(date, -1)]
  if (strict) return out
  if (reading.start === undefined) return /^(?:before|earlier)/.test(text) ? out : [...out, date]
  if (!reading.timex?.startsWith('(')) return /to date$/.test(text) ? [...out, date] : out
  out.push(date)
  if (date.endsWith('-01')) out.push(shifted(`${shifted(date, 31).slice(0, 7)}-01`, -1))
  if (/-(?:01|04|07|10)-01$/.test(date)) out.push(shifted(`${shifted(date, 92).slice(0, 7)}-01`, -1))
  if (date.endsWith('-01-01')) out.push(`${date.slice(0, 4)}-12-31`)
  return out
}

/** A day counted in months or years ("two months ago") is as right by the month or year that holds it, if we say so. */
function isRight(own: DateMention, reading: Reading, strict: boolean, text: string): boolean {
  if (reading.value !== undefined) {
    const at = reading.value.slice(0, 10)
    if (own.from === at && own.to === at) return true
    const isCounted = /\b(?:months?|years?)\b/.test(text) && (own.precision === 'month' || own.precision === 'year')
    return !strict && isCounted && own.from !== null && own.to !== null && own.from <= at && at <= own.to
  }
  const from = reading.start?.slice(0, 10) ?? null
  if (own.from !== from) return false
  return reading.end === undefined ? own.to === null : lastDays(reading, strict, text).includes(own.to ?? '')
}

/** Readings that name days; times, durations and sets by themselves have none. */
function dayReadings(result: Result): Reading[] {
  return (result.Resolution?.values ?? []).filter((reading) =>
    [reading.value, reading.start, reading.end].some((at) => /^\d{4}-\d{2}-\d{2}/.test(at ?? ''))
  )
}

function judge(folder: string): { verdicts: Verdict[]; spurious: DateMention[]; inputs: number } {
  const verdicts: Verdict[] = []
  const spurious: DateMention[] = []
  let inputs = 0
  for (const file of files) {
    const path = dataFile(folder, 'quantities', 'recognizers_text', 'Specs', 'DateTime', 'English', `${file}.json`)
    const specs = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Spec[]
    for (const { Input: input, Context: context, Results: results } of specs) {
      inputs += 1
      const found = findDates(input, 0, 'en-US', context?.ReferenceDateTime?.slice(0, 10) ?? '2016-11-07')
      const spans = results.map((result) => {
        const start = result.Start ?? input.toLowerCase().indexOf(result.Text.toLowerCase())
        return { start, end: start + (result.Length ?? (result.End ?? start + result.Text.length - 1) - start + 1) }
      })
      spurious.push(...found.filter((own) => !spans.some((span) => own.start < span.end && span.start < own.end)))
      results.forEach((result, index) => {
        const { start, end } = spans[index] as { start: number; end: number }
        const own = found.filter((mention) => mention.start < end && start < mention.end)
        const wanted = dayReadings(result)
        const right = (strict: boolean): boolean | null =>
          wanted.length === 0
            ? null
            : own.some((mention) =>
                wanted.some((reading) => isRight(mention, reading, strict, result.Text.toLowerCase()))
              )
        verdicts.push({
          file,
          text: result.Text,
          input,
          type: (result.TypeName ?? result.Type ?? wanted[0]?.value ?? '').replace('datetimeV2.', ''),
          exact: own.some((mention) => mention.start === start && mention.end === end),
          overlap: own.length > 0,
          value: right(false),
          strict: right(true),
          own,
          wanted
        })
      })
    }
  }
  return { verdicts, spurious, inputs }
}

/** Every expected result with what was found; for reading failures one by one. */
export const judged = once(judge)

function byType(verdicts: readonly Verdict[], isRight: (verdict: Verdict) => boolean): string {
  const types = new Map<string, [number, number]>()
  for (const verdict of verdicts) {
    const counts = types.get(verdict.type) ?? [0, 0]
    types.set(verdict.type, [counts[0] + (isRight(verdict) ? 1 : 0), counts[1] + 1])
  }
  return [...types].map(([type, [right, all]]) => `${type || 'untyped'} ${right}/${all}`).join(', ')
}

const share = (verdicts: readonly Verdict[], isRight: (verdict: Verdict) => boolean): number =>
  verdicts.filter(isRight).length / verdicts.length

export const measures: readonly Measure[] = [
  {
    id: 'dates.all',
    title: 'Dates (Recognizers, English model): exact span and, where it names days, the days',
    reach: { atLeast: 0.88 },
    run: (folder) => {
      const all = judged(folder).verdicts.filter(({ file }) => file === 'DateTimeModel')
      const right = (verdict: Verdict) => verdict.exact && verdict.value !== false
      return { figure: share(all, right), note: byType(all, right) }
    }
  },
  {
    id: 'dates.found',
    title: 'Dates (Recognizers, English model): found by overlap and, where it names days, the days',
    reach: null,
    run: (folder) => {
      const all = judged(folder).verdicts.filter(({ file }) => file === 'DateTimeModel')
      const right = (verdict: Verdict) => verdict.overlap && verdict.value !== false
      return { figure: share(all, right), note: byType(all, right) }
    }
  },
  {
    id: 'dates.span.exact',
    title: 'Dates (Recognizers, English model and extractors): exact span',
    reach: null,
    run: (folder) => {
      const { verdicts } = judged(folder)
      return {
        figure: share(verdicts, ({ exact }) => exact),
        note: files
          .map((file) => {
            const own = verdicts.filter((verdict) => verdict.file === file)
            return `${file} ${own.filter(({ exact }) => exact).length}/${own.length}`
          })
          .join(', ')
      }
    }
  },
  {
    id: 'dates.span.overlap',
    title: 'Dates (Recognizers, English model and extractors): span by overlap',
    reach: null,
    run: (folder) => {
      const { verdicts } = judged(folder)
      return { figure: share(verdicts, ({ overlap }) => overlap), note: byType(verdicts, ({ overlap }) => overlap) }
    }
  },
  {
    id: 'dates.days',
    title: 'Dates (Recognizers, English model): right days, of those that name days',
    reach: null,
    run: (folder) => {
      const dated = judged(folder).verdicts.filter(({ value }) => value !== null)
      const strict = dated.filter((verdict) => verdict.strict).length
      return {
        figure: share(dated, ({ value }) => value === true),
        note: `${byType(dated, ({ value }) => value === true)}; ${strict}/${dated.length} exactly as the specification has them`
      }
    }
  },
  {
    id: 'dates.spurious',
    title: 'Dates (Recognizers, English model and extractors): mentions where none is expected, per input',
    reach: null,
    run: (folder) => {
      const { spurious, inputs } = judged(folder)
      return { figure: spurious.length / inputs, note: `${spurious.length} in ${inputs} inputs` }
    }
  }
]
