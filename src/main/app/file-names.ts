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

const cut = (text: string, most: number): string => [...text].slice(0, most).join('').trimEnd()

/** A title as a file name without an ending. */
export function fileNameOf(title: string): string {
  const name = plain(cut(plain(title.normalize('NFKC')), 80))
  return name === '' || device.test(name) ? `project ${name}`.trim() : name
}

/** A file name as near to `name` as possible, at most 120 characters with its ending. */
export function safeFileName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,20}$/.exec(name)?.[0] ?? ''
  const short = cut(plain(name.slice(0, name.length - ending.length)), 120 - ending.length) || 'Untitled'
  return `${device.test(short) ? '_' : ''}${short}${ending}`
}
