/** Values that programs, not people, derive: what the claim engine said of a claim, and where a revision's layout is. */
import { z } from 'zod'
import {
  attributionLinkSchema,
  claimRoleSchema,
  dateMentionSchema,
  facetProposalSchema,
  offsetsSchema,
  quantitySchema,
  reasonSchema
} from '../detection.ts'
import { sha256Schema } from './values.ts'

/** The blob that holds blocks, removed parts and warnings of a revision as JSON. */
export const layoutRefSchema = sha256Schema

/** What the engine read in a claim. Spans are absolute in the claim's revision; score is 0 to 1. */
export const detectedClaimDataSchema = z.strictObject({
  /** Name and version of the engine; `person` where nobody but a person made the claim. */
  engine: z.string(),
  sentence: offsetsSchema,
  role: claimRoleSchema,
  score: z.number().min(0).max(1),
  /** Among the text's most check-worthy. */
  worth: z.boolean(),
  reasons: z.array(reasonSchema),
  attribution: z.array(attributionLinkSchema),
  quantities: z.array(quantitySchema),
  dates: z.array(dateMentionSchema),
  facets: z.array(facetProposalSchema)
})
export type DetectedClaimData = z.infer<typeof detectedClaimDataSchema>
