import { useEffect } from 'react'
import { useDeskCommands } from '../desk-context.tsx'
import { type DeskMode, useDesk, useDeskStore } from '../desk-store.ts'
import { movePick, type PickMove, pickedRange } from '../logic/picking.ts'
import {
  addStretch,
  dropStretch,
  moveStretch,
  nextStretch,
  otherEnd,
  type PickText,
  type Stretches
} from '../logic/rewording.ts'
import { useArticleContext } from './article-context.ts'

const moves: Readonly<Record<string, PickMove>> = {
  ArrowRight: 'next-word',
  ArrowLeft: 'previous-word',
  ArrowDown: 'next-block',
  ArrowUp: 'previous-block',
  Home: 'block-start',
  End: 'block-end'
}

/**
 * The keys of a mode (picking words, rewording, cutting, merging). They come before all other keys, so that letters mean what the
 * mode says; typing into a field and pressing a focused button of the mode bar stay what they are.
 */
export function useModeKeys(): void {
  const kind = useDesk((state) => state.mode.kind)
  const store = useDeskStore()
  const commands = useDeskCommands()
  const article = useArticleContext()

  useEffect(() => {
    if (kind === 'reading') return
    const leave = (): void => store.getState().setMode({ kind: 'reading' })

    const picking = (mode: Extract<DeskMode, { kind: 'picking' }>, event: KeyboardEvent): boolean => {
      const move = moves[event.key]
      const range = pickedRange(mode.pick)
      if (move && article.text) {
        const pick = movePick(mode.pick, move, event.shiftKey, article.text.blockAt, article.language)
        store.getState().setMode({ kind: 'picking', pick })
        store.getState().revealOffset(pick.head.start)
      } else if (event.key === 'Enter' || event.key === 'n') {
        leave()
        void commands.newClaim(range)
      } else if (event.key === 'c') {
        void commands.findClaims(range)
      } else if (event.key === 'x') {
        void commands.nothingToCheck(range, article.passagesIn(range))
      } else return false
      return true
    }

    const rewording = (mode: Extract<DeskMode, { kind: 'rewording' }>, event: KeyboardEvent): boolean => {
      const text = article.pickText
      if (event.key === 'Enter' || event.key === 'w') {
        void commands.applyRewording()
        return true
      }
      const chosen = text && reworded(mode.chosen, event, text)
      if (!chosen) return false
      store.getState().setMode({ ...mode, chosen })
      const head = chosen.picks[chosen.at]?.head
      if (head) store.getState().revealOffset(head.start)
      return true
    }

    const splitting = (event: KeyboardEvent): boolean => {
      const { moveCut, toggleCut } = store.getState()
      if (event.key === 'ArrowRight') moveCut(1)
      else if (event.key === 'ArrowLeft') moveCut(-1)
      else if (event.key === 'Home') moveCut(Number.NEGATIVE_INFINITY)
      else if (event.key === 'End') moveCut(Number.POSITIVE_INFINITY)
      else if (event.key === ' ') toggleCut()
      else if (event.key === 'Enter' || event.key === 's') void commands.applySplit()
      else return false
      return true
    }

    const merging = (event: KeyboardEvent): boolean => {
      if (event.key === 'ArrowDown' || event.key === 'j') void commands.moveMerge('next')
      else if (event.key === 'ArrowUp' || event.key === 'k') void commands.moveMerge('previous')
      else if (event.key === ' ') void commands.moveMerge('another')
      else if (event.key === 'Enter' || event.key === 'm') void commands.applyMerge()
      else return false
      return true
    }

    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return
      if ((event.key === 'Enter' || event.key === ' ') && target?.closest('.mode-bar button')) return
      const { mode } = store.getState()
      let used = false
      if (event.key === 'Escape') {
        leave()
        used = true
      } else if (mode.kind === 'picking') used = picking(mode, event)
      else if (mode.kind === 'rewording') used = rewording(mode, event)
      else if (mode.kind === 'splitting') used = splitting(event)
      else if (mode.kind === 'merging') used = merging(event)
      if (!used) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [kind, store, commands, article])
}

/** What a key makes of the stretches; null where the key means nothing here. */
function reworded(chosen: Stretches, event: KeyboardEvent, text: PickText): Stretches | null {
  const move = moves[event.key]
  if (move) return moveStretch(chosen, move, event.shiftKey, text)
  if (event.key === ' ') return otherEnd(chosen, text)
  if (event.key === 'n') return addStretch(chosen, text)
  if (event.key === 'Backspace' || event.key === 'Delete') return dropStretch(chosen)
  if (event.key === 'j') return nextStretch(chosen, 1)
  if (event.key === 'k') return nextStretch(chosen, -1)
  return null
}
