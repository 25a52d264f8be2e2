/**
 * Ages against births across a text: "Ann Smith was born in 1948" here, "Smith, 70," there. Only where the person is
 * plainly the same: the same surname, borne by nobody else in the text, and no other first name.
 */
import type { DateMention, Offsets, Span } from '../../shared/detection.ts'
import { parseDay, wholeYears } from './dates/calendar.ts'
import type { Mismatch } from './mismatch.ts'

interface Reading {
  readonly text: string
  readonly sentences: readonly Offsets[]
  readonly dates: readonly DateMention[]
  /** Day of the article. */
  readonly today: number
}

/** What is told of one person's years. */
interface Told {
  readonly name: string
  readonly span: Span
  readonly sentence: Offsets
}

type Age = Told & { readonly years: number }
type Birth = Told & { readonly from: number; readonly to: number }

const word = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}[\\p{L}’'-]*"
const name = `${word}(?:\\s(?:\\p{Lu}\\.\\s)?${word}){0,3}`

/** "Ann Smith, 70, said", "70-year-old Ann Smith", "Smith is 70 years old", "Smith (70)". */
const ageForms = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${name}),\\s(?:aged\\s)?(?<age>\\d{2}),\\s(?=[\\p{Ll}])`, 'gu'),
  new RegExp(`(?<![\\p{L}\\p{N}-])(?<age>\\d{2})-year-old\\s(?<name>${name})`, 'gu'),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${name})\\sis\\s(?:now\\s)?(?<age>\\d{2})(?:\\syears\\sold)?(?=[.,;])`, 'gu')
]

/** Words after which an age is that of another day or another person. */
const otherTimes =
  /\b(?:born|died|dies|dead|death|killed|late|when|then|until|before|would|will|turns|turned|old(?:er)? than|father|mother|son|daughter|brother|sister|wife|husband|uncle|aunt|cousin|parents?|grand\w+|ago|years? (?:later|earlier))\b/iu

const bornBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<name>${name})(?:,)?\\s(?:was|is)\\sborn\\s(?:\\p{L}+\\s){0,2}?(?:in|on)\\s(?:${word},?\\s(?:${word},?\\s)?(?:in|on)\\s)?$`,
  'u'
)
const pronounBorn = new RegExp(
  `^(?:He|She)\\swas\\sborn\\s(?:in|on)\\s(?:${word},?\\s(?:${word},?\\s)?(?:in|on)\\s)?$`,
  'u'
)
const opening = new RegExp(
  `^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\\.?\\s|(?:President|Senator|Minister|Judge|Professor)\\s)?(?<name>${word}(?:\\s(?:\\p{Lu}\\.\\s)?${word}){1,3})(?=,?\\s\\p{Ll})`,
  'u'
)

/** A text tells of no more births and ages than this. */
const mostCompared = 100

/** Every age that no reading of the birth told of the same person gives. */
export function wrongAgesOfPersons(reading: Reading): Mismatch[] {
  const births = birthsOf(reading).slice(0, mostCompared)
  if (births.length === 0) return []
  const ages = agesOf(reading).slice(0, mostCompared)
  const out: Mismatch[] = []
  for (const age of ages) {
    const own = births.filter((birth) => birth.sentence.start !== age.sentence.start && areOne(birth.name, age.name))
    const [birth] = own
    if (!birth || own.some((other) => other.from !== birth.from || other.to !== birth.to)) continue
    const [least, most] = [wholeYears(birth.to, reading.today), wholeYears(birth.from, reading.today)]
    if (least < 0 || most > 120 || (age.years >= least && age.years <= most)) continue
    if (!isAlone([...births, ...ages], birth.name) || sharesSurname(reading.text, birth.name)) continue
    out.push({ first: birth.span, second: age.span, expected: least === most ? `${least}` : `${least} or ${most}` })
  }
  return out
}

function birthsOf({ text, sentences, dates, today }: Reading): Birth[] {
  const out: Birth[] = []
  let at = 0
  for (const date of dates) {
    while (at < sentences.length && (sentences[at] as Offsets).end <= date.start) at += 1
    const sentence = sentences[at]
    const [from, to] = [parseDay(date.from), parseDay(date.to)]
    if (!sentence || from === null || to === null || to > today) continue
    if (date.precision !== 'year' && date.precision !== 'month' && date.precision !== 'day') continue
    const before = text.slice(Math.max(sentence.start, date.start - 120), date.start)
    const isPronoun = pronounBorn.test(text.slice(sentence.start, date.start))
    const who = isPronoun ? openerOf(text, sentences[at - 1]) : nameIn(bornBefore.exec(before))
    if (who) out.push({ name: who, span: { start: date.start, end: date.end, text: date.text }, sentence, from, to })
  }
  return out
}

/** A name that is no pronoun: "When she was born". */
function nameIn(match: RegExpExecArray | null): string | null {
  const found = match?.groups?.name ?? null
  return found !== null && /^(?:He|She|It|They|Who|I|We|You)$/.test(found) ? null : found
}

/** The one person whom a sentence begins with: whom "He" of the next one means. */
function openerOf(text: string, sentence: Offsets | undefined): string | null {
  if (!sentence) return null
  const words = text.slice(sentence.start, sentence.end)
  const found = opening.exec(words)
  const rest = words.slice(found?.[0].length ?? 0)
  // Another full name in the sentence may be the one that is meant.
  return found?.groups?.name && !new RegExp(`${word}\\s${word}`, 'u').test(rest) ? found.groups.name : null
}

function agesOf({ text, sentences, dates, today }: Reading): Age[] {
  const out: Age[] = []
  let first = 0
  for (const sentence of sentences) {
    while (first < dates.length && (dates[first] as DateMention).end <= sentence.start) first += 1
    const words = text.slice(sentence.start, sentence.end)
    if (!/\d{2}/.test(words) || otherTimes.test(words) || tellsOfOld(dates, first, sentence, today)) continue
    for (const form of ageForms) {
      for (const match of words.matchAll(form)) {
        const { name: who = '', age = '' } = match.groups ?? {}
        const start = sentence.start + match.index + match[0].indexOf(age)
        out.push({ name: who, years: Number(age), sentence, span: { start, end: start + age.length, text: age } })
      }
    }
  }
  return out
}

const aYear = 366

/** Whether a sentence tells of a day so long ago that the age may be of then. */
function tellsOfOld(dates: readonly DateMention[], first: number, sentence: Offsets, today: number): boolean {
  for (let at = first; at < dates.length; at += 1) {
    const date = dates[at] as DateMention
    if (date.start >= sentence.end) return false
    const day = parseDay(date.to ?? date.from)
    if (day !== null && today - day > aYear) return true
  }
  return false
}

const surnameOf = (who: string): string => who.split(/\s/).at(-1) ?? ''
const firstNameOf = (who: string): string | null => (/\s/.test(who) ? (who.split(/\s/)[0] ?? null) : null)

function areOne(a: string, b: string): boolean {
  if (surnameOf(a) !== surnameOf(b)) return false
  const [one, other] = [firstNameOf(a), firstNameOf(b)]
  return one === null || other === null || one === other
}

/** Whether all that bear the surname bear the same first name, as far as they bear one. */
const isAlone = (all: readonly Told[], who: string): boolean =>
  all.every((other) => surnameOf(other.name) !== surnameOf(who) || areOne(other.name, who))

/** Another first name before the surname anywhere in the text: a family. */
function sharesSurname(text: string, who: string): boolean {
  const found = text.matchAll(
    new RegExp(`(?<![\\p{L}])(${word})\\s(?:\\p{Lu}\\.\\s)?${escaped(surnameOf(who))}(?!\\p{L})`, 'gu')
  )
  const firsts = new Set([...found].map((match) => match[1] ?? '').filter((first) => !titles.has(first)))
  const own = firstNameOf(who)
  if (own !== null) firsts.add(own)
  return firsts.size > 1
}

const titles = new Set(
  'Mr Mrs Ms Dr Sir Lord Lady President Senator Sen Rep Gov Governor Minister Judge Justice Professor General King Queen Pope The And But While When'.split(
    ' '
  )
)

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
