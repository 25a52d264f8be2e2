/**
 * Reports whose content does not follow the cue: "a deal she once supported", "the tax, he argued, would stay",
 * "…, as many economists believe".
 */
import { contentEnd } from './content-end.ts'
import { takes } from './cue-lexicon.ts'
import type { TokenRange } from './draft.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

/** What is reported before the cue at `at`, whose subject is `source`; `source` is the subject without what is reported. */
export type Stranded = { source: TokenRange; content: TokenRange }

/** Reads a verb after which nothing stands that it could report. */
export function strandedContent(
  tokens: readonly Token[],
  at: number,
  subject: TokenRange,
  lemma: string
): Stranded | null {
  return (takes(lemma, 'clause') ? parenthesis(tokens, at, subject) : null) ?? antecedent(tokens, at, subject, lemma)
}

const isEnd = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  return token === undefined || (at >= tokens.length - 2 && /^[.!?]$/.test(token.text))
}

/** "The tax, he argued, would stay", "Sales fell, his aides argue.", "As critics argue, the tax will stay". */
function parenthesis(tokens: readonly Token[], at: number, subject: TokenRange): Stranded | null {
  const next = at + 1
  const isInside = isComma(tokens[next])
  if (!isInside && !isEnd(tokens, next)) return null
  const isAs = tokens[subject.from - 1]?.lower === 'as'
  const comma = isAs ? subject.from - 2 : subject.from - 1
  const start = clauseStart(tokens, comma)
  if (isAs && comma < 0) {
    const to = contentEnd(tokens, next + 1, { isClause: true })
    return isInside && to > next + 1 ? { source: subject, content: { from: next + 1, to } } : null
  }
  if (!isComma(tokens[comma]) || comma <= start) return null
  const to = isInside && !isAs ? contentEnd(tokens, next + 1, { isClause: true }) : comma
  const content = { from: start, to }
  return hasFinite(tokens, content, at) ? { source: subject, content } : null
}

/** Whether the range has a predicate besides the cue. */
function hasFinite(tokens: readonly Token[], { from, to }: TokenRange, cue: number): boolean {
  return findVerbGroups(tokens).some(
    (group) =>
      group.kind === 'finite' && group.first >= from && group.last < to && !(group.first <= cue && cue <= group.last)
  )
}

function clauseStart(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at > 0; at -= 1) if (/^[;:—–“”]$/.test(tokens[at]?.lower ?? '')) return at + 1
  return /^(?:and|but)$/.test(tokens[0]?.lower ?? '') ? 1 : 0
}

const relative = /^(?:that|which|who|whom|what)$/

/**
 * "a deal (that) she once supported", "…, which he opposed": the thing before the clause, or the pronoun that stands for it.
 * "the bill, which he believes will pass": with what is said of it.
 */
function antecedent(tokens: readonly Token[], at: number, subject: TokenRange, lemma: string): Stranded | null {
  const next = tokens[at + 1]
  if (
    next &&
    !/^(?:PUNCT|AUX|SCONJ|CCONJ|VERB)$/.test(next.pos) &&
    !/^(?:in|on|at|during|after|before)$/.test(next.lower)
  )
    return null
  const source = ownPart(tokens, subject)
  const thing = thingBefore(tokens, source.from)
  if (!thing) return null
  if (takes(lemma, 'clause') && startsPredicate(tokens, at + 1))
    return { source, content: { from: thing.from, to: predicateEnd(tokens, at + 1) } }
  return takes(lemma, 'object') ? { source, content: thing } : null
}

const startsPredicate = (tokens: readonly Token[], at: number): boolean =>
  findVerbGroups(tokens).some((group) => group.kind === 'finite' && group.first === at)

/** A comma with a predicate after it ends the relative clause: "which he believes will pass, bans the drug". */
function predicateEnd(tokens: readonly Token[], from: number): number {
  const end = contentEnd(tokens, from, { isClause: true })
  for (let at = from; at < end; at += 1) if (isComma(tokens[at]) && startsPredicate(tokens, at + 1)) return at
  return end
}

/** What a relative clause whose subject begins at `from` is about. */
function thingBefore(tokens: readonly Token[], from: number): TokenRange | null {
  const before = tokens[from - 1]
  if (!before) return null
  if (before.lower === 'that') return nounPhraseBefore(tokens, from - 1)
  if (relative.test(before.lower)) return { from: from - 1, to: from }
  if (!isNominal(before) || before.pos === 'PRON') return null
  const thing = nounPhraseBefore(tokens, from)
  return thing && tokens[thing.from]?.pos === 'DET' ? thing : null
}

/** "the picture Sharpton" in "the picture Sharpton paints": the name alone is who paints. */
function ownPart(tokens: readonly Token[], subject: TokenRange): TokenRange {
  if (tokens[subject.from]?.lower === 'that' && isNominal(tokens[subject.from - 1]) && subject.to > subject.from + 1)
    return { from: subject.from + 1, to: subject.to }
  let from = subject.to
  while (from > subject.from && tokens[from - 1]?.pos === 'PROPN') from -= 1
  const isName = from < subject.to && from > subject.from && tokens[from - 1]?.pos === 'NOUN'
  return isName && /^\p{Ll}/u.test(tokens[from - 1]?.text ?? '') && tokens[subject.from]?.pos === 'DET'
    ? { from, to: subject.to }
    : subject
}
