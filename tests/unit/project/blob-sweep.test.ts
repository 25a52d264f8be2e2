/** Documents that came into the project and that nothing names: only those go. */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, SLICE_BYTES } from '../../../src/main/project/blobs.ts'
import {
  deskWithArticle,
  newProjectFile,
  openDesk,
  ourSigner,
  reading,
  refused,
  stage,
  talks,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const place = () => {
  const inner = temporaryFolder()
  afterAll(() => inner.remove())
  return inner.path
}

const sweepAll = ({ session }: ReturnType<typeof openDesk>): void => {
  while (session.sweep());
}

/** Names of all blobs, begun ones among them. */
function blobsIn(path: string): string[] {
  const database = new Database(path, { readonly: true })
  try {
    const rows = database.prepare<[], { sha256: string }>('SELECT sha256 FROM blob ORDER BY sha256').all()
    const chunks = database.prepare<[], { n: number }>('SELECT count(DISTINCT sha256) AS n FROM blob_chunk').get()
    expect(chunks?.n).toBe(rows.length)
    return rows.map(({ sha256 }) => sha256)
  } finally {
    database.close()
  }
}

describe('documents that nothing names', () => {
  it('are gone after the next opening, where an import failed', async () => {
    const path = newProjectFile(place())
    const sign = (): never => {
      throw new Error('signing fails')
    }
    const failing = openDesk(path, { signer: { ...ourSigner, sign } })
    const request = await reading(talks)
    expect(refused(() => failing.import(request)).message).toContain('signing fails')
    expect(blobsIn(path)).toHaveLength(3)
    failing.close()
    const desk = openDesk(path, { sweepAfterMs: 0 })
    await expect.poll(() => blobsIn(path), { timeout: 20_000 }).toEqual([])
    desk.import(request)
    sweepAll(desk)
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 3 })
    desk.close()
  }, 60_000)

  it('go in slices, and calls are answered in between', () => {
    const desk = openDesk(newProjectFile(place()))
    const large = stage(desk.session, randomBytes(3 * SLICE_BYTES + 5), 'somebody')
    desk.session.release('somebody')
    let steps = 0
    while (desk.session.sweep()) {
      steps += 1
      desk.run('project.rename', { title: `Step ${steps}` })
      expect(desk.session.verify().findings).toEqual([])
    }
    expect(steps).toBeGreaterThanOrEqual(3)
    expect(blobsIn(desk.path)).not.toContain(large)
    desk.close()
  })

  it('stay while somebody holds them, and come again whole after they had begun to go', () => {
    const desk = openDesk(newProjectFile(place()))
    const bytes = randomBytes(2 * SLICE_BYTES + 5)
    const name = stage(desk.session, bytes, 'first')
    stage(desk.session, bytes, 'second')
    desk.session.release('first')
    sweepAll(desk)
    expect(blobsIn(desk.path)).toEqual([name])
    desk.session.release('second')
    expect(desk.session.sweep()).toBe(true)
    expect(stage(desk.session, bytes, 'third')).toBe(name)
    sweepAll(desk)
    expect(blobsIn(desk.path)).toEqual([name])
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 1 })
    desk.close()
  })
})

describe('documents that the history names', () => {
  it('stay when their import was undone, so that redo brings them back', async () => {
    const { desk } = await deskWithArticle(place())
    const before = blobsIn(desk.path)
    desk.run('history.undo', {})
    desk.close()
    const later = openDesk(desk.path)
    sweepAll(later)
    expect(blobsIn(desk.path)).toEqual(before)
    later.run('history.redo', {})
    expect(later.session.verify().findings).toEqual([])
    const { articles } = later.ask('project.overview', {})
    expect(later.session.original({ article: articles[0]?.id ?? '' }).bytes).toBe(Buffer.byteLength(talks))
    later.close()
  })

  it('stay when their article was deleted, or where only an entity of a newer program names them', async () => {
    const { desk, article } = await deskWithArticle(place())
    desk.run('article.delete', { article })
    const other = stage(desk.session, randomBytes(CHUNK_BYTES + 1), 'somebody')
    desk.session.release('somebody')
    const before = blobsIn(desk.path)
    desk.close()
    // As a merge would bring it: in the log, and in no table of this program.
    const database = new Database(desk.path)
    database
      .prepare(`INSERT INTO change SELECT position, ordinal + 1000, 'recording', 'r1', '', ?, NULL, '[]', salt, NULL
                FROM change ORDER BY position LIMIT 1`)
      .run(JSON.stringify({ file: { blob: other } }))
    database.close()
    const later = openDesk(desk.path)
    sweepAll(later)
    expect(blobsIn(desk.path)).toEqual(before)
    expect(before).toContain(other)
    later.close()
  })

  it('stay where they are named while the history is being read', async () => {
    const desk = openDesk(newProjectFile(place()))
    const request = await reading(talks)
    const bytes = Buffer.from(talks)
    stage(desk.session, bytes, 'first')
    const unnamed = stage(desk.session, randomBytes(3 * SLICE_BYTES), 'first')
    desk.session.release('first')
    expect(desk.session.sweep()).toBe(true)
    desk.import(request)
    sweepAll(desk)
    expect(blobsIn(desk.path)).not.toContain(unnamed)
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 3 })
    desk.close()
  })
})

it('a project that is open for reading is swept of nothing', () => {
  const path = newProjectFile(place())
  const desk = openDesk(path)
  const name = stage(desk.session, randomBytes(100), 'somebody')
  desk.close()
  const reader = openDesk(path, { readOnly: true, sweepAfterMs: 0 })
  sweepAll(reader)
  expect(reader.session.sweep()).toBe(false)
  expect(blobsIn(path)).toEqual([name])
  reader.close()
})
