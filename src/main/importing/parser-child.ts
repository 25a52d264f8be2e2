/**
 * How a parser process is started and spoken to: Node's fork, in every host (inside Electron its binary runs as Node
 * then). Tests put another child behind the same interface.
 */
import { fork } from 'node:child_process'
import type { JobMessage, ParserMessage } from './parser-protocol.ts'

/** A running parser, whatever started it. */
export interface ParserChild {
  post(message: JobMessage): void
  onMessage(listener: (message: ParserMessage) => void): void
  /** What the child writes to standard error, which tells why it died. */
  onErrorOutput(listener: (text: string) => void): void
  onExit(listener: (exit: { code: number | null; signal: string | null }) => void): void
  kill(): void
  /** Whether the child keeps this process alive. */
  keepAlive(wanted: boolean): void
}

/** Starts a parser that ends itself when its memory passes `memoryBytes`. */
export type ParserLauncher = (limits: { memoryBytes: number }) => ParserChild

/**
 * Only what Node needs to start and to behave the same everywhere; nothing of the user's environment.
 *
 * @param electron  whether this program is Electron's: its binary then has to be told to run the child as Node
 */
export function bareEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
  electron: boolean = process.versions.electron !== undefined
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { TZ: 'UTC', ...(electron ? { ELECTRON_RUN_AS_NODE: '1' } : {}) }
  for (const name of ['SystemRoot', 'windir', 'TMPDIR', 'TEMP', 'TMP', 'ELECTRON_RUN_AS_NODE']) {
    const value = environment[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

/**
 * Starts `entry` (src/main/workers/parser.ts, or the built out/main/parser.js) with this process's own Node. The child may
 * read files and nothing else: Node's permission model denies it writing, other processes and native add-ons.
 */
export function forkLauncher(entry: string): ParserLauncher {
  return ({ memoryBytes }) => {
    const heapMegabytes = Math.max(64, Math.floor(memoryBytes / 1048576))
    // Room for what lives briefly, three times as much in all: what reading makes and drops need not be copied so often.
    const youngMegabytes = Math.min(64, Math.floor(heapMegabytes / 24))
    const child = fork(entry, [String(memoryBytes)], {
      execArgv: [
        '--permission',
        '--allow-fs-read=*',
        '--allow-worker',
        '--disable-warning=ExperimentalWarning',
        '--disable-warning=SecurityWarning',
        `--max-old-space-size=${heapMegabytes}`,
        `--min-semi-space-size=${Math.min(16, youngMegabytes)}`,
        `--max-semi-space-size=${youngMegabytes}`
      ],
      env: bareEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc']
    })
    const errors = child.stderr
    errors?.setEncoding('utf8')
    return {
      post: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', (message) => listener(message as ParserMessage)),
      onErrorOutput: (listener) => void errors?.on('data', (text: string) => listener(text)),
      onExit(listener) {
        let told = false
        const tell = (code: number | null, signal: string | null) => {
          if (told) return
          told = true
          listener({ code, signal })
        }
        child.on('close', tell)
        child.on('error', () => tell(null, null))
      },
      kill: () => void child.kill('SIGKILL'),
      keepAlive(wanted) {
        const pipe = errors as unknown as { ref?(): void; unref?(): void } | null
        if (wanted) {
          child.ref()
          child.channel?.ref()
          pipe?.ref?.()
        } else {
          child.unref()
          child.channel?.unref()
          pipe?.unref?.()
        }
      }
    }
  }
}
