/** The report as JSON: its data, written so that the same report gives the same bytes. */
import { z } from 'zod'
import type { ReportData, Reporter } from '../../shared/report.ts'
import { reportDataSchema, reportSchemaId } from '../../shared/report.ts'

/** Keys sorted by UTF-16 units (as RFC 8785 does), two spaces of indentation, a line feed at the end. */
export function canonicalPretty(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)])
  )
}

export const jsonReporter: Reporter = {
  format: 'json',
  mediaType: 'application/json',
  fileExtension: '.json',
  write: (data: ReportData): string => canonicalPretty(data)
}

/** The JSON Schema (draft 2020-12) of the exported JSON, as published in resources/schemas/report-1.schema.json. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportDataSchema, { target: 'draft-2020-12' })
  return {
    $schema,
    $id: reportSchemaId,
    title: 'Claimbench report',
    description:
      'A fact-checking report. start and end are UTF-16 indices into the text of the article, end exclusive; ' +
      'codePoints are the same places in Unicode code points. Claims stand in the order of the text.',
    ...schema
  }
}
