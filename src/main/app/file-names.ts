/** What files are called, so that every system takes the name. */

/** The ending of project files. */
export const PROJECT_ENDING = '.claimbench'

/** Characters that some file system refuses, and device names that Windows refuses. */
const unsafe = /[\p{Cc}<>:"/\\|?*]+/gu
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')

/** What a file name takes of a title, in UTF-8: file systems take 255 bytes, and endings and numbers come to it. */
const MOST_BYTES = 200

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The beginning of a text, in whole graphemes: so many characters and bytes of UTF-8 at most. */
function cut(text: string, most: number, mostBytes: number): string {
  let characters = 0
  let bytes = 0
  for (const { segment, index } of graphemes.segment(text)) {
    characters += [...segment].length
    bytes += Buffer.byteLength(segment)
    if (characters > most || bytes > mostBytes) return text.slice(0, index).trimEnd()
  }
  return text.trimEnd()
}

/** A title as a file name without an ending: at most 80 characters and 200 bytes. */
export function fileNameOf(title: string): string {
  const name = plain(cut(plain(title.normalize('NFKC')), 80, MOST_BYTES))
  return name === '' || device.test(name) ? `project ${name}`.trim() : name
}

/** A file name as near to `name` as possible, at most 120 characters and 200 bytes with its ending. */
export function safeFileName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,20}$/.exec(name)?.[0] ?? ''
  const short =
    cut(plain(name.slice(0, name.length - ending.length)), 120 - ending.length, MOST_BYTES - ending.length) ||
    'Untitled'
  return `${device.test(short) ? '_' : ''}${short}${ending}`
}
