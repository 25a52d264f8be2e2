/** One clause to the draft of a claim: which words it covers, which clauses around it belong to what it asserts. */
import type { ClaimType } from '../../shared/detection.ts'
import type { Clause } from './clause.ts'
import { isNegation } from './denial.ts'
import type { Draft, TokenRange } from './draft.ts'
import { bodyRanges, clauseStatement, isResultParticiple, textOfRanges } from './statement.ts'
import { isThin } from './thin-clauses.ts'
import type { Token } from './tokens.ts'

/** Ranges, statement and types of what the clause asserts, over the tokens given; null where that is too little for a claim. */
export function clauseDraft(
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

/** `end` without the marks before it, never before `floor`. */
export function trimEnd(tokens: readonly Token[], end: number, floor: number): number {
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

/** Whether the antecedent is an unnamed thing that the host's predicate denies: "do not excite such passions, which …". */
function isAfterNegation(tokens: readonly Token[], clause: Clause, host: Clause): boolean {
  const { subject } = clause
  if (!subject || subject.from <= host.group.last) return false
  const named = tokens.slice(subject.from, subject.to).some((token) => token.pos === 'PROPN' || token.lower === 'the')
  if (named) return false
  for (let at = host.group.first; at < subject.to; at += 1) if (isNegation(tokens, at)) return true
  return false
}
