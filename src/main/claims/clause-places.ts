/** Where the clause of a predicate begins, who its subject is and on which clause it hangs. */
import type { Clause, ClauseLink } from './clause.ts'
import {
  isAlsoPreposition,
  isInsideComplement,
  isPaired,
  isPause,
  isRelative,
  isSubordinator,
  joinsSubject
} from './clause-joints.ts'
import { isNegation } from './denial.ts'
import type { TokenRange } from './draft.ts'
import { beForms, doForms, haveForms, modals, verbForms } from './morphology.ts'
import { firstCommaAfter, leadEnd, nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { contentBefore, isComma, isHardBreak, isNominal, type VerbGroup } from './verbs.ts'

/** Subordinators whose clause asserts something by itself; "if", "whether" and "when" set a condition or a time. */
const assertive: ReadonlySet<string> = new Set('because although though while whereas after before since as'.split(' '))

type Place = {
  link: ClauseLink
  start: number
  bodyFrom: number
  subject: TokenRange | null
  host: number | null
  connective: string
  resume?: number
}

/**
 * The place of a finite predicate among the clauses found so far, `current` the one that goes on; null where it stays part
 * of that one. `resume`: the clause that waited for this predicate.
 */
export function placeFinite(
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
  if (clauses.length === 1 && opensWithWhat(tokens, groups) && groups.some((other) => other === host?.group))
    return null
  if (isRelative(tokens, at) && at > 0) return placeRelative(tokens, at, clauses, current)
  if (before.pos === 'CCONJ' || (isComma(before) && host)) {
    if (!host) return whole
    if (host.group.last < 0) return null
    if (isInsideComplement(tokens, groups, host, at) || isPaired(tokens, at, host.group.last)) return null
    if (isComma(before) && awaitsVerb(tokens, groups, host, at)) return null
    const own = isComma(before) ? subjectBeforeAside(tokens, groups, host, at) : null
    if (own)
      return {
        link: 'coordinate',
        start: own.from - 2,
        bodyFrom: own.from,
        subject: own,
        host: current,
        connective: tokens[own.from - 1]?.lower ?? ''
      }
    // "I will never, ever leave": the comma parts the negation from its verb.
    if (isComma(before) && host.group.last < at && isNegation(tokens, at - 1)) return null
    if (sharesNegation(tokens, host, group, at)) return null
    const start = before.pos === 'CCONJ' && isComma(tokens[at - 1]) ? at - 1 : at
    const after = tokens[group.last + 1]
    // "…, but so is the law": likewise.
    if (tokens[group.first - 1]?.lower === 'so' && beForms.has(tokens[group.last]?.lower ?? '') && startsSubject(after))
      return {
        link: 'coordinate',
        start,
        bodyFrom: group.first - 1,
        subject: { from: group.last + 1, to: group.last + 2 },
        host: current,
        connective: 'so'
      }
    // "…, nor did he apologise": the subject stands behind the auxiliary.
    if (before.lower === 'nor' && tokens[group.first]?.pos === 'AUX' && startsSubject(after))
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

function startsSubject(token: Token | undefined): boolean {
  return isNominal(token) || token?.pos === 'DET'
}

/** "Is not practised or expected", "has not closed branches and cut jobs": the negation reaches into what shares its auxiliary. */
function sharesNegation(tokens: readonly Token[], host: Clause, group: VerbGroup, joint: number): boolean {
  const verb = tokens[group.first]
  if (verb?.pos === 'AUX' || group.auxiliaries.length > 0) return false
  let negated = false
  for (let at = Math.max(0, host.group.first - 1); at <= host.group.head && !negated; at += 1)
    negated = isNegation(tokens, at)
  if (!negated) return false
  const joins = tokens[joint]?.lower ?? ''
  if (joins === 'or' || joins === 'nor') return true
  if (joins === 'but') return false
  const auxiliary = tokens[host.group.first]?.lower ?? ''
  const forms = verbForms(verb?.lower ?? '')
  return modals.has(auxiliary) || doForms.has(auxiliary)
    ? forms.base
    : (haveForms.has(auxiliary) || beForms.has(auxiliary)) && forms.participle
}

/** "He was tired since Smith, at the debate, cited …": the verb is of the clause that the conjunction opened. */
function awaitsVerb(tokens: readonly Token[], groups: readonly VerbGroup[], host: Clause, comma: number): boolean {
  for (let at = comma - 1; at > host.group.last; at -= 1) {
    if (groups.some((group) => group.kind === 'finite' && group.first <= at && at <= group.last)) return false
    // "One that politicians, of necessity, may accept": likewise behind a pronoun.
    if (!(tokens[at]?.pos === 'SCONJ' && isSubordinator(tokens, at)) && !(at > 0 && isRelative(tokens, at))) continue
    return isNominal(tokens[at + 1]) || tokens[at + 1]?.pos === 'DET'
  }
  return false
}

/** "…, and students in Brooklyn, New York, can …": the subject that a conjunction opens and an aside parts from its verb. */
function subjectBeforeAside(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  host: Clause,
  comma: number
): TokenRange | null {
  for (let at = comma - 1; at > host.group.last + 1; at -= 1) {
    if (tokens[at]?.pos !== 'CCONJ') continue
    const next = tokens[at + 1]
    const opens = isComma(tokens[at - 1]) && (next?.pos === 'DET' || next?.pos === 'ADJ' || isNominal(next))
    const end = firstCommaAfter(tokens, at + 1, comma)
    return opens &&
      end < comma &&
      !groups.some((group) => group.kind === 'finite' && group.first > at && group.first < end)
      ? { from: at + 1, to: end }
      : null
  }
  return null
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
  const list = host ? listSubject(tokens, groups, host, tail) : null
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
    // "Patients who took the course had …": the verb is of the clause that describes the subject.
    const relative =
      insideVerb?.kind === 'finite' && insideVerb !== host?.group ? contentBefore(tokens, insideVerb.first) : -1
    if (
      relative > floor &&
      /^(?:who|that|which)$/.test(tokens[relative]?.lower ?? '') &&
      isNominal(tokens[relative - 1])
    ) {
      from = relative
      continue
    }
    if (insideVerb && (host || insideVerb.kind === 'finite')) break
    const joinsNouns =
      token.pos === 'CCONJ' &&
      (isPaired(tokens, from, floor) || (host !== undefined && joinsSubject(tokens, host, groups, group, from)))
    if (from === list) break
    if (list !== null) continue
    if (host && host.group.last >= 0 && !joinsNouns && (token.pos === 'CCONJ' || isComma(token))) break
  }
  const boundary = tokens[from]
  const subject = { from: from + 1, to: tail + 1 }
  // "the turf it put him on": a pronoun at the end of a longer phrase is the subject of a clause inside the phrase.
  if (
    host &&
    (subject.to - subject.from > 2 ||
      (subject.to - subject.from === 2 &&
        tokens[subject.from]?.pos === 'NOUN' &&
        !isDay.test(tokens[subject.from]?.lower ?? ''))) &&
    /^(?:i|you|he|she|it|we|they)$/.test(tokens[tail]?.lower ?? '') &&
    !isComma(tokens[tail - 1]) &&
    tokens[tail - 1]?.pos !== 'ADV'
  )
    return null
  if (subject.from >= subject.to)
    return host ? null : { link: 'main', start: 0, bodyFrom: 0, subject: null, host: null, connective: '' }
  if (boundary && (isSubordinator(tokens, from) || from === list)) {
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
  // "… – including how she will pay": an example of what stands before.
  if (
    boundary &&
    isHardBreak(boundary) &&
    /^(?:including|such|especially|particularly)$/.test(tokens[subject.from]?.lower ?? '')
  )
    return null
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

/** The conjunction that "as hype, security and data quality shape plans" opens with: the commas after it part its subject's list. */
function listSubject(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  host: Clause,
  tail: number
): number | null {
  let joined = false
  let commas = 0
  for (let at = tail; at > host.group.last; at -= 1) {
    const token = tokens[at]
    if (!token || isHardBreak(token) || groups.some(({ first, last }) => first <= at && at <= last)) return null
    if (token.pos === 'CCONJ' && isComma(tokens[at - 1]) && !joined) return null
    if (token.pos === 'CCONJ') joined = true
    if (isComma(token)) commas += 1
    if ((isSubordinator(tokens, at) && token.pos === 'SCONJ') || (token.lower === 'as' && isComma(tokens[at - 1])))
      return joined && commas > 0 ? at : null
  }
  return null
}

/** "What I love about the cameras and lenses is how sharp they are": what comes first is the subject of the copula. */
function opensWithWhat(tokens: readonly Token[], groups: readonly VerbGroup[]): boolean {
  if (tokens[0]?.lower !== 'what' || tokens[1]?.pos === 'AUX') return false
  const [, second] = groups.filter((group) => group.kind === 'finite')
  return second !== undefined && /^(?:is|was)$/.test(tokens[second.first]?.lower ?? '')
}

/** "Today you can": says when, and is no part of the phrase that a subject would stand in. */
const isDay = /^(?:today|tonight|tomorrow|yesterday|\p{L}+day|once|soon|now|then)$/u

/** "Many even received passports": a subject by itself. */
const standsForMany = /^(?:many|most|some|few|several|all|both|others?|former|latter|rest)$/

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
