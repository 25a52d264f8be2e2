/**
 * Reads every document of the evaluation folder in the real parser process, one after the other, each bounded in time and
 * memory, and a good one after each. Started by safety.measures.ts in a process of its own, so that all calls of the parser
 * to the system can be traced.
 *
 * Arguments: folder of the documents, seconds and megabytes that each may take. Writes a JSON list of `FileOutcome`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { forkLauncher } from '../../../src/main/importing/parser-child.ts'
import { createParserProcess } from '../../../src/main/importing/parser-process.ts'
import type { Extraction } from '../../../src/shared/extraction.ts'

export interface FileOutcome {
  /** Path below the folder of the documents. */
  readonly file: string
  /** "text", or the code of the error. */
  readonly end: string
  readonly message: string
  readonly seconds: number
  /** Most that the parser held while it read the file, MB; null where it did not live to tell, or the system does not. */
  readonly megabytes: number | null
  /** The parser ended while it read this file. */
  readonly endedParser: boolean
  /** The good document that came next was read. */
  readonly nextReads: boolean
}

/** The only child of this process, which is the parser; null on systems that do not tell. */
function childId(): string | null {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim()
    return children === '' ? null : (children.split(' ')[0] ?? null)
  } catch {
    return null
  }
}

/** From now on the most memory is that of what comes. */
function forgetMost(child: string | null): void {
  if (child === null) return
  try {
    writeFileSync(`/proc/${child}/clear_refs`, '5')
  } catch {
    // Not allowed everywhere: the most of the whole life is told then.
  }
}

function mostMegabytes(child: string | null): number | null {
  if (child === null) return null
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

const [home = '', seconds = '10', megabytes = '512', out = ''] = process.argv.slice(2)
const entry = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'workers', 'parser.ts')
const parser = createParserProcess({
  spawn: forkLauncher(entry),
  limits: { timeMs: Number(seconds) * 1000, memoryBytes: Number(megabytes) * 1024 * 1024 }
})
const good = new TextEncoder().encode('The talks ended without agreement, officials said on Monday.')

const files = readdirSync(home, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile())
  .map((item) => join(item.parentPath, item.name))
  .sort()

const outcomes: FileOutcome[] = []
await parser.run({ kind: 'prepare', input: null })
for (const path of files) {
  const before = childId()
  forgetMost(before)
  const began = performance.now()
  const result = await parser.run({ kind: 'extract', input: { path, fileName: path } })
  const took = (performance.now() - began) / 1000
  const endedParser = childId() !== before
  const held = endedParser ? null : mostMegabytes(before)
  const next = await parser.run({ kind: 'extract', input: { bytes: good, fileName: 'good.txt' } })
  const end = result.ok
    ? (result.value as Extraction).format === undefined
      ? 'no extraction'
      : 'text'
    : result.error.code
  outcomes.push({
    file: relative(home, path),
    end,
    message: result.ok ? '' : result.error.message,
    seconds: took,
    megabytes: held,
    endedParser,
    nextReads: next.ok
  })
}
await parser.close()
writeFileSync(out, JSON.stringify(outcomes))
