/**
 * Taking back and bringing back an import of 10,000 claims, and deleting its article: one change set each. Against the
 * same number of rows written bare in a copy of the file: a change and a head for every claim, and the claim hidden.
 */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Bench, Measurement } from '../measurement.ts'
import { startProgram } from '../program.ts'
import { median, rangeOf } from '../statistics.ts'

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Writes the rows that hiding every claim takes, and those of the next round that showing them again takes. */
function bareRows(path: string): { round: () => void; close: () => void } {
  const database = new Database(path)
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = EXTRA')
  database.pragma('cache_size = -16000')
  database.pragma('foreign_keys = OFF')
  const claims = database.prepare<[], { id: string }>('SELECT id FROM claim').all()
  const change = database.prepare(
    `INSERT INTO change VALUES (?, ?, 'claim', ?, 'deleted', '{"saw":{},"children":[]}', NULL, '[]', ?, NULL)`
  )
  const dropHead = database.prepare(`DELETE FROM head WHERE entity_id = ? AND entity = 'claim' AND field = 'deleted'`)
  const addHead = database.prepare(`INSERT INTO head VALUES (?, 'claim', 'deleted', ?)`)
  const show = database.prepare('UPDATE claim SET visible = ? WHERE id = ?')
  const salt = Buffer.alloc(16, 1)
  let position = 1_000_000
  const round = database.transaction(() => {
    position += 1
    for (const [ordinal, { id }] of claims.entries()) {
      change.run(position, ordinal, id, salt)
      dropHead.run(id)
      addHead.run(id, `0190a1b2-0000-7000-8000-00000${position}`)
      show.run(position % 2, id)
    }
  })
  return { round, close: () => database.close() }
}

export async function measureUndo(bench: Bench): Promise<readonly Measurement[]> {
  const made = await bench.tenThousand()
  const times = { undo: [] as number[], redo: [] as number[], delete: [] as number[], bare: [] as number[] }
  for (let round = 0; round < (bench.quick ? 1 : 5); round += 1) {
    // A fresh copy each time: every step back and forth adds to the history that the next one has to read.
    const path = join(bench.folder, `undo-${round}.claimbench`)
    const bare = join(bench.folder, `undo-bare-${round}.claimbench`)
    copyFileSync(made.path, path)
    copyFileSync(made.path, bare)
    const program = startProgram(bench.root, made.home, join(bench.folder, 'undo'))
    const rows = bareRows(bare)
    try {
      const { project } = await program.openFile(path)
      // The claim engine is loaded two seconds after the opening: a person is not there sooner.
      await setTimeout(3000)
      times.undo.push(await timed(() => program.call('history.undo', {}, project)))
      times.bare.push(await timed(rows.round))
      times.redo.push(await timed(() => program.call('history.redo', {}, project)))
      times.delete.push(await timed(() => program.call('article.delete', { article: made.article }, project)))
      times.bare.push(await timed(rows.round))
    } finally {
      rows.close()
      await program.app.close()
      rmSync(path)
      rmSync(bare)
    }
  }
  const row = (what: string, values: readonly number[], atMost?: number): Measurement => ({
    part: 'undo',
    what,
    value: median(values),
    unit: 'ms',
    spread: rangeOf(values, 0),
    peer: { what: 'the same rows written bare', value: median(times.bare) },
    ...(atMost === undefined ? {} : { atMost })
  })
  return [
    row(`undo an import of ${made.claims} claims`, times.undo, 400),
    row('redo it', times.redo),
    row('delete its article', times.delete)
  ]
}
