/** Where a command line call stands: what every command needs, also those that open no project. */
import { resolve } from 'node:path'
import type { HostServices } from '../../app/app.ts'

/** The command line has no dialogs; an export's place is an argument. */
export const headless: HostServices = {
  kind: 'cli',
  native: { openDialog: false, saveDialog: false, menu: false },
  chooseProject: async () => null,
  placeProject: async (path) => path,
  saveTarget: async () => null
}

/** Paths on the command line are relative to where the person stands, also through `npm run`. */
export const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)
