/**
 * Every document of the evaluation folder (broken, hostile and good ones, of all kinds) through the real parser process, each
 * with 10 seconds and 512 MB: whether it ends with its text or a coded error, whether the next good document is read, and
 * whether anything on the disk or the network was touched (told by strace, where it is installed).
 *
 * The slowest, the largest and what failed go to standard error.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataAbsent, dataFile, type Measure, once } from '../measure.ts'
import type { FileOutcome } from './safety-run.ts'
import { callsOf, type TracedCalls, tracedNames } from './traced-calls.ts'

const seconds = 10
const megabytes = 512

interface Run {
  readonly outcomes: readonly FileOutcome[]
  /** Null where strace is not installed. */
  readonly calls: TracedCalls | null
}

const hasStrace = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0

const readEverything = once((folder): Run => {
  const documents = dataFile(folder, 'documents')
  const home = mkdtempSync(join(tmpdir(), 'claimbench-safety-'))
  try {
    const traces = hasStrace()
    const out = join(home, 'outcomes.json')
    const log = join(home, 'calls')
    const script = [join(import.meta.dirname, 'safety-run.ts'), documents, String(seconds), String(megabytes), out]
    const traced = ['-f', '-q', '--seccomp-bpf', '-s', '300', '-o', log, '-e', `trace=${tracedNames}`, process.execPath]
    const run = traces
      ? spawnSync('strace', [...traced, ...script], { stdio: 'inherit' })
      : spawnSync(process.execPath, script, { stdio: 'inherit' })
    if (run.status !== 0) throw new Error(`reading all documents ended with ${run.status ?? run.signal}`)
    const outcomes = JSON.parse(readFileSync(out, 'utf8')) as FileOutcome[]
    tell(outcomes)
    return { outcomes, calls: traces ? callsOf(readFileSync(log, 'utf8'), 'workers/parser.ts') : null }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

function tell(outcomes: readonly FileOutcome[]): void {
  const line = ({ file, end, seconds: took, megabytes: held, message }: FileOutcome) =>
    `  ${took.toFixed(2)} s, ${held === null ? 'memory unknown' : `${held.toFixed(0)} MB`}, ${end}: ${file} ${message}`
  const most = (by: (outcome: FileOutcome) => number) => outcomes.toSorted((a, b) => by(b) - by(a)).slice(0, 10)
  const bad = outcomes.filter((outcome) => !outcome.nextReads || !endsWell(outcome))
  const lists: [string, readonly FileOutcome[]][] = [
    ['Slowest:', most((outcome) => outcome.seconds)],
    ['Most memory:', most(({ megabytes: held }) => held ?? Number.POSITIVE_INFINITY)],
    ['Went wrong:', bad]
  ]
  for (const [title, list] of lists) console.error([title, ...list.map(line)].join('\n'))
}

/** Text, or an error that says what is the matter; what is over a limit, or crashed the reader, is none. */
function endsWell({ end, message }: FileOutcome): boolean {
  return !['limit-time', 'limit-memory', 'no extraction'].includes(end) && !message.includes('made its reader fail')
}

function countsOf(outcomes: readonly FileOutcome[]): string {
  const counts = new Map<string, number>()
  for (const { end } of outcomes) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts].map(([end, count]) => `${end} ${count}`).join(', ')
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length
}

export const measures: readonly Measure[] = [
  {
    id: 'safety.ends',
    title: `All documents, broken and hostile ones too: end with text or a coded error, in ${seconds} s and ${megabytes} MB`,
    reach: { atLeast: 1 },
    run: (folder) => {
      const { outcomes } = readEverything(folder)
      const slowest = Math.max(...outcomes.map((outcome) => outcome.seconds)).toFixed(1)
      const largest = Math.max(...outcomes.map((outcome) => outcome.megabytes ?? 0)).toFixed(0)
      return {
        figure: share(outcomes, endsWell),
        note: `${outcomes.length} files; ${countsOf(outcomes)}; slowest ${slowest} s, most ${largest} MB`
      }
    }
  },
  {
    id: 'safety.next',
    title: 'The same: the good document that comes next is read',
    reach: { atLeast: 1 },
    run: (folder) => ({ figure: share(readEverything(folder).outcomes, ({ nextReads }) => nextReads) })
  },
  {
    id: 'safety.untouched',
    title: 'The same: files written, network sockets used, programs started',
    reach: { atMost: 0 },
    run: (folder) => {
      const { calls } = readEverything(folder)
      if (calls === null) throw new DataAbsent('strace')
      const { seen, files, sockets, programs } = calls
      if (seen === 0) throw new Error('no call of the parser was traced')
      const all = [...files, ...sockets, ...programs]
      if (all.length > 0) console.error(['Calls:', ...all.slice(0, 20)].join('\n'))
      const counts = [
        [files.length, 'files'],
        [sockets.length, 'sockets'],
        [programs.length, 'programs']
      ] as const
      const each = counts.map(([count, what]) => `${count} ${what}`).join(', ')
      return { figure: all.length, note: `${each}; of ${seen} calls traced` }
    }
  }
]
