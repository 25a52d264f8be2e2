import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, damagedBlobs, getBlob, putBlob } from '../../../src/main/project/blobs.ts'
import { createDatabase } from '../../../src/main/project/create-database.ts'
import { refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
let database: Database.Database
beforeAll(() => {
  const path = join(folder.path, 'blobs.claimbench')
  createDatabase(path, () => {})
  database = new Database(path)
})
afterAll(() => {
  database.close()
  folder.remove()
})

describe('stored documents', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
    'of %i bytes come back',
    (size) => {
      const bytes = randomBytes(size)
      const name = putBlob(database, bytes)
      expect(name).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(getBlob(database, name).equals(bytes)).toBe(true)
    }
  )

  it('are stored once, in pieces of a bounded size, also from a part of a larger buffer', () => {
    const whole = randomBytes(CHUNK_BYTES * 2)
    const part = whole.subarray(100, CHUNK_BYTES + 300)
    const name = putBlob(database, part)
    expect(putBlob(database, Buffer.from(part))).toBe(name)
    const pieces = database
      .prepare<[string], { size: number }>(
        'SELECT length(data) AS size FROM blob_chunk WHERE sha256 = ? ORDER BY ordinal'
      )
      .all(name)
    expect(pieces).toEqual([{ size: CHUNK_BYTES }, { size: 200 }])
    expect(getBlob(database, name).equals(part)).toBe(true)
  })

  it('that were only begun are stored again, whole', () => {
    const bytes = randomBytes(CHUNK_BYTES + 5)
    const name = putBlob(database, bytes)
    database.prepare('UPDATE blob SET complete = 0 WHERE sha256 = ?').run(name)
    database.prepare('DELETE FROM blob_chunk WHERE sha256 = ? AND ordinal = 0').run(name)
    expect(refused(() => getBlob(database, name)).code).toBe('damaged')
    expect(putBlob(database, bytes)).toBe(name)
    expect(getBlob(database, name).equals(bytes)).toBe(true)
  })

  it('that are missing, cut off or altered are found', () => {
    expect([...damagedBlobs(database)]).toEqual([])
    expect(refused(() => getBlob(database, 'f'.repeat(64))).code).toBe('damaged')
    const name = putBlob(database, randomBytes(CHUNK_BYTES + 5))
    database.prepare('DELETE FROM blob_chunk WHERE sha256 = ? AND ordinal = 1').run(name)
    expect(refused(() => getBlob(database, name)).code).toBe('damaged')
    expect([...damagedBlobs(database)]).toEqual([name])
  })
})
