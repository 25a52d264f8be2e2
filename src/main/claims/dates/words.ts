/** English words that dates are written with, by what they stand for. */
import { ordinals, tens, units as unitNumbers } from '../numbers.ts'
import { createShapes } from '../word-shapes.ts'
import type { Unit } from './calendar.ts'

const list = (words: string): string[] => words.split(' ')

/** Names of months to their number, 0 to 11. */
export const months: ReadonlyMap<string, number> = new Map(
  [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec'
  ].flatMap((names, index) => list(names).map((name) => [name, index] as const))
)

/** Names of weekdays to their number, Sunday 0; `plural` are those of recurring days. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  [
    'sunday sun',
    'monday mon',
    'tuesday tues tue',
    'wednesday wed weds',
    'thursday thurs thur thu',
    'friday fri',
    'saturday sat'
  ].flatMap((names, index) => list(names).map((name) => [name, index] as const))
)
export const pluralWeekdays: ReadonlyMap<string, number> = new Map(
  [...weekdays].filter(([name]) => name.endsWith('day')).map(([name, index]) => [`${name}s`, index] as const)
)

export type ClockUnit = 'hour' | 'minute' | 'second' | 'night' | 'weekend'
export type AnyUnit = Unit | ClockUnit

const unitWords: Record<AnyUnit, string> = {
  second: 'second seconds sec secs',
  minute: 'minute minutes min mins',
  hour: 'hour hours hr hrs h',
  night: 'night nights',
  day: 'day days',
  week: 'week weeks',
  weekend: 'weekend weekends',
  fortnight: 'fortnight fortnights',
  month: 'month months',
  quarter: 'quarter quarters',
  year: 'year years yr yrs',
  decade: 'decade decades',
  century: 'century centuries'
}
export const units: ReadonlyMap<string, AnyUnit> = new Map(
  (Object.keys(unitWords) as AnyUnit[]).flatMap((unit) => list(unitWords[unit]).map((word) => [word, unit] as const))
)
/** Letters that stand for a unit right behind a figure: "3h", "10D", "2ys". */
export const unitLetters: ReadonlyMap<string, AnyUnit> = new Map([
  ['d', 'day'],
  ['w', 'week'],
  ['y', 'year'],
  ['ys', 'year'],
  ['h', 'hour']
])

export const seasons: ReadonlySet<string> = new Set(list('spring summer autumn fall winter'))
export const dayParts: ReadonlySet<string> = new Set(
  list(
    'morning afternoon evening night noon midday midnight daytime nighttime lunchtime dinnertime breakfast lunch dinner'
  )
)
export const pluralDayParts: ReadonlySet<string> = new Set(list('mornings afternoons evenings nights'))

/** "the seventies" to 70. */
export const decadeNames: ReadonlyMap<string, number> = new Map([
  ['noughties', 0],
  ['tens', 10],
  ['twenties', 20],
  ['thirties', 30],
  ['forties', 40],
  ['fifties', 50],
  ['sixties', 60],
  ['seventies', 70],
  ['eighties', 80],
  ['nineties', 90]
])

/** Adverbs and adjectives of what comes again. */
export const recurrences: ReadonlySet<string> = new Set(
  list(
    'daily weekly fortnightly biweekly monthly bimonthly quarterly yearly annually annual biannual biannually semiannual semiannually biennial biennially everyday hourly nightly'
  )
)

export const dayNames: ReadonlySet<string> = new Set(
  list('today tonight tonite yesterday tomorrow tmrw tmr now present moment eod eoy eom noonish')
)

/** What a run needs beside figures to be worth reading. */
const anchors = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...pluralWeekdays.keys(),
  ...units.keys(),
  ...seasons,
  ...dayParts,
  ...pluralDayParts,
  ...decadeNames.keys(),
  ...recurrences,
  ...dayNames,
  ...list(
    'hundred thousand nineteen eighteen seventeen sixteen fifteen twentieth twenties thousands workweek weekday weekdays date night-time oclock'
  )
])
/** Too common to be read for their own sake: they need a word or figure beside them that is none of these. */
const weakAnchors = new Set(list('second may clock'))

/** Words between the others. */
const connectors = new Set(
  list(
    `the a an of in on at to from for by and or until till through throughout thru between since before after around about
    circa than or more less over under nearly almost up least most only every each all any other another this that these those
    last past previous next coming upcoming following same current early earlier mid middle late later beginning start starting
    commencing end ending rest remaining remainder first final ago hence future year's month's week's today's later's time times
    once twice one two few several couple some full whole half quarter quarters q h s st nd rd th p m am pm a.m p.m ampm o clock
    oclock w c wc bi semi business working workweek weekday weekdays calendar fiscal school academic cy fy sy straight consecutive
    successive running right moment minute date day's past to no not longer soon than greater equal equals then it its his her
    their our my ish night's fortnight's its bc ad ce bce within during into via per as well hundred thousand oh zero zeros
    plus minus sharp old nearly roughly approximately some just at below above so back up further`
      .split(/\s+/)
      .join(' ')
  )
)

const holidayWords = new Set(
  list(
    `christmas xmas easter thanksgiving halloween hallowe'en new year years year's eve day good black cyber ash palm holy boxing labor labour independence
    memorial veterans veterans' martin luther king jr mlk presidents presidents' valentine valentine's valentines mother's mothers father's
    fathers columbus bastille canada australia armistice remembrance earth groundhog saint st patrick patrick's patricks juneteenth
    freedom jubilee international workers workers' women's april fools fools' ascension pentecost whit shrove fat mardi gras inauguration
    nicholas lent epiphany teacher's teachers groundhog flag constitution all saints saints' souls souls'`
      .split(/\s+/)
      .join(' ')
  )
)

const known = new Set([
  ...anchors,
  ...weakAnchors,
  ...connectors,
  ...[...holidayWords].flatMap((word) => word.split(/['’]/).filter((part) => part !== '')),
  ...unitLetters.keys()
])
const holidayAnchors = new Set(
  list(
    'christmas xmas easter thanksgiving halloween eve valentine valentines patrick patricks juneteenth jubilee labor labour veterans memorial independence mlk presidents bastille columbus pentecost fools mardi gras boxing inauguration workers'
  )
)

/** What a phrase can begin with, as bits: a word can be several. `other` are words of no class. */
export const starts = {
  figure: 1,
  number: 2,
  ordinal: 4,
  month: 8,
  weekday: 16,
  unit: 32,
  article: 64,
  lead: 128,
  mark: 256,
  holiday: 512,
  other: 1024,
  any: 2047
} as const
/** Beside them: the word can carry a date, as a figure does. */
const anchorBit = 2048

const leads = list('this that these those last past previous next coming upcoming following same current')
const classes = new Map<string, number>()

function classify(words: Iterable<string>, bit: number): void {
  for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bit)
}

classify(known, 0)
classify([...Object.keys(unitNumbers), ...Object.keys(tens)], starts.number)
classify(Object.keys(ordinals), starts.ordinal)
classify(months.keys(), starts.month)
classify([...weekdays.keys(), ...pluralWeekdays.keys()], starts.weekday)
classify([...units.keys(), 'workweek'], starts.unit)
classify(['the', 'a', 'an'], starts.article)
classify(leads, starts.lead)
classify(holidayWords, starts.holiday)
classify(['final', 'few', 'couple', 'half', 'quarter', 'h'], starts.other)
classify(holidayWords, starts.other)
for (const [word, bits] of classes) if (bits === 0) classes.set(word, starts.other)

for (const word of [...anchors, ...weakAnchors, ...holidayAnchors])
  classes.set(word, (classes.get(word) ?? 0) | anchorBit)

/** What is known of a word: with which classes it can begin a phrase, and whether it can carry a date. */
export interface WordClass {
  /** Bits of `starts`; 0 for words that no date holds. */
  readonly starts: number
  readonly isAnchor: boolean
}

const noDate: WordClass = { starts: 0, isAnchor: false }
const classOf = new Map<string, WordClass>(
  [...classes].map(([word, bits]) => [word, { starts: bits & starts.any, isAnchor: (bits & anchorBit) !== 0 }])
)
const mayBeKnown = createShapes(classOf.keys())

/** The class of a word in small letters. */
export const wordClass = (word: string): WordClass => classOf.get(word) ?? noDate

/** The class of the word that stands in the text there, in letters of either case. */
export const wordClassAt = (text: string, from: number, to: number): WordClass =>
  mayBeKnown(text, from, to) ? wordClass(text.slice(from, to).toLowerCase()) : noDate
