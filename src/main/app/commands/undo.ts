/** Undo and redo: both append an inverse change set, so both survive a restart and stay in the audit trail. */
import { CodedError } from '../../../shared/errors.ts'
import { reverse } from '../../../shared/history/reverse.ts'
import { DELETED } from '../../../shared/history/types.ts'
import { type UndoTargets, undoTargets } from '../../../shared/history/undo-stack.ts'
import { prepared } from '../../project/statements.ts'
import type { CommandContext, CommandResult } from '../command-context.ts'
import type { ReadView } from '../read-view.ts'

/** Commands that nobody takes back: they make the project what it is. */
const undoable = (command: string): boolean => command !== 'project.create'

export const undoTargetsOf = (view: ReadView, key: string): UndoTargets =>
  undoTargets(view.log.undoLinks(key), { ownKey: key, undoable })

const refusals = {
  'changed-since': 'It cannot be taken back: something was changed after it that builds on it.',
  imported: 'It was made on another computer and can only be undone there.',
  withheld: 'The earlier value is withheld in this copy.',
  nothing: 'There is nothing to take back in it.'
} as const

/** One step back or forth, as a command for the door. */
export function stepCommand(direction: 'undo' | 'redo', key: string) {
  return (context: CommandContext): CommandResult & { undoOf: string } => {
    const targets = undoTargetsOf(context.view, key)
    const target = targets[direction]
    const changeSet = target === null ? undefined : context.view.log.outline(target)
    if (!target || !changeSet) {
      throw direction === 'undo'
        ? new CodedError('nothing-to-undo', 'There is nothing to undo.')
        : new CodedError('nothing-to-redo', 'There is nothing to redo.')
    }
    const reversal = reverse(changeSet, { ...context.history(), ownKey: key })
    if (!reversal.ok) {
      const { reason, entity, entityId, field } = reversal
      throw new CodedError(reason === 'changed-since' ? 'changed-since' : 'refused', refusals[reason], {
        entity,
        entityId,
        field
      })
    }
    // Whoever is introduced to a project with their first command stays known when that command is taken back.
    const changes = reversal.changes.filter(
      ({ entity, entityId, field }) => entity !== 'person' || entityId !== context.me || field !== DELETED
    )
    context.apply(changes)
    const done = direction === 'redo' ? context.view.log.labelOf(targets.redoes ?? '') : changeSet
    const label = { command: done?.command ?? '', params: done?.params ?? {} }
    const place = placeOf(context.view, changes)
    return {
      value: { label, ...place },
      params: { command: label.command, ...(place.claim ? { claim: place.claim } : {}) },
      undoOf: target
    }
  }
}

/** From so many claims on, going through the index of all is quicker than reading those, which are kilobytes each. */
const MANY = 1000

/** The claim (or else the article) at which a person sees what a step did. */
function placeOf(
  view: ReadView,
  changes: readonly { readonly entity: string; readonly entityId: string }[]
): { claim: string | null; article: string | null } {
  const touched = new Set<string>()
  for (const { entity, entityId } of changes) {
    const claim = entity === 'claim' ? entityId : claimOf(view, entity, entityId)
    if (claim !== undefined) touched.add(claim)
  }
  // Of several the first in the text that is there: after an undone merge the one it was begun with, not its last part.
  const first = prepared<[string], { claim: string; article: string }>(
    view.database,
    `SELECT id AS claim, article FROM claim ${touched.size > MANY ? 'INDEXED BY claim_of_article WHERE +id' : 'WHERE id'}
     IN (SELECT value FROM json_each(?)) ORDER BY visible DESC, start, id LIMIT 1`
  ).get(JSON.stringify([...touched]))
  if (first) return first
  for (const { entity, entityId } of changes) {
    if (entity === 'article') return { claim: null, article: entityId }
    if (entity === 'passage')
      return { claim: null, article: view.tables.get('passage', entityId)?.record.article ?? null }
  }
  return { claim: null, article: null }
}

/** The claim that a record belongs to, if it belongs to one. */
function claimOf(view: ReadView, entity: string, id: string): string | undefined {
  return view.tables.placeOf(entity, id).owners.find((owner) => owner.entity === 'claim')?.entityId
}
