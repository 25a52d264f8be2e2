/**
 * A colleague's write that this installation had not seen, taken into the file as a merge would: a change set of another
 * key, made on the log as it stood before the newest change set, with tables, heads and conflicts following it.
 */
import { createHash, randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { uuidv7 } from '../../src/main/project/ids.ts'
import { createLog } from '../../src/main/project/log.ts'
import type { Signer } from '../../src/main/project/signing.ts'
import { createTables } from '../../src/main/project/tables.ts'
import { conflictsOf } from '../../src/shared/history/conflicts.ts'
import { createLog as memoryLog, replay } from '../../src/shared/history/log.ts'
import { sealHash } from '../../src/shared/history/seal.ts'
import type { ChangeSet, UnsealedChangeSet } from '../../src/shared/history/types.ts'
import type { Json } from '../../src/shared/json.ts'

export interface Write {
  readonly entity: string
  readonly entityId: string
  readonly field: string
  readonly value: Json
  /** What the colleague's screen showed as the field's heads. */
  readonly bases: readonly string[]
}

export function takeIn(path: string, write: Write, signer: Signer): string {
  const database = new Database(path)
  try {
    const log = createLog(database)
    const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
    const all = (): ChangeSet[] => log.ids().flatMap((id) => log.read(id) ?? [])
    const parents = all().at(-1)?.parents ?? []
    const unsealed: UnsealedChangeSet = {
      id: uuidv7(Date.now()),
      replica: uuidv7(Date.now()),
      counter: 1,
      hlc: `${(Date.now() - 60_000).toString(16).padStart(12, '0')}-0000`,
      author: { person: 'colleague', key: signer.fingerprint },
      command: 'claim.restate',
      params: {},
      undoOf: null,
      schema: 1,
      parents,
      changes: [
        {
          entity: write.entity,
          entityId: write.entityId,
          field: write.field,
          new: write.value,
          bases: write.bases,
          salt: randomBytes(16).toString('hex')
        }
      ]
    }
    const hash = sealHash(
      unsealed,
      parents.map((parent) => log.hashOf(parent) ?? ''),
      sha256
    )
    database.transaction(() => {
      database.prepare('INSERT OR IGNORE INTO public_key VALUES (?, ?)').run(signer.fingerprint, signer.spki)
      log.append((log.end()?.position ?? 0) + 1, { ...unsealed, hash, signature: signer.sign(hash) })
      const state = replay(memoryLog(all()))
      const field = state.get(write.entity)?.get(write.entityId)?.fields[write.field]
      if (!field) throw new Error('no such field')
      const tables = createTables(database)
      log.setFieldHeads(write.entity, write.entityId, write.field, field.heads)
      tables.setField(write.entity, write.entityId, write.field, field.value)
      const disputed = conflictsOf(state).some((one) => one.entityId === write.entityId && one.kind === 'values')
      tables.setConflict(write.entity, write.entityId, write.field, 'values', disputed)
    })()
    return unsealed.id
  } finally {
    database.close()
  }
}
