/** The desktop program with everything that it is made of; loaded by the entry, which explains where that fails. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { createApp } from '../../app/create-app.ts'
import { entryOf } from '../../app/entries.ts'
import { defaultPlaces, programFolder, rendererFolder } from '../places.ts'
import { runElectron } from './run.ts'
import { thisElectron } from './this-electron.ts'

export function start(): void {
  const program = programFolder(import.meta.url)
  const places = defaultPlaces(process.env, program)
  void runElectron(thisElectron, {
    places,
    rendererFolder: rendererFolder(program),
    preload: join(program, 'out', 'preload', 'index.cjs'),
    parts: [places.resources, fileURLToPath(entryOf('project-worker')), fileURLToPath(entryOf('parser'))],
    tryParts: () => new Database(':memory:').close(),
    commandLine: { argv: process.argv, folder: process.cwd() },
    createApp
  })
}
