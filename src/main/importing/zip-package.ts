/**
 * A document that is a zip of parts (Word, OpenDocument, EPUB): checked before anything reads it. Sizes are counted while
 * unpacking, because what a zip says of its own sizes is no more to be trusted than the rest of it.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { extractionFailure } from './coded-error.ts'
import type { ImportLimits } from './importer.ts'

export interface PackageKind {
  /** What it is called in messages: "Word file". */
  readonly name: string
  /** Parts that are kept; others are counted against the limits and dropped. */
  readonly wanted: RegExp
  /** Parts that are left packed: what the reader of a text never opens. */
  readonly neverRead: RegExp
}

export interface ZipPackage {
  /** Bytes of a part by its name in the package, or null; letter case does not matter. */
  bytes(name: string): Uint8Array | null
  /** Characters of an XML part: checked against entities and depth. Null where there is none. */
  part(name: string): string | null
  readonly names: readonly string[]
}

function isEncrypted(entry: Entry): boolean {
  return (entry.generalPurposeBitFlag & 1) !== 0
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  left: number,
  kind: PackageKind
): Promise<{ size: number; bytes: Buffer | null }> {
  const keep = kind.wanted.test(entry.fileName)
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > left) {
        throw extractionFailure('limit-expansion', `The ${kind.name} unpacks to far more than it should.`)
      }
      if (keep) chunks.push(bytes)
    }
  } finally {
    stream.destroy()
  }
  return { size, bytes: keep ? Buffer.concat(chunks) : null }
}

function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

/** Deepest nesting of elements in an XML part. */
export function xmlDepth(xml: string): number {
  let depth = 0
  let deepest = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1]
    if (next === '?' || next === '!') continue
    if (next === '/') {
      // An end of nothing gives no room for more beginnings.
      depth = Math.max(0, depth - 1)
      continue
    }
    const close = xml.indexOf('>', at)
    if (close < 0) break
    if (xml[close - 1] !== '/') depth += 1
    if (depth > deepest) deepest = depth
    at = close
  }
  return deepest
}

/** Refuses what no honest part has: entities of its own, or elements nested without end. A plain document type passes. */
function checkXml(name: string, xml: string, kind: PackageKind, limits: ImportLimits): void {
  if (/<!ENTITY|<!DOCTYPE[^<>]*\[/i.test(xml)) {
    throw extractionFailure(
      'damaged',
      `The part ${name} of the ${kind.name} declares entities, which no such file needs.`
    )
  }
  if (xmlDepth(xml) > limits.depth) {
    throw extractionFailure('limit-expansion', `The part ${name} of the ${kind.name} is nested too deeply.`)
  }
}

/**
 * Opens the zip and reads the parts that matter. Rejects with `encrypted`, `limit-expansion` (too many entries, too much
 * unpacked), or whatever yauzl throws at a broken one; `part` throws `damaged` or `limit-expansion`.
 */
export async function openPackage(bytes: Uint8Array, kind: PackageKind, limits: ImportLimits): Promise<ZipPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
  if (zip.entryCount > limits.entries) {
    throw extractionFailure('limit-expansion', `The ${kind.name} holds ${zip.entryCount} parts, too many to be read.`)
  }
  const parts = new Map<string, Buffer>()
  const names: string[] = []
  let left = limits.expandedBytes
  for await (const entry of zip.eachEntry()) {
    if (isEncrypted(entry)) throw extractionFailure('encrypted', `The ${kind.name} is protected by a password.`)
    names.push(entry.fileName)
    if (entry.fileName.endsWith('/') || kind.neverRead.test(entry.fileName)) continue
    const unpacked = await unpack(zip, entry, left, kind)
    left -= unpacked.size
    if (unpacked.bytes !== null) parts.set(entry.fileName.toLowerCase(), unpacked.bytes)
  }
  const bytesOf = (name: string) => parts.get(name.toLowerCase()) ?? null
  return {
    names,
    bytes: bytesOf,
    part: (name) => {
      const found = bytesOf(name)
      if (found === null) return null
      const xml = decodeXml(found)
      checkXml(name, xml, kind, limits)
      return xml
    }
  }
}
