import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { type Holder, holderSchema, type Opened, type ProjectEntry } from '../../../shared/contract/index.ts'
import { describeError, hasCode, type ShownError, useClient } from '../../api/index.ts'
import { showError } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'

/** A project that another program or person has open for writing. */
export interface LockedProject {
  readonly handle: string
  readonly holder: Holder | null
  /** Where the program has opened it to read already: entering is all that is left. */
  readonly opened: Opened | null
}

export interface Projects {
  readonly busy: boolean
  /** The sample is being read into a project. */
  readonly makingSample: boolean
  /** Why the last opening failed, for the place where the project stands in the list. */
  readonly failure: { readonly handle: string | null; readonly error: ShownError } | null
  readonly locked: LockedProject | null
  readonly open: (handle: string, readOnly?: boolean) => Promise<boolean>
  /** Of a locked project: goes in, to read only. */
  readonly enterToRead: () => void
  readonly tryLockedAgain: () => Promise<void>
  /** The native dialog; does nothing when it was cancelled. */
  readonly choose: () => Promise<void>
  readonly sample: () => Promise<void>
  readonly create: (title: string, scale: string, chooseFolder: boolean) => Promise<boolean>
  readonly forget: (entry: ProjectEntry) => Promise<void>
  readonly dismiss: () => void
}

/** Opening, making and forgetting projects, with what can come in between. */
export function useProjects(): Projects {
  const client = useClient()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [makingSample, setMakingSample] = useState(false)
  const [failure, setFailure] = useState<Projects['failure']>(null)
  const [locked, setLocked] = useState<LockedProject | null>(null)

  /** Lets go of what was opened to read while the person was asked. */
  const release = useCallback(async () => {
    if (locked?.opened) await client.call('projects.close', { project: locked.opened.project }).catch(() => {})
  }, [client, locked])

  const dismiss = useCallback(() => {
    void release()
    setLocked(null)
    setFailure(null)
  }, [release])

  const attempt = useCallback(
    async (work: () => Promise<boolean>, handle: string | null = null): Promise<boolean> => {
      setBusy(true)
      setFailure(null)
      try {
        return await work()
      } catch (error) {
        setFailure({ handle, error: describeError(error) })
        return false
      } finally {
        setBusy(false)
        void queries.invalidateQueries({ queryKey: [null, 'app.status'] })
      }
    },
    [queries]
  )

  const open = useCallback(
    (handle: string, readOnly = false) =>
      attempt(async () => {
        try {
          const opened = await client.call('projects.open', readOnly ? { handle, readOnly } : { handle })
          if (!readOnly && opened.readOnly && opened.holder) {
            setLocked({ handle, holder: opened.holder, opened })
            return false
          }
          setLocked(null)
          useShell.getState().open(opened)
          return true
        } catch (error) {
          if (readOnly || !hasCode(error, 'locked')) throw error
          const holder = holderSchema.safeParse(describeError(error).details?.holder)
          setLocked({ handle, holder: holder.success ? holder.data : null, opened: null })
          return false
        }
      }, handle),
    [attempt, client]
  )

  const openChosen = useCallback(
    async (choice: () => Promise<{ readonly handle: string | null }>) => {
      let handle: string | null = null
      const chosen = await attempt(async () => {
        handle = (await choice()).handle
        return handle !== null
      })
      return chosen && handle !== null ? open(handle) : false
    },
    [attempt, open]
  )

  return {
    busy,
    makingSample,
    failure,
    locked,
    open,
    enterToRead: useCallback(() => {
      if (!locked) return
      if (!locked.opened) {
        void open(locked.handle, true)
        return
      }
      useShell.getState().open(locked.opened)
      setLocked(null)
    }, [locked, open]),
    tryLockedAgain: useCallback(async () => {
      if (!locked) return
      await release()
      await open(locked.handle)
    }, [locked, open, release]),
    choose: useCallback(async () => {
      await openChosen(() => client.call('projects.choose', {}))
    }, [client, openChosen]),
    sample: useCallback(async () => {
      setMakingSample(true)
      await openChosen(() => client.call('projects.sample', {}))
      setMakingSample(false)
    }, [client, openChosen]),
    create: useCallback(
      (title: string, scale: string, chooseFolder: boolean) =>
        openChosen(() => client.call('projects.create', { title, scale, chooseFolder })),
      [client, openChosen]
    ),
    forget: useCallback(
      async ({ handle }: ProjectEntry) => {
        await client.call('projects.forget', { handle }).catch((error: unknown) => showError(describeError(error)))
        await queries.invalidateQueries({ queryKey: [null, 'app.status'] })
      },
      [client, queries]
    ),
    dismiss
  }
}
