/**
 * Installations that work on one project without seeing each other: each has its own copy of the log, its own wall
 * clock, now and then a new replica, and takes over what others made, whole or in part. Deterministic: the steps decide.
 */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  approvalState,
  coveredFields,
  coversOf,
  type ReviewOf,
  type ReviewState
} from '../../src/shared/history/approval.ts'
import { observe, tick } from '../../src/shared/history/clock.ts'
import { conflictsOf } from '../../src/shared/history/conflicts.ts'
import { tombstoneOf } from '../../src/shared/history/deletion.ts'
import { seenNow } from '../../src/shared/history/dismissal.ts'
import { logHeads } from '../../src/shared/history/integrity.ts'
import { createLog, type EntityState, type Log, type ProjectState, replay } from '../../src/shared/history/log.ts'
import { readField } from '../../src/shared/history/reader.ts'
import { reverse } from '../../src/shared/history/reverse.ts'
import { sealHash } from '../../src/shared/history/seal.ts'
import type { Change, ChangeSet } from '../../src/shared/history/types.ts'
import { undoTargets } from '../../src/shared/history/undo-stack.ts'
import type { Json } from '../../src/shared/json.ts'

export const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const hex = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface Step {
  readonly who: number
  readonly kind: (typeof kinds)[number]
  readonly pick: number
  readonly value: number
}

export const commandKinds = [
  'import',
  'edit',
  'edit',
  'edit',
  'resolve',
  'child',
  'delete',
  'undelete',
  'dismiss',
  'approve'
] as const
export const kinds = [...commandKinds, 'stale edit', 'undo', 'redo', 'sync', 'sync', 'reopen', 'look'] as const

export const step = (of: readonly Step['kind'][] = kinds): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.nat(5),
    kind: fc.constantFrom(...of),
    pick: fc.nat(999),
    value: fc.nat(3)
  })

export const steps = (maxLength = 60, of: readonly Step['kind'][] = kinds): fc.Arbitrary<Step[]> =>
  fc.array(step(of), { minLength: 4, maxLength, size: 'max' })

/** A world of 2 to 6 installations after random steps, mostly from a common start. */
export const worlds = (maxLength = 60, of: readonly Step['kind'][] = kinds): fc.Arbitrary<World> =>
  fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.nat(9), steps(maxLength, of))
    .map(([count, fresh, list]) => (fresh === 0 ? new World(count) : new World(count).start()).run(list))

const effort = Number(process.env.HISTORY_RUNS ?? 1)

/** How often something must have come up in a law's runs for the law to have said anything. */
export const often = (count: number): number => count * effort

/** Runs a law many times; HISTORY_RUNS multiplies how often. The seed is printed and can be given again as HISTORY_SEED. */
export function law(property: fc.IProperty<unknown> | fc.IRawProperty<unknown>, runs: number): void {
  const numRuns = Math.ceil(runs * effort)
  const seed = Number(process.env.HISTORY_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`seed ${seed}, ${numRuns} runs`)
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns })
}

/** What a person signed off, written down outside the log: which fields, and what was shown in them. */
export interface SignOff {
  readonly review: string
  readonly claim: string
  readonly by: string
  readonly kind: 'approve' | 'request-changes'
  /** The change sets that the installation had at that moment. */
  readonly known: readonly ChangeSet[]
}

export class Installation {
  readonly key: string
  readonly person: string
  log: Log = createLog()
  /** What the screen shows, which may be older than the log. */
  screen: Log = this.log
  /** Own change sets in the order in which they were made. */
  readonly own: ChangeSet[] = []
  private replica: string
  private counter = 0
  private last: string | null = null
  private readonly index: number
  private readonly world: World

  constructor(world: World, index: number) {
    this.world = world
    this.index = index
    this.key = `key${index}`
    this.person = `person${index}`
    this.replica = hex(`replica ${index} 0`).slice(0, 8)
  }

  state(): ProjectState {
    return replay(this.log)
  }

  reopen(): void {
    this.replica = hex(`replica ${this.index} ${this.world.time}`).slice(0, 8)
    this.counter = 0
    this.screen = this.log
  }

  commit(command: string, changes: readonly Change[], undoOf: string | null = null): ChangeSet | null {
    if (changes.length === 0) return null
    this.world.time += 1
    this.counter += 1
    this.last = tick(this.last, this.now())
    const id = hex(`change set ${this.index} ${this.world.time}`).slice(0, 12)
    const unsealed = {
      id,
      replica: this.replica,
      counter: this.counter,
      hlc: this.last,
      author: { person: this.person, key: this.key },
      command,
      params: { step: this.world.time },
      undoOf,
      schema: 1,
      parents: logHeads(this.log.changeSets.values()),
      changes: changes.map((change, index) => ({ ...change, salt: hex(`salt ${id} ${index}`).slice(0, 32) }))
    }
    const parentHashes = unsealed.parents.map((parent) => this.log.changeSets.get(parent)?.hash as string)
    const changeSet: ChangeSet = { ...unsealed, hash: sealHash(unsealed, parentHashes, sha256), signature: '' }
    this.log = this.log.with([changeSet])
    this.own.push(changeSet)
    this.world.all.set(id, changeSet)
    return changeSet
  }

  receive(changeSets: readonly ChangeSet[]): void {
    for (const changeSet of changeSets) this.last = observe(this.last, changeSet.hlc, this.now(), 1000)
    this.log = this.log.with(changeSets)
  }

  targets() {
    return undoTargets(this.own, { ownKey: this.key, undoable: (command) => command !== 'import' || this.index > 0 })
  }

  undo(): ChangeSet | null {
    return this.reverse(this.targets().undo)
  }

  redo(): ChangeSet | null {
    return this.reverse(this.targets().redo)
  }

  private reverse(id: string | null): ChangeSet | null {
    const target = id === null ? undefined : this.log.changeSets.get(id)
    if (!target) return null
    const reversal = reverse(target, { ...this.log, ownKey: this.key })
    return reversal.ok ? this.commit('undo', reversal.changes, target.id) : null
  }

  /** Clocks are wrong: one is an hour behind, one far ahead, one stands still. */
  private now(): number {
    const skew = [0, -3_600_000, 86_400_000_000, 5, 1000, 0][this.index] ?? 0
    return 1_000_000_000_000 + skew + (this.index === 5 ? 0 : this.world.time * 10)
  }
}

export class World {
  readonly installations: readonly Installation[]
  readonly all = new Map<string, ChangeSet>()
  readonly signOffs: SignOff[] = []
  readonly done: Step[] = []
  time = 0

  constructor(count = 6) {
    this.installations = Array.from({ length: count }, (_, index) => new Installation(this, index))
  }

  at(index: number): Installation {
    return this.installations[index % this.installations.length] as Installation
  }

  /**
   * Everybody starts with the same article, two claims, a source, a note, a verdict and a piece of evidence: the even ones
   * got it from the first, the odd ones imported the article themselves, which gives the same ids.
   */
  start(): this {
    const first = this.at(0)
    const article = { pick: 4, value: 1 } as Step
    const source = { pick: 0, value: 1 } as Step
    for (const installation of this.installations) {
      if (installation.key !== first.key && this.installations.indexOf(installation) % 2 === 0) continue
      installation.commit('import', importChanges(installation.log, installation.state(), article))
      installation.commit('import', importChanges(installation.log, installation.state(), source))
    }
    const owner = (entity: string, entityId: string) => ({ entity, entityId, row: {} as EntityState })
    first.commit('child', [childChange(owner('claim', 'a0c1'), source, this.time, first.person)])
    first.commit('rate', rateChanges(first.log, 'a0c1', 'v0', this.time, first.person))
    first.commit('child', [childChange(owner('source', 's0'), source, this.time, first.person)])
    for (const installation of this.installations) installation.receive([...first.log.changeSets.values()])
    for (const installation of this.installations) installation.screen = installation.log
    return this
  }

  /** How a failing law prints a world: what was done in it. */
  [fc.toStringMethod](): string {
    return `${this.installations.length} installations: ${this.done.map((item) => JSON.stringify(item)).join(' ')}`
  }

  run(list: readonly Step[]): this {
    for (const item of list) this.step(item)
    return this
  }

  step(item: Step): ChangeSet | null {
    this.done.push(item)
    const who = this.at(item.who)
    switch (item.kind) {
      case 'sync':
        return this.sync(who, this.at(item.who + 1 + (item.pick % 5)), item)
      case 'reopen':
        who.reopen()
        return null
      case 'look':
        who.screen = who.log
        return null
      case 'undo':
        return who.undo()
      case 'redo':
        return who.redo()
      default:
        return this.command(who, item)
    }
  }

  private sync(to: Installation, from: Installation, item: Step): null {
    const theirs = [...from.log.changeSets.values()]
    const one = theirs[item.pick % Math.max(1, theirs.length)]
    to.receive(item.value === 0 && one ? ancestry(one, from.log) : theirs)
    return null
  }

  private command(who: Installation, item: Step): ChangeSet | null {
    const state = who.state()
    const choose = <T>(list: readonly T[]): T | undefined => list[item.pick % Math.max(1, list.length)]
    switch (item.kind) {
      case 'import':
        return who.commit('import', importChanges(who.log, state, item))
      case 'child': {
        const cited = state.get('claim')?.get('a0c1')?.visible
        const claim = choose(visible(state, cited ? ['claim', 'source'] : ['claim']))
        // Most verdicts are given as the house decision, as the desk does it; the others are one more opinion.
        if (claim?.entity === 'claim' && item.value === 0 && item.pick % 4 > 0) {
          return who.commit('rate', rateChanges(who.log, claim.entityId, `v${item.pick % 3}`, this.time, who.person))
        }
        return claim ? who.commit('child', [childChange(claim, item, this.time, who.person)]) : null
      }
      case 'edit': {
        const target = choose(visible(state, editable))
        return target ? who.commit('edit', editChanges(who.log, target, item)) : null
      }
      case 'stale edit': {
        const target = choose(visible(replay(who.screen), editable))
        return target ? who.commit('edit', editChanges(who.screen, target, item).slice(0, 1)) : null
      }
      case 'resolve': {
        const conflict = choose(conflictsOf(state).filter((found) => found.kind === 'values'))
        if (!conflict) return null
        const { entity, entityId, field } = conflict
        const { heads, candidates } = readField(who.log, conflict, field)
        const chosen = candidates[item.value % (candidates.length + 1)] ?? smallValue(field, item)
        return who.commit('resolve', [{ entity, entityId, field, new: chosen, bases: heads }])
      }
      case 'delete': {
        const target = choose(visible(state, ['article', 'claim', 'note', 'evidence', 'verdict', 'source', 'review']))
        if (!target) return null
        const { saw, children } = tombstoneOf(who.log, target)
        return who.commit('delete', [{ ...deletedOf(who.log, target), new: { saw, children } }])
      }
      case 'undelete': {
        const target = choose(all(state).filter(({ row }) => row.deleted !== 'no'))
        return target ? who.commit('undelete', [{ ...deletedOf(who.log, target), new: false }]) : null
      }
      case 'dismiss': {
        const target = choose(visible(state, ['claim']))
        if (!target) return null
        const { heads } = target.row.fields.status ?? { heads: [] }
        const value = { state: 'dismissed', saw: seenNow(target.row.fields) }
        return who.commit('dismiss', [{ ...keyOf(target), field: 'status', new: value, bases: heads }])
      }
      case 'approve': {
        const claims = visible(state, ['claim'])
        const rated = claims.filter(({ row }) => typeof row.fields.house?.value === 'string')
        const from = rated.length > 0 && item.pick % 5 > 0 ? rated : claims
        return this.approve(who, state, choose(from)?.entityId, item)
      }
      default:
        return null
    }
  }

  private approve(who: Installation, state: ProjectState, claim: string | undefined, item: Step): ChangeSet | null {
    if (!claim) return null
    const known = [...who.log.changeSets.values()]
    const kind = item.value === 3 ? 'request-changes' : 'approve'
    const review = hex(`review ${this.time} ${who.person}`).slice(0, 10)
    const covers = coversOf(coveredFields(who.log, state, claim), sha256)
    const record = { claim, person: who.person, decision: { kind, comment: '' }, covers } as const
    const done = who.commit('approve', [{ entity: 'review', entityId: review, field: null, new: record, bases: [] }])
    this.signOffs.push({ review, claim, by: who.person, kind, known })
    return done
  }
}

const editable = ['article', 'claim', 'note', 'evidence', 'verdict', 'source']
const fieldsOf: Record<string, readonly string[]> = {
  article: ['meta', 'order'],
  claim: ['statement', 'anchor', 'house', 'types', 'assignee', 'status'],
  note: ['text'],
  evidence: ['content'],
  verdict: ['value'],
  source: ['about', 'order']
}

/** The algebra does not look into most values, so small ones do; of `status` it reads the state. */
function smallValue(field: string, item: Step): Json {
  if (field === 'status') return { state: ['open', 'checking', 'checked', 'open'][item.value] as string }
  return item.value === 3 ? { text: 'ß', list: [1, 2.5, null] } : `v${item.value}`
}

interface Found {
  readonly entity: string
  readonly entityId: string
  readonly row: EntityState
}

export function all(state: ProjectState): readonly Found[] {
  return [...state].flatMap(([entity, rows]) => [...rows].map(([entityId, row]) => ({ entity, entityId, row })))
}

function visible(state: ProjectState, of: readonly string[]): readonly Found[] {
  return all(state).filter(({ entity, row }) => row.visible && of.includes(entity))
}

const keyOf = ({ entity, entityId }: Found) => ({ entity, entityId })

function deletedOf(log: Log, target: Found) {
  return { ...keyOf(target), field: 'deleted', bases: readField(log, target, 'deleted').heads }
}

/** One to three fields of an entity at once. */
function editChanges(log: Log, target: Found, item: Step): readonly Change[] {
  const fields = fieldsOf[target.entity] ?? []
  const count = 1 + (item.pick % 3)
  return fields
    .map((_, index) => fields[(item.pick + index) % fields.length] as string)
    .slice(0, count)
    .map((field) => {
      const bases = readField(log, target, field).heads
      const value = field === 'house' ? someVerdict(log, target.entityId, item) : smallValue(field, item)
      return { ...keyOf(target), field, new: value, bases }
    })
}

/** One of the verdicts of a claim, deleted ones too, now and then none. */
function someVerdict(log: Log, claim: string, item: Step): Json {
  const verdicts = log.children('claim', claim).filter(({ entity }) => entity === 'verdict')
  return item.pick % 5 === 0 ? null : (verdicts[item.value % Math.max(1, verdicts.length)]?.entityId ?? null)
}

/** A verdict that becomes the house verdict at once. */
function rateChanges(log: Log, claim: string, value: string, time: number, person: string): readonly Change[] {
  const entityId = hex(`verdict ${time} ${person}`).slice(0, 10)
  const bases = readField(log, { entity: 'claim', entityId: claim }, 'house').heads
  return [
    { entity: 'verdict', entityId, field: null, new: { claim, person, value }, bases: [] },
    { entity: 'claim', entityId: claim, field: 'house', new: entityId, bases }
  ]
}

/** A source, or an article with claims: the same ids wherever they are imported. What was deleted comes back. */
function importChanges(log: Log, state: ProjectState, item: Step): readonly Change[] {
  const text = `v${item.value}`
  const article = `a${item.pick % 2}`
  const records: readonly [string, string, Record<string, Json>][] =
    item.pick % 3 === 0
      ? [['source', `s${item.pick % 2}`, { about: text, file: null, order: 'a' }]]
      : [
          ['article', article, { meta: text, revision: 'r', order: text, format: 'txt', original: 'o' }],
          ...[1, 2].slice(0, 1 + (item.value % 2)).map((claim): [string, string, Record<string, Json>] => [
            'claim',
            `${article}c${claim}`,
            {
              article,
              statement: 'as found',
              anchor: 'here',
              status: { state: 'candidate' },
              house: null,
              types: [],
              assignee: null
            }
          ])
        ]
  return records.flatMap(([entity, entityId, record]): readonly Change[] => {
    const row = state.get(entity)?.get(entityId)
    if (row?.created !== 'yes') return [{ entity, entityId, field: null, new: record, bases: [] }]
    if (row.deleted === 'no') return []
    return [
      { entity, entityId, field: 'deleted', new: false, bases: readField(log, { entity, entityId }, 'deleted').heads }
    ]
  })
}

function childChange(owner: Found, item: Step, time: number, person: string): Change {
  const entityId = hex(`child ${time} ${person}`).slice(0, 10)
  const value = `v${item.value}`
  if (owner.entity === 'source') {
    return {
      entity: 'evidence',
      entityId,
      field: null,
      new: { claim: 'a0c1', source: owner.entityId, content: value },
      bases: []
    }
  }
  const claim = owner.entityId
  if (item.value === 0) return { entity: 'verdict', entityId, field: null, new: { claim, person, value }, bases: [] }
  return { entity: 'note', entityId, field: null, new: { claim, person, text: value }, bases: [] }
}

/** A change set with all that it was made on. */
function ancestry(changeSet: ChangeSet, log: Log): readonly ChangeSet[] {
  const found = new Map<string, ChangeSet>()
  const open = [changeSet]
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next.id)) continue
    found.set(next.id, next)
    for (const parent of next.parents) {
      const known = log.changeSets.get(parent)
      if (known) open.push(known)
    }
  }
  return [...found.values()]
}

/** Everything that people see of what is visible: values, conflicts, what a write would replace, sign-offs, dismissals. */
export function shown(log: Log): unknown {
  const state = replay(log)
  return visible(state, [...state.keys()]).map(({ entity, entityId, row }) => ({
    entity,
    entityId,
    deleted: row.deleted,
    fields: Object.entries(row.fields).map(([field, { heads: _, ...rest }]) => ({ field, ...rest })),
    dismissed: row.dismissed,
    review: entity === 'review' ? reviewState(log, state, row) : null
  }))
}

/** What a review in the state says now. */
export function reviewState(log: Log, state: ProjectState, { fields }: EntityState): ReviewState {
  const { person, decision, covers } = fields
  const review = { person: person?.value, decision: decision?.value, covers: covers?.value } as unknown as ReviewOf
  return approvalState(review, coveredFields(log, state, fields.claim?.value as string), sha256)
}
