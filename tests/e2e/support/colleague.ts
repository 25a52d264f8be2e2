/** A second person: somebody with a computer of their own, who gets the project file for a while. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandLine, createCommandLine } from './command-line.ts'
import { createInstallation, type Installation } from './start-host.ts'

export interface Colleague {
  /** Its own key and preferences, and the folder of projects that both use. */
  readonly installation: Installation
  readonly cli: CommandLine
  remove(): void
}

/** @param beside  the installation whose projects the colleague opens */
export function createColleague(beside: Installation, name: string, role = 'Editor'): Colleague {
  const own = createInstallation()
  const preferences = { person: { name, role } }
  writeFileSync(join(own.home, 'installation.json'), JSON.stringify({ preferences, recent: [] }))
  const installation = { ...own, projects: beside.projects }
  return { installation, cli: createCommandLine(installation), remove: own.remove }
}
