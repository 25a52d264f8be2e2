/** A program behind the contract that answers by echo, for tests of what carries the contract. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App } from '../../../src/main/app/app.ts'
import type { AppEvent } from '../../../src/shared/contract/index.ts'

export interface FakeProgram extends App {
  /** Every request that came through, as it came. */
  readonly calls: unknown[]
  /** Every download that was released, by its id. */
  readonly released: string[]
  /** Tells every listener. */
  tell(event: AppEvent): void
  readonly listeners: number
  /** Every client that was said to be gone. */
  readonly gone: string[]
}

/** @param downloads  content by id; each can be taken once. */
export function fakeProgram(
  folder: string,
  downloads: Readonly<Record<string, { name: string; text: string }>> = {}
): FakeProgram {
  const calls: unknown[] = []
  const released: string[] = []
  const gone: string[] = []
  const taken = new Set<string>()
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    calls,
    released,
    gone,
    clientGone: (client) => void gone.push(client),
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    get listeners() {
      return listeners.size
    },
    async call(request) {
      calls.push(request)
      return { ok: true, value: JSON.parse(JSON.stringify({ echo: request })), position: 7 }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    registerProject: (path) => `handle of ${path}`,
    async takeDownload(id) {
      const download = downloads[id]
      if (download === undefined || taken.has(id)) return undefined
      taken.add(id)
      const path = join(folder, `download-${id}`)
      writeFileSync(path, download.text)
      return { path, name: download.name, mediaType: 'text/html', release: async () => void released.push(id) }
    },
    close: async () => {}
  }
}

/** A folder like the built screens, with a secret file beside it. */
export function fakeRenderer(): { readonly folder: string; readonly base: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'claimbench-host-'))
  const folder = join(base, 'renderer')
  writeTree(base, {
    'secret.json': '{"secret":true}',
    'renderer/index.html': '<!doctype html><meta name="claimbench-token" content="" /><title>Claimbench</title>',
    'renderer/assets/main-1a2b.js': 'export const here = 1',
    'renderer/assets/unknown.exe': 'MZ'
  })
  return { folder, base, remove: () => rmSync(base, { recursive: true, force: true }) }
}

function writeTree(base: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true })
    writeFileSync(join(base, name), text)
  }
}
