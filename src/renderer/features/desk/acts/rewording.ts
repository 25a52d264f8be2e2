/** Giving a claim other words of the text. */
import type { Range } from '../../../../shared/model/values.ts'
import { showToast } from '../../../components/toasts.ts'
import { chosenRanges, type PickText, pickOf, stretchesOf, takeSelected } from '../logic/rewording.ts'
import type { BackSteps } from './back-steps.ts'
import type { DeskCore } from './desk-core.ts'

export function createRewording(core: DeskCore, { sayWithUndo }: BackSteps) {
  const { client, project, store, t, announce, read, run, inTurn, detail, selected, clearSelection } = core
  return {
    /**
     * Begins with the selected claim's own words; words that are selected in the text are taken at once. A claim whose words
     * are not in this text (it was left behind by a corrected copy) begins at `inSight`.
     */
    startRewording: (text: PickText, inSight: () => number) =>
      inTurn(async () => {
        const seen = client.seen(project)
        const claim = await selected()
        if (!claim) return
        const { revision } = await read('article.view', { article: claim.row.article })
        const { selection } = store.getState()
        const own = claim.row.revision === revision ? claim.row.ranges : []
        const start = inSight()
        const first = own.length > 0 ? own : [selection ?? { start, end: start + 1 }]
        const begun =
          own.length > 0 ? stretchesOf(own, text) : { picks: first.map((range) => pickOf(range, text)), at: 0 }
        const chosen = selection ? takeSelected(begun, selection, false, text) : begun
        clearSelection()
        store.getState().setMode({ kind: 'rewording', claim: claim.row.id, chosen, own, seen })
        store.getState().revealOffset(chosenRanges(chosen)[0]?.start ?? start)
      }),

    /** Keeps the words chosen. Somebody else's change that came meanwhile is refused once; a second try knows of it. */
    applyRewording: () =>
      inTurn(async () => {
        const { mode, setMode } = store.getState()
        if (mode.kind !== 'rewording') return
        const ranges = chosenRanges(mode.chosen)
        if (sameRanges(ranges, mode.own)) {
          setMode({ kind: 'reading' })
          showToast(t('toast.sameWords'))
          return
        }
        const before = await detail(mode.claim)
        const options = mode.seen === undefined ? {} : { seen: mode.seen }
        const done = await run('claim.setRanges', { claim: mode.claim, ranges: [...ranges] }, options)
        if (!done) {
          setMode({ ...mode, seen: client.seen(project) })
          return
        }
        setMode({ kind: 'reading' })
        const { row, statement } = await detail(mode.claim, true)
        store.getState().revealOffset(row.start)
        announce(t('announce.reworded'))
        sayWithUndo(t(statement.text === before.statement.text ? 'toast.rewordedOnly' : 'toast.reworded'))
      })
  }
}

const sameRanges = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(({ start, end }, index) => start === b[index]?.start && end === b[index]?.end)
