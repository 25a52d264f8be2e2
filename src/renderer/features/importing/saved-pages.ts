/** Files and folders that a person drops or chooses, as documents: a page that a browser saved comes with its folder. */
import {
  DEEPEST_FRAME_FOLDER,
  isFolderOf,
  isPageName,
  isPagesFolder,
  MOST_FRAME_BYTES,
  MOST_FRAME_PAGES,
  type PageFile,
  packedName,
  packPage
} from '../../../shared/saved-page.ts'
import { toBase64 } from './upload.ts'

export interface FoundFile {
  /** Where it lies within what was dropped or chosen, with `/`; a file by itself has its name only. */
  readonly path: string
  readonly file: File
}

/** Endings of the files that can be imported. */
export const documentEndings: readonly string[] =
  '.txt .text .md .markdown .html .htm .xhtml .mhtml .mht .pdf .docx .docm .dotx .odt .rtf .epub .eml .srt .vtt .csv .tsv .xlsx .ods'.split(
    ' '
  )

/** Files of a folder that are looked at, and folders in one another: more is no folder of documents. */
const MOST_FILES = 5000
const DEEPEST = 4

/** The files of what was chosen with the system's dialog; those of a folder have their path in it. */
export const chosenFiles = (files: Iterable<File>): FoundFile[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))

/**
 * The files of what was dropped, those of folders with their paths. Has to be called while the drop is handled: what was dropped is
 * gone afterwards.
 */
export function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<FoundFile[]> {
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []))
  const plain = chosenFiles(files)
  return entries.some((entry) => entry?.isDirectory)
    ? filesIn(entries.filter((entry) => entry !== null))
    : Promise.resolve(plain)
}

async function filesIn(entries: readonly FileSystemEntry[]): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  const look = async (entry: FileSystemEntry, path: string, depth: number): Promise<void> => {
    if (found.length >= MOST_FILES) return
    if (entry.isFile) found.push({ path, file: await fileOf(entry as FileSystemFileEntry) })
    else if (depth <= DEEPEST)
      for (const inner of await entriesIn(entry as FileSystemDirectoryEntry))
        await look(inner, `${path}/${inner.name}`, depth + 1)
  }
  for (const entry of entries) await look(entry, entry.name, 1)
  return found
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader of a folder gives its entries in portions, and none at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0 || all.length >= MOST_FILES) return all
    all.push(...some)
  }
}

/**
 * The documents among the files: every file by itself, and of folders what can be imported by its ending, except what a browser saved
 * beside a page. A page with such a folder becomes one file, with the pages of its frames.
 */
export async function documentsOf(found: readonly FoundFile[]): Promise<File[]> {
  const documents: File[] = []
  for (const { path, file } of found) {
    const folders = path.split('/').slice(0, -1)
    if (folders.some(isPagesFolder)) continue
    if (folders.length > 0 && !documentEndings.some((ending) => path.toLowerCase().endsWith(ending))) continue
    documents.push(isPageName(path) ? await withFolder(path, file, found) : file)
  }
  return documents
}

async function withFolder(path: string, page: File, found: readonly FoundFile[]): Promise<File> {
  const at = path.slice(0, path.length - (path.split('/').at(-1) ?? '').length)
  const frames: PageFile[] = []
  let left = MOST_FRAME_BYTES
  for (const { path: other, file } of found) {
    const inside = other.startsWith(at) ? other.slice(at.length).split('/') : []
    const [folder = ''] = inside
    if (inside.length < 2 || inside.length > DEEPEST_FRAME_FOLDER + 1 || !isFolderOf(folder, page.name)) continue
    if (!isPageName(other) || file.size > left || frames.length >= MOST_FRAME_PAGES) continue
    left -= file.size
    frames.push({ path: inside.join('/'), bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  if (frames.length === 0) return page
  return new File([packPage(new Uint8Array(await page.arrayBuffer()), frames, toBase64)], packedName(page.name))
}
