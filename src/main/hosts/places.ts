/** Where an installation keeps its things, decided once at start and handed to the program. */
import { existsSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'
import type { Places } from '../app/app.ts'

/**
 * The program's own folder, which holds `package.json`, `resources` and `out`: found upwards from a module, so that it
 * is right from the sources, from the built program and inside a packaged one.
 */
export function programFolder(moduleUrl: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(moduleUrl))
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'claimbench'
    ) {
      return folder
    }
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('The program folder of Claimbench was not found; the installation is not whole.')
    folder = parent
  }
}

/**
 * The folders of this installation. `CLAIMBENCH_HOME` moves what the installation keeps (preferences, key, recent
 * projects), `CLAIMBENCH_PROJECTS` where new projects go; otherwise the system's usual places.
 */
export function defaultPlaces(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  program: string = programFolder()
): Places {
  return {
    home: environment.CLAIMBENCH_HOME || envPaths('Claimbench', { suffix: '' }).config,
    projects: environment.CLAIMBENCH_PROJECTS || join(homedir(), 'Documents', 'Claimbench'),
    temporary: tmpdir(),
    resources: join(program, 'resources')
  }
}

/** The version of the program, as its package says. */
export function programVersion(program: string = programFolder()): string {
  return (JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string }).version
}

/** The folder of the built screens. */
export function rendererFolder(program: string = programFolder()): string {
  return join(program, 'out', 'renderer')
}
