/** What can be wrong with a log, told from the log alone. Signatures and tables are the host's to check. */
import { fieldRule } from '../model/entities.ts'
import type { Sha256 } from './canonical.ts'
import { isHlc } from './clock.ts'
import { compareText } from './heads.ts'
import { numberForks } from './merge.ts'
import { checkSeal } from './seal.ts'
import type { ChangeSet } from './types.ts'

export const findingCodes = [
  'duplicate-id',
  'hash-mismatch',
  'malformed',
  'missing-parent',
  'parent-cycle',
  'missing-number',
  'fork',
  'clock-backwards',
  'duplicate-write',
  'unknown-base',
  'base-not-before',
  'fixed-field-written',
  'unknown-undo'
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Finding {
  readonly code: FindingCode
  /** The change set that shows it. */
  readonly changeSet: string
  /** For a log or a support request, in English. */
  readonly message: string
}

/** The change sets that no other names as parent: what the next one is made on. Sorted. */
export function logHeads(changeSets: Iterable<Pick<ChangeSet, 'id' | 'parents'>>): readonly string[] {
  const heads = new Set<string>()
  const named = new Set<string>()
  for (const { id, parents } of changeSets) {
    heads.add(id)
    for (const parent of parents) named.add(parent)
  }
  return [...heads].filter((id) => !named.has(id)).sort(compareText)
}

/** All findings, in the order of the checks; empty for a sound log. */
export function checkLog(changeSets: Iterable<ChangeSet>, sha256: Sha256): readonly Finding[] {
  const byId = new Map<string, ChangeSet>()
  const findings: Finding[] = []
  for (const changeSet of changeSets) {
    if (byId.has(changeSet.id)) findings.push(finding('duplicate-id', changeSet.id, 'the log holds this id twice'))
    else byId.set(changeSet.id, changeSet)
  }
  const order = parentOrder(byId)
  for (const changeSet of byId.values()) {
    findings.push(...checkOne(changeSet, byId, sha256))
    if (!order.has(changeSet.id)) findings.push(finding('parent-cycle', changeSet.id, 'it stands before itself'))
  }
  findings.push(...checkNumbers(byId.values()), ...checkBases(byId.values(), order))
  return findings
}

function checkOne(changeSet: ChangeSet, byId: ReadonlyMap<string, ChangeSet>, sha256: Sha256): Finding[] {
  const { id } = changeSet
  const findings: Finding[] = []
  for (const parent of changeSet.parents) {
    if (!byId.has(parent)) findings.push(finding('missing-parent', id, `its parent ${parent} is not in the log`))
  }
  const seal = checkSeal(changeSet, (parent) => byId.get(parent)?.hash, sha256)
  if (!seal.ok && seal.part === 'hash') findings.push(finding('hash-mismatch', id, 'it is not what its hash says'))
  if (!seal.ok && seal.part === 'form')
    findings.push(finding('malformed', id, 'a number, a salt or a leaf is malformed'))
  if (!isHlc(changeSet.hlc)) findings.push(finding('malformed', id, `its time ${changeSet.hlc} is malformed`))
  if (changeSet.parents.some((parent, index) => index > 0 && parent <= (changeSet.parents[index - 1] as string))) {
    findings.push(finding('malformed', id, 'its parents are not sorted'))
  }
  if (changeSet.undoOf !== null && !byId.has(changeSet.undoOf)) {
    findings.push(finding('unknown-undo', id, `it undoes ${changeSet.undoOf}, which is not in the log`))
  }
  const written = new Set<string>()
  for (const { entity, entityId, field } of changeSet.changes) {
    const name = writeName(entity, entityId, field)
    if (written.has(name)) findings.push(finding('duplicate-write', id, `it writes ${name} twice`))
    written.add(name)
    if (field !== null && fieldRule(entity, field) === 'fixed') {
      findings.push(finding('fixed-field-written', id, `${name} is fixed at creation`))
    }
  }
  return findings
}

function checkNumbers(changeSets: Iterable<ChangeSet>): Finding[] {
  const findings: Finding[] = []
  const replicas = new Map<string, ChangeSet[]>()
  const all = [...changeSets]
  for (const changeSet of all) {
    const list = replicas.get(changeSet.replica)
    if (list) list.push(changeSet)
    else replicas.set(changeSet.replica, [changeSet])
  }
  for (const fork of numberForks(all)) {
    const message = `replica ${fork.replica} used number ${fork.counter} for ${fork.ids.join(', ')}`
    findings.push(finding('fork', fork.ids[0] as string, message))
  }
  for (const list of replicas.values()) {
    list.sort((a, b) => a.counter - b.counter)
    let last: ChangeSet | undefined
    for (const changeSet of list) {
      const { id, replica, counter } = changeSet
      const expected = last ? last.counter + 1 : 1
      if (counter > expected) {
        findings.push(finding('missing-number', id, `replica ${replica} has no number ${expected}`))
      } else if (counter < 1) findings.push(finding('malformed', id, `its number is ${counter}`))
      if (last && counter > last.counter && changeSet.hlc <= last.hlc) {
        findings.push(finding('clock-backwards', id, `its time is not after that of number ${last.counter}`))
      }
      last = changeSet
    }
  }
  return findings
}

function checkBases(changeSets: Iterable<ChangeSet>, order: ReadonlyMap<string, number>): Finding[] {
  const findings: Finding[] = []
  const all = [...changeSets]
  const writers = new Set<string>()
  for (const { id, changes } of all) {
    for (const { entity, entityId, field } of changes) writers.add(`${id}/${writeName(entity, entityId, field)}`)
  }
  for (const { id, changes } of all) {
    for (const { entity, entityId, field, bases } of changes) {
      const name = writeName(entity, entityId, field)
      for (const base of bases) {
        if (!writers.has(`${base}/${name}`)) {
          findings.push(
            finding('unknown-base', id, `it replaces a write of ${name} by ${base}, which wrote no such thing`)
          )
        } else if ((order.get(base) ?? -1) >= (order.get(id) ?? Number.POSITIVE_INFINITY)) {
          findings.push(
            finding('base-not-before', id, `it replaces a write of ${name} by ${base}, which it did not know`)
          )
        }
      }
    }
  }
  return findings
}

/** Depth of each change set below those without parents; those in a circle, and what is built on one, are left out. */
function parentOrder(byId: ReadonlyMap<string, ChangeSet>): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>()
  const children = new Map<string, string[]>()
  const depth = new Map<string, number>()
  let ready: string[] = []
  for (const { id, parents } of byId.values()) {
    const known = new Set(parents.filter((parent) => byId.has(parent)))
    waiting.set(id, known.size)
    for (const parent of known) {
      const list = children.get(parent)
      if (list) list.push(id)
      else children.set(parent, [id])
    }
    if (known.size === 0) ready.push(id)
  }
  for (let level = 0; ready.length > 0; level++) {
    const next: string[] = []
    for (const id of ready) {
      depth.set(id, level)
      for (const child of children.get(id) ?? []) {
        const left = (waiting.get(child) as number) - 1
        waiting.set(child, left)
        if (left === 0) next.push(child)
      }
    }
    ready = next
  }
  return depth
}

function writeName(entity: string, entityId: string, field: string | null): string {
  return `${entity}/${entityId}/${field ?? ''}`
}

function finding(code: FindingCode, changeSet: string, message: string): Finding {
  return { code, changeSet, message }
}
