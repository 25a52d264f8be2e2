/** Excel workbooks: every sheet in its order, each cell with the value that is stored. Format: ECMA-376, part 1, SpreadsheetML. */

import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { extractionFailure } from './coded-error.ts'
import { givenTitle } from './given-title.ts'
import { type Importer, noMetadata, type Piece } from './importer.ts'
import { settleLanguage } from './language.ts'
import { commentBy, tellLosses } from './losses.ts'
import { createNormaliser } from './normalise.ts'
import { type SheetEntry, Workbook } from './workbook.ts'
import { readFormats } from './xlsx-formats.ts'
import { readSheet } from './xlsx-sheet.ts'
import { elementsNamed, parseXml, textOfFirst } from './xml.ts'
import { openPackage, type PackageKind, type ZipPackage } from './zip-package.ts'

const kind: PackageKind = {
  name: 'Excel workbook',
  wanted:
    /^(?:xl\/(?:workbook|sharedStrings|styles|comments\d*)|xl\/worksheets\/[^/]+|xl\/comments\/[^/]+|docProps\/core)\.xml$|\.rels$/i,
  neverRead: /^(?:xl\/(?:media|theme|drawings|charts|printerSettings|embeddings|pivotCache|calcChain)|customXml)/i
}

interface SheetPart extends SheetEntry {
  /** Null where the workbook does not say where it is. */
  readonly path: string | null
}

/** An Excel workbook. */
export const xlsxImporter: Importer = {
  format: 'xlsx',
  async read(bytes, options, limits) {
    const book = await openPackage(bytes, kind, limits)
    const { sheets, epoch1904 } = sheetsOf(book)
    const formats = readFormats(book.part('xl/styles.xml'))
    const normaliser = createNormaliser()
    const strings = sharedStrings(book.part('xl/sharedStrings.xml')).map(normaliser.read)
    const workbook = new Workbook(sheets.length)
    let comments = 0
    let unreadable = 0
    for (const entry of sheets) {
      const xml = entry.path === null ? null : book.part(entry.path)
      if (xml === null) {
        // A sheet that is a chart alone has no cells.
        if (entry.path === null || /\/worksheets\//i.test(entry.path)) unreadable += 1
        continue
      }
      const sheet = readSheet(xml, { strings, formats, epoch1904, read: normaliser.read })
      workbook.add(entry, sheet)
      const notes = commentsOf(book, entry)
      comments += notes.length
      workbook.pieces.push(...notes)
    }
    const pictures = book.names.filter((name) => /^xl\/(?:media|charts)\/[^/]+$/i.test(name)).length
    const losses = tellLosses({ comments, images: pictures, unreadable })
    const warnings = [...normaliser.warnings(), ...losses, ...workbook.warnings()]
    const core = parseXml(book.part('docProps/core.xml') ?? '')
    // Whose computer made it is no byline.
    const title = givenTitle(core && textOfFirst(core, 'dc:title'))
    const language = await settleLanguage(workbook.words(), null, options.language)
    return { pieces: workbook.pieces, metadata: { ...noMetadata(), title, language }, encoding: null, warnings }
  }
}

/** Targets of a part's relations by their id, and by their kind. */
function relationsOf(book: ZipPackage, part: string): { id: string; type: string; path: string }[] {
  const xml = book.part(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`))
  const root = xml === null ? null : parseXml(xml)
  if (!root) return []
  return elementsNamed(root, 'Relationship').flatMap((relation) => {
    const target = relation.getAttribute('Target') ?? ''
    if (relation.getAttribute('TargetMode') === 'External' || target === '') return []
    const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target)
    return [{ id: relation.getAttribute('Id') ?? '', type: relation.getAttribute('Type') ?? '', path }]
  })
}

function sheetsOf(book: ZipPackage): { sheets: SheetPart[]; epoch1904: boolean } {
  const part = book.part('xl/workbook.xml')
  if (part === null)
    throw extractionFailure('damaged', 'The file is a zip, but holds no Excel workbook that can be read.')
  const paths = new Map(relationsOf(book, 'xl/workbook.xml').map(({ id, path }) => [id, path]))
  const sheets: SheetPart[] = []
  let epoch1904 = false
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const name = localName(tag)
        if (name === 'workbookPr') epoch1904 = /^(?:1|true)$/i.test(attributes.date1904 ?? '')
        if (name !== 'sheet') return
        const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/i.test(key) && key !== 'sheetId')?.[1] ?? ''
        const path = paths.get(id) ?? null
        const hidden = /^(?:hidden|veryHidden)$/i.test(attributes.state ?? '')
        sheets.push({ name: attributes.name ?? '', path, hidden })
      }
    },
    { xmlMode: true, decodeEntities: true }
  )
  parser.end(part)
  return { sheets, epoch1904 }
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1)

/** The texts that cells name by their number; what is written above them for reading aloud is not theirs. */
function sharedStrings(xml: string | null): string[] {
  const found: string[] = []
  if (xml === null) return found
  let text = ''
  let inText = false
  let aside = 0
  const parser = new Parser(
    {
      onopentagname: (tag) => {
        const name = localName(tag)
        if (name === 'si') text = ''
        else if (name === 'rPh') aside += 1
        else if (name === 't') inText = aside === 0
      },
      ontext: (part) => {
        if (inText) text += part
      },
      onclosetag: (tag) => {
        const name = localName(tag)
        if (name === 't') inText = false
        else if (name === 'rPh') aside -= 1
        else if (name === 'si') found.push(text)
      }
    },
    { xmlMode: true, decodeEntities: true }
  )
  parser.end(xml)
  return found
}

/** Comments on cells, each set apart with its cell and its author. */
function commentsOf(book: ZipPackage, entry: SheetPart): Piece[] {
  const relation = relationsOf(book, entry.path ?? '').find(({ type }) => /\/comments$/i.test(type))
  const xml = relation ? book.part(relation.path) : null
  const root = xml === null ? null : parseXml(xml)
  if (!root) return []
  const authors = elementsNamed(root, 'author').map((author) => (author.textContent ?? '').trim())
  return elementsNamed(root, 'comment').flatMap((comment): Piece[] => {
    const text = elementsNamed(comment, 't')
      .map((part) => part.textContent ?? '')
      .join('')
      .trim()
    const cell = comment.getAttribute('ref') ?? ''
    const by = commentBy(authors[Number(comment.getAttribute('authorId') ?? Number.NaN)] || null)
    const removal = { ...by, message: `${by.message}, at ${entry.name}!${cell}` }
    return text === '' ? [] : [{ kind: 'paragraph', text, removal }]
  })
}
