/** Project files that the system hands to the program: on the command line, by a second start, by a double click. */
import { extname, isAbsolute, resolve } from 'node:path'

export const projectEnding = '.claimbench'

/**
 * The project files among the arguments of a start, as absolute paths, each once. Switches of the program and of
 * Chromium, the program's own folder and everything that is not a project file are passed over.
 *
 * @param argv              as the process or the second instance got it, the executable first
 * @param workingDirectory  of the process that was started, against which relative paths resolve
 */
export function projectFilesOf(argv: readonly string[], workingDirectory: string): readonly string[] {
  const files = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && extname(argument).toLowerCase() === projectEnding)
    .map((file) => (isAbsolute(file) ? file : resolve(workingDirectory, file)))
  return [...new Set(files)]
}

/** Characters that some file system refuses, and device names that Windows refuses. */
const unsafe = /[\p{Cc}<>:"/\\|?*]+/gu
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A file name that every system takes, as near to `name` as possible, at most 120 characters with its ending. */
export function safeFileName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,20}$/.exec(name)?.[0] ?? ''
  const stem = name
    .slice(0, name.length - ending.length)
    .toWellFormed()
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const short =
    [...stem]
      .slice(0, 120 - ending.length)
      .join('')
      .trimEnd() || 'Untitled'
  return `${device.test(short) ? '_' : ''}${short}${ending}`
}

/** What a save dialog offers as the kind of file, by the ending of the name. */
export function saveFilters(name: string): readonly { readonly name: string; readonly extensions: string[] }[] {
  const kinds: Readonly<Record<string, string>> = {
    '.claimbench': 'Claimbench project',
    '.html': 'Web page',
    '.json': 'JSON data',
    '.pdf': 'PDF document',
    '.docx': 'Word document',
    '.md': 'Markdown text',
    '.csv': 'Table (CSV)'
  }
  const ending = extname(name).toLowerCase()
  const kind = kinds[ending]
  return kind === undefined ? [] : [{ name: kind, extensions: [ending.slice(1)] }]
}

/** The path with the project ending, which a person who types a name into a dialog may leave out. */
export function withProjectEnding(path: string): string {
  return extname(path).toLowerCase() === projectEnding ? path : `${path}${projectEnding}`
}
