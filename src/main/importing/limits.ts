/**
 * How much a document may ask for while it is read: every limit of importing stands here. What exceeds one is refused
 * with a coded error that names it, and the next document is read all the same.
 *
 * They bound *articles*, whose text people work on. What a project merely keeps (originals, attachments) is moved in
 * slices and is bounded by the disk alone.
 */

const MEGABYTE = 1024 * 1024

/** Bounds that hold while one document is read, whatever its format. */
export interface ImportLimits {
  /** Size of the file, bytes. `too-large`, before it is copied or read. */
  inputBytes: number
  /** Sum of what a zip's entries unpack to, bytes. `limit-expansion`. */
  expandedBytes: number
  /** Entries in a zip. `limit-expansion`. */
  entries: number
  /** Nesting of elements in HTML and XML. `limit-expansion`. */
  depth: number
}

/** For files that are kept, and read only where they are no longer than a document may be. */
export const unbounded: number = Number.MAX_SAFE_INTEGER

export const defaultImportLimits: ImportLimits = {
  inputBytes: 64 * MEGABYTE,
  expandedBytes: 128 * MEGABYTE,
  entries: 10_000,
  depth: 1000
}

/** Bounds on the parser's process, for each of its jobs: extracting the text, and finding the claims in it. */
export interface ParserLimits {
  /** Longest that one job may take in a child that is ready, milliseconds. `limit-time`. */
  timeMs: number
  /** Most resident memory of the child, bytes. Node itself takes about 60 MB, the libraries 100 MB more. `limit-memory`. */
  memoryBytes: number
  /** Most bytes that one job may carry. `too-large`. */
  inputBytes: number
}

export const defaultParserLimits: ParserLimits = {
  timeMs: 60_000,
  memoryBytes: 1536 * MEGABYTE,
  inputBytes: defaultImportLimits.inputBytes
}

/** What a person is told about a document that is longer than may be read. */
export const tooLarge = (name: string, mostBytes: number): string =>
  `“${name}” is larger than ${Math.floor(mostBytes / MEGABYTE)} MB, the most that a document to be read may have.`
