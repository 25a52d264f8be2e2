/**
 * The values that fields of entities hold. A field is what must not be torn: a verdict with its reason, an anchor with
 * its quote, are one value each, so a merge never puts one person's rating beside another's reason.
 *
 * Every schema here is strict and free of transforms: what passes is stored as it is, and its hash is reproducible.
 */
import { z } from 'zod'
import { extractionErrorCodeSchema, extractionFormatSchema, extractorSchema } from '../extraction.ts'

/** Content-derived (32 hex digits) or a uuidv7; never shown to people. */
export const idSchema = z.string().min(1).max(80)
/** SHA-256, 64 hex digits: names a blob of the project file. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** One line of words, and a longer passage: bounded, so that no record grows without limit. */
const line = z.string().max(4000)
const passage = z.string().max(100_000)

/** A calendar date or instant in ISO 8601; a year or a year and month are allowed where a source gives no more. */
export const isoDateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/)

/** A stretch of a revision's text in UTF-16 indices, end exclusive. */
export const rangeSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Range = z.infer<typeof rangeSchema>

/**
 * Where something stands: the position in one revision, and the quote that finds it again in another.
 * `exact` has one string per range; `prefix` and `suffix` are up to 32 characters around the hull.
 */
export const anchorSchema = z.strictObject({
  revision: idSchema,
  ranges: z.array(rangeSchema).min(1),
  exact: z.array(z.string()).min(1),
  prefix: z.string(),
  suffix: z.string()
})
export type Anchor = z.infer<typeof anchorSchema>

/** A claim restated so that it stands alone. `flags` say what a person should look at, e.g. `pronoun-unresolved`. */
export const statementSchema = z.strictObject({ text: z.string(), flags: z.array(z.string()) })
export type Statement = z.infer<typeof statementSchema>

/** How far work on a claim has come. `candidate`: the engine proposed it and no person has decided anything. */
export const claimStates = ['candidate', 'open', 'checking', 'checked', 'dismissed'] as const
export const claimStateSchema = z.enum(claimStates)
export type ClaimState = z.infer<typeof claimStateSchema>

/** The heads that somebody saw: field name → ids of the change sets whose writes stood. */
export const seenHeadsSchema = z.record(z.string(), z.array(z.string()))
export type SeenHeads = z.infer<typeof seenHeadsSchema>

/**
 * A claim's state; when it is dismissed, with the heads that the person saw, so that a later edit elsewhere surfaces, and
 * the claims that stand in its place where it was cut or joined.
 */
export const claimStatusSchema = z.strictObject({
  state: claimStateSchema,
  saw: seenHeadsSchema.optional(),
  replacedBy: z.array(idSchema).optional()
})
export type ClaimStatus = z.infer<typeof claimStatusSchema>

export const facetKinds = ['name', 'title', 'number', 'date', 'place', 'quotation', 'cause'] as const
export const facetKindSchema = z.enum(facetKinds)
export type FacetKind = z.infer<typeof facetKindSchema>

/** A checker's mark on one facet. */
export const facetMarkSchema = z.strictObject({
  state: z.enum(['open', 'ok', 'wrong', 'removed']),
  note: z.string()
})
export type FacetMark = z.infer<typeof facetMarkSchema>

/** One link of an attribution chain, as words: "X said, according to AP" has two. */
export const attributionLinkSchema = z.strictObject({
  source: line,
  cue: line,
  anonymous: z.boolean()
})
export const attributionChainSchema = z.array(attributionLinkSchema)
export type AttributionLink = z.infer<typeof attributionLinkSchema>

export const sourceKinds = [
  'page',
  'document',
  'dataset',
  'interview',
  'call',
  'email',
  'observation',
  'calculation',
  'search-without-result',
  'contact-attempt',
  'other'
] as const

/** What a source is: a thing that can prove or disprove. Dates as far as they are known. */
export const sourceAboutSchema = z.strictObject({
  kind: z.enum(sourceKinds),
  title: line,
  author: line,
  publisher: line,
  url: line,
  published: isoDateSchema.nullable(),
  accessed: isoDateSchema.nullable(),
  note: passage
})
export type SourceAbout = z.infer<typeof sourceAboutSchema>

/** A file kept inside the project: the blob of its bytes and what it was called. */
export const fileSchema = z.strictObject({
  blob: sha256Schema,
  bytes: z.int().nonnegative(),
  name: z.string(),
  mediaType: z.string()
})

/** How a file was read: `text` names the blob of its UTF-8, `layout` the one with blocks, left-out parts and warnings. */
export const fileReadingSchema = z.strictObject({
  format: extractionFormatSchema,
  extractor: extractorSchema,
  language: z.string().nullable(),
  text: sha256Schema,
  length: z.int().nonnegative(),
  layout: sha256Schema
})

/** A source's file, with its text or, where it could not be read, why; both null while nobody has tried. */
export const sourceFileSchema = z.strictObject({
  ...fileSchema.shape,
  reading: fileReadingSchema.nullable(),
  unread: z.strictObject({ code: extractionErrorCodeSchema, message: z.string() }).nullable()
})
export type SourceFile = z.infer<typeof sourceFileSchema>

export const stances = ['supports', 'refutes', 'mixed', 'context'] as const
export const stanceSchema = z.enum(stances)
export type Stance = z.infer<typeof stanceSchema>

/** Where in a source: page as printed and as counted, paragraph, time code (seconds), or words for anything else. */
export const locatorSchema = z.strictObject({
  pageLabel: line,
  pageIndex: z.int().nonnegative().nullable(),
  paragraph: line,
  timeCode: z.number().nonnegative().nullable(),
  other: line
})
export type Locator = z.infer<typeof locatorSchema>

/** What a source says on a claim. `quote.original` is exact; a translation stands beside it with its translator. */
export const evidenceContentSchema = z.strictObject({
  stance: stanceSchema,
  quote: z.strictObject({ original: passage, translation: passage, translator: line }),
  locator: locatorSchema,
  asOf: isoDateSchema.nullable(),
  note: passage
})
export type EvidenceContent = z.infer<typeof evidenceContentSchema>

/** One person's verdict: the rating by its id on a scale of a version, why, what the public is told, and as of when. */
export const verdictValueSchema = z.strictObject({
  scale: idSchema,
  scaleVersion: z.int().positive(),
  rating: z.string(),
  rationale: z.string(),
  explanation: z.string(),
  asOf: isoDateSchema.nullable()
})
export type VerdictValue = z.infer<typeof verdictValueSchema>

/** What the desk sends back: a new wording or a question, to whom, by when. */
export const correctionProposalSchema = z.strictObject({
  kind: z.enum(['change', 'query']),
  wording: passage,
  reason: passage,
  addressee: line,
  deadline: isoDateSchema.nullable()
})
export type CorrectionProposal = z.infer<typeof correctionProposalSchema>

export const correctionAnswerSchema = z.strictObject({
  state: z.enum(['open', 'accepted', 'rejected', 'answered', 'closed']),
  text: passage
})
export type CorrectionAnswer = z.infer<typeof correctionAnswerSchema>

/** A sign-off or a request for changes by a second person. */
export const reviewDecisionSchema = z.strictObject({
  kind: z.enum(['approve', 'request-changes']),
  comment: z.string()
})

/**
 * What a review covers: for each covered field (`entity/id/field`) the heads that stood and a digest of the value shown.
 * The sign-off counts only while all of them still stand.
 */
export const reviewCoversSchema = z.record(
  z.string(),
  z.strictObject({ heads: z.array(z.string()), digest: z.string() })
)
export type ReviewCovers = z.infer<typeof reviewCoversSchema>

/** What may be known of a source or person, to whom, and the wording that stands in publicly. */
export const termsValueSchema = z.strictObject({
  identity: z.enum(['public', 'editor', 'internal']),
  content: z.enum(['public', 'editor', 'internal']),
  existence: z.enum(['public', 'editor', 'internal']),
  standIn: z.string(),
  aliases: z.array(z.string())
})

/** The tone a rating is drawn in; the same in text, list, chart and report (LOOK: colour is never alone). */
export const ratingTones = ['true', 'mostly-true', 'mixed', 'mostly-false', 'false', 'unproven', 'other'] as const
export const ratingToneSchema = z.enum(ratingTones)
export type RatingTone = z.infer<typeof ratingToneSchema>

/** One rating of a scale. `value` only on ordinal scales. Legacy ratings are readable but not offered. */
export const ratingSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  tone: ratingToneSchema,
  value: z.number().nullable(),
  special: z.boolean(),
  legacy: z.boolean(),
  description: z.string()
})
export type Rating = z.infer<typeof ratingSchema>

/** A rating scale. `family` separates checks of one's own copy from public ratings of what others said. */
export const scaleDefinitionSchema = z.strictObject({
  name: z.string(),
  publisher: z.string(),
  version: z.int().positive(),
  family: z.enum(['house-check', 'public-rating']),
  ordinal: z.boolean(),
  ratings: z.array(ratingSchema)
})
export type ScaleDefinition = z.infer<typeof scaleDefinitionSchema>
