import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useProject } from '../../api/index.ts'
import { createDeskCommands, type DeskCommands } from './desk-commands.ts'
import { createDeskStore, DeskContext } from './desk-store.ts'

const CommandsContext = createContext<DeskCommands | null>(null)

/** What the desk's keys and buttons do. */
export function useDeskCommands(): DeskCommands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('useDeskCommands outside of the desk')
  return commands
}

/** One desk for one open project: its place, its commands and its voice for screen readers. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const queries = useQueryClient()
  const { project } = useProject()
  const { t } = useTranslation('desk')
  const [store] = useState(createDeskStore)
  const [said, setSaid] = useState('')
  const commands = useMemo(
    () => createDeskCommands({ client, queries, project, store, t, announce: setSaid }),
    [client, queries, project, store, t]
  )
  return (
    <DeskContext value={store}>
      <CommandsContext value={commands}>
        {children}
        <div className="visually-hidden" role="status" aria-live="polite">
          {said}
        </div>
      </CommandsContext>
    </DeskContext>
  )
}
