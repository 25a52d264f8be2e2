import { useEffect, useState } from 'react'
import { ProjectProvider } from './api/index.ts'
import { ToastRegion } from './components/index.ts'
import { CheckDialog } from './features/checking/check-dialog.tsx'
import { ProjectScreens } from './features/desk/project-screens.tsx'
import { ExportDialog } from './features/exporting/export-dialog.tsx'
import { CheatSheet } from './features/help/cheat-sheet.tsx'
import { DropAnywhere } from './features/importing/drop-anywhere.tsx'
import { ImportDialog } from './features/importing/import-dialog.tsx'
import { Palette } from './features/palette/palette.tsx'
import { PreferencesDialog } from './features/preferences/preferences-dialog.tsx'
import { AnotherProject } from './features/shell/another-project.tsx'
import { ConnectionBanner } from './features/shell/connection-banner.tsx'
import { ErrorBoundary } from './features/shell/error-boundary.tsx'
import { ProjectActions, WindowActions } from './features/shell/shell-actions.tsx'
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

function Content() {
  const { opened } = useShell()
  const { data: status } = useStatus()
  const settled = useOpenedElsewhere()
  useHashRoute(settled)
  useProgramEvents()
  useWindowTitle()
  if (!settled) return null
  if (!opened) {
    return (
      <>
        <StartScreen />
        <PreferencesDialog />
        <CheatSheet />
        <Palette />
      </>
    )
  }
  return (
    <ProjectProvider key={opened.project} project={opened}>
      <ProjectActions />
      {status?.native.menu ? <AnotherProject /> : null}
      <ErrorBoundary>
        <ProjectScreens />
      </ErrorBoundary>
      <DropAnywhere readOnly={opened.readOnly} />
      <ImportDialog />
      <ExportDialog />
      <CheckDialog />
      <PreferencesDialog />
      <CheatSheet />
      <Palette />
    </ProjectProvider>
  )
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
