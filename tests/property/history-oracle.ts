/**
 * The rules of the log once more, written slowly and plainly from their definitions, sharing no code with the program:
 * what the laws compare it with.
 */
import type { ChangeSet, LoggedChange } from '../../src/shared/history/types.ts'
import type { Json } from '../../src/shared/json.ts'

interface Write {
  readonly by: ChangeSet
  readonly change: LoggedChange
}

const owners: Record<string, Record<string, string>> = {
  claim: { article: 'article' },
  note: { claim: 'claim' },
  verdict: { claim: 'claim' },
  review: { claim: 'claim' },
  evidence: { claim: 'claim', source: 'source' }
}

/** Every object with its keys sorted, so that equal values have equal texts. */
export function plain(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  )
}

const stampOf = ({ by }: Write) => `${by.hlc}|${by.replica}|${by.id}`
const greatestFirst = (list: Write[]) => [...list].sort((a, b) => (stampOf(a) < stampOf(b) ? 1 : -1))
const unique = (list: readonly string[]) => [...new Set(list)]

export class Oracle {
  private readonly log: readonly ChangeSet[]

  constructor(log: readonly ChangeSet[]) {
    this.log = log
  }

  private writes(entity: string, id: string, field: string | null): Write[] {
    return this.log.flatMap((by) =>
      by.changes
        .filter((change) => change.entity === entity && change.entityId === id && change.field === field)
        .map((change) => ({ by, change }))
    )
  }

  heads(entity: string, id: string, field: string): Write[] {
    const edits = this.writes(entity, id, field)
    return greatestFirst(edits.filter((edit) => !edits.some((other) => other.change.bases.includes(edit.by.id))))
  }

  /** The texts of the distinct values that stand, the shown one first. */
  candidates(entity: string, id: string, field: string): string[] {
    const heads = this.heads(entity, id, field)
    if (heads.length > 0) return unique(heads.flatMap((head) => valuesOf(head)))
    return this.initial(entity, id, field)
  }

  private initial(entity: string, id: string, field: string): string[] {
    if (field === 'deleted') return ['false']
    const [first] = greatestFirst(this.writes(entity, id, null))
    if (!first) return []
    const record = (first.change as { new: Record<string, Json> }).new
    return field in record ? [plain(record[field])] : []
  }

  /** Heads, with undo and redo followed back to what they restored. */
  stands(entity: string, id: string, field: string): string[] {
    const edits = this.writes(entity, id, field)
    const find = (name: string | null) => edits.find((edit) => edit.by.id === name)
    const before = (write: Write): string[] => {
      const bases = write.change.bases.map(find).filter((base) => base !== undefined)
      const alive = bases.filter((base) => !bases.some((other) => other.change.bases.includes(base.by.id)))
      return bases.length === 0 ? this.initial(entity, id, field) : unique(greatestFirst(alive).flatMap(valuesOf))
    }
    const trace = (write: Write): string[] => {
      const undone = find(write.by.undoOf)
      if (!undone || plain(before(undone)) !== plain(valuesOf(write))) return [write.by.id]
      return undone.change.bases.flatMap((base) => trace(find(base) as Write))
    }
    return unique(this.heads(entity, id, field).flatMap(trace)).sort()
  }

  exists(entity: string, id: string): boolean {
    return this.writes(entity, id, null).length > 0
  }

  private editedFields(entity: string, id: string): string[] {
    const changes = this.log.flatMap((by) => by.changes)
    const fields = changes
      .filter((change) => change.entity === entity && change.entityId === id)
      .map((change) => change.field)
    return unique(fields.filter((field) => field !== null && field !== 'deleted') as string[])
  }

  private children(owner: string, ownerId: string): [string, string][] {
    const found = new Map<string, [string, string]>()
    for (const { changes } of this.log) {
      for (const { entity, entityId, field } of changes) {
        if (field !== null) continue
        for (const [name, target] of Object.entries(owners[entity] ?? {})) {
          const points = this.initial(entity, entityId, name)[0] === JSON.stringify(ownerId)
          if (target === owner && points) found.set(`${entity}/${entityId}`, [entity, entityId])
        }
      }
    }
    return [...found.values()]
  }

  deleted(entity: string, id: string): 'no' | 'yes' | 'conflict' {
    const values = this.candidates(entity, id, 'deleted').map((text) => JSON.parse(text))
    if (values.every((value) => value === false)) return 'no'
    if (values.includes(false)) return 'conflict'
    const saw = (name: string) => values.flatMap((value) => value.saw[name] ?? [])
    const seenChild = (child: string) => values.some((value) => value.children.includes(child))
    const allSeen = (e: string, i: string, prefix: string): boolean =>
      this.editedFields(e, i).every((field) =>
        this.stands(e, i, field).every((w) => saw(prefix + field).includes(w))
      ) &&
      this.children(e, i)
        .filter(([child, childId]) => this.deleted(child, childId) !== 'yes')
        .every(([child, childId]) => seenChild(childId) && allSeen(child, childId, `${child}/${childId}/`))
    return allSeen(entity, id, '') ? 'yes' : 'conflict'
  }

  /**
   * Whether a claim is dismissed, and the fields that somebody wrote who was not seen by whoever dismissed it and did not
   * know of it: for whom the claim, in all that their change set was made on, was not dismissed without dispute by a write
   * that dismisses it now.
   */
  dismissed(claim: string): { state: 'no' | 'yes' | 'conflict'; unseen: string[] } {
    const values = this.candidates('claim', claim, 'status').map((text) => JSON.parse(text))
    if (values[0]?.state !== 'dismissed') return { state: 'no', unseen: [] }
    const by = values.length > 1 ? [] : this.stands('claim', claim, 'status')
    const knew = (write: string): boolean => {
      const then = new Oracle(this.log.filter(({ id }) => id !== write && this.madeOn(write).has(id)))
      const settled = then.dismissed(claim).state === 'yes' && then.candidates('claim', claim, 'status').length === 1
      return settled && then.stands('claim', claim, 'status').some((dismissal) => by.includes(dismissal))
    }
    const unseen = ['anchor', 'house', 'statement'].filter((field) =>
      this.stands('claim', claim, field).some(
        (write) => !(values[0].saw[field] ?? []).includes(write) && !by.includes(write) && !knew(write)
      )
    )
    return { state: unseen.length > 0 ? 'conflict' : 'yes', unseen }
  }

  /** A change set with all that was there when it was made. */
  private madeOn(id: string): Set<string> {
    const found = new Set([id])
    for (const name of found) {
      for (const parent of this.log.find((by) => by.id === name)?.parents ?? []) found.add(parent)
    }
    return found
  }

  visible(entity: string, id: string): boolean {
    if (!this.exists(entity, id) || this.deleted(entity, id) === 'yes') return false
    return Object.entries(owners[entity] ?? {}).every(([field, owner]) => {
      const [text] = this.initial(entity, id, field)
      return text !== undefined && this.visible(owner, JSON.parse(text))
    })
  }

  /**
   * Whose verdict the house verdict of a claim is: who gave it, and who wrote what stands in it. Null where none is there.
   */
  houseAuthors(claim: string): string[] | null {
    const house = JSON.parse(this.candidates('claim', claim, 'house')[0] ?? 'null')
    if (typeof house !== 'string' || !this.children('claim', claim).some(([, id]) => id === house)) return null
    if (!this.visible('verdict', house)) return null
    const edits = this.writes('verdict', house, 'value')
    const standing = this.stands('verdict', house, 'value')
    const writes = standing.length === 0 ? this.writes('verdict', house, null) : edits
    const writers = writes.filter(({ by }) => standing.length === 0 || standing.includes(by.id))
    const [person] = this.initial('verdict', house, 'person')
    return unique([JSON.parse(person as string), ...writers.map(({ by }) => by.author.person)])
  }

  /** What a sign-off of a claim is about, field by field: the one value shown, or null where there is a conflict. */
  signOffView(claim: string): Record<string, string | null> {
    const view: Record<string, string | null> = {}
    const add = (entity: string, id: string, field: string) => {
      const values = this.candidates(entity, id, field)
      const settled = values.length === 1 && this.deleted(entity, id) === 'no'
      view[`${entity}/${id}/${field}`] = settled ? (values[0] as string) : null
    }
    for (const field of ['statement', 'anchor', 'house']) add('claim', claim, field)
    for (const [entity, id] of this.children('claim', claim)) {
      if (!this.visible(entity, id)) continue
      if (entity === 'verdict') add(entity, id, 'value')
      if (entity === 'evidence') add(entity, id, 'content')
    }
    return view
  }
}

function valuesOf({ change }: Write): string[] {
  if ('leaf' in change) throw new Error('the oracle knows no withheld values')
  return [change.new, ...(change.also ?? [])].map(plain)
}
