/**
 * `npm run bench [-- --only PART,…] [--json] [--quick]`: how fast the program is, as one table.
 *
 * Every figure that can have one stands beside a peer, or beside what the machine can do at best, measured in the same
 * run; the ratio is what compares between machines. Nothing here fails: performance is read, not asserted.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { whyBuild } from '../../scripts/build-freshness.ts'
import { runTool } from '../../scripts/check-steps.ts'
import { machineFacts } from './machine.ts'
import type { Bench, MadeProject, Measurement, Part } from './measurement.ts'
import { measureBigDocument } from './parts/big-document.ts'
import { measureCommands } from './parts/command.ts'
import { measureImport, measureReports } from './parts/documents.ts'
import { measureOpening } from './parts/opening.ts'
import { measureReaders } from './parts/readers.ts'
import { measureRenderer } from './parts/renderer.ts'
import { measureStartup } from './parts/startup.ts'
import { measureUndo } from './parts/undo.ts'
import { makeProject } from './projects.ts'
import { tableOf } from './table.ts'

const parts: Readonly<Record<string, Part>> = {
  command: measureCommands,
  undo: measureUndo,
  opening: measureOpening,
  startup: measureStartup,
  renderer: measureRenderer,
  import: measureImport,
  documents: measureReaders,
  reports: measureReports,
  document: measureBigDocument
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false }
  }
})
const chosen = options.only === undefined ? Object.keys(parts) : options.only.split(',')
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part “${unknown.join(', ')}”. There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(process.env.CLAIMBENCH_BENCH_FOLDER ?? tmpdir(), 'claimbench-bench-'))
const root = join(import.meta.dirname, '..', '..')
const say = (line: string): void => console.error(line)

const once = (title: string, characters: number): (() => Promise<MadeProject>) => {
  let made: Promise<MadeProject> | undefined
  return () => {
    if (!made) {
      say(`Importing an article of ${characters.toLocaleString('en')} characters …`)
      mkdirSync(join(folder, title))
      made = makeProject(root, join(folder, title), title, characters)
    }
    return made
  }
}

const bench: Bench = {
  folder,
  root,
  quick: options.quick,
  say,
  tenThousand: once('ten-thousand', 505_000),
  million: once('million', 1_000_000)
}

// Every part measures the built program, its project worker at least.
const why = whyBuild(root)
if (why !== null) {
  say(`Building the program (${why}) …`)
  const { ok, output } = await runTool('electron-vite', ['build'])
  if (!ok) {
    say(output)
    process.exit(1)
  }
}

const machine = machineFacts(folder)
const measured: Measurement[] = []
const failed: string[] = []
try {
  for (const name of chosen) {
    say(`${name} …`)
    try {
      measured.push(...((await parts[name]?.(bench)) ?? []))
    } catch (thrown) {
      failed.push(name)
      say(`${name} could not be measured: ${(thrown as Error).stack ?? thrown}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (options.json) console.log(JSON.stringify({ machine, measured, failed }, null, 2))
else console.log(tableOf(machine, measured, failed))
process.exitCode = failed.length === 0 ? 0 : 1
