/** The end of the desktop program: in good order, once, and never hidden behind a window that is gone. */
import type { ElectronParts, WindowPart } from './electron-parts.ts'

export interface Ending {
  /** Whether the program has begun to end: nothing new is opened then. */
  begun(): boolean
  /** Somebody started the program while it was ending: it starts again when it has ended, with these arguments. */
  startAgain(args: readonly string[]): void
}

export interface EndingParts {
  /** Whether there is anything to close. */
  readonly open: () => boolean
  /** Closes everything; called once. */
  readonly close: () => Promise<void>
  /** Everything is closed, or given up. */
  readonly closed: () => void
  /** Resolves when the person is to be asked whether to go on waiting. */
  readonly patience: () => Promise<void>
}

const kept =
  'Everything that was done is in the project file. It is looked through when it is opened the next time, which may take a moment.'

/**
 * Quitting waits until everything is closed, however often it is asked for. What fails is said; what takes long is asked about,
 * so that a disk that does not answer cannot keep the program from ending.
 */
export function endInOrder<W extends WindowPart>(electron: ElectronParts<W>, parts: EndingParts): Ending {
  const { app, dialog, log } = electron
  let state: 'running' | 'closing' | 'closed' = 'running'
  let again: readonly string[] | undefined

  /** Resolves when everything is closed (well or not), or the person will not wait any longer. */
  const close = async (): Promise<'closed' | 'given-up'> => {
    const done = new AbortController()
    const closing = parts
      .close()
      .catch((thrown: unknown) => {
        const message = thrown instanceof Error ? thrown.message : String(thrown)
        log(`closing failed: ${message}`)
        dialog.showError('Claimbench could not close everything in good order', `${message}\n\n${kept}`)
      })
      .finally(() => done.abort())
      .then(() => 'closed' as const)
    const waiting = async (): Promise<'given-up'> => {
      for (;;) {
        await parts.patience()
        if (done.signal.aborted) return new Promise(() => undefined)
        const pressed = await dialog
          .ask(null, {
            type: 'warning',
            message: 'Claimbench is still closing your project',
            detail: `The disk or the network may be slow. ${kept}`,
            buttons: ['Wait', 'Quit now'],
            defaultId: 0,
            cancelId: 0,
            signal: done.signal
          })
          .catch(() => 0)
        if (pressed === 1) return 'given-up'
      }
    }
    return Promise.race([closing, waiting()])
  }

  app.on('before-quit', (event) => {
    if (state === 'closed' || (state === 'running' && !parts.open())) return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close().then((outcome) => {
      state = 'closed'
      parts.closed()
      if (again !== undefined) app.relaunch({ args: [...again] })
      if (outcome === 'closed') app.quit()
      else app.exit(1)
    })
  })
  return {
    begun: () => state !== 'running',
    startAgain: (args) => {
      again = args
    }
  }
}
