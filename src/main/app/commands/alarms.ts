/** What the engine found not to fit, with the other claims by their ids. */
import type { DetectedClaim } from '../../../shared/detection.ts'
import type { ClaimAlarm } from '../../../shared/model/derived.ts'

/** `ids` are those of the text's claims, in the engine's order. An empty object where nothing was found. */
export function alarmsOf(claim: DetectedClaim, ids: readonly string[]): { alarms?: ClaimAlarm[] } {
  if (claim.alarms.length === 0) return {}
  return {
    alarms: claim.alarms.map((alarm) => ({ ...alarm, other: alarm.other === null ? null : (ids[alarm.other] ?? null) }))
  }
}
