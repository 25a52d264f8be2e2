import type { QueryClient } from '@tanstack/react-query'
import { isAffected } from './affected.ts'
import type { Client } from './client.ts'

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
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === project && affects(String(queryKey[1]))
    })
    wave.running--
    // A wave that another one overtook has shown nothing yet: the last to end speaks for all.
    if (wave.running > 0) return
    waves.delete(project)
    const failed = queries
      .getQueryCache()
      .findAll({ type: 'active' })
      .some((query) => query.queryKey[0] === project && query.state.status === 'error')
    if (!failed) client.markShown(project, wave.position)
  }

  return client.onEvent((event) => {
    if (event.type === 'changed') {
      void refresh(event.project, event.position, (method) => isAffected(method, event))
    } else if (event.type === 'preferences' || event.type === 'closed') {
      void queries.invalidateQueries({ queryKey: [null, 'app.status'] })
    }
  })
}
