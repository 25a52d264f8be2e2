/** What a command is given and what it gives: a pure function of a read view and its input (DESIGN §4). */

import type { z } from 'zod'
import type { CommandName, Contract } from '../../shared/contract/index.ts'
import { CodedError } from '../../shared/errors.ts'
import { deletionOf, tombstoneOf } from '../../shared/history/deletion.ts'
import type { HistoryReader } from '../../shared/history/reader.ts'
import { type Change, DELETED } from '../../shared/history/types.ts'
import { entriesBefore, type Json, type JsonObject, jsonEqual, mapped, wellFormedJson } from '../../shared/json.ts'
import {
  type EntityName,
  type EntityRecord,
  entities,
  type FieldName,
  fieldDefinition
} from '../../shared/model/entities.ts'
import type { GrowingReader } from '../project/history-reader.ts'
import type { ReadView } from './read-view.ts'

/** A change before the door has added the heads that it replaces. `bases` only where the command knows better. */
export type DraftChange = Omit<Change, 'bases'> & { readonly bases?: readonly string[] }

export interface CommandContext {
  readonly view: ReadView
  /** The person entity of this installation. */
  readonly me: string
  /** Milliseconds since 1970. */
  readonly now: number
  newId(): string
  /** The rules' view of the log as it was when the command began. */
  history(): HistoryReader
  /**
   * Makes a record. One that was deleted comes back with the fields given; one that is there stays as it is, and so does
   * one that is hidden only because what it belongs to is deleted: it comes back with that.
   */
  create<E extends EntityName>(entity: E, id: string, record: EntityRecord<E>): void
  /** Brings a deleted record back as it stood, with all that belongs to it; any other stays as it is. */
  bringBack(entity: EntityName, id: string): void
  /** Writes a field, unless it has that value already. */
  set<E extends EntityName, F extends FieldName<E>>(entity: E, id: string, field: F, value: EntityRecord<E>[F]): void
  /** Adds changes that already know what they replace: undo and redo. */
  apply(changes: readonly DraftChange[]): void
  /** Deletes a record and all that belongs to it. */
  remove(entity: EntityName, id: string): void
}

export interface CommandResult<V = unknown> {
  /** What the caller is told. */
  readonly value: V
  /** For the label in the history: ids and codes only, never words that may have to be withheld one day. */
  readonly params?: JsonObject
}

export type CommandHandler<N extends CommandName> = (
  context: CommandContext,
  input: z.output<Contract[N]['input']>
) => CommandResult<z.output<Contract[N]['output']>>

export interface ChangeCollector {
  readonly context: CommandContext
  readonly drafts: DraftChange[]
  /** The one reader of this command, which goes on when its change set is appended. */
  history(): GrowingReader
}

export function collectChanges(view: ReadView, me: string, now: number, newId: () => string): ChangeCollector {
  const drafts: DraftChange[] = []
  const at = new Map<string, number>()
  const push = (draft: DraftChange): void => {
    const key = `${draft.entity}/${draft.entityId}/${draft.field ?? ''}`
    const known = at.get(key)
    if (known === undefined) at.set(key, drafts.push(draft) - 1)
    else drafts[known] = draft
  }
  const check = (entity: EntityName, field: string, value: unknown): Json => {
    const definition = fieldDefinition(entity, field)
    if (!definition) throw new Error(`no field ${entity}.${field}`)
    const parsed = definition.schema.safeParse(value)
    if (!parsed.success) {
      throw new CodedError(
        'invalid-input',
        `The value for ${entity}.${field} does not fit: ${parsed.error.issues[0]?.message ?? ''}`
      )
    }
    return wellFormedJson(dropUndefined(parsed.data) as Json)
  }
  const set = (entity: EntityName, id: string, field: string, value: unknown): void => {
    const checked = check(entity, field, value)
    const creation = at.get(`${entity}/${id}/`)
    if (creation !== undefined) {
      const draft = drafts[creation] as DraftChange
      drafts[creation] = { ...draft, new: { ...(draft.new as JsonObject), [field]: checked } }
      return
    }
    const known = view.tables.getField(entity, id, field as FieldName<EntityName>)
    const unsettled = at.has(`${entity}/${id}/${field}`) || view.log.fieldHeads(entity, id, field).length > 1
    if (!unsettled && known && jsonEqual(known.value, checked)) return
    push({ entity, entityId: id, field, new: checked })
  }
  let reader: GrowingReader | undefined
  const history = (): GrowingReader => {
    reader ??= view.history()
    return reader
  }
  /** By a tombstone of its own. */
  const isDeleted = (entity: EntityName, id: string): boolean =>
    view.log.fieldHeads(entity, id, DELETED).length > 0 && deletionOf(history(), { entity, entityId: id }) === 'yes'
  const bringBack = (entity: EntityName, id: string): void => {
    if (isDeleted(entity, id)) push({ entity, entityId: id, field: DELETED, new: false })
  }
  const context: CommandContext = {
    view,
    me,
    now,
    newId,
    history,
    bringBack,
    create: (entity, id, record) => {
      const known = view.tables.get(entity, id)
      if (known) {
        if (known.visible || !isDeleted(entity, id)) return
        bringBack(entity, id)
        for (const [field, value] of Object.entries(record)) {
          if (fieldDefinition(entity, field)?.rule !== 'fixed') set(entity, id, field, value)
        }
        return
      }
      const checked: Record<string, Json> = {}
      for (const field of Object.keys(entities[entity])) {
        checked[field] = check(entity, field, (record as Record<string, unknown>)[field])
      }
      push({ entity, entityId: id, field: null, new: checked })
    },
    set: (entity, id, field, value) => set(entity, id, field, value),
    apply: (changes) => changes.forEach(push),
    remove: (entity, id) => {
      const tombstone = tombstoneOf(history(), { entity, entityId: id })
      push({ entity, entityId: id, field: DELETED, new: { saw: tombstone.saw, children: tombstone.children } })
    }
  }
  return { context, drafts, history }
}

/** The value without fields that are undefined: itself where there is none, else a copy. */
function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return mapped(value, dropUndefined)
  if (value === null || typeof value !== 'object') return value
  const source = value as Readonly<Record<string, unknown>>
  let entries: [string, unknown][] | undefined
  for (const key of Object.keys(source)) {
    const item = source[key]
    const kept = dropUndefined(item)
    if (!entries && (item === undefined || kept !== item)) entries = entriesBefore(source, key)
    if (item !== undefined) entries?.push([key, kept])
  }
  return entries ? Object.fromEntries(entries) : source
}
