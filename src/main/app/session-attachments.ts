/** What the project's own thread does for sources' files; see `attachments.ts` for what comes before. */
import type { Database } from 'better-sqlite3'
import { shownTitle } from '../../shared/article-title.ts'
import { CodedError } from '../../shared/errors.ts'
import type { Extraction, ExtractOptions } from '../../shared/extraction.ts'
import type { SourceFile } from '../../shared/model/values.ts'
import { hasBlob } from '../project/blobs.ts'
import type { AttachInput } from './commands/attach-source.ts'
import type { ReadView } from './read-view.ts'
import { storeReading } from './stored-readings.ts'

/** A file on its way to a source. Its bytes are staged already, under `blob`. */
export interface AttachRequest extends Omit<AttachInput, 'file'> {
  readonly file: Omit<SourceFile, 'reading'>
  readonly extraction: Extraction | null
  readonly options: ExtractOptions
}

/** Whose document or file has certain bytes. */
export interface BytesHolder {
  readonly kind: 'article' | 'source'
  readonly id: string
  readonly title: string
}

/** Stores the text of a file, and gives what the command needs. Throws `not-found` where its bytes are not there. */
export function attachInput(database: Database, request: AttachRequest): AttachInput {
  const { source, about, file, extraction, options } = request
  if (!hasBlob(database, file.blob)) throw new CodedError('not-found', 'The file was not stored. Attach it again.')
  if (!extraction) return { source, about, file: { ...file, reading: null } }
  const { format, extractor, language, text } = extraction
  const reading = { format, extractor, language, length: text.length, ...storeReading(database, extraction, options) }
  return { source, about, file: { ...file, reading } }
}

/** Every source and article of the project with these bytes, sources first. */
export function holdersOfBytes({ database, tables }: ReadView, sha256: string): BytesHolder[] {
  const ids = (entity: 'article' | 'source', field: string): string[] =>
    database
      .prepare<[string], { id: string }>(
        `SELECT id FROM ${entity} WHERE visible = 1 AND json_extract(${field}, '$.blob') = ? ORDER BY "order", id`
      )
      .all(sha256)
      .map(({ id }) => id)
  return [
    ...ids('source', 'file').map((id): BytesHolder => {
      const record = tables.get('source', id)?.record
      return { kind: 'source', id, title: record?.about.title || record?.file?.name || '' }
    }),
    ...ids('article', 'original').map((id): BytesHolder => {
      const record = tables.get('article', id)?.record
      return { kind: 'article', id, title: record ? shownTitle(record.meta.title, record.original.name) : '' }
    })
  ]
}
