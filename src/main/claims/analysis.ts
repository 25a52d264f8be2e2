/**
 * One English sentence to drafts of claims: first who says it, then the clauses of what is said, then what stands in
 * phrases. Drafts hold token ranges; detect.ts turns them into claims with exact offsets.
 */
import type { ClaimType } from '../../shared/detection.ts'
import { findAsides } from './asides.ts'
import { type Attribution, findAttributions } from './attribution.ts'
import { findBrackets } from './brackets.ts'
import { type Clause, findClauses } from './clauses.ts'
import { assertsContent, isNegation, isOfNobody } from './denial.ts'
import type { Draft, TokenRange } from './draft.ts'
import { beForms, doForms, haveForms, verbForms } from './morphology.ts'
import {
  type Antecedent,
  antecedentOf,
  bodyRanges,
  clauseStatement,
  isResultParticiple,
  resolvePronoun,
  sentenceCase,
  textOfRanges
} from './statement.ts'
import type { Token } from './tokens.ts'
import { utterance } from './utterance.ts'
import { findVerbGroups, isImperative } from './verbs.ts'

/** What one sentence leaves for the pronouns and quotations of the next. */
export type Carry = { antecedent: Antecedent | null; people: number }

export type SentenceAnalysis = { drafts: Draft[]; links: Attribution[]; carry: Carry }

/** Analyses the tagged sentence. `headline`: a missing predicate is no reason to drop it. */
export function analyseSentence(
  source: string,
  tokens: readonly Token[],
  carry: Carry,
  headline: boolean
): SentenceAnalysis {
  const { links, content } = findAttributions(tokens)
  const drafts: Draft[] = []
  const textOf = (range: TokenRange) => textOfRanges(source, tokens, [range])
  links.forEach((link, index) => {
    drafts.push(utterance(source, tokens, link, index))
  })
  const innermost = links.at(-1)
  const speaker = innermost ? antecedentOf(source, tokens, innermost.source) : null
  const carried = { ...carry, antecedent: speaker ?? carry.antecedent }
  const carriedPeople = speaker ? 1 : carry.people
  const hidden = new Set(
    findBrackets(tokens).flatMap((range) => (isWholeContent(content, range) ? [] : indices(range)))
  )
  const contentTokens: number[] = []
  const sub: Token[] = []
  for (const range of content)
    for (let at = range.from; at < range.to; at += 1) {
      const token = tokens[at]
      if (!token || hidden.has(at)) continue
      contentTokens.push(at)
      sub.push(token)
    }
  const toSource = (ranges: readonly TokenRange[]) => mapRanges(ranges, contentTokens, hidden)
  const asserted = links.every((link) => assertsContent(tokens, link))
  const { clauses } = asserted ? findClauses(sub) : { clauses: [] }
  const clauseDrafts = clauses.map((clause) => clauseDraft(source, sub, clauses, clause))
  const base = drafts.length
  let antecedent: Antecedent | null = carriedPeople === 1 || speaker ? carried.antecedent : null
  let lastSubject: Antecedent | null = null
  clauses.forEach((clause, index) => {
    const draft = clauseDrafts[index]
    if (!draft) return
    const candidate = lastSubject ?? (antecedent?.person ? antecedent : null) ?? null
    const resolved = resolvePronoun(
      draft.statement,
      candidate?.person && !candidate.topic && isContested(sub, clause, candidate) ? null : candidate
    )
    const own = antecedentOf(source, sub, clause.subject)
    if (own && clause.link !== 'relative') lastSubject = own
    const ranges = toSource(draft.ranges)
    if (ranges.length === 0) return
    drafts.push({
      ...draft,
      ranges,
      statement: sentenceCase(resolved.statement),
      flags: [...draft.flags, ...resolved.flags.filter((flag) => flag !== 'pronoun-resolved')],
      parent: links.length > 0 ? links.length - 1 : null,
      links: links.length
    })
  })
  if (drafts.length === base && asserted && headline && content.length > 0 && sub.length > 2) {
    drafts.push({
      ranges: toSource([{ from: 0, to: endWithoutStop(sub) }]),
      statement: sentenceCase(textOfRanges(source, sub, [{ from: 0, to: sub.length }])),
      flags: [],
      types: [],
      parent: links.length > 0 ? links.length - 1 : null,
      links: links.length
    })
  }
  attachContents(tokens, drafts, links, base, asserted)
  links.forEach((link, index) => {
    if (link.outside) addOwnAssertions(source, tokens, drafts, link.outside, index)
  })
  addAsides(tokens, drafts, links, textOf, base, asserted)
  antecedent = lastSubject
  const people = countNames(tokens)
  return { drafts, links, carry: { antecedent: speaker ?? antecedent, people } }
}

/** A sentence or quotation that stands in brackets whole is read like any other. */
function isWholeContent(content: readonly TokenRange[], bracket: TokenRange): boolean {
  return content.every((range) => bracket.from <= range.from + 1 && range.to <= bracket.to + 1)
}

/** Whether another person could be meant: further names, or a "who", before the pronoun. */
function isContested(tokens: readonly Token[], clause: Clause, candidate: Antecedent): boolean {
  for (let at = 0; at < (clause.subject?.from ?? 0); at += 1) {
    const token = tokens[at]
    if (!token) break
    if (token.lower === 'who') return true
    if (token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text) && !candidate.text.includes(token.text)) return true
  }
  return false
}

/** What the article itself says in the sentence before it reports what somebody said. */
function addOwnAssertions(
  source: string,
  tokens: readonly Token[],
  drafts: Draft[],
  range: TokenRange,
  links: number
): void {
  const map = indices(range)
  const sub = tokens.slice(range.from, range.to)
  const { clauses } = findClauses(sub)
  for (const clause of clauses) {
    const draft = clauseDraft(source, sub, clauses, clause)
    if (!draft) continue
    const resolved = resolvePronoun(draft.statement, null)
    drafts.push({
      ...draft,
      ranges: mapRanges(draft.ranges, map),
      statement: sentenceCase(resolved.statement),
      flags: [...draft.flags, ...resolved.flags],
      parent: links > 0 ? links - 1 : null,
      links
    })
  }
}

function indices(range: TokenRange): number[] {
  const out: number[] = []
  for (let at = range.from; at < range.to; at += 1) out.push(at)
  return out
}

/** Ranges over the content's tokens to ranges over the sentence's, parted where the content is. */
function mapRanges(
  ranges: readonly TokenRange[],
  map: readonly number[],
  hidden: ReadonlySet<number> = new Set()
): TokenRange[] {
  const out: TokenRange[] = []
  for (const range of ranges) {
    for (let at = range.from; at < range.to; at += 1) {
      const index = map[at]
      if (index === undefined) continue
      const last = out.at(-1)
      if (last && hidden.has(last.to)) last.to = skip(last.to, hidden)
      if (last && last.to === index) last.to = index + 1
      else out.push({ from: index, to: index + 1 })
    }
  }
  return out
}

/** First index at or after `at` that is not hidden. */
function skip(at: number, hidden: ReadonlySet<number>): number {
  let to = at
  while (hidden.has(to)) to += 1
  return to
}

function endWithoutStop(tokens: readonly Token[]): number {
  let to = tokens.length
  while (to > 1 && /^[.!?…]+$/.test(tokens[to - 1]?.text ?? '')) to -= 1
  return to
}

function clauseDraft(
  source: string,
  tokens: readonly Token[],
  clauses: readonly Clause[],
  clause: Clause
): Pick<Draft, 'ranges' | 'statement' | 'flags' | 'types'> | null {
  const host = clause.host === null ? undefined : clauses[clause.host]
  const body = bodyRanges(tokens, clause)
  if (body.length === 0 || !clause.subject || isThin(tokens, body, clause)) return null
  const types: ClaimType[] = []
  const flags: string[] = []
  const inline = clauses.filter(
    (other) =>
      other.link === 'subordinate' &&
      other.host !== null &&
      clauses[other.host] === clause &&
      tokens[other.ranges[0]?.from ?? 0]?.text !== ','
  )
  for (const other of inline) {
    if (/^(?:because|since|as)$/.test(other.connective)) types.push('causal')
    const end = other.ranges.at(-1)?.to ?? 0
    const last = body.at(-1)
    if (last && other.ranges[0]?.from === last.to) last.to = trimEnd(tokens, end, last.to)
  }
  // "It did not pass, which may help": what is taken up is that it did not, so the clause stands with the one before it.
  if (host && clause.link === 'relative' && clause.connective === 'which' && isAfterNegation(tokens, clause, host))
    return {
      ranges: [...bodyRanges(tokens, host), ...clause.ranges].sort((a, b) => a.from - b.from),
      statement: textOfRanges(source, tokens, [...bodyRanges(tokens, host), ...clause.ranges]),
      flags,
      types
    }
  const reason = reasonBefore(tokens, clauses, clause)
  if (reason && body[0]) {
    types.push('causal')
    body[0].from = reason.from
  }
  const ranges = withSubject(tokens, clause, host, body)
  const statement =
    inline.length > 0 || reason ? textOfRanges(source, tokens, body) : clauseStatement(source, tokens, clause, clauses)
  return { ranges, statement, flags, types }
}

/** "Because prices rose, the bank raised rates": that the one is why of the other is asserted too, so it stays whole. */
function reasonBefore(tokens: readonly Token[], clauses: readonly Clause[], clause: Clause): TokenRange | null {
  const previous = clauses[clauses.indexOf(clause) - 1]
  if (
    clause.link !== 'coordinate' ||
    clause.host !== null ||
    previous?.link !== 'subordinate' ||
    previous.connective !== 'because'
  )
    return null
  const range = previous.ranges[0]
  return range && tokens[range.from]?.lower === 'because' ? range : null
}

function trimEnd(tokens: readonly Token[], end: number, floor: number): number {
  let to = end
  while (to > floor && /^[,;:.!?–—”"]$/.test(tokens[to - 1]?.text ?? '')) to -= 1
  return to
}

/** Own words, and the subject's where it stands elsewhere. */
function withSubject(
  tokens: readonly Token[],
  clause: Clause,
  host: Clause | undefined,
  body: readonly TokenRange[]
): TokenRange[] {
  const subject = clause.subject
  const first = body[0]
  if (!subject || !first) return [...body]
  if (clause.link === 'relative') {
    const start = Math.min(subject.from, first.from)
    return first.from - subject.to <= 3 ? [{ from: start, to: first.to }, ...body.slice(1)] : [subject, ...body]
  }
  if (isResultParticiple(tokens, clause) && host)
    return [...bodyRanges(tokens, host), ...body].sort((a, b) => a.from - b.from)
  if (body.some((range) => range.from <= subject.from && subject.to <= range.to)) return [...body]
  const all = [subject, ...body].sort((a, b) => a.from - b.from)
  return all.reduce<TokenRange[]>((out, range) => {
    const last = out.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else out.push({ ...range })
    return out
  }, [])
}

/** A clause whose predicate is all it has ("he said", "it is") asserts too little to stand alone. */
function isThin(tokens: readonly Token[], body: readonly TokenRange[], clause: Clause): boolean {
  const { head } = clause.group
  if (!body.some((range) => range.from <= head && head < range.to) || isUnfinished(tokens, body, clause)) return true
  const own = body.flatMap((range) => tokens.slice(range.from, range.to))
  const words = own.filter((token) => token.pos !== 'PUNCT')
  if (words.length < 2) return true
  const subject = clause.subject ? tokens.slice(clause.subject.from, clause.subject.to) : []
  if (isPhrase(tokens, body, clause, subject) || (clause.link === 'main' && isImperative(own))) return true
  const isGeneric = subject.length === 1 && /^(?:i|you|what|who|this|that)$/.test(subject[0]?.lower ?? '')
  return (words.length < 3 && isGeneric) || (subject.length === 1 && isBareDemonstrative(tokens, words, clause))
}

const ownSubject = /^(?:i|he|she|it|we|they|everything|everyone|everybody)$/

/** "(After) saying he was nervous", "The way everything is stacked up": the predicate belongs to something inside a phrase. */
function isPhrase(
  tokens: readonly Token[],
  body: readonly TokenRange[],
  clause: Clause,
  subject: readonly Token[]
): boolean {
  const [first] = subject
  const last = subject.at(-1)
  const before = subject.at(-2)
  if (!first || !last || !before || !ownSubject.test(last.lower)) return false
  const gerund = first.pos === 'VERB' && verbForms(first.lower).ing
  if (!gerund && before.pos !== 'NOUN') return false
  const end = body.at(-1)?.to ?? 0
  return !findVerbGroups(tokens).some(
    (group) => group.kind === 'finite' && group.first > clause.group.last && group.first < end
  )
}

/** "That is the key to it": points at something and names, counts or compares nothing. */
function isBareDemonstrative(tokens: readonly Token[], words: readonly Token[], clause: Clause): boolean {
  if (tokens[clause.subject?.from ?? 0]?.lower !== 'that') return false
  const head = tokens[clause.group.head]?.lower ?? ''
  const copular = beForms.has(head) || /^(?:['’]s|means?|meant)$/.test(head)
  return (
    copular &&
    !words.some(
      (token) =>
        token.pos === 'NUM' ||
        (token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) ||
        /^(?:more|less|fewer|most|least|same|twice|half|double|why|where|when|\p{L}+est)$/u.test(token.lower)
    )
  )
}

/** Whether the antecedent is an unnamed thing that the host's predicate denies: "do not excite such passions, which …". */
function isAfterNegation(tokens: readonly Token[], clause: Clause, host: Clause): boolean {
  const { subject } = clause
  if (!subject || subject.from <= host.group.last) return false
  const named = tokens.slice(subject.from, subject.to).some((token) => token.pos === 'PROPN' || token.lower === 'the')
  if (named) return false
  for (let at = host.group.first; at < subject.to; at += 1) if (isNegation(tokens, at)) return true
  return false
}

/** "As she has for weeks, …", "after all this is dealt with, … will …": repeats or awaits what the main clause says. */
function isElliptic(tokens: readonly Token[], { connective, group }: Clause): boolean {
  const head = tokens[group.head]?.lower ?? ''
  if (connective === 'as' && (haveForms.has(head) || doForms.has(head)) && tokens[group.last + 1]?.pos === 'ADP')
    return true
  const first = tokens[group.first]
  const isPast = first?.pos === 'AUX' ? /^(?:was|were|had|did|has|have)$/.test(first.lower) : verbForms(head).past
  return /^(?:after|before)$/.test(connective) && !isPast && tokens.some(({ lower }) => /^(?:will|['’]ll)$/.test(lower))
}

const conditions = /^(?:as|when|whenever|if|unless|until|once|where|than)$/

/** "The donors are", "As the president appears set to veto the bill", "You could say so": nothing that is so or not so. */
function isUnfinished(tokens: readonly Token[], body: readonly TokenRange[], clause: Clause): boolean {
  const own = body.flatMap((range) => tokens.slice(range.from, range.to))
  const after = body.at(-1)?.to ?? 0
  const head = tokens[clause.group.head]
  if (
    head &&
    (beForms.has(head.lower) || /^(?:do|does|did|has|have|had|will|would|can|could)$/.test(head.lower)) &&
    clause.group.last >= after - 1
  )
    return true
  if (clause.link === 'subordinate' && isElliptic(tokens, clause)) return true
  const addressed =
    clause.subject && clause.subject.to - clause.subject.from === 1 && tokens[clause.subject.from]?.lower === 'you'
  // "You take her to dinner" is said of anybody; "You cut education spending when you came into office" is not.
  if (addressed && !own.some((token) => token.pos === 'NUM') && !isPastOnly(head)) return true
  const first = own[0]
  return (
    clause.link === 'main' &&
    first !== undefined &&
    conditions.test(first.lower) &&
    first.pos !== 'ADP' &&
    !own.some((token) => token.text === ',')
  )
}

function isPastOnly(verb: Token | undefined): boolean {
  const forms = verbForms(verb?.lower ?? '')
  return /^(?:was|were|had|did)$/.test(verb?.lower ?? '') || (forms.past && !forms.base)
}

/** An utterance without a content claim of its own (a quoted phrase, a denial) covers its content. */
function attachContents(
  tokens: readonly Token[],
  drafts: Draft[],
  links: readonly Attribution[],
  base: number,
  asserted: boolean
): void {
  const link = links.at(-1)
  const draft = drafts[links.length - 1]
  if (!link || !draft || drafts.length > base) return
  const content = link.content.map(({ from, to }) => ({ from, to: Math.max(from + 1, trimEnd(tokens, to, from)) }))
  draft.ranges = [...draft.ranges, ...content].sort((a, b) => a.from - b.from)
  if (asserted && !draft.types.includes('quotation') && draft.types.includes('utterance'))
    draft.types.push('assessment')
}

function addAsides(
  tokens: readonly Token[],
  drafts: Draft[],
  links: readonly Attribution[],
  textOf: (range: TokenRange) => string,
  base: number,
  asserted: boolean
): void {
  for (const aside of findAsides(tokens, textOf)) {
    const first = aside.ranges[0]
    const last = aside.ranges.at(-1)
    if (!first || !last) continue
    const inContent =
      links.length > 0 && (links.at(-1)?.content ?? []).some((range) => range.from <= first.from && last.to <= range.to)
    const isName = aside.kind === 'title' || aside.kind === 'alias'
    if (!isName && ((inContent && !asserted) || (aside.kind === 'restrictive' && isOfNobody(tokens, first)))) continue
    if (aside.kind === 'alias') cutAlias(tokens, drafts, base, last)
    if (aside.kind === 'presupposition') cutLead(tokens, drafts, base, first, textOf)
    const type: ClaimType = aside.kind === 'restrictive' ? 'presupposition' : aside.kind
    const { statement, flags } =
      aside.kind === 'title'
        ? {
            statement: aside.statement,
            flags: /^(?:his|her|their|its)$/i.test(tokens[first.from]?.text ?? '') ? ['pronoun-unresolved'] : []
          }
        : resolvePronoun(aside.statement, null)
    drafts.push({
      ranges: aside.ranges,
      statement: sentenceCase(statement),
      flags,
      types: [type],
      parent: inContent && aside.kind !== 'title' ? links.length - 1 : null,
      links: inContent ? links.length : 0,
      ...(aside.key === undefined ? {} : { titleKey: aside.key })
    })
  }
}

/** "Despite X, Y": what X takes for granted is a claim of its own, so the claim Y starts after the comma. */
function cutLead(
  tokens: readonly Token[],
  drafts: Draft[],
  base: number,
  lead: TokenRange,
  textOf: (range: TokenRange) => string
): void {
  if (tokens[lead.to]?.text !== ',') return
  for (let index = base; index < drafts.length; index += 1) {
    const range = drafts[index]?.ranges[0]
    const draft = drafts[index]
    if (!draft || !range || range.from !== lead.from - 1 || range.to <= lead.to + 1) continue
    const dropped = `${textOf({ from: range.from, to: lead.to })},`
    range.from = lead.to + 1
    if (draft.statement.toLowerCase().startsWith(dropped.toLowerCase()))
      draft.statement = sentenceCase(draft.statement.slice(dropped.length))
  }
}

/** The alias is a claim of its own: the clause before it ends at the name. */
function cutAlias(tokens: readonly Token[], drafts: Draft[], base: number, alias: TokenRange): void {
  let from = alias.from
  while (from < alias.to && tokens[from]?.text !== ',' && tokens[from]?.text !== '(') from += 1
  if (from >= alias.to) return
  for (let index = base; index < drafts.length; index += 1) {
    const draft = drafts[index]
    const range = draft?.ranges.at(-1)
    if (!draft || !range || range.to !== alias.to || range.from >= from) continue
    const cut = tokens[from]?.start ?? 0
    range.to = from
    const tail = tokens[alias.to - 1]?.end ?? 0
    const words = tokens.filter((token) => token.start >= cut && token.end <= tail)
    const phrase = words.map((token) => token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
    draft.statement = sentenceCase(draft.statement.replace(new RegExp(`\\s*${phrase}\\s*\\.?$`, 'u'), ''))
  }
}

function countNames(tokens: readonly Token[]): number {
  let names = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const isName = tokens[at]?.pos === 'PROPN' && /^\p{Lu}/u.test(tokens[at]?.text ?? '')
    const begins = tokens[at - 1]?.pos !== 'PROPN'
    if (isName && begins) names += 1
  }
  return names
}

/** Whether the sentence has a finite predicate at all. */
export function hasPredicate(tokens: readonly Token[]): boolean {
  return findVerbGroups(tokens).some((group) => group.kind === 'finite')
}
