/**
 * Tables as pieces of a text: one line a row, cells parted by tabs, every piece a run of rows without a gap that knows its
 * sheet, first row and first column, so that each cell can be cited.
 */
import { extractionFailure } from './coded-error.ts'
import type { Piece, Removal } from './importer.ts'

/** A row that holds something; cells by their column, counted from 1. */
export interface SheetRow {
  /** Counted from 1, as programs show it. */
  readonly row: number
  readonly cells: ReadonlyMap<number, string>
}

/** Rows and characters of one piece: what a screen shows at once. */
const MOST_ROWS = 40
const MOST_CHARACTERS = 3500
/** Characters of a whole table's text, tabs of empty cells among them: a cell far to the right costs as many. */
const MOST_TEXT = 64_000_000

/** Adds up what the tables of one document come to. Throws `limit-expansion` beyond what anybody reads. */
export interface SheetBudget {
  left: number
}

export const sheetBudget = (): SheetBudget => ({ left: MOST_TEXT })

/** A cell's words: on one line, without tabs. */
const cellText = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The pieces of one sheet, its rows in order. `name` is empty where the format has no sheets. */
export function sheetPieces(name: string, rows: readonly SheetRow[], budget: SheetBudget, removal?: Removal): Piece[] {
  const filled = rows
    .map(({ row, cells }) => ({
      row,
      cells: new Map([...cells].map(([column, text]) => [column, cellText(text)] as const).filter(([, text]) => text))
    }))
    .filter(({ cells }) => cells.size > 0)
  const column = filled.reduce((least, { cells }) => Math.min(least, ...cells.keys()), Number.POSITIVE_INFINITY)
  const pieces: Piece[] = []
  let lines: string[] = []
  let length = 0
  let first = 0
  const end = (): void => {
    if (lines.length === 0) return
    const piece: Piece = { kind: 'table', text: lines.join('\n'), sheet: { name, row: first, column } }
    pieces.push(removal ? { ...piece, removal } : piece)
    lines = []
    length = 0
  }
  for (const { row, cells } of filled) {
    const line = lineOf(cells, column)
    budget.left -= line.length
    if (budget.left < 0) throw extractionFailure('limit-expansion', 'The tables of this file are too large to be read.')
    if (row !== first + lines.length || lines.length === MOST_ROWS || length + line.length > MOST_CHARACTERS) end()
    if (lines.length === 0) first = row
    lines.push(line)
    length += line.length + 1
  }
  end()
  return pieces
}

/** From the table's first column to the row's last filled one. */
function lineOf(cells: ReadonlyMap<number, string>, from: number): string {
  let line = ''
  let at = from
  for (const [column, text] of [...cells].sort(([a], [b]) => a - b)) {
    line += '\t'.repeat(column - at) + text
    at = column
  }
  return line
}
