/**
 * Sources' files on their way into a project: kept byte for byte whatever they are, and read by the same importers as articles
 * where they can be. What cannot be read, or asks for too much, is attached all the same, and says why it has no text.
 */
import type { Input, Output } from '../../shared/contract/index.ts'
import { CodedError, toAppError } from '../../shared/errors.ts'
import {
  type Extraction,
  type ExtractionErrorCode,
  type ExtractionFormat,
  type ExtractOptions,
  extractionErrorCodes
} from '../../shared/extraction.ts'
import type { SourceAbout, SourceFile } from '../../shared/model/values.ts'
import { defaultImportLimits, tooLarge, unbounded } from '../importing/limits.ts'
import type { ParserProcess } from '../importing/parser-process.ts'
import type { DocumentFile } from './document-files.ts'
import type { Job } from './jobs.ts'
import { mediaTypeOf, mediaTypes } from './media-types.ts'
import { extractDocument } from './parse-document.ts'
import type { OpenProject, Projects } from './projects.ts'
import { stageFile } from './stored-files.ts'
import type { Uploads } from './uploads.ts'

/** Answers that are kept for calls that come again; older ones are read from the log. */
const ANSWERS_KEPT = 100

export type AttachRequest = Input<'source.attach'>
export type AttachAnswer = Output<'source.attach'>

export interface Attachments {
  /**
   * Attaches a file to a source, or makes a source of it. The same change set again, also while it is under way or after a
   * restart, answers without a second change. The upload is used up in any case.
   */
  attach(
    request: AttachRequest,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<AttachAnswer>
  /** The project was closed. */
  forget(project: string): void
}

export interface AttachmentsDependencies {
  readonly parser: ParserProcess
  readonly projects: Projects
  readonly uploads: Uploads
}

export function createAttachments({ parser, projects, uploads }: AttachmentsDependencies): Attachments {
  const underWay = new Map<string, Promise<AttachAnswer>>()
  const answers = new Map<string, AttachAnswer>()
  /** Files that are being stored, by their project and bytes. */
  const storing = new Map<string, Promise<unknown>>()

  /** One after the other where they are the same bytes: the second finds the first, and makes no other source of them. */
  const inTurn = (bytes: string, run: () => Promise<AttachAnswer>): Promise<AttachAnswer> => {
    const before = storing.get(bytes) ?? Promise.resolve()
    const mine = before.then(run, run).finally(() => {
      if (storing.get(bytes) === mine) storing.delete(bytes)
    })
    storing.set(bytes, mine)
    return mine
  }

  const read = async (file: DocumentFile, options: ExtractOptions, job: Job): Promise<Read> => {
    const { inputBytes } = defaultImportLimits
    if (file.bytes > inputBytes) return unreadable('too-large', tooLarge(file.name, inputBytes))
    try {
      return { extraction: await extractDocument(parser, file, options, job), unread: null }
    } catch (thrown) {
      const { code, message } = toAppError(thrown)
      if (code === 'cancelled' || !isOfReading(code)) throw thrown
      return unreadable(code, message)
    }
  }

  const store = async (
    open: OpenProject,
    file: DocumentFile,
    { source, about, options }: AttachRequest,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<AttachAnswer> => {
    if (file.bytes === 0) throw new CodedError('empty', `“${file.name}” is empty.`)
    const { thread } = open
    const same = await thread.call('holdersOfBytes', file.sha256)
    const known = same.find((holder) => holder.kind === 'source' && (source === undefined || holder.id === source))
    // The same file once more is no second source, and nothing to write.
    if (known) return { source: known.id, already: true, alsoIn: null }
    job.progress('reading', null)
    const { extraction, unread } = await read(file, options ?? {}, job)
    job.progress('storing', null)
    try {
      await stageFile(thread, file, call.changeSet, job)
      const { event, value } = await thread.call('attachSource', {
        request: {
          source: source ?? null,
          about: about ?? (source === undefined ? aboutOf(extraction, file.name) : null),
          file: {
            blob: file.sha256,
            bytes: file.bytes,
            name: file.name,
            mediaType: extraction ? mediaTypes[extraction.format] : mediaTypeOf(file.name),
            unread
          },
          extraction,
          options: options ?? {}
        },
        ...call
      })
      if (event) projects.tell(open, event)
      return { source: value.source, already: false, alsoIn: same[0] ?? null }
    } finally {
      await thread.call('release', call.changeSet).catch(() => undefined)
    }
  }

  const attach = async (
    request: AttachRequest,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<AttachAnswer> => {
    const open = projects.require(request.project)
    const name = nameOf(request.project, call.changeSet)
    const known = answers.get(name)
    if (known) return known
    // What it was read from is gone, but what it did stands in the log.
    const logged = await open.thread.call('attachedBy', call.changeSet)
    if (logged) return { source: logged.value.source, already: false, alsoIn: null }
    const file = await uploads.take(request.upload, unbounded, job.signal)
    try {
      const answer = await inTurn(`${request.project} ${file.sha256}`, () => store(open, file, request, call, job))
      answers.set(name, answer)
      if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value as string)
      return answer
    } finally {
      await file.remove()
    }
  }

  return {
    attach: (request, call, job) => {
      const name = nameOf(request.project, call.changeSet)
      const running = underWay.get(name)
      if (running) return running
      const work = attach(request, call, job).finally(() => underWay.delete(name))
      underWay.set(name, work)
      return work
    },
    forget: (project) => {
      for (const name of answers.keys()) if (name.startsWith(nameOf(project, ''))) answers.delete(name)
    }
  }
}

interface Read {
  readonly extraction: Extraction | null
  readonly unread: SourceFile['unread']
}

const nameOf = (project: string, changeSet: string): string => `${project} ${changeSet}`

const unreadable = (code: ExtractionErrorCode, message: string): Read => ({
  extraction: null,
  unread: { code, message }
})

const isOfReading = (code: string): code is ExtractionErrorCode =>
  (extractionErrorCodes as readonly string[]).includes(code)

const kinds: Partial<Record<ExtractionFormat, SourceAbout['kind']>> = {
  html: 'page',
  mhtml: 'page',
  eml: 'email',
  csv: 'dataset',
  xlsx: 'dataset',
  ods: 'dataset'
}

/** A source as its file says it is; without a title of its own it is called as the file. */
function aboutOf(extraction: Extraction | null, fileName: string): SourceAbout {
  const { title, byline, publisher, url, published, publishedAs, format } = extraction ?? {}
  return {
    kind: (format && kinds[format]) ?? 'document',
    title: (title ?? fileName.replace(/\.[^.]{1,8}$/, '')).slice(0, 4000).toWellFormed(),
    author: byline?.slice(0, 4000).toWellFormed() ?? '',
    publisher: publisher?.slice(0, 4000).toWellFormed() ?? '',
    url: url?.slice(0, 4000) ?? '',
    // The day of an update is none that a source was published on.
    published: publishedAs === undefined ? (published ?? null) : null,
    accessed: null,
    note: ''
  }
}
