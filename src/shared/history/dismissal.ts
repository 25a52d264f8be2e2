/**
 * Dismissing a claim stores what the person saw, like deleting. A write of a field that carries meaning and that they did
 * not see is an "edited and dismissed" conflict: somebody still works on what somebody else put aside.
 *
 * Whoever writes a claim that they know to be dismissed, and leaves it so (its place in a corrected text, say), disagrees
 * with nobody. The log tells whether they knew: the dismissal stood, undisputed, in what their change set was made on.
 */
import type { Json } from '../json.ts'
import { fieldRule } from '../model/entities.ts'
import type { SeenHeads } from '../model/values.ts'
import { fieldState, headsOf, type StampedWrite, standing } from './heads.ts'
import { type EntityKey, type HistoryReader, readField } from './reader.ts'
import type { FieldState, WriteId } from './types.ts'

export interface Dismissal {
  readonly state: 'no' | 'yes' | 'conflict'
  /** The fields that somebody wrote whom the dismissal had not seen, and who did not know of it; sorted. */
  readonly unseen: readonly string[]
}

export const notDismissed: Dismissal = { state: 'no', unseen: [] }

/** Whether a dismissal is about this field of a claim: all that carry meaning but the status itself. */
export function isConcerned(field: string): boolean {
  return field !== 'status' && fieldRule('claim', field) === 'meaning'
}

/** What a person who dismisses the claim now sees: the `saw` of its new status. Fields that nobody edited may be left out. */
export function seenNow(fields: { readonly [field: string]: FieldState }): SeenHeads {
  const saw: SeenHeads = {}
  for (const field of Object.keys(fields).filter(isConcerned).sort()) {
    const stands = fields[field]?.stands ?? []
    if (stands.length > 0) saw[field] = [...stands]
  }
  return saw
}

/** The status of a claim that somebody dismisses who sees what stands there now. */
export function dismissedStatus(
  reader: HistoryReader,
  claim: string
): { state: 'dismissed'; saw: SeenHeads; replacedBy?: string[] } {
  const key: EntityKey = { entity: 'claim', entityId: claim }
  const status = readField(reader, key, 'status').value
  const edited = reader.editedFields('claim', claim).filter(isConcerned)
  const saw = seenNow(Object.fromEntries(edited.map((field) => [field, readField(reader, key, field)])))
  // Dismissed anew, it still stands as the claims that it was cut or joined into.
  const kept = isObject(status) && Array.isArray(status.replacedBy) ? { replacedBy: status.replacedBy as string[] } : {}
  return { state: 'dismissed', saw, ...kept }
}

/** Whether a claim is dismissed, read from a log. */
export function dismissalIn(reader: HistoryReader, claim: string): Dismissal {
  const { state, unseen } = createDismissals(reader, claim)()
  return { state, unseen }
}

/** A claim as it stood at one moment: whether it was dismissed, and by which writes. */
interface Moment extends Dismissal {
  /** The writes of the status that stood; null where several values did, of which not every one need be a dismissal. */
  readonly by: readonly WriteId[] | null
}

/** Tells whether the claim is dismissed now, or was in what the change set `before` was made on. */
function createDismissals(reader: HistoryReader, claim: string): (before?: WriteId) => Moment {
  const known = new Map<WriteId | undefined, Moment>()
  const momentOf = (before?: WriteId): Moment => {
    const answered = known.get(before)
    if (answered) return answered
    // Forged parents may form a circle: within one, nobody knew of a dismissal.
    known.set(before, { ...notDismissed, by: null })
    const moment = read((edits) =>
      before === undefined ? edits : edits.filter(({ id }) => id !== before && reader.knew(before, id))
    )
    known.set(before, moment)
    return moment
  }
  const read = (there: (edits: readonly StampedWrite[]) => readonly StampedWrite[]): Moment => {
    const written = reader.writes('claim', claim, 'status')
    const { value, stands, conflict } = fieldState(written.initial, there(written.edits), 'meaning')
    const by = conflict ? null : stands
    if (!isObject(value) || value.state !== 'dismissed') return { ...notDismissed, by }
    const saw = isObject(value.saw) ? value.saw : {}
    const standingIn = (field: string): readonly WriteId[] => {
      const { initial, edits } = reader.writes('claim', claim, field)
      const then = there(edits)
      return standing(headsOf(then), initial, then)
    }
    const fields = reader.editedFields('claim', claim).filter(isConcerned).toSorted()
    const unseen = fields
      .map((field) => ({ field, writes: standingIn(field) }))
      .filter(({ field, writes }) => {
        const seen = Object.hasOwn(saw, field) && Array.isArray(saw[field]) ? saw[field] : []
        return writes.some((write) => !seen.includes(write) && !wasKnownTo(write, by))
      })
      .map(({ field }) => field)
    return { state: unseen.length > 0 ? 'conflict' : 'yes', unseen, by }
  }
  /** Whether the dismissal by these writes made the write itself, or stood when it was made and nobody disputed it. */
  const wasKnownTo = (write: WriteId, by: readonly WriteId[] | null): boolean => {
    if (by === null) return false
    if (by.includes(write)) return true
    const then = momentOf(write)
    if (then.state !== 'yes' || then.by === null) return false
    return by.length === 0 ? then.by.length === 0 : then.by.some((dismissal) => by.includes(dismissal))
  }
  return momentOf
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && value !== undefined && typeof value === 'object' && !Array.isArray(value)
}
