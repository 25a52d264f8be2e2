/** Times of day and stretches of them: "8.30pm", "half past seven", "noon", "5 to 6pm", "early in the morning". */

import { length } from './durations.ts'
import { wordNumber } from './numerals.ts'
import { longest, openSense, type Rule, type Run, rule, type Sense, starts } from './reader.ts'
import { dayParts } from './words.ts'

/** What kind of time was read: an hour by itself means one only beside words that say so. */
interface Clock {
  readonly bare: boolean
}

/** "am", "p.m.", "p . m .", "a", "o'clock". */
const half = rule<true>(starts.other | starts.article, (run, at) => {
  const word = run.text(at)
  if (word === 'am' || word === 'pm' || word === 'ampm') return { to: at + 1, value: true }
  if (word !== 'a' && word !== 'p') return null
  const mark = run.isMark(at + 1, '.') ? at + 2 : at + 1
  if (run.text(mark) !== 'm') return run.touches(at) && !run.isMark(at + 1, "'’") ? { to: at + 1, value: true } : null
  if (mark === at + 1 && run.touches(mark)) return null
  return { to: run.isMark(mark + 1, '.') && mark > at + 1 ? mark + 2 : mark + 1, value: true }
})

const oclock = (run: Run, at: number): number | null => {
  if (run.text(at) === 'oclock') return at + 1
  return run.text(at) === 'o' && run.isMark(at + 1, "'’") && run.text(at + 2) === 'clock' ? at + 3 : null
}

const minutesTouching = (run: Run, at: number): boolean =>
  run.lexemes[at]?.kind === 'figure' &&
  run.touches(at) &&
  run.text(at).length === 2 &&
  (run.lexemes[at]?.value ?? 60) < 60

/** Hours and minutes without what is said about them. */
const figures = rule<Clock>(starts.figure | starts.number, (run, at) => {
  const first = run.lexemes[at]
  if (!first) return null
  if (first.kind === 'figure') {
    if (
      run.isMark(at + 1, ':.') &&
      run.touches(at + 1) &&
      minutesTouching(run, at + 2) &&
      first.value < 25 &&
      first.text.length < 3
    ) {
      const colon = run.isMark(at + 1, ':')
      let to = at + 3
      if (colon && run.isMark(to, ':') && run.touches(to) && minutesTouching(run, to + 1)) to += 2
      return { to, value: { bare: !colon } }
    }
    if (first.text.length === 4 && first.value % 100 < 60 && first.value < 2400)
      return { to: at + 1, value: { bare: true } }
    return first.value <= 24 && first.text.length < 3 ? { to: at + 1, value: { bare: true } } : null
  }
  const hour = wordNumber(run, at)
  if (!hour || hour.value < 1 || hour.value > 12) return null
  const joined = run.isMark(hour.to, '-') ? hour.to + 1 : hour.to
  const minutes = wordNumber(run, joined)
  if (minutes && minutes.value >= 10 && minutes.value < 60) return { to: minutes.to, value: { bare: true } }
  return { to: hour.to, value: { bare: true } }
})

/** "half past seven", "20 min past eight", "quarter to nine", "thirty-six minutes past eight". */
const past = rule<Clock>(starts.figure | starts.number | starts.other | starts.article, (run, at) => {
  const start = run.past(at, 'a')
  let to: number
  if (/^(?:half|quarter)$/.test(run.text(start))) to = start + 1
  else {
    const lexeme = run.lexemes[at]
    const count = lexeme?.kind === 'figure' ? { to: at + 1, value: lexeme.value } : wordNumber(run, at)
    if (!count || count.value > 59) return null
    to = run.past(count.to, 'min', 'mins', 'minutes', 'minute')
  }
  if (!/^(?:past|to)$/.test(run.text(to))) return null
  if (run.text(to) === 'to' && !/^(?:minutes|mins|min|quarter)$/.test(run.text(to - 1))) return null
  const hour = figures(run, to + 1)
  return hour && hour.to === to + 2 ? { to: hour.to, value: { bare: false } } : null
})

/** A time with all that belongs to it; `bare` where nothing says that it is one. */
export const clock = rule<Clock>(starts.figure | starts.number | starts.other, (run, at) => {
  const word = run.text(at)
  if (/^(?:noon|midday|midnight|noonish)$/.test(word)) return { to: at + 1, value: { bare: false } }
  if (word === 'mid' && run.text(at + 1) === 'night') return { to: at + 2, value: { bare: false } }
  const read = longest(figures(run, at), past(run, at))
  if (!read) return null
  const noon = /^(?:noon|midnight|midday)$/.test(run.text(read.to)) ? read.to + 1 : null
  if (noon !== null) return { to: noon, value: { bare: false } }
  if (run.text(read.to) === 'ish' && run.touches(read.to)) return { to: read.to + 1, value: { bare: false } }
  const dotted = run.isMark(read.to, '.') && run.touches(read.to) && run.touches(read.to + 1) ? read.to + 1 : read.to
  const side = half(run, dotted)
  if (side && !(run.text(dotted) === 'a' && side.to === dotted + 1 && run.spaced(dotted)))
    return { to: side.to, value: { bare: false } }
  const sharp = oclock(run, read.to)
  if (sharp !== null) return { to: sharp, value: { bare: false } }
  return read
})

/** "8 in the evening", "9 oclock this morning" belong to days; here only "in the …". */
const withPart = rule<Clock>(starts.figure | starts.number | starts.other | starts.article, (run, at) => {
  const own = clock(run, at)
  if (!own) return null
  if (run.phrase(own.to, 'in the') && dayParts.has(run.text(own.to + 2)))
    return { to: own.to + 3, value: { bare: false } }
  if (run.text(own.to) === 'at' && run.text(own.to + 1) === 'night') return { to: own.to + 2, value: { bare: false } }
  const early = /^(?:early|late)$/.test(run.text(own.to)) ? own.to + 1 : own.to
  if (early > own.to && dayParts.has(run.text(early))) return { to: early + 1, value: { bare: false } }
  return own
})

/** "in the morning", "early in the morning", "late afternoon", "lunchtime", "after dinner". */
export const dayPart = rule<Sense>(starts.other | starts.unit, (run, at) => {
  let to = at
  const led = /^(?:early|late|later|mid)$/.test(run.text(to))
  if (led) to += 1
  if (run.isMark(to, '-') && led) to += 1
  const article =
    run.phrase(to, 'in the') ?? run.phrase(to, 'during the') ?? (run.text(to) === 'in' && !led ? to + 1 : null)
  if (article !== null) to = article
  const isName = dayParts.has(run.text(to)) || (run.text(to) === 'night' && run.isMark(to + 1, '-'))
  if (!isName) return null
  const word = run.text(to)
  if (/^(?:noon|midday|midnight)$/.test(word)) return null
  if (/^(?:breakfast|lunch|dinner)$/.test(word)) return null
  let end = to + 1
  if (word === 'night' && run.isMark(end, '-') && run.text(end + 1) === 'time') end += 2
  const value = openSense('time', led || article !== null || /time$/.test(word) ? {} : { weak: 'word' })
  return { to: end, value }
})

/** "after dinner", "at lunch", "around lunchtime". */
const meal = rule<Sense>(starts.other, (run, at) => {
  if (!/^(?:after|before|at|around)$/.test(run.text(at))) return null
  return /^(?:breakfast|lunch|dinner|lunchtime|dinnertime)$/.test(run.text(at + 1))
    ? { to: at + 2, value: openSense('time') }
    : null
})

/** A stretch between two times; one of the two has to be plainly a time, unless `anyHours`. */
function between(anyHours: boolean): Rule<Clock> {
  return rule<Clock>(starts.figure | starts.number | starts.other | starts.article, (run, at) => {
    const lead = /^(?:from|between)$/.test(run.text(at)) ? run.text(at) : ''
    const start = lead ? at + 1 : at
    const first = withPart(run, start)
    if (!first) return null
    const dash = run.isMark(first.to, '-–—~')
    const joint =
      dash ||
      /^(?:to|until|till|til|through)$/.test(run.text(first.to)) ||
      (lead === 'between' && run.text(first.to) === 'and')
    if (!joint) return null
    const second = withPart(run, first.to + 1)
    if (!second) return null
    const plain = !first.value.bare || !second.value.bare
    const military = run.text(start).length === 4 && run.text(first.to + 1).length === 4 && lead === 'between'
    const inWords = first.to > start + 1 && second.to > first.to + 2 && lead !== ''
    if (!plain && !anyHours && !military && !inWords) return null
    if (!plain && anyHours && dash && lead === '') return null
    return { to: second.to, value: { bare: !plain && !military } }
  })
}

/** "5 to 6pm", "from 3 in the morning until 5pm", "between 0730-0930". */
export const hours = between(false)
/** The same where a day stands beside it: "from 3 to 5". */
export const anyHours = between(true)

/** "from 9 for 2.5 hours", "for 2 hours from 2pm". */
const hoursFor = rule<Clock>(starts.other, (run, at) => {
  if (run.text(at) === 'from') {
    const own = withPart(run, at + 1)
    const by = own && run.text(own.to) === 'for' ? length(run, own.to + 1) : null
    return by ? { to: by.to, value: { bare: false } } : null
  }
  if (run.text(at) !== 'for') return null
  const by = length(run, at + 1)
  const own = by && run.text(by.to) === 'from' ? withPart(run, by.to + 1) : null
  return own && !(run.lexemes[own.to - 1]?.kind === 'figure' && run.text(own.to - 1).length > 2)
    ? { to: own.to, value: { bare: false } }
    : null
})

const wordsBefore = [
  'no later than',
  'no earlier than',
  'later than',
  'earlier than',
  'as early as',
  'as late as',
  'any time from',
  'after around',
  'before around',
  'after',
  'before',
  'by',
  'until',
  'till',
  'since',
  'around',
  'about',
  'circa'
]

/** The place behind words that set a time as a bound; `at` where there are none. */
export function pastTimeBound(run: Run, at: number): number {
  let best = at
  for (const words of wordsBefore) best = Math.max(best, run.phrase(at, words) ?? at)
  return best
}

/** One time as it stands, bound and all: "after 6pm", "8:00 early morning", "in the morning at 7", "3 pm or later". */
export const time = rule<Clock>(starts.any, (run, at) => {
  const lead = pastTimeBound(run, at)
  const named = dayPart(run, lead)
  if (named) {
    const on = run.past(named.to, 'at', 'around')
    const own = clock(run, on)
    if (own && (on > named.to || !own.value.bare)) return { to: own.to, value: { bare: false } }
  }
  const own = withPart(run, lead)
  if (!own) return null
  const behind = run.phrase(own.to, 'or later') ?? run.phrase(own.to, 'or earlier') ?? own.to
  return { to: behind, value: { bare: own.value.bare } }
})

/** A time or a stretch of times as a mention by itself. */
export const timeMention = rule<Sense>(starts.any, (run, at) => {
  const read = longest<Clock>(hours(run, at), hoursFor(run, at), time(run, at))
  const named = longest(dayPart(run, at), meal(run, at))
  if (named && (!read || named.to >= read.to)) return named
  if (!read || read.value.bare) return null
  return { to: read.to, value: openSense('time') }
})

/** Any time that can stand beside a day: a bare hour, too. */
export const besideDay = rule<Clock>(starts.any, (run, at) =>
  longest<Clock>(hoursFor(run, at), anyHours(run, at), time(run, at))
)
