/** What a window's page may do: nothing but show the program and speak through the preload script. */
import type { WebPreferences } from 'electron'

/** Every switch that matters is set, even where it is Electron's default today. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // The system's spelling checker fetches dictionaries from the network on Windows and Linux.
    spellcheck: false,
    // A claim list that was scrolled while the window lay behind another must be drawn when it comes back.
    backgroundThrottling: false,
    safeDialogs: true
  }
}
