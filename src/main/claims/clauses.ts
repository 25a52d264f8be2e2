/**
 * Clauses of one assertion-bearing stretch: which tokens belong to which predicate, who its subject is, and how it hangs
 * on the others. Works from left to right over verb groups; what it cannot place stays inside the clause before it, so
 * a fragment without a predicate never comes out.
 */

import { bodyStart, participleStart } from './clause-starts.ts'
import type { TokenRange } from './draft.ts'
import { firstCommaAfter, leadEnd, nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import {
  contentBefore,
  findVerbGroups,
  isComma,
  isHardBreak,
  isNominal,
  relatives,
  reportingVerbs,
  subordinators,
  type VerbGroup,
  verbLemma
} from './verbs.ts'

export type ClauseLink = 'main' | 'coordinate' | 'predicate' | 'subordinate' | 'relative' | 'restrictive' | 'participle'

export type Clause = {
  link: ClauseLink
  group: VerbGroup
  /** The noun phrase that the predicate is about: its own, or the one it shares. Null where there is none. */
  subject: TokenRange | null
  /** Index of the clause whose subject and auxiliaries it shares, or on which it hangs. */
  host: number | null
  /** Own tokens, connectives included; several ranges where an aside interrupts. */
  ranges: TokenRange[]
  /** Where the own words start after conjunction, relative pronoun or comma. */
  bodyFrom: number
  /** The connecting word in lower case ("but", "which", "because"). */
  connective: string
}

/** Subordinators whose clause asserts something by itself; "if", "whether" and "when" set a condition or a time. */
const assertive: ReadonlySet<string> = new Set('because although though while whereas after before since as'.split(' '))

/** Splits the tokens of a sentence (or of what somebody is reported to have said) into clauses. */
export function findClauses(tokens: readonly Token[]): { clauses: Clause[]; groups: readonly VerbGroup[] } {
  const groups = findVerbGroups(tokens)
  const clauses: Clause[] = []
  /** For each token the clause that owns it. */
  const owner: number[] = new Array(tokens.length).fill(0)
  let current = -1
  const open = (clause: Omit<Clause, 'ranges'>, start: number): void => {
    clauses.push({ ...clause, ranges: [] })
    for (let at = start; at < tokens.length; at += 1) owner[at] = clauses.length - 1
  }
  for (const group of groups) {
    const host = current >= 0 ? clauses[current] : undefined
    if (group.kind === 'ing') {
      const start = participleStart(tokens, group)
      if (host && start !== null && host.group.last < start)
        open(
          {
            link: 'participle',
            group,
            subject: mainSubject(clauses, current),
            host: current,
            bodyFrom: bodyStart(tokens, start),
            connective: tokens[start]?.lower === ',' ? 'participle' : 'as well as'
          },
          start
        )
      continue
    }
    if (group.kind !== 'finite') continue
    const place = placeFinite(tokens, group, groups, clauses, current)
    if (!place) continue
    if (place.resume !== undefined) {
      for (let at = place.start; at < tokens.length; at += 1) owner[at] = place.resume
      const resumed = clauses[place.resume]
      if (resumed) resumed.group = group
      current = place.resume
      continue
    }
    const isFirst = clauses.length === 0
    open(
      {
        link: isFirst && place.link !== 'subordinate' && place.link !== 'relative' ? 'main' : place.link,
        group,
        subject: place.subject,
        host: place.host,
        bodyFrom: place.bodyFrom,
        connective: place.connective
      },
      isFirst ? 0 : place.start
    )
    if (isFirst && place.link === 'relative') {
      // A relative clause on the subject, before the predicate: the subject waits for its own verb.
      const relative = clauses.pop()
      if (!relative) continue
      const pending = pendingGroup(group)
      clauses.push({
        link: 'main',
        group: pending,
        subject: { from: 0, to: place.start },
        host: null,
        bodyFrom: 0,
        connective: '',
        ranges: []
      })
      clauses.push({ ...relative, host: 0 })
      owner.fill(0, 0, place.start)
      for (let at = place.start; at < tokens.length; at += 1) owner[at] = 1
      current = 0
      continue
    }
    if (place.link !== 'relative' && place.link !== 'restrictive') current = clauses.length - 1
  }
  collectRanges(tokens, clauses, owner)
  return { clauses: clauses.filter((clause) => clause.ranges.length > 0 && clause.group.first >= 0), groups }
}

/** Stands for a predicate that has not come yet; a clause that keeps it has none and is dropped. */
function pendingGroup(group: VerbGroup): VerbGroup {
  return { ...group, first: -1, last: -1 }
}

function mainSubject(clauses: readonly Clause[], index: number): TokenRange | null {
  return clauses[index]?.subject ?? null
}

type Place = {
  link: ClauseLink
  start: number
  bodyFrom: number
  subject: TokenRange | null
  host: number | null
  connective: string
  resume?: number
}

function placeFinite(
  tokens: readonly Token[],
  group: VerbGroup,
  groups: readonly VerbGroup[],
  clauses: readonly Clause[],
  current: number
): Place | null {
  const host = clauses[current]
  const floor = clauses.at(-1)?.group.last ?? -1
  const at = contentBefore(tokens, group.first)
  const before = tokens[at]
  const whole: Place = { link: 'main', start: 0, bodyFrom: 0, subject: null, host: null, connective: '' }
  const waiting = clauses.findIndex((clause) => clause.group.first < 0)
  if (waiting >= 0 && before && (isPause(before) || before.text === ')'))
    return { ...whole, resume: waiting, start: at }
  if (!before) return host ? null : whole
  if (isRelative(tokens, at) && at > 0) return placeRelative(tokens, at, clauses, current)
  if (before.pos === 'CCONJ' || (isComma(before) && host)) {
    if (!host) return whole
    if (host.group.last < 0) return null
    if (isInsideComplement(tokens, groups, host, at) || isPaired(tokens, at, host.group.last)) return null
    const start = before.pos === 'CCONJ' && isComma(tokens[at - 1]) ? at - 1 : at
    const after = tokens[group.last + 1]
    // "…, nor did he apologise": the subject stands behind the auxiliary.
    if (before.lower === 'nor' && tokens[group.first]?.pos === 'AUX' && (isNominal(after) || after?.pos === 'DET'))
      return {
        link: 'coordinate',
        start,
        bodyFrom: at,
        subject: { from: group.last + 1, to: group.last + 2 },
        host: current,
        connective: 'nor'
      }
    return {
      link: 'predicate',
      start,
      bodyFrom: before.lower === 'nor' ? at : at + 1,
      subject: host.subject,
      host: current,
      connective: before.lower
    }
  }
  if (isComma(before))
    return {
      ...whole,
      ...(assertive.has(tokens[0]?.lower ?? '') && tokens[0]?.pos === 'SCONJ'
        ? { link: 'subordinate' as const, bodyFrom: 1, connective: tokens[0]?.lower ?? '' }
        : {}),
      subject: {
        from: leadEnd(tokens, 0, group.first),
        to: firstCommaAfter(tokens, leadEnd(tokens, 0, group.first), at)
      }
    }
  return placeWithSubject(tokens, group, groups, clauses, current, at, floor)
}

/** A comma or a dash, as they stand around an aside. */
function isPause(token: Token | undefined): boolean {
  return isComma(token) || /^(?:[-–—]|--)$/.test(token?.text ?? '')
}

function placeRelative(
  tokens: readonly Token[],
  at: number,
  clauses: readonly Clause[],
  current: number
): Place | null {
  const hasComma = isPause(tokens[at - 1]) || (tokens[at - 1]?.pos === 'ADP' && isComma(tokens[at - 2]))
  const pronoun = tokens[at]?.lower ?? ''
  const start = isPause(tokens[at - 1]) ? at - 1 : at
  const antecedent = nounPhraseBefore(tokens, start)
  if (!antecedent)
    return clauses.length === 0
      ? { link: 'main', start: 0, bodyFrom: 0, subject: { from: at, to: at + 1 }, host: null, connective: '' }
      : null
  if (hasComma && pronoun !== 'that')
    return {
      link: 'relative',
      start,
      bodyFrom: at + 1,
      subject: antecedent,
      host: current >= 0 ? current : null,
      connective: pronoun
    }
  if (clauses.length === 0) return null
  return null
}

function placeWithSubject(
  tokens: readonly Token[],
  group: VerbGroup,
  groups: readonly VerbGroup[],
  clauses: readonly Clause[],
  current: number,
  tail: number,
  floor: number
): Place | null {
  const host = clauses[current]
  let from = tail
  let crossed = false
  for (; from >= 0; from -= 1) {
    const token = tokens[from]
    if (!token) return null
    if (from <= floor) break
    if (isComma(token)) crossed = true
    if (
      (isSubordinator(tokens, from) && !(crossed && isAlsoPreposition(token))) ||
      isHardBreak(token) ||
      token.text === '(' ||
      /^[“"]$/.test(token.text)
    )
      break
    if (isRelative(tokens, from)) break
    const insideVerb = groups.find(
      (other) => other !== group && other.first <= from && from <= other.last && other.kind !== 'participle'
    )
    if (insideVerb && (host || insideVerb.kind === 'finite')) break
    const joinsNouns =
      token.pos === 'CCONJ' &&
      (isPaired(tokens, from, floor) || (host !== undefined && joinsSubject(tokens, host, groups, group, from)))
    if (host && host.group.last >= 0 && !joinsNouns && (token.pos === 'CCONJ' || isComma(token))) break
  }
  const boundary = tokens[from]
  const subject = { from: from + 1, to: tail + 1 }
  // "the turf it put him on": a pronoun at the end of a longer phrase is the subject of a clause inside the phrase.
  if (
    host &&
    subject.to - subject.from > 2 &&
    /^(?:i|you|he|she|it|we|they)$/.test(tokens[tail]?.lower ?? '') &&
    !isComma(tokens[tail - 1]) &&
    tokens[tail - 1]?.pos !== 'ADV'
  )
    return null
  if (subject.from >= subject.to)
    return host ? null : { link: 'main', start: 0, bodyFrom: 0, subject: null, host: null, connective: '' }
  if (boundary && isSubordinator(tokens, from)) {
    if (!assertive.has(boundary.lower)) return clauses.length === 0 && from > 0 ? null : null
    return {
      link: 'subordinate',
      start: isComma(tokens[from - 1]) ? from - 1 : from,
      bodyFrom: from + 1,
      subject: host ? subject : { from: leadEnd(tokens, subject.from, group.first), to: subject.to },
      host: current >= 0 ? current : null,
      connective: boundary.lower
    }
  }
  if (boundary && isRelative(tokens, from)) return null
  if (!host) {
    const aside = dashedAside(tokens, tail)
    if (aside !== null)
      return {
        link: 'main',
        start: 0,
        bodyFrom: 0,
        subject: { from: leadEnd(tokens, 0, aside), to: aside },
        host: null,
        connective: ''
      }
    const lead = leadEnd(tokens, Math.max(0, from + 1), group.first)
    return { link: 'main', start: 0, bodyFrom: 0, subject: { from: lead, to: tail + 1 }, host: null, connective: '' }
  }
  if (!tokens.slice(subject.from, subject.to).some(isNominal) && !standsForMany.test(tokens[tail]?.lower ?? ''))
    return null
  if (host.link === 'subordinate' && isComma(boundary) && clauses.length === 1) {
    return { link: 'coordinate', start: from, bodyFrom: from + 1, subject, host: null, connective: '' }
  }
  if (
    boundary &&
    (isHardBreak(boundary) ||
      boundary.pos === 'CCONJ' ||
      (isComma(boundary) && !isInsideComplement(tokens, groups, host, from)))
  ) {
    const connective = boundary.pos === 'CCONJ' ? boundary.lower : ''
    if (boundary.pos === 'CCONJ' && isInsideComplement(tokens, groups, host, from)) return null
    const lead = isComma(boundary) ? hardBreakBefore(tokens, host.group.last, from) : null
    const start = lead ?? (boundary.pos === 'CCONJ' && isComma(tokens[from - 1]) ? from - 1 : from)
    return {
      link: 'coordinate',
      start,
      bodyFrom: start + (lead === null ? from + 1 - start : 1),
      subject,
      host: current,
      connective
    }
  }
  return null
}

/** "Many even received passports": a subject by itself. */
const standsForMany = /^(?:many|most|some|few|several|all|both|others)$/

/** Where the aside opens that the dash right before the predicate closes: "three men - one who served - have been …". */
function dashedAside(tokens: readonly Token[], tail: number): number | null {
  const isDash = (at: number) => isPause(tokens[at]) && !isComma(tokens[at])
  if (!isDash(tail)) return null
  for (let at = tail - 1; at > 0; at -= 1) if (isDash(at)) return at
  return null
}

/** "…: On July 6, the two countries signed": the new clause starts at the colon, not at the comma after its lead. */
function hardBreakBefore(tokens: readonly Token[], floor: number, comma: number): number | null {
  for (let at = comma - 1; at > floor; at -= 1) {
    if (isHardBreak(tokens[at])) return /^(?:ADP|ADV|SCONJ)$/.test(tokens[at + 1]?.pos ?? '') ? at : null
  }
  return null
}

function isAlsoPreposition(token: Token): boolean {
  return /^(?:as|after|before|since|until|once)$/.test(token.lower)
}

const pairOpeners = /^(?:either|neither|both)$/

/** The two conjunctions of "neither Ryan nor anyone has asked": they join nouns, and no clause starts at either. */
function isPaired(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let index = at; index > floor; index -= 1) {
    if (pairOpeners.test(tokens[index]?.lower ?? '')) return true
    if (isHardBreak(tokens[index])) return false
  }
  return false
}

/** "As we noted, Clinton and the campaign hit …": the conjunction joins two nouns of the subject that the comma opened. */
function joinsSubject(
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
function isRelative(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && relatives.has(token.lower) && token.pos !== 'DET' && !isDemonstrative(tokens, at)
}

/** "That" that opens the sentence and points back: a predicate follows, or the one noun that it belongs to. */
function isDemonstrative(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'That' && !(tokens[at]?.lower === 'that' && at > 0 && opensSentence(tokens, at)))
    return false
  const next = tokens[at + 1]
  if (next?.pos === 'VERB' || next?.pos === 'AUX' || next?.pos === 'ADV') return true
  return (next?.pos === 'NOUN' && !/[^s]s$/.test(next.lower)) || next?.pos === 'ADJ' || next?.lower === 'all'
}

/** Only conjunctions and marks before it. */
function opensSentence(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(0, at).every((token) => token.pos === 'CCONJ' || token.pos === 'PUNCT')
}

function isSubordinator(tokens: readonly Token[], at: number): boolean {
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
function isInsideComplement(tokens: readonly Token[], groups: readonly VerbGroup[], host: Clause, at: number): boolean {
  const head = tokens[host.group.head]
  if (
    head &&
    reportingVerbs.has(verbLemma(head)) &&
    groups.some((group) => group.kind === 'finite' && group.first > host.group.last && group.first < at)
  )
    return true
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

function collectRanges(tokens: readonly Token[], clauses: readonly Clause[], owner: readonly number[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const clause = clauses[owner[at] ?? 0]
    if (!clause) continue
    const last = clause.ranges.at(-1)
    if (last && last.to === at) last.to = at + 1
    else clause.ranges.push({ from: at, to: at + 1 })
  }
}
