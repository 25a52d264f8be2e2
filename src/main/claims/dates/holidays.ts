/** Days with a name of their own: fixed, by the weekday, or by Easter. */
import { calendarOf, dayNumber, easter, nthWeekday } from './calendar.ts'
import { figureYear, wordYear } from './numerals.ts'
import { longest, type Read, type Run, rule, type Sense, sense, starts } from './reader.ts'

type DayOfYear = (year: number) => number

const fixed =
  (month: number, day: number): DayOfYear =>
  (year) =>
    dayNumber(year, month - 1, day)
const byWeekday =
  (month: number, weekday: number, nth: number, shift = 0): DayOfYear =>
  (year) =>
    (nthWeekday(year, month - 1, weekday, nth) ?? 0) + shift
const byEaster =
  (shift: number): DayOfYear =>
  (year) =>
    easter(year) + shift

const entries: readonly [string, DayOfYear][] = [
  ["new year's eve|new years eve|new year eve", fixed(12, 31)],
  ["new year's day|new years day|new year day|new year's|new year", fixed(1, 1)],
  ['epiphany', fixed(1, 6)],
  ['martin luther king jr day|martin luther king day|mlk day', byWeekday(1, 1, 3)],
  ['groundhog day', fixed(2, 2)],
  ["valentine's day|valentines day|valentine day|valentine's|saint valentine's day|st valentine's day", fixed(2, 14)],
  ["presidents' day|presidents day|president's day", byWeekday(2, 1, 3)],
  ["international women's day|women's day", fixed(3, 8)],
  ["saint patrick's day|st patrick's day|st patricks day|saint patrick day|saint patrick", fixed(3, 17)],
  ["april fools' day|april fool's day|april fools day|april fools", fixed(4, 1)],
  ['earth day', fixed(4, 22)],
  ['shrove tuesday|mardi gras|fat tuesday', byEaster(-47)],
  ['ash wednesday', byEaster(-46)],
  ['palm sunday', byEaster(-7)],
  ['good friday', byEaster(-2)],
  ['easter sunday|easter day|easter', byEaster(0)],
  ['easter monday', byEaster(1)],
  ['ascension day', byEaster(39)],
  ['whit sunday|pentecost', byEaster(49)],
  ['whit monday', byEaster(50)],
  ["international workers' day|international workers day|workers' day|may day", fixed(5, 1)],
  ["mother's day|mothers day|mothers' day", byWeekday(5, 0, 2)],
  ['memorial day', byWeekday(5, 1, -1)],
  ['juneteenth|freedom day|jubilee day', fixed(6, 19)],
  ["father's day|fathers day|fathers' day", byWeekday(6, 0, 3)],
  ['canada day', fixed(7, 1)],
  ['independence day', fixed(7, 4)],
  ['bastille day', fixed(7, 14)],
  ['labor day|labour day', byWeekday(9, 1, 1)],
  ['columbus day', byWeekday(10, 1, 2)],
  ["halloween|hallowe'en", fixed(10, 31)],
  ["all saints' day|all saints day", fixed(11, 1)],
  ["all souls' day|all souls day", fixed(11, 2)],
  ["veterans day|veterans' day|veteran's day|armistice day|remembrance day", fixed(11, 11)],
  ['thanksgiving day|thanksgiving', byWeekday(11, 4, 4)],
  ['black friday', byWeekday(11, 4, 4, 1)],
  ['cyber monday', byWeekday(11, 4, 4, 4)],
  ['christmas eve|xmas eve', fixed(12, 24)],
  ['christmas day|christmas|xmas', fixed(12, 25)],
  ['boxing day', fixed(12, 26)]
]

const names = entries.flatMap(([written, day]) =>
  written.split('|').map((name) => ({ words: name.match(/\p{L}+|'/gu) ?? [], day }))
)
const byFirst = new Map<string, typeof names>()
for (const name of names) byFirst.set(name.words[0] ?? '', [...(byFirst.get(name.words[0] ?? '') ?? []), name])

/** What a holiday's name says: its day in each year. */
export const holidayName = rule<DayOfYear>(starts.holiday, (run, at) => {
  let best: Read<DayOfYear> | null = null
  for (const { words, day } of byFirst.get(run.text(at)) ?? []) {
    let to = at
    const fits = words.every((word) => {
      const own = run.text(to) === '’' ? "'" : run.text(to)
      if (own !== word) return false
      to += 1
      return true
    })
    if (fits && (!best || to > best.to)) best = { to, value: day }
  }
  // The day is a name: "new year" and "labor day" by chance are written small.
  return best
})

/** "Christmas 2018", "last Easter", "Independence Day of this year". */
export const holiday = rule<Sense>(starts.holiday | starts.lead | starts.article, (run, at) => {
  const lead = /^(?:this|last|previous|past|next|following|coming|upcoming)$/.exec(run.text(at))?.[0]
  const start = lead ? at + 1 : run.past(at, 'the')
  const name = holidayName(run, start)
  if (!name) return null
  const bare = run.text(at) === 'the' ? ({ bare: true } as const) : {}
  const { year: now } = calendarOf(run.today)
  const year = longest(
    figureYear(run, run.past(name.to, ',', 'of', 'in')),
    wordYear(run, run.past(name.to, 'of', 'in'))
  )
  if (year) return { to: year.to, value: { ...onDay(name.value(year.value), false), ...bare } }
  const of = /^(last|this|next) year$/.exec(
    `${run.text(run.past(name.to, 'of'))} ${run.text(run.past(name.to, 'of') + 1)}`
  )
  if (of) {
    const shift = of[1] === 'last' ? -1 : of[1] === 'next' ? 1 : 0
    return { to: run.past(name.to, 'of') + 2, value: { ...onDay(name.value(now + shift), true), ...bare } }
  }
  return { to: name.to, value: { ...onDay(nearest(run, name.value, now, lead), true), ...bare } }
})

const onDay = (day: number, relative: boolean): Sense => sense({ from: day, to: day }, 'day', relative)

function nearest(run: Run, day: DayOfYear, now: number, lead: string | undefined): number {
  const days = [now - 1, now, now + 1].map(day)
  if (lead === 'this') return day(now)
  if (lead && /last|previous|past/.test(lead)) return days.findLast((own) => own < run.today) ?? day(now - 1)
  if (lead) return days.find((own) => own > run.today) ?? day(now + 1)
  return days.reduce((best, next) => (Math.abs(next - run.today) < Math.abs(best - run.today) ? next : best))
}
