/** What the sheets of a workbook become, whichever program wrote it: pieces of a text, and what of them does not show in it. */
import type { ExtractionWarning } from '../../shared/extraction.ts'
import type { Piece } from './importer.ts'
import { hiddenWords, plural } from './losses.ts'
import { type SheetRow, sheetBudget, sheetPieces } from './sheet-pieces.ts'

/** Cells that a sheet may hold at most. */
export const MOST_CELLS = 3_000_000
/** The last column that a sheet has: XFD. */
export const LAST_COLUMN = 16_384
/** Cells that a message names at most. */
const MOST_NAMED = 10

export interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
}

/** One sheet: its cells as they are stored, and what of it does not show in them. Cells are named as "B4". */
export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** Cells that are calculated, and those of them whose result is not stored. */
  readonly formulas: readonly string[]
  readonly uncalculated: readonly string[]
  /** How many groups of cells are merged. */
  readonly merged: number
  /** How many rows and columns are hidden. */
  readonly hidden: number
}

const named = (cells: readonly string[]): string =>
  `${cells.slice(0, MOST_NAMED).join(', ')}${cells.length > MOST_NAMED ? ' …' : ''}`

/** Gathers the sheets in their order. Throws `limit-expansion` for more than anybody reads. */
export class Workbook {
  /** Of every sheet its name as a heading and its rows; set apart where the sheet is hidden. */
  readonly pieces: Piece[] = []
  private readonly budget = sheetBudget()
  private readonly formulas: string[] = []
  private readonly uncalculated: string[] = []
  private merged = 0
  private hiddenLines = 0
  private readonly hiddenSheets: string[] = []
  private readonly sheets: number

  /** `sheets`: how many there are; where there are several, cells are named with theirs. */
  constructor(sheets: number) {
    this.sheets = sheets
  }

  add({ name, hidden }: SheetEntry, sheet: Sheet): void {
    const removal = hidden ? { ...hiddenWords, message: `Hidden sheet “${name}”` } : undefined
    const found = sheetPieces(name, sheet.rows, this.budget, removal)
    if (found.length > 0 && !hidden) this.pieces.push({ kind: 'heading', level: 2, text: name })
    // One by one: there may be more of them than a call takes.
    for (const piece of found) this.pieces.push(piece)
    const place = (cell: string): string => (this.sheets > 1 ? `${name}!${cell}` : cell)
    for (const cell of sheet.formulas) this.formulas.push(place(cell))
    for (const cell of sheet.uncalculated) this.uncalculated.push(place(cell))
    this.merged += sheet.merged
    this.hiddenLines += sheet.hidden
    if (hidden && found.length > 0) this.hiddenSheets.push(name)
  }

  /** The words of the text, for telling its language. */
  words(): string {
    return this.pieces.flatMap((piece) => (piece.removal ? [] : [piece.text])).join('\n')
  }

  warnings(): ExtractionWarning[] {
    const { formulas, uncalculated, merged, hiddenLines, hiddenSheets } = this
    const warnings: ExtractionWarning[] = []
    if (formulas.length > 0) {
      const message = `${plural(formulas.length, 'cell is', 'cells are')} calculated; the results are those stored in the file (${named(formulas)}).`
      warnings.push({ code: 'formulas', message })
    }
    if (uncalculated.length > 0) {
      const message = `${plural(uncalculated.length, 'formula has', 'formulas have')} no stored result and ${uncalculated.length === 1 ? 'is' : 'are'} empty here (${named(uncalculated)}).`
      warnings.push({ code: 'formulas', message })
    }
    if (merged > 0) {
      const message = `${plural(merged, 'group of cells is', 'groups of cells are')} merged; the value stands in the first cell of each.`
      warnings.push({ code: 'merged-cells', message })
    }
    if (hiddenLines > 0) {
      const message = `${plural(hiddenLines, 'row or column is', 'rows and columns are')} hidden in the file and part of the text here.`
      warnings.push({ code: 'hidden-cells', message })
    }
    if (hiddenSheets.length > 0) {
      const message = `${plural(hiddenSheets.length, 'sheet is', 'sheets are')} hidden in the file and left out: ${hiddenSheets.join(', ')}.`
      warnings.push({ code: 'hidden-cells', message })
    }
    return warnings
  }
}
