/**
 * `kill -9` at random moments: `kill.ts [RUNS] [SEED] [memory|disk]`. A process works on one project and is killed, again and again;
 * after each time the project opens without a stuck lock, every acknowledged command is there, at most one more is, and
 * all verifies. Prints one line of figures; ends with 1 where anything was wrong.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { loadSigner } from '../../src/main/project/signing.ts'
import { newProjectFile, temporaryFolder } from '../support/project.ts'
import { randomNumbers } from './random.ts'
import { inspect, readIds } from './state.ts'

export interface KillFigures {
  readonly runs: number
  readonly acknowledged: number
  /** Runs in which a command was durable whose answer did not get out any more. */
  readonly unacknowledged: number
  /** Runs in which a change was cut off in the middle, so that the next opening took it back. */
  readonly cutOff: number
  readonly faults: readonly string[]
}

/** Kills a worker `runs` times, each after a random time of work. On a disk, most of that time is waiting for syncs. */
export async function killRuns(runs: number, seed: number, where: 'memory' | 'disk'): Promise<KillFigures> {
  const folder = temporaryFolder(where)
  const next = randomNumbers(seed)
  const faults: string[] = []
  let acknowledgedInAll = 0
  let unacknowledged = 0
  let cutOff = 0
  try {
    const signer = loadSigner(join(folder.path, 'home'))
    const path = newProjectFile(folder.path, signer)
    let known = readIds(path).length
    for (let run = 0; run < runs; run += 1) {
      const acknowledged = await workUntilKilled(folder.path, seed + run, { commands: next(130), delay: next(40) })
      if (hasContent(`${path}-journal`)) cutOff += 1
      const after = inspect(folder.path, acknowledged, known, signer)
      for (const fault of after.faults) faults.push(`run ${run}: ${fault}`)
      acknowledgedInAll += acknowledged.length
      if (after.ids.size - 1 > known + acknowledged.length) unacknowledged += 1
      known = after.ids.size
    }
  } finally {
    folder.remove()
  }
  return { runs, acknowledged: acknowledgedInAll, unacknowledged, cutOff, faults }
}

/** When a worker is killed: after so many commands and, `delay`, so many milliseconds. */
interface Moment {
  readonly commands: number
  readonly delay: number
}

/** The ids that a worker acknowledged before it was killed. */
async function workUntilKilled(folder: string, seed: number, moment: Moment): Promise<string[]> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), folder, String(seed), '1000000'], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let told = ''
  let complaints = ''
  // One line says that the project is open, then there is one for each command.
  const enough = new Promise<void>((resolve, reject) => {
    worker.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8')
      if (told.split('\n').length - 1 > moment.commands) resolve()
    })
    worker.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString('utf8')
    })
    worker.on('close', () => reject(new Error(`the worker ended by itself: ${complaints}`)))
  })
  await enough
  await wait(moment.delay)
  const closed = once(worker, 'close')
  worker.kill('SIGKILL')
  await closed
  if (worker.signalCode !== 'SIGKILL') throw new Error(`the worker ended by itself: ${complaints}`)
  // A line that was cut off was written after its command was done all the same.
  return told.split('\n').filter((line) => line.length === 36)
}

function hasContent(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && stat.size > 0
}

if (import.meta.main) {
  const [runs = '50', seed = '1', where = 'disk'] = process.argv.slice(2)
  const figures = await killRuns(Number(runs), Number(seed), where === 'memory' ? 'memory' : 'disk')
  console.log(JSON.stringify(figures))
  process.exitCode = figures.faults.length === 0 ? 0 : 1
}
