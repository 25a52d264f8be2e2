/** How the command line speaks: data to standard output as JSON or JSON Lines, messages to standard error. */
import type { AppError } from '../../../shared/errors.ts'

/** 0 done, 1 failed, 2 wrong usage, 3 done but something needs a person. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Output {
  /** One JSON value on a line of its own. */
  line(value: unknown): void
  /** A message for people. */
  say(text: string): void
  /** The exit code becomes at least this serious: 1 and 2 outweigh 3, 3 outweighs 0. */
  need(code: ExitCode): void
  readonly code: ExitCode
}

const gravity: Record<ExitCode, number> = { 0: 0, 3: 1, 1: 2, 2: 3 }

export function createOutput(streams: {
  readonly out: NodeJS.WritableStream
  readonly error: NodeJS.WritableStream
}): Output {
  let code: ExitCode = 0
  // A reader that has seen enough (`| head`) closes the pipe: no failure of ours.
  streams.out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(code)
    streams.error.write(`claimbench: The output cannot be written: ${error.message}\n`)
    process.exit(1)
  })
  return {
    line: (value) => {
      streams.out.write(`${JSON.stringify(value)}\n`)
    },
    say: (text) => {
      streams.error.write(`${text}\n`)
    },
    need: (wanted) => {
      if (gravity[wanted] > gravity[code]) code = wanted
    },
    get code() {
      return code
    }
  }
}

/** An error as one line for people, with its code for programs. */
export const errorLine = (error: AppError): string => `claimbench: ${error.message} [${error.code}]`
