/** A project opened for one command line call. Same calls, same commands as the screens. */
import { randomUUID } from 'node:crypto'
import type { Input, MethodName, Opened, Output } from '../../../shared/contract/index.ts'
import { CodedError, type ErrorCode } from '../../../shared/errors.ts'
import type { Places } from '../../app/app.ts'
import { type CompleteApp, createApp } from '../../app/create-app.ts'
import { projectsHere } from '../../app/projects-here.ts'
import { fromHere, headless } from './here.ts'

export interface Caller {
  call<M extends MethodName>(method: M, input: Input<M>, project?: string): Promise<Output<M>>
}

export function createCaller(app: CompleteApp): Caller {
  const client = `cli-${randomUUID()}`
  return {
    call: async (method, input, project) => {
      const answer = await app.call({ method, input, client, ...(project === undefined ? {} : { project }) })
      if (!answer.ok) throw new CodedError(answer.error.code as ErrorCode, answer.error.message, answer.error.details)
      return answer.value as never
    }
  }
}

export interface CliProject extends Caller {
  readonly app: CompleteApp
  readonly opened: Opened
  readonly project: string
}

/** Runs `work` on a project file and closes it again, whatever happens. */
export async function withProject<T>(
  places: Places,
  path: string,
  mode: 'read' | 'write',
  work: (project: CliProject) => Promise<T>
): Promise<T> {
  const app = createApp({ host: headless, places, projectThreads: projectsHere })
  try {
    const caller = createCaller(app)
    const opened = await caller.call('projects.open', {
      handle: app.registerProject(fromHere(path)),
      readOnly: mode === 'read'
    })
    if (mode === 'write' && opened.readOnly) {
      const who = opened.holder
      const { readOnlyReason } = await caller.call('project.overview', {}, opened.project)
      if (readOnlyReason !== 'locked') throw new CodedError('no-access', 'This project cannot be written here.')
      throw new CodedError(
        'locked',
        who
          ? `${who.person || 'Somebody'} has this project open (${who.host}, process ${who.pid}).`
          : 'Somebody has this project open.',
        { holder: who }
      )
    }
    return await work({
      app,
      opened,
      project: opened.project,
      call: (method, input, project) => caller.call(method, input, project ?? opened.project)
    })
  } finally {
    await app.close()
  }
}
