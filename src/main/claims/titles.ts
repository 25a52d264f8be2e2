/**
 * What stands before a name and says what its bearer is: "U.S. Secretary of State John Kerry", "economists Ann Lee and Bo Park",
 * "tobacco company Altria".
 */

import { isMonthOrDay } from './calendar-words.ts'
import type { Aside, TokenRange } from './draft.ts'
import { isBodyWord, isKinWord, isPluralRole, isRoleWord } from './role-words.ts'
import type { Token } from './tokens.ts'
import { isComma } from './verbs.ts'

type TextOf = (range: TokenRange) => string

/** Titles before names, in text order. */
export function findTitles(tokens: readonly Token[], textOf: TextOf): Aside[] {
  const out: Aside[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const lower = tokens[at]?.lower ?? ''
    const found = isRoleWord(lower)
      ? title(tokens, at, textOf)
      : isPluralRole(lower)
        ? shared(tokens, at, textOf)
        : isBodyWord(lower)
          ? body(tokens, at, textOf)
          : null
    if (!found) continue
    out.push(found)
    at = (found.ranges.at(-1)?.to ?? at + 1) - 1
  }
  return out
}

const isCapital = (token: Token | undefined): boolean => token !== undefined && /^(?:al-)?\p{Lu}/u.test(token.text)
const owners = /^(?:his|her|their|its)$/

/** Where a name that begins at `from` ends: capitals, no further role among them. */
function nameEnd(tokens: readonly Token[], from: number): number {
  let end = from
  while (
    end < tokens.length &&
    end - from < 5 &&
    isCapital(tokens[end]) &&
    (tokens[end]?.pos === 'PROPN' || end > from) &&
    !isRoleWord(tokens[end]?.lower ?? '')
  )
    end += 1
  return end
}

/** Where the words before the role begin that belong to it: "White House", "former Republican". */
function titleStart(tokens: readonly Token[], role: number): number {
  let from = role
  while (
    from > 0 &&
    role - from < 5 &&
    (isCapital(tokens[from - 1]) ||
      tokens[from - 1]?.pos === 'ADJ' ||
      tokens[from - 1]?.pos === 'NOUN' ||
      (from === role && /^(?:lead|acting|retired|founding|managing)$/.test(tokens[from - 1]?.lower ?? ''))) &&
    tokens[from - 1]?.pos !== 'ADP'
  )
    from -= 1
  if (/^(?:DET|ADV|CCONJ|ADP)$/.test(tokens[from]?.pos ?? '') && from < role) from += 1
  return from
}

/** "Director of International Security Studies": a body follows, not a name. */
const ofBodies =
  /^(?:director|head|chief|professor|chair|chairman|chairwoman|editor|manager|founder|dean|scholar|analyst)$/

function title(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const role = tokens[at]
  if (!role) return null
  let name = at + 1
  if (tokens[name]?.lower === 'of' && isCapital(tokens[name + 1]) && !ofBodies.test(role.lower)) {
    name += 2
    // "Secretary of State John Kerry": one word of the office, the name after it.
    while (isCapital(tokens[name]) && isCapital(tokens[name + 1]) && isCapital(tokens[name + 2])) name += 1
  }
  const end = nameEnd(tokens, name)
  // "Chief Cyber Solutions Officer": one office still.
  if (isCapital(tokens[end]) && isRoleWord(tokens[end]?.lower ?? '')) return null
  let from = titleStart(tokens, at)
  const possessive = tokens[from - 1]
  const owned = possessive !== undefined && owners.test(possessive.lower)
  if (owned) from -= 1
  if (end - name < (owned && isKinWord(role.lower) ? 1 : 2)) return null
  if (from >= name || (from === at && /^[A-Z]/.test(role.text) && from === name - 1 && role.text.length < 3))
    return null
  const office = opensWithCommon(tokens, from) ? lowered(textOf({ from, to: name })) : textOf({ from, to: name })
  const person = textOf({ from: name, to: end })
  // "President", "Norwegian Prime Minister" are offices, "White House spokesman" and "former senator" are common nouns.
  const common = /^\p{Ll}/u.test(office) || /^\p{Ll}/u.test(role.text)
  const article = owned || !common ? '' : aOrAn(office)
  return {
    kind: 'title',
    ranges: [{ from, to: end }],
    statement: `${person} is ${article}${office}`,
    key: person.toLowerCase()
  }
}

/** "Economists Ann Lee and Bo Park", "senators A. Lee, B. Park and C. Roy": one role for each name of a list. */
function shared(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const first = nameEnd(tokens, at + 1)
  if (first === at + 1) return null
  let to = first
  let joined = false
  while (!joined) {
    joined = tokens[to]?.lower === 'and'
    if (!joined && !isComma(tokens[to])) return null
    const next = to + (isComma(tokens[to]) && tokens[to + 1]?.lower === 'and' ? 2 : 1)
    joined ||= next === to + 2
    const end = nameEnd(tokens, next)
    if (end === next) return null
    to = end
  }
  // "said senators Tuesday and Friday": a day is nobody's name.
  if (tokens.slice(at + 1, to).some((token) => isMonthOrDay(token.lower))) return null
  let from = titleStart(tokens, at)
  if (owners.test(tokens[from - 1]?.lower ?? '')) from -= 1
  const people = textOf({ from: at + 1, to })
  return {
    kind: 'title',
    ranges: [{ from, to }],
    statement: `${people} are ${opensWithCommon(tokens, from) ? lowered(textOf({ from, to: at + 1 })) : textOf({ from, to: at + 1 })}`,
    key: people.toLowerCase()
  }
}

/** "Tobacco company Altria", "the militant group Hamas". */
function body(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const to = nameEnd(tokens, at + 1)
  const word = tokens[at]
  if (to === at + 1 || !word || isCapital(word) || tokens.slice(at + 1, to).some(({ lower }) => isMonthOrDay(lower)))
    return null
  const from = titleStart(tokens, at)
  const before = tokens[from - 1]
  const definite = before?.lower === 'the'
  // "Ford Motor company Ford": a name of its own before the word; "company Apple": nothing that says which.
  if ((from === at && !definite) || /^['’]s?$/.test(before?.lower ?? '')) return null
  const name = textOf({ from: at + 1, to })
  const kind = textOf({ from, to: at + 1 })
  return {
    kind: 'title',
    ranges: [{ from: definite ? from - 1 : from, to }],
    statement: `${name} is ${aOrAn(kind)}${kind}`,
    key: name.toLowerCase()
  }
}

/** "Health insurers …", "Former senator …", "Journalist …": a sentence opens with a capital that is not the word's own. */
function opensWithCommon(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]
  if (from > 0 || !first) return false
  if (/^(?:former|presumptive|likely|retired|acting)$/.test(first.lower)) return true
  if (isRoleWord(first.lower)) return !offices.test(first.lower) && tokens[1]?.pos === 'PROPN'
  return first.pos === 'NOUN' || isPluralRole(tokens[1]?.lower ?? '')
}

const offices =
  /^(?:president|chancellor|premier|prime|secretary|senator|representative|governor|mayor|king|queen|prince|princess|pope|bishop|archbishop|cardinal|judge|justice|general|colonel|captain|major|lieutenant|sergeant|admiral|commander|chief|inspector|emperor|sheriff)$/

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function aOrAn(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an ' : 'a '
}
