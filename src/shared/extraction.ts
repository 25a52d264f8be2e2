/**
 * What reading a document gives: the text of an article, what each stretch of it is, and what was left out.
 *
 * The words, shapes and codes here are shared by the importers (src/main/importing), the parser process, the project
 * worker, the command line's `extract` and the import screen. Everything is plain JSON.
 *
 * Laws that every importer keeps, and that tests hold it to:
 * - `text` is NFC, has LF line ends only, no lone surrogate and no NUL;
 * - offsets are UTF-16 indices into `text`, end exclusive;
 * - blocks are in order, do not overlap, are never empty, and between two of them stands exactly `BLOCK_SEPARATOR`;
 *   so the text is its blocks joined by that separator;
 * - the same bytes, file name and options give the same extraction.
 */
import { z } from 'zod'

/** What stands between two blocks in `Extraction.text`: one empty line. */
export const BLOCK_SEPARATOR = '\n\n'

export const extractionFormats = [
  'txt',
  'md',
  'html',
  'mhtml',
  'pdf',
  'docx',
  'odt',
  'rtf',
  'epub',
  'eml',
  'srt',
  'vtt',
  'csv',
  'xlsx',
  'ods',
  'paste'
] as const
/**
 * Where the text came from: plain text or Markdown, a saved page alone (`html`) or with its pictures in one file (`mhtml`), a PDF, a
 * Word, OpenDocument or RTF document, a book, a mail, the captions of a recording, a table (text with delimiters, an Excel
 * workbook or an OpenDocument table), or text pasted from elsewhere.
 */
export const extractionFormatSchema = z.enum(extractionFormats)
export type ExtractionFormat = z.infer<typeof extractionFormatSchema>

export const blockKinds = [
  'headline',
  'heading',
  'lede',
  'byline',
  'paragraph',
  'list-item',
  'quote',
  'caption',
  'table'
] as const
/**
 * What a stretch of the text is. `headline` is the article's own title, `lede` its standfirst or opening paragraph,
 * `heading` a title inside it; a `table` has one line a row, cells parted by tabs; a `quote` is a block quotation.
 */
export const blockKindSchema = z.enum(blockKinds)
export type BlockKind = z.infer<typeof blockKindSchema>

const offset = z.number().int().nonnegative()

/** Seconds from the beginning of a recording. */
export const blockTimeSchema = z.strictObject({ from: z.number().nonnegative(), to: z.number().nonnegative() })
/** A cell of a table, row and column counted from 1; the sheet's name is empty where there are no sheets. */
export const blockSheetSchema = z.strictObject({
  name: z.string(),
  row: z.number().int().min(1),
  column: z.number().int().min(1)
})
export type SheetPlace = z.infer<typeof blockSheetSchema>
/** A page by its number from 1, and as the document itself names it. */
export const blockPageSchema = z.strictObject({ index: z.number().int().min(1), label: z.string().min(1) })

/**
 * One stretch of the text. `level`: depth of a heading (1 is the highest) or nesting of a list item (1 is outermost). `time`:
 * when it is said in the recording, in seconds from its start (captions only). `page`: where it begins, by its number from 1 and
 * as the document itself names the page (PDF only). `sheet`: the cell at which a table's rows begin; each line is the next row, and
 * a tab at the beginning of a line an empty cell (tables only).
 */
export const blockSchema = z.strictObject({
  kind: blockKindSchema,
  start: offset,
  end: offset,
  level: z.number().int().min(1).max(9).optional(),
  time: blockTimeSchema.optional(),
  page: blockPageSchema.optional(),
  sheet: blockSheetSchema.optional()
})
export type Block = z.infer<typeof blockSchema>

export const removalReasons = [
  'furniture',
  'navigation',
  'comments',
  'sharing',
  'advertisement',
  'subscription',
  'cookies',
  'related',
  'byline',
  'date',
  'repeated-title',
  'copyright',
  'page-number',
  'footnote',
  'margin-comment',
  'deleted-change',
  'inserted-change',
  'quoted-mail',
  'attachment',
  'hidden',
  'formula',
  'reading-aid',
  'control-characters',
  'page-margin',
  'by-hand'
] as const
/** Why something was left out of the text: a code to translate; `Removed.message` says it in English. */
export const removalReasonSchema = z.enum(removalReasons)
export type RemovalReason = z.infer<typeof removalReasonSchema>

/**
 * Something the document holds that was left out of the text. `at` is the offset in `text` where it would stand. `about`: of a
 * comment, the words of `text` that it is about; start and end are the same where it stands at a place only, and it is missing
 * where the document does not say, or the words are no part of the text.
 * `id` depends on what was removed and from where in the document, not on what else was removed, so it stays the same
 * when the extraction is made again with `ExtractOptions.keep`.
 */
export const removedSchema = z.strictObject({
  id: z.string().min(1),
  text: z.string(),
  reason: removalReasonSchema,
  message: z.string(),
  at: offset,
  about: z.strictObject({ start: offset, end: offset }).optional()
})
export type Removed = z.infer<typeof removedSchema>

export const extractionWarningCodes = [
  'encoding-uncertain',
  'encoding-replacements',
  'encoding-twice',
  'byte-order-mark',
  'mixed-line-ends',
  'invisible-characters',
  'invisible-characters-removed',
  'control-characters-removed',
  'lone-surrogates-replaced',
  'lines-rejoined',
  'article-not-found',
  'little-text',
  'tracked-changes',
  'word-comments',
  'footnotes',
  'headers-footers',
  'text-boxes',
  'images-skipped',
  'frames-skipped',
  'attachments',
  'pages-without-text',
  'unreadable-part',
  'unknown-kept-item',
  'date-ambiguous',
  'date-of-update',
  'claims-not-looked-for',
  'formulas',
  'repeated-captions',
  'merged-cells',
  'hidden-cells',
  'uneven-rows'
] as const
/** Something the person should know about how the document was read: nothing that stops the import. */
export const extractionWarningSchema = z.strictObject({ code: z.enum(extractionWarningCodes), message: z.string() })
export type ExtractionWarning = z.infer<typeof extractionWarningSchema>
export type ExtractionWarningCode = ExtractionWarning['code']

/** How the bytes were read as characters; `confidence` 0..1, 1 where a mark in the file or the user says so. */
export const detectedEncodingSchema = z.strictObject({
  name: z.string().min(1),
  confidence: z.number().min(0).max(1)
})
export type DetectedEncoding = z.infer<typeof detectedEncodingSchema>

/** Name and version of what made the text; part of the id of a revision, so a change of rules never hides. */
export const extractorSchema = z.strictObject({ name: z.string().min(1), version: z.string().min(1) })
export type Extractor = z.infer<typeof extractorSchema>

/** An ISO 8601 calendar date (2016-09-05) or date and time with its zone (2016-09-05T14:00:00Z). */
export const isoDateSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })])

/**
 * One tracked change as a person decides on it: what stands together by one person, both ends of a move. Words are cut after
 * 1,500 characters; “¶” where it takes or brings only the end of a paragraph.
 */
export const trackedChangeSchema = z.strictObject({
  /** The same whatever is decided. */
  id: z.string().min(1),
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move']),
  author: z.string().nullable(),
  /** When, as the document says it: ISO 8601, mostly without a zone. */
  date: z.string().nullable(),
  /** Words that it takes away and words that it brings. */
  old: z.string(),
  new: z.string(),
  decision: z.enum(['accept', 'reject']),
  /**
   * Where in `text` its words stand as it is decided; `start` is `end` where none do. Null where its paragraph is no part of the text
   * (a note, something left out).
   */
  place: z.strictObject({ start: offset, end: offset }).nullable(),
  /** Words of the same paragraph around it, as they are read. */
  before: z.string(),
  after: z.string()
})
export type TrackedChange = z.infer<typeof trackedChangeSchema>

/**
 * What `published` is where it is not the day of publication: `update` where the document states none, and only when it was last
 * changed.
 */
export const publishedAsSchema = z.literal('update')

/** A document as read. A field that the document does not give is null: nothing is guessed into being. */
export const extractionSchema = z.strictObject({
  format: extractionFormatSchema,
  title: z.string().min(1).nullable(),
  byline: z.string().min(1).nullable(),
  publisher: z.string().min(1).nullable(),
  published: isoDateSchema.nullable(),
  publishedAs: publishedAsSchema.optional(),
  /** BCP 47, as 'en' or 'de-AT'. */
  language: z.string().min(2).nullable(),
  url: z.string().min(1).nullable(),
  /** Null where the format fixes the encoding (docx) or characters came in as such (paste). */
  encoding: detectedEncodingSchema.nullable(),
  extractor: extractorSchema,
  text: z.string(),
  blocks: z.array(blockSchema),
  /** Ids of the blocks in their order, for `ExtractOptions.leaveOut`. Not kept with the article. */
  blockIds: z.array(z.string().min(1)).optional(),
  removed: z.array(removedSchema),
  warnings: z.array(extractionWarningSchema),
  /** Tracked changes in the order of the document, at most 5,000; absent where it has none. Not kept with the article. */
  changes: z.array(trackedChangeSchema).optional()
})
export type Extraction = z.infer<typeof extractionSchema>

/** What a person decides about the reading; extracting again with the same options gives the same result. */
export const extractOptionsSchema = z.strictObject({
  /** Ids of removed items to put back into the text, each verbatim in a block of its own. */
  keep: z.array(z.string()).optional(),
  /** Ids of blocks to leave out of the text. */
  leaveOut: z.array(z.string()).optional(),
  /** Name of the encoding to read the bytes in, instead of the detected one. */
  encoding: z.string().min(1).optional(),
  /** BCP 47 language, instead of the detected one. */
  language: z.string().min(2).optional(),
  /** Publication date, instead of the one found. */
  published: isoDateSchema.optional(),
  /** False: leave the line breaks of plain text as they are. Default: hard-wrapped lines are rejoined. */
  rejoinLines: z.boolean().optional(),
  /** How tracked changes are read: accepted (the default) or rejected. What does not stand then is left out with its place. */
  changes: z.enum(['accept', 'reject']).optional(),
  /** What is decided otherwise of single tracked changes, by their ids. */
  decided: z.record(z.string(), z.enum(['accept', 'reject'])).optional(),
  /** The bytes are text that a person pasted (UTF-8): the extraction says `paste`, not `txt`. */
  paste: z.boolean().optional()
})
export type ExtractOptions = z.infer<typeof extractOptionsSchema>

export const extractionErrorCodes = [
  'unsupported-format',
  'empty',
  'too-large',
  'damaged',
  'encrypted',
  'encoding',
  'limit-time',
  'limit-memory',
  'limit-expansion',
  'cancelled'
] as const
/** Why a document could not be read. `limit-…`: it was stopped while reading, because it asked for too much. */
export const extractionErrorCodeSchema = z.enum(extractionErrorCodes)
export type ExtractionErrorCode = z.infer<typeof extractionErrorCodeSchema>

/** The plain form in which a failure crosses processes and the contract. */
export const extractionErrorSchema = z.strictObject({ code: extractionErrorCodeSchema, message: z.string() })
export type ExtractionError = z.infer<typeof extractionErrorSchema>
