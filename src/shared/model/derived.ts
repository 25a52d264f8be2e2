/** Values that programs, not people, derive: what the claim engine said of a claim, and where a revision's layout is. */
import { z } from 'zod'
import { facetKindSchema, sha256Schema } from './values.ts'

const spanSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string() })

/** The blob that holds blocks, removed parts and warnings of a revision as JSON. */
export const layoutRefSchema = sha256Schema

export const quantityDataSchema = z.strictObject({
  ...spanSchema.shape,
  bound: z.string(),
  boundText: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  kind: z.string()
})

export const dateDataSchema = z.strictObject({
  ...spanSchema.shape,
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.string()
})

/** What the engine read in a claim. Spans are absolute in the claim's revision. */
export const detectedClaimDataSchema = z.strictObject({
  engine: z.string(),
  sentence: z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() }),
  role: z.string(),
  /** Probability-like, 0 to 1. */
  score: z.number().min(0).max(1),
  /** Among the text's most check-worthy. */
  worth: z.boolean(),
  reasons: z.array(
    z.strictObject({ feature: z.string(), label: z.string(), weight: z.number(), text: z.string().optional() })
  ),
  attribution: z.array(
    z.strictObject({ source: spanSchema.nullable(), cue: spanSchema.nullable(), content: spanSchema })
  ),
  quantities: z.array(quantityDataSchema),
  dates: z.array(dateDataSchema),
  facets: z.array(z.strictObject({ ...spanSchema.shape, kind: facetKindSchema }))
})
export type DetectedClaimData = z.infer<typeof detectedClaimDataSchema>
