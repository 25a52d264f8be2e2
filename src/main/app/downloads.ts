/** Files that a browser fetches once: temporary files of this run, each taken exactly once. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download } from './app.ts'

export interface Downloads {
  /** Keeps a file for download and gives its id. `write` fills the empty file at the path that it is given. */
  add(name: string, mediaType: string, write: (path: string) => Promise<void>): Promise<string>
  take(id: string): Promise<Download | undefined>
}

export function createDownloads(folder: string): Downloads {
  const waiting = new Map<string, Download>()
  return {
    add: async (name, mediaType, write) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const id = randomUUID()
      const path = join(folder, id)
      const release = (): Promise<void> => rm(path, { force: true })
      try {
        await (await open(path, 'wx', 0o600)).close()
        await write(path)
      } catch (thrown) {
        await release()
        throw thrown
      }
      waiting.set(id, { path, name, mediaType, release })
      return id
    },
    take: async (id) => {
      const download = waiting.get(id)
      waiting.delete(id)
      return download
    }
  }
}
