/**
 * `npm run eval [claims|import] [-- --only ID,…] [-- --json]`: how well the program does on public data, as one table.
 *
 * The data are not part of the repository. They are read from `../shared/eval` beside the checkout, or from the folder
 * that CLAIMBENCH_EVAL names; a measure whose data are absent says so and counts as neither reached nor missed.
 *
 * To add a measure: put a file `tests/eval/<suite>/<subject>.measures.ts` that exports
 *
 *     export const measures: readonly Measure[] = [
 *       { id: 'sentences.gum.f1', title: 'Sentence boundaries, GUM dev: F1', reach: { atLeast: 0.98 }, run: (folder) => … }
 *     ]
 *
 * It is found by its name; nothing needs to be registered. `run` gets the evaluation folder, opens its files with
 * `dataFile(folder, …)` and returns `{ figure, note? }`. Measures that share work share it by `once` (measure.ts).
 * `reach: null` shows a figure without judging it. Files run one after the other, in the order of their names.
 *
 * Exit: 0 nothing missed, 1 a figure missed its reach or a measure broke, 2 wrong usage.
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { DataAbsent, type Measure, reached } from './measure.ts'
import { type Row, tableOf } from './table.ts'

const suites = ['claims', 'import']
const root = join(import.meta.dirname, '..', '..')

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } }
})
const unknown = positionals.filter((name) => !suites.includes(name))
if (unknown.length > 0) {
  console.error(`There is no suite “${unknown.join(', ')}”. There are: ${suites.join(', ')}.`)
  process.exit(2)
}
const chosen = positionals.length > 0 ? positionals : suites
const only = options.only?.split(',') ?? []
const folder = resolve(process.env.CLAIMBENCH_EVAL ?? join(root, '..', 'shared', 'eval'))

const rows: Row[] = []
for (const suite of chosen) {
  const home = join(import.meta.dirname, suite)
  for (const name of filesOf(home)) {
    const { measures } = (await import(pathToFileURL(join(home, name)).href)) as { measures: readonly Measure[] }
    for (const measure of measures) {
      if (only.length > 0 && !only.some((id) => measure.id === id || measure.id.startsWith(`${id}.`))) continue
      console.error(`${suite} ${measure.id} …`)
      rows.push(await measured(suite, measure))
    }
  }
}
if (options.json) console.log(JSON.stringify(rows, null, 2))
else console.log(tableOf(rows))
if (rows.some((row) => 'absent' in row))
  console.error(
    'Where data are absent: put the evaluation data beside the checkout, or name the folder in CLAIMBENCH_EVAL.'
  )
process.exitCode = rows.some((row) => 'broken' in row || ('met' in row && row.met === false)) ? 1 : 0

function filesOf(home: string): string[] {
  return readdirSync(home)
    .filter((name) => name.endsWith('.measures.ts'))
    .sort()
}

async function measured(suite: string, { id, title, reach, run }: Measure): Promise<Row> {
  const begun = performance.now()
  try {
    const { figure, note } = await run(folder)
    const met = reach === null ? null : reached(figure, reach)
    return { suite, id, title, reach, figure, note: note ?? '', met, seconds: (performance.now() - begun) / 1000 }
  } catch (thrown) {
    if (thrown instanceof DataAbsent) return { suite, id, title, reach, absent: thrown.message }
    console.error(thrown)
    return { suite, id, title, reach, broken: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
