/**
 * Dismissing a claim stores what the person saw, like deleting. A later write of a field that carries meaning is an
 * "edited and dismissed" conflict: somebody still works on what somebody else put aside.
 */
import type { Json } from '../json.ts'
import { fieldRule } from '../model/entities.ts'
import type { SeenHeads } from '../model/values.ts'
import type { FieldState } from './types.ts'

export interface Dismissal {
  readonly state: 'no' | 'yes' | 'conflict'
  /** The fields that were written and not seen; sorted. */
  readonly unseen: readonly string[]
}

type Fields = { readonly [field: string]: FieldState }

/** The fields of a claim that a dismissal is about: all that carry meaning but the status itself. */
function concerned(fields: Fields): readonly string[] {
  return Object.keys(fields)
    .filter((field) => field !== 'status' && fieldRule('claim', field) === 'meaning')
    .sort()
}

/** What a person who dismisses the claim now sees: the `saw` of its new status. */
export function seenNow(fields: Fields): SeenHeads {
  const saw: SeenHeads = {}
  for (const field of concerned(fields)) {
    const stands = fields[field]?.stands ?? []
    if (stands.length > 0) saw[field] = [...stands]
  }
  return saw
}

/** Whether a claim is dismissed, from its fields. */
export function dismissalOf(fields: Fields): Dismissal {
  const status = fields.status?.value
  if (!isObject(status) || status.state !== 'dismissed') return { state: 'no', unseen: [] }
  const saw: { readonly [field: string]: Json } = isObject(status.saw) ? status.saw : {}
  const unseen = concerned(fields).filter((field) => {
    const seen = Object.hasOwn(saw, field) ? saw[field] : []
    return fields[field]?.stands.some((write) => !Array.isArray(seen) || !seen.includes(write))
  })
  return { state: unseen.length > 0 ? 'conflict' : 'yes', unseen }
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && value !== undefined && typeof value === 'object' && !Array.isArray(value)
}
