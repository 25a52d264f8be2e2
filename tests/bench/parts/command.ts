/**
 * A command until it is on the disk: request, validation, worker hop, log, hash, signature, tables, sync and answer, in a
 * project of 10,000 claims; against one bare row inserted and synced in a copy of the same file with the same settings.
 */
import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { ClaimRow, Input } from '../../../src/shared/contract/index.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { type Program, startProgram } from '../program.ts'
import { rangeOf, type Spread, spreadOf } from '../statistics.ts'

type Send = () => Promise<unknown>

/** Bytes and calls that this process has written so far, as the kernel counts them; null where it does not tell. */
function written(): { bytes: number; calls: number } | null {
  try {
    const text = readFileSync('/proc/self/io', 'utf8')
    return { bytes: Number(/wchar: (\d+)/.exec(text)?.[1]), calls: Number(/syscw: (\d+)/.exec(text)?.[1]) }
  } catch {
    return null
  }
}

/** The commands of a checker's day, on claims all over the project: tick a facet, take a claim up, rate it. */
async function commandsOn(program: Program, project: string, count: number): Promise<Send[]> {
  const rows: ClaimRow[] = []
  for (let offset = 0; rows.length < 10_000; offset += 500) {
    const page = await program.call('claim.list', { filter: {}, offset, limit: 500 }, project)
    rows.push(...page.rows)
    if (page.rows.length === 0) break
  }
  const sends: Send[] = []
  for (let index = 0; sends.length < count; index += 1) {
    // A step without a common divisor visits claims far apart, so that no page is warm by neighbourhood alone.
    const row = rows[(index * 7919) % rows.length] as ClaimRow
    const verdict: Input<'verdict.set'> = {
      claim: row.id,
      scale: 'house-check',
      rating: 'ok',
      rationale: 'The ministry’s own table of 3 March gives the same figure.',
      explanation: '',
      asOf: '2025-03-03'
    }
    const { facets } = await program.call('claim.detail', { claim: row.id }, project)
    const facet = facets[0]
    sends.push(() => program.call('claim.setStatus', { claim: row.id, state: 'open' }, project))
    if (facet) {
      sends.push(() => program.call('facet.mark', { claim: row.id, facet: facet.id, state: 'ok' }, project))
    }
    sends.push(() => program.call('verdict.set', verdict, project))
  }
  return sends.slice(0, count)
}

/** One row more in a table of its own, in a copy of the project, with the settings of a project's connection. */
function bareInserts(path: string): { insert: () => void; close: () => void } {
  const database = new Database(path)
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = EXTRA')
  database.pragma('cache_size = -16000')
  database.exec('CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT')
  const statement = database.prepare('INSERT INTO bare (words) VALUES (?)')
  const words = 'a row of about as many bytes as a small change has '.repeat(4)
  return { insert: () => statement.run(words), close: () => database.close() }
}

/** What one message to a worker thread and back costs, with a body like a command's. */
async function echo(count: number): Promise<Spread> {
  const source = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', (m) => parentPort.postMessage(m))`
  const worker = new Worker(source, { eval: true })
  const body = { id: 1, call: 'request', input: { method: 'claim.setStatus', input: { claim: 'x'.repeat(32) } } }
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    await new Promise((resolve) => {
      worker.once('message', resolve)
      worker.postMessage(body)
    })
    times.push(performance.now() - start)
  }
  await worker.terminate()
  return spreadOf(times.slice(20))
}

export async function measureCommands(bench: Bench): Promise<readonly Measurement[]> {
  const made = await bench.tenThousand()
  const path = join(bench.folder, 'commands.claimbench')
  const bare = join(bench.folder, 'bare.claimbench')
  copyFileSync(made.path, path)
  copyFileSync(made.path, bare)
  const program = startProgram(bench.root, made.home, join(bench.folder, 'commands'))
  const inserts = bareInserts(bare)
  try {
    const { project } = await program.openFile(path)
    const block = 50
    const blocks = bench.quick ? 4 : 30
    const sends = await commandsOn(program, project, block * (blocks + 1))
    // The first command mints a replica, and code warms up: neither is what the rows after it cost.
    for (const send of sends.splice(0, block)) await send()
    for (let index = 0; index < block; index += 1) inserts.insert()

    const commands: number[] = []
    const rounds: number[] = []
    const peers: number[] = []
    const sizeBefore = statSync(path).size
    let bytes = 0
    let calls = 0
    for (let round = 0; round < blocks; round += 1) {
      const before = written()
      const times: number[] = []
      for (const send of sends.splice(0, block)) {
        const start = performance.now()
        await send()
        times.push(performance.now() - start)
      }
      const after = written()
      if (before && after) {
        bytes += after.bytes - before.bytes
        calls += after.calls - before.calls
      }
      commands.push(...times)
      rounds.push(spreadOf(times).p50)
      for (let index = 0; index < block; index += 1) {
        const start = performance.now()
        inserts.insert()
        peers.push(performance.now() - start)
      }
    }
    const command = spreadOf(commands)
    const insert = spreadOf(peers)
    const hop = await echo(bench.quick ? 100 : 1000)
    const part = 'command'
    const spread = `${command.count} commands; p50 of blocks ${rangeOf(rounds, 2)}`
    const peer = (which: 'p50' | 'p99' | 'max') => ({ what: `bare insert, ${which}`, value: insert[which] })
    return [
      {
        part,
        what: 'command to durable, p50',
        value: command.p50,
        unit: 'ms',
        spread,
        atMost: 2.5 * insert.p50,
        peer: peer('p50')
      },
      { part, what: 'command to durable, p99', value: command.p99, unit: 'ms', atMost: 8, peer: peer('p99') },
      { part, what: 'command to durable, maximum', value: command.max, unit: 'ms', peer: peer('max') },
      {
        part,
        what: 'of it: message to a worker and back, p50',
        value: hop.p50,
        unit: 'ms',
        spread: `p99 ${hop.p99.toFixed(2)}`
      },
      { part, what: 'written per command, journal included', value: bytes / commands.length / 1024, unit: 'KB' },
      {
        part,
        what: 'project file grows per command',
        value: (statSync(path).size - sizeBefore) / commands.length,
        unit: 'bytes'
      },
      { part, what: 'write calls per command', value: calls / commands.length, unit: 'calls' }
    ]
  } finally {
    inserts.close()
    await program.app.close()
  }
}
