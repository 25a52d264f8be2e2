/**
 * What a file is, by its content: a name's extension is often wrong and never proof.
 */

import iconv from 'iconv-lite'
import { detectEncoding } from './encoding.ts'

/** `unsupported` carries what it is, for the message; null where that is not known. */
export type SniffedFormat =
  | { format: 'docx' | 'html' | 'txt' }
  | { format: 'encrypted'; what: string }
  | { format: 'unsupported'; what: string | null }

const headSize = 8192

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function includesAscii(bytes: Uint8Array, needle: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(needle, 0, 'latin1')
}

function sniffZip(bytes: Uint8Array): SniffedFormat {
  if (includesAscii(bytes, 'word/document') || includesAscii(bytes, '[Content_Types].xml')) {
    const others = ['xl/workbook', 'ppt/presentation'].filter((part) => includesAscii(bytes, part))
    if (others.length === 0 || includesAscii(bytes, 'word/document')) return { format: 'docx' }
    return { format: 'unsupported', what: others[0]?.startsWith('xl') ? 'Excel workbook' : 'PowerPoint presentation' }
  }
  if (includesAscii(bytes, 'application/vnd.oasis.opendocument.text')) {
    return { format: 'unsupported', what: 'OpenDocument text' }
  }
  if (includesAscii(bytes, 'application/epub+zip')) return { format: 'unsupported', what: 'EPUB book' }
  return { format: 'unsupported', what: 'zip archive' }
}

/** An OLE compound file: Word before 2007, or a protected file of any newer Office program. */
function sniffCompound(bytes: Uint8Array): SniffedFormat {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')
  if (includesAscii(bytes, encrypted)) return { format: 'encrypted', what: 'Office document' }
  return { format: 'unsupported', what: 'Word document of the old .doc kind, or another old Office file' }
}

const htmlOpening =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link)\b/i
const htmlTag =
  /<\/?(?:html|head|body|div|p|span|a|h[1-6]|ul|ol|li|table|tr|td|br|img|article|section|script|style|meta|title|blockquote|em|strong|b|i)(?:\s[^<>]*)?\/?>/gi

/** True where markup is what the text is made of, not what it speaks about. */
function looksLikeHtml(head: string): boolean {
  if (htmlOpening.test(head)) return true
  const trimmed = head.trimStart()
  const tags = head.match(htmlTag) ?? []
  const closing = tags.filter((tag) => tag.startsWith('</')).length
  return trimmed.startsWith('<') && tags.length >= 2 && closing >= 1
}

/** Share of characters that no text has: control characters and what could not be read. */
function strangeness(head: string): number {
  if (head.length === 0) return 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells data from text
  return (head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0) / head.length
}

const signatures: { bytes: number[]; what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'PDF' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'RTF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'GIF picture' },
  { bytes: [0x1f, 0x8b], what: 'gzip archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: '7-Zip archive' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: 'SQLite database' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'program' },
  { bytes: [0x4d, 0x5a, 0x90], what: 'program' },
  { bytes: [0x49, 0x44, 0x33], what: 'MP3 recording' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], what: 'Ogg recording' }
]

export function detectFormat(bytes: Uint8Array): SniffedFormat {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return sniffZip(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return sniffCompound(bytes)
  const known = signatures.find((signature) => startsWith(bytes, ...signature.bytes))
  if (known !== undefined) return { format: 'unsupported', what: known.what }
  const headBytes = bytes.subarray(0, headSize & ~3)
  const head = iconv.decode(Buffer.from(headBytes), detectEncoding(headBytes).name)
  if (strangeness(head) > 0.1) return { format: 'unsupported', what: null }
  return looksLikeHtml(head) ? { format: 'html' } : { format: 'txt' }
}
