/** Work on the same thing, one after the other. */

export interface Turns {
  /** Does `work` as soon as all that was given for `key` before has ended, well or not. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>
  /** When all that has been given until now has ended. */
  settled(): Promise<void>
}

export function createTurns(): Turns {
  const turns = new Map<string, Promise<unknown>>()
  return {
    inTurn: (key, work) => {
      const turn = (turns.get(key) ?? Promise.resolve()).then(work, work)
      turns.set(key, turn)
      const done = (): void => {
        if (turns.get(key) === turn) turns.delete(key)
      }
      turn.then(done, done)
      return turn
    },
    settled: async () => {
      await Promise.allSettled(turns.values())
    }
  }
}
