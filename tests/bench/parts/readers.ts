/**
 * Documents of the evaluation folder read by ours and by real peers in one run: web pages against Readability over linkedom,
 * Word files against pandoc and mammoth alone, PDFs against pdftotext. Cold is a fresh process with one document, from its
 * start to its end; in a batch is the time per document once the reader is warm (a process of its own for each document where
 * the peer reads but one). A peer that is not installed is named in the row.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Measurement } from '../measurement.ts'
import { median, rangeOf } from '../statistics.ts'

const part = 'documents'

interface Kind {
  readonly name: string
  /** Folder below the evaluation folder, and what its files end with. */
  readonly folder: readonly string[]
  readonly ending: string
  readonly peers: readonly Peer[]
}

interface Peer {
  readonly name: string
  /** A reader of read-documents.ts, or a program: its arguments for the files of one call. */
  readonly reader?: string
  readonly program?: string
  readonly readsMany?: boolean
  /** Aim: at most so many times this peer, per document in a batch. */
  readonly atMost?: number
}

const kinds: readonly Kind[] = [
  {
    name: 'web page',
    folder: ['extraction', 'readability_testpages', 'test', 'test-pages'],
    ending: 'source.html',
    peers: [{ name: 'Readability and linkedom alone', reader: 'readability', atMost: 1.3 }]
  },
  {
    name: 'Word file',
    folder: ['documents', 'pandoc', 'test', 'docx'],
    ending: '.docx',
    peers: [
      { name: 'pandoc', program: 'pandoc', readsMany: true },
      { name: 'mammoth alone', reader: 'mammoth' }
    ]
  },
  {
    name: 'PDF',
    folder: ['documents', 'pdfjs', 'test', 'pdfs'],
    ending: '.pdf',
    peers: [{ name: 'pdftotext', program: 'pdftotext' }]
  }
]

/** Most files of a kind that are read; taken evenly from all. */
const mostFiles = 60

function filesOf(home: string, ending: string, quick: boolean): string[] {
  const all = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
  const step = Math.max(1, Math.floor(all.length / (quick ? 10 : mostFiles)))
  return all.filter((_, index) => index % step === 0).map((name) => join(home, name))
}

interface Figures {
  readonly cold: readonly number[]
  readonly each: number
  /** Null for programs, which do not tell. */
  readonly megabytes: number | null
}

function readBy(bench: Bench, reader: string, files: readonly string[]): { each: number; megabytes: number } {
  const list = join(bench.folder, 'files.json')
  writeFileSync(list, JSON.stringify(files))
  const run = spawnSync(process.execPath, [join(bench.root, 'tests/bench/read-documents.ts'), reader, list], {
    encoding: 'utf8'
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as { each: number; megabytes: number }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function figuresOfReader(bench: Bench, reader: string, files: readonly string[], first: readonly string[]): Figures {
  const cold = first.map((file) => timed(() => readBy(bench, reader, [file])))
  return { cold, ...readBy(bench, reader, files) }
}

/** Null where the program is not installed. */
function figuresOfProgram(peer: Peer, files: readonly string[], first: readonly string[]): Figures | null {
  const { program = '', readsMany = false } = peer
  const run = (some: readonly string[]) => {
    const rest = program === 'pandoc' ? ['-t', 'plain', '-o', '/dev/null', ...some] : ['-q', ...some, '-']
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'ignore'] })
  }
  if (spawnSync(program, ['-v'], { stdio: 'ignore' }).error !== undefined) return null
  const cold = first.map((file) => timed(() => run([file])))
  const all = timed(() => {
    if (readsMany) run(files)
    else for (const file of files) run([file])
  })
  return { cold, each: all / files.length, megabytes: null }
}

function rowsOf(kind: Kind, own: Figures, peer: Peer, theirs: Figures | null, count: number): Measurement[] {
  if (theirs === null)
    return [
      { part, what: `${kind.name}, in a batch`, value: own.each, unit: 'ms', spread: `${peer.name} is not installed` }
    ]
  const beside = (value: number) => ({ peer: { what: peer.name, value } })
  const rows: Measurement[] = [
    {
      part,
      what: `${kind.name}, cold`,
      value: median(own.cold),
      unit: 'ms',
      spread: `${own.cold.length} times, ${rangeOf(own.cold)}`,
      ...beside(median(theirs.cold))
    },
    {
      part,
      what: `${kind.name}, in a batch`,
      value: own.each,
      unit: 'ms',
      spread: `${count} files`,
      ...beside(theirs.each)
    }
  ]
  if (peer.atMost !== undefined)
    rows.push({
      part,
      what: `${kind.name}: times ${peer.name}`,
      value: own.each / theirs.each,
      unit: '×',
      atMost: peer.atMost
    })
  if (own.megabytes !== null && theirs.megabytes !== null)
    rows.push({
      part,
      what: `${kind.name}: most memory of the batch`,
      value: own.megabytes,
      unit: 'MB',
      ...beside(theirs.megabytes)
    })
  else if (own.megabytes !== null)
    rows.push({ part, what: `${kind.name}: most memory of the batch`, value: own.megabytes, unit: 'MB' })
  return rows
}

/** Throws where the evaluation data are absent, saying where they belong. */
export async function measureReaders(bench: Bench): Promise<readonly Measurement[]> {
  const evaluation = process.env.CLAIMBENCH_EVAL ?? join(bench.root, '..', 'shared', 'eval')
  const rows: Measurement[] = []
  for (const kind of kinds) {
    const home = join(evaluation, ...kind.folder)
    if (!existsSync(home))
      throw new Error(`There are no documents to read: put them at ${home}, or name CLAIMBENCH_EVAL.`)
    const files = filesOf(home, kind.ending, bench.quick)
    const first = files.filter((_, index) => index % Math.ceil(files.length / (bench.quick ? 2 : 5)) === 0)
    bench.say(`${files.length} files: ${kind.name} …`)
    const own = figuresOfReader(bench, 'own', files, first)
    for (const peer of kind.peers) {
      const theirs =
        peer.reader === undefined
          ? figuresOfProgram(peer, files, first)
          : figuresOfReader(bench, peer.reader, files, first)
      rows.push(...rowsOf(kind, own, peer, theirs, files.length))
    }
  }
  return rows
}
