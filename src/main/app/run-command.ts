/**
 * The door: every change of a project goes through here, one command, one transaction, one change set.
 *
 * A command says what it wants changed; the door adds which writes that replaces, writes tables, log and heads, hashes,
 * signs, and only then tells anybody. Nothing else in the program holds a statement that writes to the log.
 */
import type { Database } from 'better-sqlite3'
import { CodedError } from '../../shared/errors.ts'
import { observe, tick } from '../../shared/history/clock.ts'
import { isConcerned } from '../../shared/history/dismissal.ts'
import type { Stamp } from '../../shared/history/heads.ts'
import type { EntityKey } from '../../shared/history/reader.ts'
import { sealHash } from '../../shared/history/seal.ts'
import { type Change, DELETED, type SaltedChange, type UnsealedChangeSet } from '../../shared/history/types.ts'
import type { JsonObject } from '../../shared/json.ts'
import { type EntityRecord, fieldRule } from '../../shared/model/entities.ts'
import { sha256 } from '../project/ids.ts'
import { SCHEMA_VERSION } from '../project/migrations/index.ts'
import { withRoomFor } from '../project/open-database.ts'
import type { Signer } from '../project/signing.ts'
import { type CommandContext, type CommandResult, collectChanges, type DraftChange } from './command-context.ts'
import { keepNewest } from './keep-newest.ts'
import type { ReadView } from './read-view.ts'
import { writeTables } from './write-tables.ts'

/** How far another computer's clock may pull this one's stamps ahead of its own. */
const MAX_CLOCK_AHEAD_MS = 24 * 60 * 60 * 1000

/** Most records that a command names as changed; beyond, clients ask for everything again. */
const MOST_RECORDS = 1000

export interface DoorDependencies {
  readonly view: ReadView
  readonly signer: Signer
  /** The person entity of this installation, made with the first command where the project does not know it. */
  readonly me: { readonly id: string; readonly name: string; readonly role: string }
  /** Mints the replica id at the first command after opening. */
  readonly newReplica: () => string
  readonly randomBytes: (count: number) => Buffer
  readonly now: () => number
  readonly newId: () => string
}

export interface CommandRequest {
  readonly command: string
  readonly changeSet: string
  readonly client: string
  /** The log position that the caller's screen showed; meanings written later by others are then `stale`. */
  readonly seen: number | undefined
  /** Set by undo and redo: the change set that this one takes back. */
  readonly undoOf?: string
}

export interface Committed {
  readonly position: number
  readonly changeSet: string
  readonly value: unknown
  /** Records that were written, came or went; empty when the command changed nothing, and at most `MOST_RECORDS`. */
  readonly records: readonly { readonly entity: string; readonly id: string }[]
  /** There are more than those. */
  readonly more: boolean
  /** The same change set was applied before: nothing happened now. */
  readonly repeated: boolean
}

export interface Door {
  run(
    request: CommandRequest,
    handler: (context: CommandContext) => CommandResult & { readonly undoOf?: string }
  ): Committed
  /** The newest position of the log. */
  position(): number
}

export function createDoor(dependencies: DoorDependencies): Door {
  const { view, signer, me } = dependencies
  const { database, log } = view
  const clientOf = new Map<string, string>()
  const values = new Map<string, unknown>()
  let replica: string | undefined
  let counter = 0
  let hlc = openingHlc(database, dependencies.now())
  let end = log.end()

  /** What the caller's screen did not show: change sets of other windows, and the records that those made. */
  const unseenBy = ({ seen, client }: CommandRequest) => {
    let made: ReadonlySet<string> | undefined
    return {
      write: (id: string): boolean =>
        seen !== undefined && (log.positionOf(id) ?? 0) > seen && clientOf.get(id) !== client,
      record: (id: string): boolean => {
        if (seen === undefined) return false
        made ??= new Set(
          log
            .createdAfter(seen)
            .filter(({ changeSet }) => clientOf.get(changeSet) !== client)
            .map(({ entityId }) => entityId)
        )
        return made.has(id)
      }
    }
  }

  /**
   * Refuses to build on what another window wrote and the caller's screen did not show. A field that nobody edited shows
   * what the record was made with. Whoever deletes, dismisses or signs off vouches for all that stands there, and whoever
   * writes a dismissed claim and leaves it so, for knowing that it is.
   */
  const assertSeen = (draft: DraftChange, heads: readonly string[], unseen: ReturnType<typeof unseenBy>): void => {
    const { writes, records } = vouchedFor(draft)
    const carriesMeaning = draft.field !== null && fieldRule(draft.entity, draft.field) === 'meaning'
    if (carriesMeaning) {
      writes.push(...heads)
      if (heads.length === 0) records.push(draft.entityId)
      if (leavesDismissed(draft)) writes.push(...log.fieldHeads('claim', draft.entityId, 'status'))
    }
    if (writes.some(unseen.write) || records.some(unseen.record)) throw stale(draft)
  }

  /** A step back or forth says itself which writes it takes back, and vouches for nothing else. */
  const leavesDismissed = ({ entity, entityId, field, bases }: DraftChange): boolean =>
    entity === 'claim' && field !== null && isConcerned(field) && !bases && view.tables.isDismissed(entityId)

  /** Adds to a draft the writes that it replaces. */
  const complete = (draft: DraftChange, unseen: ReturnType<typeof unseenBy>): Change => {
    const { entity, entityId, field, bases } = draft
    const needed = field !== null && (!bases || fieldRule(entity, field) === 'meaning')
    const heads = needed ? log.fieldHeads(entity, entityId, field) : []
    assertSeen(draft, heads, unseen)
    return { ...draft, bases: bases ?? heads }
  }

  const append = (
    request: CommandRequest,
    changes: readonly Change[],
    params: JsonObject,
    undoOf: string | null
  ): { position: number; stamp: Stamp } => {
    const salts = dependencies.randomBytes(16 * changes.length).toString('hex')
    const salted: SaltedChange[] = changes.map((change, index) => ({
      ...change,
      salt: salts.slice(index * 32, index * 32 + 32)
    }))
    const parents = log.heads()
    const nextHlc = tick(hlc, dependencies.now())
    const unsealed: UnsealedChangeSet = {
      id: request.changeSet,
      replica: replica ?? dependencies.newReplica(),
      counter: counter + 1,
      hlc: nextHlc,
      author: { person: me.id, key: signer.fingerprint },
      command: request.command,
      params,
      undoOf,
      schema: SCHEMA_VERSION,
      parents,
      changes: salted
    }
    const hash = sealHash(
      unsealed,
      parents.map((parent) => log.hashOf(parent) ?? ''),
      sha256
    )
    const position = (end?.position ?? 0) + 1
    log.append(position, { ...unsealed, hash, signature: signer.sign(hash) })
    replica = unsealed.replica
    return { position, stamp: unsealed }
  }

  /**
   * Commits. A commit can fail after the change has become part of the file (its very last step makes the journal's
   * removal durable); then the command is done, and saying otherwise would make the next one refuse.
   */
  const commit = (changeSet: string): void => {
    try {
      database.exec('COMMIT')
    } catch (thrown) {
      if (database.inTransaction || log.end()?.id !== changeSet) throw thrown
    }
  }

  /** A failing rollback must not hide what failed first; SQLite then takes the change back at the next opening. */
  const takeBack = (): void => {
    if (!database.inTransaction) return
    try {
      database.exec('ROLLBACK')
    } catch {
      // said above
    }
  }

  const introduceMe = (context: CommandContext): void => {
    if (view.tables.get('person', me.id)) return
    context.create('person', me.id, { name: me.name, role: me.role, key: signer.fingerprint })
    database.prepare('INSERT OR IGNORE INTO public_key VALUES (?, ?)').run(signer.fingerprint, signer.spki)
  }

  return {
    position: () => end?.position ?? 0,
    run: (request, handler) => {
      database.exec('BEGIN IMMEDIATE')
      let committed: Committed
      const before = { replica, end }
      try {
        const standing = log.end()
        if (standing?.id !== end?.id) {
          throw new CodedError(
            'log-moved',
            'The project file was changed by another program meanwhile. Close it and open it again.'
          )
        }
        const known = log.labelOf(request.changeSet)
        if (known) {
          if (known.command !== request.command) {
            throw new CodedError(
              'invalid-input',
              'This change set is another command’s; a new command needs its own id.'
            )
          }
          database.exec('ROLLBACK')
          const value = values.get(request.changeSet) ?? known.params.made ?? {}
          return {
            position: end?.position ?? 0,
            changeSet: request.changeSet,
            value,
            records: [],
            more: false,
            repeated: true
          }
        }
        const { context, drafts, history } = collectChanges(view, me.id, dependencies.now(), dependencies.newId)
        const result = handler(context)
        if (drafts.length === 0) {
          database.exec('ROLLBACK')
          return {
            position: end?.position ?? 0,
            changeSet: request.changeSet,
            value: result.value,
            records: [],
            more: false,
            repeated: false
          }
        }
        introduceMe(context)
        const unseen = unseenBy(request)
        // A step back or forth is one from what the screen shows, whatever fields it writes.
        if (result.undoOf !== undefined && unseen.write(result.undoOf)) throw staleStep(result.undoOf)
        const changes = drafts.map((draft) => complete(draft, unseen))
        const made = result.value as JsonObject
        const params: JsonObject = { ...result.params, ...(Object.keys(made).length > 0 ? { made } : {}) }
        const undoOf = result.undoOf ?? null
        const { position, stamp, affected } = withRoomFor(database, changes.length, () => {
          const appended = append(request, changes, params, undoOf)
          const seen = writeTables(view, history(), { stamp: appended.stamp, undoOf, changes })
          commit(request.changeSet)
          return { ...appended, affected: seen }
        })
        counter += 1
        end = { position, id: request.changeSet }
        hlc = stamp.hlc
        committed = {
          position,
          changeSet: request.changeSet,
          value: result.value,
          ...distinctRecords(affected),
          repeated: false
        }
      } catch (thrown) {
        takeBack()
        replica = before.replica
        throw thrown
      }
      clientOf.set(request.changeSet, request.client)
      keepNewest(values, request.changeSet, committed.value, ANSWERS_KEPT)
      return committed
    }
  }
}

const MEANWHILE = 'Somebody changed this in another window meanwhile. Look at what stands there now.'

const stale = ({ entity, entityId, field }: DraftChange): CodedError =>
  new CodedError('stale', MEANWHILE, { entity, id: entityId, field })

const staleStep = (changeSet: string): CodedError => new CodedError('stale', MEANWHILE, { changeSet })

/** Answers are kept for retries after a lost connection; older ones are read from the log's parameters. */
const ANSWERS_KEPT = 500

/** Where the clock goes on: at the newest stamp of the log, but not far ahead of this computer's own clock. */
function openingHlc(database: Database, now: number): string | null {
  const newest = database.prepare<[], { hlc: string | null }>('SELECT max(hlc) AS hlc FROM change_set').get()?.hlc
  return newest ? observe(null, newest, now, MAX_CLOCK_AHEAD_MS) : null
}

/** The writes and the records that a deletion, a dismissal or a sign-off says its author saw. */
function vouchedFor({ entity, entityId, field, new: value }: DraftChange): { writes: string[]; records: string[] } {
  if (typeof value === 'object' && value !== null) {
    if (field === DELETED || (entity === 'claim' && field === 'status')) {
      const { saw, children } = value as { saw?: Readonly<Record<string, string[]>>; children?: string[] }
      return { writes: Object.values(saw ?? {}).flat(), records: [entityId, ...(children ?? [])] }
    }
    if (entity === 'review' && field === null) {
      const { covers } = value as unknown as EntityRecord<'review'>
      return {
        writes: Object.values(covers).flatMap((cover) => cover.heads),
        records: Object.keys(covers).map((name) => name.split('/')[1] ?? '')
      }
    }
  }
  return { writes: [], records: [] }
}

function distinctRecords(changes: readonly EntityKey[]): Pick<Committed, 'records' | 'more'> {
  const seen = new Map<string, { entity: string; id: string }>()
  for (const { entity, entityId } of changes) {
    const name = `${entity}/${entityId}`
    if (seen.has(name)) continue
    if (seen.size === MOST_RECORDS) return { records: [...seen.values()], more: true }
    seen.set(name, { entity, id: entityId })
  }
  return { records: [...seen.values()], more: false }
}
