/** Exports that a browser fetches once: temporary files of this run, each taken exactly once. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download } from './app.ts'

export interface Downloads {
  /** Keeps a file for download and gives its id. */
  add(text: string, name: string, mediaType: string): Promise<string>
  take(id: string): Promise<Download | undefined>
}

export function createDownloads(folder: string): Downloads {
  const waiting = new Map<string, Download>()
  return {
    add: async (text, name, mediaType) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const id = randomUUID()
      const path = join(folder, id)
      await writeFile(path, text, { flag: 'wx', mode: 0o600 })
      waiting.set(id, { path, name, mediaType, release: () => rm(path, { force: true }) })
      return id
    },
    take: async (id) => {
      const download = waiting.get(id)
      waiting.delete(id)
      return download
    }
  }
}
