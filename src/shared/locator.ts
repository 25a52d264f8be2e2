/** Where in its document a stretch of a text stands, as a citation needs it. */
import type { BlockView } from './contract/views.ts'
import type { SheetPlace } from './extraction.ts'
import type { Locator } from './model/values.ts'

/** What of a block says where it stands. */
export type BlockPlace = Pick<BlockView, 'page' | 'time' | 'sheet' | 'paragraph'>

/** A stretch of a block's text: offsets in it, end exclusive. */
export interface Within {
  readonly text: string
  readonly start: number
  readonly end: number
}

export const noLocator: Locator = { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '' }

/**
 * The locator of a passage that begins in this block: its page, else its time in the recording, else its cells, else the number
 * of its paragraph. A block that has none of them gives an empty one. `within` says which stretch of a table's rows it is;
 * without it, the cell at which the block begins.
 */
export function locatorOf({ page, time, sheet, paragraph }: BlockPlace, within?: Within): Locator {
  if (page) return { ...noLocator, pageLabel: page.label, pageIndex: page.index - 1 }
  if (time) return { ...noLocator, timeCode: Math.floor(time.from) }
  if (sheet) return { ...noLocator, other: cellsText(sheet, within) }
  return { ...noLocator, paragraph: paragraph === undefined ? '' : String(paragraph) }
}

/** The cell in which an offset of a table's text stands; rows are lines, cells are parted by tabs. */
export function cellAt({ name, row, column }: SheetPlace, text: string, offset: number): SheetPlace {
  const before = text.slice(0, offset).split('\n')
  const line = before.at(-1) ?? ''
  return { name, row: row + before.length - 1, column: column + line.split('\t').length - 1 }
}

/** Cells as spreadsheet programs name them, with their sheet: "Deaths!B4", "Deaths!B4:C6". */
function cellsText(sheet: SheetPlace, within?: Within): string {
  const named = (cells: string): string => (sheet.name === '' ? cells : `${sheet.name}!${cells}`)
  if (!within) return named(cellName(sheet))
  const { text, start, end } = within
  const from = cellAt(sheet, text, start)
  const to = cellAt(sheet, text, Math.max(start, end - 1))
  // Over several rows, all that stands in the rows between is meant.
  const first = from.row === to.row ? from.column : sheet.column
  const last = from.row === to.row ? to.column : widest(sheet, text, from.row, to.row)
  const corners = [cellName({ row: from.row, column: first }), cellName({ row: to.row, column: last })]
  return named([...new Set(corners)].join(':'))
}

function widest({ row, column }: SheetPlace, text: string, from: number, to: number): number {
  const lines = text.split('\n').slice(from - row, to - row + 1)
  return lines.reduce((most, line) => Math.max(most, column + line.split('\t').length - 1), column)
}

/** "B4" of the second column and the fourth row. */
export function cellName({ row, column }: Pick<SheetPlace, 'row' | 'column'>): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${letters}${row}`
}
