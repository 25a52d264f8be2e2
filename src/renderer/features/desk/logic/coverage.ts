/** The coverage line: the whole article as one line, filled where a person has decided. */
import type { Range } from '../../../../shared/model/values.ts'

/** A filled stretch of the line, as fractions of its length. */
export interface CoverageBar {
  readonly from: number
  readonly to: number
}

/**
 * Merges ranges into at most `steps` stretches of a line, because a screen has no more pixels. A step is filled where
 * at least half of it is covered.
 */
export function coverageBars(covered: readonly Range[], length: number, steps = 400): readonly CoverageBar[] {
  if (length <= 0) return []
  const filled = new Float64Array(steps)
  const size = length / steps
  for (const { start, end } of covered) {
    const first = Math.max(0, Math.floor(start / size))
    const last = Math.min(steps - 1, Math.floor((end - 1) / size))
    for (let step = first; step <= last; step += 1) {
      const overlap = Math.min(end, (step + 1) * size) - Math.max(start, step * size)
      filled[step] = (filled[step] as number) + Math.max(0, overlap)
    }
  }
  const bars: { from: number; to: number }[] = []
  filled.forEach((amount, step) => {
    if (amount < size / 2) return
    const last = bars.at(-1)
    const from = step / steps
    if (last && Math.abs(last.to - from) < 1e-9) last.to = (step + 1) / steps
    else bars.push({ from, to: (step + 1) / steps })
  })
  return bars
}

/** Share of the text that is covered, in whole percent; 100 only where nothing is left. */
export function coveragePercent(coverage: { readonly covered: number; readonly total: number }): number {
  if (coverage.total <= 0) return 0
  const percent = (coverage.covered / coverage.total) * 100
  return percent >= 100 ? 100 : Math.min(99, Math.floor(percent))
}
