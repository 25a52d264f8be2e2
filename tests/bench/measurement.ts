/** What a part of the bench reports: one row of the table. */

export interface Measurement {
  /** Which part of the bench it belongs to: the word that `--only` takes. */
  readonly part: string
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 's' | 'MB' | 'bytes' | 'KB' | 'per s' | '%' | '×' | 'calls'
  /** How the rounds spread, or how many there were. */
  readonly spread?: string
  /** The aim: an upper limit of `value`, or of the ratio where the unit is `×`. */
  readonly atMost?: number
  /** A peer, or what the machine can do at best, measured in the same run and in the same unit. */
  readonly peer?: { readonly what: string; readonly value: number }
}

/** How many times the peer; undefined where there is none. */
export const ratioOf = ({ value, peer }: Measurement): number | undefined =>
  peer && peer.value > 0 ? value / peer.value : undefined

/** Whether the aim is met; undefined where there is none. */
export const meets = ({ value, atMost }: Measurement): boolean | undefined =>
  atMost === undefined ? undefined : value <= atMost

/** One part: measures, and tells what it is doing in the meantime. */
export type Part = (bench: Bench) => Promise<readonly Measurement[]>

export interface Bench {
  /** A folder of this run alone, on the file system that is measured. */
  readonly folder: string
  /** The repository. */
  readonly root: string
  /** Fewer rounds, for trying the bench itself. */
  readonly quick: boolean
  say(line: string): void
  /** A project file with about 10,000 claims, made once a run through the real import; parts work on copies of it. */
  tenThousand(): Promise<MadeProject>
  /** A project file with one article of 1,000,000 characters. */
  million(): Promise<MadeProject>
}

/** A project and how long its making took. */
export interface MadeProject {
  /** Its installation: `home` (key, preferences), and `projects` which holds the file. */
  readonly home: string
  readonly path: string
  readonly article: string
  readonly claims: number
  readonly characters: number
  /** Bytes of the finished file. */
  readonly bytes: number
  /** Milliseconds: reading the document and finding its claims in the parser process; storing them. */
  readonly readingMs: number
  readonly storingMs: number
}
