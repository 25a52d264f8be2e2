/** The command line of the same installation, for building what a test starts from and for checking what it left. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentOf, type Installation, root } from './start-host.ts'

export interface CommandResult {
  readonly code: number | null
  /** JSON objects, one a line. */
  readonly lines: readonly Record<string, unknown>[]
  readonly errors: string
}

export type CommandLine = (...args: readonly string[]) => Promise<CommandResult>

export function createCommandLine(installation: Installation): CommandLine {
  return (...args) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...args], {
        cwd: installation.files,
        env: { ...environmentOf(installation), INIT_CWD: installation.files }
      })
      let out = ''
      let errors = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString('utf8')
      })
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk.toString('utf8')
      })
      child.once('exit', (code) => {
        const lines = out.split('\n').filter((line) => line.startsWith('{'))
        resolve({ code, errors, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) })
      })
    })
}
