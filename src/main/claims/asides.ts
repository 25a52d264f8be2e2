/**
 * Assertions that stand in a phrase rather than in a clause: aliases ("formerly known as …"), titles ("Russian President
 * Vladimir Putin"), appositions ("Jane Smith, the mayor of Bristol,"), motives ("in the hope that …"), relative clauses
 * without a comma ("civilians who have borne the brunt") and what "despite …" takes for granted.
 */
import { findAcronyms } from './acronyms.ts'
import { findAppositions } from './appositions.ts'
import { findLives } from './brackets.ts'
import { isMonthOrDay } from './calendar-words.ts'
import { isNegation } from './denial.ts'
import type { Aside, TokenRange } from './draft.ts'
import { verbForms } from './morphology.ts'
import { findPossessions } from './possessions.ts'
import { findPresuppositions } from './presuppositions.ts'
import { findReducedClauses } from './reduced-clauses.ts'
import { findRestrictives } from './restrictives.ts'
import { nameTail, nounPhraseBefore } from './subjects.ts'
import { findTitles } from './titles.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

const aliasCues: ReadonlySet<string> = new Set('known called named nicknamed dubbed renamed abbreviated'.split(' '))
const motiveCues: readonly (readonly string[])[] = [
  'in the hope that',
  'in the hope of',
  'in hopes of',
  'in an effort to',
  'in an attempt to',
  'in a bid to',
  'in order to',
  'with the aim of',
  'with the goal of',
  'so as to'
].map((cue) => cue.split(' '))

export function findAsides(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  return [
    ...aliases(tokens, textOf),
    ...findAcronyms(tokens, textOf),
    ...findTitles(tokens, textOf),
    ...findAppositions(tokens, textOf),
    ...motives(tokens, textOf),
    ...findRestrictives(tokens, textOf),
    ...findReducedClauses(tokens, textOf),
    ...lives(tokens, textOf),
    ...participles(tokens, textOf),
    ...findPresuppositions(tokens, textOf),
    ...findPossessions(tokens, textOf)
  ]
}

function phraseEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && !isComma(tokens[to]) && !/^[.;:!?()”"–—]$/.test(tokens[to]?.text ?? '')) to += 1
  return to
}

function aliases(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  if (!tokens.some((token) => aliasCues.has(token.lower))) return out
  const predicates = findVerbGroups(tokens).filter((group) => group.kind === 'finite')
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || !aliasCues.has(token.lower) || predicates.some((group) => group.head === at)) continue
    let from = at
    while (
      from > 0 &&
      /^(?:formerly|also|previously|better|commonly|widely|locally|now|once|originally|then)$/.test(
        tokens[from - 1]?.lower ?? ''
      )
    )
      from -= 1
    const opener = tokens[from - 1]
    const isAside = isComma(opener) || opener?.text === '('
    if (!isAside && !(from < at && isNominal(opener))) continue
    const end = aliasEnd(tokens, tokens[at + 1]?.lower === 'as' ? at + 2 : at + 1)
    const subject = namedBefore(tokens, isAside ? from - 1 : from)
    if (!subject || end <= at + 1) continue
    if (!tokens.slice(at + 1, end).some((part) => part.pos === 'PROPN' || /^[“"]$/.test(part.text))) continue
    const name = nameTail(tokens, subject)
    // "Stores in Norland, known as “konbini”": the plain word is of no name.
    const called = tokens.slice(at + 1, end).find((part) => /\p{L}/u.test(part.text) && part.lower !== 'as')
    if (
      tokens[name.to - 1]?.pos === 'PROPN' &&
      tokens[name.from - 1]?.pos === 'ADP' &&
      /^\p{Ll}/u.test(called?.text ?? '')
    )
      continue
    const past = /^(?:formerly|previously|once|originally|then)$/.test(tokens[from]?.lower ?? '')
    out.push({
      kind: 'alias',
      ranges: [{ from: name.from, to: end }],
      statement: `${textOf(name)} ${past ? 'was' : 'is'} ${textOf({ from, to: end })}`
    })
  }
  return out
}

/** The phrase that an alias stands for; of "Constantinople in 1475, now known as …" not the year. */
function namedBefore(tokens: readonly Token[], end: number): TokenRange | null {
  const phrase = nounPhraseBefore(tokens, end)
  if (!phrase || phrase.to - phrase.from > 1 || tokens[phrase.from]?.pos !== 'NUM') return phrase
  return tokens[phrase.from - 1]?.pos === 'ADP' ? nounPhraseBefore(tokens, phrase.from - 1) : null
}

function aliasEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (
    to < tokens.length &&
    (tokens[to]?.pos === 'PROPN' ||
      tokens[to]?.pos === 'DET' ||
      tokens[to]?.pos === 'NUM' ||
      /^[“”"']$/.test(tokens[to]?.text ?? '') ||
      tokens[to]?.pos === 'NOUN' ||
      tokens[to]?.pos === 'ADJ' ||
      (/^(?:of|and)$/.test(tokens[to]?.lower ?? '') && tokens[to + 1]?.pos === 'PROPN'))
  )
    to += 1
  return to
}

function motives(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 2; at < tokens.length; at += 1) {
    const first = tokens[at]?.lower
    if (first !== 'in' && first !== 'with' && first !== 'so') continue
    const cue = motiveCues.find((words) => words.every((word, shift) => tokens[at + shift]?.lower === word))
    if (!cue) continue
    const to = withExamples(tokens, phraseEnd(tokens, at + cue.length))
    const start = clauseSubject(tokens, at)
    // "Did not resign in order to help": which of the two is denied is not told.
    if (to - at < cue.length + 2 || !start || hasNegation(tokens, start.from, at)) continue
    out.push({
      kind: 'motive',
      ranges: [start, { from: at, to }],
      statement: `${textOf({ from: start.from, to: at })} ${textOf({ from: at, to })}`
    })
  }
  return out
}

function hasNegation(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isNegation(tokens, at)) return true
  return false
}

/** "…, such as the guild (ATG) and the union": examples that a comma parts from what they are of. */
function withExamples(tokens: readonly Token[], end: number): number {
  const word = tokens[end + 1]?.lower
  if (!isComma(tokens[end]) || !((word === 'such' && tokens[end + 2]?.lower === 'as') || word === 'including'))
    return end
  let to = end + 2
  while (to < tokens.length && !isComma(tokens[to]) && !/^[.;:!?”"–—]$/.test(tokens[to]?.text ?? '')) to += 1
  return to
}

/** The noun phrase before the last finite verb group that precedes `at`. */
function clauseSubject(tokens: readonly Token[], at: number): TokenRange | null {
  const group = findVerbGroups(tokens.slice(0, at))
    .filter((entry) => entry.kind === 'finite')
    .at(-1)
  return group ? nounPhraseBefore(tokens, group.first) : null
}

/** "Kirk Douglas (born Issur Danielovitch, …)": a life in brackets. */
function lives(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  return findLives(tokens).map(({ name, said, verb }) => ({
    kind: 'restrictive' as const,
    ranges: [name, said],
    statement: `${textOf(name)} ${verb}${textOf(said)}`
  }))
}

/** "The company, founded in 1998, employs …", "The bridge, built by the army, …": a passive without its auxiliary. */
function participles(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (const group of findVerbGroups(tokens)) {
    const head = tokens[group.head]
    if (group.kind !== 'participle' || group.first !== group.last || !head || !verbForms(head.lower).participle)
      continue
    let from = group.first
    while (tokens[from - 1]?.pos === 'ADV') from -= 1
    const to = phraseEnd(tokens, group.last + 1)
    const opener = tokens[from - 1]
    if (!isComma(opener) || !(isComma(tokens[to]) || tokens[to]?.text === '.') || to - from < 3 || to - from > 16)
      continue
    if (!/^(?:ADP|ADV)$/.test(tokens[group.last + 1]?.pos ?? '') || aliasCues.has(head.lower)) continue
    const subject = nounPhraseBefore(tokens, from - 1)
    const noun = subject && tokens[subject.to - 1]
    const before = subject && tokens[subject.from - 1]
    if (!subject || !noun || noun.pos === 'NUM' || noun.pos === 'PRON' || (before && !opensSubject(before))) continue
    const definite =
      noun.pos === 'PROPN' || /^(?:the|his|her|its|their|this|these)$/.test(tokens[subject.from]?.lower ?? '')
    // After an object the words are as much about the whole clause; only a subject or a name is sure to be meant.
    if (!definite || (noun.pos !== 'PROPN' && !isComma(tokens[to])) || isMonthOrDay(noun.lower)) continue
    const plural =
      noun.pos === 'NOUN' ? /[^su]s$|people$|men$|women$|children$/.test(noun.lower) : /\p{Lu}s$/u.test(noun.text)
    out.push({
      kind: 'restrictive',
      ranges: [{ from: subject.from, to }],
      statement: `${textOf(subject)} ${plural ? 'were' : 'was'} ${textOf({ from, to })}`
    })
  }
  return out
}

/** "written by Smith, produced by Jones" goes on with a list: what stands after "by" is no subject. */
function opensSubject(token: Token): boolean {
  return (
    token.pos === 'PUNCT' ||
    token.pos === 'SCONJ' ||
    (token.pos === 'ADP' && !/^(?:by|with|from|to|of|and)$/.test(token.lower))
  )
}
