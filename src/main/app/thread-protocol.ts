/** What the program and a project worker say to each other. Plain data only. */

import type { CheckReport, Opened } from '../../shared/contract/index.ts'
import type { AppError } from '../../shared/errors.ts'
import type { CopyToFile } from '../project/blob-copies.ts'
import type { FileToStage } from '../project/blobs.ts'
import type { NewProject } from '../project/create-project.ts'
import type { Attached } from './commands/attach-source.ts'
import type { Imported } from './commands/import-article.ts'
import type { ExportRequest, ReportFile } from './export-report.ts'
import type { Job, JobStage } from './jobs.ts'
import type {
  ImportRequest,
  Original,
  OriginalOf,
  SessionAnswer,
  SessionOptions,
  SessionRequest
} from './project-session.ts'
import type { AttachRequest, BytesHolder } from './session-attachments.ts'

export interface ThreadCalls {
  /** Makes a new project file; nothing is open then. */
  create: { input: { path: string; project: NewProject }; output: null }
  open: { input: SessionOptions; output: Omit<Opened, 'project'> }
  /** The project's title, for the list of projects. */
  title: { input: null; output: string }
  request: { input: SessionRequest; output: SessionAnswer }
  /** Reads the quotes of all evidence, between other calls; the claims that they say otherwise of. */
  readQuotes: { input: null; output: { readonly claims: readonly string[]; readonly position: number } }
  /** One slice of a document from a file into the project; the bytes that are there after it. */
  stage: { input: { file: FileToStage; holder: string }; output: number }
  release: { input: string; output: null }
  importArticle: {
    input: { request: ImportRequest; changeSet: string; client: string }
    output: SessionAnswer & { value: Imported }
  }
  importedBy: { input: string; output: (SessionAnswer & { value: Imported }) | null }
  attachSource: {
    input: { request: AttachRequest; changeSet: string; client: string }
    output: SessionAnswer & { value: Attached }
  }
  attachedBy: { input: string; output: (SessionAnswer & { value: Attached }) | null }
  original: { input: OriginalOf; output: Original }
  /** One slice of a stored document to a file; the bytes that are written after it. */
  copy: { input: CopyToFile; output: number }
  endCopy: { input: string; output: null }
  holdersOfBytes: { input: string; output: readonly BytesHolder[] }
  /** The whole project to a new file at `path`, between other calls; see `copyProject`. Can be stopped. */
  copyProject: { input: { path: string }; output: null }
  reportFile: { input: Pick<ExportRequest, 'format' | 'article'>; output: ReportFile }
  /** Writes a report to the file at `path`; its bytes. `at`: milliseconds since 1970, the time that the report bears. */
  export: { input: { request: ExportRequest; path: string; at: number }; output: number }
  verify: { input: null; output: CheckReport }
  close: { input: null; output: null }
}

export type ThreadCallName = keyof ThreadCalls

export interface ThreadQuestion {
  readonly id: number
  readonly call: ThreadCallName
  readonly input: unknown
}

/** The answer to the question `stop` is not wanted any more. */
export interface ThreadStop {
  readonly stop: number
}

/** How far the question `progress` is. */
export interface ThreadProgress {
  readonly progress: number
  readonly stage: JobStage
  readonly done: number | null
}

export type ThreadReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError }

/** One open project, wherever its connection lives. */
export interface ProjectThread {
  /** Rejects with a `CodedError`. Of what a `job` asks for, only `copyProject` heeds its signal: the rest ends with the thread. */
  call<N extends ThreadCallName>(name: N, input: ThreadCalls[N]['input'], job?: Job): Promise<ThreadCalls[N]['output']>
  /** Ends the thread without ceremony; `close` comes first where it can. */
  end(): Promise<void>
}

export interface ProjectThreadLauncher {
  /** Starts one. `failed` is told when it dies of itself. */
  launch(failed: (error: Error) => void): ProjectThread
  /** Loads what the next one needs, so that opening a project does not wait for it. */
  prepare(): void
  close(): Promise<void>
}
