/** What the parser process is asked about a document, and what of its answers is believed. */
import type { z } from 'zod'
import { CodedError, type ErrorCode } from '../../shared/errors.ts'
import { type Extraction, type ExtractOptions, extractionSchema } from '../../shared/extraction.ts'
import type { ParserProcess } from '../importing/parser-process.ts'
import type { DocumentFile } from './document-files.ts'
import type { Job } from './jobs.ts'

/** Asks the parser. What goes wrong is thrown as a `CodedError`; an answer that has not the shape of `answer` is `damaged`. */
export async function parse<S extends z.ZodType>(
  parser: ParserProcess,
  kind: 'extract' | 'detect',
  answer: S,
  input: unknown,
  job: Job
): Promise<z.output<S>> {
  const result = await parser.run(
    { kind, input },
    {
      signal: job.signal,
      onProgress: ({ done, total }) =>
        job.progress(kind === 'detect' ? 'claims' : 'reading', total ? done / total : null)
    }
  )
  if (!result.ok) throw new CodedError(result.error.code as ErrorCode, result.error.message)
  // It comes from where hostile documents are read, so it is taken for nothing that it does not prove to be.
  const parsed = answer.safeParse(result.value)
  if (!parsed.success)
    throw new CodedError('damaged', 'This document could not be read: what came of reading it makes no sense.')
  return parsed.data
}

/** The text of a document. */
export const extractDocument = (
  parser: ParserProcess,
  { path, name }: Pick<DocumentFile, 'path' | 'name'>,
  options: ExtractOptions,
  job: Job
): Promise<Extraction> => parse(parser, 'extract', extractionSchema, { path, fileName: name, options }, job)
