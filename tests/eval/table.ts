/** The one table, in Markdown, so that it reads in a terminal and can be put into a document as it is. */
import type { Reach } from './measure.ts'

type Subject = { readonly suite: string; readonly id: string; readonly title: string; readonly reach: Reach | null }

export type Row = Subject &
  (
    | { readonly figure: number; readonly note: string; readonly met: boolean | null; readonly seconds: number }
    | { readonly absent: string }
    | { readonly broken: string }
  )

function reachText(reach: Reach | null): string {
  if (reach === null) return ''
  return 'atLeast' in reach ? `≥ ${reach.atLeast}` : `≤ ${reach.atMost}`
}

function cellsOf(row: Row): string[] {
  const head = [row.suite, row.title]
  const reach = reachText(row.reach)
  if ('absent' in row) return [...head, 'no data', reach, '', '', `absent: ${row.absent}`]
  if ('broken' in row) return [...head, 'broken', reach, '✗', '', row.broken.split('\n')[0] ?? '']
  const mark = row.met === null ? '' : row.met ? '✓' : '✗'
  return [...head, row.figure.toFixed(3), reach, mark, row.seconds.toFixed(1), row.note]
}

/** Every row as a line of one Markdown table, columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['suite', 'measure', 'figure', 'reach', '', 'seconds', 'note']
  const cells = [head, ...rows.map(cellsOf)]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.slice(1).map(line)].join(
    '\n'
  )
}
