/** What was measured on: without it no figure means anything. */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import Database from 'better-sqlite3'

export interface MachineFacts {
  readonly processor: string
  readonly cores: number
  readonly memoryGB: number
  readonly system: string
  readonly node: string
  readonly sqlite: string
  /** The file system that the projects lay on, and how it is mounted. */
  readonly files: string
  /** Mean number of runnable processes over the last minute when the run began: above `cores`, others compete. */
  readonly load: number
  readonly date: string
}

export function machineFacts(folder: string): MachineFacts {
  const database = new Database(':memory:')
  const sqlite = database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? '?'
  database.close()
  return {
    processor: cpus()[0]?.model.trim() ?? '?',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    sqlite,
    files: fileSystemOf(folder),
    load: loadavg()[0] ?? 0,
    date: new Date().toISOString().slice(0, 10)
  }
}

function fileSystemOf(folder: string): string {
  try {
    const [, line = ''] = execFileSync('df', ['-T', folder], { encoding: 'utf8' }).split('\n')
    const [, kind = '?'] = line.split(/\s+/)
    return kind
  } catch {
    return 'unknown'
  }
}
