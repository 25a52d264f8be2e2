/** Documents in and reports out: reading a million characters, reports and the full check of 10,000 claims. */
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Measurement } from '../measurement.ts'
import { type Program, startProgram } from '../program.ts'
import { median, rangeOf } from '../statistics.ts'

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Writes as many bytes as the project file has to the same disk and waits until they are there. */
async function writeBytes(bench: Bench, bytes: number): Promise<number> {
  const data = Buffer.alloc(bytes, 'claim')
  return timed(() => writeFileSync(join(bench.folder, 'bytes'), data, { flush: true }))
}

export async function measureImport(bench: Bench): Promise<readonly Measurement[]> {
  const part = 'import'
  const made = await bench.million()
  const seconds = (made.readingMs + made.storingMs) / 1000
  const disk = await writeBytes(bench, made.bytes)
  return [
    {
      part,
      what: '1,000,000 characters: read, find claims, store',
      value: seconds,
      unit: 's',
      spread: `once; ${made.claims} claims`
    },
    {
      part,
      what: 'of it: read and find claims (parser process, its start included)',
      value: made.readingMs / 1000,
      unit: 's'
    },
    {
      part,
      what: 'of it: store in one signed change set',
      value: made.storingMs / 1000,
      unit: 's',
      peer: { what: 'as many bytes written and synced', value: disk / 1000 }
    },
    { part, what: 'claims stored', value: made.claims / seconds, unit: 'per s' },
    {
      part,
      what: 'project file per claim',
      value: made.bytes / made.claims / 1024,
      unit: 'KB',
      peer: { what: 'text alone', value: made.characters / made.claims / 1024 }
    }
  ]
}

/** How long a command waits while a report is made, beside the same command with nothing else going on. */
async function measureWaits(bench: Bench, program: Program, project: string): Promise<Measurement> {
  const { rows } = await program.call('claim.list', { filter: {}, offset: 0, limit: 200 }, project)
  let next = 0
  const step = (): Promise<number> => {
    const claim = rows[next % rows.length]?.id ?? ''
    const state = Math.floor(next / rows.length) % 2 === 0 ? 'open' : 'checking'
    next += 1
    return timed(() => program.call('claim.setStatus', { claim, state }, project))
  }
  const rounds = bench.quick ? 1 : 3
  const alone: number[] = []
  const meanwhile: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    let done = false
    const report = program.app
      .saveReport(project, { format: 'json', profile: 'internal' }, join(bench.folder, 'report'))
      .finally(() => {
        done = true
      })
    const waits: number[] = []
    while (!done) waits.push(await step())
    await report
    meanwhile.push(...waits)
    for (const _ of waits) alone.push(await step())
  }
  return {
    part: 'reports',
    what: 'longest wait of a command while a json report is made',
    value: Math.max(...meanwhile),
    unit: 'ms',
    spread: `${meanwhile.length} commands in ${rounds} reports, p50 ${median(meanwhile).toFixed(1)} ms`,
    peer: { what: `as many commands alone, p50 ${median(alone).toFixed(1)} ms`, value: Math.max(...alone) }
  }
}

export async function measureReports(bench: Bench): Promise<readonly Measurement[]> {
  const part = 'reports'
  const made = await bench.tenThousand()
  const path = join(bench.folder, 'reports.claimbench')
  copyFileSync(made.path, path)
  const program = startProgram(bench.root, made.home, join(bench.folder, 'reports'))
  try {
    const { project } = await program.openFile(path)
    const rounds = bench.quick ? 1 : 3
    const rows: Measurement[] = []
    for (const format of ['html', 'json'] as const) {
      const times: number[] = []
      let size = 0
      for (let round = 0; round < rounds; round += 1) {
        times.push(
          await timed(async () => {
            size = await program.app.saveReport(project, { format, profile: 'internal' }, join(bench.folder, 'report'))
          })
        )
      }
      rows.push({
        part,
        what: `${format} report of ${made.claims} claims`,
        value: median(times) / 1000,
        unit: 's',
        spread: `${rounds} times, ${rangeOf(
          times.map((time) => time / 1000),
          1
        )}; ${(size / 1e6).toFixed(1)} MB`
      })
    }
    rows.push(await measureWaits(bench, program, project))
    const checks: number[] = []
    const hashes: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      checks.push(await timed(() => program.app.verify(project)))
      hashes.push(await timed(() => createHash('sha256').update(readFileSync(path)).digest()))
    }
    rows.push({
      part,
      what: `verify ${made.claims} claims`,
      value: median(checks) / 1000,
      unit: 's',
      spread: `${rounds} times, ${rangeOf(
        checks.map((time) => time / 1000),
        1
      )}`,
      peer: { what: 'SHA-256 of the whole file', value: median(hashes) / 1000 }
    })
    return rows
  } finally {
    await program.app.close()
  }
}
