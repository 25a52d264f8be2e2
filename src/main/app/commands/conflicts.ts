/** What a person decides where two wrote without seeing each other. */
import type { Input } from '../../../shared/contract/index.ts'
import { CodedError } from '../../../shared/errors.ts'
import type { ConflictKind } from '../../../shared/history/conflicts.ts'
import { DELETED } from '../../../shared/history/types.ts'
import { type EntityName, type FieldName, fieldDefinition } from '../../../shared/model/entities.ts'
import type { CommandContext, CommandHandler, CommandResult } from '../command-context.ts'
import { dismissedNow, stateBeforeDismissal } from './claims.ts'

const resolveConflict: CommandHandler<'conflict.resolve'> = (context, input) => {
  const kind = input.kind ?? 'values'
  return kind === 'values' ? resolveValues(context, input) : resolveEdited(context, input, kind)
}

type Resolution = Input<'conflict.resolve'>

/** Refuses what a person decides of a conflict that no longer stands. */
function assertConflict(context: CommandContext, { entity, id, field }: Resolution, kind: ConflictKind): void {
  if (!context.view.tables.inConflict(entity, id, field, kind)) {
    throw new CodedError('refused', 'This conflict is settled already.')
  }
}

/** Several values stand in a field: one stays. */
function resolveValues(context: CommandContext, input: Resolution): CommandResult<Record<string, never>> {
  const entity = input.entity as EntityName
  const definition = fieldDefinition(input.entity, input.field)
  if (definition?.rule !== 'meaning') throw new CodedError('invalid-input', 'Nothing is in conflict there.')
  assertConflict(context, input, 'values')
  // The heads are named by the door: a write of the chosen value over all of them leaves one candidate.
  const checked = definition.schema.safeParse(input.value)
  if (!checked.success) throw new CodedError('invalid-input', 'This value does not fit the field.')
  // Who decides for "dismissed" now sees more than the one who dismissed it.
  const dismissed = entity === 'claim' && (input.value as { state?: unknown } | null)?.state === 'dismissed'
  const value = dismissed && input.field === 'status' ? dismissedNow(context, input.id) : input.value
  context.apply([{ entity, entityId: input.id, field: input.field as FieldName<typeof entity>, new: value as never }])
  return { value: {}, params: { entity, id: input.id, field: input.field } }
}

/** Somebody edited what somebody else deleted or dismissed: `true` carries that out on all that stands now. */
function resolveEdited(
  context: CommandContext,
  input: Resolution,
  kind: Exclude<ConflictKind, 'values'>
): CommandResult<Record<string, never>> {
  const { entity, id, field, value: carryOut } = input
  if (typeof carryOut !== 'boolean') throw new CodedError('invalid-input', 'Say true or false.')
  assertConflict(context, input, kind)
  if (kind === 'edited-and-dismissed') {
    const status = carryOut ? dismissedNow(context, id) : { state: stateBeforeDismissal(context, id) }
    context.set('claim', id, 'status', status)
  } else if (carryOut) context.remove(entity as EntityName, id)
  else context.apply([{ entity: entity as EntityName, entityId: id, field: DELETED, new: false }])
  return { value: {}, params: { entity, id, field, kind } }
}

export const conflictCommands = { 'conflict.resolve': resolveConflict }
