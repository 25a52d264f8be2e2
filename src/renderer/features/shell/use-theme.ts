import { useEffect } from 'react'
import { usePreferences } from './use-preferences.ts'

/** Carries the chosen theme to the root element; the styles follow the system where none is chosen. */
export function useTheme(): void {
  const [{ theme }] = usePreferences()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
