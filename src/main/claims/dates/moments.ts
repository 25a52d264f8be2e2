/** Days with a time or a part of the day: "Monday at 5", "last night", "early Friday", "8 p.m. on 4 May". */
import { weekdayName } from './absolute.ts'
import { day } from './near.ts'
import { relativeUnit } from './own-units.ts'
import { anyOf, longest, type Run, rule, type Sense, sense, starts } from './reader.ts'
import { strong } from './spans.ts'
import { anyHours, besideDay, dayPart, hours, pastTimeBound } from './times.ts'

const today = (run: Run, shift: number): Sense => sense({ from: run.today + shift, to: run.today + shift }, 'day', true)

/** "tonight", "this morning", "last night", "next evening". */
const part = rule<Sense>(starts.other | starts.lead, (run, at) => {
  const start = /^(?:early|late|later|earlier)$/.test(run.text(at)) ? at + 1 : at
  if (run.text(start) === 'tonight' || run.text(start) === 'tonite') return { to: start + 1, value: today(run, 0) }
  const shift = { this: 0, last: -1, next: 1 }[run.text(start)]
  if (shift === undefined || !/^(?:morning|afternoon|evening|night)$/.test(run.text(start + 1))) return null
  return { to: start + 2, value: today(run, shift) }
})

/** Days that a part or a time may stand beside. */
const plain = rule<Sense>(starts.any, (run, at) => {
  const own = longest(part(run, at), day(run, at))
  if (own?.value.precision !== 'day') return null
  if (own.value.weak === 'ordinal') return run.text(at) === 'the' ? own : null
  return own.value.weak === 'word' ? null : own
})

/** "Monday morning", "tomorrow night", "Tuesday in the morning", "today pm", "Friday early evening". */
const dayThenPart = rule<Sense>(starts.any, (run, at) => {
  const own = plain(run, at)
  if (!own) return null
  const start = run.isMark(own.to, ',') ? own.to + 1 : own.to
  const named = dayPart(run, start)
  if (named) {
    const week = relativeUnit(run, named.to)
    const weekday = weekdayName(run, at)
    if (week && weekday && run.text(week.to - 1) === 'week' && week.value.from !== null) {
      const on = week.value.from + ((weekday.value + 6) % 7)
      return { to: week.to, value: sense({ from: on, to: on }, 'day', true) }
    }
    return { to: named.to, value: strong(own.value) }
  }
  if (/^(?:am|pm)$/.test(run.text(own.to)) && own.value.weak === undefined) return { to: own.to + 1, value: own.value }
  if (/^(?:noon|midnight|midday)$/.test(run.text(own.to))) return { to: own.to + 1, value: own.value }
  return null
})

/** "early Friday", "later today", "early in the day Wednesday", "end of Sunday", "end of the day". */
const sectionOfDay = rule<Sense>(starts.any, (run, at) => {
  const word = run.text(at)
  if (/^(?:early|late|later|earlier|mid)$/.test(word)) {
    let to = run.phrase(at + 1, 'in the day') ?? at + 1
    to = run.past(to, 'on', 'in')
    if (run.isMark(to, '-')) to += 1
    const own = longest(dayThenPart(run, to), plain(run, to))
    return own ? { to: own.to, value: own.value } : null
  }
  const start = run.past(at, 'the')
  if (run.text(start) === 'eod') return { to: start + 1, value: today(run, 0) }
  if (run.text(start) !== 'end' || run.text(start + 1) !== 'of') return null
  const of = run.past(start + 2, 'the')
  if (run.text(of) === 'day') return { to: of + 1, value: { ...today(run, 0), weak: 'word' } }
  const own = plain(run, of)
  return own && own.value.parts === undefined ? { to: own.to, value: own.value } : null
})

const anyDay = anyOf<Sense>(sectionOfDay, dayThenPart, plain)

/** A day, then the time. */
const dayThenTime = rule<Sense>(starts.any, (run, at) => {
  const own = anyDay(run, at)
  if (!own) return null
  let to = own.to
  if (run.isMark(to, ',@-–')) to += 1
  const joined = run.past(to, 'at', 'for', 'around', 'from')
  const joiner = run.text(joined - 1)
  const told = longest(
    besideDay(run, joiner === 'from' || joiner === 'for' ? joined - 1 : to),
    joined > to ? besideDay(run, joined) : null
  )
  const isAt = joined > to || pastTimeBound(run, to) > to || run.isMark(to - 1, '@')
  if (!told) return null
  const isHours =
    hours(run, joined) !== null ||
    ((joiner === 'from' || run.text(to) === 'between' || joiner === 'at') &&
      anyHours(run, joiner === 'from' ? joined - 1 : to) !== null)
  if (told.value.bare && (joiner === 'for' || joiner === 'from') && !isHours) return null
  if (told.value.bare && !isHours && !isAt && !inWords(run, own.to, told.to)) return null
  if (told.value.bare && run.isMark(own.to, ',') && !isAt) return null
  // "on 4 May 2015": what looks like an hour is a year.
  if (told.value.bare && run.lexemes[told.to - 1]?.text.length === 4) return null
  const beyond = run.text(told.to) === 'minutes' ? told.to + 1 : told.to
  return { to: beyond, value: strong(own.value) }
})

/** "march eighteenth nine thirty": two words of a time. */
const inWords = (run: Run, from: number, to: number): boolean => to - from >= 2 && run.lexemes[from]?.kind === 'word'

/** A time, then the day: "8 p.m. on Monday", "3pm today", "10, tonight". */
const timeThenDay = rule<Sense>(starts.any, (run, at) => {
  // "at 8.30pm today": only written with a full stop does the word belong to the time.
  const start = run.text(at) === 'at' && run.isMark(at + 2, '.') ? at + 1 : at
  const told = besideDay(run, start)
  if (!told) return null
  let to = run.isMark(told.to, ',') ? told.to + 1 : told.to
  const comma = to > told.to
  to = run.past(to, 'on', 'of')
  const own = anyDay(run, to)
  if (!own) return null
  const inMinutes = run.lexemes[start]?.kind === 'word' && told.to - start > 1
  const bareEnough = told.value.bare && !inMinutes && !(anyHours(run, start)?.to === told.to)
  if (bareEnough && !(comma && part(run, to))) return null
  if (own.value.weak === 'ordinal') return null
  return { to: own.to, value: strong(own.value) }
})

/** "five to seven today" as well as "8am this morning": any day with any time. */
export const moment = anyOf<Sense>(timeThenDay, dayThenTime, anyDay, part)
