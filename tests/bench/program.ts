/** The program as a host holds it, from the sources: the same composition, contract, worker and parser process. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostServices } from '../../src/main/app/app.ts'
import { type CompleteApp, createApp } from '../../src/main/app/create-app.ts'
import type { Input, MethodName, Opened, Output } from '../../src/shared/contract/index.ts'

export interface Program {
  readonly app: CompleteApp
  call<M extends MethodName>(method: M, input: Input<M>, project?: string): Promise<Output<M>>
  openFile(path: string): Promise<Opened>
}

const host: HostServices = {
  kind: 'cli',
  native: { openDialog: false, saveDialog: false, menu: false },
  chooseProject: async () => null,
  placeProject: async (path) => path,
  saveTarget: async () => ({ kind: 'download' })
}

/** `projects` is where new project files go. */
export function startProgram(root: string, home: string, projects: string): Program {
  const temporary = join(home, 'temporary')
  for (const folder of [home, projects, temporary]) mkdirSync(folder, { recursive: true })
  const app = createApp({
    host,
    places: { home, projects, temporary, resources: join(root, 'resources') },
    // People run the built worker; the source would be measured with the time that stripping its types takes.
    workerEntry: pathToFileURL(join(root, 'out', 'main', 'project-worker.js'))
  })
  const call: Program['call'] = async (method, input, project) => {
    const answer = await app.call({ method, input, client: 'bench', ...(project === undefined ? {} : { project }) })
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code}: ${answer.error.message}`)
    return answer.value as never
  }
  return { app, call, openFile: (path) => call('projects.open', { handle: app.registerProject(path) }) }
}
