/** Commands that need no project: extract, segment, score, detect. */

import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Extraction } from '../../../shared/extraction.ts'
import { entryOf } from '../../app/entries.ts'
import { detect, score, segment } from '../../claims/index.ts'
import { defaultImportLimits } from '../../importing/limits.ts'
import { forkLauncher } from '../../importing/parser-child.ts'
import { createParserProcess } from '../../importing/parser-process.ts'
import { packedPage } from '../../importing/saved-page-files.ts'
import { fromHere } from './here.ts'
import { readJsonLines, text } from './lines.ts'
import type { Output } from './output.ts'

export async function extractFiles(files: readonly string[], output: Output): Promise<void> {
  const parser = createParserProcess({ spawn: forkLauncher(fileURLToPath(entryOf('parser'))) })
  try {
    for (const file of files) {
      const path = fromHere(file)
      const packed = await packedPage(path, defaultImportLimits.inputBytes).catch(() => null)
      const input = packed ? { bytes: packed.bytes, fileName: packed.name } : { path, fileName: basename(path) }
      const result = await parser.run({ kind: 'extract', input })
      if (!result.ok) {
        output.need(1)
        output.line({ file, ok: false, error: result.error })
        continue
      }
      const { format, title, byline, publisher, published, publishedAs, language, ...rest } = result.value as Extraction
      output.line({
        file,
        ok: true,
        format,
        title,
        byline,
        publisher,
        published,
        ...(publishedAs === undefined ? {} : { publishedAs }),
        language,
        text: rest.text,
        blocks: rest.blocks,
        warnings: rest.warnings,
        removed: rest.removed.map(({ text: removed, reason }) => ({ text: removed, reason }))
      })
    }
  } finally {
    await parser.close()
  }
}

export async function segmentLines(file: string | undefined, output: Output): Promise<void> {
  for await (const line of readJsonLines(file)) {
    output.line({ id: line.id ?? null, sentences: segment(text(line, 'text'), text(line, 'lang') || null) })
  }
}

export async function scoreLines(file: string | undefined, output: Output): Promise<void> {
  for await (const line of readJsonLines(file)) {
    const found = score(text(line, 'text'))
    output.line({
      id: line.id ?? null,
      score: found.score,
      reasons: found.reasons.map(({ feature, weight }) => ({ feature, weight }))
    })
  }
}

export async function detectLines(file: string | undefined, output: Output): Promise<void> {
  for await (const line of readJsonLines(file)) {
    const { claims, attributions, quantities, dates } = detect(text(line, 'text'), {
      language: text(line, 'lang') || null,
      title: text(line, 'title') || null,
      date: text(line, 'date') || null
    })
    output.line({ id: line.id ?? null, claims, attributions, quantities, dates })
  }
}
