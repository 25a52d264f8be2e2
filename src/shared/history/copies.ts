/** Two copies of one change set, of which one may withhold what the other discloses. */
import type { ChangeSet, LoggedChange } from './types.ts'

/**
 * One change set from two copies with one id: what either discloses is disclosed. Different hashes are a forgery; the
 * smaller hash is kept then, whichever copy comes first.
 */
export function combineCopies(a: ChangeSet, b: ChangeSet): ChangeSet {
  if (a === b) return a
  if (a.hash !== b.hash) return a.hash < b.hash ? a : b
  if (a.changes.length !== b.changes.length || !a.changes.some((change, index) => discloses(b.changes[index], change)))
    return a
  const changes = a.changes.map((change, index) => {
    const other = b.changes[index] as LoggedChange
    return discloses(other, change) ? other : change
  })
  return { ...a, changes }
}

function discloses(change: LoggedChange | undefined, other: LoggedChange): boolean {
  return change !== undefined && 'leaf' in other && !('leaf' in change)
}
