/**
 * Clauses of one assertion-bearing stretch: which tokens belong to which predicate, who its subject is, and how it hangs
 * on the others. Works from left to right over verb groups; what it cannot place stays inside the clause before it, so
 * a fragment without a predicate never comes out.
 */
import type { Clause } from './clause.ts'
import { placeFinite } from './clause-places.ts'
import { bodyStart, participleStart } from './clause-starts.ts'
import type { TokenRange } from './draft.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, type VerbGroup } from './verbs.ts'

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
      if (host && start !== null && host.group.last < start && !isExistential(tokens, clauses[current]?.subject))
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

/** "There are doubts, following her fall": nothing that a participle could be told of. */
function isExistential(tokens: readonly Token[], subject: TokenRange | null | undefined): boolean {
  return subject?.to === (subject?.from ?? 0) + 1 && tokens[subject?.from ?? 0]?.lower === 'there'
}

function mainSubject(clauses: readonly Clause[], index: number): TokenRange | null {
  return clauses[index]?.subject ?? null
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
