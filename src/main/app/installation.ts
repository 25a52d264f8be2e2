/** What the installation remembers between starts: preferences and the projects it has seen. One small JSON file. */
import { join } from 'node:path'
import { z } from 'zod'
import { type Preferences, type PreferencesChange, preferencesSchema } from '../../shared/contract/index.ts'
import { createKeptFile } from './kept-file.ts'

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
type Stored = z.infer<typeof storedSchema>

/** Projects that the start screen remembers at most. */
const MOST_RECENT = 30
/** Places in projects that are remembered at most. */
const MOST_PLACES = 200

export interface Installation {
  preferences(): Promise<Preferences>
  /** Of `person`, `layout` and `places` what is named changes, the rest stays. The preferences as they are then. */
  setPreferences(change: PreferencesChange): Promise<Preferences>
  /** Newest first; also what another program of this installation, the command line say, opened or closed meanwhile. */
  recent(): Promise<readonly RecentProject[]>
  /** Puts a project first; `how` is given what was known of it. */
  remember(path: string, how: (before: RecentProject | undefined) => Omit<RecentProject, 'path'>): Promise<void>
  /** `state` is how the file stands now; without it the next opening checks the whole. */
  closedCleanly(path: string, state: string | undefined): Promise<void>
  forget(path: string): Promise<void>
  /** When everything is on the disk, or was refused. */
  settled(): Promise<void>
}

const defaults = (userName: string): Preferences => ({
  theme: 'system',
  person: { name: userName, role: '' },
  layout: {},
  places: {}
})

/** What is changed here is kept when the promise resolves; see `createKeptFile` for what a crash leaves. */
export function createInstallation(home: string, userName: string): Installation {
  const file = createKeptFile<Stored>({
    path: join(home, 'installation.json'),
    empty: { preferences: {}, recent: [] },
    parse: (text) => storedSchema.parse(JSON.parse(text))
  })

  const preferencesOf = ({ preferences: { theme, person, layout, places } }: Stored): Preferences => ({
    ...defaults(userName),
    ...given({ theme, person, layout, places })
  })

  const changeRecent = async (change: (recent: readonly RecentProject[]) => RecentProject[]): Promise<void> => {
    await file.change((stored) => ({ ...stored, recent: change(stored.recent) }))
  }

  return {
    preferences: async () => preferencesOf(await file.read()),
    setPreferences: async (change) => {
      const stored = await file.change((before) => ({
        ...before,
        preferences: { ...before.preferences, ...changed(preferencesOf(before), change) }
      }))
      return preferencesOf(stored)
    },
    recent: async () => (await file.read()).recent,
    remember: (path, how) =>
      changeRecent((recent) => {
        const others = recent.filter((other) => other.path !== path)
        return [{ path, ...how(recent.find((other) => other.path === path)) }, ...others].slice(0, MOST_RECENT)
      }),
    closedCleanly: (path, state) =>
      changeRecent((recent) =>
        recent.map((project) => {
          if (project.path !== path) return project
          const { writer: _, ...rest } = project
          return { ...rest, closedCleanly: true, state }
        })
      ),
    forget: (path) => changeRecent((recent) => recent.filter((other) => other.path !== path)),
    settled: () => file.settled()
  }
}

function changed(before: Preferences, change: PreferencesChange): Preferences {
  const moved = change.places ?? {}
  const others = Object.entries(before.places).filter(([project]) => !Object.hasOwn(moved, project))
  return {
    theme: change.theme ?? before.theme,
    person: { ...before.person, ...given(change.person ?? {}) },
    layout: { ...before.layout, ...change.layout },
    places: Object.fromEntries([...others, ...Object.entries(moved)].slice(-MOST_PLACES))
  }
}

/** Without the keys that have no value. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
