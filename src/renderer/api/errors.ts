import { CodedError, toAppError } from '../../shared/errors.ts'
import { ConnectionLost } from './transport.ts'

/** What an error screen or a toast shows. `code` is for support and tests; `message` says what to do next. */
export interface ShownError {
  readonly code: string
  readonly message: string
  readonly details?: { readonly [key: string]: unknown }
}

/** The form of anything thrown that can be shown to a person. */
export function describeError(thrown: unknown): ShownError {
  if (thrown instanceof ConnectionLost) {
    return { code: thrown.state === 'lost' ? 'connection-lost' : 'connection-expired', message: thrown.message }
  }
  return toAppError(thrown)
}

/** Whether the program answered with this code. */
export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof CodedError && thrown.error.code === code
}
