import { lazy, Suspense, useEffect, useState } from 'react'
import { ToastRegion } from './components/index.ts'
import { ConnectionBanner } from './features/shell/connection-banner.tsx'
import { ErrorBoundary } from './features/shell/error-boundary.tsx'
import { WindowActions } from './features/shell/shell-actions.tsx'
import { useShell } from './features/shell/shell-store.ts'
import { useHashRoute } from './features/shell/use-hash-route.ts'
import { useStatus } from './features/shell/use-preferences.ts'
import { useProgramEvents } from './features/shell/use-program-events.ts'
import { useTheme } from './features/shell/use-theme.ts'
import { useWindowTitle } from './features/shell/use-window-title.ts'
import { StartScreen } from './features/start/start-screen.tsx'

/**
 * The window. Without a project it shows the start screen; with one, the screens of `features/desk`, which choose by
 * `useShell().screen` what they show and lay themselves out in `DeskFrame`. The dialogs lie over either.
 */
export function App() {
  useTheme()
  return (
    <ErrorBoundary>
      <div className="app">
        <WindowActions />
        <ConnectionBanner />
        <Content />
        <ToastRegion />
      </div>
    </ErrorBoundary>
  )
}

// Files of their own to the browser, so that the start screen waits for neither.
const fetchProject = () => import('./features/desk/project-window.tsx')
const fetchDialogs = () => import('./features/shell/window-dialogs.tsx')
const ProjectWindow = lazy(async () => ({ default: (await fetchProject()).ProjectWindow }))
const WindowDialogs = lazy(async () => ({ default: (await fetchDialogs()).WindowDialogs }))

function Content() {
  const opened = useShell((state) => state.opened)
  const asked = useShell((state) => state.dialog !== null)
  const settled = useOpenedElsewhere()
  const fetched = useFetchedAhead(settled)
  useHashRoute(settled)
  useProgramEvents()
  useWindowTitle()
  if (!settled) return null
  if (!opened) {
    return (
      <>
        <StartScreen />
        <Suspense>{fetched || asked ? <WindowDialogs /> : null}</Suspense>
      </>
    )
  }
  return (
    <Suspense>
      <ProjectWindow key={opened.project} opened={opened} />
    </Suspense>
  )
}

/**
 * Fetches what the next screens need while the first one rests: true when it is here. Where it cannot be had, opening a
 * project asks for it again and says what is wrong.
 */
function useFetchedAhead(settled: boolean): boolean {
  const [fetched, setFetched] = useState(false)
  useEffect(() => {
    if (!settled) return
    const waiting = requestIdleCallback(
      () =>
        void Promise.all([fetchDialogs(), fetchProject()]).then(
          () => setFetched(true),
          () => {}
        ),
      { timeout: 1000 }
    )
    return () => cancelIdleCallback(waiting)
  }, [settled])
  return fetched
}

/** A project that the command line named, or that was open before this page was loaded again, is shown at once. */
function useOpenedElsewhere(): boolean {
  const { data, isError } = useStatus()
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (settled || (!data && !isError)) return
    const project = data?.open.at(-1)
    // What the system handed over meanwhile is newer.
    if (project && !useShell.getState().opened) useShell.getState().open(project)
    setSettled(true)
  }, [data, isError, settled])
  return settled
}
