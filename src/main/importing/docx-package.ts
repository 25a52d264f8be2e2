/** A Word file as a package of parts, checked, and as the zip that mammoth reads. */
import { CodedError } from '../../shared/errors.ts'
import { brokenWordFile, extractionFailure } from './coded-error.ts'
import type { ImportLimits } from './importer.ts'
import { openPackage, type PackageKind, type ZipPackage } from './zip-package.ts'

export type WordPackage = ZipPackage

const kind: PackageKind = {
  name: 'Word file',
  wanted: /\.(?:xml|rels)$/i,
  neverRead: /^(?:word\/(?:media|embeddings|fonts|theme|glossary)|customXml)\//i
}

/**
 * Opens the zip. Rejects with `damaged` (no zip, no document, broken entries), `encrypted`, or `limit-expansion` (too many
 * entries, too much unpacked); `part` checks what it gives.
 */
export async function openWordPackage(bytes: Uint8Array, limits: ImportLimits): Promise<WordPackage> {
  const word = await openPackage(bytes, kind, limits).catch((thrown: unknown) => {
    // What the reader of zips says of itself tells a person nothing.
    throw thrown instanceof CodedError ? thrown : brokenWordFile()
  })
  if (documentPartOf(word) === undefined) {
    throw brokenWordFile()
  }
  return word
}

/** Name of the part that holds the text. */
export function documentPartOf(word: WordPackage): string | undefined {
  return word.names.find((name) => /^word\/document\d*\.xml$/i.test(name))
}

/** What mammoth asks of a zip (its `lib/zipfile.js`). */
export interface MammothZip {
  exists(name: string): boolean
  read(name: string, encoding?: string): Promise<string | Uint8Array>
}

/** The package as mammoth's zip, with the texts of some parts replaced: nothing is unpacked twice, and nothing unchecked is read. */
export function mammothZip(word: WordPackage, replaced: ReadonlyMap<string, string>): MammothZip {
  return {
    exists: (name) => word.bytes(name) !== null,
    read: async (name, encoding) => {
      const text = replaced.get(name) ?? word.part(name)
      if (text === null) throw extractionFailure('damaged', `The part ${name} of the Word file is missing.`)
      return encoding === undefined ? Buffer.from(text) : text
    }
  }
}
