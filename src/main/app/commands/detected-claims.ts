/** Makes candidates of what the engine found, in a document that comes in or in a passage of one that is there. */
import type { DetectedClaim } from '../../../shared/detection.ts'
import type { Range } from '../../../shared/model/values.ts'
import { candidateId, claimGroupId } from '../../project/ids.ts'
import { anchorOf } from '../anchors.ts'
import type { CommandContext } from '../command-context.ts'
import type { EngineName } from '../engine.ts'
import { alarmsOf } from './alarms.ts'
import { detectionData } from './claims.ts'
import { deletedByPerson } from './person-work.ts'

export interface DetectedClaims {
  readonly article: string
  readonly revision: string
  readonly text: string
  readonly engine: EngineName
  readonly claims: readonly DetectedClaim[]
  /** The claim of the desk on just these ranges: its id, null where a person deleted it, undefined where there is none. */
  readonly standing: (ranges: readonly Range[]) => string | null | undefined
  /** Tells the repeats of one reading from those of another. */
  readonly groupPrefix: string
}

export interface AddedClaims {
  /** How many distinct claims the engine found. */
  readonly found: number
  /** Those that were not there and that no person had deleted. */
  readonly made: ReadonlySet<string>
  /** Of each claim that was found, the one that stands now; null where a person had deleted it. */
  readonly standing: readonly (string | null)[]
}

export function addDetectedClaims(context: CommandContext, found: DetectedClaims): AddedClaims {
  const { article, revision, text, claims } = found
  const engine = `${found.engine.name} ${found.engine.version}`
  const ids = claims.map((claim) => candidateId(revision, claim.ranges))
  const groups = new Map<string, string>()
  /** The group of repeats, made with the first claim that comes into it. */
  const groupOf = (label: string): string => {
    const known = groups.get(label)
    if (known !== undefined) return known
    const id = claimGroupId(revision, found.groupPrefix + label)
    groups.set(label, id)
    context.create('claim_group', id, { label, article })
    return id
  }
  const made = new Set<string>()
  const standing: (string | null)[] = []
  for (const [index, claim] of claims.entries()) {
    const taken = found.standing(claim.ranges)
    standing.push(taken ?? null)
    if (taken !== undefined) continue
    const id = ids[index] ?? ''
    if (deletedByPerson(context.view, context.history(), { entity: 'claim', entityId: id })) continue
    standing[index] = id
    if (context.view.find('claim', id)) continue
    made.add(id)
    const parent = claim.parent === null ? null : (ids[claim.parent] ?? null)
    context.create('claim', id, {
      article,
      anchor: anchorOf(revision, text, claim.ranges),
      statement: { text: claim.statement, flags: claim.flags },
      status: { state: 'candidate' },
      types: claim.types,
      parent: parent === id ? null : parent,
      group: claim.group === null ? null : groupOf(claim.group),
      house: null,
      assignee: null,
      detection: { ...detectionData(claim, claim.worth, engine), ...alarmsOf(claim, ids) },
      origin: 'engine'
    })
  }
  return { found: new Set(ids).size, made, standing }
}
