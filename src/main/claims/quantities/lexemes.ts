/** The words and figures that numbers are written with, read off a text one by one. */
import { commaDecimals, figureToNumber, ordinals, tens, units } from '../numbers.ts'
import { createShapes } from '../word-shapes.ts'

export type LexemeKind =
  | 'figure'
  | 'unit'
  | 'tens'
  | 'hundred'
  | 'scale'
  | 'dozen'
  | 'denominator'
  | 'half'
  | 'and'
  | 'article'
  | 'point'
  | 'minus'
  | 'over'
  | 'of'
  | 'vulgar'
  | 'other'

export interface Lexeme {
  readonly kind: LexemeKind
  /** What it stands for: 20, 1e6, and for a denominator the number it divides by. */
  readonly value: number
  readonly start: number
  readonly end: number
  /** Of a denominator and a scale: "fifths", "millions" (true) or "fifth", "million". */
  readonly plural: boolean
}

const words = new Map<string, { kind: LexemeKind; value: number; plural?: boolean }>()

function learn(kind: LexemeKind, entries: Record<string, number>, plural = false): void {
  for (const [word, value] of Object.entries(entries)) words.set(word, { kind, value, plural })
}

learn('unit', { ...units, nought: 0, naught: 0 })
learn('tens', tens)
learn('hundred', { hundred: 100 })
learn('scale', {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
  mn: 1e6,
  mln: 1e6,
  mil: 1e6,
  bn: 1e9,
  bln: 1e9,
  tn: 1e12,
  tln: 1e12
})
/** "five hundreds", "2 millions"; without a number before they are vague. */
learn('hundred', { hundreds: 100 }, true)
learn('scale', { thousands: 1e3, millions: 1e6, billions: 1e9, trillions: 1e12 }, true)
learn('dozen', { dozen: 12, dozens: 12, dz: 12, dzs: 12, doz: 12, dozs: 12 })

/** "A second" is no half, and "first" comes only in "twenty-firsts". */
const { second: _second, ...parts } = ordinals
const denominators = { ...parts, thousandth: 1e3, millionth: 1e6, billionth: 1e9, trillionth: 1e12, quarter: 4 }
learn('denominator', denominators)
learn('denominator', Object.fromEntries(Object.entries(denominators).map(([word, value]) => [`${word}s`, value])), true)
learn('half', { half: 2, halves: 2 })
learn('and', { and: 0 })
learn('article', { a: 1, an: 1 })
learn('point', { point: 0 })
learn('minus', { minus: -1, negative: -1 })
learn('over', { over: 0 })
learn('of', { of: 0 })

const vulgar = new Map(
  Object.entries({
    '½': 1 / 2,
    '⅓': 1 / 3,
    '⅔': 2 / 3,
    '¼': 1 / 4,
    '¾': 3 / 4,
    '⅕': 1 / 5,
    '⅖': 2 / 5,
    '⅗': 3 / 5,
    '⅘': 4 / 5,
    '⅙': 1 / 6,
    '⅚': 5 / 6,
    '⅛': 1 / 8,
    '⅜': 3 / 8,
    '⅝': 5 / 8,
    '⅞': 7 / 8
  }).map(([sign, value]) => [sign, { kind: 'vulgar' as const, value, plural: false }])
)

const space = '[\\u0020\\u00a0\\u202f\\u2009]'
const groups: Record<'point' | 'comma', string> = {
  // 1,234.5 · 12,34,567.8 · 1 234 567 · 1.234,5; the last of "22,24,26" is no decimal of the one before
  point: `\\d{1,3}(?:,\\d{3})+(?![\\d])(?:\\.\\d+)?|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:[’']\\d{3})+(?!\\d)|\\d{1,3}(?:${space}\\d{3})+(?!\\d)(?:\\.\\d+)?|(?<!\\d,)\\d+,\\d{1,2}(?![\\d,])|\\d*\\.\\d+|\\d+`,
  comma: `\\d{1,3}(?:[.’']\\d{3})+(?!\\d)(?:,\\d+)?|\\d{1,3}(?:${space}\\d{3})+(?!\\d)(?:,\\d+)?|\\d{1,3}(?:,\\d{3}){2,}(?!\\d)(?:\\.\\d+)?|\\d+,\\d+|\\d+\\.\\d+|\\d+`
}
const power = '(?:[eE][+-]?\\d{1,3}(?![\\p{L}\\d])|x10\\^[+-]?\\d{1,3}|\\^[+-]{0,2}\\d{1,2}(?!\\d))?'

const lexers = {
  point: new RegExp(
    `(${groups.point})(${power})|[\\u0660-\\u0669]+(?:[٬٫][\\u0660-\\u0669]+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\\p{L}+`,
    'gu'
  ),
  comma: new RegExp(
    `(${groups.comma})(${power})|[\\u0660-\\u0669]+(?:[٬٫][\\u0660-\\u0669]+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\\p{L}+`,
    'gu'
  )
}

/** Lexemes of a text in order; words that no number is written with are `other`. */
export function lexemesOf(text: string, language: string): Lexeme[] {
  const english = language === 'en'
  const out: Lexeme[] = []
  for (const match of text.matchAll(commaDecimals.has(language) ? lexers.comma : lexers.point)) {
    const [whole, digits, exponent = ''] = match
    const start = match.index
    const end = start + whole.length
    const first = whole.charCodeAt(0)
    if (digits !== undefined || (first >= 0x660 && first <= 0x669)) {
      const value = figureValue(digits ?? whole, language)
      if (value === null) continue
      out.push({ kind: 'figure', value: raised(value, exponent), start, end, plural: false })
    } else {
      const known = vulgar.get(whole) ?? (english ? words.get(whole.toLowerCase()) : undefined)
      out.push({ kind: known?.kind ?? 'other', value: known?.value ?? 0, start, end, plural: known?.plural ?? false })
    }
  }
  return out
}

function figureValue(figure: string, language: string): number | null {
  if (!commaDecimals.has(language)) {
    if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(figure))
      return figureToNumber(figure.replace(/\./g, '').replace(',', '.'), 'en')
    if (/^\d{1,2}(?:,\d{2})+,\d{3}/.test(figure)) return figureToNumber(figure.replace(/,/g, ''), 'en')
  } else if (/^\d+\.\d+$/.test(figure) && !/^\d{1,3}\.\d{3}$/.test(figure)) return Number(figure)
  else if (/^\d{1,3}(?:,\d{3}){2,}/.test(figure)) return figureToNumber(figure, 'en')
  return figureToNumber(figure, language)
}

/** "1.3e6", "6.23x10^-4", "2.5^-1", "2.5^--1", whose signs cancel each other. */
function raised(value: number, exponent: string): number {
  if (exponent === '') return value
  const by = Number(/[+-]?\d+$/.exec(exponent.replace('--', ''))?.[0] ?? 0)
  return exponent.startsWith('^') ? value ** by : value * 10 ** by
}

/** What a text can hold, by its words and figures alone. */
export interface NumberSigns {
  /** A numeral: see numerals.ts. */
  readonly numeral: boolean
  readonly ordinal: boolean
  /** "thousands" and the like, of no value. */
  readonly vague: boolean
}

const vagueWords = new Set(['dozens', 'scores', 'hundreds', 'thousands', 'millions', 'billions', 'trillions'])
/** Words that no number begins with, though one may go on with them. */
const joining: ReadonlySet<LexemeKind> = new Set<LexemeKind>(['and', 'article', 'point', 'minus', 'over', 'of'])

/** Bits of what each word can be a sign of. */
const signs = { numeral: 1, ordinal: 2, vague: 4, all: 7 } as const
const signOf = new Map<string, number>()
for (const [word, { kind }] of words) if (!joining.has(kind)) signOf.set(word, signs.numeral)
for (const word of Object.keys(ordinals)) signOf.set(word, (signOf.get(word) ?? 0) | signs.ordinal)
for (const word of vagueWords) signOf.set(word, (signOf.get(word) ?? 0) | signs.vague)
const mayBeSign = createShapes(signOf.keys())

/** Signs by character code: figures, "½", and the two letters beyond ASCII that are written in small as ASCII ones. */
const signOfCode = new Map<number, number>()
for (const figure of '0123456789') signOfCode.set(figure.charCodeAt(0), signs.numeral | signs.ordinal)
for (let code = 0x660; code <= 0x669; code += 1) signOfCode.set(code, signs.numeral)
for (const sign of vulgar.keys()) signOfCode.set(sign.charCodeAt(0), signs.numeral)
for (const letter of 'ſK') signOfCode.set(letter.charCodeAt(0), signs.all)

/** Whether the text can hold numbers at all: most sentences hold none, and to part them into lexemes would be for nothing. */
export function signsOfNumbers(text: string, language: string): NumberSigns {
  const english = language === 'en'
  let found = 0
  let from = -1
  for (let at = 0; at <= text.length && found !== signs.all; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
      if (from < 0) from = at
      continue
    }
    if (from >= 0 && english && mayBeSign(text, from, at)) found |= signOf.get(text.slice(from, at).toLowerCase()) ?? 0
    from = -1
    if ((code >= 48 && code <= 57) || code > 127) found |= signOfCode.get(code) ?? 0
  }
  return {
    numeral: (found & signs.numeral) !== 0,
    ordinal: (found & signs.ordinal) !== 0,
    vague: (found & signs.vague) !== 0
  }
}
