import type { QueryClient } from '@tanstack/react-query'
import { isAffected } from './affected.ts'
import type { Client } from './client.ts'
import { hasCode } from './errors.ts'

/** Key of a query: project (null for calls on none), method, input. */
export type QueryKey = readonly [project: string | null, method: string, input: unknown]

/**
 * Asks again for what an event says has changed, and tells the client once the screen shows it: only then do commands
 * claim to have seen it. Gives the function that stops.
 */
export function followEvents(client: Client, queries: QueryClient): () => void {
  const waves = new Map<string, { running: number; position: number }>()

  const refresh = async (project: string, position: number, affects: (method: string) => boolean): Promise<void> => {
    const wave = waves.get(project) ?? { running: 0, position }
    waves.set(project, wave)
    wave.running++
    wave.position = Math.max(wave.position, position)
    await askAgain(queries, ([of, method]) => of === project && affects(method))
    wave.running--
    // A wave that another one overtook has shown nothing yet: the last to end speaks for all.
    if (wave.running > 0) return
    waves.delete(project)
    // That a record is gone is an answer, and the screen shows it.
    const failed = queries
      .getQueryCache()
      .findAll({ type: 'active' })
      .some(({ queryKey, state }) => queryKey[0] === project && state.error && !hasCode(state.error, 'not-found'))
    if (!failed) client.markShown(project, wave.position)
  }

  return client.onEvent((event) => {
    if (event.type === 'changed') {
      void refresh(event.project, event.position, (method) => isAffected(method, event))
    } else if (event.type === 'preferences' || event.type === 'closed') {
      void askAgain(queries, ([project, method]) => project === null && method === 'app.status')
    }
  })
}

/**
 * Asks again for all that is on screen and for all that is on its way; what is neither is asked again when it is wanted.
 * Resolves once the answers are there, whether they are good or not.
 *
 * An answer that is on its way may have been given before the change that is the reason for asking. It is not waited for:
 * kept, it would stand as the newest that is known, and nothing would ask again.
 */
export async function askAgain(queries: QueryClient, which: (key: QueryKey) => boolean): Promise<void> {
  const found = queries.getQueryCache().findAll({ predicate: ({ queryKey }) => which(queryKey as QueryKey) })
  const wanted = found.filter((query) => query.isActive() || query.state.fetchStatus === 'fetching')
  for (const query of found) query.invalidate()
  await Promise.allSettled(
    wanted.map((query) => {
      // Who waits for the answer that is given up gets the new one.
      void query.cancel({ silent: true })
      return query.fetch()
    })
  )
}
