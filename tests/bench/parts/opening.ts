/** Opening a project of 10,000 claims, from the request until everything that the desk's first screen asks is answered. */
import { execFile } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startHost } from '../../e2e/support/start-host.ts'
import { type HostCaller, signIn } from '../built-host.ts'
import { handleOf, installationWith, openOnce } from '../installed.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { median, rangeOf } from '../statistics.ts'

const run = promisify(execFile)

interface Opening {
  readonly opened: number
  readonly desk: number
}

/** The desk's first screen: overview, then the article's outline, then its first blocks, their marks, the first claims. */
async function openDesk(caller: HostCaller, handle: string): Promise<Opening> {
  const start = performance.now()
  const { project } = await caller.call('projects.open', { handle })
  const opened = performance.now() - start
  const { articles } = await caller.call('project.overview', {}, project)
  const article = articles[0]?.id ?? ''
  const { revision } = await caller.call('article.view', { article }, project)
  await Promise.all([
    caller.call('article.blocks', { revision, offset: 0, limit: 40 }, project),
    caller.call('article.marks', { revision, start: 0, end: 20_000 }, project),
    caller.call('article.coverage', { article }, project),
    caller.call('claim.list', { filter: { article }, offset: 0, limit: 100 }, project)
  ])
  const desk = performance.now() - start
  await caller.call('projects.close', { project })
  return { opened, desk }
}

/** Between the start screen, which asks for the status, and a person's click on a project lies at least this. */
const CLICK_AFTER_MS = 700

/** Shows what the start screen shows and waits as long as a person at least takes to click. */
async function startScreen(caller: HostCaller): Promise<string> {
  const handle = await handleOf(caller)
  await setTimeout(CLICK_AFTER_MS)
  return handle
}

/** The same file read without the program: a fresh SQLite connection, its schema, and the first hundred claims. */
async function bareOpening(root: string, path: string): Promise<number> {
  const source = `const start = performance.now();
    const Database = require('better-sqlite3');
    const database = new Database(process.argv[1], { readonly: true });
    const rows = database.prepare('SELECT * FROM claim LEFT JOIN claim_detection USING (id) ORDER BY article, start LIMIT 100').all();
    for (const row of rows) JSON.parse(row.detection);
    console.log(performance.now() - start)`
  const { stdout } = await run(process.execPath, ['-e', source, path], { cwd: root })
  return Number(stdout)
}

export async function measureOpening(bench: Bench): Promise<readonly Measurement[]> {
  const installation = installationWith(await bench.tenThousand())
  try {
    const first = await openOnce(installation)
    const fresh: Opening[] = []
    const warm: Opening[] = []
    const hurried: Opening[] = []
    const bare: number[] = []
    for (let round = 0; round < (bench.quick ? 2 : 7); round += 1) {
      const host = await startHost(installation)
      try {
        const caller = await signIn(host.address)
        fresh.push(await openDesk(caller, await startScreen(caller)))
        warm.push(await openDesk(caller, await startScreen(caller)))
        hurried.push(await openDesk(caller, await handleOf(caller)))
      } finally {
        await host.stop()
      }
      bare.push(await bareOpening(bench.root, installation.path))
    }
    const part = 'opening'
    const desk = (openings: readonly Opening[]): number[] => openings.map((opening) => opening.desk)
    const peer = { what: 'SQLite alone in a fresh process: open, 100 claims', value: median(bare) }
    const row = (what: string, openings: readonly Opening[]): Measurement => ({
      part,
      what,
      value: median(desk(openings)),
      unit: 'ms',
      spread: `${openings.length} times, ${rangeOf(desk(openings))}; of it projects.open ${median(openings.map((opening) => opening.opened)).toFixed(0)}`,
      atMost: 300,
      peer
    })
    return [
      row('open 10,000 claims from the start screen → desk answered, fresh process', fresh),
      row('the same again in a running program', warm),
      row('the same in the moment the start screen appears', hurried),
      { part, what: 'first opening of a file from elsewhere (checked whole)', value: first, unit: 'ms', spread: 'once' }
    ]
  } finally {
    installation.remove()
  }
}
