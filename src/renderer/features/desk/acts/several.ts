/** Choosing several claims of the list, and deciding on all of them in one step. */
import type { ClaimRow, CommandName, Input } from '../../../../shared/contract/index.ts'
import { MOST_CHOSEN } from '../../../../shared/contract/index.ts'
import type { ClaimState } from '../../../../shared/model/values.ts'
import { describeError, hasCode } from '../../../api/errors.ts'
import { showError, showToast } from '../../../components/toasts.ts'
import { shorten } from '../labels.ts'
import { stretchChoice, toggleChoice } from '../logic/choice.ts'
import type { BackSteps } from './back-steps.ts'
import type { DeskCore } from './desk-core.ts'
import type { GoingOn } from './going-on.ts'

/** The states that a person gives to claims by hand. */
export const givenStates = ['open', 'checking', 'checked'] as const satisfies readonly ClaimState[]
export type GivenState = (typeof givenStates)[number]

export type Several = ReturnType<typeof createSeveral>

/** @param takeIn  what a click on a claim means besides choosing it; true where it is used up */
export function createSeveral(
  core: DeskCore,
  { sayWithUndo, chooseOnUndo }: BackSteps,
  goOnAfter: GoingOn,
  takeIn: (claim: string) => boolean
) {
  const { store, t, announce, read, run, inTurn, watchChanges, stepping, listFilter, detail } = core

  function choose(several: readonly string[], claim: string | null, offset?: number): void {
    if (several.length > MOST_CHOSEN) {
      showToast(t('toast.tooMany', { most: MOST_CHOSEN }))
      return
    }
    store.getState().choose(several, claim, offset)
    if (several.length > 1) announce(t('announce.chosen', { count: several.length }))
  }

  function chooseAlso(id: string): void {
    const { claim, several } = store.getState()
    const chosen = toggleChoice(several, claim, id)
    choose(chosen.several, chosen.claim)
  }

  async function chooseTo(row: { readonly id: string; readonly start?: number }, index: number): Promise<void> {
    const filter = listFilter()
    const { claim, several } = store.getState()
    const anchor = several[0] ?? claim
    if (!filter) return
    const from = anchor === null ? null : (await read('claim.index', { filter, claim: anchor })).index
    if (from === null) {
      store.getState().selectClaim(row.id, row.start)
      return
    }
    const first = Math.min(from, index)
    const count = Math.abs(from - index) + 1
    if (count > MOST_CHOSEN) {
      showToast(t('toast.tooMany', { most: MOST_CHOSEN }))
      return
    }
    const { ids } = await read('claim.ids', { filter, offset: first, limit: count }, true)
    choose(from <= index ? ids : ids.toReversed(), row.id)
  }

  /**
   * Runs a command on all that are chosen, which undo chooses again where they have left the list. Those that are gone meanwhile
   * are left out of the choice, and it is said.
   */
  async function onAll<M extends CommandName>(
    method: M,
    input: Input<M> & { readonly claims: readonly string[] },
    done: string
  ): Promise<void> {
    const count = input.claims.length
    const before = store.getState()
    try {
      const changed = watchChanges()
      const wentOn = await goOnAfter(async () => {
        await run(method, input, { quiet: true })
        if (!changed()) {
          showToast(t('toast.nothingChanged'))
          return false
        }
        announce(t(`announce.${done}`, { count }))
        sayWithUndo(t(`toast.${done}`, { count }))
        return true
      })
      if (wentOn) chooseOnUndo(before.several, before.claim)
    } catch (error) {
      if (!hasCode(error, 'not-found')) {
        showError(describeError(error))
        return
      }
      const { several, claim } = store.getState()
      const { missing } = await read('claim.tally', { claims: [...several] }, true)
      const left = several.filter((id) => !missing.includes(id))
      choose(left, claim !== null && missing.includes(claim) ? (left[0] ?? null) : claim)
      showToast(t('toast.someGone', { count: missing.length }))
    }
  }

  return {
    /** Stretches the choice to the next claim of the list, or takes the last one out again. */
    stretch: (direction: 'next' | 'previous') =>
      stepping(async () => {
        const filter = listFilter()
        const { claim, several } = store.getState()
        if (!filter) return
        const { row } = await read('claim.step', { filter, from: claim, direction })
        if (!row) announce(t(direction === 'next' ? 'announce.lastClaim' : 'announce.firstClaim'))
        else if (claim === null) store.getState().selectClaim(row.id, row.start)
        else choose(stretchChoice(several, claim, row.id), row.id, row.start)
      }),

    /** From the claim where the choice began to this one, as the list has them. */
    chooseTo: async (row: Pick<ClaimRow, 'id' | 'start'>, index: number) => {
      if (!takeIn(row.id)) await inTurn(() => chooseTo(row, index))
    },

    /** The same for a claim that was pointed at in the text. One that the list does not hold is taken in alone. */
    chooseUpTo: async (claim: string) => {
      if (takeIn(claim)) return
      await inTurn(async () => {
        const filter = listFilter()
        const index = filter && (await read('claim.index', { filter, claim })).index
        if (index === null) chooseAlso(claim)
        else await chooseTo({ id: claim }, index)
      })
    },

    /** Takes one claim into the choice or out of it. */
    chooseAlso: (claim: string) => {
      if (!takeIn(claim)) chooseAlso(claim)
    },

    /** All claims of the list as it is filtered; of a very long one as many as one step takes. */
    chooseAll: () =>
      inTurn(async () => {
        const filter = listFilter()
        if (!filter) return
        const { ids, total } = await read('claim.ids', { filter, offset: 0, limit: MOST_CHOSEN }, true)
        const { claim } = store.getState()
        choose(ids, claim !== null && ids.includes(claim) ? claim : (ids[0] ?? null))
        if (total > ids.length) showToast(t('toast.firstChosen', { count: ids.length, total }))
      }),

    /** Dismisses all that are chosen, or where they are all dismissed brings them back. */
    dismissOrRestoreAll: async () => {
      const claims = [...store.getState().several]
      const { states } = await read('claim.tally', { claims }, true)
      const { dismissed, ...others } = states
      const gone = dismissed > 0 && Object.values(others).every((count) => count === 0)
      if (gone) await onAll('claim.restore', { claims }, 'severalRestored')
      else await onAll('claim.dismiss', { claims }, 'severalDismissed')
    },

    /** Gives the selected claim, or all that are chosen, a state. */
    giveState: (state: GivenState) =>
      stepping(async () => {
        const { claim, several } = store.getState()
        if (several.length > 1) {
          await onAll('claim.setStatusOfSeveral', { claims: [...several], state }, 'severalSet')
        } else if (claim !== null) {
          const { row } = await detail(claim)
          const wentOn = await goOnAfter(async () => {
            if (!(await run('claim.setStatus', { claim, state }))) return false
            announce(t('announce.state', { state: t(`state.${state}`) }))
            return true
          })
          const text = shorten(row.statement || row.text)
          if (wentOn) sayWithUndo(t('toast.stateSet', { state: t(`state.${state}`), text }))
        }
      })
  }
}
