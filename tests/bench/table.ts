/** The one table, in Markdown, so that it reads in a terminal and can be put into a document as it is. */
import type { MachineFacts } from './machine.ts'
import { type Measurement, meets, ratioOf } from './measurement.ts'

const digits = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
const figure = (value: number, unit: string): string => `${value.toFixed(digits(value))} ${unit}`

function aimOf(measurement: Measurement): string {
  const met = meets(measurement)
  if (met === undefined || measurement.atMost === undefined) return ''
  return `≤ ${figure(measurement.atMost, measurement.unit)}: ${met ? 'met' : 'MISSED'}`
}

function cellsOf(measurement: Measurement): string[] {
  const { part, what, value, unit, spread, peer } = measurement
  const ratio = ratioOf(measurement)
  return [
    part,
    what,
    figure(value, unit),
    aimOf(measurement),
    peer ? `${figure(peer.value, unit)} (${peer.what})` : '',
    ratio === undefined ? '' : `${ratio.toFixed(digits(ratio))} ×`,
    spread ?? ''
  ]
}

export function tableOf(machine: MachineFacts, measured: readonly Measurement[], failed: readonly string[]): string {
  const rows = [['part', 'what', 'figure', 'aim', 'peer in the same run', 'ratio', 'spread'], ...measured.map(cellsOf)]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  const { processor, cores, memoryGB, system, node, sqlite, files, load, date } = machine
  return [
    `${date}: ${processor}, ${cores} cores, ${memoryGB} GB; ${system}; Node ${node}; SQLite ${sqlite}; ${files}; load ${load.toFixed(1)} at the start`,
    '',
    line(head),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...body.map(line),
    ...failed.map((name) => `\nNot measured: ${name} (see the message above).`)
  ].join('\n')
}
