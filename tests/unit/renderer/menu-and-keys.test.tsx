/**
 * The native menu against what the screens can do: the actions that they really register are gathered by mounting what
 * registers them, and the menu's commands and keys are held against those.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { parseHTML } from 'linkedom'
import { act, type ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { menuCommands, menuTemplate } from '../../../src/main/hosts/electron/menu.ts'
import type {} from '../../../src/renderer/api/transport-electron.ts'
import type { Action } from '../../../src/renderer/features/shell/actions.ts'
import type { Opened } from '../../../src/shared/contract/index.ts'
import { createScriptedTransport } from './fake-transport.ts'

/** The actions of the start screen and those of a project's desk, as the program with a menu has them. */
const actions = { start: [] as readonly Action[], project: [] as readonly Action[] }

const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }

beforeAll(async () => {
  const { window } = parseHTML('<!doctype html><html><body><div id="root"></div></body></html>')
  // What a library asks of a page that the stand-in for one does not have.
  const screen = { width: 1440, height: 900, orientation: new EventTarget() }
  vi.stubGlobal('window', Object.assign(window, { claimbench: {}, screen, visualViewport: new EventTarget() }))
  vi.stubGlobal('document', window.document)
  vi.stubGlobal('HTMLIFrameElement', window.HTMLIFrameElement)
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // What they import looks for a page as it is loaded.
  const { createRoot } = await import('react-dom/client')
  const { ApiProvider, ProjectProvider } = await import('../../../src/renderer/api/context.tsx')
  const { createClient } = await import('../../../src/renderer/api/client.ts')
  const { createI18n } = await import('../../../src/renderer/i18n/index.ts')
  const { actionRegistry } = await import('../../../src/renderer/features/shell/actions.ts')
  const { AnotherProject } = await import('../../../src/renderer/features/shell/another-project.tsx')
  const { ProjectActions, WindowActions } = await import('../../../src/renderer/features/shell/shell-actions.tsx')
  const { StartActions } = await import('../../../src/renderer/features/start/start-actions.tsx')
  const { DeskActions } = await import('../../../src/renderer/features/desk/desk-actions.tsx')
  const { DeskProvider } = await import('../../../src/renderer/features/desk/desk-context.tsx')
  const { HistoryActions } = await import('../../../src/renderer/features/desk/history-actions.tsx')

  // The screens wait for their content: what can be done does not depend on it.
  const transport = { ...createScriptedTransport(), invoke: () => new Promise<never>(() => undefined) }
  const client = createClient({ transport })
  const i18n = createI18n()
  const gather = async (content: ReactNode): Promise<readonly Action[]> => {
    const root = createRoot(window.document.getElementById('root') as HTMLElement)
    await act(async () =>
      root.render(
        <I18nextProvider i18n={i18n}>
          <ApiProvider client={client}>
            <WindowActions />
            {content}
          </ApiProvider>
        </I18nextProvider>
      )
    )
    const list = actionRegistry.list()
    await act(async () => root.unmount())
    return list
  }
  const nothing = () => undefined
  const opened: Opened = { project: 'p', projectId: 'p', readOnly: false, holder: null }
  actions.start = await gather(<StartActions menu open={nothing} sample={nothing} />)
  actions.project = await gather(
    <ProjectProvider project={opened}>
      <ProjectActions />
      <AnotherProject />
      <DeskProvider>
        <HistoryActions />
        <DeskActions />
      </DeskProvider>
    </ProjectProvider>
  )
}, 120_000)
afterAll(() => vi.unstubAllGlobals())

/** Actions that a menu bar of the whole window does not offer, each with why. */
const notInMenu: Readonly<Record<string, string>> = {
  'claims.all': 'Select All of the menu is the field’s; of the claims it is the list’s own',
  'view.dismissed': 'a switch of the claims list, in its filter',
  'view.table': 'a switch of the claims list, in its head',
  'theme.light': 'in the preferences',
  'theme.dark': 'in the preferences',
  'theme.system': 'in the preferences'
}

const entries = (mac: boolean): readonly MenuItemConstructorOptions[] =>
  menuTemplate({ mac, developer: false, send: () => undefined, about: () => undefined }).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu : []
  )
const all = (): readonly Action[] => [...actions.start, ...actions.project]

/** A combination as the menu writes it; null for keys that type a character, which no menu may take. */
function acceleratorOf(keys: string): string | null {
  const parts = keys.split('+')
  if (!parts.includes('Mod') && !/^F\d+$/.test(keys)) return null
  return parts.map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part)).join('+')
}
const acceleratorsOf = (action: Action): readonly string[] => action.keys.flatMap((keys) => acceleratorOf(keys) ?? [])

describe('the native menu', () => {
  it('is held against the actions that the screens register', () => {
    const ids = (list: readonly Action[]) => list.map(({ id }) => id)
    expect(ids(actions.start)).toEqual(expect.arrayContaining(['palette', 'project.new']))
    expect(ids(actions.project)).toEqual(expect.arrayContaining(['palette', 'article.import', 'edit.undo', 'claim.ok']))
  })

  it('has no entry without an action of a screen', () => {
    const ids = new Set(all().map(({ id }) => id))
    expect(menuCommands.filter((command) => !ids.has(command))).toEqual([])
  })

  it('has an entry for every action of the whole window, and for every one with a key that a menu shows', () => {
    const offered = new Set<string>(menuCommands)
    const wanted = all().filter(
      (action) => ['project', 'view', 'help'].includes(action.group) || acceleratorsOf(action).length > 0
    )
    const absent = wanted.filter(({ id }) => !offered.has(id) && !(id in notInMenu)).map(({ id }) => id)
    expect(absent).toEqual([])
    const ids = new Set(wanted.map(({ id }) => id))
    expect(Object.keys(notInMenu).filter((id) => !ids.has(id) || offered.has(id))).toEqual([])
  })

  it.each(['start', 'project'] as const)('shows the keys that work with it (%s)', (where) => {
    for (const mac of [false, true]) {
      for (const action of actions[where]) {
        const entry = entries(mac).find(({ id }) => id === action.id)
        if (!entry) continue
        const keys = acceleratorsOf(action)
        if (keys.length === 0) expect(entry.accelerator, action.id).toBeUndefined()
        else expect(keys, action.id).toContain(entry.accelerator)
      }
    }
  })

  it('shows the keys of each system where there are two', () => {
    const redo = (mac: boolean) => entries(mac).find(({ id }) => id === 'edit.redo')?.accelerator
    expect([redo(true), redo(false)]).toEqual(['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'])
  })

  it('opens another project also while one is open', () => {
    const ids = actions.project.map(({ id }) => id)
    for (const command of ['project.new', 'project.open', 'project.sample']) expect(ids).toContain(command)
  })

  it('gives no two actions of one screen the same key', async () => {
    const { clashes } = await import('../../../src/renderer/features/shell/keys.ts')
    for (const list of Object.values(actions)) expect(clashes(list)).toEqual([])
  })
})
