/**
 * What is kept for one client only, a window or a page: nobody else has use for it, so it is let go when the client's host says
 * that it is gone.
 */
export interface ForClients {
  /** The client asks something: it is there, or there again. */
  here(client: string): void
  /** `letGo` is called when the client is gone, at once where it is already; the function returned takes that back. */
  keep(client: string, letGo: () => void): () => void
  gone(client: string): void
}

/** Clients that are remembered as gone: work that was begun for one of them may still end. */
const MOST_GONE = 1000

export function createForClients(): ForClients {
  const kept = new Map<string, Set<() => void>>()
  const gone = new Set<string>()
  return {
    here: (client) => void gone.delete(client),
    keep: (client, letGo) => {
      if (gone.has(client)) {
        letGo()
        return () => undefined
      }
      const own = kept.get(client) ?? new Set()
      own.add(letGo)
      kept.set(client, own)
      return () => void own.delete(letGo)
    },
    gone: (client) => {
      gone.add(client)
      if (gone.size > MOST_GONE) gone.delete(gone.values().next().value as string)
      const own = kept.get(client) ?? []
      kept.delete(client)
      for (const letGo of own) letGo()
    }
  }
}
