import { v7 as uuidv7 } from 'uuid'
import { createStore, type StoreApi } from 'zustand'
import type { ArticleMeta, Draft } from '../../../shared/contract/index.ts'
import type { ExtractionErrorCode, ExtractOptions, Removed } from '../../../shared/extraction.ts'
import type { Client } from '../../api/client.ts'
import { describeError, hasCode, type ShownError } from '../../api/errors.ts'
import { type Bytes, uploadFile } from './upload.ts'

export type ImportStage = 'waiting' | 'reading' | 'ready' | 'importing' | 'done' | 'failed'

/** An article whose details a person mends: what it says of itself now stays until they write something else. */
export interface ArticleAgain {
  readonly article: string
  readonly name: string
  readonly meta: ArticleMeta
}

/** One document on its way into the project. */
export interface ImportItem {
  readonly id: string
  readonly name: string
  /** A file, pasted words, or the stored document of an article that is read again. */
  readonly source: { readonly file: Bytes } | { readonly text: string } | { readonly again: ArticleAgain }
  readonly stage: ImportStage
  /** 0 to 1 of what it is doing; null where the length is unknown. */
  readonly done: number | null
  readonly draft: Draft | null
  readonly meta: ArticleMeta
  /** Fields that the person wrote: reading again leaves them. */
  readonly written: readonly (keyof ArticleMeta)[]
  readonly options: ExtractOptions
  /** Parts that the person put back; they no longer stand among the removed. */
  readonly kept: readonly Removed[]
  /** Ids of removed parts in the order in which they were first shown: the list keeps it while parts come and go. */
  readonly removedOrder: readonly string[]
  /** Ids of notes and comments that become sources. */
  readonly sources: readonly string[]
  /** Ids of those that become notes of the claims that they belong to. */
  readonly notes: readonly string[]
  readonly error: ShownError | null
  readonly result: { readonly article: string; readonly claims: number } | null
}

export interface ImportSession {
  readonly items: readonly ImportItem[]
  readonly selected: string | null
  add(sources: readonly ImportItem['source'][], pastedName: string): void
  select(id: string): void
  write(id: string, change: Partial<ArticleMeta>): void
  /** Reads the document again with other options. */
  reread(id: string, change: ExtractOptions): void
  putBack(id: string, removed: Removed): void
  /** Leaves a block out of the text, or a part that was put back. */
  leaveOut(id: string, block: string): void
  /** Whether a note or comment becomes a source with the import. */
  asSource(id: string, removed: string, wanted: boolean): void
  /** Whether notes and comments become notes of their claims with the import. */
  asNotes(id: string, removed: readonly string[], wanted: boolean): void
  /** Takes or refuses single tracked changes. */
  decide(id: string, changes: readonly string[], decision: 'accept' | 'reject'): void
  /** Takes or refuses all tracked changes, whatever was decided of single ones. */
  decideAll(id: string, decision: 'accept' | 'reject'): void
  retry(id: string): void
  /** Reads something else in place of a document that failed. */
  replace(id: string, source: Exclude<ImportItem['source'], { readonly again: ArticleAgain }>): void
  remove(id: string): void
  /** Stops what is under way; the document stays in the list. */
  cancel(): void
  /** Imports every document that is ready; gives what became an article. */
  importAll(): Promise<readonly ImportItem[]>
  /** Throws everything away that was not imported. */
  dispose(): void
}

/** Errors that reading the same document once more ends in again. */
const lasting = new Set<string>([
  'unsupported-format',
  'empty',
  'too-large',
  'damaged',
  'encrypted',
  'encoding',
  'limit-expansion'
] satisfies ExtractionErrorCode[])

/** Whether another try may read the document. */
export const mayWorkAgain = ({ code }: ShownError): boolean => !lasting.has(code)

export type ImportStore = StoreApi<ImportSession>

const metaFields = ['title', 'byline', 'publisher', 'published', 'publishedAs', 'language', 'url'] as const

const noMeta: ArticleMeta = { title: '', byline: '', publisher: '', published: null, language: null, url: '' }

/** Reads documents one after the other, lets a person mend them, imports them. A document that fails holds up none. */
export function createImportSession(client: Pick<Client, 'call' | 'onEvent'>, project: string): ImportStore {
  let current: { readonly id: string; readonly job: string; readonly abort: AbortController } | null = null
  let disposed = false
  /** Whether the person has chosen what is shown. */
  let byHand = false
  const store = createStore<ImportSession>()((set, get) => {
    const find = (id: string) => get().items.find((item) => item.id === id)
    const change = (id: string, part: Partial<ImportItem>) =>
      set(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, ...part } : item)) }))

    /** Runs one piece of work as the current one; what it throws becomes the item's error. */
    const work = async (id: string, stage: ImportStage, run: (job: string, signal: AbortSignal) => Promise<void>) => {
      const mine = { id, job: uuidv7(), abort: new AbortController() }
      current = mine
      change(id, { stage, done: null, error: null })
      try {
        await run(mine.job, mine.abort.signal)
      } catch (error) {
        const cancelled = hasCode(error, 'cancelled') || mine.abort.signal.aborted
        const message = 'Reading was cancelled.'
        change(id, { stage: 'failed', error: cancelled ? { code: 'cancelled', message } : describeError(error) })
      } finally {
        if (current === mine) current = null
      }
    }

    /** `options`: those that the document was read with; where others were chosen meanwhile, it is read once more. */
    const receive = (id: string, draft: Draft, options: ExtractOptions) => {
      const item = find(id)
      if (!item || disposed) {
        void client.call('import.discard', { draft: draft.draft }).catch(() => {})
        return
      }
      const found = metaOf(draft)
      const meta = { ...found, ...Object.fromEntries(item.written.map((field) => [field, item.meta[field]])) }
      const removedOrder = [...new Set([...item.removedOrder, ...draft.extraction.removed.map((part) => part.id)])]
      change(id, { draft, meta, removedOrder, stage: item.options === options ? 'ready' : 'waiting', done: null })
      // A document that failed says nothing more; the first that can be read is what a person wants to see.
      set(({ items, selected }) =>
        items.find((each) => each.id === selected)?.stage === 'failed' && !byHand ? { selected: id } : {}
      )
    }

    const read = (item: ImportItem) =>
      work(item.id, 'reading', async (job, signal) => {
        const { source, options } = item
        if ('again' in source) {
          const { article } = source.again
          const found = await client.call('import.again', { project, article }, { job })
          change(item.id, { options: found.options, kept: found.kept, removedOrder: found.kept.map((part) => part.id) })
          receive(item.id, found.draft, found.options)
          return
        }
        if ('text' in source) {
          receive(
            item.id,
            await client.call('import.readText', { project, text: source.text, options }, { job }),
            options
          )
          return
        }
        const share = (done: number) => change(item.id, { done })
        const upload = await uploadFile(client.call, source.file, share, signal)
        change(item.id, { done: null })
        receive(item.id, await client.call('import.read', { project, upload, options }, { job }), options)
      })

    const again = (item: ImportItem, draft: string) =>
      work(item.id, 'reading', async (job) => {
        const { options } = item
        receive(item.id, await client.call('import.reread', { draft, options }, { job }), options)
      })

    /** Takes up the next document that waits. */
    const next = async (): Promise<void> => {
      if (current !== null || disposed) return
      const item = get().items.find(({ stage }) => stage === 'waiting')
      if (!item) return
      await (item.draft ? again(item, item.draft.draft) : read(item))
      void next()
    }

    const reread = (id: string, options: ExtractOptions, kept?: readonly Removed[]) => {
      const item = find(id)
      if (!item?.draft || item.stage === 'importing' || item.stage === 'done') return
      change(id, { options: { ...item.options, ...options }, stage: 'waiting', ...(kept ? { kept } : {}) })
      void next()
    }

    return {
      items: [],
      selected: null,
      add(sources, pastedName) {
        const fresh = sources.map(
          (source): ImportItem => ({
            id: uuidv7(),
            name: 'file' in source ? source.file.name : 'again' in source ? source.again.name : pastedName,
            source,
            stage: 'waiting',
            done: null,
            draft: null,
            meta: 'again' in source ? source.again.meta : noMeta,
            written: 'again' in source ? metaFields : [],
            options: {},
            kept: [],
            removedOrder: [],
            sources: [],
            notes: [],
            error: null,
            result: null
          })
        )
        set(({ items, selected }) => ({ items: [...items, ...fresh], selected: selected ?? fresh[0]?.id ?? null }))
        void next()
      },
      select(selected) {
        byHand = true
        set({ selected })
      },
      write(id, part) {
        const item = find(id)
        if (!item) return
        const fields = Object.keys(part) as (keyof ArticleMeta)[]
        change(id, { meta: { ...item.meta, ...part }, written: [...new Set([...item.written, ...fields])] })
      },
      reread: (id, options) => reread(id, options),
      putBack(id, removed) {
        const { kept = [], options } = find(id) ?? {}
        if (removed.reason === 'by-hand') {
          reread(id, { leaveOut: (options?.leaveOut ?? []).filter((block) => block !== removed.id) })
          return
        }
        const all = [...kept, removed]
        reread(id, { keep: all.map((each) => each.id) }, all)
      },
      leaveOut(id, block) {
        const { kept = [], options } = find(id) ?? {}
        const left = kept.filter((each) => each.id !== block)
        if (left.length < kept.length) reread(id, { keep: left.map((each) => each.id) }, left)
        else reread(id, { leaveOut: [...(options?.leaveOut ?? []), block] })
      },
      asSource(id, removed, wanted) {
        const others = (find(id)?.sources ?? []).filter((each) => each !== removed)
        change(id, { sources: wanted ? [...others, removed] : others })
      },
      asNotes(id, removed, wanted) {
        const others = (find(id)?.notes ?? []).filter((each) => !removed.includes(each))
        change(id, { notes: wanted ? [...others, ...removed] : others })
      },
      decide(id, changes, decision) {
        const decided = Object.fromEntries(changes.map((change) => [change, decision]))
        reread(id, { decided: { ...find(id)?.options.decided, ...decided } })
      },
      decideAll: (id, changes) => reread(id, { changes, decided: {} }),
      retry(id) {
        change(id, { stage: 'waiting', error: null })
        void next()
      },
      replace(id, source) {
        const item = find(id)
        if (!item) return
        const name = 'file' in source ? { name: source.file.name } : {}
        // Nothing of the other document stays: what was read of it would be read again.
        discard(client, item)
        const nothingYet = { draft: null, options: {}, kept: [], removedOrder: [], sources: [], notes: [] }
        change(id, { ...name, ...nothingYet, source, stage: 'waiting', error: null })
        void next()
      },
      remove(id) {
        const item = find(id)
        if (!item || item.stage === 'importing') return
        if (current?.id === id) get().cancel()
        discard(client, item)
        set(({ items, selected }) => {
          const left = items.filter((each) => each.id !== id)
          return { items: left, selected: selected === id ? (left[0]?.id ?? null) : selected }
        })
      },
      cancel() {
        if (!current) return
        current.abort.abort()
        void client.call('job.cancel', { job: current.job }).catch(() => {})
      },
      async importAll() {
        const imported: ImportItem[] = []
        for (const { id, stage } of get().items) {
          const draft = find(id)?.draft
          if (stage !== 'ready' || !draft || current) continue
          await work(id, 'importing', async (job) => {
            const meta = tidy(find(id)?.meta ?? noMeta)
            const { sources = [], notes = [] } = find(id) ?? {}
            const wanted = { project, draft: draft.draft, meta, sources: [...sources], notes: [...notes] }
            const result = await client.call('import.commit', wanted, { job })
            change(id, { stage: 'done', result })
          })
          const item = find(id)
          if (item?.stage === 'done') imported.push(item)
        }
        void next()
        return imported
      },
      dispose() {
        disposed = true
        get().cancel()
        stop()
        for (const item of get().items) discard(client, item)
      }
    }
  })
  const stop = client.onEvent((event) => {
    if (event.type !== 'progress' || event.job !== current?.job) return
    const { id } = current
    store.setState(({ items }) => ({
      items: items.map((item) => (item.id === id ? { ...item, done: event.done } : item))
    }))
  })
  return store
}

/** What the document says of itself, as the form shows it: what it does not say stays empty. */
function metaOf({ extraction }: Draft): ArticleMeta {
  const { title, byline, publisher, published, publishedAs, language, url } = extraction
  return {
    title: title ?? '',
    byline: byline ?? '',
    publisher: publisher ?? '',
    published,
    ...(publishedAs === undefined ? {} : { publishedAs }),
    language,
    url: url ?? ''
  }
}

function tidy(meta: ArticleMeta): ArticleMeta {
  const { publishedAs, title, byline, publisher, ...rest } = meta
  return {
    ...rest,
    ...(publishedAs === undefined ? {} : { publishedAs }),
    title: title.trim(),
    byline: byline.trim(),
    publisher: publisher.trim()
  }
}

function discard(client: Pick<Client, 'call'>, { draft, stage }: ImportItem): void {
  if (draft && stage !== 'done') void client.call('import.discard', { draft: draft.draft }).catch(() => {})
}
