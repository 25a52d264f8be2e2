import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { describeError, hasCode, type ShownError, useClient, useProject } from '../../api/index.ts'
import { showToast } from '../../components/index.ts'
import { useDeskCommands } from '../desk/desk-context.tsx'
import { type Bytes, uploadFile } from '../importing/upload.ts'

/** A file on its way to a source. */
export interface Attaching {
  readonly name: string
  /** 0 to 1 of what it is doing; null where the length is unknown. */
  readonly done: number | null
}

/** A file that could not be attached. */
export interface NotAttached {
  readonly name: string
  readonly error: ShownError
}

export interface Attach {
  readonly current: Attaching | null
  readonly failed: readonly NotAttached[]
  /** Attaches files one after the other, behind those that wait already: to the source, or each as a source of its own. */
  readonly start: (files: readonly Bytes[], source: string | null) => Promise<void>
  /** Stops what is under way and what waits. */
  readonly cancel: () => void
  readonly dismiss: (failure: NotAttached) => void
}

/** Brings files to sources, and says what came of each. One that fails holds up none. */
export function useAttach(): Attach {
  const { t } = useTranslation('desk')
  const client = useClient()
  const { project } = useProject()
  const commands = useDeskCommands()
  const [current, setCurrent] = useState<Attaching | null>(null)
  const [failed, setFailed] = useState<readonly NotAttached[]>([])
  const waiting = useRef<{ readonly file: Bytes; readonly source: string | null }[]>([])
  const work = useRef<{ readonly job: string; readonly abort: AbortController } | null>(null)

  const cancel = useCallback(() => {
    if (!work.current) return
    waiting.current = []
    work.current.abort.abort()
    void client.call('job.cancel', { job: work.current.job }).catch(() => {})
  }, [client])

  useEffect(() => {
    const stop = client.onEvent((event) => {
      if (event.type === 'progress' && event.job === work.current?.job)
        setCurrent((now) => now && { ...now, done: event.done })
    })
    return () => {
      stop()
      cancel()
    }
  }, [client, cancel])

  const attachOne = useCallback(
    async (file: Bytes, source: string | null, job: string, signal: AbortSignal): Promise<void> => {
      setCurrent({ name: file.name, done: null })
      const share = (done: number) => setCurrent({ name: file.name, done })
      const upload = await uploadFile(client.call, file, share, signal, 'source')
      setCurrent({ name: file.name, done: null })
      const answer = await client.call('source.attach', { project, upload, ...(source ? { source } : {}) }, { job })
      const { file: stored } = await client.call('source.view', { source: answer.source }, { project })
      if (answer.already) showToast(t('file.already', { name: file.name }))
      else {
        const said = [
          t('file.attached', { name: file.name }),
          stored?.unread ? t('file.keptUnread') : '',
          answer.alsoIn ? t('file.alsoIn', { title: answer.alsoIn.title }) : ''
        ]
        commands.sayWithUndo(said.filter(Boolean).join(' '))
      }
    },
    [client, project, commands, t]
  )

  const start = useCallback(
    async (files: readonly Bytes[], source: string | null): Promise<void> => {
      waiting.current.push(...files.map((file) => ({ file, source })))
      if (work.current) return
      setFailed([])
      for (let next = waiting.current.shift(); next; next = waiting.current.shift()) {
        const { file } = next
        const job = uuidv7()
        // One for each: what is dropped after a cancel is not cancelled with it.
        const abort = new AbortController()
        work.current = { job, abort }
        try {
          await attachOne(file, next.source, job, abort.signal)
        } catch (thrown) {
          if (!abort.signal.aborted && !hasCode(thrown, 'cancelled'))
            setFailed((all) => [...all, { name: file.name, error: describeError(thrown) }])
        }
      }
      work.current = null
      setCurrent(null)
    },
    [attachOne]
  )
  const dismiss = useCallback((failure: NotAttached) => setFailed((all) => all.filter((each) => each !== failure)), [])
  return { current, failed, start, cancel, dismiss }
}
