/** Small sealed histories for single cases. */
import { createHash } from 'node:crypto'
import { sealHash } from '../../../src/shared/history/seal.ts'
import type { Change, ChangeSet } from '../../../src/shared/history/types.ts'
import type { Json } from '../../../src/shared/json.ts'

export const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

type Part = Partial<Pick<ChangeSet, 'undoOf' | 'replica' | 'counter' | 'parents' | 'hlc' | 'command'>> & {
  key?: string
}

/** Makes change sets one after another, each on the one before unless `parents` says otherwise. */
export class Scribe {
  readonly log: ChangeSet[] = []

  write(id: string, changes: readonly Change[], part: Part = {}): ChangeSet {
    const counter = part.counter ?? this.log.filter((set) => set.replica === (part.replica ?? 'r1')).length + 1
    const unsealed = {
      id,
      replica: part.replica ?? 'r1',
      counter,
      hlc: part.hlc ?? `${(this.log.length + 1).toString(16).padStart(12, '0')}-0000`,
      author: { person: 'p', key: part.key ?? 'me' },
      command: part.command ?? 'test',
      params: {},
      undoOf: part.undoOf ?? null,
      schema: 1,
      parents: part.parents ?? this.log.slice(-1).map((set) => set.id),
      changes: changes.map((change, index) => ({ ...change, salt: index.toString(16).padStart(32, '0') }))
    }
    const hashes = unsealed.parents.map((parent) => this.log.find((set) => set.id === parent)?.hash ?? '0'.repeat(64))
    const changeSet = { ...unsealed, hash: sealHash(unsealed, hashes, sha256), signature: '' }
    this.log.push(changeSet)
    return changeSet
  }
}

export const create = (entity: string, entityId: string, record: { readonly [field: string]: Json }): Change => ({
  entity,
  entityId,
  field: null,
  new: record,
  bases: []
})

export const edit = (entity: string, entityId: string, field: string, value: Json, bases: string[] = []): Change => ({
  entity,
  entityId,
  field,
  new: value,
  bases
})
