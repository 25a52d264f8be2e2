/**
 * Dismissing a claim stores what the person saw, like deleting. A write of a field that carries meaning and that they did
 * not see is an "edited and dismissed" conflict: somebody still works on what somebody else put aside.
 *
 * What the dismissing change set wrote itself counts as seen. So whoever writes a field of a claim that is to stay
 * dismissed (its place in a corrected text, say) dismisses it anew in the same change set.
 */
import type { Json } from '../json.ts'
import { fieldRule } from '../model/entities.ts'
import type { SeenHeads } from '../model/values.ts'
import { type EntityKey, type HistoryReader, readField } from './reader.ts'
import type { FieldState } from './types.ts'

export interface Dismissal {
  readonly state: 'no' | 'yes' | 'conflict'
  /** The fields that were written and not seen; sorted. */
  readonly unseen: readonly string[]
}

type Fields = { readonly [field: string]: FieldState }

/** Whether a dismissal is about this field of a claim: all that carry meaning but the status itself. */
export function isConcerned(field: string): boolean {
  return field !== 'status' && fieldRule('claim', field) === 'meaning'
}

const concerned = (fields: Fields): readonly string[] => Object.keys(fields).filter(isConcerned).sort()

/** What a person who dismisses the claim now sees: the `saw` of its new status. */
export function seenNow(fields: Fields): SeenHeads {
  const saw: SeenHeads = {}
  for (const field of concerned(fields)) {
    const stands = fields[field]?.stands ?? []
    if (stands.length > 0) saw[field] = [...stands]
  }
  return saw
}

/** Whether a claim is dismissed, from its fields; those that nobody edited may be left out. */
export function dismissalOf(fields: Fields): Dismissal {
  const status = fields.status?.value
  if (!fields.status || !isObject(status) || status.state !== 'dismissed') return { state: 'no', unseen: [] }
  const saw: { readonly [field: string]: Json } = isObject(status.saw) ? status.saw : {}
  // Where the status itself is in dispute, not every head of it is a dismissal.
  const own = fields.status.conflict ? [] : fields.status.stands
  const unseen = concerned(fields).filter((field) => {
    const seen = Object.hasOwn(saw, field) ? saw[field] : []
    return fields[field]?.stands.some(
      (write) => !own.includes(write) && (!Array.isArray(seen) || !seen.includes(write))
    )
  })
  return { state: unseen.length > 0 ? 'conflict' : 'yes', unseen }
}

/** The status of a claim that somebody dismisses who sees what stands there now. */
export function dismissedStatus(
  reader: HistoryReader,
  claim: string
): { state: 'dismissed'; saw: SeenHeads; replacedBy?: string[] } {
  const fields = fieldsOf(reader, claim)
  const status = fields.status?.value
  // Dismissed anew, it still stands as the claims that it was cut or joined into.
  const kept = isObject(status) && Array.isArray(status.replacedBy) ? { replacedBy: status.replacedBy as string[] } : {}
  return { state: 'dismissed', saw: seenNow(fields), ...kept }
}

/** Whether a claim is dismissed, read from a log. */
export function dismissalIn(reader: HistoryReader, claim: string): Dismissal {
  return dismissalOf(fieldsOf(reader, claim))
}

/** The status, and what was edited of what a dismissal is about: an unedited field holds nothing to be seen. */
function fieldsOf(reader: HistoryReader, claim: string): Fields {
  const key: EntityKey = { entity: 'claim', entityId: claim }
  const names = ['status', ...reader.editedFields('claim', claim).filter(isConcerned)]
  return Object.fromEntries(names.map((field) => [field, readField(reader, key, field)]))
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && value !== undefined && typeof value === 'object' && !Array.isArray(value)
}
