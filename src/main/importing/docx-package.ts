/** A Word file as a package of parts. */
import { CodedError } from '../../shared/errors.ts'
import { brokenWordFile } from './coded-error.ts'
import type { ImportLimits } from './importer.ts'
import { openPackage, type PackageKind, type ZipPackage } from './zip-package.ts'

export type WordPackage = ZipPackage

const kind: PackageKind = {
  name: 'Word file',
  wanted:
    /^(?:word\/(?:document\d*|comments|footnotes|endnotes|header\d*|footer\d*)\.xml|docProps\/core\.xml|\[Content_Types\]\.xml)$/i,
  neverRead: /^word\/(?:media|embeddings|fonts|theme)\//i
}

/**
 * Opens the zip and reads the parts that matter, each checked. Rejects with `damaged` (no zip, no document, broken
 * entries), `encrypted`, or `limit-expansion` (too many entries, too much unpacked, nested too deeply).
 */
export async function openWordPackage(bytes: Uint8Array, limits: ImportLimits): Promise<WordPackage> {
  const word = await openPackage(bytes, kind, limits).catch((thrown: unknown) => {
    // What the reader of zips says of itself tells a person nothing.
    throw thrown instanceof CodedError ? thrown : brokenWordFile()
  })
  if (!word.names.some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    throw brokenWordFile()
  }
  // mammoth reads the file again by itself, so every part has to pass before it does.
  for (const name of word.names) if (kind.wanted.test(name)) word.part(name)
  return word
}
