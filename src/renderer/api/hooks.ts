import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient
} from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import {
  type AppEvent,
  type AppMethodName,
  type CommandName,
  contract,
  type Input,
  type MethodName,
  type Output,
  type QueryName
} from '../../shared/contract/index.ts'
import { showError } from '../components/toasts.ts'
import type { Client } from './client.ts'
import { useClient, useMaybeProject, useProject } from './context.tsx'
import { describeError, hasCode } from './errors.ts'
import { askAgain, type QueryKey } from './follow.ts'

type ReadableMethod = QueryName | 'app.status'

export interface QueryOptions {
  readonly enabled?: boolean
  /** Shows the answer to the last input until the new one is there. */
  readonly keepPrevious?: boolean
}

/** The answer to a query of the open project (or of the program), asked again when events say it may have changed. */
export function useQueryMethod<M extends ReadableMethod>(
  method: M,
  input: Input<M>,
  { enabled = true, keepPrevious = false }: QueryOptions = {}
): UseQueryResult<Output<M>> {
  const client = useClient()
  const open = useMaybeProject()
  const scoped = contract[method].scope === 'project'
  const project = scoped ? open?.project : undefined
  const result = useQuery({
    queryKey: queryKey(project, method, input),
    queryFn: () => client.call(method, input, project === undefined ? {} : { project }),
    enabled: enabled && (!scoped || project !== undefined),
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {})
  })
  return result as UseQueryResult<Output<M>>
}

type PagedMethod = { [M in QueryName]: Input<M> extends { offset: number; limit: number } ? M : never }[QueryName]

/**
 * The answers to the first so many pages of a query of the open project, each asked again by itself. Those that are not there
 * yet are undefined.
 *
 * @param size  rows a page
 */
export function useQueryPages<M extends PagedMethod>(
  method: M,
  input: Omit<Input<M>, 'offset' | 'limit'>,
  pages: number,
  size: number
): UseQueryResult<Output<M>>[] {
  const client = useClient()
  const { project } = useProject()
  return useQueries({
    queries: Array.from({ length: pages }, (_, page) => {
      const asked = { ...input, offset: page * size, limit: size } as Input<M>
      return {
        queryKey: queryKey(project, method, asked),
        queryFn: () => client.call(method, asked, { project }),
        placeholderData: keepPreviousData as never
      }
    })
  }) as UseQueryResult<Output<M>>[]
}

/** Key under which a query's answer is kept; for optimistic updates with `queryClient.setQueryData`. */
export function queryKey<M extends ReadableMethod>(
  project: string | undefined,
  method: M,
  input: Input<M>
): [project: string | null, method: string, input: unknown] {
  return [project ?? null, method, input] satisfies QueryKey
}

export interface RunOptions {
  /** The log position that a form showed when it was opened (`useSeen`), where that is earlier than now. */
  readonly seen?: number
  /** Errors are left to the caller: nothing is toasted and the promise rejects. */
  readonly quiet?: boolean
}

export interface Command<M extends CommandName> {
  /** Undefined when it failed: the person has been told. */
  readonly run: (input: Input<M>, options?: RunOptions) => Promise<Output<M> | undefined>
  readonly pending: boolean
}

/** A command of the open project. Failures become a toast; a stale screen is asked again. */
export function useCommand<M extends CommandName>(method: M): Command<M> {
  const client = useClient()
  const queries = useQueryClient()
  const { project } = useProject()
  const [running, setRunning] = useState(0)
  const run = useCallback(
    async (input: Input<M>, options: RunOptions = {}): Promise<Output<M> | undefined> => {
      setRunning((count) => count + 1)
      try {
        return await runCommand(client, queries, project, method, input, options)
      } finally {
        setRunning((count) => count - 1)
      }
    },
    [client, queries, project, method]
  )
  return { run, pending: running > 0 }
}

/** The same outside of components, for instance in an action of the key registry. */
export async function runCommand<M extends CommandName>(
  client: Client,
  queries: QueryClient,
  project: string,
  method: M,
  input: Input<M>,
  { seen, quiet = false }: RunOptions = {}
): Promise<Output<M> | undefined> {
  try {
    const answer = await client.call(method, input, seen === undefined ? { project } : { project, seen })
    fallBackToAsking(client, project)
    return answer
  } catch (error) {
    if (hasCode(error, 'stale')) void askAgain(queries, ([of]) => of === project)
    if (quiet) throw error
    showError(describeError(error))
    return undefined
  }
}

const EVENT_GRACE_MS = 300

/** Where the event of one's own change does not come (the event stream is just reconnecting), the screen asks by itself. */
function fallBackToAsking(client: Client, project: string): void {
  const position = client.latest(project)
  if (position !== undefined) setTimeout(() => client.missed(project, position), EVENT_GRACE_MS)
}

/** The log position that the screen shows now; a form keeps the one it was opened with. */
export function useSeen(): () => number | undefined {
  const client = useClient()
  const { project } = useProject()
  return useCallback(() => client.seen(project), [client, project])
}

/**
 * The options to send a form with: the log position that was on screen when it was begun, so that what somebody else wrote
 * since is not overwritten unseen; a second try, after the refusal said so, counts from now.
 */
export function useSending(): () => { readonly seen?: number } {
  const seenNow = useSeen()
  const [seen, setSeen] = useState(seenNow)
  return () => {
    setSeen(seenNow())
    return seen === undefined ? {} : { seen }
  }
}

/** A call that is no command and no query: opening a file, keeping a preference. Rejections are the caller's. */
export function useAct<M extends AppMethodName>(method: M) {
  const client = useClient()
  return useMutation<Output<M>, Error, Input<M>>({ mutationFn: (input) => client.call(method, input) })
}

type JobMethod =
  | 'import.read'
  | 'import.readText'
  | 'import.reread'
  | 'import.commit'
  | 'original.save'
  | 'source.attach'
  | 'source.saveFile'
  | 'report.export'
  | 'project.verify'

export interface JobProgress {
  readonly stage: Extract<AppEvent, { type: 'progress' }>['stage'] | null
  /** 0 to 1, null where the length is unknown. */
  readonly done: number | null
}

export interface Job {
  readonly running: boolean
  readonly progress: JobProgress
  /** Rejects with the program's error; with code `cancelled` after `cancel`. */
  readonly start: <M extends JobMethod>(method: M, input: Input<M>) => Promise<Output<M>>
  readonly cancel: () => void
}

/** One long piece of work at a time, with progress and cancel. Cancelled when the component goes away. */
export function useJob(): Job {
  const client = useClient()
  const current = useRef<string | null>(null)
  const [running, setRunning] = useState(false)
  const [progress, setProgress] = useState<JobProgress>({ stage: null, done: null })

  const cancel = useCallback(() => {
    if (current.current) void client.call('job.cancel', { job: current.current }).catch(() => {})
  }, [client])

  useEffect(() => {
    const stop = client.onEvent((event) => {
      if (event.type === 'progress' && event.job === current.current) {
        setProgress({ stage: event.stage, done: event.done })
      }
    })
    return () => {
      stop()
      cancel()
    }
  }, [client, cancel])

  const start = useCallback(
    async <M extends JobMethod>(method: M, input: Input<M>): Promise<Output<M>> => {
      const job = uuidv7()
      current.current = job
      setProgress({ stage: null, done: null })
      setRunning(true)
      try {
        return (await client.call<MethodName>(method, input, { job })) as Output<M>
      } finally {
        if (current.current === job) {
          current.current = null
          setRunning(false)
        }
      }
    },
    [client]
  )
  return { running, progress, start, cancel }
}
