/** Files and folders that a person drops or chooses, as documents: a page that a browser saved comes with its folder. */
import {
  DEEPEST_FRAME_FOLDER,
  isPageName,
  MOST_FRAME_BYTES,
  MOST_FRAME_PAGES,
  type PageFile,
  packedName,
  packPage,
  pageBase,
  pagesOfFolder
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
    if (entry.isFile) {
      // What cannot be opened any more is left, the rest comes.
      const file = await fileOf(entry as FileSystemFileEntry).catch(() => null)
      if (file !== null) found.push({ path, file })
    } else if (depth <= DEEPEST)
      for (const inner of await entriesIn(entry as FileSystemDirectoryEntry))
        await look(inner, `${path}/${inner.name}`, depth + 1)
  }
  for (const entry of entries) await look(entry, entry.name, 1)
  return found
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader of a folder gives its entries in portions, and none at the end; of one that fails, what it gave till then. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0 || all.length >= MOST_FILES) return all
    all.push(...some)
  }
}

/**
 * The documents among the files: every file by itself, and of folders what can be imported by its ending, except what a browser saved
 * beside a page. A page with such a folder becomes one file, with the pages of its frames.
 */
export async function documentsOf(found: readonly FoundFile[]): Promise<File[]> {
  const placed = found.map(({ path, file }) => {
    const folders = path.split('/')
    return { path, file, name: folders.pop() ?? '', folders }
  })
  const pages = new Set(placed.filter(({ name }) => isPageName(name)).map(({ folders, name }) => keyOf(folders, name)))
  const framesOf = new Map<string, FoundFile[]>()
  const alone = placed.filter(({ file, name, folders }) => {
    const at = folders.findIndex((_, index) => ownersOf(folders, index).some((owner) => pages.has(owner)))
    if (at < 0) return true
    const inside = [...folders.slice(at), name]
    if (isPageName(name) && inside.length <= DEEPEST_FRAME_FOLDER + 1)
      for (const owner of ownersOf(folders, at)) {
        const frames = framesOf.get(owner) ?? []
        framesOf.set(owner, frames)
        frames.push({ path: inside.join('/'), file })
      }
    return false
  })
  const documents: File[] = []
  for (const { path, file, name, folders } of alone) {
    if (folders.length > 0 && !documentEndings.some((ending) => path.toLowerCase().endsWith(ending))) continue
    const frames = isPageName(name) ? framesOf.get(keyOf(folders, name)) : undefined
    documents.push(frames === undefined ? file : await withFrames(file, frames))
  }
  return documents
}

/** Where a page lies, and what its name has in common with those of its folders. */
const keyOf = (folders: readonly string[], page: string): string => [...folders, pageBase(page)].join('/')

/** The pages, found or not, that the folder at this place of a path would belong to. */
const ownersOf = (folders: readonly string[], at: number): string[] =>
  pagesOfFolder(folders[at] ?? '').map((page) => [...folders.slice(0, at), page].join('/'))

/** The page with those of its frames that can be read; a page that cannot be is left to whoever imports it, and says so. */
async function withFrames(page: File, files: readonly FoundFile[]): Promise<File> {
  const frames: PageFile[] = []
  let left = MOST_FRAME_BYTES
  for (const { path, file } of files) {
    if (file.size > left || frames.length >= MOST_FRAME_PAGES) continue
    const bytes = await bytesOf(file)
    if (bytes === null) continue
    left -= file.size
    frames.push({ path, bytes })
  }
  const bytes = frames.length === 0 ? null : await bytesOf(page)
  return bytes === null ? page : new File([packPage(bytes, frames, toBase64)], packedName(page.name))
}

const bytesOf = (file: File): Promise<Uint8Array | null> =>
  file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null
  )
