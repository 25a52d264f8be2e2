/** One check for all the places where an article says the same. */
import { CodedError } from '../../../shared/errors.ts'
import { jsonEqual } from '../../../shared/json.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import { prepared } from '../../project/statements.ts'
import type { CommandContext, CommandHandler } from '../command-context.ts'
import { setVerdict } from './desk.ts'

const applyToRepeats: CommandHandler<'verdict.applyToRepeats'> = (context, input) => {
  const claim = context.view.require('claim', input.claim)
  const house = claim.house === null ? undefined : context.view.find('verdict', claim.house)
  if (!house) throw new CodedError('refused', 'There is no verdict to apply yet. Rate the claim first.')
  const repeats = repeatsOf(context, input.claim, claim)
  if (repeats.length === 0) throw new CodedError('refused', 'The article says this nowhere else.')
  const { scale, rating, rationale, explanation, asOf } = house.value
  const proofs = evidenceOf(context, input.claim)
  let evidence = 0
  for (const repeat of repeats) {
    setVerdict(context, { claim: repeat, scale, rating, rationale, explanation, asOf })
    const has = evidenceOf(context, repeat)
    for (const { source, content } of proofs) {
      if (has.some((other) => other.source === source && jsonEqual(other.content, content))) continue
      context.create('evidence', context.newId(), { claim: repeat, source, content })
      evidence += 1
    }
  }
  return { value: { claims: repeats.length, evidence }, params: { claim: input.claim, claims: repeats } }
}

/** The other claims of the group that somebody has not put aside, in the order of the text. */
function repeatsOf(context: CommandContext, id: string, claim: EntityRecord<'claim'>): string[] {
  if (claim.group === null) return []
  return prepared<[string, string, string], { id: string }>(
    context.view.database,
    `SELECT id FROM claim WHERE article = +? AND "group" = +? AND id <> ? AND visible = 1 AND state <> 'dismissed'
     ORDER BY start, id`
  )
    .all(claim.article, claim.group, id)
    .map((row) => row.id)
}

/** What proves a claim, without what was deleted and without what a deleted source said. */
function evidenceOf(context: CommandContext, claim: string): EntityRecord<'evidence'>[] {
  return context.view.tables.children('claim', claim).flatMap((child) => {
    const record = child.entity === 'evidence' ? context.view.find('evidence', child.id) : undefined
    return record && context.view.find('source', record.source) ? [record] : []
  })
}

export const repeatCommands = { 'verdict.applyToRepeats': applyToRepeats }
