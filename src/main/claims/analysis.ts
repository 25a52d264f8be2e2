/**
 * One English sentence to drafts of claims: first who says it, then the clauses of what is said, then what stands in
 * phrases. Drafts hold token ranges; detect.ts turns them into claims with exact offsets.
 */
import { addAsides } from './aside-drafts.ts'
import { type Attribution, findAttributions } from './attribution.ts'
import { findBrackets } from './brackets.ts'
import type { Clause } from './clause.ts'
import { clauseDraft, trimEnd } from './clause-drafts.ts'
import { findClauses } from './clauses.ts'
import { assertsContent } from './denial.ts'
import type { Draft, TokenRange } from './draft.ts'
import { type Antecedent, antecedentOf, resolvePronoun, sentenceCase, textOfRanges } from './statement.ts'
import type { Token } from './tokens.ts'
import { utterance } from './utterance.ts'
import { findVerbGroups } from './verbs.ts'

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

const isMale = /^(?:he|him|his|himself)$/
const isFemale = /^(?:she|her|hers|herself)$/

/** Whether another person could be meant: further names, or a "who", before the pronoun. */
function isContested(tokens: readonly Token[], clause: Clause, candidate: Antecedent): boolean {
  // "He refused to follow her commands": one of the two is not the speaker, and which is not told.
  const own = clause.ranges.flatMap(({ from, to }) => tokens.slice(from, to))
  if (own.some(({ lower }) => isMale.test(lower)) && own.some(({ lower }) => isFemale.test(lower))) return true
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
