/** Number words and figures to values. */

/** Zero to nineteen. */
export const units: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19
}

export const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90
}

const small = new Map(Object.entries({ ...units, ...tens }))

const scales = new Map(
  Object.entries({
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    dozen: 12,
    k: 1e3,
    m: 1e6,
    mn: 1e6,
    bn: 1e9,
    b: 1e9,
    tn: 1e12
  })
)

/** First to hundredth; from the third on they name fractions, too. */
export const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100
}

const ordinalWords = new Map(Object.entries(ordinals))

export const smallWordPattern = [...small.keys()].sort((a, b) => b.length - a.length).join('|')
export const ordinalWordPattern = [...ordinalWords.keys()].sort((a, b) => b.length - a.length).join('|')

function scaleOf(word: string): number | undefined {
  return scales.get(word.toLowerCase().replace(/s$/, (s) => (word.length > 2 ? '' : s)))
}

export function ordinalOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  const figure = /^(\d+)(?:st|nd|rd|th)$/.exec(lower)
  if (figure) return Number(figure[1])
  const direct = ordinalWords.get(lower)
  if (direct !== undefined) return direct
  const [tens = '', unit = ''] = lower.split('-')
  const high = small.get(tens)
  const low = ordinalWords.get(unit)
  return high !== undefined && low !== undefined ? high + low : undefined
}

/** Value of a run of number words ("two hundred and fifty thousand"); undefined when it is none. */
export function wordsToNumber(phrase: string): number | undefined {
  let total = 0
  let current = 0
  let seen = false
  for (const word of phrase.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === '') continue
    if (word === 'a' || word === 'an') {
      current += 1
      continue
    }
    const unit = small.get(word)
    const scale = scaleOf(word)
    if (unit !== undefined) current += unit
    else if (scale === 100 || scale === 12) current = Math.max(current, 1) * scale
    else if (scale !== undefined) {
      total += Math.max(current, 1) * scale
      current = 0
    } else return undefined
    seen = true
  }
  return seen ? total + current : undefined
}

/** Languages that write 1.234,5 for 1,234.5. */
export const commaDecimals: ReadonlySet<string> = new Set(
  'de fr es it pt nl ru da sv no nb nn fi pl cs sk uk bg el ro hu tr ca hr sl et lv lt kk'.split(' ')
)

/**
 * Value of a figure as written in the language. One separator followed by three digits is read as a thousands separator
 * where the language uses it so; the other one is the decimal point. Null when it cannot be a number.
 */
export function figureToNumber(figure: string, language: string): number | null {
  const bare = figure.replace(/[\s\u00a0\u202f\u2009'’]/g, '')
  const western = bare
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/٫/g, '.')
    .replace(/٬/g, '')
  const plain = commaDecimals.has(language)
    ? western.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.')
    : western.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(',', '.')
  const value = Number(plain)
  return plain !== '' && Number.isFinite(value) ? value : null
}
