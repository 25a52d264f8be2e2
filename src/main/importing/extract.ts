/**
 * Bytes to an article: the one entrance to importing. Runs in the parser process; everything it is given is hostile
 * until read.
 */
import type { Extraction, ExtractionFormat, ExtractOptions } from '../../shared/extraction.ts'
import { assemble } from './assemble.ts'
import { brokenWordFile, extractionFailure } from './coded-error.ts'
import { detectFormat, zipArchive } from './detect-format.ts'
import type { Draft, Importer } from './importer.ts'
import { defaultImportLimits, type ImportLimits, tooLarge } from './limits.ts'
import { tellInvisible } from './normalise.ts'

/** Part of a revision's id: raised whenever the same bytes may give another text. */
export const extractorVersion = '13'

const loaders: Record<ExtractionFormat, () => Promise<Importer>> = {
  txt: async () => (await import('./txt.ts')).txtImporter,
  md: async () => (await import('./markdown.ts')).markdownImporter,
  paste: async () => (await import('./paste.ts')).pasteImporter,
  html: async () => (await import('./html.ts')).htmlImporter,
  mhtml: async () => (await import('./mhtml.ts')).mhtmlImporter,
  pdf: async () => (await import('./pdf.ts')).pdfImporter,
  docx: async () => (await import('./docx.ts')).docxImporter,
  odt: async () => (await import('./odt.ts')).odtImporter,
  rtf: async () => (await import('./rtf.ts')).rtfImporter,
  epub: async () => (await import('./epub.ts')).epubImporter,
  eml: async () => (await import('./mail.ts')).mailImporter,
  srt: async () => (await import('./captions.ts')).srtImporter,
  vtt: async () => (await import('./captions.ts')).vttImporter,
  csv: async () => (await import('./csv.ts')).csvImporter,
  xlsx: async () => (await import('./xlsx.ts')).xlsxImporter,
  ods: async () => (await import('./ods.ts')).odsImporter
}

/** What can be done about a file that cannot be read, where nothing better is known. */
const readable =
  'Text, Markdown, web pages (.html, .mhtml), PDF, Word (.docx), OpenDocument (.odt), RTF, EPUB, mails (.eml), captions (.srt, .vtt) and tables (.csv, .xlsx, .ods) can be read.'

function chooseImporter(bytes: Uint8Array, fileName: string, options: ExtractOptions): Promise<Importer> {
  if (options.paste === true) return loaders.paste()
  const sniffed = detectFormat(bytes)
  if (sniffed.format === 'encrypted') {
    throw extractionFailure(
      'encrypted',
      `“${fileName}” is protected by a password. Save it without one and import that.`
    )
  }
  if (sniffed.format === 'unsupported') {
    if (sniffed.what === zipArchive && /\.do[ct][xm]$/i.test(fileName)) throw brokenWordFile()
    const what = sniffed.what === null ? 'is not a text document.' : `is not supported: ${sniffed.what}.`
    throw extractionFailure('unsupported-format', `“${fileName}” ${what} ${sniffed.instead ?? readable}`)
  }
  return loaders[sniffed.format]()
}

/** The date that a person gives is that of publication, and settles what the document leaves open. */
function setPublished(draft: Draft, date: string): void {
  draft.metadata.published = date
  delete draft.metadata.publishedAs
  draft.warnings = draft.warnings.filter(({ code }) => code !== 'date-of-update' && code !== 'date-ambiguous')
}

/**
 * Reads a document. The format is told by content; `fileName` is for messages only. The same input gives the same
 * result, in every process and on every machine. Rejects with a `CodedError` (an extraction error code) or whatever a
 * library threw; `toExtractionError` makes either plain.
 */
export async function extract(
  bytes: Uint8Array,
  fileName: string,
  options: ExtractOptions = {},
  limits: ImportLimits = defaultImportLimits
): Promise<Extraction> {
  if (bytes.length > limits.inputBytes) {
    throw extractionFailure('too-large', tooLarge(fileName, limits.inputBytes))
  }
  if (bytes.length === 0) throw extractionFailure('empty', `“${fileName}” is empty.`)
  const importer = await chooseImporter(bytes, fileName, options)
  const draft = await importer.read(bytes, options, limits)
  if (options.published !== undefined) setPublished(draft, options.published)
  const extraction = assemble(importer.format, draft, options, {
    name: `claimbench-${importer.format}`,
    version: extractorVersion
  })
  if (draft.changes !== undefined) extraction.changes = draft.changes.describe(extraction.text)
  extraction.warnings.push(...tellInvisible(extraction.text))
  // A mail may say all that it says in its subject.
  const says = extraction.format === 'eml' && extraction.title !== null
  if (extraction.text === '' && extraction.removed.length === 0 && !says) {
    throw extractionFailure('empty', `“${fileName}” holds no text.`)
  }
  return extraction
}
