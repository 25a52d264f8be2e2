/** Values that programs, not people, derive: what the claim engine said of a claim, and where a revision's layout is. */
import { z } from 'zod'
import {
  alarmCodeSchema,
  attributionLinkSchema,
  claimRoleSchema,
  dateMentionSchema,
  facetProposalSchema,
  offsetsSchema,
  quantitySchema,
  reasonSchema,
  spanSchema
} from '../detection.ts'
import { idSchema, sha256Schema } from './values.ts'

/** The blob that holds blocks, removed parts and warnings of a revision as JSON. */
export const layoutRefSchema = sha256Schema

/** What does not fit: see `alarmSchema` in detection.ts; here the other claim goes by its id. */
export const claimAlarmSchema = z.strictObject({
  code: alarmCodeSchema,
  here: spanSchema.nullable(),
  there: spanSchema.nullable(),
  other: idSchema.nullable(),
  expected: z.string().optional()
})
export type ClaimAlarm = z.infer<typeof claimAlarmSchema>

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
  facets: z.array(facetProposalSchema),
  /** Absent where the engine found none, and in claims that a person made. */
  alarms: z.array(claimAlarmSchema).optional()
})
export type DetectedClaimData = z.infer<typeof detectedClaimDataSchema>
