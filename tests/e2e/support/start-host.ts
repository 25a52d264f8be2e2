/** The built program, run as a person runs it: the command line serves the screens, a browser opens the address. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root: string = join(import.meta.dirname, '..', '..', '..')
const program = join(root, 'out', 'main', 'cli.js')

/** The folders of an installation of its own. A second program on the same installation is a second start of it. */
export interface Installation {
  /** `CLAIMBENCH_HOME`: preferences, key, recent projects. */
  readonly home: string
  /** `CLAIMBENCH_PROJECTS`: where new projects go. */
  readonly projects: string
  /** Where a test keeps what it downloads or imports. */
  readonly files: string
  remove(): void
}

export function createInstallation(): Installation {
  const base = mkdtempSync(join(tmpdir(), 'claimbench-e2e-'))
  const at = (name: string): string => {
    mkdirSync(join(base, name))
    return join(base, name)
  }
  return {
    home: at('home'),
    projects: at('projects'),
    files: at('files'),
    remove: () => rmSync(base, { recursive: true, force: true })
  }
}

export const environmentOf = (installation: Installation): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  CLAIMBENCH_HOME: installation.home,
  CLAIMBENCH_PROJECTS: installation.projects
})

export interface RunningHost {
  /** Signs one browser in, once. */
  readonly address: string
  readonly origin: string
  /** Everything the program said, for the report of a failed test. */
  output(): string
  /** Ends the program as Ctrl+C does, and waits until it has ended; its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
}

/**
 * Starts the built browser host on a free port.
 *
 * @param project  a project file to open at once
 */
export async function startHost(installation: Installation, project?: string): Promise<RunningHost> {
  if (!existsSync(program)) throw new Error('The program is not built; run "npm run build" first.')
  const args = [program, 'serve', ...(project === undefined ? [] : [project]), '--no-open', '--port', '0']
  const child = spawn(process.execPath, args, {
    cwd: installation.files,
    env: environmentOf(installation),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No address within 30 s. It said: ${said}`)), 30_000)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[A-Za-z0-9_-]+/.exec(said)
      if (found === null) return
      clearTimeout(timer)
      resolve(found[0])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The program ended with code ${code}. It said: ${said}`))
    })
  })
  return {
    address,
    origin: new URL(address).origin,
    output: () => said,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => {
      await end(child, 'SIGKILL')
    }
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}
