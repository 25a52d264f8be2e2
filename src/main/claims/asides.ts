/**
 * Assertions that stand in a phrase rather than in a clause: aliases ("formerly known as …"), titles ("Russian President
 * Vladimir Putin"), appositions ("Jane Smith, the mayor of Bristol,"), motives ("in the hope that …"), relative clauses
 * without a comma ("civilians who have borne the brunt") and what "despite …" takes for granted.
 */
import { findLives } from './brackets.ts'
import type { Aside, TokenRange } from './draft.ts'
import { beForms, verbForms } from './morphology.ts'
import { findPresuppositions } from './presuppositions.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

/** Words of office and role that stand before a name. */
const roleWords: ReadonlySet<string> = new Set(
  (
    'president chancellor premier minister secretary senator congressman congresswoman representative ' +
    'governor mayor king queen prince princess pope bishop archbishop cardinal imam rabbi judge justice ' +
    'general colonel captain major lieutenant sergeant admiral commander chief chairman chairwoman ' +
    'chairperson chair ceo director spokesman spokeswoman spokesperson ambassador envoy diplomat leader ' +
    'candidate nominee attorney prosecutor lawyer professor economist analyst scientist researcher author ' +
    'actor actress singer founder co-founder owner editor reporter journalist correspondent counterpart ' +
    'officer sheriff commissioner councillor lawmaker mp inspector superintendent activist billionaire ' +
    'businessman businesswoman coach manager treasurer head deputy dictator emperor speaker rebel striker ' +
    'goalkeeper midfielder'
  ).split(' ')
)

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
    ...titles(tokens, textOf),
    ...appositions(tokens, textOf),
    ...motives(tokens, textOf),
    ...restrictiveClauses(tokens, textOf),
    ...lives(tokens, textOf),
    ...participles(tokens, textOf),
    ...findPresuppositions(tokens, textOf)
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

/** The last name of a noun phrase: of "the group (ISIS) and Jabhat Fateh al-Sham" only the part right before the aside. */
function nameTail(tokens: readonly Token[], phrase: TokenRange): TokenRange {
  let from = phrase.to
  while (from > phrase.from && tokens[from - 1]?.pos === 'PROPN') from -= 1
  if (from === phrase.to) return phrase
  if (from > phrase.from && tokens[from - 1]?.pos === 'DET') from -= 1
  return { from, to: phrase.to }
}

const isCapital = (token: Token | undefined) => token !== undefined && /^(?:al-)?\p{Lu}/u.test(token.text)

/** Title and name: "U.S. Secretary of State John Kerry", "White House spokesman Ned Price". */
function titles(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const role = tokens[at]
    if (!role || !roleWords.has(role.lower)) continue
    let name = at + 1
    if (tokens[name]?.lower === 'of' && isCapital(tokens[name + 1])) {
      name += 2
      // "Secretary of State John Kerry": one word of the office, the name after it.
      while (isCapital(tokens[name]) && isCapital(tokens[name + 1]) && isCapital(tokens[name + 2])) name += 1
    }
    let end = name
    while (
      end < tokens.length &&
      end - name < 5 &&
      isCapital(tokens[end]) &&
      (tokens[end]?.pos === 'PROPN' || end > name) &&
      !roleWords.has(tokens[end]?.lower ?? '')
    )
      end += 1
    if (end - name < 2) continue
    let from = at
    while (
      from > 0 &&
      at - from < 5 &&
      (isCapital(tokens[from - 1]) || tokens[from - 1]?.pos === 'ADJ' || tokens[from - 1]?.pos === 'NOUN') &&
      tokens[from - 1]?.pos !== 'ADP'
    )
      from -= 1
    if (
      tokens[from]?.pos === 'DET' ||
      tokens[from]?.pos === 'ADV' ||
      tokens[from]?.pos === 'CCONJ' ||
      tokens[from]?.pos === 'ADP'
    )
      from += 1
    const possessive = tokens[from - 1]
    if (possessive && /^(?:his|her|their|its)$/.test(possessive.lower)) from -= 1
    if (from >= name || (from === at && /^[A-Z]/.test(role.text) && from === name - 1 && role.text.length < 3)) continue
    const title = textOf({ from, to: name })
    const person = textOf({ from: name, to: end })
    const article = /^(?:his|her|their|its)\b/i.test(title)
      ? ''
      : /^(?:Secretary|President|Prime|Chancellor|U\.S\.|White)/.test(title) || /^[A-Z]/.test(title)
        ? ''
        : aOrAn(title)
    out.push({
      kind: 'title',
      ranges: [{ from, to: end }],
      statement: `${person} is ${article}${title}`,
      key: person.toLowerCase()
    })
    at = end - 1
  }
  return out
}

function aOrAn(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an ' : 'a '
}

/** "Jane Smith, the mayor of Bristol," and "Jane Smith, a lawyer,". */
function appositions(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 1; at + 2 < tokens.length; at += 1) {
    if (
      !isComma(tokens[at]) ||
      tokens[at - 1]?.pos !== 'PROPN' ||
      !/^(?:a|an|the|its|his|her|their)$/.test(tokens[at + 1]?.lower ?? '')
    )
      continue
    const to = phraseEnd(tokens, at + 1)
    const closer = tokens[to]
    if (!(isComma(closer) || closer?.text === '.') || to - at > 13) continue
    const phrase = tokens.slice(at + 1, to)
    if (phrase.some((token) => token.pos === 'CCONJ') && !isComma(closer)) continue
    if (
      findVerbGroups(phrase).some((group) => group.kind === 'finite') ||
      !phrase.some((token) => token.pos === 'NOUN')
    )
      continue
    const name = nameTail(tokens, { from: Math.max(0, at - 5), to: at })
    const isPersonOrBody =
      name.to - name.from >= 2 &&
      (phrase.some((token) => roleWords.has(token.lower)) ||
        tokens[to + 1]?.pos === 'VERB' ||
        tokens[to + 1]?.pos === 'AUX')
    if (!isPersonOrBody || tokens[name.from - 1]?.pos === 'CCONJ') continue
    out.push({
      kind: 'title',
      ranges: [{ from: name.from, to }],
      statement: `${textOf(name)} is ${textOf({ from: at + 1, to })}`,
      key: textOf(name).toLowerCase()
    })
  }
  return out
}

function motives(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 2; at < tokens.length; at += 1) {
    const first = tokens[at]?.lower
    if (first !== 'in' && first !== 'with' && first !== 'so') continue
    const cue = motiveCues.find((words) => words.every((word, shift) => tokens[at + shift]?.lower === word))
    if (!cue) continue
    const to = phraseEnd(tokens, at + cue.length)
    const start = clauseSubject(tokens, at)
    if (to - at < cue.length + 2 || !start) continue
    out.push({
      kind: 'motive',
      ranges: [start, { from: at, to }],
      statement: `${textOf({ from: start.from, to: at })} ${textOf({ from: at, to })}`
    })
  }
  return out
}

/** The noun phrase before the last finite verb group that precedes `at`. */
function clauseSubject(tokens: readonly Token[], at: number): TokenRange | null {
  const group = findVerbGroups(tokens.slice(0, at))
    .filter((entry) => entry.kind === 'finite')
    .at(-1)
  return group ? nounPhraseBefore(tokens, group.first) : null
}

function restrictiveClauses(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 1; at + 1 < tokens.length; at += 1) {
    if (tokens[at]?.lower !== 'who' || tokens[at - 1]?.pos !== 'NOUN') continue
    const group = findVerbGroups(tokens.slice(at)).find((entry) => entry.kind === 'finite')
    const phrase = nounPhraseBefore(tokens, at)
    if (!group || !phrase || group.first > 2) continue
    const first = tokens[at + group.first]
    const happened =
      first &&
      (/^(?:has|have|had|was|were)$/.test(first.lower) || (verbForms(first.lower).past && !beForms.has(first.lower)))
    const plain = tokens[phrase.from]
    const singular =
      plain !== undefined &&
      (plain.pos === 'NOUN' || plain.pos === 'ADJ') &&
      !/s$|people$|men$|women$|children$/.test(tokens[at - 1]?.lower ?? '')
    const generic =
      singular ||
      /^(?:a|an|those|anyone|everyone|people|someone|one|person|man|woman|any|all)$/i.test(
        tokens[phrase.from]?.text ?? ''
      )
    const to = phraseEnd(tokens, at)
    if (!happened || generic || plain?.pos === 'NUM' || to - at < 4 || goesOn(tokens, at, to)) continue
    out.push({
      kind: 'restrictive',
      ranges: [{ from: phrase.from, to }],
      statement: `${textOf(phrase)} ${textOf({ from: at + 1, to })}`
    })
  }
  return out
}

/** "voters who accepted that it was true had fallen": the clause ends somewhere before the second predicate, and nothing says where. */
function goesOn(tokens: readonly Token[], from: number, to: number): boolean {
  const finite = findVerbGroups(tokens.slice(from, to)).filter((group) => group.kind === 'finite')
  return finite.slice(1).some((group) => {
    const before = tokens[from + group.first - 1]
    return before?.pos === 'NOUN' || before?.pos === 'PROPN'
  })
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
    if (!definite || (noun.pos !== 'PROPN' && !isComma(tokens[to])) || isDate(noun)) continue
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

function isDate(token: Token): boolean {
  return /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    token.lower
  )
}
