import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useProject } from '../../api/index.ts'
import { createDeskCommands, type DeskCommands } from './desk-commands.ts'
import { createDeskStore, DeskContext } from './desk-store.ts'
import { createDraftKeeper } from './drafts.ts'

const CommandsContext = createContext<DeskCommands | null>(null)

/** What the desk's keys and buttons do. */
export function useDeskCommands(): DeskCommands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('useDeskCommands outside of the desk')
  return commands
}

interface Said {
  readonly words: string
  readonly count: number
}

/** One desk for one open project: its place, its commands and its voice for screen readers. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const queries = useQueryClient()
  const { project, projectId } = useProject()
  const { t } = useTranslation('desk')
  const [keeper] = useState(() => createDraftKeeper(draftStorage(), projectId))
  const [store] = useState(() => createDeskStore(keeper.load()))
  const [said, setSaid] = useState<readonly Said[]>([])
  /** Counted, because the same words said twice are to be heard twice. What was said just before is not cut off. */
  const announce = useCallback(
    (words: string) => setSaid((all) => [...all.slice(-1), { words, count: (all.at(-1)?.count ?? 0) + 1 }]),
    []
  )
  const commands = useMemo(
    () => createDeskCommands({ client, queries, project, store, t, announce }),
    [client, queries, project, store, t, announce]
  )
  useEffect(
    () =>
      store.subscribe(({ drafts }, before) => {
        if (drafts !== before.drafts) keeper.save(drafts)
      }),
    [store, keeper]
  )
  useEffect(() => {
    // Drafts outlive a reload, not the browser's tab. In a window of its own they are there the next time.
    if (window.claimbench) return
    const ask = (event: BeforeUnloadEvent): void => {
      if (store.getState().drafts.size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [store])
  return (
    <DeskContext value={store}>
      <CommandsContext value={commands}>
        {children}
        {/* Sheets and dialogs hide everything else from screen readers but what has this attribute. */}
        <div
          className="visually-hidden"
          role="status"
          aria-live="polite"
          aria-atomic="false"
          data-live-announcer="true"
        >
          {said.map(({ words, count }) => (
            <p key={count}>{words}</p>
          ))}
        </div>
      </CommandsContext>
    </DeskContext>
  )
}

/** A tab of a browser keeps its drafts to itself and forgets them with the tab; the program's own window keeps them. */
const draftStorage = (): Storage => (window.claimbench ? localStorage : sessionStorage)
