/** The system's own dialogs, as the services that the program asks of its host. Paths stay with the program. */
import { dirname, join } from 'node:path'
import { CodedError } from '../../../shared/errors.ts'
import type { HostServices } from '../../app/app.ts'
import { PROJECT_ENDING, safeFileName } from '../../app/file-names.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { saveFilters, withProjectEnding } from './project-files.ts'

/** A dialog that the system fails to show (on Linux, where what shows them is missing) is an error in words. */
function failed(thrown: unknown): never {
  const cause = thrown instanceof Error ? thrown.message : String(thrown)
  throw new CodedError('not-supported', `The system could not show its dialog for files (${cause}).`)
}

/** Dialogs are attached to the window that asks. An export is offered the folder of the one before. */
export function createDialogServices<W extends WindowPart>(electron: ElectronParts<W>): HostServices {
  const { app, dialog, windows } = electron
  let exportFolder: string | undefined
  /** The window, also where the person has gone to another program meanwhile: a dialog beside it would be lost behind it. */
  const holder = (): W | null => windows.focused() ?? windows.all()[0] ?? null
  const save = (title: string, defaultPath: string, name: string): Promise<string | null> =>
    dialog
      .save(holder(), {
        title,
        defaultPath,
        filters: saveFilters(name).map((filter) => ({ ...filter })),
        properties: ['createDirectory', 'showOverwriteConfirmation']
      })
      .catch(failed)
  return {
    kind: 'electron',
    native: { openDialog: true, saveDialog: true, menu: true },
    async chooseProject() {
      const [path] = await dialog
        .open(holder(), {
          title: 'Open a project',
          properties: ['openFile', 'dontAddToRecent'],
          filters: [
            { name: 'Claimbench project', extensions: [PROJECT_ENDING.slice(1)] },
            { name: 'All files', extensions: ['*'] }
          ]
        })
        .catch(failed)
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
