/** Going from claim to claim and from article to article. */
import type { ClaimFilter, ClaimRow, Overview } from '../../../../shared/contract/index.ts'
import { queryKey } from '../../../api/hooks.ts'
import { showToast } from '../../../components/toasts.ts'
import { useShell } from '../../shell/shell-store.ts'
import { openFilter } from '../logic/navigation.ts'
import type { DeskCore } from './desk-core.ts'

/** @param takeIn  what a click on a claim means besides choosing it; true where it is used up */
export function createWalking(core: DeskCore, takeIn: (claim: string) => boolean) {
  const { queries, project, store, t, announce, read, inTurn, overview, detail, listFilter, showClaim } = core
  const { isStepping, sayOneOnly, stepping } = core

  /** Fetches what the same key, or the one that goes back, will ask for next: going through claims does not wait. */
  const lookAhead = async (filter: ClaimFilter, from: string, direction: 'next' | 'previous'): Promise<void> => {
    for (const towards of [direction, direction === 'next' ? 'previous' : 'next'] as const) {
      const { row } = await read('claim.step', { filter, from, direction: towards })
      if (row) await detail(row.id)
    }
  }

  return {
    /** Whether a step to another claim is under way. */
    isStepping,
    /** Runs at once, or where a step is under way when it has arrived at a claim. */
    onClaim: (act: () => void): void => {
      const run = (): void => {
        const { claim, several } = store.getState()
        if (several.length > 1) sayOneOnly()
        else if (claim !== null) act()
      }
      if (!isStepping()) run()
      else void inTurn(async () => run())
    },

    /** The claim next to the selected one; the first or last where none is. Stays at the ends. */
    step: (direction: 'next' | 'previous', which: 'list' | 'open' = 'list') =>
      stepping(async () => {
        const { article, claim, left } = store.getState()
        const filter = which === 'open' && article !== null ? openFilter(article) : listFilter()
        if (!filter) return
        const { row, index, total } = await read('claim.step', { filter, from: claim ?? left, direction })
        if (row) {
          // The step knows the place already; the strip need not ask for it.
          queries.setQueryData(queryKey(project, 'claim.index', { filter, claim: row.id }), { index, total })
          store.getState().selectClaim(row.id, row.start)
          void lookAhead(filter, row.id, direction).catch(() => {})
        } else announce(t(direction === 'next' ? 'announce.lastClaim' : 'announce.firstClaim'))
      }),

    /** Chooses a claim, or while claims are being merged takes it in or leaves it out. */
    select: (row: Pick<ClaimRow, 'id' | 'article' | 'start'>) => {
      if (takeIn(row.id)) return
      if (store.getState().article !== row.article) store.getState().openArticle(row.article, row.id)
      store.getState().selectClaim(row.id, row.start)
    },
    /** The same for a claim that is on screen already: nothing scrolls. */
    selectHere: (claim: string) => {
      if (!takeIn(claim)) store.getState().selectClaim(claim)
    },
    showClaim: (claim: string) => inTurn(() => showClaim(claim)),
    /** The same for a claim that may be gone meanwhile: then nothing happens. Who has gone to another claim stays there. */
    returnTo: (claim: string) =>
      inTurn(async () => {
        const before = store.getState().claim
        const there = await detail(claim).catch(() => undefined)
        if (there && store.getState().claim === before) await showClaim(claim)
      }),

    /** Why a command does nothing here. */
    sayReadOnly: () =>
      inTurn(async () => {
        const { readOnlyReason, holder } = await overview()
        showToast(
          readOnlyReason === 'locked' && holder
            ? t('toast.readOnlyHeld', { person: holder.person, host: holder.host })
            : t('toast.readOnly')
        )
      }),

    /** Goes to what two people decided differently, or says that there is nothing. */
    showConflicts: () =>
      inTurn(async () => {
        const { conflicts } = await overview()
        if (conflicts === 0) showToast(t('toast.noConflicts'))
        else useShell.getState().showConflicts()
      }),

    stepArticle: (step: 1 | -1) =>
      inTurn(async () => {
        const here = store.getState().article
        const placeIn = ({ articles }: Overview) => articles.findIndex(({ id }) => id === here)
        let known = await overview()
        // Imported just now: what is known of the project may not have it yet.
        if (here !== null && placeIn(known) < 0) known = await overview(true)
        const next = known.articles[placeIn(known) + step]
        if (next) store.getState().openArticle(next.id)
      })
  }
}
