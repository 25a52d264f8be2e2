import type { Answer, AppEvent, Request } from '../../shared/contract/index.ts'

/** Whether calls can reach the program. `expired`: it runs, but no longer knows this page. */
export type ConnectionState = 'connected' | 'lost' | 'expired'

/** Carries requests, answers and events between a window and the program; knows nothing of their meaning. */
export interface Transport {
  /** Rejects with `ConnectionLost` when no answer came; the request may or may not have been carried out. */
  invoke(request: Request): Promise<Answer>
  /**
   * Tells every event until the returned function is called. `client` says who listens: while it does, it is there.
   * `listening` is told whenever events begin to come, first and again after a gap: what happened before that was not told.
   */
  subscribe(listener: (event: AppEvent) => void, client: string, listening: () => void): () => void
  /** Tells when the connection is lost and found again. */
  onConnection(listener: (state: ConnectionState) => void): () => void
}

/** No answer came: the program ended, the laptop slept, or the page is no longer known. */
export class ConnectionLost extends Error {
  readonly state: 'lost' | 'expired'
  constructor(state: 'lost' | 'expired' = 'lost') {
    super(state === 'lost' ? 'The connection to the program is lost.' : 'The program no longer knows this page.')
    this.name = 'ConnectionLost'
    this.state = state
  }
}

/** A set of listeners; `add` gives the function that removes the listener again. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void
  tell(value: T): void
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => {
        all.delete(listener)
      }
    },
    tell(value) {
      for (const listener of [...all]) listener(value)
    }
  }
}
