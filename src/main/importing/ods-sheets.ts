/** The sheets of an OpenDocument table, read from its XML from beginning to end, without a tree. Format: ODF 1.3, part 3, 9. */
import { Parser } from 'htmlparser2'
import { cellName } from '../../shared/locator.ts'
import { extractionFailure } from './coded-error.ts'
import { LAST_COLUMN, MOST_CELLS, type Sheet, type SheetEntry } from './workbook.ts'
import { showNumber } from './xlsx-formats.ts'

export interface CellComment {
  readonly cell: string
  readonly author: string | null
  readonly text: string
}

export interface OdsSheet {
  readonly entry: SheetEntry
  readonly sheet: Sheet
  readonly comments: readonly CellComment[]
}

interface Cell {
  readonly attributes: Readonly<Record<string, string>>
  readonly repeated: number
  text: string
}

interface OpenSheet {
  readonly entry: SheetEntry
  readonly rows: { row: number; cells: Map<number, string> }[]
  readonly formulas: string[]
  readonly uncalculated: string[]
  readonly comments: CellComment[]
  merged: number
  /** Rows that are hidden and hold something. */
  hiddenRows: number
  readonly hiddenColumns: Set<number>
  /** Columns that hold something. */
  readonly columns: Set<number>
  /** The column that is described next, counted from 1. */
  described: number
  /** The row and the column that come next, counted from 1. */
  row: number
  column: number
  /** Cells of the row that is open, and how often it stands. */
  cells: Map<number, string>
  repeated: number
  hidden: boolean
  /** Of that row, columns that are calculated, with whether their result is stored. */
  calculated: { column: number; stored: boolean }[]
}

/** Elements that hold tables or words which are none of the sheets': recorded changes, links, rules for typing, drawings. */
const silent = new Set([
  'table:tracked-changes',
  'table:dde-links',
  'table:content-validations',
  'table:named-expressions',
  'table:database-ranges',
  'table:data-pilot-tables',
  'table:shapes',
  'office:forms',
  'text:ruby-text'
])

/** Of how often something is repeated; what is no such number says once. */
const times = (said: string | undefined): number => (/^[1-9]\d{0,6}$/.test(said ?? '') ? Number(said) : 1)

const isHidden = (visibility: string | undefined): boolean => visibility === 'collapse' || visibility === 'filter'

/**
 * All sheets in their order. What is repeated stands as often as the file says; empty cells and rows cost nothing. `read` brings
 * words into their normal form. Throws `limit-expansion` for more cells than may be.
 */
export function readOdsSheets(xml: string, read: (text: string) => string): { sheets: OdsSheet[]; images: number } {
  const sheets: OdsSheet[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let sheet: OpenSheet | null = null
  let cell: Cell | null = null
  /** Words of a comment on the cell and who wrote it, while it is open. */
  let comment: { author: string; text: string } | null = null
  let inAuthor = false
  let paragraphs = 0
  /** How many elements are open whose content is not the sheet's. */
  let aside = 0
  let cells = 0
  let images = 0
  let inFrame = false

  const count = (more: number): void => {
    cells += more
    if (cells > MOST_CELLS)
      throw extractionFailure('limit-expansion', 'The OpenDocument table has too many cells to be read.')
  }
  const put = (text: string): void => {
    if (comment) {
      if (inAuthor) comment.author += text
      else if (paragraphs > 0) comment.text += text
    } else if (cell && paragraphs > 0) cell.text += text
  }
  const endRow = (open: OpenSheet): void => {
    if (open.cells.size > 0 || open.calculated.length > 0) {
      count((open.cells.size + open.calculated.length) * (open.repeated - 1))
      if (open.hidden) open.hiddenRows += open.repeated
      for (let times = 0; times < open.repeated; times += 1) {
        const row = open.row + times
        open.rows.push({ row, cells: open.cells })
        for (const { column, stored } of open.calculated)
          (stored ? open.formulas : open.uncalculated).push(cellName({ row, column }))
      }
    }
    open.row += open.repeated
  }
  const endCell = (open: OpenSheet, { attributes, repeated, text }: Cell): void => {
    const shown = shownValue(attributes, read(text || (attributes['office:string-value'] ?? '')))
    const formula = attributes['table:formula'] !== undefined
    if (shown !== '' || formula) {
      count(repeated)
      for (let column = open.column; column < open.column + repeated && column <= LAST_COLUMN; column += 1) {
        open.columns.add(column)
        if (shown !== '') open.cells.set(column, shown)
        const stored = shown !== '' || attributes['office:value-type'] !== undefined
        if (formula) open.calculated.push({ column, stored })
      }
    }
    const spans = [attributes['table:number-columns-spanned'], attributes['table:number-rows-spanned']]
    if (spans.some((span) => times(span) > 1)) open.merged += 1
    open.column += repeated
  }

  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (aside > 0 || silent.has(tag) || (tag === 'table:table' && sheet)) {
          aside += 1
          return
        }
        switch (tag) {
          case 'style:style':
            style = attributes['style:name'] ?? ''
            break
          case 'style:table-properties':
            if (attributes['table:display'] === 'false') hiddenStyles.add(style)
            break
          case 'table:table':
            sheet = newSheet(attributes['table:name'] ?? '', hiddenStyles.has(attributes['table:style-name'] ?? ''))
            break
          case 'table:table-column':
            if (sheet) describeColumns(sheet, attributes)
            break
          case 'table:table-row':
            if (!sheet) break
            Object.assign(sheet, { column: 1, cells: new Map(), calculated: [] })
            sheet.repeated = times(attributes['table:number-rows-repeated'])
            sheet.hidden = isHidden(attributes['table:visibility'])
            break
          case 'table:table-cell':
          case 'table:covered-table-cell':
            cell = { attributes, repeated: times(attributes['table:number-columns-repeated']), text: '' }
            break
          case 'office:annotation':
            if (cell) comment = { author: '', text: '' }
            break
          case 'dc:creator':
            inAuthor = comment !== null
            break
          case 'draw:frame':
            inFrame = true
            break
          case 'draw:image':
          case 'draw:object':
            // A chart stands with its picture in one frame.
            if (inFrame) images += 1
            inFrame = false
            break
          case 'text:p':
            paragraphs += 1
            if (comment ? comment.text !== '' : cell?.text) put('\n')
            break
          case 'text:s':
          case 'text:tab':
          case 'text:line-break':
            put(' ')
            break
        }
        // Boxes that are drawn over a cell are none of its words.
        if (tag.startsWith('draw:') && tag !== 'draw:a' && tag !== 'draw:frame' && tag !== 'draw:image') aside += 1
      },
      ontext: (text) => {
        if (aside === 0) put(text)
      },
      onclosetag: (tag) => {
        if (aside > 0) {
          aside -= 1
          return
        }
        switch (tag) {
          case 'table:table':
            if (sheet) sheets.push(closedSheet(sheet))
            sheet = null
            break
          case 'table:table-row':
            if (sheet) endRow(sheet)
            break
          case 'table:table-cell':
          case 'table:covered-table-cell':
            if (sheet && cell) endCell(sheet, cell)
            cell = null
            break
          case 'office:annotation':
            if (sheet && comment && comment.text.trim() !== '')
              sheet.comments.push({
                cell: cellName(sheet),
                author: comment.author.trim() || null,
                text: read(comment.text).trim()
              })
            comment = null
            break
          case 'dc:creator':
            inAuthor = false
            break
          case 'draw:frame':
            inFrame = false
            break
          case 'text:p':
            paragraphs -= 1
            break
        }
      }
    },
    { xmlMode: true, decodeEntities: true }
  )
  parser.end(xml)
  return { sheets, images }
}

const newSheet = (name: string, hidden: boolean): OpenSheet => ({
  entry: { name, hidden },
  rows: [],
  formulas: [],
  uncalculated: [],
  comments: [],
  merged: 0,
  hiddenRows: 0,
  hiddenColumns: new Set(),
  columns: new Set(),
  described: 1,
  row: 1,
  column: 1,
  cells: new Map(),
  repeated: 1,
  hidden: false,
  calculated: []
})

/** One or more columns, of which those that are hidden are kept. */
function describeColumns(sheet: OpenSheet, attributes: Readonly<Record<string, string>>): void {
  const from = sheet.described
  sheet.described += times(attributes['table:number-columns-repeated'])
  if (!isHidden(attributes['table:visibility'])) return
  for (let column = from; column < sheet.described && column <= LAST_COLUMN; column += 1)
    sheet.hiddenColumns.add(column)
}

function closedSheet(open: OpenSheet): OdsSheet {
  const { entry, rows, formulas, uncalculated, comments, merged, hiddenRows, hiddenColumns, columns } = open
  // Programs hide all that stands behind the cells, to the last row and column there can be.
  const hidden = hiddenRows + [...hiddenColumns].filter((column) => columns.has(column)).length
  return { entry, sheet: { rows, formulas, uncalculated, merged, hidden }, comments }
}

/** What is stored, as the tables of other programs are shown: numbers whole, days and times by ISO; else the words of the cell. */
function shownValue(attributes: Readonly<Record<string, string>>, words: string): string {
  const value = attributes['office:value'] ?? ''
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
      return showNumber(value, 'number', false) || words
    case 'percentage':
      return showNumber(value, 'percent', false) || words
    case 'boolean':
      return (attributes['office:boolean-value'] ?? words).toUpperCase()
    case 'date':
      return (attributes['office:date-value'] ?? words)
        .replace(/T00:00(?::00(?:\.0+)?)?$/, '')
        .replace('T', ' ')
        .replace(/(\d\d:\d\d):00(?:\.0+)?$/, '$1')
    case 'time':
      return shownTime(attributes['office:time-value'] ?? '') ?? words
    default:
      return words
  }
}

/** A time of day, or how long something takes where that is a day or more; null for what is neither. */
function shownTime(said: string): string | null {
  const parts = /^(-?)PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?$/.exec(said)
  if (!parts) return null
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4]].map((part) => Number(part ?? 0))
  const days = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) / 86_400
  if (parts[1] === '-') return showNumber(String(-days), 'duration', false)
  return showNumber(String(days), days < 1 ? 'time' : 'duration', false)
}
