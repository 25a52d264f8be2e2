/**
 * `npm test [-- --only check|unit|e2e]`: static checks, unit, property and contract tests, then the built program in a real
 * browser. Every suite runs whatever the one before found; the last line sums them up and stands alone.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whyBuild } from './build-freshness.ts'
import { resultLines } from './check.ts'
import { root, runChecks, runTool } from './check-steps.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { add, type Counts, none, playwrightCounts, settle, skipReasons, summary, vitestCounts } from './test-results.ts'

const say = (line: string): void => console.log(line)
const reports = mkdtempSync(join(tmpdir(), 'claimbench-test-'))

/** Runs a tool with its output shown; whether it ended well. */
function show(tool: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const script = realpathSync(join(root, 'node_modules', '.bin', tool))
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment }
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

function report(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

async function check(): Promise<Counts> {
  const results = await runChecks((result) => say(resultLines(result)))
  const failed = results.filter((result) => !result.ok).length
  return { passed: results.length - failed, failed, skipped: 0 }
}

async function unit(): Promise<Counts> {
  const file = join(reports, 'vitest.json')
  const ok = await show('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  return settle(vitestCounts(report(file)), ok)
}

async function e2e(): Promise<Counts> {
  const browser = await ensureBrowser(say)
  say(`Browser: ${browser}`)
  const why = whyBuild(root)
  if (why !== null) {
    say(`Building, since ${why} …`)
    const { ok, output } = await runTool('electron-vite', ['build'])
    if (!ok) throw new Error(`The program could not be built.\n${output}`)
  }
  const file = join(reports, 'playwright.json')
  const ok = await show('playwright', ['test', '--reporter=list,json'], {
    CLAIMBENCH_TEST_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file
  })
  for (const [reason, tests] of skipReasons(report(file))) say(`Skipped ${tests}: ${reason}`)
  return settle(playwrightCounts(report(file)), ok)
}

const suites = { check, unit, e2e } as const
const at = process.argv.indexOf('--only')
const only = at < 0 ? undefined : process.argv[at + 1]
if (only !== undefined && !Object.hasOwn(suites, only)) {
  console.error(`--only takes one of ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}

let total = none
const lines: string[] = []
for (const [name, run] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue
  say(`\n== ${name}`)
  const began = performance.now()
  const counts = await run().catch((error: Error) => {
    console.error(error.message)
    return settle(null, false)
  })
  lines.push(`${name}: ${summary(counts)} (${Math.round((performance.now() - began) / 1000)} s)`)
  total = add(total, counts)
}
rmSync(reports, { recursive: true, force: true })
say(`\n${lines.join('\n')}\n`)
say(summary(total))
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
