/**
 * Power loss, replayed: `power-loss.ts [COMMANDS] [SEED] [all]`. Traces what real commands write and sync, and at each
 * sync and between drops what was not synced (all of it, none, any part, torn sectors), opens what is left, and holds it
 * to what a project must be. Prints one line of figures; ends with 1 where anything was wrong, 0 where nothing can be
 * traced, which it says.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSigner } from '../../src/main/project/signing.ts'
import { temporaryFolder } from '../support/project.ts'
import { Disk, type Luck, type Operation } from './disk.ts'
import { randomNumbers } from './random.ts'
import { inspect } from './state.ts'
import { traced, whyNoTrace } from './trace.ts'

export interface PowerLossFigures {
  readonly commands: number
  readonly operations: number
  readonly syncs: number
  /** Moments at which the power went. */
  readonly moments: number
  /** Different states of the disk that were opened. */
  readonly states: number
  /** States in which a change had to be taken back. */
  readonly cutOff: number
  readonly faults: readonly string[]
}

export interface PowerLossOptions {
  readonly commands: number
  readonly seed: number
  /** Lose the power between any two operations, not only around syncs and at some of the others. */
  readonly everywhere: boolean
}

export function losePower({ commands, seed, everywhere }: PowerLossOptions): PowerLossFigures {
  const folder = temporaryFolder()
  try {
    const script = join(import.meta.dirname, 'worker.ts')
    const operations = traced(script, [folder.path, String(seed), String(commands), 'create'], folder.path)
    const signer = loadSigner(join(folder.path, 'home'))
    const next = randomNumbers(seed)
    const disk = new Disk()
    const said: string[] = []
    const seen = new Set<string>()
    const faults: string[] = []
    let moments = 0
    let cutOff = 0

    const open = (files: ReadonlyMap<string, Uint8Array>, at: number): void => {
      const hash = createHash('sha256').update(String(said.length))
      for (const [name, bytes] of [...files].sort()) hash.update(`${name} ${bytes.length} `).update(bytes)
      const state = hash.digest('hex')
      if (seen.has(state)) return
      seen.add(state)
      const created = said.includes('created')
      if (!created && !files.has('p.claimbench')) return
      if ((files.get('p.claimbench-journal')?.length ?? 0) > 0) cutOff += 1
      const place = join(folder.path, 'after')
      mkdirSync(place)
      for (const [name, bytes] of files) writeFileSync(join(place, name), bytes)
      const ids = said.filter((line) => line.length === 36)
      for (const fault of inspect(place, ids, 1, signer).faults) faults.push(`operation ${at}: ${fault}`)
      rmSync(place, { recursive: true })
    }

    for (const [at, operation] of operations.entries()) {
      const sync = operation.kind === 'sync' || operation.kind === 'sync-folder'
      if (sync || everywhere || next(5) === 0) {
        moments += 1
        for (const luck of lucks(next, sync ? 4 : 1)) open(disk.afterLoss(luck), at)
      }
      disk.apply(operation)
      if (operation.kind === 'said') said.push(operation.line)
      if (sync || operation.kind === 'said') {
        moments += 1
        open(disk.afterLoss({ reached: () => false }), at + 1)
      }
    }
    return {
      commands,
      operations: operations.length,
      syncs: operations.filter(({ kind }) => kind === 'sync' || kind === 'sync-folder').length,
      moments,
      states: seen.size,
      cutOff,
      faults
    }
  } finally {
    folder.remove()
  }
}

/** Ways in which the power may go at one moment. */
function* lucks(next: (below: number) => number, random: number): Generator<Luck> {
  const naming = ({ kind }: Operation): boolean => kind !== 'write' && kind !== 'truncate'
  yield { reached: () => false }
  yield { reached: () => true }
  yield { reached: (operation) => naming(operation) }
  yield { reached: (operation) => !naming(operation) }
  for (let index = 0; index < random; index += 1) {
    const share = 1 + next(9)
    yield { reached: () => next(10) < share }
    yield {
      reached: () => next(10) < share,
      torn: () => (next(3) === 0 ? () => next(2) === 0 : undefined)
    }
  }
}

if (import.meta.main) {
  const why = whyNoTrace()
  if (why !== null) console.log(`Power loss was not replayed: ${why}.`)
  else {
    const [commands = '40', seed = '1', everywhere] = process.argv.slice(2)
    const figures = losePower({ commands: Number(commands), seed: Number(seed), everywhere: everywhere === 'all' })
    console.log(JSON.stringify({ ...figures, faults: figures.faults.slice(0, 20), faulty: figures.faults.length }))
    process.exitCode = figures.faults.length === 0 ? 0 : 1
  }
}
