import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { queryKey, useProject, useQueryMethod } from '../../api/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { usePreferences, useStatus } from '../shell/use-preferences.ts'
import { useDeskCommands } from './desk-context.tsx'
import { useDesk, useDeskStore } from './desk-store.ts'

const PAUSE_MS = 800

/** Opens the desk where the person left it, goes where other screens ask, and remembers the place. */
export function PlaceKeeper() {
  const store = useDeskStore()
  const commands = useDeskCommands()
  const queries = useQueryClient()
  const { projectId } = useProject()
  const { data: overview } = useQueryMethod('project.overview', {})
  const { data: status } = useStatus()
  const [, setPreferences] = usePreferences()
  const article = useDesk((state) => state.article)
  const claim = useDesk((state) => state.claim)
  const goTo = useShell((state) => state.goTo)
  const placed = useRef(false)
  /** The last article that the overview knew. */
  const known = useRef<string | null>(null)

  useEffect(() => {
    if (!overview || !status) return
    if (overview.articles.some(({ id }) => id === article)) {
      placed.current = true
      known.current = article
      return
    }
    // Imported just now, and the overview on its way does not know it yet; one that it knew before is gone.
    if (placed.current && article !== null && article !== known.current) return
    const kept = status.preferences.places[projectId]
    const there = overview.articles.find(({ id }) => id === kept?.article) ?? overview.articles[0]
    store.getState().openArticle(there?.id ?? null)
    if (!placed.current && there && there.id === kept?.article && kept.claim) void commands.returnTo(kept.claim)
    placed.current = true
  }, [overview, status, article, projectId, store, commands])

  useEffect(() => useShell.getState().setDeskArticle(article), [article])

  useEffect(() => {
    if (!goTo) return
    if (goTo.article) store.getState().openArticle(goTo.article)
    store.getState().setList('rows')
    if (goTo.claim) void commands.returnTo(goTo.claim)
    useShell.getState().arrived()
  }, [goTo, store, commands])

  const keep = useCallback(() => {
    if (!placed.current || article === null) return
    // Read now, not when the place was gone to: another window may have kept its own places meanwhile.
    const now = queries.getQueryData<Output<'app.status'>>(queryKey(undefined, 'app.status', {}))
    const kept = now?.preferences.places[projectId]
    if (kept?.article === article && kept.claim === claim) return
    setPreferences({ places: { [projectId]: { article, claim } } })
  }, [article, claim, projectId, queries, setPreferences])
  const latest = useRef(keep)

  useEffect(() => {
    latest.current = keep
    const timer = setTimeout(keep, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [keep])

  useEffect(() => {
    // Who closes or reloads the window, or closes the project, before the pause is over comes back to the same place.
    const keepNow = (): void => latest.current()
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [])
  return null
}
