/** Project files that the system hands to the program: on the command line, by a second start, by a double click. */
import { extname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROJECT_ENDING } from '../../app/file-names.ts'

/** Whether an argument of a start names a project file: a path, or the address of a file, as Linux desktops hand it over. */
export const isProjectFile = (argument: string): boolean =>
  !argument.startsWith('-') && extname(argument).toLowerCase() === PROJECT_ENDING

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
    .filter(isProjectFile)
    .flatMap((file) => pathOf(file) ?? [])
    .map((file) => (isAbsolute(file) ? file : resolve(workingDirectory, file)))
  return [...new Set(files)]
}

/** Null for the address of a file on another computer, which is no path here. */
function pathOf(argument: string): string | null {
  if (!argument.startsWith('file:')) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return null
  }
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
  return extname(path).toLowerCase() === PROJECT_ENDING ? path : `${path}${PROJECT_ENDING}`
}
