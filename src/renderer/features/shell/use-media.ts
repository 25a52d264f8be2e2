import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, as the window changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query]
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** Below this width the article list folds. */
export const useFoldsArticles = (): boolean => useMedia('(max-width: 1099.98px)')
/** Below this width the inspector becomes a sheet. */
export const useFoldsInspector = (): boolean => useMedia('(max-width: 899.98px)')
