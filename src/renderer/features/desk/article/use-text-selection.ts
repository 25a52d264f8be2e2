import { type MouseEvent, type RefObject, useEffect, useMemo } from 'react'
import type { Range } from '../../../../shared/model/values.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDeskStore } from '../desk-store.ts'
import { claimForClick } from '../logic/navigation.ts'
import { stretchAt, takeSelected } from '../logic/rewording.ts'
import { offsetAtPoint, offsetOfPoint, selectedRange } from '../logic/selection-offsets.ts'
import { lastAtOrBefore } from '../logic/windows.ts'
import { wholeWords } from '../logic/words.ts'
import type { ArticleText } from './use-article-text.ts'

interface SelectionParts {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly text: ArticleText
  readonly language: string | null
  /** The block in which the mouse went down: it stays on the page while the selection grows. */
  readonly pinned: RefObject<number | null>
}

/** Clicks choose claims, with Ctrl, Cmd or Shift several; dragging selects text. Gives the handlers for the element that holds the text. */
export function useTextSelection({ scrollRef, text, language, pinned }: SelectionParts) {
  const store = useDeskStore()
  const commands = useDeskCommands()

  useEffect(() => {
    // While a claim is given other words, what the mouse selects is taken when the button is let go.
    let down = false
    let add = false
    const take = (): void => {
      const { mode, selection, setMode } = store.getState()
      if (mode.kind !== 'rewording' || selection === null || down) return
      document.getSelection()?.removeAllRanges()
      setMode({ ...mode, chosen: takeSelected(mode.chosen, selection, add, { ...text, language }) })
    }
    const onDown = (event: PointerEvent): void => {
      down = true
      add = event.ctrlKey || event.metaKey
    }
    const onUp = (): void => {
      down = false
      take()
    }
    const stop = store.subscribe(take)
    document.addEventListener('pointerdown', onDown, { capture: true })
    document.addEventListener('pointerup', onUp)
    document.addEventListener('pointercancel', onUp)
    return () => {
      stop()
      document.removeEventListener('pointerdown', onDown, { capture: true })
      document.removeEventListener('pointerup', onUp)
      document.removeEventListener('pointercancel', onUp)
    }
  }, [store, text, language])

  useEffect(() => {
    const read = (): void => {
      const root = scrollRef.current
      const selection = document.getSelection()
      if (!root || !selection) return
      const range = selectedRange(root, selection)
      const tidy = range ? tidySelection(text, range, language) : null
      const before = store.getState().selection
      if (tidy?.start === before?.start && tidy?.end === before?.end) return
      store.getState().setSelection(tidy)
      if (!tidy) pinned.current = null
    }
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [scrollRef, store, text, language, pinned])

  return useMemo(() => {
    const claimAt = (offset: number, selected: string | null): string | null => {
      const marks = text.marksAt(offset)?.claims ?? []
      const { showDismissed } = store.getState()
      const shown = marks.filter((mark) => showDismissed || mark.state !== 'dismissed')
      return claimForClick(shown, offset, selected)
    }
    /** The claim that Shift and a click choose up to; none where the click stretches selected text, as everywhere. */
    const claimToStretchTo = ({ shiftKey, button, clientX, clientY }: MouseEvent): string | null => {
      const { mode, selection, claim } = store.getState()
      const root = scrollRef.current
      if (!shiftKey || button !== 0 || !root || mode.kind !== 'reading' || selection || claim === null) return null
      const offset = offsetAtPoint(root, clientX, clientY)
      return offset === null ? null : claimAt(offset, null)
    }
    return {
      onMouseDown: (event: MouseEvent) => {
        const item = (event.target as Element).closest('[data-index]')
        pinned.current = item ? Number(item.getAttribute('data-index')) : null
        if (claimToStretchTo(event) === null) return
        // The browser would select all text from the last click to here.
        event.preventDefault()
        scrollRef.current?.focus({ preventScroll: true })
      },
      onClick: (event: MouseEvent) => {
        const root = scrollRef.current
        const target = event.target as Element
        if (!root || event.button !== 0 || !target.closest('[data-start]')) return
        const upTo = claimToStretchTo(event)
        if (upTo !== null) {
          void commands.chooseUpTo(upTo)
          return
        }
        const selection = document.getSelection()
        if (!selection?.anchorNode || !selection.isCollapsed || event.detail > 2) return
        const offset = offsetOfPoint(root, selection.anchorNode, selection.anchorOffset)
        if (offset === null) return
        const state = store.getState()
        if (state.mode.kind === 'rewording') {
          state.setMode({ ...state.mode, chosen: stretchAt(state.mode.chosen, offset) })
          return
        }
        if (state.mode.kind === 'splitting') {
          const { mode } = state
          state.setMode({ ...mode, at: lastAtOrBefore(mode.points, offset) })
          return
        }
        const also = event.ctrlKey || event.metaKey
        const claim = claimAt(offset, also ? null : state.claim)
        if (claim === null) return
        if (also) commands.chooseAlso(claim)
        else commands.selectHere(claim)
      }
    }
  }, [scrollRef, store, commands, text, pinned])
}

/** Whole words of the text; where a part of it is not fetched any more, as it is. */
function tidySelection(text: ArticleText, range: Range, language: string | null): Range | null {
  const from = text.blockAt(text.blockOf(range.start))?.start
  const last = text.blockAt(text.blockOf(Math.max(range.start, range.end - 1)))
  if (from === undefined || !last) return range
  const words = text.slice(from, last.start + last.text.length)
  if (words === undefined) return range
  const whole = wholeWords(words, { start: range.start - from, end: range.end - from }, language)
  return whole && { start: from + whole.start, end: from + whole.end }
}
