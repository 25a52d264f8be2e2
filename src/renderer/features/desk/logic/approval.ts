/** Sign-off by a second person, as the screen foresees it; the program itself refuses what is not to be. */
import type { ClaimDetail } from '../../../../shared/contract/index.ts'

/** Why a claim cannot be approved here and now: the key of the reason under `review`. */
export type ApprovalHindrance = 'conflictFirst' | 'verdictFirst' | 'houseFirst' | 'ownVerdict'

/** What stands in the way of an approval by the person at this installation, null where nothing does. */
export function approvalHindrance(
  claim: Pick<ClaimDetail, 'conflicts' | 'verdicts' | 'mayApprove'>
): ApprovalHindrance | null {
  if (claim.conflicts.length > 0) return 'conflictFirst'
  if (claim.mayApprove === 'own-verdict') return 'ownVerdict'
  if (claim.mayApprove === 'yes') return null
  return claim.verdicts.length === 0 ? 'verdictFirst' : 'houseFirst'
}
