import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Extraction, extractOptionsSchema } from '../../shared/extraction.ts'
import { extractionFailure } from './coded-error.ts'
import { extract } from './extract.ts'
import { defaultImportLimits, tooLarge } from './limits.ts'
import type { JobHandlers } from './parser-protocol.ts'

/** Input of a job of the kind `extract`: a path that a host chose, or the bytes themselves. */
export const extractJobSchema = z.strictObject({
  path: z.string().optional(),
  bytes: z.instanceof(Uint8Array).optional(),
  /** For messages; never proof of the format. */
  fileName: z.string(),
  options: extractOptionsSchema.optional(),
  /** Size above which a file is refused, bytes. */
  inputBytes: z.number().int().positive().optional()
})
export type ExtractJob = z.infer<typeof extractJobSchema>

async function readBytes(job: ExtractJob, limit: number): Promise<Uint8Array> {
  if (job.bytes !== undefined) return job.bytes
  if (job.path === undefined) throw extractionFailure('empty', 'There is nothing to read.')
  const info = await stat(job.path)
  if (!info.isFile()) throw extractionFailure('unsupported-format', `“${job.fileName}” is not a file.`)
  if (info.size > limit) throw extractionFailure('too-large', tooLarge(job.fileName, limit))
  return readFile(job.path)
}

async function runExtract(input: unknown): Promise<Extraction> {
  const job = extractJobSchema.parse(input)
  const inputBytes = job.inputBytes ?? defaultImportLimits.inputBytes
  const bytes = await readBytes(job, inputBytes)
  return extract(bytes, job.fileName, job.options ?? {}, { ...defaultImportLimits, inputBytes })
}

/** The jobs that importing adds to the parser process. */
export const importHandlers = { extract: runExtract } as const satisfies JobHandlers
