import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Opened } from '../../shared/contract/index.ts'
import type { Client } from './client.ts'
import { followEvents } from './follow.ts'
import type { ConnectionState } from './transport.ts'

const ClientContext = createContext<Client | null>(null)
const ProjectContext = createContext<Opened | null>(null)

/** Query defaults: answers stay until an event says otherwise, and failures are shown rather than tried again blindly. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always'
      },
      mutations: { retry: false, networkMode: 'always' }
    }
  })
}

/** Gives everything below it the client, and keeps its queries in step with the program's events. */
export function ApiProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const queries = useMemo(createQueryClient, [])
  return (
    <ClientContext.Provider value={client}>
      <QueryClientProvider client={queries}>
        <Follow />
        {children}
      </QueryClientProvider>
    </ClientContext.Provider>
  )
}

function Follow() {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => followEvents(client, queries), [client, queries])
  return null
}

export function ProjectProvider({ project, children }: { readonly project: Opened; readonly children: ReactNode }) {
  return <ProjectContext.Provider value={project}>{children}</ProjectContext.Provider>
}

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient outside of ApiProvider')
  return client
}

/** The open project; only below `ProjectProvider`, that is on the desk and its screens. */
export function useProject(): Opened {
  const project = useContext(ProjectContext)
  if (!project) throw new Error('useProject outside of ProjectProvider')
  return project
}

/** The open project where there may be none. */
export function useMaybeProject(): Opened | null {
  return useContext(ProjectContext)
}

export function useConnection(): ConnectionState {
  const client = useClient()
  return useSyncExternalStore(client.onConnection, client.connection)
}
