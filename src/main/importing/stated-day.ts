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
  const warnings: ExtractionWarning[] = []
  let updated: string | null = null
  for (const line of lines) {
    if (!isDateLine(line, language)) continue
    const { iso, ambiguous } = dateOfLine(line, language)
    if (ambiguous) warnings.push({ code: 'date-ambiguous', message: `“${line.trim()}” can be read as two dates.` })
    if (ofAnUpdate.test(line)) {
      updated ??= iso
      continue
    }
    metadata.published = iso
    if (iso !== null) return warnings
  }
  if (updated === null) return warnings
  Object.assign(metadata, { published: updated, publishedAs: 'update' })
  return [...warnings, tellUpdate(updated)]
}
