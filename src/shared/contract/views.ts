/** What screens are given: shapes made for reading, derived from the tables by queries. */
import { z } from 'zod'
import { evidenceAlarmSchema } from '../detection.ts'
import {
  blockKindSchema,
  blockPageSchema,
  blockSheetSchema,
  blockTimeSchema,
  detectedEncodingSchema,
  extractionFormatSchema,
  extractionWarningSchema,
  publishedAsSchema,
  removedSchema
} from '../extraction.ts'
import { findingCodes } from '../history/integrity.ts'
import { detectedClaimDataSchema } from '../model/derived.ts'
import {
  anchorSchema,
  attributionChainSchema,
  claimStateSchema,
  correctionAnswerSchema,
  correctionProposalSchema,
  evidenceContentSchema,
  facetKindSchema,
  idSchema,
  rangeSchema,
  ratingToneSchema,
  reviewDecisionSchema,
  scaleDefinitionSchema,
  sourceAboutSchema,
  sourceFileSchema,
  statementSchema,
  verdictValueSchema
} from '../model/values.ts'

const count = z.int().nonnegative()
const position = z.int().nonnegative()

/** How a person is called and what they do at the desk; wherever a person says it or it is kept. */
export const personNameSchema = z.strictObject({ name: z.string().max(200), role: z.string().max(200) })

export const personViewSchema = z.strictObject({ id: idSchema, name: z.string(), role: z.string(), me: z.boolean() })
export type PersonView = z.infer<typeof personViewSchema>

export const scaleViewSchema = z.strictObject({ id: idSchema, definition: scaleDefinitionSchema })
export type ScaleView = z.infer<typeof scaleViewSchema>

/** A rating ready to be drawn: label in words, tone for glyph and hue. */
export const ratingViewSchema = z.strictObject({
  scale: idSchema,
  rating: z.string(),
  label: z.string(),
  tone: ratingToneSchema
})
export type RatingView = z.infer<typeof ratingViewSchema>

/** Human decisions over a text. `covered` and `total` count characters that are not white space. */
export const coverageSchema = z.strictObject({ covered: count, total: count })
export type Coverage = z.infer<typeof coverageSchema>

export const articleMetaSchema = z.strictObject({
  title: z.string().max(2000),
  byline: z.string().max(2000),
  publisher: z.string().max(2000),
  published: z.string().nullable(),
  /** Absent where `published` is the day of publication. */
  publishedAs: publishedAsSchema.optional(),
  language: z.string().nullable(),
  url: z.string().max(2000)
})
export type ArticleMeta = z.infer<typeof articleMetaSchema>

/** Claims by state; `candidate` are those that nobody decided on. */
export const claimCountsSchema = z.strictObject({
  candidate: count,
  open: count,
  checking: count,
  checked: count,
  dismissed: count
})

export const articleRowSchema = z.strictObject({
  id: idSchema,
  revision: idSchema,
  title: z.string(),
  format: z.string(),
  /** Claims by state; `candidate` are those that nobody decided on. One that was cut or joined counts as those in its place. */
  claims: claimCountsSchema,
  coverage: coverageSchema
})
export type ArticleRow = z.infer<typeof articleRowSchema>

/** A command by its code and parameters; the screen translates it ("Dismissed the claim …"). */
export const labelSchema = z.strictObject({ command: z.string(), params: z.record(z.string(), z.json()) })
export type Label = z.infer<typeof labelSchema>

export const holderSchema = z.strictObject({
  person: z.string(),
  host: z.string(),
  pid: count,
  /** ISO instant at which the lock was taken. */
  since: z.string()
})
export type Holder = z.infer<typeof holderSchema>

export const overviewSchema = z.strictObject({
  title: z.string(),
  scale: idSchema,
  fileName: z.string(),
  folder: z.string(),
  readOnly: z.boolean(),
  /** Why it is open for reading only: who holds it, or that the file or folder cannot be written. */
  readOnlyReason: z.enum(['locked', 'no-access', 'asked']).nullable(),
  holder: holderSchema.nullable(),
  /** The folder is kept by a cloud service (its name), which may break an open file. */
  cloudFolder: z.string().nullable(),
  articles: z.array(articleRowSchema),
  people: z.array(personViewSchema),
  scales: z.array(scaleViewSchema),
  sources: count,
  conflicts: count,
  undo: labelSchema.nullable(),
  redo: labelSchema.nullable()
})
export type Overview = z.infer<typeof overviewSchema>

/** What the desk needs to lay an article out without its text: where blocks start, and its metadata. */
export const articleViewSchema = z.strictObject({
  id: idSchema,
  revision: idSchema,
  meta: articleMetaSchema,
  format: z.string(),
  encoding: z.strictObject({ name: z.string(), confidence: z.number() }).nullable(),
  fileName: z.string(),
  bytes: count,
  length: count,
  /** Offset at which each display block starts; a very long block is shown in several pieces. */
  blockStarts: z.array(count),
  headings: z.array(z.strictObject({ block: count, level: count, text: z.string() })),
  removed: z.array(removedSchema),
  warnings: z.array(extractionWarningSchema),
  coverage: coverageSchema
})
export type ArticleView = z.infer<typeof articleViewSchema>

export const blockViewSchema = z.strictObject({
  index: count,
  kind: blockKindSchema,
  level: count,
  /** A piece of a block whose beginning stands in the block before. */
  continued: z.boolean(),
  start: count,
  end: count,
  text: z.string(),
  /** The page that it begins on, where the document has pages. */
  page: blockPageSchema.optional(),
  /** When it is said, in a recording's captions. */
  time: blockTimeSchema.optional(),
  /** The cell at which it begins, in a table that has rows and columns of its own. */
  sheet: blockSheetSchema.optional(),
  /** Which paragraph of the document it is, from 1; headings and table rows do not count. */
  paragraph: count.optional()
})
export type BlockView = z.infer<typeof blockViewSchema>

/** A claim's mark in the text. */
export const markSchema = z.strictObject({
  id: idSchema,
  ranges: z.array(rangeSchema),
  state: claimStateSchema,
  rating: ratingViewSchema.nullable(),
  worth: z.boolean(),
  approved: z.boolean(),
  conflict: z.boolean(),
  facets: z.array(
    z.strictObject({ ...rangeSchema.shape, kind: facetKindSchema, state: z.enum(['open', 'ok', 'wrong']) })
  )
})
export type Mark = z.infer<typeof markSchema>

export const passageViewSchema = z.strictObject({
  id: idSchema,
  ...rangeSchema.shape,
  kind: z.enum(['nothing-to-check', 'mark'])
})
export type PassageView = z.infer<typeof passageViewSchema>

export const marksSchema = z.strictObject({ claims: z.array(markSchema), passages: z.array(passageViewSchema) })
export type Marks = z.infer<typeof marksSchema>

/**
 * How far the sign-off by a second person has come. `awaiting`: the claim is checked and rated, and nothing that stands says
 * yes or no to that.
 */
export const signOffSchema = z.enum(['none', 'awaiting', 'approved', 'changes-requested'])
export type SignOff = z.infer<typeof signOffSchema>

/** A claim as a row of a list. `text` is at most 400 characters of its words. */
export const claimRowSchema = z.strictObject({
  id: idSchema,
  article: idSchema,
  revision: idSchema,
  start: position,
  end: position,
  ranges: z.array(rangeSchema),
  text: z.string(),
  statement: z.string(),
  status: claimStateSchema,
  rating: ratingViewSchema.nullable(),
  score: z.number(),
  worth: z.boolean(),
  types: z.array(z.string()),
  role: z.string(),
  speaker: z.string().nullable(),
  facets: z.strictObject({ open: count, total: count }),
  evidence: count,
  corrections: count,
  approved: z.boolean(),
  signOff: signOffSchema,
  conflict: z.boolean(),
  /** How much in it does not fit: with the rest of the text, with its repeats' ratings, with its evidence. */
  alarms: count,
  parent: idSchema.nullable(),
  group: idSchema.nullable()
})
export type ClaimRow = z.infer<typeof claimRowSchema>

export const claimFilterSchema = z.strictObject({
  article: idSchema.nullable().optional(),
  states: z.array(claimStateSchema).max(10).optional(),
  worth: z.boolean().optional(),
  type: z.string().max(200).optional(),
  speaker: z.string().max(2000).optional(),
  withNumber: z.boolean().optional(),
  openFacets: z.boolean().optional(),
  withCorrection: z.boolean().optional(),
  signOff: signOffSchema.exclude(['none']).optional(),
  conflict: z.boolean().optional(),
  /** Something in it does not fit: see `ClaimRow.alarms`. */
  alarms: z.boolean().optional(),
  /** A source that is evidence on the claim. */
  source: idSchema.optional(),
  /** Words that the claim's text or statement contains, whatever their case. */
  words: z.string().max(500).optional()
})
export type ClaimFilter = z.infer<typeof claimFilterSchema>

export const facetViewSchema = z.strictObject({
  id: idSchema,
  kind: facetKindSchema,
  start: position,
  end: position,
  text: z.string(),
  state: z.enum(['open', 'ok', 'wrong']),
  note: z.string(),
  person: idSchema.nullable()
})
export type FacetView = z.infer<typeof facetViewSchema>

export const sourceRowSchema = z.strictObject({
  id: idSchema,
  about: sourceAboutSchema,
  fileName: z.string().nullable(),
  /** Whether the file has a text that can be read and searched. */
  readable: z.boolean(),
  evidence: count
})
export type SourceRow = z.infer<typeof sourceRowSchema>

/** A source's file and what was read in it. `format`, `encoding` are null and `blocks` is 0 where it has no text. */
export const attachmentViewSchema = z.strictObject({
  name: z.string(),
  bytes: count,
  mediaType: z.string(),
  format: extractionFormatSchema.nullable(),
  encoding: detectedEncodingSchema.nullable(),
  language: z.string().nullable(),
  length: count,
  /** How many pieces `source.blocks` has. */
  blocks: count,
  /** Where to go in it: the first piece of each page or part. */
  places: z.array(z.strictObject({ block: count, label: z.string(), kind: z.enum(['page', 'heading']) })),
  removed: z.array(removedSchema),
  warnings: z.array(extractionWarningSchema),
  /** Why it has no text. */
  unread: sourceFileSchema.shape.unread
})
export type AttachmentView = z.infer<typeof attachmentViewSchema>

/** A block of an article's text or of a source's file in which words were found, and where the first of them stand. */
export const textHitSchema = z.strictObject({
  kind: z.enum(['article', 'source']),
  id: idSchema,
  /** What the article or source is called, and its file. */
  title: z.string(),
  fileName: z.string(),
  /** Index of the block among those that screens show, and the words' offsets in the text. */
  block: count,
  start: position,
  end: position,
  before: z.string(),
  match: z.string(),
  after: z.string(),
  ...blockViewSchema.pick({ page: true, time: true, sheet: true, paragraph: true }).shape
})
export type TextHit = z.infer<typeof textHitSchema>

export const evidenceViewSchema = z.strictObject({
  id: idSchema,
  claim: idSchema,
  source: sourceRowSchema,
  content: evidenceContentSchema,
  /** What its quote says otherwise than the claim's statement. */
  alarms: z.array(evidenceAlarmSchema),
  conflict: z.boolean()
})
export type EvidenceView = z.infer<typeof evidenceViewSchema>

export const verdictViewSchema = z.strictObject({
  id: idSchema,
  person: idSchema,
  value: verdictValueSchema,
  rating: ratingViewSchema,
  house: z.boolean(),
  conflict: z.boolean()
})
export type VerdictView = z.infer<typeof verdictViewSchema>

export const correctionViewSchema = z.strictObject({
  id: idSchema,
  claim: idSchema,
  person: idSchema,
  proposal: correctionProposalSchema,
  answer: correctionAnswerSchema,
  conflict: z.boolean()
})
export type CorrectionView = z.infer<typeof correctionViewSchema>

/**
 * `values`: several values stand in a field, a person chooses one or writes another. `edited-and-deleted`,
 * `edited-and-dismissed`: a write escaped what the deleting or dismissing person saw, a person carries it out or not.
 */
export const conflictKindSchema = z.enum(['values', 'edited-and-deleted', 'edited-and-dismissed'])

/** A conflict as people are shown it, with the values that stand in the field (none of `deleted`). */
export const conflictViewSchema = z.strictObject({
  entity: z.string(),
  id: idSchema,
  field: z.string(),
  candidates: z.array(z.json()),
  kind: conflictKindSchema
})
export type ConflictView = z.infer<typeof conflictViewSchema>

/** A conflict anywhere in the project, with where it is. */
export const conflictRowSchema = z.strictObject({
  conflict: conflictViewSchema,
  /** The claim that it is about, where it is about one. */
  claim: z.strictObject({ id: idSchema, article: idSchema }).nullable(),
  /** The claim's words, or what the article, source, passage or project is called. */
  name: z.string(),
  /** For each candidate what a person is shown instead; null where the values speak for themselves. */
  shown: z.array(z.string()).nullable()
})
export type ConflictRow = z.infer<typeof conflictRowSchema>

export const historyRowSchema = z.strictObject({
  id: idSchema,
  position,
  at: z.string(),
  person: z.string(),
  mine: z.boolean(),
  label: labelSchema,
  undoOf: labelSchema.nullable(),
  /** What it was about in words, as the rating or the facet; of an undo, what the undone one was about. */
  what: z.string().nullable(),
  /** The claim to go to, of several the first; null where there is none (any more). */
  claim: z.strictObject({ id: idSchema, article: idSchema, text: z.string() }).nullable(),
  /** Taken back by a later change set that itself still stands. */
  undone: z.boolean(),
  records: z.array(z.strictObject({ entity: z.string(), id: idSchema, field: z.string().nullable() }))
})
export type HistoryRow = z.infer<typeof historyRowSchema>

/** Up to 240 characters of the text before and after a claim, and the claim's hull with the text in its gaps. */
export const claimContextSchema = z.strictObject({ before: z.string(), hull: z.string(), after: z.string() })

/** A person's sign-off, or their request for changes. */
export const reviewViewSchema = z.strictObject({
  id: idSchema,
  person: idSchema,
  decision: reviewDecisionSchema,
  /**
   * `stale`: what was signed off has changed since, so it no longer counts. `own-verdict`: came with a merge, and counts
   * for nothing: whoever approved wrote the verdict.
   */
  state: z.enum(['approved', 'stale', 'own-verdict', 'changes-requested'])
})
export type ReviewView = z.infer<typeof reviewViewSchema>

export const noteViewSchema = z.strictObject({ id: idSchema, person: idSchema, text: z.string() })

export const claimDetailSchema = z.strictObject({
  row: claimRowSchema,
  anchor: anchorSchema,
  context: claimContextSchema,
  statement: statementSchema,
  detection: detectedClaimDataSchema,
  origin: z.enum(['engine', 'person', 'split', 'merge']),
  attribution: attributionChainSchema,
  attributionByPerson: z.boolean(),
  facets: z.array(facetViewSchema),
  evidence: z.array(evidenceViewSchema),
  verdicts: z.array(verdictViewSchema),
  corrections: z.array(correctionViewSchema),
  reviews: z.array(reviewViewSchema),
  /** Whether the person at this installation may approve the claim, else why not. */
  mayApprove: z.enum(['yes', 'no-verdict', 'own-verdict']),
  notes: z.array(noteViewSchema),
  parent: z.strictObject({ id: idSchema, statement: z.string() }).nullable(),
  children: z.array(z.strictObject({ id: idSchema, statement: z.string() })),
  repeats: z.array(
    z.strictObject({
      id: idSchema,
      text: z.string(),
      start: position,
      state: claimStateSchema,
      rating: ratingViewSchema.nullable()
    })
  ),
  conflicts: z.array(conflictViewSchema)
})
export type ClaimDetail = z.infer<typeof claimDetailSchema>

/**
 * What the full check can find. Of its own: `file` (cannot be read, or contradicts itself), `signature`, `replay` (what is shown
 * is not what the history says), `attachment` (a stored document or text is altered or missing); the rest is wrong with the history.
 */
export const verifyCodes = ['file', 'signature', 'replay', 'attachment', ...findingCodes] as const
export type VerifyCode = (typeof verifyCodes)[number]

export const checkFindingSchema = z.strictObject({
  code: z.enum(verifyCodes),
  /** English, exact, for whoever helps. */
  message: z.string(),
  /** The entry of the history that shows it: when and by whom it says it was written. */
  entry: z.strictObject({ id: z.string(), at: z.string().nullable(), person: z.string() }).nullable(),
  /** The record that shows it, by what it is called, and the claim that it belongs to. */
  place: z
    .strictObject({
      entity: z.string(),
      id: z.string(),
      field: z.string().nullable(),
      name: z.string(),
      claim: z.strictObject({ id: idSchema, article: idSchema }).nullable()
    })
    .nullable()
})
export type CheckFinding = z.infer<typeof checkFindingSchema>

/** What the full check of a project file looked at, and what it found. */
export const checkReportSchema = z.strictObject({
  ok: z.boolean(),
  changeSets: count,
  /** Openings for writing that the history comes from. */
  replicas: count,
  records: count,
  blobs: count,
  findings: z.array(checkFindingSchema).max(200),
  /** How many there are in all. */
  found: count,
  /** What no check of a file by itself can see. */
  limits: z.string()
})
export type CheckReport = z.infer<typeof checkReportSchema>
