/** Going on to the next claim where a decision takes the chosen one out of the list. */
import type { DeskCore } from './desk-core.ts'

export type GoingOn = ReturnType<typeof createGoingOn>

export function createGoingOn({ store, read, detail, listFilter, announce, t }: DeskCore) {
  /**
   * Carries out a decision on the selected claim, or on all that are chosen with it. Where they stood in the list and the filter
   * lets them through no longer, the next claim is selected, of the last one the one before; nothing where the list is empty
   * then. Who has gone to another claim meanwhile stays there.
   *
   * @param decide  says whether it was done
   * @returns whether another claim is selected for it
   */
  return async function goOnAfter(decide: () => Promise<boolean>): Promise<boolean> {
    const { claim } = store.getState()
    const filter = listFilter()
    const isListed = async (fresh: boolean): Promise<boolean> =>
      filter !== null && claim !== null && (await read('claim.index', { filter, claim }, fresh)).index !== null
    const was = await isListed(false)
    if (!(await decide()) || !was || claim === null || filter === null || (await isListed(true))) return false
    // One that is gone, as after the undo of a new claim, was not decided on.
    if (!(await detail(claim, true).catch(() => undefined))) return false
    const beside = async (direction: 'next' | 'previous') =>
      (await read('claim.step', { filter, from: claim, direction }, true)).row
    const row = (await beside('next')) ?? (await beside('previous'))
    if (store.getState().claim !== claim) return false
    store.getState().selectClaim(row?.id ?? null, row?.start)
    if (!row) announce(t('announce.listDone'))
    return true
  }
}
