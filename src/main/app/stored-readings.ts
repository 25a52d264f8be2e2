/** The text that was read in a document and how it is laid out, as blobs of the project file. */
import type { Database } from 'better-sqlite3'
import type { Extraction, ExtractOptions } from '../../shared/extraction.ts'
import { putBlob } from '../project/blobs.ts'
import type { Layout, StoredReading } from './read-view.ts'

/** Stores what was read with these options; a command may refer to it from then on. */
export function storeReading(database: Database, extraction: Extraction, options: ExtractOptions): StoredReading {
  const { blocks, removed, warnings, encoding, text } = extraction
  const layout: Layout = { blocks, removed, warnings, encoding, options }
  return {
    text: putBlob(database, Buffer.from(text, 'utf8')),
    layout: putBlob(database, Buffer.from(JSON.stringify(layout), 'utf8'))
  }
}
