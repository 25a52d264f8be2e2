import { CodedError } from '../../shared/errors.ts'
import type { ExtractionError, ExtractionErrorCode } from '../../shared/extraction.ts'
import { extractionErrorCodeSchema } from '../../shared/extraction.ts'

/** A document could not be read; `code` says why, `message` says it to a person. */
export function extractionFailure(code: ExtractionErrorCode, message: string): CodedError {
  return new CodedError(code, message)
}

/** A Word document, by its name or its beginning, that cannot be opened. */
export const brokenWordFile = (): CodedError =>
  extractionFailure(
    'damaged',
    'The Word document is damaged or was not copied whole. Open it in Word and save it again, or paste its text.'
  )

/**
 * The plain form of whatever was thrown while a document was read. A parser that ran out of stack met something nested
 * too deeply; anything else that is not ours means that the file is not what it claims to be.
 */
export function toExtractionError(thrown: unknown): ExtractionError {
  if (thrown instanceof CodedError) {
    const code = extractionErrorCodeSchema.safeParse(thrown.error.code)
    if (code.success) return { code: code.data, message: thrown.error.message }
  }
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) {
    return { code: 'limit-expansion', message: 'The document is nested too deeply to be read.' }
  }
  if (thrown instanceof RangeError && /string length|array length|buffer/i.test(thrown.message)) {
    return { code: 'too-large', message: 'The document is too large to be read.' }
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'damaged', message: `The document is damaged: ${detail.slice(0, 300)}` }
}
