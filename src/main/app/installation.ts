/** What the installation remembers between starts: preferences and the projects it has seen. One small JSON file. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Preferences, type PreferencesChange, preferencesSchema } from '../../shared/contract/index.ts'

const recentSchema = z.strictObject({
  path: z.string(),
  title: z.string().nullable(),
  openedAt: z.string(),
  /** It was closed in good order here; otherwise the next opening checks the whole file first. */
  closedCleanly: z.boolean(),
  /** How the file stood when it was last known to be sound; any difference means a check of the whole. */
  state: z.string().optional(),
  /** Process that opened it for writing and has not closed it since, as far as is known. */
  writer: z.int().positive().optional()
})
export type RecentProject = z.infer<typeof recentSchema>

/** Each preference by itself: one that cannot be read (a newer program's theme) takes nothing else along; unknown ones stay. */
const keptSchema = z
  .looseObject({
    theme: preferencesSchema.shape.theme.optional().catch(undefined),
    person: preferencesSchema.shape.person.optional().catch(undefined),
    layout: preferencesSchema.shape.layout.optional().catch(undefined),
    places: preferencesSchema.shape.places.optional().catch(undefined)
  })
  .catch({})

const storedSchema = z.looseObject({
  preferences: keptSchema,
  recent: z.array(recentSchema).catch([])
})

/** Projects that the start screen remembers at most. */
const MOST_RECENT = 30
/** Places in projects that are remembered at most. */
const MOST_PLACES = 200

export interface Installation {
  preferences(): Preferences
  /** Of `person`, `layout` and `places` what is named changes, the rest stays. */
  setPreferences(change: PreferencesChange): Preferences
  recent(): readonly RecentProject[]
  remember(project: RecentProject): void
  /** `state` is how the file stands now; without it the next opening checks the whole. */
  closedCleanly(path: string, state: string | undefined): void
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

  const preferences = (): Preferences => {
    const { theme, person, layout, places } = stored.preferences
    return { ...defaults(userName), ...given({ theme, person, layout, places }) }
  }

  return {
    preferences,
    setPreferences: (change) => {
      stored = read()
      const before = preferences()
      const moved = change.places ?? {}
      const others = Object.entries(before.places).filter(([project]) => !Object.hasOwn(moved, project))
      const places = [...others, ...Object.entries(moved)].slice(-MOST_PLACES)
      stored.preferences = {
        ...stored.preferences,
        theme: change.theme ?? before.theme,
        person: { ...before.person, ...given(change.person ?? {}) },
        layout: { ...before.layout, ...change.layout },
        places: Object.fromEntries(places)
      }
      write()
      return preferences()
    },
    recent: () => {
      // Another process of this installation, the command line say, may have opened or closed projects meanwhile.
      stored = read()
      return stored.recent
    },
    remember: (project) => {
      stored = read()
      stored.recent = [project, ...stored.recent.filter((other) => other.path !== project.path)].slice(0, MOST_RECENT)
      write()
    },
    closedCleanly: (path, state) => {
      stored = read()
      stored.recent = stored.recent.map(({ writer, ...project }) =>
        project.path === path
          ? { ...project, closedCleanly: true, state }
          : { ...project, ...(writer === undefined ? {} : { writer }) }
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

/** Without the keys that have no value. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
