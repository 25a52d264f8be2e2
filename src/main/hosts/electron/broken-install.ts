/**
 * What a person is told where the installation is not whole. Imports nothing that could itself be missing, so that the entry
 * of the program can always show it.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What is wrong with the installation, in words that say what to do. */
export class BrokenInstall extends Error {
  constructor(what: string) {
    super(`${what}\n\nInstall Claimbench again. Your projects are untouched. (broken-install)`)
    this.name = 'BrokenInstall'
  }
}

/**
 * Throws `BrokenInstall` where a file is missing or a part does not fit this computer.
 *
 * @param tryParts  throws what the system says of a part that does not fit
 */
export function assertWhole(files: readonly string[], tryParts: () => void = () => undefined): void {
  const missing = files.filter((file) => !existsSync(file))
  if (missing.length > 0) {
    const names = missing.map((file) => join(basename(dirname(file)), basename(file)))
    throw new BrokenInstall(`Parts of Claimbench are missing: ${names.join(', ')}.`)
  }
  try {
    tryParts()
  } catch (thrown) {
    throw new BrokenInstall(`A part of Claimbench does not fit this computer: ${firstLine(thrown)}`)
  }
}

/** What of Electron shows the explanation. */
export interface Explaining {
  whenReady(): Promise<unknown>
  showError(title: string, message: string): void
  exit(code: number): void
}

/**
 * Loads the program and starts it; where it cannot even be loaded, says what to do and ends. Resolves without waiting for
 * Electron to be ready, since Electron is not before its entry is loaded.
 */
export async function startOrExplain(
  load: () => Promise<{ start(): void }>,
  { whenReady, showError, exit }: Explaining
): Promise<void> {
  try {
    const program = await load()
    program.start()
  } catch (thrown) {
    const { message } = new BrokenInstall(`Claimbench could not be loaded: ${firstLine(thrown)}`)
    void whenReady().then(() => {
      showError('Claimbench could not start', message)
      exit(1)
    })
  }
}

const firstLine = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n', 1)[0] ?? ''
