/** A document of 500 MB in and out of a project, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BigDocumentFigures } from '../../support/big-document.ts'
import type { Bench, Measurement } from '../measurement.ts'

export async function measureBigDocument(bench: Bench): Promise<readonly Measurement[]> {
  const part = 'document'
  const megabytes = bench.quick ? 50 : 500
  const folder = join(bench.folder, 'big-document')
  mkdirSync(folder)
  const script = join(bench.root, 'tests/support/big-document.ts')
  const run = spawnSync(process.execPath, [script, String(megabytes), folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  if (run.status !== 0) throw new Error(run.stderr)
  const figures = JSON.parse(run.stdout) as BigDocumentFigures
  const hashing = hashSeconds(megabytes)
  const peer = { what: 'SHA-256 alone', value: hashing }
  return [
    { part, what: `${megabytes} MB written down as an upload`, value: figures.upload, unit: 's', peer },
    { part, what: 'staged in the project file, verified', value: figures.stage, unit: 's', peer },
    { part, what: 'copied out again, verified', value: figures.copy, unit: 's', peer },
    { part, what: 'growth of the process meanwhile', value: figures.grown, unit: 'MB', atMost: 100 },
    {
      part,
      what: 'longest that a command waited meanwhile',
      value: figures.longestWait,
      unit: 'ms',
      spread: `${figures.answered} commands`
    },
    { part, what: 'longest that the main thread was busy at a stretch', value: figures.longestStall, unit: 'ms' }
  ]
}

function hashSeconds(megabytes: number): number {
  const piece = randomBytes(1024 * 1024)
  const hash = createHash('sha256')
  const began = performance.now()
  for (let index = 0; index < megabytes; index += 1) hash.update(piece)
  return (performance.now() - began) / 1000
}
