/** One sheet of an Excel workbook: its cells as they are stored, and what of it does not show in them. */
import { Parser } from 'htmlparser2'
import { extractionFailure } from './coded-error.ts'
import { LAST_COLUMN, MOST_CELLS, type Sheet } from './workbook.ts'
import { type CellFormat, showNumber } from './xlsx-formats.ts'

export interface SheetContext {
  /** Texts that cells name by their number. */
  readonly strings: readonly string[]
  /** Formats that cells name by their number. */
  readonly formats: readonly CellFormat[]
  /** Days are counted from 1904, as old programs for the Macintosh did. */
  readonly epoch1904: boolean
  /** Brings text that stands in the sheet itself into its normal form. */
  readonly read: (text: string) => string
}

/** Column and row of a cell's name, counted from 1; null where it is none. */
export function cellPlace(name: string): { column: number; row: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name)
  if (!match) return null
  let column = 0
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column > LAST_COLUMN ? null : { column, row: Number(match[2]) }
}

/** The number that a row says it has; null where it says none that can be. */
const rowNumber = (said: string | undefined): number | null => (/^[1-9]\d{0,6}$/.test(said ?? '') ? Number(said) : null)

interface OpenCell {
  readonly column: number
  readonly name: string
  readonly type: string
  readonly style: number
  formula: boolean
  value: string | null
}

/** Reads a sheet's XML from its beginning to its end, without a tree. Throws `limit-expansion` for more cells than may be. */
export function readSheet(xml: string, context: SheetContext): Sheet {
  const rows: { row: number; cells: Map<number, string> }[] = []
  const formulas: string[] = []
  const uncalculated: string[] = []
  let merged = 0
  let hidden = 0
  let cells = 0
  let row = 0
  let column = 0
  let cell: OpenCell | null = null
  let taking = false
  let aside = 0
  const isHidden = (value: string | undefined): boolean => value === '1' || value === 'true'

  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        switch (tag.slice(tag.indexOf(':') + 1)) {
          case 'col':
            if (isHidden(attributes.hidden)) hidden += Number(attributes.max) - Number(attributes.min) + 1 || 1
            break
          case 'row':
            row = rowNumber(attributes.r) ?? row + 1
            column = 0
            if (isHidden(attributes.hidden)) hidden += 1
            rows.push({ row, cells: new Map() })
            break
          case 'c': {
            cells += 1
            if (cells > MOST_CELLS)
              throw extractionFailure('limit-expansion', 'A sheet of the Excel workbook has too many cells to be read.')
            const place = cellPlace(attributes.r ?? '')
            column = place?.column ?? column + 1
            const name = attributes.r ?? ''
            cell = {
              column,
              name,
              type: attributes.t ?? 'n',
              style: Number(attributes.s ?? Number.NaN),
              formula: false,
              value: null
            }
            break
          }
          case 'f':
            if (cell) cell.formula = true
            break
          case 'v':
            if (cell) {
              taking = true
              cell.value = ''
            }
            break
          case 'rPh':
            aside += 1
            break
          case 't':
            if (cell && aside === 0) {
              taking = true
              cell.value ??= ''
            }
            break
          case 'mergeCell':
            merged += 1
            break
        }
      },
      ontext: (text) => {
        if (taking && cell) cell.value = (cell.value ?? '') + text
      },
      onclosetag: (tag) => {
        switch (tag.slice(tag.indexOf(':') + 1)) {
          case 'v':
          case 't':
            taking = false
            break
          case 'rPh':
            aside -= 1
            break
          case 'c':
            if (cell) {
              if (cell.formula) (cell.value === null ? uncalculated : formulas).push(cell.name)
              const shown = cell.value === null ? '' : shownValue(cell, cell.value, context)
              if (shown !== '') rows.at(-1)?.cells.set(cell.column, shown)
            }
            cell = null
            break
        }
      }
    },
    { xmlMode: true, decodeEntities: true }
  )
  parser.end(xml)
  return { rows: rows.sort((a, b) => a.row - b.row), formulas, uncalculated, merged, hidden }
}

function shownValue({ type, style }: OpenCell, stored: string, context: SheetContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(stored)] ?? ''
    case 'str':
    case 'inlineStr':
      return context.read(stored)
    case 'b':
      return stored.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return showNumber(stored, context.formats[style] ?? 'number', context.epoch1904)
    // Errors as "#DIV/0!", and dates that are written out.
    default:
      return context.read(stored)
  }
}
