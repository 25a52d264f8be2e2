/** What the program asks of the claim engine for small stretches, while a person works; imports ask it in the parser. */
import type { DetectedClaim, DetectOptions, SelectionAnalysis } from '../../shared/detection.ts'
import type { Range } from '../../shared/model/values.ts'

/** Reads the given ranges as one claim: statement, types, quantities, dates, facets, speaker, score with reasons. */
export type SelectionReader = (text: string, ranges: readonly Range[], options: DetectOptions) => SelectionAnalysis

/** Finds the claims of a passage; their offsets are those of the whole text. */
export type PassageReader = (
  text: string,
  passage: Range,
  options: DetectOptions
) => { readonly engine: EngineName; readonly claims: readonly DetectedClaim[] }

/** Who found a claim. */
export interface EngineName {
  readonly name: string
  readonly version: string
}

export interface ClaimEngine {
  readonly readSelection: SelectionReader
  readonly readPassage: PassageReader
}
