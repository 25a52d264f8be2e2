/**
 * Names, signs and codes of currencies. Names and codes come from the ICU data of the running program ("Finnish
 * markkas", "FIM"); what people write besides ("quid", "C$", "rmb") stands here.
 */

const signs: Record<string, string> = {
  $: 'USD',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
  '￥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₪': 'ILS',
  '₦': 'NGN',
  '₱': 'PHP',
  '₫': 'VND',
  '฿': 'THB',
  '₴': 'UAH',
  '₸': 'KZT',
  '₼': 'AZN',
  '₾': 'GEL',
  '₭': 'LAK',
  '₮': 'MNT',
  '₡': 'CRC',
  '₲': 'PYG',
  '₵': 'GHS',
  '₿': 'BTC',
  '₨': 'INR',
  元: 'CNY',
  円: 'JPY',
  원: 'KRW',
  रु: 'INR',
  ரூ: 'INR'
}

/** What may stand right before a dollar sign: "US$", "C $", "hk$", "mxn$". */
const dollars: Record<string, string> = {
  us: 'USD',
  'u.s': 'USD',
  'u.s.': 'USD',
  usd: 'USD',
  a: 'AUD',
  au: 'AUD',
  aud: 'AUD',
  c: 'CAD',
  ca: 'CAD',
  cad: 'CAD',
  can: 'CAD',
  hk: 'HKD',
  hkd: 'HKD',
  nz: 'NZD',
  nzd: 'NZD',
  r: 'BRL',
  s: 'SGD',
  sg: 'SGD',
  sgd: 'SGD',
  nt: 'TWD',
  ntd: 'TWD',
  mex: 'MXN',
  mx: 'MXN',
  mxn: 'MXN',
  j: 'JMD',
  bz: 'BZD',
  tt: 'TTD'
}

const spoken: Record<string, string> = {
  dollar: 'USD',
  buck: 'USD',
  'u.s. dollar': 'USD',
  'us dollar': 'USD',
  'american dollar': 'USD',
  greenback: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  'pound sterling': 'GBP',
  quid: 'GBP',
  'british pound': 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  rmb: 'CNY',
  kuai: 'CNY',
  won: 'KRW',
  rupee: 'INR',
  ruble: 'RUB',
  rouble: 'RUB',
  franc: 'CHF',
  peso: 'MXN',
  real: 'BRL',
  reais: 'BRL',
  rand: 'ZAR',
  lira: 'TRY',
  krona: 'SEK',
  kronor: 'SEK',
  krone: 'NOK',
  kroner: 'NOK',
  zloty: 'PLN',
  shekel: 'ILS',
  baht: 'THB',
  dirham: 'AED',
  riyal: 'SAR',
  rial: 'IRR',
  dinar: 'KWD',
  hryvnia: 'UAH',
  forint: 'HUF',
  ringgit: 'MYR',
  rupiah: 'IDR',
  naira: 'NGN',
  cedi: 'GHS',
  mark: 'DEM',
  guilder: 'NLG',
  markka: 'FIM',
  bitcoin: 'BTC',
  btc: 'BTC',
  ether: 'ETH',
  eth: 'ETH'
}

/** Hundredths of a currency, by the name that the program gives them. */
const parts: Record<string, string> = {
  cent: 'cents',
  cents: 'cents',
  penny: 'pence',
  pence: 'pence',
  pennies: 'pence',
  kopeck: 'kopecks',
  kopecks: 'kopecks',
  centime: 'centimes',
  centimes: 'centimes',
  paise: 'paise',
  sen: 'sen',
  fen: 'fen'
}

/** Currencies that articles of the last decades still name, though ICU no longer lists them. */
const withdrawn = 'ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE SIT SKK EEK LVL LTL HRK CYP MTL'.split(' ')

let names: Map<string, string> | null = null

/** Lower-case name or code to ISO 4217. Built once, when the first amount is read. */
function byName(): Map<string, string> {
  if (names) return names
  names = new Map()
  for (const code of [...Intl.supportedValuesOf('currency'), ...withdrawn]) {
    if (code.startsWith('X')) continue
    names.set(code.toLowerCase(), code)
    for (const amount of [1, 2]) {
      const name = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
        currencyDisplay: 'name',
        // "1.00" would take the plural.
        maximumFractionDigits: 0
      })
        .formatToParts(amount)
        .find((part) => part.type === 'currency')?.value
      if (name && !/\(/.test(name) && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), code)
    }
  }
  for (const [name, code] of Object.entries(spoken)) {
    names.set(name, code)
    if (!name.endsWith('s')) names.set(`${name}s`, code)
  }
  return names
}

let firstWords: Set<string> | null = null

/** Whether a currency's name or code can begin with the word, which is what most words after a number are not. */
function mayBeCurrency(word: string): boolean {
  firstWords ??= new Set([...byName().keys(), ...Object.keys(parts)].map((name) => name.split(' ')[0] as string))
  const lower = word.toLowerCase()
  return firstWords.has(lower) || firstWords.has(lower.replace(/\.$/, '')) || /^M[A-Z]{3}$/.test(word)
}

/** Codes that are also words, or parts of words, in lower case. */
const wordsToo =
  /^(?:all|top|try|mad|ron|bob|cup|mop|cop|sos|amd|ang|bam|cad|cop|lak|pen|php|sit|std|gel|mur|ern|bam|inr|jod|nad|sdg|zar)$/

export interface Money {
  /** ISO 4217 where known; "pence", "cents" for hundredths. */
  readonly code: string | null
  /** How many characters of the text it takes. */
  readonly length: number
  /** "30 MUSD": millions. */
  readonly factor: number
}

const money = (code: string | null, length: number, more: Partial<Money> = {}): Money => ({
  code,
  length,
  factor: 1,
  ...more
})

/** The currency right after an amount: " dollars", "€", " Finnish markkas", "USD", " MEUR". */
export function currencyAfter(rest: string): Money | null {
  const sign = /^[\s\u00a0]?(\p{Sc}|元|円|원|रु|ரூ)/u.exec(rest)
  // "10 $ 30": the sign belongs to what follows, unless that has a sign after it, too.
  if (
    sign?.[1] &&
    (!/^[\s\u00a0]\p{Sc}\s?\d/u.test(rest) || /^[\s\u00a0]\p{Sc}\s?\d[\d.,]*\s(?:\p{Sc}|cents?)/u.test(rest))
  )
    return money(signs[sign[1]] ?? sign[1], sign[0].length)
  const words = /^([\s\u00a0]?-?)((?:\p{L}[\p{L}.]*)(?:\s\p{L}+){0,2})/u.exec(rest)
  if (!words?.[2]) return null
  const [, lead = '', phrase] = words
  if (!mayBeCurrency(/^\S+/.exec(phrase)?.[0] ?? '')) return null
  const candidates = phrase.split(/\s/).map((_, index, all) => all.slice(0, all.length - index).join(' '))
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase().replace(/\.$/, '')
    const length = lead.length + candidate.length - (candidate.endsWith('.') && !/^u\.s\./i.test(candidate) ? 1 : 0)
    const million = /^M([A-Z]{3})$/.exec(candidate)
    const code = byName().get(lower)
    if (million?.[1] && byName().has(million[1].toLowerCase())) return money(million[1], length, { factor: 1e6 })
    if (Object.hasOwn(parts, lower) && lead !== '') return money(parts[lower] ?? null, length)
    if (!code || /^\d/.test(rest.slice(length))) continue
    const isCode = /^[a-z]{3}$/.test(lower) && !Object.hasOwn(spoken, lower)
    if (isCode && candidate !== candidate.toUpperCase() && (wordsToo.test(lower) || lead === '')) continue
    if (lead === '' && !isCode && !/^[A-Z]{3}$/.test(candidate)) continue
    if (/^(?:pounds?)$/.test(lower) && /^\s(?:of|in weight|heavier|lighter|overweight)\b/.test(rest.slice(length)))
      continue
    if (/^(?:reals?|marks?|won|rand)$/.test(lower) && !/s$/.test(lower) && lower !== 'won' && lower !== 'rand') continue
    return money(code, length)
  }
  return null
}

/** The currency right before an amount: "$", "US $", "C$", "EUR ", "rmb ", "MAUD ". Its length counts back from the amount. */
export function currencyBefore(before: string): Money | null {
  const sign = /(?:(?<![\p{L}.])(\p{L}{1,3}|u\.s\.?)\s?)?([\p{Sc}])\s?$/iu.exec(before)
  if (sign?.[2]) {
    const lead = sign[1]?.toLowerCase()
    const known = sign[2] === '$' && lead !== undefined ? dollars[lead] : undefined
    const single = known !== undefined && lead?.length === 1
    // "a $ 5 bill" is no Australian money: one small letter counts only where it touches the sign or is a C.
    if (known && (!single || /^[A-Z]/.test(sign[1] ?? '') || lead === 'c')) return money(known, sign[0].length)
    const own = sign[0].slice(sign[1] ? sign[0].indexOf(sign[2]) : 0)
    return money(signs[sign[2]] ?? sign[2], own.length)
  }
  const name = /(?<![\p{L}\p{N}-])(dollar|euro|franc|rupees?|ruble|rouble|peso|ringgit|sen)\s$/u.exec(before)?.[1]
  if (name) return money(parts[name] ?? byName().get(name) ?? null, name.length + 1)
  const code = /(?<![\p{L}\p{N}])(M?[A-Z]{3}|rmb|usd|eur|gbp|Rs\.?)\s?$/u.exec(before)
  if (!code?.[1]) return null
  if (/^Rs/.test(code[1])) return money('INR', code[0].length)
  const million = /^M([A-Z]{3})$/.exec(code[1])
  if (million?.[1] && byName().has(million[1].toLowerCase())) return money(million[1], code[0].length, { factor: 1e6 })
  const known = byName().get(code[1].toLowerCase())
  return known && code[1].length === 3 ? money(known, code[0].length) : null
}
