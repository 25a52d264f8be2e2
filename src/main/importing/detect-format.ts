/**
 * What a file is, by its content: a name's extension is often wrong and never proof.
 */

import iconv from 'iconv-lite'
import type { ExtractionFormat } from '../../shared/extraction.ts'
import { csvDelimiter } from './csv.ts'
import { detectEncoding } from './encoding.ts'

/** `unsupported` carries what it is, for the message (null where that is not known), and what to do instead. */
export type SniffedFormat =
  | { format: Exclude<ExtractionFormat, 'paste'> }
  | { format: 'encrypted'; what: string }
  | { format: 'unsupported'; what: string | null; instead?: string }

/** What a zip is that holds no document known here; a Word document that lost its parts is one too. */
export const zipArchive = 'zip archive'

const headSize = 8192

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function includesAscii(bytes: Uint8Array, needle: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(needle, 0, 'latin1')
}

/** What OpenDocument and EPUB files say they are, in their first entry, which is not packed. */
function mimeTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^.{26,60}?mimetype(.*)/s.exec(head)?.[1] ?? ''
}

function sniffZip(bytes: Uint8Array): SniffedFormat {
  if (includesAscii(bytes, 'word/document') || includesAscii(bytes, '[Content_Types].xml')) {
    const others = ['xl/workbook', 'ppt/presentation'].filter((part) => includesAscii(bytes, part))
    if (others.length === 0 || includesAscii(bytes, 'word/document')) return { format: 'docx' }
    if (others[0] !== 'xl/workbook') return { format: 'unsupported', what: 'PowerPoint presentation' }
    if (includesAscii(bytes, 'xl/workbook.xml')) return { format: 'xlsx' }
    const instead = 'Open it in Excel or LibreOffice, save it as .xlsx and take that.'
    return { format: 'unsupported', what: 'Excel workbook of the binary kind', instead }
  }
  const open = /application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/.exec(mimeTypeOf(bytes))
  if (open?.[1] === 'text') return { format: 'odt' }
  if (open?.[1] === 'spreadsheet') return { format: 'ods' }
  if (open !== null) return { format: 'unsupported', what: `OpenDocument ${open[1]}` }
  if (mimeTypeOf(bytes).startsWith('application/epub+zip') || includesAscii(bytes, 'META-INF/container.xml'))
    return { format: 'epub' }
  if (includesAscii(bytes, 'content.xml') && includesAscii(bytes, 'META-INF/manifest.xml')) return { format: 'odt' }
  return { format: 'unsupported', what: zipArchive }
}

/** An OLE compound file: Word before 2007, or a protected file of any newer Office program. */
function sniffCompound(bytes: Uint8Array): SniffedFormat {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')
  if (includesAscii(bytes, encrypted)) return { format: 'encrypted', what: 'Office document' }
  if (includesAscii(bytes, Buffer.from('WordDocument', 'utf16le').toString('latin1'))) {
    const instead = 'Open it in Word or LibreOffice, save it as .docx and import that.'
    return { format: 'unsupported', what: 'Word document of the old .doc kind', instead }
  }
  if (includesAscii(bytes, Buffer.from('Workbook', 'utf16le').toString('latin1'))) {
    const instead = 'Open it in Excel or LibreOffice, save it as .xlsx and take that.'
    return { format: 'unsupported', what: 'Excel workbook of the old .xls kind', instead }
  }
  return { format: 'unsupported', what: 'old Office file' }
}

const htmlOpening =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link)\b/i
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
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'GIF picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'TIFF picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'TIFF picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], what: 'picture or recording' },
  { bytes: [0x1f, 0x8b], what: 'gzip archive' },
  { bytes: [0x42, 0x5a, 0x68], what: 'bzip2 archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], what: 'xz archive' },
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
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return { format: 'rtf' }
  // Readers look for the mark of a PDF in the first kilobyte.
  if (includesAscii(bytes.subarray(0, 1024), '%PDF-')) return { format: 'pdf' }
  const headBytes = bytes.subarray(0, headSize & ~3)
  const head = iconv.decode(Buffer.from(headBytes), detectEncoding(headBytes).name)
  if (strangeness(head) > 0.1) return { format: 'unsupported', what: null }
  return { format: textFormat(head) }
}

/** What a text file is, by how it begins. */
function textFormat(head: string): 'vtt' | 'srt' | 'eml' | 'mhtml' | 'html' | 'md' | 'csv' | 'txt' {
  if (/^\ufeff?WEBVTT(?:[ \t].*)?(?:\r?\n|$)/.test(head)) return 'vtt'
  if (/^\ufeff?\s*\d+[ \t]*\r?\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(head)) return 'srt'
  const mail = mailKind(head)
  if (mail !== null) return mail
  if (looksLikeHtml(head)) return 'html'
  if (looksLikeMarkdown(head)) return 'md'
  const lines = head.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  return csvDelimiter(lines, head.length < headSize / 4) === null ? 'txt' : 'csv'
}

const mailField =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|content-transfer-encoding|reply-to|sender|x-[\w-]+|dkim-signature|authentication-results|references|in-reply-to|envelope-to|snapshot-content-location|list-[\w-]+|thread-[\w-]+|user-agent|importance|arc-[\w-]+)[ \t]*:/i

/**
 * A mail begins with fields alone, one a line; a line that goes on begins with a space. A text that opens with "From:" and
 * "Subject:" and is no mail lacks what every program adds.
 */
function mailKind(head: string): 'eml' | 'mhtml' | null {
  const lines = head.replace(/^\ufeff/, '').split(/\r?\n/)
  if (/^(?:>?From )/.test(lines[0] ?? '')) lines.shift()
  const names = new Set<string>()
  let odd = 0
  let field = ''
  for (const line of lines) {
    if (line === '') break
    if (/^[ \t]/.test(line) && names.size > 0) {
      field += line
      continue
    }
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase()
    // Broken programs write a line among the fields that is none.
    if (name === undefined) {
      odd += 1
      if (odd > 2) break
      continue
    }
    if (mailField.test(line)) names.add(name)
    field += `\n${line}`
  }
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name))
  const isMail = ['mime-version', 'message-id', 'received', 'return-path', 'content-type'].some((name) =>
    names.has(name)
  )
  // One field alone is a mail's where no text would be written so: encoded words, or the boundary of parts.
  const isField = /=\?[\w-]+\?[bq]\?[^?]*\?=|^content-type:\s*multipart\/[\w-]+\s*;[\s\S]*boundary=/im.test(field)
  if (
    (names.size < 2 && !(isField && names.size === 1)) ||
    !(isField || isMail || has('from', 'to', 'subject') || has('from', 'subject', 'date'))
  )
    return null
  return /^(?:snapshot-content-location:|content-type:\s*multipart\/related)/im.test(field) &&
    !names.has('received') &&
    !names.has('to')
    ? 'mhtml'
    : 'eml'
}

/** Signs of Markdown that plain text does not have by chance: two kinds of them, or a head of fields between dashes. */
function looksLikeMarkdown(head: string): boolean {
  if (/^\ufeff?---\r?\n(?:\w[\w-]*:.*\r?\n|[ \t].*\r?\n|-.*\r?\n)+---\r?\n/.test(head)) return true
  const signs = [
    /^#{1,6} \S/m,
    /\[[^\]\n]{1,200}\]\((?:https?:\/\/|mailto:|\/|#)[^)\s]+\)/,
    /^\[[^\]\n]+\]: \S+$/m,
    /(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?!\w)/,
    /^```[\w-]*$/m,
    /^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$/m,
    /^> \S/m
  ]
  return signs.filter((sign) => sign.test(head)).length >= 2
}
