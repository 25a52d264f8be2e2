/** An installation that already knows a project, as on the second day of work. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstallation, type Installation, startHost } from '../e2e/support/start-host.ts'
import { type HostCaller, signIn } from './built-host.ts'
import type { MadeProject } from './measurement.ts'

export interface Prepared extends Installation {
  /** Where the project's copy lies. */
  readonly path: string
}

/** An installation of its own with a copy of the project and its maker's key; the project was never opened here. */
export function installationWith(made: MadeProject): Prepared {
  const installation = createInstallation()
  const path = join(installation.projects, 'bench.claimbench')
  copyFileSync(made.path, path)
  copyFileSync(join(made.home, 'signing-key.pem'), join(installation.home, 'signing-key.pem'))
  return { ...installation, path }
}

/** The handle of the installation's one project. */
export async function handleOf(caller: HostCaller): Promise<string> {
  const { projects } = await caller.call('app.status', {})
  const [entry] = projects
  if (!entry) throw new Error('the program lists no project')
  return entry.handle
}

/** Opens the project once, which checks it whole; every opening after it is an ordinary one. Milliseconds it took. */
export async function openOnce(prepared: Prepared): Promise<number> {
  const host = await startHost(prepared)
  try {
    const caller = await signIn(host.address)
    const handle = await handleOf(caller)
    const start = performance.now()
    const { project } = await caller.call('projects.open', { handle })
    const took = performance.now() - start
    await caller.call('projects.close', { project })
    return took
  } finally {
    await host.stop()
  }
}
