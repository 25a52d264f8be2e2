/** Entry of the desktop program under Electron: loads it, and says what to do where that fails. */
import { app, dialog } from 'electron'
import { startOrExplain } from './hosts/electron/broken-install.ts'

// Awaited, since Electron is ready only then: what has to be said to it before is said in time.
await startOrExplain(() => import('./hosts/electron/start.ts'), {
  whenReady: () => app.whenReady(),
  showError: (title, message) => dialog.showErrorBox(title, message),
  exit: (code) => app.exit(code)
})
