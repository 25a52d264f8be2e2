/** Documents on their way into the file: slice by slice, verified, and what is left where that was cut off. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, SLICE_BYTES } from '../../../src/main/project/blobs.ts'
import { sha256Hex } from '../../../src/main/project/ids.ts'
import { loadSigner } from '../../../src/main/project/signing.ts'
import { type Desk, newProjectFile, openDesk, refused, stage, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

let desk: Desk
let number = 0
beforeEach(() => {
  number += 1
  desk = openDesk(newProjectFile(folder.path, undefined, `${number}.claimbench`))
  return () => desk.close()
})

const fileOf = (bytes: Uint8Array) => {
  const path = join(folder.path, `${number}.bin`)
  writeFileSync(path, bytes)
  return { path, sha256: sha256Hex(bytes), bytes: bytes.byteLength }
}

/** The stored document, written to a file again. */
function copyOut(sha256: string, bytes: number): Buffer {
  const path = join(folder.path, `${number}.copy`)
  writeFileSync(path, '')
  while (desk.session.copy({ sha256, bytes, path }) < bytes);
  return readFileSync(path)
}

describe('a staged document', () => {
  it.each([0, 1, CHUNK_BYTES, SLICE_BYTES - 1, SLICE_BYTES, SLICE_BYTES + 1, 2 * SLICE_BYTES + CHUNK_BYTES + 7])(
    'of %i bytes comes back as it was',
    (size) => {
      const bytes = randomBytes(size)
      const name = stage(desk.session, bytes)
      expect(copyOut(name, size).equals(bytes)).toBe(true)
      expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 1 })
    }
  )

  it('comes in slices of a bounded size; commands and other documents come in between', () => {
    const bytes = randomBytes(3 * SLICE_BYTES)
    const file = fileOf(bytes)
    const seen: number[] = []
    for (let done = 0; done < file.bytes; ) {
      done = desk.session.stage(file, 'somebody')
      seen.push(done)
      desk.run('project.rename', { title: `At ${done}` })
      stage(desk.session, randomBytes(1000), 'somebody else')
    }
    expect(seen).toEqual([SLICE_BYTES, 2 * SLICE_BYTES, 3 * SLICE_BYTES])
    expect(copyOut(file.sha256, file.bytes).equals(bytes)).toBe(true)
  })

  it('is stored once, also where two bring it at the same time and one gives up', () => {
    const bytes = randomBytes(2 * SLICE_BYTES + 9)
    const file = fileOf(bytes)
    desk.session.stage(file, 'first')
    desk.session.stage(file, 'second')
    desk.session.release('first')
    let done = 0
    while (done < file.bytes) done = desk.session.stage(file, 'second')
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 1 })
    expect(copyOut(file.sha256, file.bytes).equals(bytes)).toBe(true)
  })

  it.each([
    ['another byte', (path: string) => appendFileSync(path, 'x'), 1],
    ['a byte less', (path: string) => truncateSync(path, SLICE_BYTES + 1), 0]
  ])('that is another one by now (%s) is refused, and can be brought again', (_what, change, more) => {
    const bytes = randomBytes(SLICE_BYTES + 2)
    const file = { ...fileOf(bytes), bytes: bytes.byteLength + more }
    desk.session.stage(file, 'somebody')
    change(file.path)
    expect(refused(() => desk.session.stage(file, 'somebody')).code).toBe('damaged')
    expect(desk.session.verify()).toMatchObject({ ok: true })
    expect(stage(desk.session, bytes)).toBe(file.sha256)
    expect(copyOut(file.sha256, bytes.byteLength).equals(bytes)).toBe(true)
  })

  it('goes on where a slice failed for another reason', () => {
    const bytes = randomBytes(2 * SLICE_BYTES)
    const file = fileOf(bytes)
    desk.session.stage(file, 'somebody')
    rmSync(file.path)
    expect(refused(() => desk.session.stage(file, 'somebody')).code).toBe('missing')
    writeFileSync(file.path, bytes)
    expect(desk.session.stage(file, 'somebody')).toBe(file.bytes)
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 1 })
  })

  it('that was altered in the file is not given back', () => {
    const bytes = randomBytes(SLICE_BYTES + 3)
    const name = stage(desk.session, bytes)
    const other = new Database(desk.path)
    other.prepare('UPDATE blob_chunk SET data = zeroblob(3) WHERE sha256 = ? AND length(data) = 3').run(name)
    other.close()
    expect(refused(() => copyOut(name, bytes.byteLength)).code).toBe('damaged')
  })
})

it('a process that is killed while it stages leaves a file that verifies, and what it left is swept', async () => {
  const disk = temporaryFolder('disk')
  try {
    const home = join(disk.path, 'home')
    const signer = loadSigner(home)
    const path = newProjectFile(disk.path, signer)
    const document = join(disk.path, 'document')
    const bytes = randomBytes(6 * SLICE_BYTES)
    writeFileSync(document, bytes)
    for (const slices of [1, 2, 3]) {
      const script = join(import.meta.dirname, '../../crash/staging-worker.ts')
      const args = [script, path, document, sha256Hex(bytes), String(bytes.byteLength), home]
      const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      const closed = once(worker, 'close')
      let told = ''
      for await (const piece of worker.stdout) {
        told += String(piece)
        // In the middle of the slice after this one, as often as not.
        if (told.split('\n').length > slices) worker.kill('SIGKILL')
      }
      await closed
      expect(worker.signalCode).toBe('SIGKILL')
      const before = statSync(path).size
      expect(before).toBeGreaterThan(slices * SLICE_BYTES)
      const after = openDesk(path, { signer, fullCheck: true })
      expect(after.session.readOnly).toBe(false)
      expect(after.session.verify()).toMatchObject({ ok: true, findings: [] })
      while (after.session.sweep());
      const database = new Database(path, { readonly: true })
      expect(database.prepare('SELECT count(*) AS n FROM blob_chunk').get()).toEqual({ n: 0 })
      expect(database.prepare('SELECT count(*) AS n FROM blob').get()).toEqual({ n: 0 })
      database.close()
      expect(after.session.verify()).toMatchObject({ ok: true, findings: [] })
      after.close()
      // The room that it took is used again: the file does not grow from failure to failure.
      expect(statSync(path).size).toBeLessThanOrEqual(before)
    }
  } finally {
    disk.remove()
  }
}, 120_000)
