/** What this installation has, and what is missing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Places } from '../../app/app.ts'
import { findBrowser, hasDisplay } from '../browser/find-browser.ts'
import { programFolder } from '../places.ts'

export function examine(places: Places): Record<string, unknown> {
  const database = new Database(':memory:')
  const sqlite = (database.prepare('SELECT sqlite_version() AS version').get() as { version: string }).version
  database.close()
  const browser = findBrowser()
  const electron = join(programFolder(), 'node_modules', 'electron', 'dist')
  return {
    node: process.versions.node,
    napi: Number(process.versions.napi),
    sqlite,
    electron: existsSync(electron) ? 'present' : 'missing: the desktop window opens in a browser instead',
    display: hasDisplay(),
    browser: browser ? { name: browser.name, path: browser.file } : 'missing: the address is printed instead',
    built: existsSync(join(programFolder(), 'out', 'renderer', 'index.html')),
    home: places.home,
    projects: places.projects
  }
}
