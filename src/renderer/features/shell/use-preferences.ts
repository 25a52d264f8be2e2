import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Output, Preferences, PreferencesChange } from '../../../shared/contract/index.ts'
import { describeError, queryKey, useClient, useQueryMethod } from '../../api/index.ts'
import { showError } from '../../components/index.ts'

type Status = Output<'app.status'>

const fallback: Preferences = { theme: 'system', person: { name: '', role: '' }, layout: {}, places: {} }

/** What this installation is and has: version, host, recent projects, scales, preferences. */
export function useStatus() {
  return useQueryMethod('app.status', {})
}

/** The preferences after a change; the program does the same with what it has kept. */
export function changed(before: Preferences, change: PreferencesChange): Preferences {
  return {
    theme: change.theme ?? before.theme,
    person: { name: change.person?.name ?? before.person.name, role: change.person?.role ?? before.person.role },
    layout: { ...before.layout, ...change.layout },
    places: { ...before.places, ...change.places }
  }
}

/** The installation's preferences, and a function that changes some of them: at once here, then where they are kept. */
export function usePreferences(): readonly [Preferences, (change: PreferencesChange) => void] {
  const client = useClient()
  const queries = useQueryClient()
  const { data } = useStatus()
  const change = useCallback(
    (preferences: PreferencesChange) => {
      const key = queryKey(undefined, 'app.status', {})
      queries.setQueryData<Status>(key, (status) =>
        status ? { ...status, preferences: changed(status.preferences, preferences) } : status
      )
      client.call('app.setPreferences', { preferences }).catch((error: unknown) => showError(describeError(error)))
    },
    [client, queries]
  )
  return [data?.preferences ?? fallback, change]
}

/** Small state of screens that outlives the window: panel widths, what is folded. */
export function useLayout(): readonly [Preferences['layout'], (change: Preferences['layout']) => void] {
  const [preferences, set] = usePreferences()
  const change = useCallback((layout: Preferences['layout']) => set({ layout }), [set])
  return [preferences.layout, change]
}
