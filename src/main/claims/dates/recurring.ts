/** What comes again: "every day", "each Monday at 4pm", "weekly", "Thursdays", "once a week", "the 19th of every month". */
import { monthName, weekdayName } from './absolute.ts'
import { unitName } from './durations.ts'
import { amount, ordinal } from './numerals.ts'
import { longest, openSense, type Run, rule, type Sense, starts } from './reader.ts'
import { besideDay, time } from './times.ts'
import { dayParts, pluralDayParts, pluralWeekdays, recurrences, units } from './words.ts'

const lead = /^(?:every|each)$/

/** What is said to come again, without the time: where it ends. */
const subject = rule<true>(starts.any, (run, at) => {
  const word = run.text(at)
  if (lead.test(word)) {
    let to = run.past(at + 1, 'other', 'single')
    const count = amount(run, to) ?? ordinal(run, to)
    if (count) to = count.to
    if (/^(?:business|working)$/.test(run.text(to))) to += 1
    if (/^(?:weekday|weekdays)$/.test(run.text(to)) || dayParts.has(run.text(to))) return { to: to + 1, value: true }
    const unit = unitName(run, to)
    if (unit) return { to: unit.to, value: true }
    const month = weekdayName(run, to) ?? monthName(run, to)
    return month ? { to: month.to, value: true } : null
  }
  if (word === 'any' || word === 'all') {
    const name = run.text(at + 1)
    if (word === 'any' && /^(?:year|month|week|weekend|day)$/.test(name)) return { to: at + 2, value: true }
    if (word === 'all' && (name === 'weekends' || pluralWeekdays.has(name))) return { to: at + 2, value: true }
    return null
  }
  if (pluralWeekdays.has(word)) return { to: at + 1, value: true }
  if (weekdayName(run, at) && pluralDayParts.has(run.text(at + 1))) return { to: at + 2, value: true }
  if (/^(?:weekends|weekdays)$/.test(word) && run.text(at - 1) !== 'two') return { to: at + 1, value: true }
  if (pluralDayParts.has(word) && word !== 'nights') return { to: at + 1, value: true }
  return null
})

/** "weekly", "bi-monthly", "semi-annually". */
const adverb = rule<true>(starts.other, (run, at) => {
  const start = /^(?:bi|semi)$/.test(run.text(at)) && run.isMark(at + 1, '-') ? at + 2 : at
  return recurrences.has(run.text(start)) && !run.lexemes[start]?.capital ? { to: start + 1, value: true } : null
})

/** "once a week", "twice a year", "three times a day", "one a day". */
const rate = rule<true>(starts.other | starts.figure | starts.number, (run, at) => {
  let to: number
  if (/^(?:once|twice)$/.test(run.text(at))) to = at + 1
  else {
    const count = amount(run, at)
    if (!count) return null
    const times = run.text(count.to) === 'times'
    if (!times && run.text(at) !== 'one') return null
    to = times ? count.to + 1 : count.to
  }
  if (!/^(?:a|an|each|every|per)$/.test(run.text(to))) return null
  const unit = unitName(run, to + 1)
  return unit && !/^(?:sec|second)/.test(run.text(to + 1)) ? { to: unit.to, value: true } : null
})

/** "the 19th of every month". */
const dayOfEvery = rule<true>(starts.article | starts.figure | starts.ordinal | starts.number, (run, at) => {
  const nth = ordinal(run, run.past(at, 'the'))
  if (!nth || run.text(nth.to) !== 'of' || !lead.test(run.text(nth.to + 1))) return null
  return units.get(run.text(nth.to + 2)) === 'month' ? { to: nth.to + 3, value: true } : null
})

/** "every day at 7:13 p.m.", "everyday 6am". */
function withTime(run: Run, to: number): number {
  const at = run.past(to, 'at', 'around')
  const told = at > to ? besideDay(run, at) : time(run, to)
  return told && (at > to || !told.value.bare) ? told.to : to
}

export const recurring = rule<Sense>(starts.any, (run, at) => {
  const own = longest(subject(run, at), adverb(run, at), rate(run, at), dayOfEvery(run, at))
  if (own) return { to: withTime(run, own.to), value: openSense('recurring') }
  const told = time(run, at)
  if (!told || told.value.bare) return null
  const behind = longest(subject(run, told.to), run.text(told.to) === 'everyday' ? adverb(run, told.to) : null)
  return behind ? { to: behind.to, value: openSense('recurring') } : null
})
