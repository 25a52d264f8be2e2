/** What the program asks of the claim engine for small stretches, while a person works; imports ask it in the parser. */
import type { DetectOptions, SelectionAnalysis } from '../../shared/detection.ts'
import type { Range } from '../../shared/model/values.ts'

/** Reads the given ranges as one claim: statement, types, quantities, dates, facets, speaker, score with reasons. */
export type SelectionReader = (text: string, ranges: readonly Range[], options: DetectOptions) => SelectionAnalysis
