/**
 * What the claim engine finds in a text, as JSON.
 *
 * Everything here crosses the contract (parser child → project worker → renderer), so the objects are strict and hold
 * JSON values only. All offsets are UTF-16 indices into the analysed text, end exclusive; for every span
 * `text.slice(span.start, span.end) === span.text`. Spans never cut a word or a grapheme.
 */
import { z } from 'zod'

const offset = z.int().min(0)

/** A stretch of the analysed text, with the text it covers. */
export const spanSchema = z.strictObject({ start: offset, end: offset, text: z.string() })
export type Span = z.infer<typeof spanSchema>

/** A stretch without its text, where repeating the text would double the size of the answer. */
export const offsetsSchema = z.strictObject({ start: offset, end: offset })
export type Offsets = z.infer<typeof offsetsSchema>

/** How the words around a number limit it: "more than 300,000" is `more-than`, "up to 40" is `at-most`. */
export const boundSchema = z.enum(['exact', 'more-than', 'less-than', 'at-least', 'at-most', 'about', 'range'])
export type Bound = z.infer<typeof boundSchema>

export const quantityKindSchema = z.enum(['count', 'percent', 'money', 'age', 'ordinal', 'measure', 'ratio', 'number'])
export type QuantityKind = z.infer<typeof quantityKindSchema>

/**
 * A number as the text states it.
 *
 * "more than 300,000 people" has bound `more-than`, boundText "more than", value 300000, low 300000, high null,
 * unit "people", kind `count`. `low` and `high` delimit what the words allow (null: open on that side, or unknown);
 * for an exact number both equal `value`. A range has no single `value`. Percentages are in percent (12.5, not 0.125),
 * ratios are the quotient ("one in five" is 0.2), money has its ISO 4217 code as unit where the text makes it plain.
 * The span covers bound words, number and unit.
 */
export const quantitySchema = z.strictObject({
  ...spanSchema.shape,
  bound: boundSchema,
  boundText: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  kind: quantityKindSchema
})
export type Quantity = z.infer<typeof quantitySchema>

/**
 * How exactly a date is known. `relative` could not be resolved: the article has no date, or a story counts from what it
 * told before ("the next day"). `duration` is a length of time without place in the calendar, `recurring` what comes again
 * and again ("every day"), `time` a time of day.
 */
export const datePrecisionSchema = z.enum([
  'day',
  'month',
  'year',
  'decade',
  'period',
  'relative',
  'time',
  'duration',
  'recurring'
])
export type DatePrecision = z.infer<typeof datePrecisionSchema>

/**
 * A date, period or duration in the text. `from` and `to` are ISO 8601 dates (YYYY-MM-DD), both inclusive: "September
 * 2015" runs from 2015-09-01 to 2015-09-30. Null where the text, together with the article's date, does not say.
 */
export const dateMentionSchema = z.strictObject({
  ...spanSchema.shape,
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: datePrecisionSchema
})
export type DateMention = z.infer<typeof dateMentionSchema>

/** One link of an attribution chain: who (source), by which words (cue: "said", "according to"), said what (content). */
export const attributionLinkSchema = z.strictObject({
  source: spanSchema.nullable(),
  cue: spanSchema.nullable(),
  content: spanSchema.nullable()
})
export type AttributionLink = z.infer<typeof attributionLinkSchema>

export const facetKindSchema = z.enum(['name', 'title', 'number', 'date', 'place', 'quotation', 'cause'])
export type FacetKind = z.infer<typeof facetKindSchema>

/** A part of a claim that a checker ticks by itself. */
export const facetProposalSchema = z.strictObject({ ...spanSchema.shape, kind: facetKindSchema })
export type FacetProposal = z.infer<typeof facetProposalSchema>

/**
 * Why a sentence or claim ranks where it does. `feature` is the stable code, `label` is English for people, `weight`
 * is what the feature added to the logit (negative: spoke against), `text` is the words that triggered it.
 */
export const reasonSchema = z.strictObject({
  feature: z.string(),
  label: z.string(),
  weight: z.number(),
  text: z.string().optional()
})
export type Reason = z.infer<typeof reasonSchema>

export const claimRoleSchema = z.enum(['headline', 'lede', 'body'])
export type ClaimRole = z.infer<typeof claimRoleSchema>

/** Types the engine tells apart; a claim may have several. Kept open on the wire so that an older program still reads. */
export const claimTypes = [
  'statistical',
  'comparative',
  'event',
  'quotation',
  'utterance',
  'title',
  'alias',
  'position',
  'motive',
  'causal',
  'prediction',
  'assessment',
  'question',
  'presupposition'
] as const
export type ClaimType = (typeof claimTypes)[number]

/**
 * What does not fit: `figures-differ`, `dates-differ` and `denied` against another claim of the text, `sources-differ`
 * where two sources say so differently (to be named as such, not an error), `arithmetic` where the text's own numbers
 * and dates do not come out. `here` are the words in this claim, `there` those in the other; null where it is the whole.
 */
export const alarmCodeSchema = z.enum(['figures-differ', 'dates-differ', 'denied', 'sources-differ', 'arithmetic'])
export type AlarmCode = z.infer<typeof alarmCodeSchema>

export const alarmSchema = z.strictObject({
  code: alarmCodeSchema,
  here: spanSchema.nullable(),
  there: spanSchema.nullable(),
  /** Index into the list of claims; null where no other claim is concerned. */
  other: z.int().min(0).nullable(),
  /** For `arithmetic`: what the numbers come to, for instance "fifth" where the text says "sixth". */
  expected: z.string().optional()
})
export type Alarm = z.infer<typeof alarmSchema>

/** What the quote of a piece of evidence says otherwise than its claim: the words of the statement, and those of the quote. */
export const evidenceAlarmSchema = z.strictObject({
  code: z.enum(['figures-differ', 'dates-differ']),
  here: z.string(),
  there: z.string()
})
export type EvidenceAlarm = z.infer<typeof evidenceAlarmSchema>

/** One checkable assertion as the engine proposes it. `start`, `end`, `text` are the hull of `ranges`. */
export const detectedClaimSchema = z.strictObject({
  ...spanSchema.shape,
  /** One or more disjoint ranges in text order. */
  ranges: z.array(spanSchema).min(1),
  /** A sentence that stands alone: the subject restored, a pronoun resolved where the text makes it plain. */
  statement: z.string(),
  /** What a person should know about the statement, for instance `pronoun-unresolved`. */
  flags: z.array(z.string()),
  sentence: offsetsSchema,
  /** Index into the list of claims: the utterance that this claim is the content of, or the claim it hangs on. */
  parent: z.int().min(0).nullable(),
  /** Shared by repeats of the same assertion in this text; null when it is made once. */
  group: z.string().nullable(),
  types: z.array(z.string()),
  role: claimRoleSchema,
  /** Check-worthiness, 0 to 1. */
  score: z.number().min(0).max(1),
  /** Among the most check-worthy of this text. */
  worth: z.boolean(),
  reasons: z.array(reasonSchema),
  /** Who says it: the outermost link first ("according to AP" before "Price said"). Empty: the article itself says it. */
  attribution: z.array(attributionLinkSchema),
  quantities: z.array(quantitySchema),
  dates: z.array(dateMentionSchema),
  facets: z.array(facetProposalSchema),
  /** What in it does not fit with the rest of the text. */
  alarms: z.array(alarmSchema)
})
export type DetectedClaim = z.infer<typeof detectedClaimSchema>

/** Everything the engine finds in one text; claims are in text order. */
export const detectionSchema = z.strictObject({
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  /** BCP 47 primary language the analysis was made for; null where it is not known. */
  language: z.string().nullable(),
  sentences: z.array(offsetsSchema),
  claims: z.array(detectedClaimSchema),
  attributions: z.array(attributionLinkSchema),
  quantities: z.array(quantitySchema),
  dates: z.array(dateMentionSchema)
})
export type Detection = z.infer<typeof detectionSchema>

export const textBlockKindSchema = z.enum([
  'headline',
  'heading',
  'lede',
  'byline',
  'paragraph',
  'list-item',
  'quote',
  'caption',
  'table'
])
export type TextBlockKind = z.infer<typeof textBlockKindSchema>

/** A block of the extracted text; sentences never cross blocks. */
export const detectionBlockSchema = z.strictObject({ kind: textBlockKindSchema, start: offset, end: offset })
export type DetectionBlock = z.infer<typeof detectionBlockSchema>

export const detectOptionsSchema = z.strictObject({
  /** BCP 47 tag of the text; null or absent: the engine takes English for Latin script and degrades otherwise. */
  language: z.string().nullable().optional(),
  title: z.string().nullable().optional(),
  /** Date of publication, YYYY-MM-DD; relative dates are resolved against it. */
  date: z.string().nullable().optional(),
  blocks: z.array(detectionBlockSchema).optional()
})
export type DetectOptions = z.infer<typeof detectOptionsSchema>

/** What is known of ranges a person picked (new claim from a selection, split, merge): a claim without its place in a list. */
export const selectionAnalysisSchema = detectedClaimSchema.omit({
  parent: true,
  group: true,
  worth: true,
  alarms: true
})
export type SelectionAnalysis = z.infer<typeof selectionAnalysisSchema>
