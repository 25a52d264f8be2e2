import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHistoryReader, type GrowingReader } from '../../../src/main/project/history-reader.ts'
import { createLog } from '../../../src/main/project/log.ts'
import { createTables } from '../../../src/main/project/tables.ts'
import { createLog as createMemoryLog, type Log } from '../../../src/shared/history/log.ts'
import type { EntityKey, HistoryReader } from '../../../src/shared/history/reader.ts'
import { type Change, DELETED } from '../../../src/shared/history/types.ts'
import { entities, entityNames } from '../../../src/shared/model/entities.ts'
import { about, content, deskWithArticle, temporaryFolder } from '../../support/project.ts'
import { tamper } from '../../support/shown.ts'

const folder = temporaryFolder()
let database: Database.Database
let memory: Log
let keys: EntityKey[]

beforeAll(async () => {
  const sentences = Array.from({ length: 30 }, (_, index) => `Town ${index} has ${index + 2},000 inhabitants.`)
  const { desk, article, claims } = await deskWithArticle(folder.path, {}, `${sentences.join(' ')}\n`)
  expect(claims.length).toBeGreaterThan(16)
  for (const [index, claim] of claims.entries()) {
    if (index % 2) desk.run('claim.restate', { claim, statement: `Words ${index}` })
    if (index % 3 === 0) desk.run('evidence.add', { claim, about, content })
    if (index % 5 === 0) desk.run('claim.delete', { claim })
    if (index % 10 === 0) desk.run('history.undo', {})
  }
  desk.run('article.delete', { article })
  desk.run('history.undo', {})
  desk.close()
  // One claim's record is withheld in this copy.
  tamper(desk.path, [
    `UPDATE change SET new = NULL, salt = NULL, leaf = zeroblob(32) WHERE entity_id = ? AND field = ''`,
    claims[2]
  ])
  database = new Database(desk.path, { readonly: true })
  const log = createLog(database)
  memory = createMemoryLog(log.ids().flatMap((id) => log.read(id) ?? []))
  keys = entityNames.flatMap((entity) => memory.ids(entity).map((entityId) => ({ entity, entityId })))
})
afterAll(() => {
  database.close()
  folder.remove()
})

/** All that a reader says of one record, in an order that does not matter. */
function said(reader: HistoryReader, { entity, entityId }: EntityKey): unknown {
  const fields = [...Object.keys(entities[entity as keyof typeof entities]), DELETED]
  const byId = <T extends { readonly id: string }>(writes: Iterable<T>) =>
    [...writes]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((write) => ({ ...write, withheld: !!(write as { withheld?: boolean }).withheld }))
  return {
    fields: fields.map((field) => {
      const { initial, edits } = reader.writes(entity, entityId, field)
      return [field, byId(initial), byId(edits)]
    }),
    editedFields: reader.editedFields(entity, entityId),
    creations: reader.creations(entity, entityId).toSorted(),
    created: reader.created(entity, entityId),
    owners: reader.created(entity, entityId) === 'yes' ? reader.owners(entity, entityId) : [],
    children: reader
      .children(entity, entityId)
      .map((child) => child.entityId)
      .toSorted()
  }
}

it('says of every record what the log in memory says, one by one as well as many in one go', () => {
  const alone = createHistoryReader(database)
  const together = createHistoryReader(database)
  together.prepare(keys)
  expect(keys.length).toBeGreaterThan(40)
  for (const key of keys) {
    const expected = said(memory, key)
    // What hangs on a withheld record, or what it hangs on, only its row tells, which is derived while it was known.
    const name = `${key.entity} ${key.entityId}`
    expect(said(alone, key), name).toEqual(said(together, key))
    if (key.entity === 'article') continue
    expect(said(alone, key), name).toEqual(expected)
  }
})

it('says of every two change sets whether the one was made on the other', () => {
  const reader = createHistoryReader(database)
  const ids = [...memory.changeSets.keys()]
  for (const later of ids) {
    expect(ids.filter((earlier) => reader.knew(later, earlier))).toEqual(ids.slice(0, ids.indexOf(later) + 1))
    expect(ids.filter((earlier) => memory.knew(later, earlier))).toEqual(ids.slice(0, ids.indexOf(later) + 1))
  }
  expect(reader.knew('nobody', ids[0] ?? '')).toBe(false)
})

it('reads a record that was never written as nothing, also in a group', () => {
  const reader = createHistoryReader(database)
  const nobody = Array.from({ length: 20 }, (_, index) => ({ entity: 'claim', entityId: `nobody ${index}` }))
  reader.prepare(nobody)
  for (const key of nobody) expect(said(reader, key)).toEqual(said(memory, key))
})

it('told of what was appended, says what a new reader says, whatever it had read before', () => {
  const path = join(folder.path, 'grown.claimbench')
  copyFileSync(database.name, path)
  const grown = new Database(path)
  try {
    const log = createLog(grown)
    const tables = createTables(grown)
    const claims = keys.filter(({ entity }) => entity === 'claim').map(({ entityId }) => entityId)
    const [first = '', second = '', third = ''] = claims
    const note = { claim: first, person: 'nobody', text: 'Made later.' }
    const changes: Change[] = [
      { entity: 'note', entityId: 'later', field: null, new: note, bases: [] },
      ...claims.map((entityId) => ({ entity: 'claim', entityId, field: 'statement', new: 'Anew', bases: ['some'] })),
      { entity: 'claim', entityId: second, field: 'types', new: ['fact'], also: [['number']], bases: [] },
      { entity: 'claim', entityId: third, field: DELETED, new: { saw: {}, children: [] }, bases: [] }
    ]
    const all = [...keys, { entity: 'note', entityId: 'later' }]
    const readers = [0, 1, 2].map(() => createHistoryReader(grown))
    const [everything, half, nothing] = readers as [GrowingReader, GrowingReader, GrowingReader]
    everything.prepare(all)
    nothing.prepare(all)
    for (const key of all) said(everything, key)
    for (const key of all.filter((_, index) => index % 2)) said(half, key)
    const last = log.read(log.end()?.id ?? '')
    if (!last) throw new Error('the log is empty')
    const appended = {
      ...last,
      id: 'later',
      hlc: `${last.hlc}0`,
      replica: 'later',
      undoOf: last.id,
      changes: changes.map((change) => ({ ...change, salt: '00'.repeat(16) }))
    }
    log.append((log.end()?.position ?? 0) + 1, appended)
    tables.insert('note', 'later', note, true)
    for (const reader of readers) reader.grow({ stamp: appended, undoOf: appended.undoOf, changes })
    for (const key of all) {
      const expected = said(createHistoryReader(grown), key)
      for (const reader of readers) expect(said(reader, key), `${key.entity} ${key.entityId}`).toEqual(expected)
    }
    for (const reader of readers) expect(log.ids().every((id) => reader.knew('later', id))).toBe(true)
  } finally {
    grown.close()
  }
})
