/** Documents on their way into a project: uploaded, read in the parser process, shown as a draft, committed. */
import { randomUUID } from 'node:crypto'
import { type ArticleMeta, type Draft, MOST_NOTED } from '../../shared/contract/index.ts'
import { type Detection, detectionSchema } from '../../shared/detection.ts'
import { CodedError, toAppError } from '../../shared/errors.ts'
import type { Extraction, ExtractOptions, Removed } from '../../shared/extraction.ts'
import { defaultImportLimits } from '../importing/limits.ts'
import type { ParserProcess } from '../importing/parser-process.ts'
import { claimsBeside } from './claims-beside.ts'
import type { Imported } from './commands/import-article.ts'
import type { DocumentFile, DocumentFiles } from './document-files.ts'
import type { Job } from './jobs.ts'
import { mediaTypes } from './media-types.ts'
import { extractDocument, parse } from './parse-document.ts'
import type { OpenProject, Projects } from './projects.ts'
import { copyStored, stageFile } from './stored-files.ts'
import type { Uploads } from './uploads.ts'

/** Characters of the text that a draft shows; the rest comes into the project all the same. */
const SHOWN = 200_000

/** Answers of imports that are kept for calls that come again; older ones are read from the log. */
const ANSWERS_KEPT = 100

/** Ends of a job that say that the text asks for too much, not that it is no text. */
const TOO_MUCH: ReadonlySet<string> = new Set(['limit-time', 'limit-memory', 'too-large'])

const noClaims = (language: string | null): Detection => ({
  engine: { name: 'none', version: '0' },
  language,
  sentences: [],
  claims: [],
  attributions: [],
  quantities: [],
  dates: []
})

interface Reading {
  readonly project: string
  /** Gone when the draft is. */
  readonly file: DocumentFile
  extraction: Extraction
  detection: Detection
  options: ExtractOptions
  /** It is an article's own document, read again: what the person writes of it counts. */
  readonly again: boolean
}

/** What the person wants of a draft. */
export interface Wanted {
  /** What the article says of itself. */
  readonly meta: ArticleMeta
  /** Ids of parts that were left out and become sources. */
  readonly sources: readonly string[]
  /** Ids of parts that become notes of the claims that they belong to. */
  readonly notes: readonly string[]
}

export interface Answered {
  readonly value: Imported
  readonly position: number
}

export interface Imports {
  /** Has the reader of documents loaded before the first one comes. */
  prepare(): void
  /** `upload` is used up by reading it, whether that succeeds or not; see `Uploads.take`. */
  readFile(project: string, upload: string, options: ExtractOptions, job: Job): Promise<Draft>
  readText(project: string, text: string, options: ExtractOptions, job: Job): Promise<Draft>
  reread(draft: string, options: ExtractOptions, job: Job): Promise<Draft>
  /** Reads an article's stored document again. `kept` are the parts that were put back before. */
  readAgain(
    project: string,
    article: string,
    job: Job
  ): Promise<{ draft: Draft; options: ExtractOptions; kept: Removed[] }>
  /** The same change set again, also while it is under way or after a restart, gives the same answer and does nothing. */
  commit(
    project: string,
    draft: string,
    wanted: Wanted,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<Answered>
  discard(draft: string): void
  /** Lets go of the documents that were read for a project: it was closed. */
  forget(project: string): void
  close(): Promise<void>
}

export interface ImportsDependencies {
  readonly parser: ParserProcess
  readonly projects: Projects
  readonly uploads: Uploads
  readonly files: DocumentFiles
}

export function createImports({ parser, projects, uploads, files }: ImportsDependencies): Imports {
  const drafts = new Map<string, Reading>()
  const underWay = new Map<string, Promise<Answered>>()
  const answers = new Map<string, Answered>()

  const extract = (file: DocumentFile, options: ExtractOptions, job: Job): Promise<Extraction> =>
    extractDocument(parser, file, options, job)

  /** `stands`: whether it is the document of an article that is there. */
  const analyse = async (file: DocumentFile, options: ExtractOptions, job: Job, stands: () => Promise<boolean>) => {
    job.progress('reading', null)
    const extraction = await extract(file, options, job)
    job.progress('claims', null)
    const { text, language, title, published: date } = extraction
    const blocks = extraction.blocks.map(({ kind, start, end }) => ({ kind, start, end }))
    try {
      const detection = await parse(parser, 'detect', detectionSchema, { text, language, title, date, blocks }, job)
      return { extraction, detection }
    } catch (thrown) {
      const { code, message } = toAppError(thrown)
      // An article that stands would lose the candidates that were found in it when there was time.
      if (!TOO_MUCH.has(code) || (await stands())) throw thrown
      // The text is worth having without them: a person can still look passage by passage.
      const warning = { code: 'claims-not-looked-for' as const, message: `Claims were not looked for: ${message}` }
      return {
        extraction: { ...extraction, warnings: [...extraction.warnings, warning] },
        detection: noClaims(language)
      }
    }
  }

  const articleWith = async ({ thread }: OpenProject, { sha256 }: DocumentFile): Promise<Draft['alreadyImported']> => {
    const holders = await thread.call('holdersOfBytes', sha256)
    const article = holders.find(({ kind }) => kind === 'article')
    return article ? { article: article.id, title: article.title } : null
  }

  const standing = (open: OpenProject, file: DocumentFile, again: boolean) => async (): Promise<boolean> =>
    again || (await articleWith(open, file)) !== null

  const toDraft = async (handle: string, open: OpenProject, reading: Reading): Promise<Draft> => {
    const { extraction, detection } = reading
    const text = extraction.text.slice(0, SHOWN).toWellFormed()
    const blocks = extraction.blocks.filter((block) => block.end <= text.length)
    return {
      draft: handle,
      fileName: reading.file.name,
      bytes: reading.file.bytes,
      extraction: {
        ...extraction,
        text,
        blocks,
        blockIds: extraction.blockIds?.slice(0, blocks.length)
      },
      length: extraction.text.length,
      claims: detection.claims.length,
      worth: detection.claims.filter((claim) => claim.worth).length,
      beside: extraction.removed
        .flatMap(({ id, about }) => (about ? [{ id, about }] : []))
        .slice(0, MOST_NOTED)
        .map(({ id, about }) => ({ id, claims: claimsBeside(about, detection).length })),
      alreadyImported: reading.again ? null : await articleWith(open, reading.file)
    }
  }

  /** Reads a document, which is the draft's from then on; what cannot be read is removed. */
  const read = async (
    project: string,
    file: DocumentFile,
    options: ExtractOptions,
    job: Job,
    again = false
  ): Promise<Draft> => {
    try {
      const open = projects.require(project)
      const found = await analyse(file, options, job, standing(open, file, again))
      const reading: Reading = { project, file, options, again, ...found }
      const handle = randomUUID()
      const draft = await toDraft(handle, open, reading)
      // It may have been closed meanwhile; then nobody would let go of the draft.
      projects.require(project)
      drafts.set(handle, reading)
      return draft
    } catch (thrown) {
      await file.remove()
      throw thrown
    }
  }

  const requireDraft = (handle: string): Reading => {
    const reading = drafts.get(handle)
    if (!reading) throw new CodedError('not-found', 'This document was discarded. Import it again.')
    return reading
  }

  const forgetDraft = async (handle: string): Promise<void> => {
    const reading = drafts.get(handle)
    drafts.delete(handle)
    await reading?.file.remove()
  }

  /** An article's document, out of the project again. */
  const stored = async (project: string, article: string, job: Job) => {
    const { thread } = projects.require(project)
    const original = await thread.call('original', { article })
    const { blob, bytes, name, options } = original
    const draft = await files.begin(name)
    try {
      await copyStored(thread, original, draft.path, job)
      await draft.finish()
      const file: DocumentFile = { path: draft.path, sha256: blob, bytes, name, remove: () => draft.discard() }
      return { file, options }
    } catch (thrown) {
      await draft.discard()
      throw thrown
    }
  }

  const store = async (
    open: OpenProject,
    handle: string,
    { meta, sources, notes }: Wanted,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<Answered> => {
    const { file, extraction, detection, options, again } = requireDraft(handle)
    job.progress('storing', null)
    try {
      await stageFile(open.thread, file, call.changeSet, job)
      const answer = await open.thread.call('importArticle', {
        request: {
          original: { blob: file.sha256, bytes: file.bytes, name: file.name, mediaType: mediaTypes[extraction.format] },
          extraction: { ...extraction, language: meta.language },
          detection,
          options,
          again,
          meta,
          sources: extraction.removed
            .filter(({ id }) => sources.includes(id))
            .map(({ text, message }) => ({ text, message })),
          notes: extraction.removed.flatMap(({ id, text, message, about }) =>
            about && notes.includes(id) ? [{ text, message, about }] : []
          )
        },
        ...call
      })
      if (answer.event) projects.tell(open, answer.event)
      return { value: answer.value, position: answer.position }
    } finally {
      await open.thread.call('release', call.changeSet).catch(() => undefined)
    }
  }

  return {
    prepare: () => parser.prepare(),
    readFile: async (project, handle, options, job) => {
      const file = await uploads.take(handle, defaultImportLimits.inputBytes, job.signal)
      return read(project, file, options, job)
    },
    readText: async (project, text, options, job) => {
      const draft = await files.begin('Pasted text')
      await draft.write(Buffer.from(text, 'utf8'))
      return read(project, await draft.finish(), { ...options, paste: true }, job)
    },
    reread: async (handle, options, job) => {
      const reading = requireDraft(handle)
      // What was pasted stays pasted, whatever else is chosen.
      const chosen = reading.options.paste ? { ...options, paste: true } : options
      const open = projects.require(reading.project)
      const found = await analyse(reading.file, chosen, job, standing(open, reading.file, reading.again))
      Object.assign(reading, found, { options: chosen })
      return toDraft(handle, open, reading)
    },
    readAgain: async (project, article, job) => {
      const { file, options } = await stored(project, article, job)
      const { keep = [], ...bare } = options
      let all: Removed[] = []
      try {
        if (keep.length > 0) all = (await extract(file, bare, job)).removed
      } catch (thrown) {
        await file.remove()
        throw thrown
      }
      const draft = await read(project, file, options, job, true)
      return { draft, options, kept: all.filter((part) => keep.includes(part.id)) }
    },
    commit: (project, handle, wanted, call, job) => {
      const name = `${project} ${call.changeSet}`
      const running = underWay.get(name)
      if (running) return running
      const commit = async (): Promise<Answered> => {
        const open = projects.require(project)
        // Its draft is gone, but what it did stands in the log.
        const known = answers.get(name) ?? (await open.thread.call('importedBy', call.changeSet))
        if (known) return { value: known.value, position: known.position }
        if (requireDraft(handle).project !== project)
          throw new CodedError('invalid-input', 'This document was read for another project.')
        const answer = await store(open, handle, wanted, call, job)
        // Kept also where the log has nothing: what was there already is imported without a change.
        answers.set(name, answer)
        if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value as string)
        await forgetDraft(handle)
        return answer
      }
      const work = commit().finally(() => underWay.delete(name))
      underWay.set(name, work)
      return work
    },
    discard: (handle) => void forgetDraft(handle),
    forget: (project) => {
      for (const [handle, reading] of drafts) if (reading.project === project) void forgetDraft(handle)
      for (const name of answers.keys()) if (name.startsWith(`${project} `)) answers.delete(name)
    },
    close: async () => {
      for (const handle of [...drafts.keys()]) await forgetDraft(handle)
      await files.close()
    }
  }
}
