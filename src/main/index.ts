/** Entry of the desktop program under Electron. */
import { join } from 'node:path'
import { createApp } from './app/create-app.ts'
import { runElectron } from './hosts/electron/run.ts'
import { thisElectron } from './hosts/electron/this-electron.ts'
import { defaultPlaces, programFolder, rendererFolder } from './hosts/places.ts'

const program = programFolder(import.meta.url)
void runElectron(thisElectron, {
  places: defaultPlaces(process.env, program),
  rendererFolder: rendererFolder(program),
  preload: join(program, 'out', 'preload', 'index.cjs'),
  commandLine: { argv: process.argv, folder: process.cwd() },
  createApp
})
