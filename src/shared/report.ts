/**
 * The report of a project as data. It is the exported JSON itself, and what every other report format is drawn from;
 * the JSON Schema in resources/schemas/report-1.schema.json is generated from here.
 *
 * Offsets: `start` and `end` are UTF-16 indices into the article's `text`, end exclusive; `codePoints` are the same
 * places in Unicode code points, as the W3C Web Annotation model counts them. Claims stand in the order of the text.
 * Ids are those of the project file. Empty strings mean "nothing was entered".
 */
import { z } from 'zod'
import {
  articleMetaSchema,
  claimContextSchema,
  claimCountsSchema,
  conflictViewSchema,
  correctionViewSchema,
  coverageSchema,
  facetViewSchema,
  noteViewSchema,
  personViewSchema,
  ratingViewSchema,
  reviewViewSchema,
  scaleViewSchema
} from './contract/views.ts'
import { alarmCodeSchema, claimRoleSchema, dateMentionSchema, quantitySchema, reasonSchema } from './detection.ts'
import { blockSchema } from './extraction.ts'
import {
  attributionChainSchema,
  claimStateSchema,
  evidenceContentSchema,
  idSchema,
  isoDateSchema,
  ratingToneSchema,
  sha256Schema,
  sourceAboutSchema,
  statementSchema
} from './model/values.ts'

/** Names the schema of the exported JSON, and the version of its shape. */
export const reportSchemaId = 'urn:claimbench:report:1'

const count = z.int().nonnegative()
const number = z.int().positive()

export const reportProfiles = ['internal', 'editor', 'public'] as const
/**
 * Who may read a report. `internal`: everything. `editor`: without the checkers' notes. `public`: only claims with a
 * house verdict, with what was written for the public, and nothing of how the desk worked.
 */
export const reportProfileSchema = z.enum(reportProfiles)
export type ReportProfile = z.infer<typeof reportProfileSchema>

const extent = { start: count, end: count }

/** One stretch of a claim. `codePoints` is null where the claim stands in another revision than the article shows. */
export const reportRangeSchema = z.strictObject({
  ...extent,
  codePoints: z.strictObject(extent).nullable(),
  exact: z.string()
})
export type ReportRange = z.infer<typeof reportRangeSchema>

/** One person's verdict. `house` marks the one that counts; `person` is null where the profile does not say. */
export const reportVerdictSchema = z.strictObject({
  id: idSchema,
  house: z.boolean(),
  person: idSchema.nullable(),
  scale: idSchema,
  scaleVersion: number,
  rating: z.string(),
  label: z.string(),
  tone: ratingToneSchema,
  rationale: z.string(),
  explanation: z.string(),
  asOf: isoDateSchema.nullable(),
  conflict: z.boolean()
})
export type ReportVerdict = z.infer<typeof reportVerdictSchema>

export const reportEvidenceSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  ...evidenceContentSchema.shape,
  conflict: z.boolean()
})
export type ReportEvidence = z.infer<typeof reportEvidenceSchema>

export const reportCorrectionSchema = correctionViewSchema.omit({ claim: true })
export type ReportCorrection = z.infer<typeof reportCorrectionSchema>

/**
 * What in a claim does not fit, as far as the program sees: "here" in the claim, "there" in what it is held against, null
 * where it is the whole. Codes are those of the claim engine; `repeat-differs` is the same assertion rated otherwise.
 */
export const reportAlarmSchema = z.strictObject({
  code: z.enum([...alarmCodeSchema.options, 'repeat-differs']),
  here: z.string().nullable(),
  there: z.string().nullable(),
  /** What the numbers come to, for `arithmetic`. */
  expected: z.string().nullable(),
  /** The claim or the evidence of this report that it is held against. */
  claim: idSchema.nullable(),
  evidence: idSchema.nullable()
})
export type ReportAlarm = z.infer<typeof reportAlarmSchema>

export const reportClaimSchema = z.strictObject({
  id: idSchema,
  /** Counts the claims of the report, from 1, across its articles. */
  number,
  revision: idSchema,
  ranges: z.array(reportRangeSchema),
  context: claimContextSchema,
  statement: statementSchema,
  types: z.array(z.string()),
  role: claimRoleSchema,
  origin: z.enum(['engine', 'person', 'split', 'merge']).nullable(),
  status: claimStateSchema,
  /** A second person signed off what stands now. */
  approved: z.boolean(),
  /** Why the claim was, or was not, put forward for checking. Null in the public profile. */
  worthiness: z
    .strictObject({ engine: z.string(), score: z.number(), worth: z.boolean(), reasons: z.array(reasonSchema) })
    .nullable(),
  quantities: z.array(quantitySchema),
  dates: z.array(dateMentionSchema),
  /** Who says it, the outermost link first; empty where the article itself says it. */
  speaker: attributionChainSchema,
  facets: z.array(facetViewSchema),
  /** None in the public profile. */
  alarms: z.array(reportAlarmSchema),
  /** Id of the verdict that counts. */
  house: idSchema.nullable(),
  verdicts: z.array(reportVerdictSchema),
  evidence: z.array(reportEvidenceSchema),
  corrections: z.array(reportCorrectionSchema),
  reviews: z.array(reviewViewSchema),
  notes: z.array(noteViewSchema),
  /** What two people wrote without seeing each other. Until a person decides, no single value of it can be trusted. */
  conflicts: z.array(conflictViewSchema),
  /** Ids of claims of this report. */
  parent: idSchema.nullable(),
  children: z.array(idSchema),
  repeats: z.array(idSchema)
})
export type ReportClaim = z.infer<typeof reportClaimSchema>

export const reportArticleSchema = z.strictObject({
  id: idSchema,
  meta: articleMetaSchema,
  format: z.string(),
  fileName: z.string().nullable(),
  /** `sha256` is that of the UTF-8 bytes of `text`; `length` counts UTF-16 units. */
  revision: z.strictObject({ id: idSchema, sha256: sha256Schema, length: count }),
  text: z.string(),
  blocks: z.array(blockSchema),
  coverage: coverageSchema,
  claims: z.array(reportClaimSchema)
})
export type ReportArticle = z.infer<typeof reportArticleSchema>

/** A source, numbered in order of first use; one that no claim uses comes last. */
export const reportSourceSchema = z.strictObject({
  id: idSchema,
  number,
  about: sourceAboutSchema,
  fileName: z.string().nullable(),
  uses: z.array(z.strictObject({ claim: idSchema, evidence: idSchema }))
})
export type ReportSource = z.infer<typeof reportSourceSchema>

export const reportSummarySchema = z.strictObject({
  articles: count,
  claims: count,
  /** House verdicts, in the order of their scale. */
  ratings: z.array(z.strictObject({ ...ratingViewSchema.shape, claims: count })),
  unrated: count,
  statuses: claimCountsSchema,
  approved: count,
  coverage: coverageSchema,
  corrections: z.strictObject({ open: count, total: count }),
  /** Conflicts on the claims of this report. */
  conflicts: count,
  sources: count
})
export type ReportSummary = z.infer<typeof reportSummarySchema>

export const reportDataSchema = z.strictObject({
  $schema: z.literal(reportSchemaId),
  format: z.literal('claimbench-report'),
  version: z.literal(1),
  offsets: z.strictObject({ range: z.literal('utf-16'), codePoints: z.literal('unicode-code-points') }),
  profile: reportProfileSchema,
  project: z.strictObject({ title: z.string(), scale: idSchema, conflicts: count.nullable() }),
  program: z.strictObject({ name: z.literal('Claimbench'), version: z.string() }),
  exportedAt: z.iso.datetime(),
  /**
   * The state of the project's history: how many change sets there are, the hashes of its newest ones in ascending
   * order, and the SHA-256 of those hashes joined by line feeds. Kept outside the project, it is a witness.
   */
  log: z.strictObject({ position: count, heads: z.array(z.string()), hash: sha256Schema }),
  people: z.array(personViewSchema.omit({ me: true })),
  scales: z.array(scaleViewSchema),
  summary: reportSummarySchema,
  articles: z.array(reportArticleSchema),
  sources: z.array(reportSourceSchema)
})
export type ReportData = z.infer<typeof reportDataSchema>

/** Writes a report in one format. `write` is pure: the same data gives the same characters. */
export interface Reporter {
  readonly format: string
  readonly mediaType: string
  /** With its dot, as `.html`. */
  readonly fileExtension: string
  write(data: ReportData): string
}
