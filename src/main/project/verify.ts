/**
 * Says whether a project is what its history says: SQLite's own check, every hash, the chain, the newest signature of
 * each replica (it covers all before it), the tables against a replay of the log, and every stored document.
 *
 * What it cannot see, and says: a cut-off newest end, or a history rewritten by the holder of the key. Only a witness
 * (a report or a colleague's copy) shows those.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { checkLog, logHeads } from '../../shared/history/integrity.ts'
import { createLog as createMemoryLog, replay } from '../../shared/history/log.ts'
import { jsonEqual } from '../../shared/json.ts'
import { type EntityName, entities, entityNames } from '../../shared/model/entities.ts'
import { damagedBlobs } from './blobs.ts'
import type { ProjectLog } from './log.ts'
import { fingerprintOf, signatureHolds } from './signing.ts'
import { rowToRecord } from './tables.ts'

export interface Finding {
  /** `file`, `chain`, `signature`, `replay`, `attachment`, or a code of the chain's own check. */
  readonly code: string
  readonly message: string
  readonly changeSet?: string
}

export interface VerifyReport {
  readonly ok: boolean
  readonly changeSets: number
  readonly replicas: number
  readonly records: number
  readonly blobs: number
  readonly findings: readonly Finding[]
  readonly limits: string
}

/** Findings that a report lists at most. */
const MOST_FINDINGS = 200

export function verifyProject(database: Database, log: ProjectLog): VerifyReport {
  const findings: Finding[] = []
  const found = (finding: Finding): void => {
    if (findings.length < MOST_FINDINGS) findings.push(finding)
  }
  const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

  for (const row of database.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') found({ code: 'file', message: row.integrity_check })
  }
  const memory = createMemoryLog(log.all())
  for (const finding of checkLog([...memory.changeSets.values()], sha256)) {
    found({ code: finding.code, message: finding.message, changeSet: finding.changeSet })
  }

  const newest = new Map<string, { counter: number; id: string; hash: string; signature: string; key: string }>()
  for (const set of memory.changeSets.values()) {
    const known = newest.get(set.replica)
    if (!known || known.counter < set.counter) {
      newest.set(set.replica, {
        counter: set.counter,
        id: set.id,
        hash: set.hash,
        signature: set.signature,
        key: set.author.key
      })
    }
  }
  const keyOf = database.prepare<[string], { spki: Buffer }>('SELECT spki FROM public_key WHERE fingerprint = ?')
  for (const set of newest.values()) {
    const spki = keyOf.get(set.key)?.spki
    if (!spki || fingerprintOf(spki) !== set.key) {
      found({ code: 'signature', message: 'The public key of a signature is missing or false.', changeSet: set.id })
    } else if (!signatureHolds(spki, set.hash, set.signature)) {
      found({ code: 'signature', message: 'A signature does not belong to its change set.', changeSet: set.id })
    }
  }

  const records = compareTables(database, replay(memory), found)
  if (!jsonEqual(logHeads(memory.changeSets.values()), log.heads()))
    found({ code: 'replay', message: 'The list of newest change sets is false.' })

  for (const blob of damagedBlobs(database))
    found({ code: 'attachment', message: `A stored document is altered (${blob}).` })
  const blobs = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM blob').get()?.n ?? 0
  return {
    ok: findings.length === 0,
    changeSets: memory.changeSets.size,
    replicas: newest.size,
    records,
    blobs,
    findings,
    limits:
      'A cut-off newest end of the history, or one rewritten by the holder of its key, shows only against a report or a colleague’s copy.'
  }
}

/** Holds every table against what replaying the log gives; the number of records compared. */
function compareTables(
  database: Database,
  state: ReturnType<typeof replay>,
  found: (finding: Finding) => void
): number {
  let compared = 0
  for (const entity of entityNames) {
    const expected = state.get(entity) ?? new Map()
    const seen = new Set<string>()
    for (const raw of database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${entity}"`).iterate()) {
      const id = String(raw.id)
      seen.add(id)
      compared += 1
      const row = expected.get(id)
      if (!row) {
        found({
          code: 'replay',
          message: `A record stands in the tables that the history does not know (${entity} ${id}).`
        })
        continue
      }
      if (row.visible !== (raw.visible === 1)) {
        found({ code: 'replay', message: `A record is shown or hidden against its history (${entity} ${id}).` })
      }
      const record = rowToRecord(entity as EntityName, raw) as Record<string, unknown>
      for (const field of Object.keys(entities[entity])) {
        if (!jsonEqual(record[field] as never, row.fields[field]?.value)) {
          found({ code: 'replay', message: `A value differs from its history (${entity} ${id}, ${field}).` })
        }
      }
    }
    for (const [id, row] of expected) {
      if (!seen.has(id) && row.created === 'yes') {
        found({ code: 'replay', message: `A record of the history is missing in the tables (${entity} ${id}).` })
      }
    }
  }
  return compared
}
