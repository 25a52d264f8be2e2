/** What a measurement is: see run.ts for how to add one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What a figure should come to. A figure that is only shown has none. */
export type Reach = { readonly atLeast: number } | { readonly atMost: number }

/** One figure. Plain numbers are shown with three decimals; shares are given as 0..1, times in seconds. */
export type Outcome = {
  readonly figure: number
  /** What one needs to read the figure: counts, a second figure, the setting. Short: it stands in the table. */
  readonly note?: string
}

/** The data of a measure are not there. Says which file; never a failure. */
export class DataAbsent extends Error {}

export type Measure = {
  /** Stable, unique within its suite: `check-worthiness.groundtruth.f1`. `--only` takes ids and their beginnings. */
  readonly id: string
  /** One line for people: what was measured on which data. */
  readonly title: string
  /** Null: shown, not judged. */
  readonly reach: Reach | null
  /** `folder` is the evaluation folder; throws DataAbsent (see `dataFile`) where its data are missing. */
  readonly run: (folder: string) => Outcome | Promise<Outcome>
}

/** A path inside the evaluation folder. Throws DataAbsent where nothing is there. */
export function dataFile(folder: string, ...parts: string[]): string {
  const path = join(folder, ...parts)
  if (!existsSync(path)) throw new DataAbsent(parts.join('/'))
  return path
}

/** Whether the figure, as it is shown (three decimals), comes up to its reach. */
export function reached(figure: number, reach: Reach): boolean {
  const shown = Math.round(figure * 1000) / 1000
  return 'atLeast' in reach ? shown >= reach.atLeast : shown <= reach.atMost
}

/** Work that several measures share is done once: `const scored = once((folder) => …)`. */
export function once<T>(work: (folder: string) => T): (folder: string) => T {
  const done = new Map<string, T>()
  return (folder) => {
    if (!done.has(folder)) done.set(folder, work(folder))
    return done.get(folder) as T
  }
}
