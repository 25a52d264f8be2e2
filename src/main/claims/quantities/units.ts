/** Units of measure as they are written, each with the name that the program gives it. */

/** Name → ways to write it, as regular expression pieces. Abbreviations are taken in exactly their own letters. */
const written: [name: string, words: string, abbreviations?: string][] = [
  ['kilometres per hour', 'kilomet(?:re|er)s?(?: an | per |/)hour|kmph|kph', 'km/hr?|kmh'],
  ['miles per hour', 'miles?(?: an | per |/)hour|mph', 'mi/h'],
  ['metres per second', 'met(?:re|er)s?(?: a | per |/)second', 'm/s'],
  ['metres per millisecond', 'met(?:re|er)s?(?: per |/)millisecond', 'm/ms'],
  ['centimetres per millisecond', 'centimet(?:re|er)s?(?: per |/)millisecond', 'cm/ms'],
  ['kilometres per millisecond', 'kilomet(?:re|er)s?(?: per |/)millisecond', 'km/ms'],
  ['miles per gallon', 'miles?(?: per |/)gallon|mpg'],
  ['knots', 'knots?'],
  ['square kilometres', 'square kilomet(?:re|er)s?|sq\\.? ?km', 'km[2²]'],
  ['square metres', 'square met(?:re|er)s?|sq\\.? ?m', 'm[2²]|sqm'],
  ['square centimetres', 'square centimet(?:re|er)s?', 'cm[2²]'],
  ['square miles', 'square miles?|sq\\.? ?mi'],
  ['square feet', 'square (?:feet|foot)|sq\\.? ?ft', 'ft[2²]'],
  ['square inches', 'square inch(?:es)?'],
  ['square yards', 'square yards?'],
  ['cubic metres', 'cubic met(?:re|er)s?', 'm[3³]'],
  ['cubic feet', 'cubic (?:feet|foot)', 'ft[3³]'],
  ['cubic centimetres', 'cubic centimet(?:re|er)s?', 'cm[3³]|cc'],
  ['acres', 'acres?'],
  ['hectares', 'hectares?', 'ha'],
  ['kilometres', 'kilomet(?:re|er)s?', 'km'],
  ['metres', 'met(?:re|er)s?', 'm'],
  ['decimetres', 'decimet(?:re|er)s?', 'dm'],
  ['centimetres', 'centimet(?:re|er)s?', 'cm'],
  ['millimetres', 'millimet(?:re|er)s?', 'mm'],
  ['micrometres', 'micromet(?:re|er)s?|microns?', 'µm|μm'],
  ['nanometres', 'nanomet(?:re|er)s?', 'nm'],
  ['picometres', 'picomet(?:re|er)s?'],
  ['miles', 'miles?', 'mi'],
  ['nautical miles', 'nautical miles?'],
  ['light years', 'light[ -]years?'],
  ['yards', 'yards?', 'yd'],
  ['feet', 'feet|foot', 'ft'],
  ['inches', 'inch(?:es)?'],
  ['tonnes', 'tonnes?|metric tons?'],
  ['tons', 'tons?'],
  ['kilograms', 'kilogram(?:me)?s?|kilos?', 'kg|kgs'],
  ['milligrams', 'milligram(?:me)?s?', 'mg'],
  ['micrograms', 'microgram(?:me)?s?', 'mcg|µg|μg'],
  ['grams', 'gram(?:me)?s?'],
  ['pounds', 'pounds(?= (?:of|in weight))|pound(?=-weight)|lbs?'],
  ['ounces', 'ounces?', 'oz'],
  ['stone', 'stone(?= |\\.|,|$)', 'st'],
  ['litres', 'lit(?:re|er)s?', 'L'],
  ['millilitres', 'millilit(?:re|er)s?', 'ml|mL'],
  ['gallons', 'gallons?'],
  ['barrels', 'barrels?', 'bbl'],
  ['pints', 'pints?'],
  ['quarts', 'quarts?'],
  ['cups', 'cups?'],
  ['tablespoons', 'tablespoons?', 'tbsp'],
  ['teaspoons', 'teaspoons?', 'tsp'],
  ['bytes', 'bytes?'],
  ['kilobytes', 'kilobytes?', 'kB|KB'],
  ['megabytes', 'megabytes?', 'MB'],
  ['gigabytes', 'gigabytes?', 'GB|GBs'],
  ['terabytes', 'terabytes?', 'TB'],
  ['petabytes', 'petabytes?', 'PB'],
  ['bits', 'bits?(?! of)'],
  ['kilobits', 'kilobits?', 'kb|Kb'],
  ['megabits', 'megabits?', 'Mb|Mbps'],
  ['gigabits', 'gigabits?', 'Gb|Gbps'],
  ['kilowatt hours', 'kilowatt[ -]hours?', 'kWh'],
  ['megawatt hours', 'megawatt[ -]hours?', 'MWh'],
  ['kilowatts', 'kilowatts?', 'kW'],
  ['megawatts', 'megawatts?', 'MW'],
  ['gigawatts', 'gigawatts?', 'GW'],
  ['terawatts', 'terawatts?', 'TW'],
  ['watts', 'watts?'],
  ['volts', 'volts?'],
  ['amperes', 'amps?|amperes?'],
  ['horsepower', 'horsepower', 'hp'],
  ['hertz', 'hertz', 'Hz'],
  ['megahertz', 'megahertz', 'MHz'],
  ['gigahertz', 'gigahertz', 'GHz'],
  ['decibels', 'decibels?', 'dB'],
  ['calories', 'calories|kilocalories|kcal'],
  ['joules', 'joules?'],
  [
    'degrees Celsius',
    '(?:degrees?|degs?\\.?|°) ?(?:celsius|centigrade|centigrate|c(?![\\p{L}]))|celsius|centigrade|centigrate',
    '°C|℃|C'
  ],
  [
    'degrees Fahrenheit',
    '(?:degrees?|degs?\\.?|°) ?(?:fahrenheit|farenheit|f(?![\\p{L}]))|fahrenheit|farenheit',
    '°F|℉|F'
  ],
  ['kelvin', '(?:degrees? )?kelvins?', 'K'],
  ['degrees', 'degrees?|degs?\\.?|°'],
  ['radians', 'radians?', 'rad'],
  ['turns', 'turns?'],
  ['light-minutes', 'light-minutes?'],
  ['milliseconds', 'milliseconds?', 'ms'],
  ['seconds', 'seconds?|secs?'],
  ['minutes', 'minutes?|mins?'],
  ['hours', 'hours?|hrs?'],
  ['days', 'days?'],
  ['weeks', 'weeks?|wks?'],
  ['fortnights', 'fortnights?'],
  ['months', 'months?'],
  ['years', 'years?|yrs?'],
  ['decades', 'decades?'],
  ['centuries', 'centur(?:y|ies)'],
  ['basis points', 'basis points?']
]

const wordUnits = written.map(([, words]) => `(${words})`).join('|')
const shortUnits = written.map(([, , short]) => (short ? `(${short})` : '((?!))')).join('|')
const wordPattern = new RegExp(`^(?:${wordUnits})(?![\\p{L}\\p{N}])`, 'iu')
const shortPattern = new RegExp(`^(?:${shortUnits})(?![\\p{L}\\p{N}/])`, 'u')

export interface Measure {
  readonly name: string
  readonly length: number
}

const times = new Set([
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'fortnights',
  'months',
  'years',
  'decades',
  'centuries'
])

/** Whether the unit measures time: then a date mention may cover it. */
export function isTime(name: string): boolean {
  return times.has(name)
}

/** The unit right after a number, with what leads to it: " kilometres", "kg", "-hour", " (kg)", ' "'. */
export function measureAfter(rest: string): Measure | null {
  const wrapped = /^\s([([{<])([^)\]}>]{1,6})[)\]}>]/.exec(rest)
  if (wrapped?.[2]) {
    const inner = named(wrapped[2], shortPattern) ?? named(wrapped[2], wordPattern)
    if (inner && inner.length === wrapped[2].length) return { name: inner.name, length: wrapped[0].length }
  }
  if (/^\s?["”″](?=\s|$|[.,;)])/.test(rest) && /^\s?["″]/.test(rest))
    return { name: 'inches', length: rest.startsWith(' ') ? 2 : 1 }
  const lead = /^[\s\u00a0]?-?/.exec(rest)?.[0] ?? ''
  const after = rest.slice(lead.length)
  const byWord = named(after, wordPattern)
  const byShort = named(after, shortPattern)
  const unit = !byWord || (byShort && byShort.length > byWord.length) ? byShort : byWord
  if (!unit) return null
  // Written out, a unit does not touch its number ("5feet" does happen, "486is" does not): single letters have to.
  if (unit.length === 1 && lead !== '' && !/^[°]/.test(after))
    return /^(?:m|L)$/.test(after[0] ?? '') && lead === ' ' ? { name: unit.name, length: 2 } : null
  return { name: unit.name, length: lead.length + unit.length }
}

function named(text: string, pattern: RegExp): Measure | null {
  const match = pattern.exec(text)
  if (!match) return null
  const index = match.findIndex((group, at) => at > 0 && group !== undefined)
  const name = written[index - 1]?.[0]
  return name ? { name, length: match[0].length } : null
}
