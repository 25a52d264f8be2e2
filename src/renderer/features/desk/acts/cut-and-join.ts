/** Cutting a claim and joining several. */
import type { Range } from '../../../../shared/model/values.ts'
import { showToast } from '../../../components/toasts.ts'
import { leftBehindText } from '../logic/left-behind.ts'
import { cutPoints } from '../logic/words.ts'
import type { BackSteps } from './back-steps.ts'
import type { DeskCore } from './desk-core.ts'

export function createCutAndJoin(core: DeskCore, { sayWithUndo }: BackSteps) {
  const { store, t, announce, read, run, inTurn, selected, listFilter, showClaim, clearSelection } = core

  async function split(claim: string, at: readonly number[]): Promise<void> {
    const made = await run('claim.split', { claim, at: [...at] })
    if (!made) return
    store.getState().setMode({ kind: 'reading' })
    const [first] = made.ids
    if (first !== undefined) await showClaim(first)
    announce(t('announce.split', { count: made.ids.length }))
  }

  return {
    /**
     * Begins to split the selected claim: the cut starts at its middle word, `textOf` gives the article's text. Words that are
     * selected within the claim say already where: it is cut before and after them.
     */
    startSplit: (textOf: (start: number, end: number) => string | undefined, language: string | null) =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const points = claim.row.ranges.flatMap(({ start, end }) =>
          cutPoints(textOf(start, end) ?? '', language).map((point) => start + point)
        )
        if (points.length === 0) {
          showToast(t('toast.nothingToSplit'))
          return
        }
        const { selection } = store.getState()
        const at = points.filter((point) => point === selection?.start || point === cutAfter(selection, points))
        if (at.length > 0) {
          clearSelection()
          await split(claim.row.id, at)
          return
        }
        store.getState().setMode({
          kind: 'splitting',
          claim: claim.row.id,
          points,
          at: Math.floor(points.length / 2),
          cuts: []
        })
        store.getState().revealOffset(claim.row.start)
      }),

    applySplit: () =>
      inTurn(async () => {
        const { mode } = store.getState()
        if (mode.kind !== 'splitting') return
        const point = mode.points[mode.at]
        const at = mode.cuts.length > 0 ? [...mode.cuts] : point === undefined ? [] : [point]
        if (at.length === 0) return
        await split(mode.claim, at)
      }),

    /** Begins to merge: the next claim of the text is proposed, clicks and j/k choose others. */
    startMerge: () =>
      inTurn(async () => {
        const claim = await selected()
        const filter = listFilter()
        if (!claim || !filter) return
        const { row } = await read('claim.step', { filter, from: claim.row.id, direction: 'next' }, true)
        store.getState().setMode({ kind: 'merging', claim: claim.row.id, others: row ? [row.id] : [], proposed: true })
      }),

    /** Chooses another claim to merge with; `another` keeps the chosen one and adds the next. */
    moveMerge: (move: 'next' | 'previous' | 'another') =>
      inTurn(async () => {
        const { mode } = store.getState()
        const filter = listFilter()
        if (mode.kind !== 'merging' || !filter) return
        const chosen = [mode.claim, ...mode.others]
        let from = mode.others.at(-1) ?? mode.claim
        const direction = move === 'previous' ? 'previous' : 'next'
        const kept = move === 'another' ? mode.others : mode.others.slice(0, -1)
        for (;;) {
          const { row } = await read('claim.step', { filter, from, direction }, true)
          if (!row) return
          from = row.id
          if (chosen.includes(row.id)) continue
          store.getState().setMode({ ...mode, others: [...kept, row.id], proposed: false })
          store.getState().revealOffset(row.start)
          announce(row.statement || row.text)
          return
        }
      }),

    applyMerge: () =>
      inTurn(async () => {
        const { mode } = store.getState()
        if (mode.kind !== 'merging' || mode.others.length === 0) return
        const made = await run('claim.merge', { claims: [mode.claim, ...mode.others] })
        if (!made) return
        store.getState().setMode({ kind: 'reading' })
        await showClaim(made.id)
        announce(t('announce.merged'))
        const left = leftBehindText(made, (thing, count) => t(`left.${thing}`, { count }))
        sayWithUndo([t('toast.merged'), left ? t('toast.mergedWithout', { left }) : ''].join(' ').trim())
      }),

    /**
     * While merging, a click on a claim says that it belongs to the others, or no longer; the first one takes the place of what
     * was proposed. False where nothing is being merged.
     */
    chooseMerge: (claim: string): boolean => {
      const { mode, setMode } = store.getState()
      if (mode.kind !== 'merging') return false
      if (claim === mode.claim) return true
      const others = mode.proposed ? [] : mode.others
      setMode({
        ...mode,
        others: others.includes(claim) ? others.filter((other) => other !== claim) : [...others, claim],
        proposed: false
      })
      return true
    }
  }
}

/** Characters between the end of a word and the next word of the same stretch: a space, a mark or two. */
const BETWEEN_WORDS = 3

/** The cut right after the selected words: a cut stands before a word, a selection ends with one. */
function cutAfter(selection: Range | null, points: readonly number[]): number | undefined {
  if (selection === null) return undefined
  return points.find((point) => point >= selection.end && point - selection.end <= BETWEEN_WORDS)
}
