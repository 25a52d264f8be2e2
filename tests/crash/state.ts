/** What a project must be after a crash. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Signer } from '../../src/main/project/signing.ts'
import { openDesk } from '../support/project.ts'

export interface AfterCrash {
  /** Why this is not a project as it must be; empty where all is well. */
  readonly faults: readonly string[]
  /** Ids of all change sets in the file. */
  readonly ids: ReadonlySet<string>
}

/**
 * Opens the project in `folder` after a crash: it opens for writing, every acknowledged command is there, at most one
 * more than `known` is, everything verifies, and work can go on.
 */
export function inspect(folder: string, acknowledged: readonly string[], known: number, signer: Signer): AfterCrash {
  const path = join(folder, 'p.claimbench')
  const faults: string[] = []
  const ids = new Set<string>()
  if (!existsSync(path)) return { faults: ['the project is gone'], ids }
  try {
    const desk = openDesk(path, { signer, fullCheck: true })
    try {
      if (desk.session.readOnly) faults.push('the lock is stuck')
      for (const id of readIds(path)) ids.add(id)
      const missing = acknowledged.filter((id) => !ids.has(id))
      if (missing.length > 0) faults.push(`${missing.length} acknowledged commands are lost`)
      if (ids.size > known + acknowledged.length + 1) faults.push(`${ids.size - known - acknowledged.length} more`)
      for (const finding of desk.session.verify().findings) faults.push(`verify: ${finding.message}`)
      desk.run('project.rename', { title: `After ${ids.size}` })
      for (const id of readIds(path)) ids.add(id)
    } finally {
      desk.close()
    }
  } catch (thrown) {
    faults.push(`it does not open: ${thrown instanceof Error ? thrown.message : thrown}`)
  }
  return { faults, ids }
}

export function readIds(path: string): string[] {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return database
      .prepare<[], { id: string }>('SELECT id FROM change_set ORDER BY position')
      .all()
      .map((row) => row.id)
  } finally {
    database.close()
  }
}
