/** Makes a new project file: schema, identity, and the first change set in one transaction. */
import { randomBytes } from 'node:crypto'
import type { ScaleView } from '../../shared/contract/index.ts'
import { tick } from '../../shared/history/clock.ts'
import { sealHash } from '../../shared/history/seal.ts'
import type { SaltedChange, UnsealedChangeSet } from '../../shared/history/types.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { wellFormed } from '../../shared/json.ts'
import { createDatabase } from './create-database.ts'
import { personIdOfKey, sha256, uuidv7 } from './ids.ts'
import { createLog } from './log.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'
import type { Signer } from './signing.ts'
import { createTables } from './tables.ts'

export interface NewProject {
  readonly title: string
  readonly scale: ScaleView
  readonly person: { readonly name: string; readonly role: string }
}

/** Creates the file at `path` and returns the project's id. Throws `exists` rather than overwrite anything. */
export function createProject(path: string, project: NewProject, signer: Signer, now: number): string {
  const projectId = uuidv7(now)
  const person = personIdOfKey(signer.fingerprint)
  const creations: [entity: string, id: string, record: JsonObject][] = [
    [
      'person',
      person,
      { name: wellFormed(project.person.name), role: wellFormed(project.person.role), key: signer.fingerprint }
    ],
    ['scale', project.scale.id, { definition: project.scale.definition as unknown as Json }],
    ['project', 'project', { title: wellFormed(project.title), scale: project.scale.id, language: null }]
  ]
  createDatabase(path, (database) => {
    const insertMeta = database.prepare('INSERT INTO meta VALUES (?, ?)')
    insertMeta.run('projectId', projectId)
    insertMeta.run('created', new Date(now).toISOString())
    database.prepare('INSERT INTO public_key VALUES (?, ?)').run(signer.fingerprint, signer.spki)
    const changes = creations.map(
      ([entity, entityId, record]): SaltedChange => ({
        entity,
        entityId,
        field: null,
        new: record,
        bases: [],
        salt: randomBytes(16).toString('hex')
      })
    )
    const unsealed: UnsealedChangeSet = {
      id: uuidv7(now),
      replica: uuidv7(now),
      counter: 1,
      hlc: tick(null, now),
      author: { person, key: signer.fingerprint },
      command: 'project.create',
      params: { scale: project.scale.id },
      undoOf: null,
      schema: SCHEMA_VERSION,
      parents: [],
      changes
    }
    const hash = sealHash(unsealed, [], sha256)
    createLog(database).append(1, { ...unsealed, hash, signature: signer.sign(hash) })
    const tables = createTables(database)
    for (const [entity, id, record] of creations) tables.insert(entity, id, record, true)
  })
  return projectId
}
