/** What commands and queries read of the open project. Nothing here writes. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ScaleView } from '../../shared/contract/index.ts'
import { CodedError } from '../../shared/errors.ts'
import { extractionSchema, extractOptionsSchema } from '../../shared/extraction.ts'
import type { EntityName, EntityRecord, FieldName } from '../../shared/model/entities.ts'
import { storedJson } from '../../shared/model/storage.ts'
import { getBlob } from '../project/blobs.ts'
import { createHistoryReader, type GrowingReader } from '../project/history-reader.ts'
import type { ProjectLog } from '../project/log.ts'
import { prepared } from '../project/statements.ts'
import type { Tables } from '../project/tables.ts'
import { keepNewest } from './keep-newest.ts'

/** What stands beside a revision's text, as JSON in a blob; `options` are those that reading again starts from. */
const layoutSchema = z.object({
  ...extractionSchema.pick({ blocks: true, removed: true, warnings: true, encoding: true }).shape,
  options: extractOptionsSchema.default({})
})
export type Layout = z.infer<typeof layoutSchema>

/** The blobs that hold a text and its layout; each named by its SHA-256. */
export interface StoredReading {
  readonly text: string
  readonly layout: string
}

export interface ReadView {
  readonly database: Database
  readonly log: ProjectLog
  readonly tables: Tables
  /** A visible record; throws `not-found` where there is none. */
  require<E extends EntityName>(entity: E, id: string): EntityRecord<E>
  find<E extends EntityName>(entity: E, id: string): EntityRecord<E> | undefined
  /** One field of a visible record, without reading the rest (a claim is kilobytes); throws `not-found` where there is none. */
  requireField<E extends EntityName, F extends FieldName<E>>(entity: E, id: string, field: F): EntityRecord<E>[F]
  /** The rules' view of the log as it is now. */
  history(): GrowingReader
  text(revision: string): string
  layout(revision: string): Layout
  /** The same of any stored text, by the blobs that hold it. */
  storedText(reading: Pick<StoredReading, 'text'>): string
  storedLayout(reading: StoredReading): Layout
  scales(): readonly ScaleView[]
  scale(id: string): ScaleView | undefined
}

const TEXTS_KEPT = 4

export function createReadView(
  database: Database,
  log: ProjectLog,
  tables: Tables,
  presets: readonly ScaleView[]
): ReadView {
  const texts = new Map<string, string>()
  const layouts = new Map<string, Layout>()
  const definitions = new Map<string, ScaleView['definition']>()
  const keep = <V>(cache: Map<string, V>, key: string, value: V): V => keepNewest(cache, key, value, TEXTS_KEPT)
  const revisionRecord = (id: string): EntityRecord<'revision'> => {
    const found = tables.get('revision', id)
    if (!found) throw new CodedError('not-found', 'This text is not in the project.')
    return found.record
  }
  const find = <E extends EntityName>(entity: E, id: string): EntityRecord<E> | undefined => {
    const found = tables.get(entity, id)
    return found?.visible ? found.record : undefined
  }
  const storedText = ({ text }: Pick<StoredReading, 'text'>): string =>
    keep(texts, text, texts.get(text) ?? getBlob(database, text).toString('utf8'))
  // The same layout may stand beside two texts that differ in their words alone.
  const storedLayout = (reading: StoredReading): Layout => {
    const name = `${reading.layout} ${reading.text}`
    const known = layouts.get(name)
    return keep(layouts, name, known ?? readLayout(getBlob(database, reading.layout), storedText(reading)))
  }
  return {
    database,
    log,
    tables,
    find,
    require: (entity, id) => {
      const record = find(entity, id)
      if (!record) throw notFound(entity, id)
      return record
    },
    requireField: (entity, id, field) => {
      const found = tables.getField(entity, id, field)
      if (!found?.visible) throw notFound(entity, id)
      return found.value
    },
    history: () => createHistoryReader(database),
    text: (revision) => storedText(revisionRecord(revision)),
    layout: (revision) => storedLayout(revisionRecord(revision)),
    storedText,
    storedLayout,
    scales: () => {
      const own = database
        .prepare<[], { id: string; definition: string }>('SELECT id, definition FROM scale WHERE visible = 1')
        .all()
        .map(
          (row): ScaleView => ({
            id: row.id,
            definition: storedJson(row.definition) as unknown as ScaleView['definition']
          })
        )
      return [...presets.filter((preset) => !own.some((scale) => scale.id === preset.id)), ...own].sort(
        (a, b) => order(presets, a.id) - order(presets, b.id)
      )
    },
    scale: (id) => {
      const row = prepared<[string], { definition: string }>(
        database,
        'SELECT definition FROM scale WHERE id = ? AND visible = 1'
      ).get(id)
      if (!row) return presets.find((preset) => preset.id === id)
      // Ratings ask for their scale claim by claim; its text is read once.
      let definition = definitions.get(row.definition)
      if (!definition) {
        definition = storedJson(row.definition) as unknown as ScaleView['definition']
        keep(definitions, row.definition, definition)
      }
      return { id, definition }
    }
  }
}

const notFound = (entity: EntityName, id: string): CodedError =>
  new CodedError('not-found', `This ${entity.replace('_', ' ')} is not in the project (any more).`, { entity, id })

/** A file may come from anywhere, so its layouts are read like any foreign data. Throws `damaged`. */
export function readLayout(blob: Uint8Array, text: string): Layout {
  const parsed = layoutSchema.safeParse(parseJson(Buffer.from(blob).toString('utf8')))
  if (parsed.success && parsed.data.blocks.every(({ start, end }) => start <= end && end <= text.length))
    return parsed.data
  throw new CodedError('damaged', 'How this text is laid out is damaged in the project file. Verify the project.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function order(presets: readonly ScaleView[], id: string): number {
  const index = presets.findIndex((preset) => preset.id === id)
  return index < 0 ? presets.length : index
}
