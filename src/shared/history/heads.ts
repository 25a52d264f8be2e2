/**
 * What stands in one field. The whole merge rests on this: a function of the *set* of writes, never of their order.
 */
import { type Json, jsonEqual } from '../json.ts'
import type { FieldRule } from '../model/entities.ts'
import type { FieldState, WriteId } from './types.ts'

/** What orders writes that nobody ordered: compared as text, hlc first. */
export interface Stamp {
  /** The change set's id. */
  readonly id: WriteId
  readonly hlc: string
  readonly replica: string
}

/** One write of one field, with what is needed of its change set. */
export interface StampedWrite extends Stamp {
  /** The value; anything (by custom `null`) where `withheld`. */
  readonly new: Json
  /** Further candidates: only an undone resolution has them. */
  readonly also?: readonly Json[]
  readonly bases: readonly WriteId[]
  readonly withheld?: boolean
  /** The change set that this write's change set undoes. */
  readonly undoOf?: string | null
}

/** One value that stands, with the heads that hold it. A withheld head is a candidate of its own: nobody can compare it. */
export interface Candidate {
  readonly value: Json
  readonly writes: readonly WriteId[]
  readonly withheld: boolean
}

/** Ascending by (hlc, replica, id), each compared as text. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return compareText(a.hlc, b.hlc) || compareText(a.replica, b.replica) || compareText(a.id, b.id)
}

/** Compares by UTF-16 code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The edits that no other edit names, greatest first. Every edit is a head or superseded by one: should forged bases
 * form a circle, its greatest write counts as a head, so that nothing disappears.
 */
export function headsOf(edits: readonly StampedWrite[]): readonly StampedWrite[] {
  if (edits.length < 2) return edits
  const named = new Set<WriteId>()
  for (const edit of edits) for (const base of edit.bases) if (base !== edit.id) named.add(base)
  const heads = edits.filter((edit) => !named.has(edit.id))
  const byId = new Map(edits.map((edit) => [edit.id, edit]))
  const covered = new Set<WriteId>()
  cover(heads, byId, covered)
  while (covered.size < byId.size) {
    const lost = edits.filter((edit) => !covered.has(edit.id)).reduce((a, b) => (compareStamps(a, b) < 0 ? b : a))
    heads.push(lost)
    cover([lost], byId, covered)
  }
  return heads.sort((a, b) => compareStamps(b, a))
}

function cover(from: readonly StampedWrite[], byId: ReadonlyMap<WriteId, StampedWrite>, covered: Set<WriteId>): void {
  const open = [...from]
  for (let write = open.pop(); write; write = open.pop()) {
    if (covered.has(write.id)) continue
    covered.add(write.id)
    for (const base of write.bases) {
      const next = byId.get(base)
      if (next && !covered.has(base)) open.push(next)
    }
  }
}

/** The greatest creation whose value is here; the greatest of all where every one is withheld. */
export function initialWrite(initial: Iterable<StampedWrite>): StampedWrite | undefined {
  let best: StampedWrite | undefined
  for (const write of initial) {
    if (!best || (best.withheld && !write.withheld)) best = write
    else if (!write.withheld === !best.withheld && compareStamps(best, write) < 0) best = write
  }
  return best
}

/** The distinct values of these heads (greatest first) with who holds them: what a conflict shows side by side. */
export function candidatesOf(heads: readonly StampedWrite[]): readonly Candidate[] {
  const found: { value: Json; writes: WriteId[]; withheld: boolean }[] = []
  for (const head of heads) {
    if (head.withheld) {
      found.push({ value: null, writes: [head.id], withheld: true })
      continue
    }
    for (const value of head.also ? [head.new, ...head.also] : [head.new]) {
      const same = found.find((candidate) => !candidate.withheld && jsonEqual(candidate.value, value))
      if (!same) found.push({ value, writes: [head.id], withheld: false })
      else if (!same.writes.includes(head.id)) same.writes.push(head.id)
    }
  }
  return found
}

/**
 * What stands in a field, from all creations that gave it a value and all edits of it, in any order.
 *
 * Any edit stands over every creation; several creations never conflict, the greatest is shown. A `fixed` field takes
 * no edits (`checkLog` reports them). Several candidates are a conflict under `meaning`; under `free` the greatest
 * write simply stands and `candidates` still tells what else was written.
 */
export function fieldState(
  initial: Iterable<StampedWrite>,
  edits: readonly StampedWrite[],
  rule: FieldRule
): FieldState {
  const heads = rule === 'fixed' ? [] : headsOf(edits)
  if (heads.length === 0) {
    const first = initialWrite(initial)
    if (!first) return { heads: [], stands: [], candidates: [], value: null, conflict: false, withheld: false }
    const value = first.withheld ? null : first.new
    return { heads: [], stands: [], candidates: [value], value, conflict: false, withheld: first.withheld === true }
  }
  const candidates = candidatesOf(heads)
  const shown = candidates[0] as Candidate
  return {
    heads: heads.map((head) => head.id).sort(compareText),
    stands: standing(heads, initial, edits),
    candidates: candidates.map((candidate) => candidate.value),
    value: shown.value,
    conflict: rule === 'meaning' && candidates.length > 1,
    withheld: shown.withheld
  }
}

/**
 * Traces writes that undid or redid something back to the writes whose values they brought back. Believed only where
 * the values are indeed the same, so that a false `undoOf` gains nothing. Sorted; empty means the initial layer.
 */
export function standing(
  writes: readonly StampedWrite[],
  initial: Iterable<StampedWrite>,
  edits: readonly StampedWrite[]
): readonly WriteId[] {
  if (writes.every((write) => !write.undoOf)) return writes.map((write) => write.id).sort(compareText)
  const byId = new Map(edits.map((edit) => [edit.id, edit]))
  const result = new Set<WriteId>()
  const seen = new Set<WriteId>()
  const open = [...writes]
  for (let write = open.pop(); write; write = open.pop()) {
    if (seen.has(write.id)) continue
    seen.add(write.id)
    const undone = write.undoOf ? byId.get(write.undoOf) : undefined
    if (!undone || !bringsBack(write, previousOf(undone, initial, byId))) {
      result.add(write.id)
      continue
    }
    for (const base of undone.bases) {
      const next = byId.get(base)
      if (next) open.push(next)
      else result.add(base)
    }
  }
  return [...result].sort(compareText)
}

/**
 * The candidates that stood before `write`, the shown one first: those of the writes it names, or the initial layer's
 * where it names none. Empty where there was no value; a candidate is `withheld` where a value is not here.
 */
export function previousOf(
  write: StampedWrite,
  initial: Iterable<StampedWrite>,
  edits: ReadonlyMap<WriteId, StampedWrite>
): readonly Candidate[] {
  if (write.bases.length === 0) {
    const first = initialWrite(initial)
    return first ? [{ value: first.withheld ? null : first.new, writes: [], withheld: first.withheld === true }] : []
  }
  const bases: StampedWrite[] = []
  for (const id of new Set(write.bases)) {
    const base = edits.get(id)
    if (!base) return [{ value: null, writes: [id], withheld: true }]
    bases.push(base)
  }
  return candidatesOf(headsOf(bases))
}

function bringsBack(write: StampedWrite, previous: readonly Candidate[]): boolean {
  if (write.withheld || previous.length === 0 || previous.some((candidate) => candidate.withheld)) return false
  const values = write.also ? [write.new, ...write.also] : [write.new]
  return values.length === previous.length && values.every((value, index) => jsonEqual(value, previous[index]?.value))
}
