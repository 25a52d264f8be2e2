import { useEffect } from 'react'
import { screens, useShell } from './shell-store.ts'

/** The address tells the screen (`#/desk`, `#/sources`, … or `#/` for the start), so the browser's own keys go back. */
export function useHashRoute(ready: boolean): void {
  const opened = useShell((state) => state.opened !== null)
  const screen = useShell((state) => state.screen)

  useEffect(() => {
    if (!ready) return
    const wanted = opened ? `#/${screen}` : '#/'
    if (window.location.hash === wanted) return
    // The first address of a page is put right, not added to.
    if (window.location.hash === '') window.history.replaceState(null, '', wanted)
    else window.location.hash = wanted
  }, [ready, opened, screen])

  useEffect(() => {
    const follow = () => {
      const { opened: project, show } = useShell.getState()
      const named = screens.find((each) => window.location.hash === `#/${each}`)
      if (project && named) show(named)
      // Going back from the first screen of a project does not close it: only closing does.
      else window.history.replaceState(null, '', project ? `#/${useShell.getState().screen}` : '#/')
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}
