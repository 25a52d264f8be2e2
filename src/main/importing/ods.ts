/** OpenDocument tables (LibreOffice, OpenOffice, Google Sheets): every sheet in its order, each cell with the value that is stored. */
import { extractionFailure } from './coded-error.ts'
import { givenTitle } from './given-title.ts'
import { type Importer, noMetadata } from './importer.ts'
import { settleLanguage } from './language.ts'
import { commentBy, tellLosses } from './losses.ts'
import { createNormaliser } from './normalise.ts'
import { openOpenDocument } from './odf-package.ts'
import { readOdsSheets } from './ods-sheets.ts'
import { Workbook } from './workbook.ts'
import { parseXml, textOfFirst } from './xml.ts'

/** An OpenDocument table. */
export const odsImporter: Importer = {
  format: 'ods',
  async read(bytes, options, limits) {
    const file = await openOpenDocument(bytes, limits)
    const content = file.part('content.xml')
    if (content === null || !/<office:spreadsheet[\s/>]/.test(content))
      throw extractionFailure('damaged', 'The file is a zip, but holds no OpenDocument table.')
    const normaliser = createNormaliser()
    const { sheets, images } = readOdsSheets(content, normaliser.read)
    const workbook = new Workbook(sheets.length)
    let comments = 0
    for (const { entry, sheet, comments: written } of sheets) {
      workbook.add(entry, sheet)
      comments += written.length
      for (const { cell, author, text } of written) {
        const by = commentBy(author)
        const removal = { ...by, message: `${by.message}, at ${entry.name}!${cell}` }
        workbook.pieces.push({ kind: 'paragraph', text, removal })
      }
    }
    const warnings = [...normaliser.warnings(), ...tellLosses({ comments, images }), ...workbook.warnings()]
    const meta = parseXml(file.part('meta.xml') ?? '')
    const title = givenTitle(meta && textOfFirst(meta, 'dc:title'))
    const language = await settleLanguage(workbook.words(), null, options.language)
    return { pieces: workbook.pieces, metadata: { ...noMetadata(), title, language }, encoding: null, warnings }
  }
}
