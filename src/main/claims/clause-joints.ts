/** Words that join clauses, told from the same words where they join nouns, point back or are prepositions. */
import type { Clause } from './clause.ts'
import { relatives, subordinators } from './connectives.ts'
import type { Token } from './tokens.ts'
import { contentBefore, isComma, isHardBreak, isNominal, reportingVerbs, type VerbGroup, verbLemma } from './verbs.ts'

/** A comma or a dash, as they stand around an aside. */
export function isPause(token: Token | undefined): boolean {
  return isComma(token) || /^(?:[-–—]|--)$/.test(token?.text ?? '')
}

/** A conjunction that is as often a preposition. */
export function isAlsoPreposition(token: Token): boolean {
  return /^(?:as|after|before|since|until|once)$/.test(token.lower)
}

const pairOpeners = /^(?:either|neither|both)$/

/** The two conjunctions of "neither Ryan nor anyone has asked": they join nouns, and no clause starts at either. */
export function isPaired(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let index = at; index > floor; index -= 1) {
    if (pairOpeners.test(tokens[index]?.lower ?? '')) return true
    if (isHardBreak(tokens[index])) return false
  }
  return false
}

/** "As we noted, Clinton and the campaign hit …": the conjunction joins two nouns of the subject that the comma opened. */
export function joinsSubject(
  tokens: readonly Token[],
  host: Clause,
  groups: readonly VerbGroup[],
  group: VerbGroup,
  at: number
): boolean {
  const finite = groups.filter(
    (other) => other !== group && other.kind === 'finite' && other.first > host.group.last && other.first < at
  )
  const floor = finite.at(-1)?.last ?? host.group.last
  const opensSentence = host.link === 'subordinate' && host.host === null
  for (let index = at - 1; index > floor; index -= 1) {
    const token = tokens[index]
    if (isComma(token) && opensSentence && index < at - 1) return true
    if (token?.lower === 'that') return true
  }
  return false
}

/** Relative pronoun or conjunction; not the "that" of "That was a lie" and "That policy has failed". */
export function isRelative(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    token !== undefined &&
    relatives.has(token.lower) &&
    (token.pos !== 'DET' || token.lower === 'whose' || tokens[at - 1]?.pos === 'NOUN') &&
    !isDemonstrative(tokens, at)
  )
}

/** "That" that opens the sentence and points back: a predicate follows, or the one noun that it belongs to. */
function isDemonstrative(tokens: readonly Token[], at: number): boolean {
  if (closesLead(tokens, at)) return true
  if (tokens[at]?.text !== 'That' && !(tokens[at]?.lower === 'that' && at > 0 && opensSentence(tokens, at)))
    return false
  const next = tokens[at + 1]
  if (next?.pos === 'VERB' || next?.pos === 'AUX' || next?.pos === 'ADV') return true
  return (next?.pos === 'NOUN' && !/[^s]s$/.test(next.lower)) || next?.pos === 'ADJ' || next?.lower === 'all'
}

/** "While he had many, that has not been so for her": takes up the clause before the comma. */
function closesLead(tokens: readonly Token[], at: number): boolean {
  if (tokens[0]?.pos !== 'SCONJ' || tokens[at]?.lower !== 'that' || tokens[at + 1]?.pos !== 'AUX') return false
  return isComma(tokens[at - 1]) && !tokens.slice(0, at - 1).some(isComma)
}

/** Only conjunctions and marks before it. */
function opensSentence(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(0, at).every((token) => token.pos === 'CCONJ' || token.pos === 'PUNCT')
}

/** Conjunction that a clause depends on; not where it is a preposition, an adverb or the reason that is denied. */
export function isSubordinator(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || !subordinators.has(token.lower)) return false
  // "Not because he agreed but because …": the first reason is the one that is denied.
  if (token.lower === 'because' && /^(?:not|n't|n’t)$/.test(tokens[at - 1]?.lower ?? '')) return false
  if (token.lower === 'because' && tokens[at + 1]?.lower === 'of') return false
  // "as the heart of", "as well as", "after the vote", "since 2015": a preposition unless a clause follows at once.
  if (/^(?:as|after|before|since|until|once)$/.test(token.lower)) {
    if (token.lower === 'as' && at > 0 && !isComma(tokens[at - 1]) && !isHardBreak(tokens[at - 1])) return false
    if (tokens[at - 1]?.lower === 'well' || tokens[at + 1]?.lower === 'well' || tokens[at + 1]?.pos === 'NUM')
      return false
    // "Never before in our history has …", "not since the war have …": an adverb, or what the negation holds on to.
    if (tokens[at + 1]?.pos === 'ADP' || /^(?:not|never)$/.test(tokens[at - 1]?.lower ?? '')) return false
    return (
      token.pos === 'SCONJ' || token.lower !== 'as' || tokens[at + 1]?.pos === 'PRON' || tokens[at + 1]?.pos === 'DET'
    )
  }
  return true
}

/** Whether `at` lies in what the host's reporting verb reports, or in the "that" clause or infinitive it governs. */
export function isInsideComplement(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  host: Clause,
  at: number
): boolean {
  const head = tokens[host.group.head]
  if (
    head &&
    (reportingVerbs.has(verbLemma(head)) || tokens[host.group.last + 1]?.lower === 'that') &&
    groups.some((group) => group.kind === 'finite' && group.first > host.group.last && group.first < at)
  )
    return true
  // "…, especially if the manager is new or knows her": the condition is what goes on.
  for (
    let index = at - 1;
    index > host.group.last && !isComma(tokens[index]) && !isHardBreak(tokens[index]);
    index -= 1
  ) {
    if (/^(?:if|whether|unless)$/.test(tokens[index]?.lower ?? '') && tokens[at]?.pos === 'CCONJ') return true
  }
  for (let index = host.group.last + 1; index < at; index += 1) {
    const token = tokens[index]
    if (!token) continue
    // "It was clear that, if she stays, she will …": the comma opens an aside in what was clear.
    if (token.lower === 'that' && isComma(tokens[index + 1])) return true
    if (isComma(token) || isHardBreak(token)) return false
    if (/^(?:if|whether|unless)$/.test(token.lower)) return true
  }
  // Two finite verbs right after "that": "hopes that they will help and win".
  const last = [...groups].reverse().find((group) => group.kind === 'finite' && group.last < at)
  if (last && last !== host.group && last.first > host.group.last) {
    let before = contentBefore(tokens, last.first)
    // "Mails that Carter sent or received": the relative pronoun stands before the subject of its clause.
    while (before > host.group.last + 1 && isPartOfPhrase(tokens[before])) before -= 1
    const opener = tokens[before]
    if (opener && relatives.has(opener.lower))
      return (
        tokens[at]?.pos === 'CCONJ' &&
        !isComma(tokens[at - 1]) &&
        !isNominal(tokens[at + 1]) &&
        tokens[at + 1]?.pos !== 'DET'
      )
  }
  return false
}

function isPartOfPhrase(token: Token | undefined): boolean {
  return token !== undefined && !relatives.has(token.lower) && (isNominal(token) || /^(?:DET|ADJ)$/.test(token.pos))
}
