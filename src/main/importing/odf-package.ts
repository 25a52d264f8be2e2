/** The package of an OpenDocument file, text or tables: its parts as the readers of both open them. */
import { extractionFailure } from './coded-error.ts'
import type { ImportLimits } from './limits.ts'
import { openPackage, type PackageKind, type ZipPackage } from './zip-package.ts'

const kind: PackageKind = {
  name: 'OpenDocument file',
  wanted: /^(?:content|meta|styles)\.xml$|^META-INF\/manifest\.xml$/i,
  neverRead: /^(?:Pictures|Thumbnails|Object \d+|ObjectReplacements|Configurations2|Fonts|media)\//i
}

/** Opens the zip. Rejects with `encrypted` where a password protects it, `limit-expansion`, or what yauzl throws at a broken one. */
export async function openOpenDocument(bytes: Uint8Array, limits: ImportLimits): Promise<ZipPackage> {
  const file = await openPackage(bytes, kind, limits)
  if (/<manifest:encryption-data\b/.test(file.part('META-INF/manifest.xml') ?? ''))
    throw extractionFailure('encrypted', 'The OpenDocument file is protected by a password.')
  return file
}
