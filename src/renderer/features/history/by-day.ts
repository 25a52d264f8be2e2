import type { HistoryRow } from '../../../shared/contract/index.ts'

/** Rows in their order under the day on which they were written, in the reader's own time zone. */
export function byDay(
  rows: readonly HistoryRow[],
  language: string
): readonly { readonly day: string; readonly rows: readonly HistoryRow[] }[] {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full' })
  const days: { day: string; rows: HistoryRow[] }[] = []
  for (const row of rows) {
    const day = format.format(new Date(row.at))
    const last = days.at(-1)
    if (last?.day === day) last.rows.push(row)
    else days.push({ day, rows: [row] })
  }
  return days
}
