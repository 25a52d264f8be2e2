/** The system's own dialogs, as the services that the program asks of its host. Paths stay with the program. */
import { dirname, join } from 'node:path'
import type { HostServices } from '../../app/app.ts'
import { PROJECT_ENDING, safeFileName } from '../../app/file-names.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { saveFilters, withProjectEnding } from './project-files.ts'

/** Dialogs are attached to the focused window. An export is offered the folder of the one before. */
export function createDialogServices<W extends WindowPart>(electron: ElectronParts<W>): HostServices {
  const { app, dialog, windows } = electron
  let exportFolder: string | undefined
  const save = (title: string, defaultPath: string, name: string): Promise<string | null> =>
    dialog.save(windows.focused(), {
      title,
      defaultPath,
      filters: saveFilters(name).map((filter) => ({ ...filter })),
      properties: ['createDirectory', 'showOverwriteConfirmation']
    })
  return {
    kind: 'electron',
    native: { openDialog: true, saveDialog: true, menu: true },
    async chooseProject() {
      const [path] = await dialog.open(windows.focused(), {
        title: 'Open a project',
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: 'Claimbench project', extensions: [PROJECT_ENDING.slice(1)] },
          { name: 'All files', extensions: ['*'] }
        ]
      })
      return path ?? null
    },
    async placeProject(suggestedPath) {
      const path = await save('Place the new project', suggestedPath, `project${PROJECT_ENDING}`)
      return path === null ? null : withProjectEnding(path)
    },
    async saveTarget(name) {
      const safe = safeFileName(name)
      const path = await save('Save the file', join(exportFolder ?? app.getPath('documents'), safe), safe)
      if (path === null) return null
      exportFolder = dirname(path)
      return { kind: 'path', path }
    }
  }
}
