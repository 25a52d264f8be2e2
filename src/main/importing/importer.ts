import type {
  BlockKind,
  DetectedEncoding,
  ExtractionFormat,
  ExtractionWarning,
  ExtractOptions,
  RemovalReason,
  SheetPlace
} from '../../shared/extraction.ts'
import type { ImportLimits } from './limits.ts'
import type { NoteAnchors } from './note-anchors.ts'
import type { TrackedChanges } from './tracked-changes.ts'

/** Why a piece is to be left out of the text, unless the person asks to keep it. */
export interface Removal {
  reason: RemovalReason
  message: string
  /** Of a comment or note: what the draft's `anchors` call it. */
  anchor?: string
}

/** One stretch of the document in its order: a block of the text to be, or (with `removal`) something left out. */
export interface Piece {
  kind: BlockKind
  text: string
  level?: number
  /** When it is said in a recording, seconds from its start. */
  time?: { from: number; to: number }
  /** The page of the document that it begins on. */
  page?: { index: number; label: string }
  /** The cell of a table at which it begins; then its lines are rows, its tabs part cells, and its text stands as it is. */
  sheet?: SheetPlace
  removal?: Removal
}

/** What a document says about itself. Null where it does not. */
export interface DocumentMetadata {
  title: string | null
  byline: string | null
  publisher: string | null
  published: string | null
  /** Present where `published` is the day of the last update, since the document states no other. */
  publishedAs?: 'update'
  language: string | null
  url: string | null
}

/** What an importer reads out of a file, before furniture is removed and offsets are given. */
export interface Draft {
  pieces: Piece[]
  metadata: DocumentMetadata
  encoding: DetectedEncoding | null
  warnings: ExtractionWarning[]
  /** Where the document tracks its changes. */
  changes?: TrackedChanges
  /** Where the document has comments and notes, which belong to words of its text. */
  anchors?: NoteAnchors
}

export { defaultImportLimits, type ImportLimits } from './limits.ts'

/** One file format. Which one a document has is said by `detectFormat`, from its bytes. */
export interface Importer {
  readonly format: ExtractionFormat
  /** Rejects with a `CodedError` whose code is an extraction error code. */
  read(bytes: Uint8Array, options: ExtractOptions, limits: ImportLimits): Promise<Draft>
}

/** Metadata of a document that says nothing about itself. */
export function noMetadata(): DocumentMetadata {
  return { title: null, byline: null, publisher: null, published: null, language: null, url: null }
}
