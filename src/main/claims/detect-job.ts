/** The claim engine as a job of the parser process: a book takes seconds, and no window waits for it. */
import { z } from 'zod'
import type { Detection } from '../../shared/detection.ts'
import { blockKindSchema } from '../../shared/extraction.ts'
import { detect } from './detect.ts'

const detectJobSchema = z.strictObject({
  text: z.string(),
  language: z.string().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  blocks: z.array(z.strictObject({ kind: blockKindSchema, start: z.int(), end: z.int() }))
})
export type DetectJob = z.infer<typeof detectJobSchema>

/** The jobs that the claim engine adds to the parser process. */
export const claimHandlers = {
  detect: (input: unknown): Detection => {
    const { text, ...options } = detectJobSchema.parse(input)
    return detect(text, options)
  }
} as const
