/**
 * A claim against the quote of its evidence: figures and dates of one matter that cannot both be true. Quiet where one is
 * the other rounded, where a bound holds, and where the two measure something else: another unit, another property,
 * another time, another name.
 */
import type { DateMention, EvidenceAlarm, Quantity } from '../../shared/detection.ts'
import { agree, areApart, areComparable, type Disagreement, isFixed, spanOf } from './contradictions.ts'
import { type EvidenceReading, type ReadSentence, readEvidence } from './evidence-reading.ts'

interface Figure {
  readonly quantity: Quantity
  readonly sentence: ReadSentence
  /** Names of its sentence, or, where it has none, of those before it. */
  readonly names: ReadonlySet<string>
  readonly role: Role
}

/** What a figure says of what it measures: how much it is, by how much it changed, or how much it was before. */
type Role = 'level' | 'change' | 'before'

/** What does not fit between a claim's statement and a quote; spans are offsets into the two texts. */
export function compareWithQuote(claim: EvidenceReading, quote: EvidenceReading): Disagreement[] {
  return [...figuresApart(claim, quote), ...datesApart(claim, quote)]
}

/** The same for the words of a claim and of a quote, each read with its own language and day. */
export function readQuote(claim: Words, quote: Words): EvidenceAlarm[] {
  const apart = compareWithQuote(readEvidence(claim.text, claim), readEvidence(quote.text, quote))
  return apart.map(({ code, here, there }) => ({ code, here: here.text, there: there.text }))
}

interface Words {
  readonly text: string
  readonly language: string | null
  readonly date: string | null
}

function figuresApart(claim: EvidenceReading, quote: EvidenceReading): Disagreement[] {
  const own = figuresOf(claim)
  const others = figuresOf(quote)
  const areCounts = ({ quantity }: Figure): boolean => isCounted(quantity)
  const bare =
    (isBareFigure(claim) || isBareFigure(quote)) &&
    own.filter(areCounts).length === 1 &&
    others.filter(areCounts).length === 1
  const comparable = (a: Figure, b: Figure): boolean => measureSame(a, b) || (bare && areCounts(a) && areCounts(b))
  // What stands in the other text as well is explained by it, whatever else is told there.
  const fits = (a: Figure, b: Figure): boolean =>
    (comparable(a, b) && agree(a.quantity, b.quantity)) || isSameCount(a.quantity, b.quantity)
  const unexplained = own.filter((a) => !others.some((b) => fits(a, b)))
  const rivals = others.filter((b) => !own.some((a) => fits(a, b)))
  return unexplained.flatMap((a) => {
    const rival = rivals.find((b) => comparable(a, b) && (bare || isSameMatter(a, b)))
    return rival ? [{ code: 'figures-differ', here: spanOf(a.quantity), there: spanOf(rival.quantity) }] : []
  })
}

function figuresOf({ text, sentences }: EvidenceReading): Figure[] {
  const before = new Set<string>()
  return sentences.flatMap((sentence) => {
    const names = sentence.names.size > 0 ? sentence.names : new Set(before)
    for (const name of sentence.names) before.add(name)
    return sentence.quantities.flatMap((quantity, index) => {
      if (isVague(quantity)) return []
      const whole = sentence.quantities[index + 1]
      const isPart = quantity.unit === null && whole && partOf.test(text.slice(quantity.end, whole.start))
      const own = isPart ? { ...quantity, unit: whole.unit, kind: whole.kind } : quantity
      return [{ quantity: own, sentence, names, role: roleOf(text, quantity) }]
    })
  })
}

/** One number in both texts, whatever each calls what it counts: "64,200 patients", "64,200 inpatient stays". */
const isSameCount = (a: Quantity, b: Quantity): boolean => isCounted(a) && isCounted(b) && a.value === b.value

/** "29 of our 60 years": years, as the whole of which it is a part. */
const partOf = /^\s(?:out\s)?of\s(?:(?:the|our|its|their|his|her|all)\s)?$/i

const isCounted = ({ kind, value }: Quantity): boolean => (kind === 'count' || kind === 'number') && value !== null

/** "Dozens", "thousands of people", a slip such as "206,139,587 million", the number of a file: no figure to hold another against. */
const isVague = ({ text }: Quantity): boolean =>
  /\d,\d{3},\d{3}\s[mb]illion|\d{12}/i.test(text) ||
  (!/\d/.test(text) &&
    /^(?:\p{L}+\s(?:of\s)?)*\p{L}*(?:dozens|scores|hundreds|thousands|millions|billions)\b/iu.test(text))

/** A quote that is nothing but a figure, as one copies it out of a table. */
const isBareFigure = ({ sentences }: EvidenceReading): boolean =>
  sentences.every(({ words, names }) => words.length === 0 && names.size === 0)

const changeBefore =
  /\b(?:by|up|down|rise of|rises? of|increases? of|growth of|gains? of|drop of|fall of|decline of|decrease of|cut of|(?:rose|risen|rises|increased|grew|grown|climbed|jumped|soared|gained|fell|fallen|dropped|declined|decreased|shrank|shrunk|added|lost|cut)(?: an? (?:additional|further|extra))?)\s(?:(?:about|around|almost|nearly|some|roughly|an estimated|another)\s)?$/i
const changeAfter =
  /^\s(?:more|fewer|less|higher|lower|increase|rise|growth|drop|fall|decline|decrease|jump|cut|reduction)\b/i

function roleOf(text: string, { start, end }: Quantity): Role {
  const before = text.slice(Math.max(0, start - 40), start)
  if (/\bfrom\s$/i.test(before)) return 'before'
  return changeBefore.test(before) || changeAfter.test(text.slice(end, end + 14)) ? 'change' : 'level'
}

/** The same kind in the same unit; "250,000 deaths" count what "300,000 people dead" counts. */
function measureSame(a: Figure, b: Figure): boolean {
  if (areComparable(a.quantity, b.quantity)) return true
  return isCounted(a.quantity) && isCounted(b.quantity) && countsDeaths(a) && countsDeaths(b)
}

const countsDeaths = ({ quantity, sentence }: Figure): boolean => {
  const unit = quantity.unit?.toLowerCase() ?? null
  if (unit !== null && /^(?:deaths?|fatalities|lives|dead)$/.test(unit)) return true
  return (unit === null || /^(?:people|persons?)$/.test(unit)) && tellingWords({ quantity, sentence }).includes('dead')
}

/** The words close to a figure that alone tell what it counts. */
function tellingWords({ quantity, sentence }: Pick<Figure, 'quantity' | 'sentence'>): string[] {
  const { start, end } = quantity
  return sentence.words
    .filter((word) => word.tells && word.start <= end + tellingReach && word.end >= start - tellingReach)
    .map(({ key }) => key)
}

function isSameMatter(a: Figure, b: Figure): boolean {
  if (a.role !== b.role || isOtherTime(a.sentence, b.sentence)) return false
  if (areOthers(a.names, b.names)) return false
  const telling = tellingWords(b)
  if (tellingWords(a).some((word) => telling.includes(word))) return true
  const own = wordsAround(a)
  const other = wordsAround(b)
  const shared = sharedBy(own, other)
  if (shared < 1 || shared + sharedBy(a.names, b.names) < 2) return false
  return shared / Math.min(own.size, other.size) >= mostOf && shared / Math.max(own.size, other.size) >= partOfMore
}

/** Of the words around the figure that has fewer, this share has to stand around the other too. */
const mostOf = 0.6
/** And of the words around the other this share: a long sentence shares a few words with any. */
const partOfMore = 0.4
/** Characters between a figure and the word that alone tells what it counts. */
const tellingReach = 60

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared
}

/** Whether two sets of names tell of different ones: none in common, or each has its own and at most half in common. */
function areOthers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false
  const shared = sharedBy(a, b)
  return shared === 0 || (a.size > shared && b.size > shared && shared * 2 <= Math.min(a.size, b.size))
}

/** The content words of a figure's sentence that no other figure parts from it, its unit left out. */
function wordsAround({ quantity, sentence }: Figure): ReadonlySet<string> {
  const from = Math.max(0, ...sentence.quantities.filter(({ end }) => end <= quantity.start).map(({ end }) => end))
  const to = Math.min(
    ...sentence.quantities.filter(({ start }) => start >= quantity.end).map(({ start }) => start),
    sentence.end
  )
  return new Set(
    sentence.words
      .filter(({ start, end }) => start >= from && end <= to && (end <= quantity.start || start >= quantity.end))
      .map(({ key }) => key)
  )
}

/** Whether the two tell of different times; a figure of a year is not one of always. */
function isOtherTime(a: ReadSentence, b: ReadSentence): boolean {
  const [own, other] = [a.dates.filter(isPlaced), b.dates.filter(isPlaced)]
  if (own.length === 0 || other.length === 0) return [...own, ...other].some(isWindow)
  return !own.some((date) => other.some((rival) => !areApart(date, rival)))
}

const isPlaced = ({ from, to }: DateMention): boolean => from !== null || to !== null
const isWindow = ({ precision }: DateMention): boolean => precision !== 'day'

function datesApart(claim: EvidenceReading, quote: EvidenceReading): Disagreement[] {
  const own = datesOf(claim)
  const others = datesOf(quote)
  // Where both tell of several days, which is held against which is anybody's guess.
  if (own.length !== 1 && others.length !== 1) return []
  const pairs = own.flatMap((a) => others.map((b) => [a, b] as const))
  if (pairs.some(([a, b]) => !areApart(a.date, b.date))) return []
  const [found] = pairs.filter(([a, b]) => isSameEvent(a, b))
  return found ? [{ code: 'dates-differ', here: spanOf(found[0].date), there: spanOf(found[1].date) }] : []
}

interface Dated {
  readonly date: DateMention
  readonly sentence: ReadSentence
}

const openSided = /\b(?:by|until|till|before|after|since|from|to|through|following|of)\s(?:the\s)?$/i

/** A date that names its month or year; a day of this week is told against another one only by those. */
const isNamed = ({ text }: DateMention): boolean =>
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)

function datesOf({ text, sentences }: EvidenceReading): Dated[] {
  return sentences.flatMap((sentence) =>
    sentence.dates
      .filter(
        (date) =>
          isFixed(date) && isNamed(date) && !openSided.test(text.slice(Math.max(0, date.start - 12), date.start))
      )
      .map((date) => ({ date, sentence }))
  )
}

/** One event in two sentences: what happens, told close to the date, most of the words of the shorter, and no other name. */
function isSameEvent(a: Dated, b: Dated): boolean {
  const acts = actsAround(b)
  if (![...actsAround(a)].some((act) => acts.has(act))) return false
  if (areOthers(a.sentence.names, b.sentence.names)) return false
  const own = keysOf(a.sentence)
  const other = keysOf(b.sentence)
  const shared = sharedBy(own, other)
  return shared + sharedBy(a.sentence.names, b.sentence.names) >= 2 && shared / Math.min(own.size, other.size) >= mostOf
}

const keysOf = ({ words }: ReadSentence): ReadonlySet<string> => new Set(words.map(({ key }) => key))

/** Characters between a date and the word for what happened then. */
const actReach = 40

function actsAround({ date, sentence }: Dated): ReadonlySet<string> {
  const near = sentence.words.filter(
    ({ acts, start, end }) => acts && start <= date.end + actReach && end >= date.start - actReach
  )
  return new Set(near.map(({ key }) => key))
}
