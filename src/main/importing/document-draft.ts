/**
 * What the written formats (Word, OpenDocument, RTF, EPUB …) have in common once their content is runs: furniture, credits,
 * language and opening.
 */
import type { ExtractionWarning, ExtractOptions } from '../../shared/extraction.ts'
import type { HtmlRun } from './html-blocks.ts'
import { markCredits, piecesOf } from './html-pieces.ts'
import { type DocumentMetadata, type Draft, noMetadata } from './importer.ts'
import { canonicalLanguage, settleLanguage } from './language.ts'
import { createNormaliser } from './normalise.ts'
import { nameOpening, parseByline } from './opening.ts'
import { stateDay } from './stated-day.ts'

/**
 * Runs as a document says them, to a draft. `stated` is what the file says of itself beside its text; byline and date that
 * stand in the text's opening fill what it leaves out.
 */
export async function draftFromRuns(
  runs: readonly HtmlRun[],
  stated: Partial<DocumentMetadata>,
  options: ExtractOptions,
  warnings: readonly ExtractionWarning[]
): Promise<Draft> {
  const title = stated.title ?? null
  const normaliser = createNormaliser()
  const found = piecesOf(
    runs.map((run) => ({ ...run, text: normaliser.read(run.text) })),
    title,
    'document'
  )
  const text = found.flatMap((piece) => (piece.removal === undefined ? [piece.text] : [])).join('\n')
  const language = await settleLanguage(text, canonicalLanguage(stated.language ?? null), options.language)
  const pieces = markCredits(found, language)
  const metadata: DocumentMetadata = { ...noMetadata(), ...stated, title, language }
  const told = [...warnings, ...normaliser.warnings()]
  const credits = pieces.flatMap((piece) => (piece.kind === 'byline' ? [piece.text] : []))
  for (const line of credits) metadata.byline ??= parseByline(line)
  told.push(...stateDay(metadata, credits, language))
  const opening = nameOpening(pieces, metadata)
  return { pieces: opening.pieces, metadata: { ...metadata, title: opening.title }, encoding: null, warnings: told }
}
