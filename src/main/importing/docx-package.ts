/**
 * A Word file as a zip: checked before anything reads it. Sizes are counted while unpacking, because what a zip says of
 * its own sizes is no more to be trusted than the rest of it.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { extractionFailure } from './coded-error.ts'
import type { ImportLimits } from './importer.ts'

/** The parts that are read; others are counted against the limits and dropped. */
const wantedPart =
  /^(?:word\/(?:document\d*|comments|footnotes|endnotes|header\d*|footer\d*)\.xml|docProps\/core\.xml|\[Content_Types\]\.xml)$/i
/** What can be left packed: pictures and fonts are never unpacked by the reader of the text. */
const neverRead = /^word\/(?:media|embeddings|fonts|theme)\//i

export interface WordPackage {
  /** XML of a part by its name in the package, or null. */
  part(name: string): string | null
  names: string[]
}

function isEncrypted(entry: Entry): boolean {
  return (entry.generalPurposeBitFlag & 1) !== 0
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  left: number,
  keep: boolean
): Promise<{ size: number; text: string }> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > left) throw extractionFailure('limit-expansion', 'The Word file unpacks to far more than it should.')
      if (keep) chunks.push(bytes)
    }
  } finally {
    stream.destroy()
  }
  return { size, text: keep ? decodeXml(Buffer.concat(chunks)) : '' }
}

function decodeXml(bytes: Buffer): string {
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
      depth -= 1
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

function checkXml(name: string, xml: string, limits: ImportLimits): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw extractionFailure('damaged', `The part ${name} of the Word file declares entities, which no Word file does.`)
  }
  if (xmlDepth(xml) > limits.depth) {
    throw extractionFailure('limit-expansion', `The part ${name} of the Word file is nested too deeply.`)
  }
}

/**
 * Opens the zip and reads the parts that matter. Rejects with `damaged` (no zip, no document, broken entries),
 * `encrypted`, or `limit-expansion` (too many entries, too much unpacked, nested too deeply).
 */
export async function openWordPackage(bytes: Uint8Array, limits: ImportLimits): Promise<WordPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
  if (zip.entryCount > limits.entries) {
    throw extractionFailure('limit-expansion', `The Word file holds ${zip.entryCount} parts, too many to be read.`)
  }
  const parts = new Map<string, string>()
  const names: string[] = []
  let left = limits.expandedBytes
  for await (const entry of zip.eachEntry()) {
    if (isEncrypted(entry)) throw extractionFailure('encrypted', 'The Word file is protected by a password.')
    names.push(entry.fileName)
    if (entry.fileName.endsWith('/') || neverRead.test(entry.fileName)) continue
    const keep = wantedPart.test(entry.fileName)
    const { size, text } = await unpack(zip, entry, left, keep)
    left -= size
    if (!keep) continue
    checkXml(entry.fileName, text, limits)
    parts.set(entry.fileName.toLowerCase(), text)
  }
  if (!names.some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    throw extractionFailure('damaged', 'The file is a zip, but holds no Word document.')
  }
  return { part: (name) => parts.get(name.toLowerCase()) ?? null, names }
}
