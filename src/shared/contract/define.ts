/** The few words in which the contract is written. */
import type { z } from 'zod'

/**
 * - `query` reads; `command` writes exactly one change set; `act` does something that is not a change of the project
 *   (open a file, choose a folder, keep a preference); `job` runs long, reports progress and can be cancelled.
 */
export type MethodKind = 'query' | 'command' | 'act' | 'job'
/** `project` methods are answered by the worker that owns the open project, `app` methods by the program itself. */
export type MethodScope = 'app' | 'project'

export interface MethodDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: MethodKind
  readonly scope: MethodScope
  /** It writes a change set: the client gives its id, and a call that comes again with it takes effect once. */
  readonly changes: boolean
  readonly input: I
  readonly output: O
}

const define =
  (kind: MethodKind, scope: MethodScope, changes = kind === 'command') =>
  <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): MethodDefinition<I, O> => ({
    kind,
    scope,
    changes,
    input,
    output
  })

export const query = define('query', 'project')
export const command = define('command', 'project')
export const appQuery = define('query', 'app')
export const act = define('act', 'app')
export const job = define('job', 'app')
/** A job that ends with one change set. */
export const changingJob = define('job', 'app', true)
