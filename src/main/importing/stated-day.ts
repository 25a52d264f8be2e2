/** The day that the lines at a document's beginning state: that of its publication, else that of its last update, called so. */
import type { ExtractionWarning } from '../../shared/extraction.ts'
import type { DocumentMetadata } from './importer.ts'
import { dateOfLine, isDateLine } from './opening.ts'

const ofAnUpdate = /^\s*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado)/iu

/** Says that the document's day (ISO 8601) is that of its last update. */
export const tellUpdate = (published: string): ExtractionWarning => ({
  code: 'date-of-update',
  message: `The document does not say when it was published; ${published.slice(0, 10)} is the day of its last update.`
})

/** Fills in the day where the document's data give none, and tells what is not plain about it. */
export function stateDay(
  metadata: DocumentMetadata,
  lines: readonly string[],
  language: string | null
): ExtractionWarning[] {
  if (metadata.published !== null) return []
  const days = lines.flatMap((line) =>
    isDateLine(line, language) ? [{ line, ...dateOfLine(line, language), isUpdate: ofAnUpdate.test(line) }] : []
  )
  const told = (found: typeof days): ExtractionWarning[] =>
    found.flatMap(({ line, ambiguous }) =>
      ambiguous ? [{ code: 'date-ambiguous', message: `“${line.trim()}” can be read as two dates.` }] : []
    )
  const publications = days.filter((day) => !day.isUpdate)
  const published = publications.find(({ iso }) => iso !== null)
  if (published) {
    metadata.published = published.iso
    return told(publications.slice(0, publications.indexOf(published)))
  }
  // A day of publication is stated, though nobody can say which: that of an update is not put in its place.
  const updated = publications.length > 0 ? undefined : days.find(({ iso }) => iso !== null)?.iso
  if (!updated) return told(days)
  Object.assign(metadata, { published: updated, publishedAs: 'update' })
  return [...told(days), tellUpdate(updated)]
}
