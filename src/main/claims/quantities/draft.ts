import type { Quantity } from '../../../shared/detection.ts'

/** A quantity before it has its text; offsets into the sentence. */
export type QuantityDraft = Omit<Quantity, 'text'>
