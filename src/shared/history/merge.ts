/**
 * Merge is the union of change sets by id: idempotent, commutative, associative. It writes no change set of its own.
 *
 * What comes from outside has to pass `checkSeal` first: two copies with one hash are taken to differ in nothing but
 * in what is withheld.
 */

import { type Conflict, conflictsOf } from './conflicts.ts'
import { combineCopies } from './copies.ts'
import { compareStamps } from './heads.ts'
import { createLog, replay } from './log.ts'
import type { ChangeSet } from './types.ts'

/**
 * Two histories where there should be one. `number`: a replica used a number twice (a copied or restored file); both
 * are kept. `id`: two contents under one id, which no honest program makes; `union` keeps the one with the smaller
 * hash so that it stays lawful, and whoever merges files should refuse.
 */
export interface Fork {
  readonly kind: 'number' | 'id'
  readonly replica: string
  readonly counter: number
  /** Sorted. */
  readonly ids: readonly string[]
  /** Sorted. */
  readonly hashes: readonly string[]
}

export interface Union {
  /** Ascending by (hlc, replica, id). */
  readonly changeSets: readonly ChangeSet[]
  readonly forks: readonly Fork[]
}

export interface DryRun {
  /** Ids of change sets that would come in, in order. */
  readonly added: readonly string[]
  /** Ids of change sets that both have. */
  readonly skipped: readonly string[]
  /** How many withheld values the other copy discloses. */
  readonly disclosed: number
  /** Conflicts that stand after the merge and not before. */
  readonly conflicts: readonly Conflict[]
  readonly forks: readonly Fork[]
}

/** The change sets of `theirs` that `mine` lacks, ascending by (hlc, replica, id). */
export function missing(mine: Iterable<ChangeSet>, theirs: Iterable<ChangeSet>): readonly ChangeSet[] {
  const known = new Set<string>()
  for (const changeSet of mine) known.add(changeSet.id)
  const found = new Map<string, ChangeSet>()
  for (const changeSet of theirs) if (!known.has(changeSet.id)) put(found, changeSet)
  return [...found.values()].sort(compareStamps)
}

/** All change sets of both. A value that one copy withholds and the other discloses is disclosed. */
export function union(a: Iterable<ChangeSet>, b: Iterable<ChangeSet>): Union {
  const all = new Map<string, ChangeSet>()
  const forks: Fork[] = []
  for (const source of [a, b]) {
    for (const changeSet of source) {
      const other = put(all, changeSet)
      if (other && other.hash !== changeSet.hash) forks.push(forkOf('id', [other, changeSet]))
    }
  }
  const changeSets = [...all.values()].sort(compareStamps)
  return { changeSets, forks: [...forks, ...numberForks(changeSets)] }
}

/** What merging `theirs` into `mine` would do. */
export function dryRun(mine: Iterable<ChangeSet>, theirs: Iterable<ChangeSet>): DryRun {
  const own = new Map([...mine].map((changeSet) => [changeSet.id, changeSet]))
  const other = new Map([...theirs].map((changeSet) => [changeSet.id, changeSet]))
  const merged = union(own.values(), other.values())
  const before = new Set(conflictsOf(replay(createLog(own.values()))).map(conflictName))
  const skipped = [...own.values()].filter((changeSet) => other.has(changeSet.id)).sort(compareStamps)
  return {
    added: merged.changeSets.filter((changeSet) => !own.has(changeSet.id)).map((changeSet) => changeSet.id),
    skipped: skipped.map((changeSet) => changeSet.id),
    disclosed: merged.changeSets.reduce(
      (sum, changeSet) => sum + withheldIn(own.get(changeSet.id)) - (own.has(changeSet.id) ? withheldIn(changeSet) : 0),
      0
    ),
    conflicts: conflictsOf(replay(createLog(merged.changeSets))).filter(
      (conflict) => !before.has(conflictName(conflict))
    ),
    forks: merged.forks
  }
}

/** Replicas that used one number for different change sets. */
export function numberForks(changeSets: Iterable<ChangeSet>): readonly Fork[] {
  const byNumber = new Map<string, ChangeSet[]>()
  for (const changeSet of changeSets) {
    const number = `${changeSet.replica}/${changeSet.counter}`
    const list = byNumber.get(number)
    if (list) list.push(changeSet)
    else byNumber.set(number, [changeSet])
  }
  return [...byNumber.values()]
    .filter((list) => new Set(list.map((changeSet) => changeSet.hash)).size > 1)
    .map((list) => forkOf('number', list))
}

function forkOf(kind: Fork['kind'], list: readonly ChangeSet[]): Fork {
  const { replica, counter } = list[0] as ChangeSet
  const ids = [...new Set(list.map((changeSet) => changeSet.id))].sort()
  return { kind, replica, counter, ids, hashes: [...new Set(list.map((changeSet) => changeSet.hash))].sort() }
}

function put(map: Map<string, ChangeSet>, changeSet: ChangeSet): ChangeSet | undefined {
  const before = map.get(changeSet.id)
  map.set(changeSet.id, before ? combineCopies(before, changeSet) : changeSet)
  return before
}

function withheldIn(changeSet: ChangeSet | undefined): number {
  return changeSet ? changeSet.changes.filter((change) => 'leaf' in change).length : 0
}

function conflictName(conflict: Conflict): string {
  return `${conflict.kind}/${conflict.entity}/${conflict.entityId}/${conflict.field}`
}
