import { extract } from '../../../src/main/importing/extract.ts'
import { type Extraction, type ExtractOptions, extractionSchema } from '../../../src/shared/extraction.ts'

/** Reads text as if pasted. */
export function readText(text: string, options: ExtractOptions = {}): Promise<Extraction> {
  return readBytes(new TextEncoder().encode(text), { paste: true, ...options })
}

/** Reads bytes through the one entrance, and holds the answer against the schema. */
export async function readBytes(bytes: Uint8Array, options: ExtractOptions = {}): Promise<Extraction> {
  return extractionSchema.parse(await extract(bytes, 'file', options))
}

/** Blocks as [kind, text]. */
export function blocksOf(extraction: Extraction): [string, string][] {
  return extraction.blocks.map((block) => [block.kind, extraction.text.slice(block.start, block.end)])
}

export function textsOf(extraction: Extraction): string[] {
  return blocksOf(extraction).map(([, text]) => text)
}

/** The code of the failure that reading ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  const { toExtractionError } = await import('../../../src/main/importing/coded-error.ts')
  try {
    await promise
  } catch (thrown) {
    return toExtractionError(thrown).code
  }
  return 'no failure'
}
