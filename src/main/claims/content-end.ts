/** Where what somebody said, wanted or judged ends within its sentence. */
import { cueForm, takes } from './cue-lexicon.ts'
import { isDash } from './marks.ts'
import { verbForms } from './morphology.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal, type VerbGroup } from './verbs.ts'

/** How the content hangs in its sentence; every part may be left out. */
export type ContentKind = {
  /** The cue stands in a clause that opens the sentence ("Although he said X, …"), which its comma ends. */
  inLead?: boolean
  /** What is reported is a clause of its own, which does not end before its verb: "said Smith, the mayor, would go". */
  isClause?: boolean
  /** Index of the cue, whose subject may go on with a verb of its own after the content. */
  cue?: number
}

/**
 * To the end of the phrase: a comma before a conjunction or a new subject, a semicolon, a dash, the full stop.
 */
export function contentEnd(tokens: readonly Token[], from: number, kind: ContentKind = {}): number {
  const finite = findVerbGroups(tokens).filter((group) => group.kind === 'finite' && group.first >= from)
  // In front of the main clause only a marked clause is sure to be one: the verb after the comma is the sentence's.
  const isClause = kind.isClause === true && (kind.inLead !== true || tokens[from - 1]?.lower === 'that')
  const lacksVerb = (at: number) => isClause && finite.length > 0 && !finite.some((group) => group.first < at)
  let depth = 0
  let aside = false
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) return at
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth > 0) continue
    if (isDash(token.text) && !aside && hasPartner(tokens, at)) aside = true
    else if (isDash(token.text) && aside) aside = false
    else if (depth < 0 || isDash(token.text) || token.text === ';' || token.text === ':') return at
    if (at === tokens.length - 1 && token.pos === 'PUNCT') return /^["”]$/.test(token.text) ? tokens.length : at
    if (token.pos === 'CCONJ' && (opensReport(tokens, at + 1) || goesBack(tokens, at, finite, kind))) return at
    if (!isComma(token) || lacksVerb(at)) continue
    if (kind.inLead && at > from && !isShortList(tokens, at)) return at
    if (tokens[at + 1]?.pos === 'CCONJ' && tokens[at + 2]?.lower === 'that' && tokens[from - 1]?.lower === 'that')
      continue
    if (closesAside(tokens, from, at, finite)) return at
    if (opensRemark(tokens, at + 1, kind.isClause === true)) return at
  }
  return tokens.length
}

/** "Trump, who said the war could go on, has won": the verb after the comma is of the clause around the cue. */
function closesAside(tokens: readonly Token[], from: number, comma: number, finite: readonly VerbGroup[]): boolean {
  if (!finite.some((group) => group.first === comma + 1) || tokens[comma + 1]?.pos !== 'AUX') return false
  for (let at = from; at < comma; at += 1) if (isComma(tokens[at])) return false
  return true
}

const remarks = /^(?:which|who|while|although|though|according|as|after|because)$/

/**
 * What a comma parts from the words reported: "…, while others left", "…, which he denied"; from a thing that is judged also
 * what else is told of it: "…, a friend of his", "…, known for his temper", "…, citing the report".
 */
function opensRemark(tokens: readonly Token[], at: number, isClause: boolean): boolean {
  const token = tokens[at]
  if (!token) return false
  if (remarks.test(token.lower)) return true
  if (isClause) return token.pos === 'CCONJ' && !/^(?:and|but|or|nor)$/.test(token.lower)
  return (
    (token.pos === 'CCONJ' && !/^(?:or|nor)$/.test(token.lower)) ||
    /^(?:a|an|one|the)$/.test(token.lower) ||
    (token.lower.endsWith('ing') && token.lower !== 'including') ||
    (token.pos === 'VERB' && verbForms(token.lower).participle)
  )
}

/** "the richest -- those who earn more -- would pay": a dash that another one closes. */
function hasPartner(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 2; at < Math.min(tokens.length - 1, from + 20); at += 1) {
    const token = tokens[at]
    if (token && isDash(token.text)) return true
  }
  return false
}

const occasions =
  /^(?:tweets?|speech|speeches|interviews?|statements?|rally|rallies|debates?|letters?|ads?|posts?|articles?|conference|briefing|meeting|hearing|morning|afternoon|evening|night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|twitter|facebook|remarks|event|forum|appearance|stop|address|report|op-ed|column|memo|filing|television|book)$/

/** End of what is judged or offered: when and where it was done ("in a speech on Monday", "during the debate") is no part of it. */
export function objectEnd(tokens: readonly Token[], from: number, kind: ContentKind = {}): number {
  const end = contentEnd(tokens, from, kind)
  if (standsAlone(tokens, from)) return Math.min(end, from + 1)
  for (let at = from + 1; at < end; at += 1) {
    const token = tokens[at]
    if (!token) break
    if (isComma(token) && !isList(tokens, at, end) && !quoteFollows(tokens, at)) return at
    if (token.pos === 'CCONJ' && tokens[at + 1]?.pos === 'VERB' && !tokens[at + 1]?.lower.endsWith('ing')) return at
    if (/^(?:during|when|while|because|since|until)$/.test(token.lower)) return at
    if (/^(?:after|before|by)$/.test(token.lower) && (token.lower !== 'by' || tokens[at + 1]?.lower.endsWith('ing')))
      return at
    if (/^(?:last|this|next|earlier|later)$/.test(token.lower) && times.test(tokens[at + 1]?.lower ?? '')) return at
    if (occasions.test(token.lower) && token.pos === 'PROPN' && tokens[at - 1]?.pos !== 'ADP') return at
    if (!/^(?:in|at|on|to)$/.test(token.lower)) continue
    for (let index = at + 1; index < Math.min(end, at + 5); index += 1)
      if (occasions.test(tokens[index]?.lower ?? '')) return at
  }
  return end
}

/** "A “nasty guy,” an “anchor baby,” “unstable” and “sick”": the comma inside the marks parts quoted words of one list. */
function quoteFollows(tokens: readonly Token[], comma: number): boolean {
  if (!/^["”]$/.test(tokens[comma + 1]?.text ?? '')) return false
  const at = /^(?:an?|the)$/.test(tokens[comma + 2]?.lower ?? '') ? comma + 3 : comma + 2
  return /^["“]$/.test(tokens[at]?.text ?? '')
}

const times =
  /^(?:week|weekend|month|year|spring|summer|fall|autumn|winter|time|morning|night|this|in|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/

/** "endorsed her in March", "raised it again": the pronoun is all that is judged, what follows says when and how. */
function standsAlone(tokens: readonly Token[], from: number): boolean {
  const next = tokens[from + 1]
  if (!next || !/^(?:him|her|it|them|this|himself|herself|themselves|me|us)$/.test(tokens[from]?.lower ?? ''))
    return false
  return (
    (next.pos === 'ADP' && !/^(?:as|for|of|to)$/.test(next.lower)) ||
    next.pos === 'ADV' ||
    next.pos === 'SCONJ' ||
    next.pos === 'NUM' ||
    next.pos === 'AUX' ||
    next.pos === 'CCONJ' ||
    (next.pos === 'VERB' && (next.lower.endsWith('ing') || verbForms(next.lower).third)) ||
    /^(?:this|last|earlier)$/.test(next.lower)
  )
}

/** "the tax, the levy and the fee": the comma parts things of one list. */
function isList(tokens: readonly Token[], comma: number, end: number): boolean {
  if (/^(?:which|who|where|with|especially|including)$/.test(tokens[comma + 1]?.lower ?? '')) return false
  for (let at = comma + 1; at < Math.min(end, comma + 9); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'AUX' || (token.pos === 'VERB' && !token.lower.endsWith('ing'))) return false
    if (token.pos === 'CCONJ') return true
  }
  return false
}

/** "roads, bridges and tunnels": a list of single words within a clause that a comma ends. */
function isShortList(tokens: readonly Token[], comma: number): boolean {
  return isList(tokens, comma, comma + 5)
}

/** "said that crime rose and urged voters to …": the second report is the speaker's, not what was said. */
function opensReport(tokens: readonly Token[], from: number): boolean {
  let at = from
  while (tokens[at]?.pos === 'ADV') at += 1
  const token = tokens[at]
  const form = token?.pos === 'VERB' ? cueForm(token.lower) : undefined
  if (!form || (form.form !== 'past' && form.form !== 'third')) return false
  return takes(form.lemma, 'clause') || takes(form.lemma, 'bidden') || takes(form.lemma, 'charge')
}

/**
 * "backed the bill and left", "says he is friendly with them but took issue": after the conjunction goes on what the
 * article tells of the speaker, because what is reported has no verb that could share its subject, or one of another time.
 */
function goesBack(
  tokens: readonly Token[],
  conjunction: number,
  finite: readonly VerbGroup[],
  { cue, isClause }: ContentKind
): boolean {
  if (cue === undefined) return false
  let at = conjunction + 1
  while (tokens[at]?.pos === 'ADV') at += 1
  const next = finite.find((group) => group.first === at)
  if (!next || isNominal(tokens[at])) return false
  const own = finite.filter((group) => group.first < conjunction)
  const [first] = own
  if (!first) return !isClause
  return (
    own.length === 1 &&
    isClause === true &&
    isPast(tokens, cue) &&
    !isPast(tokens, first.first) &&
    isPast(tokens, next.first)
  )
}

function isPast(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  return /^(?:was|were|had|did)$/.test(word) || verbForms(word).past
}
