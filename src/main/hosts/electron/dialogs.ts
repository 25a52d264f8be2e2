/** The system's own dialogs, as the services that the program asks of its host. */
import { dirname, join } from 'node:path'
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { HostServices } from '../../app/app.ts'
import { PROJECT_ENDING, safeFileName } from '../../app/file-names.ts'
import { saveFilters, withProjectEnding } from './project-files.ts'

/** Dialogs are attached to the focused window, so that they cannot be lost behind it. */
export function createDialogServices(): HostServices {
  let exportFolder: string | undefined
  return {
    kind: 'electron',
    native: { openDialog: true, saveDialog: true, menu: true },
    async chooseProject() {
      const extensions = [PROJECT_ENDING.slice(1)]
      const options: OpenDialogOptions = {
        title: 'Open a project',
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: 'Claimbench project', extensions },
          { name: 'All files', extensions: ['*'] }
        ]
      }
      const window = BrowserWindow.getFocusedWindow()
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
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

async function save(title: string, defaultPath: string, name: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title,
    defaultPath,
    filters: saveFilters(name).map((filter) => ({ ...filter })),
    properties: ['createDirectory', 'showOverwriteConfirmation']
  }
  const window = BrowserWindow.getFocusedWindow()
  const result = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return result.canceled || result.filePath === '' ? null : result.filePath
}
