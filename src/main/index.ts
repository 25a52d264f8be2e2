/** Entry of the desktop program under Electron. */
import { join } from 'node:path'
import { createApp } from './app/create-app.ts'
import { runElectron } from './hosts/electron/run.ts'
import { defaultPlaces, programFolder, rendererFolder } from './hosts/places.ts'

const program = programFolder(import.meta.url)
runElectron({
  places: defaultPlaces(process.env, program),
  rendererFolder: rendererFolder(program),
  preload: join(program, 'out', 'preload', 'index.cjs'),
  createApp
})
