/** What a number counts or measures: percent, money, age, measure, or the noun that follows it. */
import type { QuantityKind } from '../../shared/detection.ts'
import type { Token } from './tokens.ts'

export const currencies = new Map(
  Object.entries({
    $: 'USD',
    us$: 'USD',
    '£': 'GBP',
    '€': 'EUR',
    '¥': 'JPY',
    '₹': 'INR',
    '₽': 'RUB',
    '₩': 'KRW',
    '₺': 'TRY',
    a$: 'AUD',
    c$: 'CAD',
    hk$: 'HKD',
    nz$: 'NZD',
    r$: 'BRL',
    dollar: 'USD',
    euro: 'EUR',
    pound: 'GBP',
    yen: 'JPY',
    yuan: 'CNY',
    rupee: 'INR',
    ruble: 'RUB',
    rouble: 'RUB',
    franc: 'CHF',
    usd: 'USD',
    gbp: 'GBP',
    eur: 'EUR'
  })
)
export const measures =
  'years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centuries|miles?|kilomet(?:re|er)s?|km|met(?:re|er)s?|cm|mm|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?|square (?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet)|tons?|tonnes?|kilograms?|kilos?|kg|pounds|grams?|ounces?|lit(?:re|er)s?|gallons?|barrels?|degrees?(?: (?:celsius|fahrenheit))?|°[CF]?|mph|km/h|kWh|megawatts?|MW|gigawatts?|GW|terawatts?|volts?|watts?|bytes?|GB|TB'

type Unit = { unit: string | null; kind: QuantityKind; end: number }

export function unitAfter(
  text: string,
  base: number,
  end: number,
  symbol: string | undefined,
  tokens: readonly Token[] | null,
  language: string
): Unit {
  const rest = text.slice(end, end + 60)
  if (symbol) return { unit: currencies.get(symbol.toLowerCase()) ?? symbol, kind: 'money', end }
  const percent =
    /^\s?(?:%|‰)|^[\s-](?:percentage[\s-]points?|percent|per[\s-]cent|pct|Prozentpunkte|Prozent|pour cent|por ciento|por cento|per cento|procent)(?![\p{L}])/iu.exec(
      rest
    )
  if (percent)
    return {
      unit: /point|punkte/i.test(percent[0]) ? 'percentage points' : '%',
      kind: 'percent',
      end: end + percent[0].length
    }
  const money =
    /^[\s-](?:US\s|American\s|Canadian\s|Australian\s|British\s)?(dollars?|euros?|pounds? sterling|pounds?(?! (?:of|in weight))|yen|yuan|rupees?|r(?:o)?ubles?|francs?|USD|EUR|GBP)(?![\p{L}])|^\s?([€£$])/iu.exec(
      rest
    )
  if (money)
    return {
      unit:
        currencies.get(
          (money[1] ?? money[2] ?? '')
            .toLowerCase()
            .replace(/ sterling/, '')
            .replace(/s$/, '')
        ) ?? null,
      kind: 'money',
      end: end + money[0].length
    }
  const age = /^[\s-]years?[\s-]olds?(?![\p{L}])|^[\s-](?:months?|weeks?|days?)[\s-]old(?![\p{L}])/iu.exec(rest)
  if (age) return { unit: 'years', kind: 'age', end: end + age[0].length }
  if (/\b(?:aged|at the age of|at age)\s$/i.test(text.slice(Math.max(0, end - 24), end).replace(/\S+$/, '')))
    return { unit: 'years', kind: 'age', end }
  const measure = new RegExp(`^[\\s\\u00a0-]?(${measures})(?![\\p{L}])`, 'iu').exec(rest)
  if (measure && (measure[0] !== measure[1] || /^(?:k|m|f|c|°|G|T|M)/.test(measure[0])))
    return { unit: (measure[1] ?? '').toLowerCase(), kind: 'measure', end: end + measure[0].length }
  const noun = tokens && language === 'en' ? countedNoun(tokens, base + end, base + text.length) : null
  if (noun) return { unit: noun.text, kind: 'count', end: noun.end - base }
  const plainNoun = tokens ? null : /^\s(\p{L}{3,}s?)(?![\p{L}])/u.exec(rest)
  if (plainNoun && language !== 'en')
    return { unit: plainNoun[1] ?? null, kind: 'count', end: end + plainNoun[0].length }
  return { unit: null, kind: 'number', end }
}

/** "300,000 [displaced Syrian] people": the noun after the number, across adjectives and "of the". */
export function countedNoun(tokens: readonly Token[], from: number, to: number): { text: string; end: number } | null {
  let index = firstTokenAt(tokens, from)
  let words = 0
  let expected = from
  const parts: string[] = []
  let end = from
  while (index < tokens.length && words < 5) {
    const token = tokens[index]
    if (!token || token.end > to || token.start > expected + 1) break
    if (words === 0 && token.start !== expected + 1 && token.start !== expected) break
    if (token.pos === 'NOUN') {
      parts.push(token.text)
      end = token.end
    } else if (parts.length > 0 || !(token.pos === 'ADJ' || token.pos === 'PROPN')) break
    else if (/^(?:percent|more|other|million|billion)$/.test(token.lower)) break
    expected = token.end
    words += 1
    index += 1
  }
  return parts.length > 0 ? { text: parts.join(' '), end } : null
}

function firstTokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
