/** What files are called where their kind is told by a media type. */
import type { ExtractionFormat } from '../../shared/extraction.ts'

/** By the format as which a document was read. */
export const mediaTypes: Record<ExtractionFormat, string> = {
  txt: 'text/plain',
  paste: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  mhtml: 'multipart/related',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  epub: 'application/epub+zip',
  eml: 'message/rfc822',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet'
}

/** Of files that are only kept, by the endings that newsrooms have; what is not known is bytes. */
const byEnding: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  gif: 'image/gif',
  heic: 'image/heic',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  zip: 'application/zip'
}

/** What a file that could not be read is, as far as its name says. */
export function mediaTypeOf(fileName: string): string {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? '') : 'application/octet-stream'
}
