/** News prose of any length, made from a seed: the same text on every machine, so that figures compare. */

const people = [
  'Maria Kovac',
  'James Osei',
  'Ingrid Solheim',
  'Pavel Novak',
  'Aisha Rahman',
  'Tom Gallagher',
  'Lena Fischer'
]
const bodies = [
  'the finance ministry',
  'the national statistics office',
  'the regional hospital board',
  'the port authority',
  'the World Health Organization',
  'the housing committee',
  'the central bank',
  'the police union'
]
const places = ['Aleppo', 'Bergen', 'Leeds', 'Accra', 'Lyon', 'Gdansk', 'Porto', 'Izmir', 'Tampere', 'Valencia']
const things = [
  'unemployment',
  'the number of road deaths',
  'the price of wheat',
  'the budget of the harbour',
  'the number of asylum applications',
  'spending on schools',
  'the share of renewable power',
  'the waiting list for surgery'
]
const events = [
  'the flood',
  'the strike',
  'the earthquake',
  'the election',
  'the ceasefire',
  'the merger',
  'the blackout'
]

/** A small generator of numbers in [0, 1) with a fixed sequence (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A plain-text article of at least `length` characters: a headline, then sections of paragraphs of two to five sentences
 * with numbers, names, dates and quotations, as a checker meets them.
 */
export function newsArticle(length: number, seed = 7): string {
  const random = numbersFrom(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const number = (from: number, to: number): number => Math.floor(from + random() * (to - from))
  const year = (): number => number(1990, 2025)
  const percent = (): string => `${number(1, 99)}.${number(0, 9)} percent`
  const amount = (): string => number(2, 990).toString() + one([',000', ' million', ',500', ' billion'])
  const sentences: readonly (() => string)[] = [
    () => `${capital(one(things))} in ${one(places)} rose by ${percent()} between ${year()} and ${year()}.`,
    () =>
      `${capital(one(bodies))} said on ${one(['Monday', 'Tuesday', 'Friday'])} that ${one(things)} had fallen to ${amount()}.`,
    () => `At least ${number(12, 980)} people were killed in ${one(places)} in ${year()}, according to ${one(bodies)}.`,
    () => `${one(people)}, who leads ${one(bodies)}, was born in ${one(places)} in ${number(1940, 1985)}.`,
    () => `“We spent more than ${amount()} euros after ${one(events)},” ${one(people)} told reporters.`,
    () =>
      `${capital(one(events))} in ${one(places)} has left more than ${amount()} people without homes, closed ${number(3, 90)} schools and cost ${amount()} dollars.`,
    () =>
      `The city of ${one(places)} has ${number(60, 900)},${number(100, 999)} inhabitants and ${number(2, 40)} hospitals.`,
    () => `No agreement was reached before ${number(1, 28)} March ${year()}, although ${one(people)} had promised one.`,
    () => `It is hard to say what the people of ${one(places)} should make of all this.`
  ]
  const parts = [`What ${one(places)} learned from ${one(events)}`]
  let total = parts[0]?.length ?? 0
  const push = (part: string): void => {
    parts.push(part)
    total += part.length + 2
  }
  for (let paragraph = 0; total < length; paragraph += 1) {
    if (paragraph > 0 && paragraph % 24 === 0) push(`The numbers behind ${one(things)}`)
    push(Array.from({ length: number(2, 6) }, () => one(sentences)()).join(' '))
  }
  return `${parts.join('\n\n')}\n`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
