import { type MouseEvent, type RefObject, useEffect, useMemo } from 'react'
import type { Range } from '../../../../shared/model/values.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDeskStore } from '../desk-store.ts'
import { claimForClick } from '../logic/navigation.ts'
import { offsetOfPoint, selectedRange } from '../logic/selection-offsets.ts'
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

/** Clicks choose claims, dragging selects text. Gives the handlers for the element that holds the text. */
export function useTextSelection({ scrollRef, text, language, pinned }: SelectionParts) {
  const store = useDeskStore()
  const commands = useDeskCommands()

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

  return useMemo(
    () => ({
      onMouseDown: (event: MouseEvent) => {
        const item = (event.target as Element).closest('[data-index]')
        pinned.current = item ? Number(item.getAttribute('data-index')) : null
      },
      onClick: (event: MouseEvent) => {
        const root = scrollRef.current
        const target = event.target as Element
        if (!root || event.button !== 0 || !target.closest('[data-start]')) return
        const selection = document.getSelection()
        if (!selection?.anchorNode || !selection.isCollapsed || event.detail > 2) return
        const offset = offsetOfPoint(root, selection.anchorNode, selection.anchorOffset)
        if (offset === null) return
        const state = store.getState()
        if (state.mode.kind === 'splitting') {
          const { mode } = state
          state.setMode({ ...mode, at: lastAtOrBefore(mode.points, offset) })
          return
        }
        const marks = text.marksAt(offset)?.claims ?? []
        const shown = marks.filter((mark) => state.showDismissed || mark.state !== 'dismissed')
        const claim = claimForClick(shown, offset, state.claim)
        if (claim) commands.selectHere(claim)
      }
    }),
    [scrollRef, store, commands, text, pinned]
  )
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
