/** Reports in the clause that opens a sentence ("While he admitted this, she …"), and where that clause ends. */
import type { TokenRange } from './draft.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, type VerbGroup } from './verbs.ts'

/** "If he said that, he lied": nobody is held to have said it. */
export function isSupposed(tokens: readonly Token[], within: readonly TokenRange[], group: VerbGroup): boolean {
  const range = within.find((part) => part.from <= group.first && group.first < part.to)
  if (!range || !/^(?:if|unless)$/.test(tokens[range.from]?.lower ?? '')) return false
  return group.first < leadClauseEnd(tokens, range)
}

/** "While he admitted this, he noted that …": the main clause's report comes first, since the other one ends at the comma. */
export function mainFirst(
  tokens: readonly Token[],
  within: readonly TokenRange[],
  groups: readonly VerbGroup[]
): readonly VerbGroup[] {
  const [only, ...others] = within
  if (!only || others.length > 0 || !leads.test(tokens[only.from]?.lower ?? '')) return groups
  const end = leadClauseEnd(tokens, only)
  return [...groups.filter((group) => group.first > end), ...groups.filter((group) => group.first <= end)]
}

/** Conjunctions whose clause, in front, tells what is so. */
export const leads = /^(?:while|although|though|whereas|because|since|when|after)$/

/** The comma that ends the clause with which the range begins; the end of the range where no further predicate follows. */
export function leadClauseEnd(tokens: readonly Token[], range: TokenRange): number {
  const finite = findVerbGroups(tokens).filter((group) => group.kind === 'finite' && group.first < range.to)
  for (let at = (finite[0]?.last ?? range.to) + 1; at < range.to; at += 1)
    if (isComma(tokens[at]) && finite.some((group) => group.first > at)) return at
  return range.to
}

/** "Though prices fell, one study found …": what stands before the source is no assertion by itself. */
export function opensAside(tokens: readonly Token[], within: readonly TokenRange[], group: VerbGroup): boolean {
  const range = within.find((part) => part.from <= group.first && group.first < part.to)
  const first = tokens[range?.from ?? 0]
  return (
    first !== undefined &&
    (first.pos === 'SCONJ' || first.pos === 'ADP' || /^(?:asked|when|though|although|while|if)$/.test(first.lower))
  )
}
