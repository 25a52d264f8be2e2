/** The static checks of the repository, each a name and what it found. */
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { checkLayers } from './check-layers.ts'

export const root: string = join(import.meta.dirname, '..')

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  /** What the tool said. */
  readonly output: string
  readonly seconds: number
}

/** Runs a tool of node_modules on this very Node and gathers what it says. */
export function runTool(
  tool: string,
  args: readonly string[]
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const script = realpathSync(join(root, 'node_modules', '.bin', tool))
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString('utf8') }))
  })
}

const types = (name: string, project: string): Step => ({
  name: `types of ${name}`,
  run: () => runTool('tsc', ['--project', project, '--pretty', 'false'])
})

interface Step {
  readonly name: string
  run(): Promise<{ readonly ok: boolean; readonly output: string }>
}

const steps: readonly Step[] = [
  types('src/shared', '.'),
  types('src/main and src/preload', 'src/main'),
  types('src/renderer', 'src/renderer'),
  types('tests and scripts', 'tests'),
  {
    name: 'lint and format',
    run: () => runTool('biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.'])
  },
  { name: 'layers', run: layers }
]

async function layers(): Promise<{ readonly ok: boolean; readonly output: string }> {
  const { modules, violations } = await checkLayers(root)
  const lines = violations.map(({ rule, from, to }) => `${from} imports ${to}: ${rule}`)
  return { ok: lines.length === 0, output: lines.length === 0 ? `${modules} modules` : lines.join('\n') }
}

/** Runs every check, two at a time, and tells each result as it comes. */
export async function runChecks(tell: (result: StepResult) => void): Promise<readonly StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const start = performance.now()
      const { ok, output } = await step.run().catch((error: Error) => ({ ok: false, output: error.message }))
      const result = { name: step.name, ok, output: output.trim(), seconds: (performance.now() - start) / 1000 }
      results.push(result)
      tell(result)
    }
  }
  await Promise.all([worker(), worker()])
  return results
}
