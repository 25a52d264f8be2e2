/** Tables as text: fields parted by commas, semicolons, tabs or bars (RFC 4180, and what spreadsheet programs write). */
import type { ExtractOptions } from '../../shared/extraction.ts'
import { decode } from './encoding.ts'
import { type Importer, noMetadata } from './importer.ts'
import { settleLanguage } from './language.ts'
import { plural } from './losses.ts'
import { createNormaliser } from './normalise.ts'
import { type SheetRow, sheetBudget, sheetPieces } from './sheet-pieces.ts'

const delimiters = [',', ';', '\t', '|'] as const

/** Fields of the text's records; a record's line breaks and doubled marks inside quotes are its own. */
export function* csvRecords(text: string, delimiter: string): Generator<string[]> {
  let fields: string[] = []
  let field = ''
  let quoted = false
  let begun = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string
    if (quoted) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && field.trim() === '' && !begun) {
      quoted = true
      begun = true
      field = ''
    } else if (char === delimiter || char === '\n') {
      fields.push(field)
      field = ''
      begun = false
      if (char === '\n') {
        yield fields
        fields = []
      }
    } else field += char
  }
  if (field !== '' || fields.length > 0 || begun) yield [...fields, field]
}

/** The line by which Excel is told the delimiter. */
const excelLine = /^sep=(.)\n/

/** What parts the fields of a table; null for a text that is none. `whole`: the text is not cut off at its end. */
export function csvDelimiter(text: string, whole: boolean): string | null {
  const told = excelLine.exec(text)?.[1]
  if (told !== undefined) return told
  let best: { readonly delimiter: string; readonly fields: number } | null = null
  for (const delimiter of delimiters) {
    const all = [...csvRecords(text, delimiter)]
    const records = (whole ? all : all.slice(0, -1)).filter((fields) => fields.some((field) => field.trim() !== ''))
    const fields = records[0]?.length ?? 0
    if (isTable(records, delimiter) && fields > (best?.fields ?? 1)) best = { delimiter, fields }
  }
  return best?.delimiter ?? null
}

/**
 * Every record has as many fields, and they are no sentences: those have a space after each comma, are long, or end with a
 * full stop.
 */
function isTable(records: readonly (readonly string[])[], delimiter: string): boolean {
  const width = records[0]?.length ?? 0
  if (width < 2 || records.length < (width === 2 ? 3 : 2)) return false
  if (records.some((fields) => fields.length !== width)) return false
  const fields = records.flat()
  const share = (test: (field: string) => boolean): number => fields.filter(test).length / fields.length
  const isProse = (field: string): boolean => field.length > 120 || /[\p{L}’”)][.!?]$/u.test(field.trim())
  if (share(isProse) > 0.25) return false
  if (delimiter !== ',' && delimiter !== ';') return true
  const later = records.flatMap((each) => each.slice(1))
  return later.filter((field) => /^ \S/.test(field)).length / later.length < 0.2
}

/** A table as text. */
export const csvImporter: Importer = {
  format: 'csv',
  async read(bytes, options: ExtractOptions) {
    const decoded = decode(bytes, options.encoding)
    const normaliser = createNormaliser()
    const text = normaliser.read(decoded.text)
    const delimiter = csvDelimiter(text, true) ?? csvDelimiter(text.slice(0, 8192), false) ?? ','
    const rows: SheetRow[] = []
    const widths = new Map<number, number>()
    let row = 0
    for (const fields of csvRecords(text.replace(excelLine, ''), delimiter)) {
      row += 1
      if (fields.some((field) => field.trim() !== '')) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1)
      rows.push({ row, cells: new Map(fields.map((field, index) => [index + 1, field])) })
    }
    const usual = [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
    const odd = [...widths].reduce((sum, [width, count]) => sum + (width === usual ? 0 : count), 0)
    const warnings = [...decoded.warnings, ...normaliser.warnings()]
    if (odd > 0) {
      const message = `${plural(odd, 'row has', 'rows have')} not the ${usual} fields that the others have.`
      warnings.push({ code: 'uneven-rows', message })
    }
    const pieces = sheetPieces('', rows, sheetBudget())
    const language = await settleLanguage(pieces.map((piece) => piece.text).join('\n'), null, options.language)
    return { pieces, metadata: { ...noMetadata(), language }, encoding: decoded.encoding, warnings }
  }
}
