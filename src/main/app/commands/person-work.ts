/**
 * What people did, as against what reading a document did. Reading one in, or again, never writes over the former: it
 * asks here, of records that are hidden with a deleted article as well.
 */
import { deletionOf } from '../../../shared/history/deletion.ts'
import { type EntityKey, type HistoryReader, readField } from '../../../shared/history/reader.ts'
import { DELETED } from '../../../shared/history/types.ts'
import type { ReadView } from '../read-view.ts'

/** The commands by which a document comes in: what they write is the reader's and the engine's, not a person's. */
const READING: ReadonlySet<string> = new Set(['article.import', 'article.reread'])

/** What belongs to a record and is not deleted itself, whether or not it is hidden with that record. */
export function standingChildren(reader: HistoryReader, entity: string, entityId: string): readonly EntityKey[] {
  const children = reader.children(entity, entityId)
  return children.filter((child) => deletionOf(reader, child) !== 'yes')
}

/** Whether a person wrote a field of a claim that still stands, or attached anything to it. */
export function hasWork(view: ReadView, reader: HistoryReader, claim: string): boolean {
  const key = { entity: 'claim', entityId: claim }
  const byPerson = (write: string): boolean => !READING.has(view.log.labelOf(write)?.command ?? '')
  return (
    reader.editedFields('claim', claim).some((field) => readField(reader, key, field).stands.some(byPerson)) ||
    standingChildren(reader, 'claim', claim).length > 0
  )
}

/**
 * Whether a person said that this record is to go. One that went with a text which was replaced, or with an import that
 * was undone, nobody has decided on.
 */
export function deletedByPerson(view: ReadView, reader: HistoryReader, key: EntityKey): boolean {
  if (view.log.fieldHeads(key.entity, key.entityId, DELETED).length === 0) return false
  if (deletionOf(reader, key) !== 'yes') return false
  return readField(reader, key, DELETED).stands.some((write) => {
    const { command = '' } = view.log.labelOf(write) ?? {}
    return !READING.has(command) && command !== 'history.undo' && command !== 'history.redo'
  })
}
