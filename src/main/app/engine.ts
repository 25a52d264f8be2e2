/** What the program asks of the claim engine for small stretches, while a person works; imports ask it in the parser. */
import type { DetectedClaim } from '../../shared/detection.ts'
import type { Range } from '../../shared/model/values.ts'

export interface SelectionReader {
  /** Reads the given ranges as one claim: statement, types, quantities, dates, facets, speaker, score with reasons. */
  readSelection(
    text: string,
    ranges: readonly Range[],
    options: { readonly language: string | null; readonly date: string | null }
  ): DetectedClaim
}
