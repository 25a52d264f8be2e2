/**
 * `npm run fuzz [-- --minutes 10] [--seed N] [--formats docx,pdf] [--case N] [--seconds 10]`: mutated real documents through
 * the real parser process, each with 10 seconds and 512 MB (a busy machine needs more time). Nothing may hang, and nothing may end the reader but its limit of memory.
 *
 * The documents are those of the evaluation folder (see tests/eval/run.ts), or of `--folder`. Case N of a seed is always the
 * same bytes for the same folder; what goes wrong is written to the folder of temporary files, and told with seed and case.
 *
 * Exit: 0 nothing went wrong, 1 something did, 2 no documents.
 */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { forkLauncher } from '../../src/main/importing/parser-child.ts'
import { createParserProcess } from '../../src/main/importing/parser-process.ts'
import { mutate } from './mutate.ts'
import { seededRandom } from './random.ts'

const allFormats = ['docx', 'pdf', 'html', 'rtf', 'eml', 'odt', 'epub', 'md', 'srt', 'vtt', 'mhtml']
/** Larger documents take longer to read than to break. */
const mostBytes = 400_000

const root = join(import.meta.dirname, '..', '..')
const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    formats: { type: 'string', default: allFormats.join(',') },
    seconds: { type: 'string', default: '10' },
    case: { type: 'string' },
    folder: { type: 'string' }
  }
})
const folder = resolve(options.folder ?? process.env.CLAIMBENCH_EVAL ?? join(root, '..', 'shared', 'eval'))
const formats = options.formats.split(',')
const seed = Number(options.seed)

function documentsOf(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const format = extname(item.name).slice(1).toLowerCase().replace(/^htm$/, 'html')
    if (!item.isFile() || !formats.includes(format)) continue
    found.set(format, [...(found.get(format) ?? []), join(item.parentPath, item.name)])
  }
  for (const list of found.values()) list.sort()
  return found
}

const documents = documentsOf()
const present = formats.filter((format) => documents.has(format))
if (present.length === 0) {
  console.error(`No documents of ${formats.join(', ')} in ${folder}. Name a folder: --folder PATH.`)
  process.exit(2)
}

interface Tally {
  cases: number
  slowest: number
  readonly ends: Map<string, number>
}

const parser = createParserProcess({
  spawn: forkLauncher(join(root, 'src', 'main', 'workers', 'parser.ts')),
  limits: { timeMs: Number(options.seconds) * 1000, memoryBytes: 512 * 1024 * 1024 }
})
const tallies = new Map<string, Tally>()
const kept = mkdtempSync(join(tmpdir(), 'claimbench-fuzz-'))
let wrong = 0

async function runCase(number: number): Promise<void> {
  const random = seededRandom(seed * 1_000_003 + number)
  const format = present[number % present.length] as string
  const path = random.oneOf(documents.get(format) ?? [])
  const whole = readFileSync(path)
  const bytes = await mutate(whole.length > mostBytes ? whole.subarray(0, mostBytes) : whole, random)
  const began = performance.now()
  const result = await parser.run({
    kind: 'extract',
    input: { bytes: new Uint8Array(bytes), fileName: `case.${format}` }
  })
  const seconds = (performance.now() - began) / 1000
  const tally = tallies.get(format) ?? { cases: 0, slowest: 0, ends: new Map() }
  tallies.set(format, tally)
  const end = result.ok ? 'text' : result.error.code
  tally.cases += 1
  tally.slowest = Math.max(tally.slowest, seconds)
  tally.ends.set(end, (tally.ends.get(end) ?? 0) + 1)
  if (
    end !== 'limit-time' &&
    end !== 'limit-memory' &&
    (result.ok || !result.error.message.includes('its reader fail'))
  )
    return
  wrong += 1
  const saved = join(kept, `${seed}-${number}.${format}`)
  writeFileSync(saved, bytes)
  const message = result.ok ? '' : result.error.message
  console.error(`seed ${seed}, case ${number}: ${end}: ${message} (${relative(folder, path)}; kept as ${saved})`)
}

await parser.run({ kind: 'prepare', input: null })
const until = performance.now() + Number(options.minutes) * 60_000
if (options.case !== undefined) await runCase(Number(options.case))
else for (let number = 0; performance.now() < until; number += 1) await runCase(number)
await parser.close()

console.log(`seed ${seed}, ${options.minutes} minutes`)
for (const [format, { cases, slowest, ends }] of tallies) {
  const list = [...ends].map(([end, count]) => `${end} ${count}`).join(', ')
  console.log(`${format}: ${cases} cases; ${list}; slowest ${slowest.toFixed(1)} s`)
}
console.log(`${wrong} went wrong`)
process.exitCode = wrong === 0 ? 0 : 1
