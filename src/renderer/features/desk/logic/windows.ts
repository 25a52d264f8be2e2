/** Windows: stretches of whole blocks in which text and marks are fetched, so that no screen holds a whole article. */

export interface TextWindow {
  readonly index: number
  readonly firstBlock: number
  readonly blocks: number
  readonly start: number
  readonly end: number
}

/** One answer stays small enough to come at once, and holds more than one screen shows. */
export const windowLimits = { blocks: 60, characters: 20_000 } as const

/** Cuts an article into windows at block starts. Together they hold every block once and every character once. */
export function textWindows(
  starts: readonly number[],
  length: number,
  limits: { readonly blocks: number; readonly characters: number } = windowLimits
): readonly TextWindow[] {
  const windows: TextWindow[] = []
  let first = 0
  for (let block = 1; block <= starts.length; block += 1) {
    const start = starts[first] as number
    const end = starts[block] ?? length
    const next = starts[block + 1] ?? length
    const full = block - first >= limits.blocks || next - start > limits.characters
    if (block < starts.length && !full) continue
    windows.push({ index: windows.length, firstBlock: first, blocks: block - first, start, end })
    first = block
  }
  return windows
}

/** Index of the last element that is not greater than `value`; 0 where all are. `sorted` ascends. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The window that holds a block. */
export function windowOfBlock(windows: readonly TextWindow[], block: number): TextWindow | undefined {
  return windows[
    lastAtOrBefore(
      windows.map((window) => window.firstBlock),
      block
    )
  ]
}
