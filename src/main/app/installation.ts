/** What the installation remembers between starts: preferences and the projects it has seen. One small JSON file. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Preferences, preferencesSchema } from '../../shared/contract/index.ts'

const recentSchema = z.strictObject({
  path: z.string(),
  title: z.string().nullable(),
  openedAt: z.string(),
  /** It was closed in good order here; otherwise the next opening checks the whole file first. */
  closedCleanly: z.boolean()
})
export type RecentProject = z.infer<typeof recentSchema>

const storedSchema = z.looseObject({
  preferences: preferencesSchema.partial().catch({}),
  recent: z.array(recentSchema).catch([])
})

/** Projects that the start screen remembers at most. */
const MOST_RECENT = 30
/** Places in projects that are remembered at most. */
const MOST_PLACES = 200

export interface Installation {
  preferences(): Preferences
  setPreferences(change: Partial<Preferences>): Preferences
  recent(): readonly RecentProject[]
  remember(project: RecentProject): void
  closedCleanly(path: string): void
  forget(path: string): void
}

const defaults = (userName: string): Preferences => ({
  theme: 'system',
  person: { name: userName, role: '' },
  layout: {},
  places: {}
})

/** Reads the file of an installation; one that cannot be read starts afresh and is kept beside as `.unreadable`. */
export function createInstallation(home: string, userName: string): Installation {
  const path = join(home, 'installation.json')
  let stored = read()

  function read(): z.infer<typeof storedSchema> {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch {
      return { preferences: {}, recent: [] }
    }
    try {
      return storedSchema.parse(JSON.parse(text))
    } catch {
      renameSync(path, `${path}.unreadable`)
      return { preferences: {}, recent: [] }
    }
  }

  function write(): void {
    mkdirSync(home, { recursive: true })
    const temporary = `${path}.new-${process.pid}`
    writeFileSync(temporary, `${JSON.stringify(stored, null, 2)}\n`, { flush: true })
    renameSync(temporary, path)
  }

  const preferences = (): Preferences => ({ ...defaults(userName), ...(stored.preferences as Partial<Preferences>) })

  return {
    preferences,
    setPreferences: (change) => {
      stored = read()
      const before = preferences()
      const places = Object.entries({ ...before.places, ...change.places }).slice(-MOST_PLACES)
      stored.preferences = {
        ...before,
        ...change,
        layout: { ...before.layout, ...change.layout },
        places: Object.fromEntries(places)
      }
      write()
      return preferences()
    },
    recent: () => stored.recent,
    remember: (project) => {
      stored = read()
      stored.recent = [project, ...stored.recent.filter((other) => other.path !== project.path)].slice(0, MOST_RECENT)
      write()
    },
    closedCleanly: (path) => {
      stored = read()
      stored.recent = stored.recent.map((project) =>
        project.path === path ? { ...project, closedCleanly: true } : project
      )
      write()
    },
    forget: (gone) => {
      stored = read()
      stored.recent = stored.recent.filter((other) => other.path !== gone)
      write()
    }
  }
}
