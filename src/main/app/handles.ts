/** Handles stand for paths on the screen's side, which never learns a path nor can make one up. */
import { randomUUID } from 'node:crypto'
import { CodedError } from '../../shared/errors.ts'

export interface Handles {
  /** The handle of a path; the same path always has the same one in this run. */
  of(path: string): string
  /** The path of a handle; throws `not-found` for one that this run did not give out. */
  path(handle: string): string
}

export function createHandles(): Handles {
  const byPath = new Map<string, string>()
  const byHandle = new Map<string, string>()
  return {
    of: (path) => {
      let handle = byPath.get(path)
      if (!handle) {
        handle = randomUUID()
        byPath.set(path, handle)
        byHandle.set(handle, path)
      }
      return handle
    },
    path: (handle) => {
      const path = byHandle.get(handle)
      if (path === undefined) throw new CodedError('not-found', 'This file is not known (any more). Choose it again.')
      return path
    }
  }
}
