/** Errors that a person may see. They cross every boundary as plain objects; stacks and thrown strings never do. */
import { z } from 'zod'
import { extractionErrorCodes } from './extraction.ts'

export const errorCodes = [
  // the call
  'invalid-input',
  'unknown-method',
  'not-found',
  'not-supported',
  'stale',
  'read-only',
  'internal',
  // commands
  'refused',
  'own-verdict',
  'nothing-to-undo',
  'nothing-to-redo',
  'changed-since',
  // project files
  'not-a-database',
  'not-a-project',
  'damaged',
  'too-new',
  'needs-migration',
  'locked',
  'exists',
  'missing',
  'no-access',
  'disk-full',
  'hot-journal',
  'unsafe-file',
  'log-moved',
  // the program itself
  'broken-install',
  // reading documents
  ...extractionErrorCodes
] as const

export const errorCodeSchema = z.enum([...new Set(errorCodes)] as [string, ...string[]])
export type ErrorCode = (typeof errorCodes)[number]

/** `message` is English for people and says what to do next; `details` is data for programs. */
export const appErrorSchema = z.strictObject({
  code: errorCodeSchema,
  message: z.string(),
  details: z.record(z.string(), z.json()).optional()
})
export interface AppError {
  readonly code: ErrorCode
  readonly message: string
  readonly details?: { readonly [key: string]: unknown }
}

/** Carries an `AppError` through code that throws; boundaries turn it back into the plain object. */
export class CodedError extends Error {
  readonly error: AppError
  constructor(code: ErrorCode, message: string, details?: { readonly [key: string]: unknown }) {
    super(message)
    this.name = 'CodedError'
    this.error = details === undefined ? { code, message } : { code, message, details }
  }
}

/** The file does not hold what it should. `details` for programs: what was found. */
export const damaged = (details?: { readonly [key: string]: unknown }): CodedError =>
  new CodedError('damaged', 'This project file is damaged. Restore a backup or a colleague’s copy.', details)

/** The plain form of anything thrown. What is not coded is a defect: `internal`, with its message, without its stack. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof CodedError) return thrown.error
  if (isAppErrorLike(thrown)) {
    return { code: thrown.code, message: thrown.message }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'internal', message: `Something went wrong inside the program: ${message}` }
}

function isAppErrorLike(thrown: unknown): thrown is AppError {
  if (typeof thrown !== 'object' || thrown === null) return false
  const { code, message } = thrown as { code?: unknown; message?: unknown }
  return typeof message === 'string' && typeof code === 'string' && (errorCodes as readonly string[]).includes(code)
}
