/** Documents on their way into a project: uploaded, read in the parser process, shown as a draft, committed. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ArticleMeta, Draft } from '../../shared/contract/index.ts'
import type { Detection } from '../../shared/detection.ts'
import { CodedError, type ErrorCode } from '../../shared/errors.ts'
import type { Extraction, ExtractOptions, Removed } from '../../shared/extraction.ts'
import type { ParserProcess } from '../importing/parser-process.ts'
import { fileError } from '../project/header.ts'
import type { Handles } from './handles.ts'
import type { Job } from './jobs.ts'
import type { OpenProject, Projects } from './projects.ts'

/** Characters of the text that a draft shows; the rest comes into the project all the same. */
const SHOWN = 200_000

interface Upload {
  readonly path: string
  readonly name: string
  readonly expected: number
  received: number
  readonly stream: WriteStream
}

interface Reading {
  readonly project: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
  extraction: Extraction
  detection: Detection
  options: ExtractOptions
  /** It is an article's own document, read again: what the person writes of it counts. */
  readonly again: boolean
}

export interface Imports {
  begin(name: string, bytes: number): Promise<string>
  append(upload: string, base64: string): Promise<void>
  discardUpload(upload: string): Promise<void>
  /** `upload` may also be the handle of a file that the host was given (command line). */
  readFile(project: string, upload: string, options: ExtractOptions, job: Job): Promise<Draft>
  readText(project: string, text: string, options: ExtractOptions, job: Job): Promise<Draft>
  reread(draft: string, options: ExtractOptions, job: Job): Promise<Draft>
  /** Reads an article's stored document again. `kept` are the parts that were put back before. */
  readAgain(
    project: string,
    article: string,
    job: Job
  ): Promise<{ draft: Draft; options: ExtractOptions; kept: Removed[] }>
  commit(
    project: string,
    draft: string,
    meta: ArticleMeta,
    call: { readonly changeSet: string; readonly client: string },
    job: Job
  ): Promise<{ value: { article: string; revision: string; claims: number }; position: number }>
  discard(draft: string): void
  /** Lets go of the documents that were read for a project: it was closed. */
  forget(project: string): void
  close(): Promise<void>
}

export interface ImportsDependencies {
  readonly parser: ParserProcess
  readonly projects: Projects
  readonly handles: Handles
  /** A folder of this run alone, removed at its end. */
  readonly folder: string
}

/** Most bytes of one document (DESIGN §8: limits before anything is parsed). */
const MOST_BYTES = 64 * 1024 * 1024

export function createImports({ parser, projects, handles, folder }: ImportsDependencies): Imports {
  const uploads = new Map<string, Upload>()
  const drafts = new Map<string, Reading>()

  const requireUpload = (handle: string): Upload => {
    const upload = uploads.get(handle)
    if (!upload) throw new CodedError('not-found', 'This upload is not known (any more). Choose the file again.')
    return upload
  }

  const parse = async <T>(kind: string, input: unknown, job: Job): Promise<T> => {
    const result = await parser.run(
      { kind, input },
      {
        signal: job.signal,
        onProgress: ({ done, total }) =>
          job.progress(kind === 'detect' ? 'claims' : 'reading', total ? done / total : null)
      }
    )
    if (!result.ok) throw new CodedError(result.error.code as ErrorCode, result.error.message)
    return result.value as T
  }

  const analyse = async (bytes: Uint8Array, name: string, options: ExtractOptions, job: Job) => {
    job.progress('reading', null)
    const extraction = await parse<Extraction>('extract', { bytes, fileName: name, options }, job)
    job.progress('claims', null)
    const detection = await parse<Detection>(
      'detect',
      {
        text: extraction.text,
        language: extraction.language,
        title: extraction.title,
        date: extraction.published,
        blocks: extraction.blocks.map(({ kind, start, end }) => ({ kind, start, end }))
      },
      job
    )
    return { extraction, detection }
  }

  const toDraft = async (handle: string, open: OpenProject, reading: Reading): Promise<Draft> => {
    const { extraction, detection } = reading
    const text = extraction.text.slice(0, SHOWN).toWellFormed()
    return {
      draft: handle,
      fileName: reading.name,
      bytes: reading.bytes.byteLength,
      extraction: {
        ...extraction,
        text,
        blocks: extraction.blocks.filter((block) => block.end <= text.length),
        removed: extraction.removed
      },
      length: extraction.text.length,
      claims: detection.claims.length,
      worth: detection.claims.filter((claim) => claim.worth).length,
      alreadyImported: reading.again ? null : await open.thread.call('articleWithBytes', reading.sha256)
    }
  }

  const read = async (
    project: string,
    bytes: Uint8Array,
    name: string,
    options: ExtractOptions,
    job: Job,
    again = false
  ): Promise<Draft> => {
    const open = projects.require(project)
    const found = await analyse(bytes, name, options, job)
    const handle = randomUUID()
    const reading: Reading = {
      project,
      name,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      options,
      again,
      ...found
    }
    drafts.set(handle, reading)
    return toDraft(handle, open, reading)
  }

  const requireDraft = (handle: string): Reading => {
    const reading = drafts.get(handle)
    if (!reading) throw new CodedError('not-found', 'This document was discarded. Import it again.')
    return reading
  }

  const discardUpload = async (handle: string): Promise<void> => {
    const upload = uploads.get(handle)
    if (!upload) return
    uploads.delete(handle)
    // A stream that was written to its end has closed by itself and says so only once.
    if (!upload.stream.closed) {
      await new Promise<void>((resolve) => upload.stream.destroy().once('close', () => resolve()))
    }
    await rm(upload.path, { force: true })
  }

  return {
    begin: async (name, bytes) => {
      if (bytes > MOST_BYTES) throw new CodedError('too-large', `“${name}” is larger than ${MOST_BYTES / 1048576} MB.`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const handle = randomUUID()
      const path = join(folder, handle)
      const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      // What goes wrong is told by the write that meets it; unheard, it would end the program.
      stream.on('error', () => undefined)
      uploads.set(handle, { path, name: basename(name), expected: bytes, received: 0, stream })
      return handle
    },
    append: async (handle, base64) => {
      const upload = requireUpload(handle)
      const bytes = Buffer.from(base64, 'base64')
      if (upload.received + bytes.byteLength > upload.expected) {
        await discardUpload(handle)
        throw new CodedError('too-large', 'More came than was announced.')
      }
      upload.received += bytes.byteLength
      await new Promise<void>((resolve, reject) =>
        upload.stream.write(bytes, (error) => (error ? reject(fileError(error)) : resolve()))
      )
    },
    discardUpload,
    readFile: async (project, handle, options, job) => {
      const upload = uploads.get(handle)
      if (!upload) {
        const path = handles.path(handle)
        return read(project, await readBounded(path), basename(path), options, job)
      }
      if (upload.received !== upload.expected) {
        await discardUpload(handle)
        throw new CodedError('damaged', 'The file did not arrive whole. Choose it again.')
      }
      await new Promise<void>((resolve) => upload.stream.end(() => resolve()))
      const bytes = await readFile(upload.path)
      const draft = await read(project, bytes, upload.name, options, job)
      await discardUpload(handle)
      return draft
    },
    readText: (project, text, options, job) =>
      read(project, Buffer.from(text, 'utf8'), 'Pasted text', { ...options, paste: true }, job),
    reread: async (handle, options, job) => {
      const reading = requireDraft(handle)
      // What was pasted stays pasted, whatever else is chosen.
      const chosen = reading.options.paste ? { ...options, paste: true } : options
      const found = await analyse(reading.bytes, reading.name, chosen, job)
      Object.assign(reading, found, { options: chosen })
      return toDraft(handle, projects.require(reading.project), reading)
    },
    readAgain: async (project, article, job) => {
      const stored = await projects.require(project).thread.call('storedDocument', article)
      const { keep = [], ...bare } = stored.options
      const kept =
        keep.length === 0
          ? []
          : (await parse<Extraction>('extract', { bytes: stored.bytes, fileName: stored.name, options: bare }, job))
              .removed
      const draft = await read(project, stored.bytes, stored.name, stored.options, job, true)
      return { draft, options: stored.options, kept: kept.filter((part) => keep.includes(part.id)) }
    },
    commit: async (project, handle, meta, call, job) => {
      const reading = requireDraft(handle)
      if (reading.project !== project)
        throw new CodedError('invalid-input', 'This document was read for another project.')
      const open = projects.require(project)
      job.progress('storing', null)
      const { extraction } = reading
      const answer = await open.thread.call('importArticle', {
        request: {
          bytes: reading.bytes,
          name: reading.name,
          mediaType: mediaTypes[extraction.format],
          extraction: { ...extraction, language: meta.language },
          detection: reading.detection,
          options: reading.options,
          again: reading.again,
          meta
        },
        ...call
      })
      drafts.delete(handle)
      if (answer.event) projects.tell(open, answer.event)
      return { value: answer.value, position: answer.position }
    },
    discard: (handle) => {
      drafts.delete(handle)
    },
    forget: (project) => {
      for (const [handle, reading] of drafts) if (reading.project === project) drafts.delete(handle)
    },
    close: async () => {
      for (const handle of [...uploads.keys()]) await discardUpload(handle)
      drafts.clear()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const mediaTypes: Record<Extraction['format'], string> = {
  txt: 'text/plain',
  paste: 'text/plain',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
}

/** A file as long as is allowed; its size is asked before a byte is read, and only of real files. */
async function readBounded(path: string): Promise<Uint8Array> {
  const name = basename(path)
  try {
    // Before it is opened: opening a pipe waits for its writer.
    const about = await stat(path)
    if (!about.isFile()) throw new CodedError('unsupported-format', `“${name}” is not a file.`)
    if (about.size > MOST_BYTES)
      throw new CodedError('too-large', `“${name}” is larger than ${MOST_BYTES / 1048576} MB.`)
    return await readFile(path)
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CodedError('missing', `There is no file “${name}”.`)
    throw new CodedError('no-access', `“${name}” cannot be read.`)
  }
}
