import type { Opened } from '../../../shared/contract/index.ts'
import { ProjectProvider } from '../../api/index.ts'
import { CheckDialog } from '../checking/check-dialog.tsx'
import { ExportDialog } from '../exporting/export-dialog.tsx'
import { DropAnywhere } from '../importing/drop-anywhere.tsx'
import { ImportDialog } from '../importing/import-dialog.tsx'
import { AnotherProject } from '../shell/another-project.tsx'
import { ErrorBoundary } from '../shell/error-boundary.tsx'
import { ProjectActions } from '../shell/shell-actions.tsx'
import { useStatus } from '../shell/use-preferences.ts'
import { WindowDialogs } from '../shell/window-dialogs.tsx'
import { ProjectScreens } from './project-screens.tsx'

/** All that an open project shows: its screens, and the dialogs over them. */
export function ProjectWindow({ opened }: { readonly opened: Opened }) {
  const { data: status } = useStatus()
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
      <WindowDialogs />
    </ProjectProvider>
  )
}
