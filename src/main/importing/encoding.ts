import chardet from 'chardet'
import iconv from 'iconv-lite'
import type { DetectedEncoding, ExtractionWarning } from '../../shared/extraction.ts'
import { extractionFailure } from './coded-error.ts'

export interface Decoded {
  text: string
  encoding: DetectedEncoding
  warnings: ExtractionWarning[]
}

/** Bytes looked at to guess an encoding; the rest of a long file rarely changes the guess. */
const sampleSize = 256 * 1024
const uncertainBelow = 0.5

/** Labels that say Latin-1 but mean Windows-1252, as every browser reads them (WHATWG Encoding). */
const meansWindows1252 = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'latin-1', 'us-ascii', 'ascii'])

/** Name in the form that is shown and that `ExtractOptions.encoding` takes back. */
function canonicalName(label: string): string {
  const name = label.trim().toLowerCase()
  if (meansWindows1252.has(name)) return 'windows-1252'
  if (name === 'utf8') return 'utf-8'
  return name
}

function markOf(bytes: Uint8Array): { name: string; length: number } | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return { name: 'utf-32le', length: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { name: 'utf-32be', length: 4 }
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', length: 2 }
  return null
}

/**
 * UTF-16 without a byte order mark: in text of any alphabet, spaces, line ends and digits have a zero byte, always on
 * the same side. Zero bytes on both sides are not text.
 */
function unmarkedUtf16(bytes: Uint8Array): DetectedEncoding | null {
  const length = Math.min(bytes.length, sampleSize) & ~1
  if (length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const units = length / 2
  const [most, least, name] = odd >= even ? [odd, even, 'utf-16le'] : [even, odd, 'utf-16be']
  if (most / units < 0.05 || least > most * 0.02) return null
  const sample = iconv.decode(Buffer.from(bytes.subarray(0, length)), name)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from data
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  if (strange / units > 0.01) return null
  return { name, confidence: 0.9 }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Share of bytes that are part of an invalid UTF-8 sequence. */
function utf8Damage(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, sampleSize)
  const replaced = new TextDecoder('utf-8').decode(sample).match(/\ufffd/g)?.length ?? 0
  const high = sample.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  return high === 0 ? 0 : replaced / high
}

/** Bytes 0x91–0x94, 0x96, 0x97 between letters or spaces: the quotes and dashes of Windows-1252, controls in Latin-1. */
function hasWindowsPunctuation(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte === 0x85 || (byte >= 0x91 && byte <= 0x97))
}

function guess(bytes: Uint8Array): DetectedEncoding {
  const sample = bytes.subarray(0, sampleSize)
  if (utf8Damage(bytes) < 0.05) return { name: 'utf-8', confidence: 0.6 }
  const matches = chardet.analyse(sample).filter((match) => iconv.encodingExists(match.name) && match.name !== 'UTF-8')
  const best = matches[0]
  if (best === undefined) return { name: 'windows-1252', confidence: 0.2 }
  const name = canonicalName(best.name)
  const confidence = Math.min(1, best.confidence / 100)
  // ISO 8859 has no smart quotes; a guess of it over bytes that are quotes in Windows-1252 is one of its own family.
  if (name.startsWith('iso-8859-') && hasWindowsPunctuation(sample)) {
    const family: Record<string, string> = { 'iso-8859-2': 'windows-1250', 'iso-8859-7': 'windows-1253' }
    return { name: family[name] ?? 'windows-1252', confidence }
  }
  return { name, confidence }
}

/**
 * Which encoding the bytes are in. In this order: a byte order mark; UTF-16 without one; a valid UTF-8 sequence (which
 * other encodings hardly ever are by chance); what the file declares (`declared`, an HTML meta tag); a guess from letter
 * statistics.
 */
export function detectEncoding(bytes: Uint8Array, declared?: string): DetectedEncoding {
  const mark = markOf(bytes)
  if (mark !== null) return { name: mark.name, confidence: 1 }
  const wide = unmarkedUtf16(bytes)
  if (wide !== null) return wide
  if (isAscii(bytes)) {
    if (bytes.includes(0x1b)) {
      const match = chardet.analyse(bytes.subarray(0, sampleSize))[0]
      if (match?.name.startsWith('ISO-2022') && iconv.encodingExists(match.name)) {
        return { name: match.name.toLowerCase(), confidence: match.confidence / 100 }
      }
    }
    return { name: 'utf-8', confidence: 1 }
  }
  if (isUtf8(bytes)) return { name: 'utf-8', confidence: 0.99 }
  if (declared !== undefined && iconv.encodingExists(declared) && !/^utf-?(8|16|32)/i.test(declared)) {
    return { name: canonicalName(declared), confidence: 0.9 }
  }
  return guess(bytes)
}

/**
 * Text that was written in UTF-8, taken for Latin-1 and written in UTF-8 once more ("â€™" for an apostrophe), read back; null
 * where it was not. Certain: every character fits in a byte, and the bytes are whole UTF-8 with several long sequences, which
 * no text in Latin-1 is.
 */
function writtenTwice(text: string): string | null {
  const sequences = text.match(/[\u00c2-\u00f4][\u0080-\u00bf]+/g)?.length ?? 0
  if (sequences < 3 || /[\u0100-\uffff]/.test(text)) return null
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : null
}

/**
 * Reads bytes as characters. `chosen` is the person's own choice and overrides everything; `declared` is what the file
 * says of itself. Rejects an unknown name with the code `encoding`.
 */
export function decode(bytes: Uint8Array, chosen?: string, declared?: string): Decoded {
  if (chosen !== undefined && !iconv.encodingExists(chosen)) {
    throw extractionFailure('encoding', `The encoding “${chosen}” is not known.`)
  }
  const encoding =
    chosen === undefined ? detectEncoding(bytes, declared) : { name: canonicalName(chosen), confidence: 1 }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const read = iconv.decode(buffer, encoding.name)
  const mended = chosen === undefined && encoding.name === 'utf-8' ? writtenTwice(read) : null
  const text = mended ?? read
  const warnings: ExtractionWarning[] = []
  const mark = markOf(bytes)
  if (mark !== null) {
    warnings.push({
      code: 'byte-order-mark',
      message: `The file begins with the byte order mark of ${mark.name.toUpperCase()}, which is no part of the text.`
    })
  }
  if (mended !== null) {
    warnings.push({
      code: 'encoding-twice',
      message: 'The file had been encoded in UTF-8 twice, and was read back. Check quotation marks and accents.'
    })
  }
  if (encoding.confidence < uncertainBelow) {
    warnings.push({
      code: 'encoding-uncertain',
      message: `The encoding is probably ${encoding.name}, but that is not certain. Check quotation marks and accents.`
    })
  }
  const replaced = text.match(/\ufffd/g)?.length ?? 0
  if (replaced > 0) {
    warnings.push({
      code: 'encoding-replacements',
      message: `${replaced} character${replaced === 1 ? '' : 's'} could not be read in ${encoding.name}.`
    })
  }
  return { text, encoding, warnings }
}
