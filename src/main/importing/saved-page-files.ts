/** The pages of the folder that a browser saved beside a page, for hosts that were given the page's path. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  DEEPEST_FRAME_FOLDER,
  isFolderOf,
  isPageName,
  MOST_FRAME_BYTES,
  MOST_FRAME_PAGES,
  type PageFile,
  packedName,
  packPage
} from '../../shared/saved-page.ts'

/**
 * The page at a path together with the pages of its folder, as one file; null where there is no such folder, or it holds no page.
 * Links are not followed. A page longer than `mostBytes` is left to whoever reads it alone, and refuses it.
 */
export async function packedPage(path: string, mostBytes: number): Promise<{ name: string; bytes: Buffer } | null> {
  if (!isPageName(path)) return null
  const about = await stat(path).catch(() => null)
  if (!about?.isFile() || about.size > mostBytes) return null
  const frames = await framePages(path)
  if (frames.length === 0) return null
  const packed = packPage(await readFile(path), frames, (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  )
  return { name: packedName(basename(path)), bytes: Buffer.from(packed, 'latin1') }
}

/** A file of at most so many bytes; null where it is longer, or cannot be read: its name may be none that can be asked for. */
async function bytesOf(file: string, most: number): Promise<Buffer | null> {
  try {
    return (await stat(file)).size > most ? null : await readFile(file)
  } catch {
    return null
  }
}

async function framePages(page: string): Promise<PageFile[]> {
  const found: PageFile[] = []
  let left = MOST_FRAME_BYTES
  const look = async (folder: string, path: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const [file, name] = [join(folder, entry.name), `${path}/${entry.name}`]
      if (entry.isDirectory() && depth < DEEPEST_FRAME_FOLDER) await look(file, name, depth + 1)
      if (!entry.isFile() || !isPageName(entry.name) || found.length >= MOST_FRAME_PAGES) continue
      const bytes = await bytesOf(file, left)
      if (bytes === null) continue
      left -= bytes.byteLength
      found.push({ path: name, bytes })
    }
  }
  const beside = await readdir(dirname(page), { withFileTypes: true }).catch(() => [])
  for (const entry of beside)
    if (entry.isDirectory() && isFolderOf(entry.name, basename(page)))
      await look(join(dirname(page), entry.name), entry.name, 1)
  return found
}
