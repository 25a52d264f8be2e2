/** What the program asks of the claim engine for small stretches, while a person works; imports ask it in the parser. */
import type { DetectedClaim, DetectOptions, EvidenceAlarm, SelectionAnalysis } from '../../shared/detection.ts'
import type { Range } from '../../shared/model/values.ts'

/** Reads the given ranges as one claim: statement, types, quantities, dates, facets, speaker, score with reasons. */
export type SelectionReader = (text: string, ranges: readonly Range[], options: DetectOptions) => SelectionAnalysis

/** Finds the claims of a passage; their offsets are those of the whole text. */
export type PassageReader = (
  text: string,
  passage: Range,
  options: DetectOptions
) => { readonly engine: EngineName; readonly claims: readonly DetectedClaim[] }

/** Words with what their figures and dates are read by: the language, and the day that "on Monday" counts from. */
export interface DatedWords {
  readonly text: string
  readonly language: string | null
  readonly date: string | null
}

/** What a quote says otherwise than a claim's statement. */
export type QuoteReader = (claim: DatedWords, quote: DatedWords) => readonly EvidenceAlarm[]

/** Who found a claim. */
export interface EngineName {
  readonly name: string
  readonly version: string
}

export interface ClaimEngine {
  readonly readSelection: SelectionReader
  readonly readPassage: PassageReader
  readonly readQuote: QuoteReader
}
