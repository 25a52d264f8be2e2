/**
 * What goes along when several claims become one. A claim that is joined from others asserts something new, so it takes
 * over what holds of it without a doubt, and a person is told what it does not:
 *
 * - evidence, notes and questions sent to somebody ("query") go along; so do ticks on the same words, the kinds of all
 *   parts, an assignee or a corrected speaker that all parts have alike, and claims nested in one of the parts;
 * - verdicts and sign-offs stay with the parts: nobody has judged the whole. A proposed wording stands in for one part's
 *   words only. Where two parts disagree (a facet ticked in one and wrong in the other, two speakers), both stay there.
 */
import { type Json, jsonEqual } from '../../../shared/json.ts'
import type { EntityName, EntityRecord } from '../../../shared/model/entities.ts'
import type { CommandContext } from '../command-context.ts'
import { facetsOf } from '../queries/facets.ts'

/** How many of each stayed with the parts, for a person to look at. */
export interface LeftBehind {
  readonly verdicts: number
  readonly reviews: number
  readonly corrections: number
  readonly ticks: number
  readonly speakers: number
}

/** The claim that several become: its id and the record it is made with. */
export interface Joined {
  readonly id: string
  readonly record: EntityRecord<'claim'>
}

/** Carries over to a claim that this command makes what hangs on the claims it is made of. */
export function carryOver(context: CommandContext, parts: readonly string[], joined: Joined): LeftBehind {
  const { tables } = context.view
  const owned = <E extends EntityName>(entity: E): { id: string; record: EntityRecord<E> }[] =>
    parts.flatMap((part) =>
      tables
        .children('claim', part)
        .filter((child) => child.entity === entity)
        .map(({ id }) => ({ id, record: context.view.require(entity, id) }))
    )

  const evidence = distinct(owned('evidence').map(({ record: { source, content } }) => ({ source, content })))
  for (const item of evidence) context.create('evidence', context.newId(), { claim: joined.id, ...item })
  for (const { record } of owned('note')) context.create('note', context.newId(), { ...record, claim: joined.id })

  const corrections = owned('correction')
  const queries = corrections.filter(({ record }) => record.proposal.kind === 'query')
  for (const { id, record } of queries) {
    context.create('correction', context.newId(), { ...record, claim: joined.id })
    // There is one question, and it waits for one answer.
    context.remove('correction', id)
  }

  const chains = owned('attribution').map(({ record }) => record.chain)
  const [chain] = chains
  const oneSpeaker = chain !== undefined && chains.length === parts.length && distinct(chains).length === 1
  if (oneSpeaker) context.create('attribution', context.newId(), { claim: joined.id, chain })

  return {
    verdicts: owned('verdict').length,
    reviews: owned('review').length,
    corrections: corrections.length - queries.length,
    ticks: carryTicks(context, owned('facet'), joined),
    speakers: oneSpeaker ? 0 : chains.length
  }
}

/** Gives how many marks could not go along: on the same words the parts say different things, or in another text. */
function carryTicks(
  context: CommandContext,
  marked: readonly { readonly record: EntityRecord<'facet'> }[],
  joined: Joined
): number {
  const { revision } = joined.record.anchor
  const proposed = facetsOf(context.view, joined.id, joined.record)
  const byPlace = new Map<string, EntityRecord<'facet'>[]>()
  let left = 0
  for (const { record } of marked) {
    if (record.anchor.revision !== revision) {
      left += 1
      continue
    }
    const place = `${record.kind} ${JSON.stringify(record.anchor.ranges)}`
    byPlace.set(place, [...(byPlace.get(place) ?? []), record])
  }
  for (const marks of byPlace.values()) {
    const [mark] = marks
    if (!mark) continue
    if (distinct(marks.map((one) => one.mark)).length > 1) {
      left += marks.length
      continue
    }
    const start = mark.anchor.ranges[0]?.start
    const end = mark.anchor.ranges.at(-1)?.end
    const same = proposed.find((facet) => facet.kind === mark.kind && facet.start === start && facet.end === end)
    if (same || mark.mark.state !== 'removed') {
      context.create('facet', same?.id ?? context.newId(), { ...mark, claim: joined.id })
    }
  }
  return left
}

/** The kinds of all parts, and the assignee that all have. */
export function sharedFields(parts: readonly EntityRecord<'claim'>[]): {
  readonly types: string[]
  readonly assignee: string | null
} {
  const assignees = new Set(parts.map((part) => part.assignee))
  return {
    types: [...new Set(parts.flatMap((part) => part.types))],
    assignee: assignees.size === 1 ? (parts[0]?.assignee ?? null) : null
  }
}

function distinct<T>(values: readonly T[]): T[] {
  const found: T[] = []
  for (const value of values) if (!found.some((one) => jsonEqual(one as Json, value as Json))) found.push(value)
  return found
}
