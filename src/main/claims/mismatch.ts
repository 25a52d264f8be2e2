/** What the readers of a text's own numbers find. */
import type { Span } from '../../shared/detection.ts'

/** Two stretches of the text that do not fit, and what the one would have to be for the other. */
export interface Mismatch {
  readonly first: Span
  readonly second: Span
  /** For instance "sixth", "66 or 67", "17", "25%". */
  readonly expected: string
}
