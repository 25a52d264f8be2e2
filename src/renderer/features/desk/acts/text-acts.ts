/** What is made of words of the text. */
import type { Range } from '../../../../shared/model/values.ts'
import type { DeskCore } from './desk-core.ts'

export function createTextActs({ store, t, announce, run, inTurn, clearSelection }: DeskCore) {
  /** Lets go of the words that were used, unless others have been selected meanwhile. */
  const letGoOf = ({ start, end }: Range): void => {
    const { selection } = store.getState()
    if (selection === null || (selection.start === start && selection.end === end)) clearSelection()
  }

  return {
    newClaim: (range: Range) =>
      inTurn(async () => {
        const { article } = store.getState()
        if (article === null) return
        const made = await run('claim.add', { article, ranges: [range] })
        if (!made) return
        letGoOf(range)
        store.getState().selectClaim(made.id, range.start)
        announce(t('announce.newClaim'))
      }),

    /** Looks for claims in the stretch; says how many are new. */
    findClaims: (range: Range) =>
      inTurn(async () => {
        const { article } = store.getState()
        if (article === null) return
        const found = await run('claim.find', { article, range })
        if (!found) return
        letGoOf(range)
        store.getState().setMode({ kind: 'reading' })
        announce(t('announce.found', { count: found.claims }))
      }),

    /** Marks the stretch as holding nothing to check; a stretch marked just so is unmarked. */
    nothingToCheck: (range: Range, passages: readonly { id: string; start: number; end: number; kind: string }[]) =>
      inTurn(async () => {
        const { article } = store.getState()
        if (article === null) return
        const marked = passages.filter(
          (passage) => passage.kind === 'nothing-to-check' && passage.start <= range.start && passage.end >= range.end
        )
        for (const passage of marked) await run('passage.unmark', { passage: passage.id })
        if (marked.length === 0) {
          await run('passage.mark', { article, range, kind: 'nothing-to-check' })
          announce(t('announce.nothingToCheck'))
        } else announce(t('announce.unmarked'))
        letGoOf(range)
        store.getState().setMode({ kind: 'reading' })
      })
  }
}
