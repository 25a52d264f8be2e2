/** What stands in phrases (asides.ts) as drafts of their own, and the clauses around them cut where a phrase took over. */
import type { ClaimType } from '../../shared/detection.ts'
import { findAsides } from './asides.ts'
import type { Attribution } from './attribution.ts'
import { isOfNobody } from './denial.ts'
import type { Draft, TokenRange } from './draft.ts'
import { resolvePronoun, sentenceCase } from './statement.ts'
import type { Token } from './tokens.ts'

/**
 * Adds the claims of phrases to `drafts`, those from `base` on being the clauses. `asserted`: what the last link says is held
 * to be so by who says it.
 */
export function addAsides(
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
    if (aside.kind === 'motive') cutTail(tokens, drafts, base, last)
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
  cutTail(tokens, drafts, base, { from, to: alias.to })
}

/** Takes the phrase away from the clauses that end with it. */
function cutTail(tokens: readonly Token[], drafts: Draft[], base: number, { from, to }: TokenRange): void {
  if (from >= to) return
  for (let index = base; index < drafts.length; index += 1) {
    const draft = drafts[index]
    const range = draft?.ranges.at(-1)
    if (!draft || !range || range.to !== to || range.from >= from) continue
    const cut = tokens[from]?.start ?? 0
    range.to = from
    const tail = tokens[to - 1]?.end ?? 0
    const words = tokens.filter((token) => token.start >= cut && token.end <= tail)
    const phrase = words.map((token) => token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
    draft.statement = sentenceCase(draft.statement.replace(new RegExp(`\\s*${phrase}\\s*\\.?$`, 'u'), ''))
  }
}
