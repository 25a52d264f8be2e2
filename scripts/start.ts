/**
 * `npm start [-- PROJECT]`: builds the program where needed and opens it, in Electron where that can run, otherwise in a
 * window of an installed browser, otherwise by printing the address. Says in one line why it is not Electron.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { isAbsolute, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { hasDisplay, thisMachine } from '../src/main/hosts/browser/find-browser.ts'
import { whyBuild } from './build-freshness.ts'
import { root, runTool } from './check-steps.ts'
import {
  answers,
  decideElectron,
  electronArguments,
  electronBinary,
  electronSource,
  fetchElectron
} from './start-electron.ts'

const say = (line: string): void => console.log(line)

/** An Electron that ends within this time with an error never came up (a missing system library, a broken display). */
const startupMs = 8000

let running: ChildProcess | undefined
let asked = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked = true
    running?.kill('SIGTERM')
  })
}

/** Runs a program until it ends; its exit code. What it prints is shown as it is, or goes to `onLine` line by line. */
function run(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  onLine?: (line: string) => void
): Promise<number> {
  return new Promise((done) => {
    const stdio = ['inherit', onLine ? 'pipe' : 'inherit', 'inherit'] as const
    const child = spawn(program, args, { cwd: process.cwd(), stdio: [...stdio], env: environment })
    running = child
    if (onLine && child.stdout) createInterface({ input: child.stdout }).on('line', onLine)
    child.on('error', (error) => {
      say(`${program} could not be started: ${error.message}`)
      done(1)
    })
    child.on('exit', (code) => done(asked ? 0 : (code ?? 1)))
  })
}

async function build(): Promise<boolean> {
  const why = whyBuild(root)
  if (why === null) return true
  say(`Building Claimbench, since ${why} …`)
  const { ok, output } = await runTool('electron-vite', ['build'])
  if (!ok) say(`${output}\nThe program could not be built.`)
  return ok
}

/** The Electron to run, or in words why there is none. */
async function chooseElectron(): Promise<{ readonly binary: string } | { readonly reason: string }> {
  const machine = thisMachine()
  const decision = decideElectron(machine, electronBinary(root))
  if (decision.run === 'electron') return { binary: decision.binary }
  if (decision.run === 'browser') return { reason: decision.reason }
  const source = electronSource(machine.environment)
  if (!(await answers(source))) {
    return { reason: `its binary is not here and ${new URL(source).host}, where it comes from, cannot be reached` }
  }
  say('Fetching Electron, once …')
  const fetched = await fetchElectron(root)
  const binary = fetched ? electronBinary(root) : null
  return binary === null ? { reason: 'its binary could not be fetched' } : { binary }
}

/** Project files given as arguments, relative to where the person typed the command. */
const from = process.env.INIT_CWD ?? process.cwd()
const args = process.argv.slice(2).map((arg) => (arg.startsWith('-') || isAbsolute(arg) ? arg : resolve(from, arg)))

async function start(): Promise<number> {
  if (!(await build())) return 1
  if (asked) return 0
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const choice = await chooseElectron()
  if (asked) return 0
  let reason = 'reason' in choice ? choice.reason : ''
  if ('binary' in choice) {
    const began = Date.now()
    const system = { root: process.getuid?.() === 0, platform: process.platform }
    const code = await run(choice.binary, electronArguments(root, args, system), environment)
    if (asked || code === 0 || Date.now() - began > startupMs) return code
    reason = `it ended at once with code ${code}`
  }
  say(`Electron is not used: ${reason}.`)
  const open = hasDisplay() ? [] : ['--no-open']
  const cli = join(root, 'out', 'main', 'cli.js')
  return run(process.execPath, [cli, 'serve', ...open, ...args], environment, (line) => say(inWords(line)))
}

/** The command line prints the address as JSON, for scripts; here a person reads it. */
function inWords(line: string): string {
  const address = /^\{"address":"([^"]+)"\}$/.exec(line)?.[1]
  if (address === undefined) return line
  const fresh = process.stdin.isTTY ? ' Press Enter for a fresh one.' : ''
  return `Open this address in a browser on this computer; it works once.${fresh} Ctrl+C ends the program.\n${address}`
}

process.exitCode = await start()
