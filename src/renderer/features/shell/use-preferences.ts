import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Output, Preferences } from '../../../shared/contract/index.ts'
import { describeError, queryKey, useClient, useQueryMethod } from '../../api/index.ts'
import { showError } from '../../components/index.ts'

type Status = Output<'app.status'>

const fallback: Preferences = { theme: 'system', person: { name: '', role: '' }, layout: {}, places: {} }

/** What this installation is and has: version, host, recent projects, scales, preferences. */
export function useStatus() {
  return useQueryMethod('app.status', {})
}

/** The installation's preferences, and a function that changes some of them: at once here, then where they are kept. */
export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const client = useClient()
  const queries = useQueryClient()
  const { data } = useStatus()
  const change = useCallback(
    (preferences: Partial<Preferences>) => {
      const key = queryKey(undefined, 'app.status', {})
      queries.setQueryData<Status>(key, (status) =>
        status ? { ...status, preferences: { ...status.preferences, ...preferences } } : status
      )
      client.call('app.setPreferences', { preferences }).catch((error: unknown) => showError(describeError(error)))
    },
    [client, queries]
  )
  return [data?.preferences ?? fallback, change]
}

/** Small state of screens that outlives the window: panel widths, what is folded. */
export function useLayout(): readonly [Preferences['layout'], (change: Preferences['layout']) => void] {
  const queries = useQueryClient()
  const [preferences, set] = usePreferences()
  const change = useCallback(
    (layout: Preferences['layout']) => {
      const status = queries.getQueryData<Status>(queryKey(undefined, 'app.status', {}))
      set({ layout: { ...status?.preferences.layout, ...layout } })
    },
    [queries, set]
  )
  return [preferences.layout, change]
}
