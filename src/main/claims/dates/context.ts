/**
 * Which readings are mentions. What by itself could be something else (a number, a name, a verb) has to have words beside
 * it that make it a date: "2,000 people", "may", "24/7", "the 4th amendment" are none.
 */

import { isoDay, shiftDay } from './calendar.ts'
import { dayItems, length, pastBound, unitName } from './durations.ts'
import { looksAhead } from './near.ts'
import { ordinal } from './numerals.ts'
import { mention } from './open.ts'
import { longest, openSense, type Read, type Run, rule, type Sense, sense, starts } from './reader.ts'
import { recurring } from './recurring.ts'
import { strong } from './spans.ts'
import { isClosed } from './units.ts'
import { months } from './words.ts'

/** "its sixth year", "the third consecutive month": the so-many-th of something that runs. */
const running = rule<Sense>(starts.any, (run, at) => {
  const start = run.past(at, 'its', 'his', 'her', 'their', 'our', 'my', 'the', 'a')
  const nth = ordinal(run, start)
  if (!nth) return null
  const to = run.past(run.isMark(nth.to, '-') ? nth.to + 1 : nth.to, 'straight', 'consecutive', 'successive', 'full')
  const unit = unitName(run, to)
  if (!unit || !/^(?:year|month|week|day|quarter)$/.test(run.text(to)) || (start === at && to === nth.to)) return null
  return { to: unit.to, value: openSense('period') }
})

/** The mention that begins here; null where none does. */
export function mentionAt(run: Run, at: number): Read<Sense> | null {
  const read = longest(recurring(run, at), mention(run, at), running(run, at))
  if (!read || !isBounded(run, at, read)) return null
  if (read.value.bare && run.text(at) === 'the') return null
  return accepted(run, at, read)
}

/** A mention begins and ends where a word or number does. */
function isBounded(run: Run, at: number, { to, value }: Read<Sense>): boolean {
  const start = run.lexemes[at]?.start ?? 0
  const end = run.lexemes[to - 1]?.end ?? 0
  const before = run.source.slice(Math.max(0, start - 3), start)
  const after = run.source.slice(end, end + 3)
  if (/[\p{L}\p{N}_]$/u.test(before) || /^[\p{L}\p{N}_]/u.test(after)) return false
  const first = run.lexemes[at]
  const written = run.source.slice(start, end)
  if (/^(?:TODAY|NOW)$/.test(written) && /\p{Lu}\s$/u.test(before)) return false
  // "Easter Island"; "in her early 20s"
  if (/^(?:Today|Daytime)$/.test(written) && /\p{L}\s$/u.test(before)) return false
  if (
    /^(?:Easter|Christmas|Thanksgiving|Halloween)$/.test(written) &&
    /^\s(?:trees?|eggs?|cards?|carols?|gifts?|presents?|shopping|lights|music|songs?|dinners?|part(?:y|ies)|decorations)\b/.test(
      run.source.slice(end, end + 14)
    )
  )
    return false
  // "in the mid-30s", "the low 50s": rather a figure than years, without an apostrophe.
  if (/^(?:early|mid|late)[\s-]\d0s$/i.test(written)) return false
  if (/^(?:Easter|Christmas|Thanksgiving|Halloween)$/.test(written) && /^\s\p{Lu}/u.test(after)) return false
  if (
    /0s$/.test(written) &&
    /\b(?:his|her|their|my|our|your|its)\s(?:early\s|mid[\s-]|late\s)?$/i.test(
      run.source.slice(Math.max(0, start - 12), start)
    )
  )
    return false
  if (first?.kind === 'figure') {
    if (/[$€£¥#]\s?$/.test(before) || /\d[.,:/–-]$/.test(before) || /[.@+]$/.test(before)) return false
    if (/\p{L}-$/u.test(before) && !(value.precision === 'day' && value.parts?.year !== undefined)) return false
  }
  const last = run.lexemes[to - 1]
  if (last?.kind === 'figure') {
    if (/^(?:[.,:/–-]\d|\s?%|[€£$°])/.test(after)) return false
    if (/^-\p{L}/u.test(after) && value.weak !== undefined) return false
  }
  return true
}

function accepted(run: Run, at: number, read: Read<Sense>): Read<Sense> | null {
  const { value } = read
  switch (value.weak) {
    case 'year':
      return isYear(run, at, read.to) ? { ...read, value: strong(value) } : null
    case 'month':
      return month(run, at, read)
    case 'season':
      return isSeason(run, at, read.to) ? read : null
    case 'ordinal':
      return before(run, at, 14).match(/\bon\s$/i) && run.text(at) === 'the' && isClosed(run, read.to) ? read : null
    case 'numeric':
      return isNumericDate(run, at, read.to) ? read : null
    case 'word':
      return plainWord(run, at, read)
    default:
      return value.precision === 'duration' ? lasting(run, at, read) : read
  }
}

const before = (run: Run, at: number, length: number): string => {
  const start = run.lexemes[at]?.start ?? 0
  return run.source.slice(Math.max(0, start - length), start)
}
const behind = (run: Run, to: number, length: number): string => {
  const end = run.lexemes[to - 1]?.end ?? 0
  return run.source.slice(end, end + length)
}

const yearLead =
  /(?:\b(?:in|since|until|till|by|from|of|to|during|before|after|around|about|circa|the|early|late|mid|spring|summer|autumn|fall|winter|and|or|not|than|between|through|for|year)[ -]|[(=]\s?)$/i
const counted =
  /^(?:[\d%]|[.,]\d|\s(?:people|men|women|children|dead|jobs|soldiers|troops|feet|square|cubic|km|kg|or\s(?:so|more)|of\s(?:the|them|its|his|their)|percent|per\s|(?!elections|was\b|is\b|has\b|as\b|games|primaries|olympics|championships|finals|results|levels|does|says|thus|perhaps|this|its|us\b|sales|prices|guidelines|standards|its|awards|accords|riots|attacks|protests|bombings)\p{Ll}{2,}s(?![\p{L}’'])))/u

/** Years of news stand behind a word that says so, or where nothing else can: "2016 was", "in 2011". */
function isYear(run: Run, at: number, to: number): boolean {
  const lexeme = run.lexemes[at]
  const rest = behind(run, to, 24)
  const lead = before(run, at, 16)
  if (lexeme?.kind !== 'figure') {
    return (
      /\b(?:in|since|until|till|by|of|from|before|after|during)\s$/i.test(lead) &&
      (isClosed(run, to) || !/^\s\p{Ll}+s\b/u.test(rest)) &&
      !/^\s(?:people|million|billion)/.test(rest)
    )
  }
  if (lexeme.value < 1500 || lexeme.value > 2160) return false
  if (counted.test(rest)) return false
  if (yearLead.test(lead))
    return !(
      /\b(?:for|to|about|around|not|or|and|than)\s$/i.test(lead) &&
      (lexeme.value < 1800 || lexeme.value > 2100 || /^\s\p{Ll}+s\b/u.test(rest))
    )
  return (
    /^(?:[,;:)]?\s(?:was|saw|,|will)|’s|'s)/.test(rest) ||
    (/^(?:[,.)](?:\s|$)|$)/.test(rest) && !/[\p{N}\p{L}][.:]\s?$/u.test(lead))
  )
}

const monthLead =
  /\b(?:in|since|until|till|by|from|of|during|early|late|mid|before|after|through|to|between|and|or|for|last|this|next|each|every|the)[\s-]$/i

/** "May" and "March" are words, "April" and "June" people: a month by itself has a word before it that says so. */
function month(run: Run, at: number, read: Read<Sense>): Read<Sense> | null {
  const lexeme = run.lexemes[at]
  const word = lexeme?.text ?? ''
  const lead = before(run, at, 14)
  const rest = behind(run, read.to, 24)
  // "since August", "after March": the words are part of the mention.
  if (!months.has(word)) {
    const name = run.lexemes[read.to - 1]
    return name && (name.capital || !/^(?:may|march|august)$/.test(name.text))
      ? { ...read, value: strong(read.value) }
      : null
  }
  if (read.to === at + 1 && /^\s\p{Lu}\p{Ll}/u.test(rest) && /^(?:april|june|may|august|jan|mar)$/.test(word))
    return null
  if (run.lexemes[read.to]?.kind === 'figure' && !run.isMark(read.to, ',')) return null
  if (word === 'may' && /^\s(?:I|we|you|he|she|they|it|not)\b/.test(rest)) return null
  if (/^['’]s\s\p{Ll}/u.test(rest) && /^(?:may|april|june)$/.test(word)) return null
  const isWord = /^(?:may|march|mar|august|jan|dec|sep|apr|jun|jul|oct|nov|feb|sept|aug)$/.test(word)
  const led =
    monthLead.test(lead) &&
    !(word === 'may' && !lexeme?.capital && !/\b(?:in|since|until|of|during|early|late|mid)[\s-]$/i.test(lead))
  if (word === 'march' && (!lexeme?.capital || /\b(?:the|to)\s$/i.test(lead))) return null
  if (word === 'august' && !lexeme?.capital) return null
  if (!lexeme?.capital && !led) return null
  if (isWord && !led) return null
  const value = strong(read.value)
  if (/\b(?:by|until|till|next|for)\s$/i.test(lead) || looksAhead(run, at)) return { ...read, value: ahead(run, value) }
  return { ...read, value }
}

/** The same month one year later, where the named one lies behind the article's day. */
function ahead(run: Run, value: Sense): Sense {
  if (value.from === null || value.to === null || !value.relative || value.to >= run.today) return value
  return { ...value, from: shiftDay(value.from, 12, 'month'), to: shiftDay(value.to + 1, 12, 'month') - 1 }
}

function isSeason(run: Run, at: number, to: number): boolean {
  const word = run.text(to - 1)
  const lead = before(run, at, 12)
  if (run.lexemes[to - 1]?.capital && !/^(?:$|.*[.!?]\s$)/s.test(lead) && run.text(at) !== 'the') return false
  if (word === 'fall' || word === 'spring')
    return (
      (run.text(at) === 'the' || /\b(?:in|last|this)\s$/i.test(lead)) &&
      isClosed(run, to) &&
      (word === 'spring' || /\bin\s$/i.test(lead))
    )
  return (
    run.text(at) === 'the' ||
    /\b(?:in|during|since|until|by|over|last|this|through|whole|all)\s$/i.test(lead) ||
    isClosed(run, to)
  )
}

/** "4/22" is a date behind a word of time, or where a fraction would be strange; "24/7" and "3-2" are none. */
function isNumericDate(run: Run, at: number, to: number): boolean {
  const text = run.source.slice(run.lexemes[at]?.start ?? 0, run.lexemes[to - 1]?.end ?? 0)
  const lead = before(run, at, 12)
  if (/^\s?(?:percent|per\s|points?|million|billion|inch|feet|ft|p\.?m|a\.?m)/i.test(behind(run, to, 10))) return false
  const [first = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number)
  if (/^\d{4}|\d{4}$/.test(text)) return /[/-]/.test(text) && !/\d\s?$/.test(lead)
  if (text === '24/7' || text === '9/11') return false
  const led = /\b(?:on|until|since|from|of|between|by|for|date|is|and|or)\s$|^$|[,:;]\s$/i.test(lead)
  // "3/4" by itself is a fraction.
  if (/^\d\/\d$/.test(text) && first < second && !/\b(?:on|until|since|from|between)\s$/i.test(lead)) return false
  if (text.includes('/'))
    return (
      (led && !/\b(?:by|for|is)\s$/.test(lead)) || (Math.max(first, second) > 12 && ![16, 32, 64, 100].includes(second))
    )
  return /\bon\s+$/i.test(lead)
}

function plainWord(run: Run, at: number, read: Read<Sense>): Read<Sense> | null {
  const word = run.text(at)
  const { value } = read
  const lead = before(run, at, 60)
  if (value.precision === 'duration') {
    if (run.text(at) === 'the') return null
    const led =
      /\b(?:for|in|within|over|than|about|take|takes|took|last|lasts|lasted|spend|spent|least|most|almost|nearly|after|every)\s$/i.test(
        lead
      )
    return led && !/\b(?:times?|day|once|twice|percent|\d)\s(?:in|for)\s$/i.test(lead)
      ? lasting(run, at, { ...read, value: strong(value) })
      : null
  }
  if (word === 'in') {
    // "in three days" looks ahead only where the words before do not look back.
    if (looksAhead(run, at)) return { ...read, value: strong(value) }
    return /\b(?:first|second|third|only|most|has|have|had|was|were|did|\p{L}{2,}(?:ed|est))\b[^.;]*$/iu.test(lead)
      ? null
      : { ...read, value: strong(value) }
  }
  if (word === 'now')
    return isClosed(run, read.to) && !run.isMark(read.to, ',:') ? { ...read, value: strong(value) } : null
  if (word === 'the' && value.precision !== 'time') {
    const last = run.lexemes[read.to - 1]
    if (last?.capital || value.precision === 'day') return null
    if (last?.text === 'weekend') return { ...read, value: weekendGone(run, strong(value)) }
    return isClosed(run, read.to) && /\b(?:in|for|of|during)\s$/i.test(lead) ? { ...read, value: strong(value) } : null
  }
  if (value.precision === 'decade')
    return /\b(?:in|of|since|during|from|early|late|mid)[\s-]$/i.test(lead) ? { ...read, value: strong(value) } : null
  // "first quarter" without a year: of the article's.
  if (value.precision === 'period' && /quarter/.test(run.text(read.to - 1))) return { ...read, value: strong(value) }
  return null
}

/** "over the weekend" looks back until Thursday. */
function weekendGone(run: Run, value: Sense): Sense {
  if (value.from === null || value.to === null || value.from - run.today < 2) return value
  return { ...value, from: value.from - 7, to: value.to - 7 }
}

const ongoing = /\b(?:has|have|been|['’]ve)\b/i
const ended =
  /\b(?:jailed|sentenced|imprisoned|banned|barred|suspended|signed|fined|extended|closed|postponed|delayed)\b/i

/** A length that has run until now ("has lasted for more than five years") has its days. */
function lasting(run: Run, at: number, read: Read<Sense>): Read<Sense> {
  const lead = /^(.*)\b(?:for|lasted|raged|spanned|going on|run|running)\s$/is.exec(clauseBefore(run, at))
  if (!lead) return read
  const clause = lead[1] ?? ''
  const follows = /^[^.;!?]*/.exec(behind(run, read.to, 100))?.[0] ?? ''
  const leads = clause.trim() === '' && (follows === '' || ongoing.test(follows))
  if (!leads && (!ongoing.test(clause) || ended.test(clause))) return read
  const own = length(run, pastBound(run, at)) ?? length(run, at)
  const items = own && dayItems(own.value)
  if (!items || own.to !== read.to) return read
  let from = run.today
  for (const { count, unit } of items) {
    if (count === null) return read
    from = shiftDay(from, -count, unit)
  }
  if (isoDay(from) === null) return read
  return { to: read.to, value: sense({ from, to: run.today }, 'period', true) }
}

/** The words before within their sentence, at most eighty characters. */
const clauseBefore = (run: Run, at: number): string => /[^.;!?]*$/.exec(before(run, at, 80))?.[0] ?? ''
